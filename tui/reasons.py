"""Why a proposal stands as it does, and how an event came to what it is, in a line."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from store.days import span_of
from store.lookup import EventRow, Explanation, ProposalRow, StateRow
from tui.words import answer_words, day_words, how_far, is_overdue, short_day, shown


def reason_words(fact: ProposalRow | EventRow, why: Explanation, today: date) -> str:
    """All that explains a fact: why it has its status, what it counters or is countered by, and its history."""
    parts = [because_words(fact, why, today), *_offers(why)] if isinstance(fact, ProposalRow) else []
    return " · ".join(part for part in (*parts, history_words(why.states)) if part)


def because_words(proposal: ProposalRow, why: Explanation, today: date) -> str:
    """Why a proposal has its status; empty where nothing settles it and it is not overdue."""
    status = proposal.status
    report = f"report of {short_day(why.report.published)}" if why.report else ""
    match why.because:
        case "answer" | "counter" if why.answer is not None:
            return f"{status}: {answer_words(why.answer)}" + (f" ({report})" if report else "")
        case "answer" | "counter" | "report":
            return f"{status}: so says the {report}" if report else status
        case "day":
            return f"lapsed: its day passed without an answer ({report})" if report else status
        case "event" if why.held is not None:
            how = "it was held" if proposal.kind == "meeting" else "they came to terms"
            return f"{status}: {how} (“{shown(why.held.what)}”)"
        case "version" if why.later is not None:
            return f"superseded: “{shown(why.later.what)}” came later"
        case "person":
            return f"{status}: set by hand"
        case _ if is_overdue(proposal, today):
            since = "not all have answered" if why.answered else "no report since"
            return f"overdue: its day passed {how_far(proposal.date, today, passed='')}, {since}"
        case _:
            return ""


def _offers(why: Explanation) -> list[str]:
    countered_by = ", ".join(f"“{shown(offer.what)}”" for offer in why.countered_by)
    return [
        f"counters “{shown(why.counters.what)}”" if why.counters else "",
        f"countered by {countered_by}" if countered_by else "",
    ]


def history_words(states: tuple[StateRow, ...]) -> str:
    """What changed, report by report; nothing where nothing has.

    "scheduled (28 May 2025) → for Tue 3 Jun 2025 (30 May 2025) → held (4 Jun 2025)"
    """
    if len(states) < 2:
        return ""
    steps = zip(step_words(states), states, strict=True)
    return " → ".join(f"{step} ({short_day(state.report.published)})" for step, state in steps if step)


def step_words(states: tuple[StateRow, ...]) -> list[str]:
    """The first state, and of each other what it changes."""
    steps = [f"{state.status}{_for(state.date)}" for state in states[:1]]
    for before, state in pairwise(states):
        changes = [
            state.status if state.status != before.status else "",
            _moved(before.date, state.date) if state.date != before.date else "",
            shown(state.place) if state.place != before.place else "",
        ]
        steps.append(", ".join(change for change in changes if change))
    return steps


def _for(day: str | None) -> str:
    return f" for {day_words(day)}" if day else ""


def _moved(before: str | None, day: str | None) -> str:
    """A day that is now known better, "for Mon 10 Mar 2031", or another than before, "moved to Tue 11 Mar 2031"."""
    if not day:
        return "no day any more"
    old, new = span_of(before), span_of(day)
    another = old is not None and new is not None and (new[1] < old[0] or old[1] < new[0])
    return f"{'moved to' if another else 'for'} {day_words(day)}"
