"""That somebody looked, written to the store: visits, looks, and looks taken back. Everything here runs in threads."""

from __future__ import annotations

from pathlib import Path

from store.lookup import NewsKind


class Looking:
    """The looks of one sitting at the dashboard; they can be taken back one by one, the last first."""

    def __init__(self, store: Path) -> None:
        self._store = store
        self._looks: list[int] = []

    def visit(self, *, first_too: bool) -> bool:
        """Remember that somebody came to look. The first visit of all is put off where it is not to be remembered yet:
        what a folder holds when it is first followed is not new. Whether it was remembered. Raises StoreError."""
        from store.database import open_store
        from store.visits import remember_visit, visited_before

        with open_store(self._store) as db:
            if not first_too and not visited_before(db):
                return False
            remember_visit(db)
            return True

    def look_at(self, kind: NewsKind, fact_id: int, up_to: int) -> None:
        """A fact has been looked at, as it was shown. Raises StoreError."""
        from store.database import open_store
        from store.visits import look_at

        with open_store(self._store) as db:
            self._looks.append(look_at(db, kind, fact_id, up_to))

    def look_at_all(self, up_to: int, negotiation: int | None) -> None:
        """All that is new has been looked at, of one negotiation or of all. Raises StoreError."""
        from store.database import open_store
        from store.visits import look_at_all

        with open_store(self._store) as db:
            self._looks.append(look_at_all(db, up_to, negotiation))

    def take_back(self) -> None:
        """Take the last look back: its marks return. Raises StoreError."""
        from store.database import open_store
        from store.visits import take_back

        if self._looks:
            with open_store(self._store) as db:
                take_back(db, self._looks[-1])
            self._looks.pop()
