"""What the way to the first paint goes without."""

from __future__ import annotations

import gc


def hurry() -> None:
    """Let the garbage lie: there is next to none on the way to the first paint, and looking for it takes a tenth of
    that way."""
    gc.disable()


def take_time() -> None:
    """Look for garbage again; what has been loaded and put on the screen by now stays, and is not looked through."""
    gc.freeze()
    gc.enable()
