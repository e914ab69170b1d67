"""What a person may say of an entry, and whether it can be so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from sqlite_utils import Database

from store.days import span_of
from store.errors import CorrectionError
from store.ledger import corrected
from store.ledger.retracing import About, Telling, tellings
from store.ledger.rows import rows
from store.reader.reading import EventKind, EventStatus, ProposalStatus
from store.spelling import folded

__all__ = ["CHOICES", "FIELDS", "TITLES", "About", "Change", "Field", "checked", "other_tellings", "title_of"]

Field = Literal["name", "side", "role", "merge", "split", "day", "kind", "status", "drop", "join", "confirm"]

FIELDS: dict[About, tuple[Field, ...]] = {
    "actor": ("name", "side", "role", "merge", "split", "confirm"),
    "event": ("day", "kind", "status", "drop", "confirm"),
    "proposal": ("status", "join", "drop", "confirm"),
}
"""What of an entry can be corrected."""

CHOICES: dict[tuple[About, Field], tuple[str, ...]] = {
    ("event", "kind"): get_args(EventKind),
    ("event", "status"): get_args(EventStatus),
    ("proposal", "status"): get_args(ProposalStatus),
}
"""What a kind or a status can be."""

TITLES: dict[About, str] = {"actor": "name", "event": "what", "proposal": "what"}
"""The column by which an entry is called."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a person says of an entry (an id).

    `value` is a name, an office, a day (as in `store.reader.reading`), a kind or a status; `other` the id of the actor
    to merge into this one, of the proposal to join to this one, or of the side, None for none; `spellings` the names
    to split off, each as reports give it in full.
    """

    about: About
    entry: int
    field: Field
    value: str | None = None
    other: int | None = None
    spellings: tuple[str, ...] = ()


def title_of(db: Database, about: About, entry: int) -> str:
    """What an entry is called. Raises CorrectionError where nobody sees it."""
    hidden = "" if about == "actor" else "and hidden = 0"
    row = db.execute(f"select {TITLES[about]} from {about} where id = ? and reports > 0 {hidden}", [entry]).fetchone()
    if row is None:
        raise CorrectionError(f"there is no {about} {entry}", f"see {_LISTS[about]}")
    return str(row[0])


_LISTS: dict[About, str] = {
    "actor": "parley actors --ids", "event": "parley timeline --ids", "proposal": "parley proposals --all --ids"
}  # fmt: skip


def checked(db: Database, change: Change, title: str) -> tuple[str | None, str | None]:
    """The value as it is kept, and what stood there before. Raises CorrectionError."""
    about, field = change.about, change.field
    if field not in FIELDS[about]:
        raise CorrectionError(f"the {field} of an {about} cannot be corrected", f"of it: {', '.join(FIELDS[about])}")
    row = rows(db, f"select * from {about} where id = ?", [change.entry])[0]
    value = " ".join((change.value or "").split())
    match field:
        case "name":
            return _free_name(db, change.entry, value), str(row["name"])
        case "role":
            return value or None, str(row["role"]) if row["role"] else None
        case "side":
            return _side(db, change, title)
        case "day":
            if span_of(value) is None:
                raise CorrectionError(f"“{value}” is no day", "write it as 2025-06-02, 2025-06 or 2025")
            return value, str(row["date"]) if row["date"] else None
        case "kind" | "status":
            choices = CHOICES[about, field]
            if value not in choices:
                raise CorrectionError(f"“{value}” is no {field} of {_a(about)}", f"it is one of: {', '.join(choices)}")
            return value, str(row[field])
        case "merge" | "join":
            if change.other is None or change.other == change.entry:
                raise CorrectionError(f"“{title}” cannot be joined to itself", f"name another {about}")
            _mergeable(db, change, title)
            return None, None
        case "split":
            return ", ".join(change.spellings), None
        case "confirm":
            return corrected.seen(db, about, change.entry), None
    return None, None


def _a(about: About) -> str:
    return "a proposal" if about == "proposal" else f"an {about}"


def _free_name(db: Database, actor_id: int, name: str) -> str:
    if not folded(name):
        raise CorrectionError("a name cannot be empty", "give one")
    row = db.execute(
        "select actor.name from actor_name join actor on actor.id = actor_id"
        " where actor_name.folded = ? and actor_id != ? and actor.reports > 0"
        " and (kind = 'person') = (select kind = 'person' from actor where id = ?) limit 1",
        [folded(name), actor_id, actor_id],
    ).fetchone()
    if row is not None:
        raise CorrectionError(f"“{name}” is a name of {row[0]} already", "if they are the same, merge them")
    return name


def _side(db: Database, change: Change, title: str) -> tuple[str | None, str | None]:
    was = db.execute(
        "select party.name from actor join actor party on party.id = actor.party_id where actor.id = ?", [change.entry]
    ).fetchone()
    if change.other is None:
        return None, was[0] if was else None
    side = title_of(db, "actor", change.other)
    at: int | None = change.other
    while at is not None:
        if at == change.entry:
            raise CorrectionError(f"{title} cannot be on its own side", f"{side} is on the side of {title}")
        at = db.execute("select party_id from actor where id = ?", [at]).fetchone()[0]
    return side, was[0] if was else None


def _mergeable(db: Database, change: Change, title: str) -> None:
    """Raise CorrectionError where two entries cannot be one."""
    about, other = change.about, change.other
    assert other is not None
    name = title_of(db, about, other)
    column = "kind = 'person'" if about == "actor" else "negotiation_id"
    one, two = (
        db.execute(f"select {column} from {about} where id = ?", [entry]).fetchone()[0]
        for entry in (change.entry, other)
    )
    if one != two and about == "actor":
        raise CorrectionError(f"{title} and {name} cannot be one", "a person is neither a state nor an organization")
    if one != two:
        raise CorrectionError(f"“{title}” and “{name}” cannot be one", "they belong to different negotiations")


def other_tellings(db: Database, change: Change, own: list[Telling]) -> list[Telling]:
    """The tellings of the other entry, or those to split off. Raises CorrectionError."""
    if change.field != "split":
        return tellings(db, change.about, change.other) if change.other is not None else []
    wanted = {folded(spelling) for spelling in change.spellings}
    apart = [telling for telling in own if folded(telling.told) in wanted]
    names = list(dict.fromkeys(telling.told for telling in own))
    strange = [s for s in change.spellings if folded(s) not in {folded(name) for name in names}]
    if strange or not wanted:
        raise CorrectionError(
            f"no report calls it “{strange[0] if strange else ''}” in full", f"what reports call it: {', '.join(names)}"
        )
    if len(apart) == len(own):
        raise CorrectionError("nothing would be left", f"split off some of: {', '.join(names)}")
    return apart
