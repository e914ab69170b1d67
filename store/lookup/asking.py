"""One read-only connection, and how it is asked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from store.connection import connect_reading, explained
from store.lookup.as_of import look_back
from store.lookup.words_then import add_function, held_then


class Asking:
    """A read-only connection to one store; a context manager. Raises StoreError where the store cannot be read.

    With `as_of` all answers are those of that day in the past: only the reports published up to then, and what was
    known from them.
    """

    def __init__(self, path: Path, as_of: date | None = None) -> None:
        self.path = path
        self.as_of = as_of
        with explained(path):
            self._db = connect_reading(path)
            self._db.execute("select 1 from document limit 1").fetchone()
            add_function(self._db)
            if as_of is not None:
                look_back(self._db, as_of)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def data_version(self) -> int:
        """A number that differs from the last one whenever another connection has changed the store."""
        return int(self._one("pragma data_version")[0])

    def interrupt(self) -> None:
        """Stop the question that another thread is asking through this connection."""
        self._db.interrupt()

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """What is asked within is answered as of one moment, whatever other processes write meanwhile."""
        with explained(self.path):
            self._db.execute("begin")
        try:
            yield
        finally:
            self._db.rollback()

    def _then(self, table: str, words: str, condition: tuple[str, list[object]]) -> tuple[str, list[object]]:
        """A condition on rows of `event` or `proposal`; looking back, the words are those that they had then."""
        if self.as_of is None or not words:
            return condition
        where, values = condition
        return f"{where} and {held_then(table)}", [*values, words]

    def _negotiation_names(self) -> dict[int, str]:
        return {row[0]: row[1] for row in self._all("select id, name from negotiation")}

    def _names(
        self, table: str, key: str, ids: list[int], where: str = "", order: str = "link.actor_id"
    ) -> dict[int, tuple[str, ...]]:
        rows = self._all(
            f"select link.{key}, actor.name from {table} link join actor on actor.id = link.actor_id"
            f" where link.{key} in ({marks(ids)}) {where} order by {order}",
            ids,
        )
        out: dict[int, tuple[str, ...]] = {}
        for row in rows:
            out[row[0]] = (*out.get(row[0], ()), row[1])
        return out

    def _all(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        with explained(self.path):
            return self._db.execute(sql, tuple(values)).fetchall()

    def _one_or_none(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Row | None:
        rows = self._all(sql, values)
        return rows[0] if rows else None

    def _one(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Row:
        return self._all(sql, values)[0]


def marks(items: Iterable[object]) -> str:
    """As many question marks as there are items, for `in (...)`."""
    return ", ".join("?" for _ in items)
