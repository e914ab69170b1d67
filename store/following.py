"""Following an actor or a proposal, ending it, and reading the notices of it: written here, worked out elsewhere.

Nothing is deleted: what ended can go on, and what was read be unread, as if nothing had been.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from sqlite_utils import Database

from store import moment
from store.changes import title_of
from store.database import writing
from store.ledger.followed import find_again, keep_tellings

Followable = Literal["actor", "proposal"]
"""What can be followed."""


def follow(db: Database, about: Followable, entry: int) -> int:
    """Follow an actor or a proposal (an id) from now on: what reports to come tell of it is told. Returns the number
    by which it is followed, also where it is already. Raises CorrectionError where there is none, StoreError."""
    with writing(db):
        title = title_of(db, about, entry)
        known = db.execute(
            "select id from follow where about = ? and entry_id = ? and stopped_at is null", [about, entry]
        ).fetchone()
        if known is not None:
            return int(known[0])
        cursor = db.execute(
            "insert into follow (about, entry_id, title, since, told_up_to)"
            " values (?, ?, ?, ?, (select coalesce(max(arrival), 0) from document))",
            [about, entry, title, moment.now()],
        )
        assert cursor.lastrowid is not None
        keep_tellings(db, cursor.lastrowid, about, entry)
        return cursor.lastrowid


def stop(db: Database, number: int) -> list[int]:
    """Follow it no more: what is followed under that number, and under others where those have become the same.
    Returns the numbers that ended. Raises StoreError."""
    with writing(db):
        ended = [
            row[0]
            for row in db.execute(
                "select other.id from follow join follow other on other.id = follow.id"
                " or (other.about, other.entry_id) = (follow.about, follow.entry_id)"
                " where follow.id = ? and other.stopped_at is null order by other.id",
                [number],
            )
        ]
        _set(db, "follow", "stopped_at", moment.now(), ended)
        return ended


def go_on(db: Database, numbers: Iterable[int]) -> None:
    """Follow again what ended, as if it had not: what was told meanwhile is told still. Raises StoreError."""
    with writing(db):
        _set(db, "follow", "stopped_at", None, numbers)
        find_again(db)


def read(db: Database, notice: int) -> list[int]:
    """A notice has been read. Returns it where it had not been. Raises StoreError."""
    return _read(db, "id = ?", notice)


def read_all(db: Database, up_to: int) -> list[int]:
    """All notices up to the one of that id have been read. Returns those that had not been. Raises StoreError."""
    return _read(db, "id <= ?", up_to)


def unread(db: Database, notices: Iterable[int]) -> None:
    """These notices have not been read after all. Raises StoreError."""
    with writing(db):
        _set(db, "notice", "read_at", None, notices)


def _read(db: Database, which: str, value: int) -> list[int]:
    with writing(db):
        found = db.execute(f"select id from notice where read_at is null and {which} order by id", [value]).fetchall()
        notices = [row[0] for row in found]
        _set(db, "notice", "read_at", moment.now(), notices)
        return notices


def _set(db: Database, table: str, column: str, value: str | None, ids: Iterable[int] | Sequence[int]) -> None:
    db.conn.executemany(f"update {table} set {column} = ? where id = ?", [(value, row_id) for row_id in ids])
