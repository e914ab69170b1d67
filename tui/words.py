"""How dates, statuses and texts are written on screen, in one place.

Days come as the reader gives them (`2025-06-02`, `2025-05`, `2025-W21`, `2025-Q3`, spans). Nothing here knows the
clock: what is counted from today is given today.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache

from rich.cells import cell_len, set_cell_size

from store.days import span_of
from store.lookup import AnswerRow, DocumentRow, Mark, ProposalRow

# ------------------------------------------------------------ texts from outside


class _Safe(dict[int, str]):
    """For `str.translate`: what each character is shown as, worked out once a character."""

    _BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
    """Characters that count as letters or marks and show nothing."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        category = unicodedata.category(character)
        if character == "\n":
            shown = "\n"
        elif category in ("Zl", "Zp") or character in "\t\r\v\f\x85":
            shown = " "
        elif code < 0x20:
            shown = chr(0x2400 + code)  # Unicode has a picture of each control character
        elif category in ("Cc", "Cs"):
            shown = "\N{REPLACEMENT CHARACTER}"
        elif category == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF or character in self._BLANKS:
            shown = ""  # without width, turning the direction of what follows, or changing the width of what precedes
        else:
            shown = character
        self[code] = shown
        return shown


_SAFE = _Safe()


def shown_prose(text: str) -> str:
    """A text from outside, safe to draw: its lines kept, control characters visible, invisible ones taken out.

    >>> shown_prose("Talks\\u202e in\\x1b[31m\\nRome")
    'Talks in␛[31m\\nRome'
    """
    return text if text.isascii() and text.isprintable() else text.translate(_SAFE)


def shown(text: str | None) -> str:
    """A text from outside for one line: like `shown_prose`, with runs of white space as one space."""
    return " ".join(shown_prose(text or "").split())


def fit(text: str, width: int) -> str:
    """A text cut (with an ellipsis) or filled up to exactly `width` cells.

    >>> fit("Genève", 8), fit("北京会谈", 6)
    ('Genève  ', '北京… ')
    """
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text + " " * (width - cell_len(text))
    cut = set_cell_size(text, width - 1).rstrip() + "…"
    return cut + " " * (width - cell_len(cut))


# ------------------------------------------------------------ days

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONG_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
NO_DAY = "undated"

DAY_WIDTH = len("Mon 16 May 2025")


@lru_cache(maxsize=4096)
def day_words(value: str | None) -> str:
    """A day, month, week, quarter, season, year or span; `~` before what is a stretch named for lack of a day.

    >>> day_words("2025-06-02"), day_words("2025-05"), day_words("2025-W21"), day_words("2025-05-10/2025-05-11")
    ('Mon 2 Jun 2025', 'May 2025', '~19–25 May 2025', '10–11 May 2025')
    """
    span = span_of(value)
    if not value:
        return NO_DAY
    if span is None:
        return f"~{shown(value)}"
    first, last = span
    if "/" in value:
        return _span_words(first, last)
    if first == last:
        return f"{DAYS[first.weekday()]} {first.day} {MONTHS[first.month - 1]} {first.year}"
    if len(value) == 4:
        return value
    part = value[5:]
    if part.startswith("W"):
        return f"~{_span_words(first, last)}"
    if part.startswith("Q"):
        return f"{part} {value[:4]}"
    if part in SEASONS:
        return f"~{SEASONS[part]} {value[:4]}"
    name = LONG_MONTHS[first.month - 1]
    return f"{name} {first.year}"


def _span_words(first: date, last: date) -> str:
    ends = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{first.day} {MONTHS[first.month - 1]} {first.year} – {ends}"
    if first.month != last.month:
        return f"{first.day} {MONTHS[first.month - 1]} – {ends}"
    return ends if first == last else f"{first.day}–{ends}"


def short_day(value: str | None) -> str:
    """A day for a narrow place: without its weekday."""
    words = day_words(value)
    return words[4:] if words[:3] in DAYS else words


def how_far(value: str | None, today: date, *, passed: str = "passed ") -> str:
    """How far off a day is, counted from today; `passed` goes before what lies behind. Empty where there is no day.

    >>> how_far("2025-06-02", date(2025, 5, 28)), how_far("2025-06-02", date(2026, 11, 24))
    ('in 5 days', 'passed 18 months ago')
    """
    span = span_of(value)
    if span is None:
        return ""
    first, last = span
    if first <= today <= last:
        return _now_words(value or "", first, last)
    unit = _unit(value or "")
    if unit is not None:
        steps = unit[1](first, today)
        return _steps_words(steps, unit[0], "" if steps > 0 else passed)
    if today < first:
        days = (first - today).days
        return "tomorrow" if days == 1 else f"in {_length(days)}"
    days = (today - last).days
    return f"{passed}yesterday" if days == 1 else f"{passed}{_length(days)} ago"


def _unit(value: str) -> tuple[str, Callable[[date, date], int]] | None:
    """The unit that a value names whole, with a way to count it: "June 2025" is next month, not in two days."""
    if len(value) == 4:
        return "year", lambda one, other: one.year - other.year
    if len(value) == 7 and value[5:].isdigit():
        return "month", lambda one, other: 12 * (one.year - other.year) + one.month - other.month
    if len(value) == 8 and value[5] == "W":
        return "week", lambda one, other: (one - other + timedelta(days=other.weekday())).days // 7
    return None


