"""What is followed and what was read of it, written to the store for a dashboard. Everything here runs in threads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.following import Followable


class Keeping:
    """Each returns what takes it back. All of it raises StoreError."""

    def __init__(self, store: Path) -> None:
        self._store = store

    def follow(self, about: Followable, entry: int) -> Callable[[], None]:
        """Follow an actor or a proposal. Raises CorrectionError where there is none by now."""
        from store.database import open_store
        from store.following import follow

        with open_store(self._store) as db:
            number = follow(db, about, entry)
        return lambda: self._stop_again(number)

    def _stop_again(self, number: int) -> None:
        self.stop(number)

    def stop(self, number: int) -> Callable[[], None]:
        """Follow something no more."""
        from store.database import open_store
        from store.following import stop

        with open_store(self._store) as db:
            ended = stop(db, number)
        return lambda: self._go_on(ended)

    def _go_on(self, numbers: list[int]) -> None:
        from store.database import open_store
        from store.following import go_on

        with open_store(self._store) as db:
            go_on(db, numbers)

    def read(self, notice: int) -> Callable[[], None]:
        """A notice has been read."""
        from store.database import open_store
        from store.following import read

        with open_store(self._store) as db:
            notices = read(db, notice)
        return lambda: self._unread(notices)

    def read_all(self, up_to: int) -> Callable[[], None]:
        """All notices up to the one of that id have been read."""
        from store.database import open_store
        from store.following import read_all

        with open_store(self._store) as db:
            notices = read_all(db, up_to)
        return lambda: self._unread(notices)

    def _unread(self, notices: list[int]) -> None:
        from store.database import open_store
        from store.following import unread

        with open_store(self._store) as db:
            unread(db, notices)

    def take_notice(self, today: date) -> list[int]:
        """Take notice of what has changed: the ids of the notices that are to be told."""
        from store.noticing import take_notice

        return take_notice(self._store, today)
