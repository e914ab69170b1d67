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


def give_way() -> None:
    """Let a thread that has something to do wait no longer than a millisecond for the one that is at work, not five as
    Python has it: what is painted is written to the terminal by a thread of Textual's, and keys are read by another.
    At the start the first paint was written 10 ms after it was drawn, and is after 2."""
    sys.setswitchinterval(0.001)


@contextmanager
def without_tls() -> Iterator[None]:
    """Load asyncio without TLS, if it is loaded within this: it does where Python is built without. That takes a
    sixtieth of the way, and the dashboard speaks to no network."""
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
