"""Which known proposal a report tells again: of its proposer and kind, for a compatible day and place."""

from __future__ import annotations

from sqlite_utils import Database

from store.ledger.rows import Row, overlap, rows

SAME_WORDING = 0.3
"""Share of content words in common from which two proposals of one side are one, where no day tells them apart. With
gold readings in, the proposals of the stories for learning score 68.2 at 0.3, 67.6 at 0.4, 67.2 at 0.7."""


def known_proposal(db: Database, told: Row, taken: set[int]) -> int | None:
    """The proposal already known that a report tells again, among those of the same proposer; best match first."""
    candidates = rows(
        db,
        "select distinct proposal.* from proposal_report_actor link"
        " join actor_report on actor_report.id = link.actor_report_id"
        " join proposal_actor on proposal_actor.actor_id = actor_report.actor_id and proposal_actor.part = 'by'"
        " join proposal on proposal.id = proposal_actor.proposal_id"
        " where link.proposal_report_id = ? and link.part = 'by' and proposal.kind = ? and proposal.reports > 0"
        " and proposal.negotiation_id = ? order by proposal.sort_day, proposal.what",
        [told["id"], told["kind"], told["negotiation_id"]],
    )
    best: tuple[float, int] | None = None
    for known in candidates:
        score = _likeness(told, known)
        if score and known["id"] not in taken and (best is None or score > best[0]):
            best = score, int(known["id"] or 0)
    return best[1] if best else None


def _likeness(told: Row, known: Row) -> float:
    """How well what a report tells fits a known proposal of that proposer and kind; 0 where it is another one."""
    if told["place"] and known["place"] and not overlap(str(told["place"]), str(known["place"])):
        return 0.0
    wording = overlap(str(told["what"]), str(known["what"]))
    if told["date"] and told["date"] == known["date"]:
        return 1 + wording
    if told["date"] and known["date"]:
        return 0.0
    return wording if wording >= SAME_WORDING else 0.0
