"""Proposals over many reports: each once, with what became of it."""

from __future__ import annotations

from sqlite_utils import Database

from store.ledger import states
from store.ledger.known_proposals import known_proposal
from store.ledger.offers import link_offers
from store.ledger.outcomes import bearing_on, judge
from store.ledger.rows import Again, change, latest, lay_each, rows
from store.spelling import respelled

UNDATED = "9999-12-31"
"""Where a proposal without a day stands in the order of days: after all others."""

TABLE = "proposal"


def lift(db: Database, documents: list[int]) -> None:
    """Take what these reports tell out of the ledger; they are no longer marked as laid."""
    for proposal_id in states.lift(db, TABLE, documents):
        refresh(db, proposal_id)


def lay(db: Database, document_id: int, again: Again | None = None) -> None:
    """Find or found the proposal of everything that the report says was put forward, with `again` only of these rows;
    and say what has become of it.

    Of others it may follow from the report what has become of them: those get a state too.
    """
    link_offers(db, document_id)
    told = lay_each(db, TABLE, document_id, known_proposal, refresh, again)
    for proposal_id in sorted(told):
        judge(db, proposal_id, document_id)
    settled = {other for other in bearing_on(db, document_id, told) if judge(db, other, document_id)}
    states.note(db, TABLE, document_id, told | settled)


def refresh(db: Database, proposal_id: int) -> None:
    """Work out again what is known of a proposal, from the reports that are laid, in order of publication."""
    told = rows(
        db,
        "select proposal_report.*, document.published from proposal_report join document on document.id = document_id"
        " where proposal_id = ? and document.laid"
        " order by document.published, document.hash, proposal_report.start, proposal_report.id",
        [proposal_id],
    )
    db.execute("delete from proposal_actor where proposal_id = ?", [proposal_id])
    db.execute("delete from proposal_search where rowid = ?", [proposal_id])
    if not told:
        db.execute("update proposal set reports = 0 where id = ?", [proposal_id])
        return
    dated = next((row for row in reversed(told) if row["date"]), told[-1])
    change(
        db, "proposal", proposal_id, what=told[0]["what"], kind=told[0]["kind"], date=dated["date"],
        earliest=dated["earliest"], latest=dated["latest"], place=latest(row["place"] for row in told),
        made=next((row["made"] for row in told if row["made"]), None),
        reports=len({row["document_id"] for row in told}), sort_day=dated["earliest"] or UNDATED,
    )  # fmt: skip
    _refresh_actors(db, proposal_id)
    names = db.execute(
        "select group_concat(actor_name.name, ' ') from proposal_actor join actor_name using (actor_id)"
        " where proposal_id = ?",
        [proposal_id],
    ).fetchone()[0]
    words = " ".join(
        str(part) for row in told for part in (row["what"], row["place"], row["kind"], row["quote"]) if part
    )
    text = f"{words} {names or ''}"
    db.execute("insert into proposal_search (rowid, text) values (?, ?)", [proposal_id, f"{text} {respelled(text)}"])


def _refresh_actors(db: Database, proposal_id: int) -> None:
    order: dict[str, int] = {}
    said = db.execute(
        "select link.part, actor_report.actor_id from proposal_report_actor link"
        " join actor_report on actor_report.id = link.actor_report_id"
        " join proposal_report on proposal_report.id = link.proposal_report_id"
        " join document on document.id = proposal_report.document_id"
        " where proposal_report.proposal_id = ? and document.laid"
        " order by document.published, document.hash, proposal_report.start, proposal_report.id, link.place_in_list",
        [proposal_id],
    ).fetchall()
    for part, actor_id in dict.fromkeys(said):
        order[part] = order.get(part, -1) + 1
        db.execute(
            "insert into proposal_actor (proposal_id, actor_id, part, place_in_list) values (?, ?, ?, ?)",
            [proposal_id, actor_id, part, order[part]],
        )
