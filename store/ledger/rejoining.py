"""What a person said changes how reports are joined: those that name merged or split actors are laid again.

What came to another entry by that, be it an actor, an event or a proposal, is kept with the entry that it was of:
taking the correction back gives everything its id again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlite_utils import Database

from store import ledger
from store.ledger import pins
from store.ledger.retracing import ABOUT, WORDS, About, Telling, rows_of
from store.ledger.rows import Again, marks, new_id, rows, write


def lay_merged(db: Database, correction_id: int, into: int, own: Sequence[Telling], other: Sequence[Telling]) -> None:
    """Let the actor `into`, whom `own` tells of, be the one whom `other` tells of too."""
    _lay(db, correction_id, into, own, other)


def lay_split(db: Database, correction_id: int, own: Sequence[Telling], other: Sequence[Telling]) -> int:
    """Let those whom `other` tells of be an actor of their own; returns its id."""
    actor_id = new_id(db, "actor")
    _found(db, "actor", actor_id, rows_of(db, "actor", other)[0])
    _lay(db, correction_id, actor_id, own, other)
    return actor_id


def lay_as_before(db: Database, correction_id: int) -> None:
    """Lay the reports again as if the correction, which stands no more, had not been made.

    Where reports have named its actors since, or somebody who may be one of them but for the correction, all that they
    tell is joined anew: what one of them told may have brought anything together.
    """
    actors = _actors_of(db, correction_id)
    namesakes = _have_namesakes(db, actors)
    named = db.execute(
        "select id, document_id, exists (select 1 from correction_telling known where correction_id = ?"
        " and part in ('entry', 'other') and known.document_id = said.document_id and known.told = said.name)"
        f" from actor_report said where actor_id in ({marks(actors)})",
        [correction_id, *actors],
    ).fetchall()
    documents = {document_id for _, document_id, _ in named}

    def give_back() -> Again | None:
        again = {**_bearing_on(db, actors), "actor": {row_id for row_id, _, _ in named}}
        for about, entry, *telling in db.execute(
            'select part, entry_id, document_id, told, kind, start, "end" from correction_telling'
            " where correction_id = ? and entry_id is not null order by id",
            [correction_id],
        ).fetchall():
            for row_id in rows_of(db, about, [Telling(*telling)])[:1]:
                if not db.execute(f"select 1 from {about} where id = ?", [entry]).fetchone():
                    _found(db, about, entry, row_id)
                db.execute(f"update {about}_report set {about}_id = ? where id = ?", [entry, row_id])
        pins.rebuild(db)
        return again if not namesakes and all(known for _, _, known in named) else None

    if not documents:
        pins.rebuild(db)
    ledger.lay_again(db, sorted(documents), give_back)


def named_since(db: Database, correction_id: int) -> bool:
    """Whether a report names the actor of a correction that was not there when it was made."""
    return bool(
        db.execute(
            "select 1 from actor_report said join correction on correction.entry_id = said.actor_id"
            " where correction.id = ? and not exists (select 1 from correction_telling known"
            " where known.correction_id = correction.id and known.document_id = said.document_id"
            " and known.told = said.name) limit 1",
            [correction_id],
        ).fetchone()
    )


def _have_namesakes(db: Database, actors: Collection[int]) -> bool:
    """Whether somebody else is found by what one of these actors is found by, the number of a negotiation apart."""
    these = marks(actors)
    shared = db.execute(
        "select 1 from actor_key own join actor_key other on other.key = own.key and other.actor_id != own.actor_id"
        f" where own.actor_id in ({these}) and other.actor_id not in ({these}) and own.key glob '*[^0-9]*' limit 1",
        [*actors, *actors],
    )
    return shared.fetchone() is not None


def _actors_of(db: Database, correction_id: int) -> set[int]:
    """The actors of a correction: those whom its tellings are of now, and where it was found last."""
    told = db.execute(
        "select actor_id from actor_report join correction_telling told using (document_id)"
        " where correction_id = ? and part in ('entry', 'other') and told.told = actor_report.name union"
        " select actor.id from correction join actor on actor.id in (entry_id, other_id) where correction.id = ?",
        [correction_id, correction_id],
    )
    return {row[0] for row in told if row[0] is not None}


def lay_events_again(db: Database, told: Sequence[int]) -> None:
    """Find the events of these rows again, which joined others by what a person said of those."""
    documents = db.execute(f"select document_id from event_report where id in ({marks(told)})", list(told))
    ledger.lay_again(db, [row[0] for row in documents], lambda: {"event": told})


def keep_tellings(db: Database, correction_id: int, part: str, known: Iterable[tuple[Telling, int | None]]) -> None:
    """Keep tellings with a correction: with the entry that each was of, where it has come to another."""
    db.conn.executemany(
        'insert into correction_telling (correction_id, part, document_id, told, kind, start, "end", entry_id)'
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        [(correction_id, part, t.document, t.told, t.kind, t.start, t.end, entry) for t, entry in known],
    )


def _lay(db: Database, correction_id: int, actor_id: int, own: Sequence[Telling], other: Sequence[Telling]) -> None:
    before = {about: _entries(db, about) for about in ABOUT}
    rows_known = rows_of(db, "actor", [*own[:1], *other[:1]])

    def move() -> Again:
        again = _bearing_on(db, told_of)
        moved = rows_of(db, "actor", other)
        db.execute(f"update actor_report set actor_id = ? where id in ({marks(moved)})", [actor_id, *moved])
        pins.rebuild(db)
        return again

    told_of = {
        row[0] for row in db.execute(f"select actor_id from actor_report where id in ({marks(rows_known)})", rows_known)
    }
    ledger.lay_again(db, sorted({telling.document for telling in (*own, *other)}), move)
    for about in ABOUT:
        after = _entries(db, about)
        changed = [row for row, entry in before[about].items() if after.get(row) != entry]
        keep_tellings(db, correction_id, about, [(_telling(db, about, row), before[about][row]) for row in changed])


def _bearing_on(db: Database, actors: Collection[int]) -> Again:
    """The tellings of the events and proposals in which one of these actors has a part: who else is told of in them
    stays who he is, and what they have no part in stays what it is."""
    told: dict[str, set[int]] = {"actor": set()}
    for about in ("event", "proposal"):
        told[about] = {
            row[0]
            for row in db.execute(
                f"select id from {about}_report where {about}_id in (select {about}_id from {about}_report told"
                f" join {about}_report_actor part on part.{about}_report_id = told.id"
                f" join actor_report on actor_report.id = part.actor_report_id where actor_id in ({marks(actors)}))",
                list(actors),
            )
        }
    return told


def _entries(db: Database, about: About) -> dict[int, int]:
    """The entry of every row of the reports, as if no proposals were joined."""
    entry = "coalesce(joined_from, proposal_id)" if about == "proposal" else f"{about}_id"
    return dict(db.execute(f"select id, {entry} from {about}_report where {about}_id is not null").fetchall())


def _telling(db: Database, about: About, row_id: int) -> Telling:
    row = db.execute(
        f'select document_id, {WORDS[about]}, kind, start, "end" from {about}_report where id = ?', [row_id]
    ).fetchone()
    return Telling(*row)


def _found(db: Database, about: About, entry: int, row_id: int) -> None:
    """Put an entry of that id there, for a telling; the ledger fills it when the reports are laid."""
    row = rows(db, f"select * from {about}_report where id = ?", [row_id])[0]
    if about == "actor":
        write(db, about, entry, name=row["name"], kind=row["kind"], side=row["name"], reports=0)
        return
    negotiation = db.execute("select negotiation_id from document where id = ?", [row["document_id"]]).fetchone()[0]
    write(
        db, about, entry, what=row["what"], kind=row["kind"], status=row["status"], negotiation_id=negotiation,
        reports=0, sort_day="",
    )  # fmt: skip
