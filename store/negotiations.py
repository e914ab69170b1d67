"""Which negotiation a report belongs to: found or founded by name, and reports moved to it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store import ledger
from store.database import writing
from store.errors import QueryError
from store.recording import UNNAMED

LONGEST = 60
"""Characters of a name at most: it stands in one line with what is said of it."""


@dataclass(frozen=True, slots=True)
class Belonging:
    """Where reports that are taken in belong: the negotiation's `name` ("" for the one without a name).

    `said` is whether the user said so for these reports. Then those that already belong to another negotiation move
    too; a name that only follows from where they lie moves those of the unnamed one.
    """

    name: str
    said: bool = True


def named(typed: str) -> str:
    """A name as it is kept: composed, with single spaces. Raises QueryError for what cannot be one."""
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if len(name) > LONGEST:
        raise QueryError(f"“{name[:20]}…” is too long for a negotiation's name; {LONGEST} characters are the most")
    if not all(character.isprintable() for character in name):
        raise QueryError(f"“{ascii(name)[1:-1]}” is no name for a negotiation; leave out what cannot be printed")
    return name


def key(name: str) -> str:
    """What tells one name from another: capitals do not.

    >>> key("Orva  River") == key("orva river")
    True
    """
    return named(name).casefold()


def negotiation_id(db: Database, name: str) -> int:
    """The negotiation of that name, founded where there is none. Raises QueryError, StoreError."""
    wanted = key(name)
    with writing(db):
        for known_id, known in db.execute("select id, name from negotiation").fetchall():
            if known.casefold() == wanted:
                return int(known_id)
        cursor = db.execute("insert into negotiation (name) values (?)", [named(name)])
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def belongs_elsewhere(db: Database, document_id: int, negotiation: int, *, said: bool) -> bool:
    """Whether a report that is known is to move to this negotiation."""
    now = db.execute("select negotiation_id from document where id = ?", [document_id]).fetchone()[0]
    return bool(now != negotiation and (said or now == UNNAMED))


def move(db: Database, documents: Sequence[int], negotiation: int) -> None:
    """Let reports belong to a negotiation, all at once; what they tell joins what is known there. Raises StoreError."""
    if not documents:
        return
    with writing(db):
        marks = ", ".join("?" * len(documents))
        first = db.execute(
            f"select id from document where id in ({marks}) order by published, hash limit 1", list(documents)
        ).fetchone()
        ledger.lift(db, first[0])  # those after it are lifted with it
        db.conn.executemany(
            "update document set negotiation_id = ?, laid = 0 where id = ?",
            [(negotiation, document_id) for document_id in documents],
        )
        ledger.settle(db)
