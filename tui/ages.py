"""How long ago, and how long still, in few cells: for lists that say it on every line."""

from __future__ import annotations

from datetime import date

from rich.cells import cell_len

from store.days import span_of
from store.lookup import ProposalRow
from tui.words import answer_words, how_far, is_overdue

AGE_WIDTH = len("11 mo")


def age(day: str | None, today: date) -> str:
    """How long ago a day was: days up to two weeks, weeks up to two months, months up to two years, then years. Empty
    where there is none, or it is to come.

    >>> age("2031-03-10", date(2031, 3, 10)), age("2031-03-07", date(2031, 3, 10)), age("2030-12-01", date(2031, 3, 10))
    ('today', '3 d', '3 mo')
    """
    span = span_of(day)
    if span is None or span[0] > today:
        return ""
    days = max(0, (today - span[1]).days)
    if days == 0:
        return "today"
    if days < 14:
        return f"{days} d"
    if days < 60:
        return f"{round(days / 7)} w"
    months = round(days / 30.44)
    return f"{months} mo" if months < 24 else f"{round(days / 365.25)} y"


def days_left(proposal: ProposalRow, today: date) -> str:
    """How far off the day of a proposal is, or how long it is over where an answer was due by it.

    "in 5 days", "today", "3 days over"; of one that is settled or was told of too late: "passed 3 days ago".
    """
    if not is_overdue(proposal, today):
        return how_far(proposal.date, today)
    words = how_far(proposal.date, today, passed="")
    return f"{words.removesuffix(' ago')} over" if words.endswith(" ago") else f"over since {words}"


def last_word(proposal: ProposalRow, today: date, room: int = 80) -> str:
    """The last answer to a proposal with who gives it and, where there is `room` (in cells), how long ago; its status,
    where it is settled."""
    last = proposal.answers[-1] if proposal.answers else None
    ago = age(last.said or last.reported, today) if last else ""
    if proposal.status != "pending":
        words, ago = proposal.status, ago if proposal.why == "answer" else ""
    elif last is None:
        words = "no report since" if is_overdue(proposal, today) else "no answer yet"
    else:
        words = answer_words(last)
    whole = f"{words} · {ago}" if ago else words
    return whole if cell_len(whole) <= room else words
