"""What the way to the first paint goes without."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager


def hurry() -> None:
    """Let the garbage lie: there is next to none on the way to the first paint, and looking for it takes a tenth of
    that way."""
    gc.disable()


@contextmanager
def without_tls() -> Iterator[None]:
    """Load asyncio without TLS, if it is loaded within this: it does where Python is built without. That takes a
    thirtieth of the way, and the dashboard speaks to no network."""
    if "ssl" in sys.modules:
        yield
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]  # an import then fails
    try:
        yield
    finally:
        del sys.modules["ssl"]


def take_time() -> None:
    """Look for garbage again; what has been loaded and put on the screen by now stays, and is not looked through."""
    gc.freeze()
    gc.enable()
