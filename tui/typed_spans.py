"""Spans of days as people type them: "since may", "q2", "last 2 weeks", "1 june to 10 june", "until yesterday".

The dates in them are read by `tui.typed_dates`: the first time takes a fifth of a second, so do it in a thread.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import product

from store.days import span_of
from tui.typed_dates import readings
from tui.words import MONTHS, day_words, short_day

_NUMBERS = {
    name: number
    for number, name in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
} | {"a": 1, "an": 1, "": 1}

_FROM = re.compile(r"(since|from|after|starting)\s+(.+)$")
_UP_TO = re.compile(r"(until|till|til|up to|through|to|by|before)\s+(.+)$")
_BETWEEN = re.compile(
    r"(?:from|between)?\s*(.+?)\s*(?:\bto\b|\buntil\b|\btill\b|\bthrough\b|\band\b|\.\.\.?|[–—]|\s-\s)\s*(.+)$"
)
_HYPHENED = re.compile(r"(\d{1,2})-(\d{1,2}\s+[a-z].*)$")
_AROUND = re.compile(r"(?:the )?(last|past|previous|next|coming) (\d{1,3}|[a-z]*)\s*(day|week|month|quarter|year)(s?)$")
_THIS = re.compile(r"(last|previous|this|next) quarter$")
_LENGTHS = {"day": 1, "week": 7}
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}

Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days, both ends in it; None for an end that is open."""

    since: date | None = None
    until: date | None = None

    @property
    def words(self) -> str:
        """As it is written on screen.

        >>> Days(date(2025, 5, 1)).words, Days(date(2025, 6, 1), date(2025, 6, 10)).words
        ('since 1 May 2025', '1–10 Jun 2025')
        """
        if self.since is None and self.until is None:
            return ""
        if self.since is None or self.until is None:
            word, day = ("since", self.since) if self.since else ("until", self.until)
            return f"{word} {short_day(day.isoformat())}" if day else ""
        if self.since == self.until:
            return short_day(self.since.isoformat())
        return day_words(f"{self.since.isoformat()}/{self.until.isoformat()}")

    @property
    def typed(self) -> str:
        """As one would type it: `days_typed` reads the same from it, on any day.

        >>> Days(date(2025, 6, 1), date(2025, 6, 10)).typed
        '1 Jun 2025 to 10 Jun 2025'
        """
        ends = [_day(day) if day else "" for day in (self.since, self.until)]
        if all(ends):
            return ends[0] if self.since == self.until else " to ".join(ends)
        return f"since {ends[0]}" if ends[0] else f"until {ends[1]}" if ends[1] else ""


def days_typed(typed: str, today: date) -> Days | None:
    """The days that are meant; None for what is no span of days. Empty is all days.

    A day without its year is the one that makes sense: "since may" the last May that has begun, otherwise the nearest.

    >>> days_typed("since may", date(2026, 3, 10)).typed, days_typed("1 to 10 june", date(2025, 5, 28)).typed
    ('since 1 May 2025', '1 Jun 2025 to 10 Jun 2025')
    """
    phrase = " ".join(typed.lower().replace(",", " ").split())
    if not phrase:
        return Days()
    if span := _around(phrase, today):
        return Days(*span)
    if match := _HYPHENED.match(phrase):
        return _pair(match[1], match[2], today)
    if (match := _BETWEEN.match(phrase)) and (days := _pair(match[1], match[2], today)):
        return days
    if match := _FROM.match(phrase):
        begun = [span for span in _spans(match[2], today) if span[0] <= today]
        span = max(begun, default=None) or next(iter(_spans(match[2], today)), None)
        return span and Days(span[1] + timedelta(days=1) if match[1] == "after" else span[0])
    if match := _UP_TO.match(phrase):
        span = next(iter(_spans(match[2], today)), None)
        return span and Days(None, span[0] - timedelta(days=1) if match[1] == "before" else span[1])
    spans = _spans(phrase, today)
    return Days(*spans[0]) if spans else None


def _spans(phrase: str, today: date) -> list[Span]:
    """What a date may stand for, the nearest first."""
    phrase = phrase.strip().removeprefix("in ") if not re.match(r"in \w+ (day|week|month|year)", phrase) else phrase
    if span := _around(phrase, today):
        return [span]
    if span := span_of(phrase.upper()):
        return [span]
    return [span for reading in readings(phrase, today) if (span := span_of(reading.value)) and span[1] < date.max]


def _around(phrase: str, today: date) -> Span | None:
    """ "The last 2 weeks" end today, "the next 3 months" begin with it; "last quarter" is one of the calendar."""
    if match := _THIS.match(phrase):
        step = {"this": 0, "next": 1}.get(match[1], -1)
        first = _months_on(date(today.year, 3 * ((today.month - 1) // 3) + 1, 1), 3 * step)
        return first, _months_on(first, 3) - timedelta(days=1)
    match = _AROUND.match(phrase)
    if match is None or (match[1] in ("last", "next", "previous") and not match[4]):
        return None  # "last week" is one of the calendar
    number = int(match[2]) if match[2].isdigit() else _NUMBERS.get(match[2])
    if number is None or not number:
        return None
    back = match[1] not in ("next", "coming")
    if length := _LENGTHS.get(match[3]):
        other = today + timedelta(days=number * length * (-1 if back else 1))
    else:
        other = _months_on(today, number * _MONTHS_IN[match[3]] * (-1 if back else 1))
    return (other, today) if back else (today, other)


def _months_on(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_YEAR = re.compile(r"\b\d{4}\b")


def _pair(one: str, other: str, today: date) -> Days | None:
    """From one date to another; what only one of them names, the month or the year, holds for both."""
    if re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", one):  # "4 to 12 march"
        one = f"{one} {re.sub(r'^[0-9]+(st|nd|rd|th)? *(of )?', '', other)}"
    elif re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", other) and (named := re.match(r"([a-z]+) \d", one)):
        other = f"{named[1]} {other}"  # "march 4 to 12"
    ends = [_spans(one, today), _spans(other, today)]
    for at, (lacks, has) in enumerate(((one, other), (other, one))):
        if not _YEAR.search(lacks) and (year := _YEAR.search(has)):
            near = [f"{lacks} {int(year[0]) + step}" for step in (0, -1 if at == 0 else 1)]
            ends[at] = [span for phrase in near for span in _spans(phrase, today)] or ends[at]
    pairs = [(first, last) for (first, _), (_, last) in product(*ends) if first <= last]
    if not pairs:
        return None
    return Days(*min(pairs, key=lambda pair: (pair[1] - pair[0], abs((pair[0] - today).days))))


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
