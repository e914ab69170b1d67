"""What a person corrected is put on top of what was laid, and taken off before reports are laid again.

So reports are always joined by what was read, and a correction made once holds for all that they tell later. An entry
holds what is to be seen, its states hold what was read. Merged and split actors alone are a matter of laying
(`store.ledger.pins`). All of it follows from the corrections that stand (`store.schema.corrections`).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlite_utils import Database

from store.days import span_of
from store.ledger import followed, joins, pins, states
from store.ledger.retracing import About, known_by, retraced
from store.ledger.rows import Row, rows
from store.spelling import folded

SEEN: dict[About, str] = {
    "actor": "name, side, role",
    "event": "kind, status, date, place",
    "proposal": "kind, status, date, place",
}
"""What somebody who confirms an entry has seen of it: when that changes, it is confirmed no more."""


@dataclass(slots=True)
class _Wanted:
    """What is to be seen of one entry."""

    values: dict[str, Any] = field(default_factory=dict)
    checked: str | None = None
    hidden: bool = False
    joined_to: int | None = None
    names: list[str] = field(default_factory=list)
    """All that an actor has been named, the last of which is to be seen."""
    confirmed: str | None = None
    """What was seen of it when it was confirmed, if that is the last that was said of it."""


def take_off(db: Database) -> None:
    """Give every corrected entry back what was read."""
    for about in ("event", "proposal"):
        db.execute(f"update {about} set hidden = 0 where hidden")
    joins.part(db)
    for about in ("actor", "event", "proposal"):
        entries = [row[0] for row in db.execute(f"select {about}_id from {about}_corrected")]
        for entry in entries:
            states.restore(db, about, entry)
            db.execute(f"update {about} set checked = null where id = ?", [entry])
        if about == "actor":
            for entry in entries:
                _show_sides(db, entry)
        else:
            db.execute(f"delete from {about}_corrected")


def put_on(db: Database) -> None:
    """Put the corrections that stand on the entries that they are about, wherever those are now; then what is followed
    is found where it is now."""
    standing = rows(db, "select * from correction where undone_at is null order by id")
    merged = _of_merged(db) if any(correction["field"] == "merge" for correction in standing) else set()
    wanted: dict[About, dict[int, _Wanted]] = {"actor": {}, "event": {}, "proposal": {}}
    for correction in standing:
        about: About = correction["about"]  # type: ignore[assignment]
        entry = _find(db, about, correction, "entry")
        if entry is not None and correction["id"] not in merged:
            _add(db, wanted[about], about, entry, correction)
    for proposal_id, each in wanted["proposal"].items():
        if each.joined_to is not None:
            each.joined_to = _root(wanted["proposal"], proposal_id)
            if each.joined_to is not None:
                joins.join(db, proposal_id, each.joined_to)
                each.hidden = True
    for event_id, each in wanted["event"].items():
        _write(db, "event", event_id, each)
    for proposal_id, each in wanted["proposal"].items():
        _write(db, "proposal", proposal_id, each)
    _put_on_actors(db, wanted["actor"])
    for about in wanted:
        for entry, each in wanted[about].items():
            if each.confirmed is not None and each.confirmed == seen(db, about, entry):
                db.execute(f"update {about} set checked = 'confirmed' where id = ?", [entry])
    followed.find_again(db)


def seen(db: Database, about: About, entry: int) -> str | None:
    """What is to be seen of an entry, as text to compare; None where there is no such entry."""
    row = db.execute(f"select {SEEN[about]} from {about} where id = ?", [entry]).fetchone()
    return json.dumps(list(row), ensure_ascii=False) if row else None


def _find(db: Database, about: About, correction: Row, part: str) -> int | None:
    """Where the entry (or the `other` one) of a correction is now; it is remembered."""
    column = f"{part}_id"
    last = correction[column]
    correction_id = int(correction["id"] or 0)
    entry = retraced(db, about, known_by(db, correction_id, part), int(last) if last is not None else None)
    if entry != last:
        db.execute(f"update correction set {column} = ? where id = ?", [entry, correction_id])
        if about == "actor" and last is not None:
            pins.drop_untold_names(db, int(last))
    return entry


def _of_merged(db: Database) -> set[int]:
    """The corrections of actors who were merged into others later: who they are now goes by what is said of those."""
    return {
        row[0]
        for row in db.execute(
            "select distinct mine.correction_id from correction_telling theirs"
            " join correction later on later.id = theirs.correction_id"
            " join correction_telling mine on mine.document_id = theirs.document_id and mine.told = theirs.told"
            " and mine.start = theirs.start join correction earlier on earlier.id = mine.correction_id"
            " where later.field = 'merge' and later.undone_at is null and theirs.part = 'other'"
            " and mine.part = 'entry' and earlier.about = 'actor' and earlier.id < later.id"
        )
    }


def _add(db: Database, wanted: dict[int, _Wanted], about: About, entry: int, correction: Row) -> None:
    """Add what one correction says to what earlier ones say of its entry."""
    value = None if correction["value"] is None else str(correction["value"])
    each = wanted.setdefault(entry, _Wanted())
    if correction["field"] == "confirm":
        each.confirmed = value
        return
    each.checked, each.confirmed = "corrected", None
    match correction["field"]:
        case "drop":
            each.hidden = True
        case "join":
            other = _find(db, about, correction, "other")
            if other is not None:
                wanted.setdefault(other, _Wanted()).joined_to = entry
        case "day":
            span = span_of(value)
            first, last = (span[0].isoformat(), span[1].isoformat()) if span else (None, None)
            each.values.update(date=value, earliest=first, latest=last, sort_day=first)
        case "side":
            party = _find(db, about, correction, "other") if value is not None else None
            each.values.update(party_id=party, sided=1)
        case "name" | "role" | "kind" | "status":
            each.values[str(correction["field"])] = value
            if correction["field"] == "name" and value is not None:
                each.names.append(value)


def _root(wanted: dict[int, _Wanted], proposal_id: int) -> int | None:
    """The proposal in which this one ends up when all that were joined are; None where that goes round in a circle."""
    seen_of = {proposal_id}
    at = proposal_id
    while (each := wanted.get(at)) is not None and each.joined_to is not None:
        at = each.joined_to
        if at in seen_of:
            return None
        seen_of.add(at)
    return at


def _write(db: Database, about: About, entry: int, wanted: _Wanted) -> None:
    """Write what is to be seen into the entry, and keep which of it is corrected."""
    values = wanted.values
    kept = {**values, **({"joined_to": wanted.joined_to} if about == "proposal" else {})}
    columns = [f"{about}_id", *kept]
    db.execute(
        f"insert into {about}_corrected ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
        [entry, *kept.values()],
    )
    shown = {**values, "checked": wanted.checked, "hidden": int(wanted.hidden)}
    db.execute(
        f"update {about} set {', '.join(f'{column} = ?' for column in shown)} where id = ?", [*shown.values(), entry]
    )


def _put_on_actors(db: Database, wanted: dict[int, _Wanted]) -> None:
    """The same for actors; the name that a person gave is a spelling too, and sides are called by it."""
    db.execute("delete from actor_corrected")
    for actor_id, each in wanted.items():
        values = each.values
        columns = ["actor_id", *values]
        db.execute(
            f"insert into actor_corrected ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
            [actor_id, *values.values()],
        )
        shown = {**{c: v for c, v in values.items() if c != "sided"}, "checked": each.checked}
        db.execute(
            f"update actor set {', '.join(f'{column} = ?' for column in shown)} where id = ?",
            [*shown.values(), actor_id],
        )
        db.conn.executemany(
            "insert or ignore into actor_name (actor_id, name, folded) values (?, ?, ?)",
            [(actor_id, name, folded(name)) for name in each.names],
        )
    for actor_id in wanted:
        _show_sides(db, actor_id)


def _show_sides(db: Database, actor_id: int) -> None:
    """Write an actor's own side, and that of those who are of its side."""
    db.execute(
        "update actor set side = coalesce((select name from actor party where party.id = actor.party_id), name)"
        " where id = ? or party_id = ?",
        [actor_id, actor_id],
    )
