"""How many events each day, week, month, quarter or year has: the unit in which their whole span fits a width.

Those of which no day is told are not counted. A few that lie far from all others are only numbered at the ends, so that
they do not press the rest together; so is today, where it lies far from all that is told.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal, NamedTuple

from store.lookup import Days

Unit = Literal["day", "week", "month", "quarter", "year"]

UNITS: tuple[Unit, ...] = ("day", "week", "month", "quarter", "year")

FEW = 0.02
"""The part of the events, at either end, that may be left out for the sake of the others: one in any case."""

LONG = timedelta(days=400)
"""Spans up to this are shown whole."""

WIDEST = 4
"""Cells that one bar takes at most."""

_LAST = date(9990, 1, 1)
"""Days from here on are left out: beyond them Python has none to count with."""


def begin(unit: Unit, day: date) -> date:
    """The first day of the unit that a day lies in.

    >>> begin("week", date(2025, 5, 16)), begin("quarter", date(2025, 5, 16))
    (datetime.date(2025, 5, 12), datetime.date(2025, 4, 1))
    """
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit == "month":
        return day.replace(day=1)
    return date(day.year, 3 * ((day.month - 1) // 3) + 1 if unit == "quarter" else 1, 1)


def following(unit: Unit, first: date) -> date:
    """The first day of the next unit, from the first day of one."""
    if unit in ("day", "week"):
        return first + timedelta(days=1 if unit == "day" else 7)
    months = first.month - 1 + {"month": 1, "quarter": 3}.get(unit, 12)
    return date(first.year + months // 12, months % 12 + 1, 1)


class Histogram(NamedTuple):
    """`counts` of units side by side, `cells` wide each; unit `n` goes from `edges[n]` up to the day before
    `edges[n + 1]`. `earlier` and `later` are the events left out at the ends."""

    unit: Unit
    cells: int
    edges: tuple[date, ...]
    counts: tuple[int, ...]
    earlier: int
    later: int

    def bar_of(self, day: date) -> int:
        """The number of the bar that a day belongs to: the first or the last, where it lies before or after all."""
        return max(0, min(bisect_right(self.edges, day) - 1, len(self.counts) - 1))

    def holds(self, day: date) -> bool:
        """Whether a day lies within."""
        return self.edges[0] <= day < self.edges[-1]


def histogram(days: Days, today: date, width: int) -> Histogram | None:
    """The histogram of a list's days in so many cells; None where there is nothing to count, or no room."""
    ends = _ends(days)
    if ends is None or width < 1:
        return None
    first, last = ends
    with_today = min(first, today), max(last, today)
    near = (with_today[1] - with_today[0]).days <= 2 * (last - first).days + 60
    for span in (with_today, ends) if near else (ends,):  # where there is no room for today, the rest is shown still
        fitting = ((unit, _edges(unit, *span, width)) for unit in UNITS)
        found = next(((unit, edges) for unit, edges in fitting if edges is not None), None)
        if found is not None:
            break
    else:
        return None
    unit, edges = found
    counts = tuple(days.dated_between(*pair) for pair in pairwise(edges))
    earlier = days.dated[days.from_day(edges[0])]
    later = days.dated[-1] - days.dated[days.from_day(edges[-1])]
    return Histogram(unit, min(WIDEST, width // len(counts)), edges, counts, earlier, later)


def _edges(unit: Unit, first: date, last: date, most: int) -> tuple[date, ...] | None:
    """The first days of the units from one day to another, and of the one after them; None for more than `most`."""
    edges = [begin(unit, first)]
    while edges[-1] <= last:
        if len(edges) > most:
            return None
        edges.append(following(unit, edges[-1]))
    return tuple(edges)


def _ends(days: Days) -> tuple[date, date] | None:
    """The first and the last day that count: without the few at either end, where they make it longer by far."""
    total = days.dated[-1]
    if not total:
        return None
    few = max(1, int(total * FEW)) if total > 2 else 0
    firsts, lasts = list(_first_days(days, few)), list(_last_days(days, few))
    if not firsts or not lasts:
        return None
    first, last = firsts[0], lasts[0]
    for each in lasts[1:]:
        if each >= first and _far_shorter(each - first, last - first):
            last = each
    for each in firsts[1:]:
        if each <= last and _far_shorter(last - each, last - first):
            first = each
    return first, last


def _far_shorter(rest: timedelta, whole: timedelta) -> bool:
    return whole > LONG and 4 * rest <= whole


def _first_days(days: Days, few: int) -> Iterator[date]:
    """The first day, and each that would be first without those before it, which are no more than a few."""
    for number in range(bisect_right(days.dated, few)):
        if number < len(days.keys) and days.dated[number + 1] > days.dated[number]:
            yield from _calendar_day(days, number)


def _last_days(days: Days, few: int) -> Iterator[date]:
    """The last day, and each that would be last without those after it, which are no more than a few."""
    for number in range(len(days.keys) - 1, bisect_left(days.dated, days.dated[-1] - few) - 2, -1):
        if number >= 0 and days.dated[number + 1] > days.dated[number]:
            yield from _calendar_day(days, number)


def _calendar_day(days: Days, number: int) -> Iterator[date]:
    try:
        day = date.fromisoformat(days.day(number).sort_day)
    except ValueError:
        return
    if day < _LAST:
        yield day
