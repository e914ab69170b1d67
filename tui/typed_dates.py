"""Dates as people type them: "june 2", "next monday", "2 weeks ago", "mid july", "q3", "2025-06".

dateparser reads single phrases, but takes "a" for January and "the 5th" for May: a phrase goes to it only when all its
words are those of dates. What it does not know (parts of a month, quarters, seasons, numbered weeks) is read here.
Importing it takes a tenth of a second, and its first phrase as long again: do that in a thread.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import lru_cache
from typing import TYPE_CHECKING

from store.days import span_of
from tui.words import DAYS

if TYPE_CHECKING:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]

LONGEST = 60
"""Characters of a phrase that is still looked at: about twice the longest date that people type."""

YEARS_AROUND = 3
"""Years before and after this one in which a day typed without its year is offered."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a typed date may mean: the value as the reader would give it, and the day to go to."""

    value: str
    day: date


_MONTHS = {
    name: number
    for number, forms in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in forms.split()
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
_WEEKDAYS = frozenset(
    "monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday sat sunday sun".split()
)
_UNITS = frozenset("day days week weeks month months year years".split())
_NEAR = frozenset("today tomorrow yesterday".split())
_NUMBERS = frozenset("a an one two three four five six seven eight nine ten eleven twelve".split())
_FILLERS = frozenset("on the of in ago from now next last this coming after before and".split())

_FIGURE = re.compile(r"'?\d{1,4}(?:st|nd|rd|th)?$")
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}|\d{2}))?\.?$")
_PART_OF_MONTH = re.compile(r"(?:the )?(mid|early|late|(?:start|beginning|end) of)[ -]([a-z]+)(?: (\d{4}))?$")
_QUARTER = re.compile(r"q([1-4])(?:[ /]?(\d{4}))?$|(\d{4})[ -]?q([1-4])$")
_SEASON = re.compile(r"(spring|summer|autumn|fall|winter)(?: (?:of )?(\d{4}))?$")
_WEEK = re.compile(r"(?:week|w|cw|kw) ?(\d{1,2})(?: (\d{4}))?$")


def readings(typed: str, today: date) -> list[Understood]:
    """What a phrase may mean, nearest to today first; nothing for what is no date.

    >>> [reading.value for reading in readings("june 2 2025", date(2025, 5, 28))]
    ['2025-06-02']
    >>> readings("mid july", date(2025, 5, 28))[0].value, readings("q3", date(2025, 5, 28))[0].value
    ('2025-07', '2025-Q3')
    """
    phrase = " ".join(typed.lower().replace(",", " ").split())
    if not phrase or len(phrase) > LONGEST:
        return []
    found = dict.fromkeys([*_own(phrase, today), *_dateparsers(phrase, today)])
    return sorted(found, key=lambda reading: abs((reading.day - today).days))


_FROM_TODAY = frozenset("today tomorrow yesterday ago next last this in from".split())


def meant(typed: str, today: date, near: date) -> str | None:
    """The value of a phrase that speaks of something near a day: "june 2" is that of the year around it, "yesterday"
    is counted from today all the same. None for what is no date.

    >>> meant("june 2", date(2026, 11, 24), date(2025, 5, 28)), meant("yesterday", date(2026, 11, 24), date(2025, 5, 1))
    ('2025-06-02', '2026-11-23')
    """
    if span_of(typed.strip()) is not None:
        return typed.strip()
    found = readings(typed, today if _FROM_TODAY & set(typed.lower().split()) else near)
    return found[0].value if found else None


def _own(phrase: str, today: date) -> Iterator[Understood]:
    """The forms that dateparser does not know, or takes differently."""
    if match := _ISO.match(phrase):
        yield from _valid("-".join(part.zfill(2) for part in match.groups() if part))
    elif match := _SLASHED.match(phrase):
        yield from _slashed(match[1], match[2], match[3], today)
    elif match := _PART_OF_MONTH.match(phrase):
        if month := _MONTHS.get(match[2]):
            for year in _years(match[3], today):
                yield from _part_of_month(match[1], year, month)
    elif match := _QUARTER.match(phrase):
        for year in _years(match[2] or match[3], today):
            yield from _valid(f"{year}-Q{match[1] or match[4]}")
    elif match := _SEASON.match(phrase):
        for year in _years(match[2], today):
            yield from _valid(f"{year}-{_SEASONS[match[1]]}")
    elif match := _WEEK.match(phrase):
        for year in _years(match[2], today):
            yield from _valid(f"{year}-W{match[1].zfill(2)}")


