"""Actors over many reports: each real one once, with every spelling of its name, its side and its latest office."""

from __future__ import annotations

from collections import Counter

from sqlite_utils import Database

from store.ledger import states
from store.ledger.rows import Row, latest, marks, new_id, rows, write
from store.reader.states import canonical_state
from store.spelling import folded

_SMALL = frozenset("the of and for on in to".split())
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


TABLE = "actor"


def lift(db: Database, documents: list[int]) -> None:
    """Take what these reports say of actors out of the ledger; they are no longer marked as laid."""
    _refresh(db, set(states.lift(db, TABLE, documents)))


def lay(db: Database, document_id: int) -> None:
    """Find or found the actor of everyone whom the report names; no two of one report become the same."""
    found = rows(
        db,
        "select * from actor_report where document_id = ?"
        " order by case kind when 'state' then 0 when 'organization' then 1 else 2 end, id",
        [document_id],
    )
    taken: set[int] = set()
    for said in found:
        names = [
            str(row["name"])
            for row in rows(db, "select name from actor_report_name where actor_report_id = ?", [said["id"]])
        ]
        actor_id = _known(db, said, names, taken)
        if actor_id is None:
            actor_id = new_id(db, "actor")
            write(db, "actor", actor_id, name=said["name"], kind=said["kind"], side=said["name"], key="", reports=1)
        taken.add(actor_id)
        db.execute("update actor_report set actor_id = ? where id = ?", [actor_id, said["id"]])
    _refresh(db, taken)
    states.note(db, TABLE, document_id, taken)


def key_of(name: str, kind: str, names: list[str]) -> str:
    """What actors of one kind are looked up by: a person's surname, a state's common name, an organization's initials.

    >>> key_of("Sergey Lavrov", "person", []), key_of("U.K.", "state", ["British"])
    ('lavrov', 'united kingdom')
    >>> key_of("United Nations", "organization", []), key_of("U.N.", "organization", [])
    ('un', 'un')
    """
    if kind == "person":
        parts = [part for part in folded(name).split() if part not in _SUFFIXES]
        return parts[-1] if parts else folded(name)
    if kind == "state":
        return folded(next((state for n in (name, *names) if (state := canonical_state(n))), name))
    parts = [part for part in folded(name).split() if part not in _SMALL]
    return "".join(part[0] for part in parts) if len(parts) > 1 else folded(name)


def _known(db: Database, said: Row, names: list[str], taken: set[int]) -> int | None:
    """The actor already known that a report's actor is, if there is one and no more than one."""
    kind, name = str(said["kind"]), str(said["name"])
    spellings = sorted({folded(n) for n in names})
    candidates = rows(
        db,
        "select actor.id, actor.name, actor.kind, party.name as party, max(actor_name.id) as spelled from actor"
        " left join actor party on party.id = actor.party_id"
        f" left join actor_name on actor_name.actor_id = actor.id and actor_name.folded in ({marks(spellings)})"
        " where actor.reports > 0 and (actor_name.id is not null or (actor.key = ? and actor.kind = ?))"
        " group by actor.id",
        [*spellings, key_of(name, kind, names), kind],
    )
    ranked: dict[int, list[int]] = {}
    for candidate in candidates:
        if candidate["id"] in taken:
            continue
        if kind == "person" and candidate["kind"] == "person":
            how = _same_person(name, str(candidate["name"]), said["party"], candidate["party"])
        elif kind == "organization" and candidate["spelled"] is None:
            how = int(_initials_of_one(name, str(candidate["name"])))
        elif kind != "person" and candidate["kind"] != "person":
            how = 2 + (candidate["kind"] == kind)
        else:
            how = 0
        if how:
            ranked.setdefault(how, []).append(int(candidate["id"] or 0))
    if not ranked:
        return None
    best = ranked[max(ranked)]
    if len(best) == 1 and (max(ranked) > 1 or len(ranked) == 1):
        return best[0]
    return None


def _initials_of_one(name: str, known: str) -> bool:
    """Whether of two names with the same key one is the initials of the other: "U.N.", "United Nations"."""
    return (len(name.split()) == 1) != (len(known.split()) == 1)


def _same_person(name: str, known: str, party: object, known_party: object) -> int:
    """How well two names may be one person's: 3 the same, 2 initials or a given name more, 1 a bare surname, 0 not.

    A bare surname is only taken for somebody of the same side, or where a side is not known.
    """
    one, other = folded(name).split(), folded(known).split()
    if one == other:
        return 3
    if len(one) == 1 or len(other) == 1:
        shared = one[-1] == other[-1] or one[0] == other[0]
        return int(shared and (party is None or known_party is None or party == known_party))
    if one[-1] != other[-1]:
        return 0
    given, known_given = one[:-1], other[:-1]
    shorter, longer = sorted((given, known_given), key=len)
    return 2 if all(any(_initial(a, b) for b in longer) for a in shorter) else 0


def _initial(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) <= 2 and one[0] == other[0])


def _refresh(db: Database, actors: set[int]) -> None:
    """Work out again what is known of these actors, from the reports that are laid, in order of publication."""
    for actor_id in sorted(actors):
        said = rows(
            db,
            "select actor_report.*, document.published from actor_report join document on document.id = document_id"
            " where actor_id = ? and document.laid order by document.published, document.hash, actor_report.id",
            [actor_id],
        )
        db.execute("delete from actor_name where actor_id = ?", [actor_id])
        if not said:
            db.execute("update actor set reports = 0, party_id = null where id = ?", [actor_id])
            continue
        spellings: dict[str, None] = {}
        for row in said:
            names = db.execute("select name from actor_report_name where actor_report_id = ?", [row["id"]])
            spellings.update(dict.fromkeys(name for (name,) in names))
        kind = Counter(str(row["kind"]) for row in said).most_common(1)[0][0]
        name = _best_name([str(row["name"]) for row in said], kind)
        party = next((p for row in reversed(said) if row["party"] and (p := _party(db, row)) != actor_id), None)
        write(
            db, "actor", actor_id, name=name, kind=kind, party_id=party, role=latest(row["role"] for row in said),
            side=_side(db, party) or name, key=key_of(name, kind, list(spellings)),
            reports=len({row["document_id"] for row in said}), last_reported=said[-1]["published"],
        )  # fmt: skip
        db.conn.executemany(
            "insert or ignore into actor_name (actor_id, name, folded) values (?, ?, ?)",
            [(actor_id, spelling, folded(spelling)) for spelling in spellings],
        )
    for actor_id in sorted(actors):
        db.execute(
            "update actor set side = (select name from actor a where a.id = ?) where party_id = ?", [actor_id, actor_id]
        )


def _best_name(names: list[str], kind: str) -> str:
    """The fullest name of a person; else the name that most reports use, the first of equals."""
    if kind == "person":
        return max(names, key=lambda name: (len(name.split()), names.count(name), -names.index(name)))
    counts = Counter(names)
    return max(counts, key=lambda name: (counts[name], -names.index(name)))


def _party(db: Database, said: Row) -> int | None:
    """The actor whom a report calls the side of one of its actors."""
    row = db.execute(
        "select actor_id from actor_report where document_id = ? and name = ?", [said["document_id"], said["party"]]
    ).fetchone()
    return row[0] if row else None


def _side(db: Database, party: int | None) -> str | None:
    row = db.execute("select name from actor where id = ?", [party]).fetchone()
    return row[0] if row else None
