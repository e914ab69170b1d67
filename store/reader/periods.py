"""Days, weeks, months, seasons, quarters and years as stretches of the calendar, and how they are written."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["D", "W", "E", "M", "S", "Q", "Y", "span"]
"""Day, week, weekend, month, season, quarter, year, or a span of several."""

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season, as meteorologists of the north count them."""


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of the calendar: its first and last day, and its value in ISO form."""

    grain: Grain
    first: date
    last: date
    value: str


def day(when: date) -> Period:
    """`2025-05-16`."""
    return Period("D", when, when, when.isoformat())


def week(when: date) -> Period:
    """The ISO week (Monday to Sunday) that `when` lies in: `2025-W21`."""
    monday = when - timedelta(days=when.weekday())
    iso = when.isocalendar()
    return Period("W", monday, monday + timedelta(days=6), f"{iso.year:04d}-W{iso.week:02d}")


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that `when` lies in: `2025-05-10/2025-05-11`."""
    saturday = when + timedelta(days=5 - when.weekday())
    sunday = saturday + timedelta(days=1)
    return Period("E", saturday, sunday, f"{saturday.isoformat()}/{sunday.isoformat()}")


def month(year: int, number: int) -> Period:
    """`2025-05`. `number` may lie outside 1 to 12 and then counts on into other years."""
    year, number = year + (number - 1) // 12, (number - 1) % 12 + 1
    first = date(year, number, 1)
    return Period("M", first, last_of_month(year, number), f"{year:04d}-{number:02d}")


def last_of_month(year: int, number: int) -> date:
    """The last day of a month."""
    return date(year, number, calendar.monthrange(year, number)[1])


def year(number: int) -> Period:
    """`2025`."""
    return Period("Y", date(number, 1, 1), date(number, 12, 31), f"{number:04d}")


def quarter(number: int, of: int) -> Period:
    """`2025-Q3`. `number` may lie outside 1 to 4 and then counts on into other years."""
    of, number = of + (number - 1) // 4, (number - 1) % 4 + 1
    return Period("Q", date(of, 3 * number - 2, 1), last_of_month(of, 3 * number), f"{of:04d}-Q{number}")


def season(name: str, of: int) -> Period:
    """Three months, as a span: summer is `2025-06/2025-08`. A winter belongs to the year in which it begins."""
    first, last = month(of, SEASON_MONTHS[name]), month(of, SEASON_MONTHS[name] + 2)
    return Period("S", first.first, last.last, f"{first.value}/{last.value}")


def span(first: Period, last: Period) -> Period:
    """From the first to the last, both included: `2025-05-10/2025-05-11`."""
    return Period("span", first.first, last.last, f"{first.value}/{last.value}")


def last_day(of: Period) -> Period:
    """The last day of a period."""
    return day(of.last)


def shifted(when: date, grain: str, count: int) -> Period:
    """The day, week, weekend, month, quarter or year that lies `count` units from the one `when` lies in."""
    if grain == "D":
        return day(when + timedelta(days=count))
    if grain == "W":
        return week(when + timedelta(days=7 * count))
    if grain == "E":
        return weekend(when + timedelta(days=7 * count))
    if grain == "M":
        return month(when.year, when.month + count)
    if grain == "Q":
        return quarter((when.month + 2) // 3 + count, when.year)
    return year(when.year + count)


def same_day(when: date, years: int = 0, months: int = 0) -> date:
    """The same day of the month some years or months on; the month's last day where it has no such day."""
    to = month(when.year + years, when.month + months)
    return to.first.replace(day=min(when.day, to.last.day))
