"""Days as the reader gives them (`2025-05-16`, `2025-05`, `2025-W21`, `2025-Q3`, spans), and calendar days."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""Meteorological seasons of the northern hemisphere, by TIMEX3's letters; winter runs into the next year."""

_PART = re.compile(r"(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|W(\d{2})|Q([1-4])|(SP|SU|FA|WI)))?$")


@lru_cache(maxsize=4096)
def span_of(value: str | None) -> tuple[date, date] | None:
    """The first and the last calendar day that a day, month, week, year or span may stand for; None for no day.

    >>> span_of("2025-05")
    (datetime.date(2025, 5, 1), datetime.date(2025, 5, 31))
    """
    if not value:
        return None
    first, _, last = value.partition("/")
    begins, ends = _part_span(first), _part_span(last or first)
    if begins is None or ends is None or ends[1] < begins[0]:
        return None
    return begins[0], ends[1]


def _part_span(value: str) -> tuple[date, date] | None:
    match = _PART.match(value)
    if not match:
        return None
    year, month, day, week, quarter, season = match.groups()
    y = int(year)
    try:
        if day:
            return (exact := date(y, int(month), int(day))), exact
        if week:
            monday = date.fromisocalendar(y, int(week), 1)
            return monday, monday + timedelta(days=6)
        if quarter:
            return _months(y, 3 * int(quarter) - 2, y, 3 * int(quarter))
        if season:
            begins, ends = _SEASON_MONTHS[season]
            return _months(y, begins, y + (ends < begins), ends)
        return _months(y, int(month or 1), y, int(month or 12))
    except ValueError:
        return None


def _months(first_year: int, first: int, last_year: int, last: int) -> tuple[date, date]:
    return date(first_year, first, 1), date(last_year, last, monthrange(last_year, last)[1])
