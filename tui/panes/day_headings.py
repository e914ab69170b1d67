"""The headings of the timeline: its days, how long after one another, and how far off those to come are."""

from __future__ import annotations

from datetime import date

from store.lookup import Day
from tui.panes.lines import Line
from tui.words import count_words, day_words, how_far, today_words

NO_DAY_NAMED = "no day named"


def day_heading(day: Day, before: Day | None, today: date, width: int, *, then: bool) -> Line:
    """The heading of a day; `before` is the day above it, `then` whether today is a day that is looked back at."""
    if day.told is None:
        return [(f" {NO_DAY_NAMED}", "heading"), (f"  reported {day_words(day.sort_day)}", "dim")]
    if day.exact and day.sort_day == today.isoformat():
        return today_rule(today, width, then=then)
    far = how_far(day.told, today)
    if not far or far.startswith("passed"):
        far = later(before, day)
    return [(f" {day_words(day.told)}", "heading"), (f"  {far}" if far else "", "dim")]


def later(before: Day | None, day: Day) -> str:
    """How long after the day above it a day is, where days lie between that have no line; empty where none do.

    >>> later(Day("2031-03-03", "2031-03-03"), Day("2031-03-14", "2031-03-14"))
    '11 days later'
    """
    if before is None or not day.exact or (before.told and not before.exact):
        return ""
    days = (date.fromisoformat(day.sort_day) - date.fromisoformat(before.sort_day)).days
    return f"{count_words(days, 'day')} later" if days > 1 else ""


def today_rule(today: date, width: int, *, then: bool) -> Line:
    """A rule with today's date, or that of the day that is looked back at."""
    words = f"── {today_words(today, then=then)} "
    return [(words + "─" * max(0, width - len(words)), "today")]
