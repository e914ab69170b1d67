"""Visits, and what was looked at. What is new follows from it (`store.lookup.news`); here it is only remembered.

A look is a row: it says that a fact, or everything, was looked at as far as the reports had come by then. To take it
back is to delete its row. What comes in later is new again, so no look ever hides what nobody has seen.
"""

from __future__ import annotations

from typing import Literal

from sqlite_utils import Database

from store import moment
from store.database import writing

Looked = Literal["event", "proposal", "actor", "dispute"]
"""What can be looked at by itself."""


def visited_before(db: Database) -> bool:
    """Whether anybody has come to look before."""
    return db.execute("select 1 from visit limit 1").fetchone() is not None


def remember_visit(db: Database) -> int:
    """Somebody comes to look. What is there at the first visit is not new; after that only looking ends newness.

    Returns the visit's id. Raises StoreError.
    """
    with writing(db):
        cursor = db.execute("insert into visit (at, arrival) values (?, ?)", [moment.now(), latest_arrival(db)])
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def latest_arrival(db: Database) -> int:
    """The number of the report that came in last; 0 where there is none."""
    return int(db.execute("select coalesce(max(arrival), 0) from document").fetchone()[0])


def look_at(db: Database, kind: Looked, fact_id: int, up_to: int) -> int:
    """A fact has been looked at, as it was known once report number `up_to` had come in. Returns the look's id."""
    return _look(db, kind, fact_id, None, up_to)


def look_at_all(db: Database, up_to: int, negotiation: int | None = None) -> int:
    """Everything has been looked at, of one negotiation or of all. Returns the look's id."""
    return _look(db, None, None, negotiation, up_to)


def _look(db: Database, kind: Looked | None, fact_id: int | None, negotiation: int | None, up_to: int) -> int:
    with writing(db):
        cursor = db.execute(
            "insert into look (at, arrival, kind, fact_id, negotiation_id) values (?, ?, ?, ?, ?)",
            [moment.now(), up_to, kind, fact_id, negotiation],
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def take_back(db: Database, look: int | None = None) -> bool:
    """Take back a look, by itself the last: what it was at is new again. Whether there was one. Raises StoreError."""
    with writing(db):
        if look is None:
            look = db.execute("select max(id) from look").fetchone()[0]
        return bool(db.execute("delete from look where id = ?", [look]).rowcount)
