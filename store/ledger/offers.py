"""Offers in return: a report that says that somebody counters an offer most often says with what."""

from __future__ import annotations

from collections import defaultdict

from sqlite_utils import Database

from store.ledger.rows import Row, rows


def link_offers(db: Database, document_id: int) -> None:
    """Let each answer of the report that `counters` point at the offer that it makes in return (`answer.offer_id`).

    That is a proposal of the same report by whoever answers: the one of the same sentence, else one made to whoever
    made the first offer, else of the same kind; of equals the nearest. The actors of the report must be laid.
    """
    counters = rows(
        db,
        "select answer.id, answer.start, answer.end, proposal_report.id as answered, proposal_report.kind from answer"
        " join proposal_report on proposal_report.id = answer.proposal_report_id"
        " where proposal_report.document_id = ? and response = 'counters' order by answer.id",
        [document_id],
    )
    if not counters:
        return
    offers = rows(db, "select * from proposal_report where document_id = ? order by start, id", [document_id])
    sides = _sides(db, document_id)
    for answer in counters:
        who = _answerers(db, answer)
        maker = sides[answer["answered"], "by"]
        best: tuple[tuple[bool, bool, bool, int, int], int] | None = None
        for offer in offers:
            if offer["id"] == answer["answered"] or not sides[offer["id"], "by"] & who:
                continue
            rank = (
                _number(offer["start"]) < _number(answer["end"]) and _number(offer["end"]) > _number(answer["start"]),
                bool(sides[offer["id"], "to"] & maker),
                offer["kind"] == answer["kind"],
                -abs(_number(offer["start"]) - _number(answer["start"])),
                -_number(offer["id"]),
            )
            if best is None or rank > best[0]:
                best = rank, _number(offer["id"])
        db.execute("update answer set offer_id = ? where id = ?", [best[1] if best else None, answer["id"]])


def _answerers(db: Database, answer: Row) -> set[int]:
    """The sides that give an answer."""
    return {
        row[0]
        for row in db.execute(
            "select coalesce(party_id, actor.id) from answer_actor"
            " join actor_report on actor_report.id = actor_report_id"
            " join actor on actor.id = actor_report.actor_id where answer_id = ?",
            [answer["id"]],
        )
    }


def _sides(db: Database, document_id: int) -> defaultdict[tuple[object, str], set[int]]:
    """The sides of each proposal of a report, by the row's id and the part that they have in it."""
    sides: defaultdict[tuple[object, str], set[int]] = defaultdict(set)
    for told, part, side in db.execute(
        "select proposal_report_id, part, coalesce(party_id, actor.id) from proposal_report_actor link"
        " join proposal_report on proposal_report.id = proposal_report_id"
        " join actor_report on actor_report.id = actor_report_id join actor on actor.id = actor_report.actor_id"
        " where proposal_report.document_id = ?",
        [document_id],
    ):
        sides[told, part].add(side)
    return sides


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
