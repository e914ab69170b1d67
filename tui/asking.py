"""Questions to the store from worker threads: one connection a pane, one question at a time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from threading import Lock, Thread
from typing import TypeVar

from store.errors import StoppedError, StoreError
from store.lookup import Lookup

Answer = TypeVar("Answer")


def identity(store: Path) -> tuple[int, int] | None:
    """Which file a store is: an open connection stays with a file that was deleted or replaced. None where none is."""
    try:
        status = store.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _now() -> date | None:
    return None


class Asker:
    """A connection that is opened with the first question. `ask` belongs in a thread, `interrupt` anywhere.

    `as_of` gives the day in the past as of which questions are answered, None for now; it is asked each time. With
    `first` the first question is asked through another's connection, after what that is asked: to open one takes 3 ms,
    and at the start every pane asks at once.
    """

    def __init__(self, store: Path, as_of: Callable[[], date | None] = _now, first: Asker | None = None) -> None:
        self.store = store
        self._first = first
        self.as_of = as_of
        self._lock = Lock()
        self._handing_over = Lock()
        self._lookup: Lookup | None = None
        self._identity: tuple[int, int] | None = None
        self._closed = False
        self._asking = self._stopped = object()

    def ask(self, question: Callable[[Lookup], Answer]) -> Answer:
        """The answer, once an earlier question has been answered. Raises StoreError.

        A fault of the program raises it too: in a thread it would go unseen, and the pane would wait for ever.
        """
        first, self._first = self._first, None
        if first is not None:
            return first.ask(question)
        with self._lock:
            if self._closed:
                raise StoreError(str(self.store), "is closed", "open it again")
            try:
                as_of = self.as_of()
                if self._lookup is not None and (identity(self.store) != self._identity or self._lookup.as_of != as_of):
                    self._let_go()  # another file by now, or another day
                if self._lookup is None:
                    self._identity = identity(self.store)
                    self._lookup = Lookup(self.store, as_of)
                return self._answer(question, self._lookup)
            except StoreError:
                raise
            except Exception as fault:
                what = f"cannot be shown ({type(fault).__name__}: {fault})"
                raise StoreError(str(self.store), what, "please report this") from fault

    def _answer(self, question: Callable[[Lookup], Answer], lookup: Lookup) -> Answer:
        asking = self._asking = object()
        while True:
            try:
                return question(lookup)
            except StoppedError:
                if self._stopped is asking:
                    raise
                # It was meant for the question before, which had been answered by then: this one is wanted still.

    def warm_up(self) -> None:
        """Open the connection, and read what the first questions of a large store wait for, in a thread of its own:
        while all the rest is loaded there is time for that. What is wrong with the store, the first question will say.
        """

        def read() -> None:
            with suppress(StoreError):
                self.ask(lambda lookup: (lookup.timeline_days(), lookup.disputes(limit=1), lookup.counts()))

        Thread(target=read, daemon=True).start()

    def interrupt(self) -> None:
        """Stop the question that is being asked, and no later one: it raises StoppedError in its thread."""
        with self._handing_over:  # a connection that its thread has closed meanwhile cannot be stopped
            if self._lookup is not None and self._lock.locked():
                self._stopped = self._asking
                self._lookup.interrupt()

    def close(self) -> None:
        """Close the connection, when nothing is being asked any more."""
        self.interrupt()
        with self._lock:
            self._closed = True
            self._let_go()

    def _let_go(self) -> None:
        with self._handing_over:
            if self._lookup is not None:
                self._lookup.close()
                self._lookup = None