def _steps_words(steps: int, unit: str, passed: str) -> str:
    if abs(steps) == 1:
        return f"{passed}{'next' if steps > 0 else 'last'} {unit}"
    if unit == "month" and abs(steps) >= 24:
        steps, unit = round(steps / 12), "year"
    if unit == "week" and abs(steps) >= 9:
        steps, unit = round(steps * 7 / 30.44), "month"
    return f"in {steps} {unit}s" if steps > 0 else f"{passed}{-steps} {unit}s ago"


def _now_words(value: str, first: date, last: date) -> str:
    if first == last:
        return "today"
    if "/" in value:
        return "now"
    if len(value) == 4:
        return "this year"
    return {"W": "this week", "Q": "this quarter"}.get(value[5], "this month" if value[5].isdigit() else "this season")


def _length(days: int) -> str:
    """A number of days in the unit in which people count it: days to two weeks, weeks to two months, months to two
    years."""
    if days < 14:
        return f"{days} day{'s' * (days != 1)}"
    if days < 60:
        return f"{round(days / 7)} weeks"
    months = round(days / 30.44)
    return f"{months} months" if months < 24 else f"{round(days / 365.25)} years"


def today_words(today: date, *, then: bool = False) -> str:
    """The line that stands for today in the timeline, or for the day that is looked back `then`."""
    return f"{'that day' if then else 'today'}, {day_words(today.isoformat())}"


# ------------------------------------------------------------ statuses and kinds

EVENT_MARKS = {"held": "●", "scheduled": "◆", "proposed": "◇", "cancelled": "×"}
"""A mark for each status of an event, apart in shape: filled is sure, hollow is only proposed, crossed is off."""

PROPOSAL_MARKS = {
    "pending": "◇", "accepted": "✓", "rejected": "×", "withdrawn": "←", "superseded": "»", "lapsed": "○",
}  # fmt: skip

CALENDAR_MARKS: dict[Mark, str] = {
    "held": "●", "scheduled": "◆", "proposed": "◇", "cancelled": "×", "deadline": "▲", "pending": "□", "settled": "▪",
}  # fmt: skip
"""Marks of a day in the calendar: those of events; a deadline; and square, apart from all of them, proposals."""

CHECKED_MARKS = {"corrected": "✎", "confirmed": "√"}
"""Marks on what a person corrected or confirmed; √ is not the ✓ of an accepted proposal."""

FOLLOWED = "⚑"
"""The mark of what somebody follows."""

FOUND_KINDS = {
    "actor": "actor", "date": "date", "place": "place", "proposal": "proposal", "event": "event", "document": "report",
}  # fmt: skip

_ANSWERS = {
    "accepts": "accepts", "rejects": "rejects", "counters": "counters", "considers": "considers",
    "conditions": "yes, if",
}  # fmt: skip


def checked_mark(checked: str | None) -> str:
    """The mark of what a person has corrected or confirmed, after a space; empty for what stands as it was read."""
    return f" {CHECKED_MARKS[checked]}" if checked in CHECKED_MARKS else ""


def followed_mark(followed: bool) -> str:
    """The mark of what somebody follows, after a space; empty for all else."""
    return f" {FOLLOWED}" if followed else ""


def names(who: tuple[str, ...]) -> str:
    """Several names in one line."""
    return ", ".join(shown(name) for name in who)


def parties(proposal: ProposalRow) -> str:
    """By whom a proposal is, and to whom."""
    return f"{names(proposal.by) or '?'} → {names(proposal.to) or '?'}"


def answer_words(answer: AnswerRow) -> str:
    """Who answers, and how."""
    return f"{names(answer.by)} {response_words(answer.response)}".strip()


def response_words(response: str) -> str:
    """How somebody answers."""
    return _ANSWERS.get(response, response)


def standing_words(proposal: ProposalRow, today: date) -> str:
    """What has become of a proposal: its status once it is settled, else the last answer; overdue where its day has
    passed meanwhile."""
    if proposal.status != "pending":
        return proposal.status
    answer = answer_words(proposal.answers[-1]) if proposal.answers else ""
    if is_overdue(proposal, today):
        return f"overdue, {answer or 'no report since'}"
    return answer or "no answer yet"


def is_overdue(proposal: ProposalRow, today: date) -> bool:
    """Whether the day of a pending proposal has passed. It lapses only with a report that comes after that day; a day
    that had passed when the first report told of it is no deadline, and it is never overdue."""
    span = span_of(proposal.date)
    if proposal.status != "pending" or span is None:
        return False
    return (proposal.told or "") <= span[1].isoformat() < today.isoformat()


_HOW_KNOWN = {
    "given": "given on import", "metadata": "from its metadata", "dateline": "from its dateline",
    "file name": "from the file name", "inferred": "inferred", "file time": "from the file’s time",
}  # fmt: skip


def published_words(report: DocumentRow) -> str:
    """The day of publication, and how it is known.

    A day of "28 May 2025 (inferred)" is no more than likely; the words say so.
    """
    return f"{short_day(report.published)} ({how_known(report.published_by)})"


def how_known(published_by: str) -> str:
    """How a day of publication is known: "from the file name"."""
    return _HOW_KNOWN.get(published_by, published_by)


def report_title(report: DocumentRow) -> str:
    """What a report is called: its headline, else its name."""
    return shown(report.title) or shown(report.name)


def negotiation_name(name: str) -> str:
    """What a negotiation is called; the one of reports that nobody has placed has no name."""
    return shown(name) or "(without a name)"


def count_words(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 report", "31 reports", "12 000 reports"."""
    return f"{number:,} ".replace(",", "\N{NARROW NO-BREAK SPACE}") + (one if number == 1 else many or f"{one}s")
