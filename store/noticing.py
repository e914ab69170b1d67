"""Notice is taken of what changed for what is followed: worked out, and kept, so that it is told once.

Several dashboards may look at the same time: the one that keeps a notice is the one that tells it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sqlite_utils import Database

from store import moment
from store.database import open_store, writing
from store.lookup import Lookup
from store.lookup.noticing import ToTell, Untold

TRIES = 5
"""How often it is worked out anew where somebody else has taken notice, or followed something, meanwhile."""


def take_notice(store: Path, today: date) -> list[int]:
    """Take notice of all that has changed up to now, and of the days that draw near on a day. Returns the ids of the
    notices that nobody has told before, which is for the caller to do. Raises StoreError."""
    for _ in range(TRIES):
        with Lookup(store) as lookup:
            to_tell = lookup.to_tell(today)
        if not to_tell.is_due:
            return []
        with open_store(store) as db, writing(db):
            standing = db.execute("select id, told_up_to from follow where stopped_at is null order by id").fetchall()
            if tuple(standing) == to_tell.follows:
                return _keep(db, to_tell)
    return []


def _keep(db: Database, to_tell: ToTell) -> list[int]:
    db.execute("update follow set told_up_to = ? where stopped_at is null", [to_tell.up_to])
    kept = [_keep_one(db, row) for row in to_tell.rows]
    return [notice for notice in kept if notice is not None]


def _keep_one(db: Database, row: Untold) -> int | None:
    """Keep a notice; None where the day that is near was told meanwhile."""
    now, was = row.now, row.was
    cursor = db.execute(
        "insert or ignore into notice (told_at, about, entry_id, change, document_id, response, start, status, date,"
        " place, role, status_was, date_was, place_was, role_was, near)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            moment.now(), row.about, row.entry, row.change, row.document,
            row.response, row.start, now.status, now.date, now.place, now.role,
            *((was.status, was.date, was.place, was.role) if was else (None,) * 4), row.near,
        ],
    )  # fmt: skip
    if cursor.rowcount < 1 or cursor.lastrowid is None:
        return None
    db.conn.executemany(
        "insert into notice_follow (notice_id, follow_id) values (?, ?)",
        [(cursor.lastrowid, follow) for follow in row.due],
    )
    return cursor.lastrowid
