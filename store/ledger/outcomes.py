"""What has become of the proposals that a report bears on: those it tells of, and those its day or its news settles."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import astuple

from sqlite_utils import Database

from store.ledger.agreements import agreement_on, open_between
from store.ledger.meetings import held, meetings_held
from store.ledger.rows import change, rows
from store.ledger.status import Answered, Told, verdict
from store.ledger.versions import changed_version, earlier_versions


def bearing_on(db: Database, document_id: int, told: set[int]) -> list[int]:
    """The proposals of which a report says nothing, and whose status may yet change with it; `told` are the others.

    Those whose day lies before it, and not before the report that was the latest until now; meetings of which it tells
    that they were held; those of which it may tell a changed version; what was open between those who come to terms.
    """
    published, negotiation, text_hash = db.execute(
        "select published, negotiation_id, hash from document where id = ?", [document_id]
    ).fetchone()
    before = db.execute(
        "select published from document where negotiation_id = ? and laid and (published, hash) < (?, ?)"
        " order by published desc, hash desc limit 1",
        [negotiation, published, text_hash],
    ).fetchone()
    passed = db.execute(
        "select id from proposal where status = 'pending' and latest >= ? and latest < ? and negotiation_id = ?"
        " and reports > 0",
        [before[0] if before else "", published, negotiation],
    )
    found = {row[0] for row in passed} | set(earlier_versions(db, told, published))
    found |= meetings_held(db, document_id, published) | open_between(db, document_id, published)
    return sorted(found - told)


def judge(db: Database, proposal_id: int, document_id: int) -> bool:
    """Work out the status of a proposal once this report is laid, and write it; True where it is a new one."""
    known = rows(db, "select * from proposal where id = ?", [proposal_id])[0]
    published = db.execute("select published from document where id = ?", [document_id]).fetchone()[0]
    parts = _parts(db, proposal_id)
    first = _first_told(db, proposal_id)
    version = changed_version(db, known)
    agreement = agreement_on(db, known, parts["by"], parts["to"] - parts["by"])
    found = verdict(
        _told(db, proposal_id),
        parts["to"] - parts["by"],
        last_day=str(known["latest"]) if known["latest"] else None,
        latest=(published, document_id),
        first_told=first,
        held=held(db, known, parts, first),
        later=version.id if version else None,
        improved=version is not None and version.same_measure,
        agreement=agreement.event if agreement else None,
        agreed=agreement is not None and agreement.on_it,
    )
    counters = db.execute(
        "select offered.proposal_id from proposal_report made join answer on answer.offer_id = made.id"
        " join proposal_report offered on offered.id = answer.proposal_report_id"
        " join document on document.id = made.document_id"
        " where made.proposal_id = ? and offered.proposal_id != made.proposal_id and document.laid"
        " order by document.published desc, document.hash desc, answer.id desc limit 1",
        [proposal_id],
    ).fetchone()
    change(
        db, "proposal", proposal_id, status=found.status, why=found.why, answer_id=found.answer, told_by=found.report,
        event_id=found.event, later_id=found.later, counters_id=counters[0] if counters else None,
    )  # fmt: skip
    columns = ("status", "why", "answer_id", "told_by", "event_id", "later_id")
    return tuple(known[column] for column in columns) != astuple(found)


def _parts(db: Database, proposal_id: int) -> defaultdict[str, frozenset[int]]:
    """The sides by whom and to whom it is."""
    parts: defaultdict[str, frozenset[int]] = defaultdict(frozenset)
    for part, side in db.execute(
        "select part, coalesce(party_id, actor.id) from proposal_actor join actor on actor.id = actor_id"
        " where proposal_id = ?",
        [proposal_id],
    ):
        parts[part] |= {side}
    return parts


def _told(db: Database, proposal_id: int) -> list[Told]:
    """What the reports that are laid tell of it, in order of publication."""
    answers: defaultdict[object, list[Answered]] = defaultdict(list)
    for told, answer, response, sides in db.execute(
        "select answer.proposal_report_id, answer.id, response, (select group_concat(coalesce(party_id, actor.id))"
        " from answer_actor join actor_report on actor_report.id = actor_report_id"
        " join actor on actor.id = actor_report.actor_id where answer_id = answer.id)"
        " from proposal_report join answer on answer.proposal_report_id = proposal_report.id"
        " where proposal_id = ? order by coalesce(said, ''), answer.start, answer.id",
        [proposal_id],
    ):
        by = frozenset(int(side) for side in str(sides).split(",")) if sides else frozenset()
        answers[told].append(Answered(answer, response, by))
    return [
        Told(report, status, tuple(answers[told]))
        for told, report, status in db.execute(
            "select proposal_report.id, document.id, status from proposal_report"
            " join document on document.id = document_id where proposal_id = ? and document.laid"
            " order by document.published, document.hash, proposal_report.start, proposal_report.id",
            [proposal_id],
        )
    ]


def _first_told(db: Database, proposal_id: int) -> str:
    """The day of the first report that tells of it."""
    day = db.execute(
        "select min(published) from proposal_report join document on document.id = document_id"
        " where proposal_id = ? and document.laid",
        [proposal_id],
    ).fetchone()[0]
    return str(day or "")
