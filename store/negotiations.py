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


class Placing:
    """Where the reports of a batch go: new ones to `negotiation` (an id) at once, those that are known move together at
    the end, as others have to be laid again for it. Without a belonging none moves."""

    def __init__(self, db: Database, belonging: Belonging | None) -> None:
        self._db, self._belonging = db, belonging
        self._claimed: list[int] = []
        self.negotiation = negotiation_id(db, belonging.name) if belonging else UNNAMED

    def claims(self, document_id: int) -> bool:
        """Whether a report in the store is to move here."""
        if self._belonging is None:
            return False
        now = self._db.execute("select negotiation_id from document where id = ?", [document_id]).fetchone()[0]
        if now == self.negotiation or (now != UNNAMED and not self._belonging.said):
            return False
        self._claimed.append(document_id)
        return True

    def move(self) -> None:
        """Move the reports that were claimed. Raises StoreError."""
        move(self._db, self._claimed, self.negotiation)


def move(db: Database, documents: Sequence[int], negotiation: int) -> None:
    """Let reports belong to a negotiation, all at once; what they tell joins what is known there. Raises StoreError."""
    if not documents:
        return
    with writing(db):
        marks = ", ".join("?" * len(documents))
        ordered = db.execute(
            f"select id from document where id in ({marks}) order by published, hash", list(documents)
        ).fetchall()
        for (document_id,) in ordered:
            ledger.lift(db, document_id)  # the first lifts those after it too that have to do with it
        db.conn.executemany(
            "update document set negotiation_id = ?, laid = 0 where id = ?",
            [(negotiation, document_id) for document_id in documents],
        )
        ledger.settle(db)
