"""Actors over many reports: each real one once, with every spelling of its name, its side and its latest office.

What is known of an actor is carried on from report to report, and taken back with the latest ones: neither costs more
for an actor of a thousand reports. So its spellings are counted, and so are the keys that it is found by.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from store.ledger import pins, states
from store.ledger.known_actors import Named, keys_of, known_actor
from store.ledger.names import parts
from store.ledger.rows import Again, Row, change, founded, keeps, rows, write
from store.spelling import folded, heard

TABLE = "actor"


def lift(db: Database, documents: list[int]) -> None:
    """Take what these reports, the latest, say of actors out of the ledger."""
    for document_id in documents:
        for said, names in _said(db, document_id):
            if said["actor_id"] is not None:
                _uncount(db, int(said["actor_id"]), _named(said, names, None))
    for actor_id in states.lift(db, TABLE, documents):
        db.execute("update actor set party_id = null where id = ? and reports = 0", [actor_id])
        _set_side(db, actor_id, of_others=True)


def lay(db: Database, document_id: int, again: Again | None = None) -> None:
    """Find or found the actor of everyone whom the report names; no two of one report become the same. With `again`
    only of these rows."""
    laid: dict[str, int] = {}
    for said, names in _said(db, document_id):
        named = _named(said, names, laid.get(str(said["party"])))
        pin = pins.pin_of(db, said)
        actor_id = pin.actor if pin else None
        if keeps(TABLE, said, again):
            actor_id = int(said["actor_id"] or 0)
        if actor_id is None:
            taken = set(laid.values()) | pins.others(db, pin)
            actor_id = known_actor(db, named, taken) or pins.renamed(db, said, taken)
        if actor_id is None:
            actor_id = founded(db, TABLE, said["actor_id"], laid.values())
            write(
                db, TABLE, actor_id, name=named.name, kind=named.kind, side=named.name, party_id=None, role=None,
                reports=0, last_reported=None,
            )  # fmt: skip
        laid[named.name] = actor_id
        pins.hold(db, pin, actor_id)
        db.execute("update actor_report set actor_id = ? where id = ?", [actor_id, said["id"]])
        _count(db, actor_id, named)
    published = db.execute("select published from document where id = ?", [document_id]).fetchone()[0]
    renamed: set[int] = set()
    counted: set[int] = set()  # whom a person merged may be named twice in one report
    for said, _ in _said(db, document_id):
        actor_id = laid[str(said["name"])]
        if _carry_on(db, actor_id, said, laid.get(str(said["party"])), published, again=actor_id in counted):
            renamed.add(actor_id)
        counted.add(actor_id)
    for actor_id in sorted(laid.values()):
        _set_side(db, actor_id, of_others=actor_id in renamed)
    states.note(db, TABLE, document_id, laid.values())


def keys_in(db: Database, document_id: int) -> set[str]:
    """The keys of all whom a report names."""
    return {key for said, names in _said(db, document_id) for key in _keys(_named(said, names, None))}


def _said(db: Database, document_id: int) -> list[tuple[Row, tuple[str, ...]]]:
    """What a report says of actors, with every name that it gives them: sides before those who speak for them, and full
    names before bare ones, which are then taken."""
    names: dict[object, list[str]] = {}
    for said_id, name in db.execute(
        "select actor_report_id, actor_report_name.name from actor_report_name"
        " join actor_report on actor_report.id = actor_report_id where document_id = ? order by actor_report_id, 2",
        [document_id],
    ):
        names.setdefault(said_id, []).append(name)
    said = rows(
        db,
        "select actor_report.*, document.negotiation_id from actor_report join document on document.id = document_id"
        " where document_id = ? order by actor_report.id",
        [document_id],
    )
    said.sort(key=lambda row: (row["kind"] == "person", row["party"] is not None, row["kind"] != "state"))
    said.sort(key=lambda row: (row["kind"] == "person", -len(parts(str(row["name"]))) * (row["kind"] == "person")))
    return [(row, tuple(names.get(row["id"], ()))) for row in said]


def _named(said: Row, names: tuple[str, ...], party: int | None) -> Named:
    return Named(
        str(said["kind"]), str(said["name"]), tuple(dict.fromkeys((str(said["name"]), *names))), party,
        str(said["role"]) if said["role"] else None, int(said["negotiation_id"] or 0),
    )  # fmt: skip


def _count(db: Database, actor_id: int, named: Named) -> None:
    """Count the spellings and keys of an actor that a report gives."""
    db.conn.executemany(
        "insert into actor_name (actor_id, name, folded, heard, reports, named) values (?, ?, ?, ?, 1, ?)"
        " on conflict (actor_id, name) do update set reports = reports + 1, named = named + excluded.named",
        [(actor_id, name, folded(name), heard(name), name == named.name) for name in named.names],
    )
    db.conn.executemany(
        "insert into actor_key (key, actor_id, reports) values (?, ?, 1)"
        " on conflict (key, actor_id) do update set reports = reports + 1",
        [(key, actor_id) for key in _keys(named)],
    )


def _uncount(db: Database, actor_id: int, named: Named) -> None:
    """Take back what `_count` did."""
    for name in named.names:
        db.execute(
            "update actor_name set reports = reports - 1, named = named - ? where actor_id = ? and name = ?",
            [name == named.name, actor_id, name],
        )
    pins.drop_untold_names(db, actor_id)
    for key in _keys(named):
        db.execute("update actor_key set reports = reports - 1 where key = ? and actor_id = ?", [key, actor_id])
    db.execute("delete from actor_key where actor_id = ? and reports <= 0", [actor_id])


def _keys(named: Named) -> Iterable[str]:
    """The keys of an actor, and the number of the negotiation, by which is known that it is told of there."""
    return sorted({*keys_of(named), f"{named.negotiation}"})


def _carry_on(db: Database, actor_id: int, said: Row, party: int | None, published: str, *, again: bool) -> bool:
    """What is known of an actor after one report more; `again` where the report has named it already. True where it is
    called otherwise than before."""
    known = rows(db, "select * from actor where id = ?", [actor_id])[0]
    name = _best_name(db, actor_id, str(known["kind"]))
    change(
        db, TABLE, actor_id, name=name, role=said["role"] or known["role"],
        party_id=known["party_id"] if party in (None, actor_id) else party,
        reports=int(known["reports"] or 0) + (not again), last_reported=published,
    )  # fmt: skip
    return name != known["name"]


def _best_name(db: Database, actor_id: int, kind: str) -> str:
    """The fullest name of a person, initials last; else the name that most reports use, the first of equals."""
    named = db.execute(
        "select name, named from actor_name where actor_id = ? and named > 0 order by id", [actor_id]
    ).fetchall()
    if kind == "person":
        return str(max(named, key=lambda each: (*_fullness(each[0]), each[1]))[0])
    return str(max(named, key=lambda each: each[1])[0])


def _fullness(name: str) -> tuple[int, int]:
    """How full a person's name is: words in full, and words with initials."""
    words = name.split()
    return sum(len(word.rstrip(".")) > 1 for word in words), len(words)


def _set_side(db: Database, actor_id: int, *, of_others: bool) -> None:
    """Write the name of an actor's side; with `of_others` also on those, often thousands, whose side it is."""
    db.execute(
        "update actor set side = coalesce((select party.name from actor party where party.id = actor.party_id), name)"
        " where id = ?",
        [actor_id],
    )
    if of_others:
        db.execute(
            "update actor set side = party.name from actor party where party.id = ? and actor.party_id = party.id"
            " and actor.side != party.name",
            [actor_id],
        )
