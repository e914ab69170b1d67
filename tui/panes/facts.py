"""A fact in one line: what the row in its list had no room for."""

from __future__ import annotations

from datetime import date

from store.lookup import ActorRow, DisputeRow, EventRow, ProposalRow
from tui.words import (
    CHECKED_MARKS,
    EVENT_MARKS,
    PROPOSAL_MARKS,
    answer_words,
    count_words,
    day_words,
    how_far,
    is_overdue,
    names,
    parties,
    short_day,
    shown,
)

Fact = EventRow | ProposalRow | ActorRow | DisputeRow


def fact_words(fact: Fact, today: date) -> str:
    """A fact in one line, safe to draw."""
    match fact:
        case EventRow():
            parts = _event(fact, today)
        case ProposalRow():
            parts = _proposal(fact, today)
        case ActorRow():
            parts = _actor(fact)
        case DisputeRow():
            parts = [f"≠ {shown(fact.about)}", " ≠ ".join(shown(account.side) for account in fact.accounts)]
    if not isinstance(fact, DisputeRow) and fact.checked is not None:
        parts.append(f"{CHECKED_MARKS[fact.checked]} {fact.checked}")
    return " · ".join(part for part in parts if part)


def _event(event: EventRow, today: date) -> list[str]:
    status = "" if event.status == "held" and event.kind not in ("talks", "contact") else f", {event.status}"
    passed = "passed " if event.status in ("scheduled", "proposed") else ""
    day = _day(event.date, today, passed) if event.date else f"undated, reported {short_day(event.sort_day)}"
    return [
        f"{EVENT_MARKS.get(event.status, '·')} {event.kind}{status}",
        day,
        shown(event.place),
        names(event.actors),
    ]


def _proposal(proposal: ProposalRow, today: date) -> list[str]:
    return [
        f"{PROPOSAL_MARKS.get(proposal.status, '·')} {proposal.kind}, {proposal.status}",
        f"for {_day(proposal.date, today, 'passed ')}" if proposal.date else "no day named",
        shown(proposal.place),
        parties(proposal),
        _last_answer(proposal, today),
    ]


def _last_answer(proposal: ProposalRow, today: date) -> str:
    """Who answered last, and how; where nobody has and none is overdue, that."""
    if proposal.answers:
        return answer_words(proposal.answers[-1])
    return "" if proposal.status != "pending" or is_overdue(proposal, today) else "no answer yet"


def _actor(actor: ActorRow) -> list[str]:
    return [
        shown(actor.name),
        ", ".join(shown(part) for part in (actor.role, actor.party) if part) or actor.kind,
        f"also {names(actor.also)}" if actor.also else "",
        f"named in {count_words(actor.reports, 'report')}"
        + (f", last {short_day(actor.last_reported)}" if actor.last_reported else ""),
    ]


def _day(value: str, today: date, passed: str) -> str:
    far = how_far(value, today, passed=passed)
    return f"{day_words(value)} ({far})" if far else day_words(value)
