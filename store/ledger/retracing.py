"""How the entry that a person corrected is found again: by what told it then, whatever has become of its id.

A telling is one report's row of an actor, an event or a proposal. Its report, its words and its sentence outlast the
row: reports are laid again, read again, and come in new versions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from store.ledger.rows import overlap

About = Literal["actor", "event", "proposal"]

ABOUT: tuple[About, ...] = ("actor", "event", "proposal")
"""What can be corrected."""

WORDS: dict[About, str] = {"actor": "name", "event": "what", "proposal": "what"}
"""The column with what a report calls it."""

MOST = 12
"""Tellings that are asked where an entry is now; the most of them decide. One would do while nothing was split."""

SAME_WORDING = 0.5
"""Share of content words in common from which a row of another reading of the report may be the same telling."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report told: its id in the store, the words, the kind, and the span of the sentence."""

    document: int
    told: str
    kind: str
    start: int
    end: int


def tellings(db: Database, about: About, entry: int) -> list[Telling]:
    """What tells an entry, in order of publication."""
    return [
        Telling(*row)
        for row in db.execute(
            f'select document_id, told.{WORDS[about]}, told.kind, start, "end" from {about}_report told'
            f" join document on document.id = document_id where {about}_id = ?"
            " order by document.published, document.hash, start, told.id",
            [entry],
        )
    ]


def known_by(db: Database, correction_id: int, part: str) -> list[Telling]:
    """The tellings that a correction was made on: those of its entry, or of the other one."""
    return [
        Telling(*row)
        for row in db.execute(
            'select document_id, told, kind, start, "end" from correction_telling'
            " where correction_id = ? and part = ? order by id",
            [correction_id, part],
        )
    ]


def retraced(db: Database, about: About, known: Sequence[Telling], last: int | None = None) -> int | None:
    """The entry that these tellings are of now; None where no report tells it any more.

    `last` is where it was when it was last found: where the words have all changed, but reports of then still tell that
    entry, it is that one.
    """
    found = Counter(entry for telling in known[:MOST] if (entry := _exactly(db, about, telling)) is not None)
    if not found and last is not None and _still_told(db, about, known, last):
        return last
    if not found:
        found = Counter(entry for telling in known[:MOST] if (entry := _nearly(db, about, telling)) is not None)
    return min(found, key=lambda entry: (-found[entry], entry)) if found else None


def rows_of(db: Database, about: About, known: Iterable[Telling]) -> list[int]:
    """The rows that hold these tellings now."""
    return [
        row[0]
        for telling in known
        for row in db.execute(
            f"select id from {about}_report where document_id = ? and {WORDS[about]} = ? and kind = ? and start = ?",
            [telling.document, telling.told, telling.kind, telling.start],
        )
    ]


def _exactly(db: Database, about: About, telling: Telling) -> int | None:
    row = db.execute(
        f"select {about}_id from {about}_report where document_id = ? and {WORDS[about]} = ? and kind = ? and start = ?"
        f" and {about}_id is not null order by id limit 1",
        [telling.document, telling.told, telling.kind, telling.start],
    ).fetchone()
    return row[0] if row else None


def _still_told(db: Database, about: About, known: Sequence[Telling], entry: int) -> bool:
    return any(
        db.execute(
            f"select 1 from {about}_report where {about}_id = ? and document_id = ? limit 1", [entry, telling.document]
        ).fetchone()
        for telling in known[:MOST]
    )


def _nearly(db: Database, about: About, telling: Telling) -> int | None:
    """The entry of the row of the report that is likest to the telling, in its words or by its sentence."""
    best, likest = None, 0.0
    for entry, words, kind, start, end in db.execute(
        f'select {about}_id, {WORDS[about]}, kind, start, "end" from {about}_report where document_id = ?'
        f" and {about}_id is not null order by start, id",
        [telling.document],
    ):
        wording = overlap(words, telling.told)
        same_place = about != "actor" and start < telling.end and telling.start < end and kind == telling.kind
        likeness = wording + same_place if wording >= SAME_WORDING or same_place else 0.0
        if likeness > likest:
            best, likest = entry, likeness
    return best
