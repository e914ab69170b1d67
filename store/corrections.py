"""What a person corrects: made, and taken back. Each is a row of its own; what was read stays as it is.

A correction counts at once, for all that reports will tell later, and also for how things were on an earlier day: it
mends what was read, it is not news. Merging and splitting actors lays the reports that name them again; all else is put
on top. Whatever was corrected can be taken back, in any order.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from store import moment
from store.changes import Change, Field, checked, other_tellings, title_of
from store.database import writing
from store.errors import CorrectionError
from store.ledger import corrected, pins
from store.ledger.known_corrected import told_as_corrected
from store.ledger.rejoining import (
    keep_tellings,
    lay_as_before,
    lay_events_again,
    lay_merged,
    lay_split,
    named_since,
)
from store.ledger.retracing import About, tellings

MOST_REASON = 500
"""Characters of a reason that are kept."""


def correct(db: Database, change: Change, reason: str | None = None) -> int:
    """Make a correction; returns its number. Raises CorrectionError where it cannot be, StoreError."""
    return correct_all(db, [change], reason)[0]


def correct_all(db: Database, changes: Iterable[Change], reason: str | None = None) -> list[int]:
    """Make several corrections, or none of them. Raises CorrectionError, StoreError."""
    with writing(db):
        return [_make(db, change, (reason or "").strip()[:MOST_REASON] or None) for change in changes]


def undo(db: Database, number: int | None = None) -> int:
    """Take a correction back, the last one if no number is given; returns its number. Raises CorrectionError."""
    with writing(db):
        if number is None:
            row = db.execute(
                "select id, about, field, undone_at from correction where undone_at is null order by id desc limit 1"
            ).fetchone()
            if row is None:
                raise CorrectionError("there is no correction to take back", "see parley correct --list")
        else:
            row = db.execute("select id, about, field, undone_at from correction where id = ?", [number]).fetchone()
            if row is None:
                raise CorrectionError(f"there is no correction {number}", "see parley correct --list")
            if row[3] is not None:
                raise CorrectionError(f"correction {number} was taken back already", "see parley correct --list --all")
        _undo(db, row[0], row[1], row[2])
        return int(row[0])


# ------------------------------------------------------------ making


def _make(db: Database, change: Change, reason: str | None) -> int:
    about, entry = change.about, change.entry
    title = title_of(db, about, entry)
    value, was = checked(db, change, title)
    other_title = None
    if change.field in ("merge", "join"):
        assert change.other is not None
        other_title = title_of(db, about, change.other)
    corrected.take_off(db)
    own = tellings(db, about, entry)
    other = other_tellings(db, change, own)
    correction_id = _write(db, change, title=title, value=value, was=was, other_title=other_title, reason=reason)
    apart = set(other)
    own = [telling for telling in own if telling not in apart]
    keep_tellings(db, correction_id, "entry", [(telling, None) for telling in own])
    keep_tellings(db, correction_id, "other", [(telling, None) for telling in other])
    if change.field == "merge":
        lay_merged(db, correction_id, change.entry, own, other)
    elif change.field == "split":
        actor_id = lay_split(db, correction_id, own, other)
        db.execute("update correction set other_id = ? where id = ?", [actor_id, correction_id])
    else:
        corrected.put_on(db)
    return correction_id


def _write(
    db: Database, change: Change, *, title: str, value: str | None, was: str | None, other_title: str | None,
    reason: str | None,
) -> int:  # fmt: skip
    """Write the row of a correction; returns its number."""
    cursor = db.execute(
        "insert into correction (made_at, about, field, entry_id, title, value, was, other_id, other_title, reason)"
        " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            moment.now(), change.about, change.field, change.entry, title, value, was, change.other, other_title,
            reason,
        ],
    )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


# ------------------------------------------------------------ taking back


def _undo(db: Database, correction_id: int, about: About, field: Field) -> None:
    corrected.take_off(db)
    db.execute("update correction set undone_at = ? where id = ?", [moment.now(), correction_id])
    if field == "name":
        _forget_name(db, correction_id)
    if field in ("merge", "split") or (field == "name" and named_since(db, correction_id)):
        lay_as_before(db, correction_id)
    elif field in ("day", "kind") and (joined := told_as_corrected(db, correction_id)):
        lay_events_again(db, joined)
    else:
        corrected.put_on(db)


def _forget_name(db: Database, correction_id: int) -> None:
    """Take away the name that a person gave, unless a report has it too, or a person gave it once more."""
    entry = db.execute("select entry_id from correction where id = ?", [correction_id]).fetchone()[0]
    db.execute("update actor_corrected set name = null where actor_id = ?", [entry])
    pins.drop_untold_names(db, entry)