def _valid(value: str) -> Iterator[Understood]:
    if span := span_of(value):
        yield Understood(value, span[0])


def _years(typed: str | None, today: date) -> list[int]:
    return [int(typed)] if typed else list(range(today.year - YEARS_AROUND, today.year + YEARS_AROUND + 1))


def _slashed(one: str, other: str, year: str | None, today: date) -> Iterator[Understood]:
    """ "2/6": the day first, as most of the world writes; where it can be a month first, that too."""
    years = _years(year and (year if len(year) == 4 else f"20{year}"), today)
    for day, month in dict.fromkeys(((one, other), (other, one))):
        for each in years:
            yield from _valid(f"{each}-{month.zfill(2)}-{day.zfill(2)}")


def _part_of_month(part: str, year: int, month: int) -> Iterator[Understood]:
    """ "Mid-july" is the month, seen from its middle; "the end of june" is its last day, as the reader has it."""
    value = f"{year}-{month:02}"
    if part == "end of":
        yield from _valid(f"{value}-{monthrange(year, month)[1]:02}")
    elif part in ("start of", "beginning of"):
        yield from _valid(f"{value}-01")
    else:
        yield Understood(value, date(year, month, {"early": 1, "mid": 11, "late": 21}[part]))


def _dateparsers(phrase: str, today: date) -> Iterator[Understood]:
    """What dateparser makes of it, in the years around where the phrase names none."""
    words = phrase.replace(".", "").split()
    if not _is_date(words):
        return
    days = {today}
    if _MONTHS.keys() & set(words):
        days |= {_in_year(today, year) for year in _years(None, today)}
    for day in days:
        for preferred in ("past", "future") if len(words) == 1 and words[0] in _WEEKDAYS else ("current_period",):
            found = _parser(preferred, day).get_date_data(" ".join(words))
            if found.date_obj is not None and _on_its_weekday(found.date_obj.date(), words):
                yield _as_understood(found.date_obj.date(), str(found.period), words)


def _is_date(words: list[str]) -> bool:
    """Whether all words belong to dates, and one of them is enough to make one."""
    known = all(
        word in _MONTHS or word in _WEEKDAYS or word in _UNITS or word in _NEAR or word in _NUMBERS or word in _FILLERS
        or _FIGURE.match(word)
        for word in words
    )  # fmt: skip
    return known and any(word in _MONTHS or word in _WEEKDAYS or word in _UNITS or word in _NEAR for word in words)


def _on_its_weekday(day: date, words: list[str]) -> bool:
    """ "Wed 28 May" is a day of a year in which 28 May is a Wednesday."""
    named = {word[:3] for word in words if word in _WEEKDAYS}
    return len(named) != 1 or not _MONTHS.keys() & set(words) or DAYS[day.weekday()].lower() in named


def _as_understood(day: date, period: str, words: list[str]) -> Understood:
    if period == "year":
        return Understood(f"{day.year}", date(day.year, 1, 1))
    if period == "month":
        return Understood(f"{day:%Y-%m}", day.replace(day=1))
    if period == "week" and not {"ago", "in", "from"} & set(words):  # "next week", but "2 weeks ago" is a day
        year, week, _ = day.isocalendar()
        return Understood(f"{year}-W{week:02}", date.fromisocalendar(year, week, 1))
    return Understood(day.isoformat(), day)


def _in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


@lru_cache(maxsize=32)
def _parser(preferred: str, today: date) -> DateDataParser:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={
            "RELATIVE_BASE": datetime.combine(today, time(12)),
            "PREFER_DATES_FROM": preferred,
            "PREFER_DAY_OF_MONTH": "first",
            "PREFER_MONTH_OF_YEAR": "first",
            "RETURN_AS_TIMEZONE_AWARE": False,
            "PARSERS": ["relative-time", "absolute-time"],
        },
    )
