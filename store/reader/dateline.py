"""The dateline at the top of a report: where and on which day it was written, and for whom.

Forms as news agencies and institutions write them: "ISTANBUL, May 28 (Reuters) -", "MEXICO CITY (AP) —",
"MOSCOW, May 17. /TASS/.", "LONDON (Wire), February 9, 2024 —", "Nov 21 (Reuters) -", "AMMAN, 2 August 2022 -", and a
line that is nothing but a day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from store.reader.date_words import date_words

HEAD, LINE, LINES = 3000, 160, 5
"""How far down a dateline is looked for: characters, characters of a line, lines."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline says, each part None where it is not given. The report proper begins at `end`."""

    place: str | None
    year: int | None
    month: int | None
    day: int | None
    publisher: str | None
    start: int
    end: int


def find_dateline(text: str) -> Dateline | None:
    """The dateline of a report, or None where its first lines carry none.

    >>> find_dateline("VIENNA, Dec. 2 (Xinhua) -- Envoys met.").day → 2
    """
    lines = [match for match in re.finditer(r"[^\n\r\u2028\u2029]+", text[:HEAD]) if match.group().strip()]
    for number, line in enumerate(lines[:LINES]):
        words = line.group()
        lead = len(words) - len(words.lstrip())
        start = line.start() + lead
        end = min(line.end(), start + LINE)
        for form in (form for sign, forms in _forms() if _compiled(sign).search(text, start, end) for form in forms):
            match = _compiled(form).match(text, start, end)
            if match is None or _is_prose(match.groupdict().get("place")):
                continue
            if match.groupdict().get("alone") is not None and number == 0:
                continue
            found = _dateline(match, start)
            if found is not None:
                return found
    return None


def dateline_day(dateline: Dateline, near: date) -> date | None:
    """The day that a dateline gives, in the year nearest to `near` where it names none; None where it has no day."""
    if dateline.month is None or dateline.day is None:
        return None
    years = [dateline.year] if dateline.year else range(max(1, near.year - 4), min(9999, near.year + 4) + 1)
    days = []
    for year in years:
        try:
            days.append(date(year, dateline.month, dateline.day))
        except ValueError:
            continue
    return min(days, key=lambda day: abs((day - near).days), default=None)


def _dateline(match: re.Match[str], start: int) -> Dateline | None:
    parts = match.groupdict()
    month = day = year = None
    if parts.get("month"):
        name = parts["month"].lower()
        words = date_words()
        month = words.months.get(name) or words.short_months[name]
        day = int(parts["day"])
        if not 1 <= day <= 31:
            return None
        year = int(parts["year"]) if parts.get("year") else None
    place = parts.get("place") or parts.get("alone")
    return Dateline(place, year, month, day, parts.get("publisher"), start, match.end())


NO_PLACES = frozenset(
    "in on at by from since until after before as a an and when while between last late early".split()
)
"""Words that begin a sentence with a date in it, and no place."""


def _is_prose(place: str | None) -> bool:
    if place is None:
        return False
    first, words = place.split()[0].lower().strip(","), date_words()
    return first in NO_PLACES or first in words.weekdays or first in words.months


_compiled = cache(re.compile)
"""A form, compiled when a line first has its sign: all of them take 35 ms, and most reports need one or none."""


@cache
def _forms() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The forms, most telling first, by the sign that a line must have somewhere to be of one of them.

    Every repetition is bounded: they run over the text of strangers.
    """
    words = date_words()
    names = sorted((*words.months, *words.short_months), key=len, reverse=True)
    days = "|".join(sorted((*words.weekdays, *words.short_weekdays), key=len, reverse=True))
    months = rf"(?i:(?P<month>{'|'.join(names)}))\b\.?"
    number = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?\b"
    weekday = rf"(?:(?i:{days})\b\.?,?\s{{1,2}})?"
    year = r"(?:,?\s{1,2}(?P<year>\d{4}))"
    first = rf"{weekday}{months}\s{{1,2}}{number}"
    second = rf"{weekday}{number}\s{{1,2}}{months}"
    word = r"[A-ZÀ-ÖØ-Þ][\w.'’ʼ-]{0,24}"
    joined = rf"{word}(?:[ /](?:{word}|of|de|la|el|al|da|do|del|and|di|upon)){{0,4}}"
    place = rf"(?P<place>{joined}(?:, {word}(?: {word}){{0,3}}){{0,2}}?)"
    capitals = r"(?P<place>[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{1,24}(?:[ /][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’-]{0,24}){0,3})"
    country = rf"(?:, {word}(?: {word}){{0,2}})?"
    publisher = r"[(/\[]\s?(?P<publisher>[A-ZÀ-ÖØ-Þa-z][\w.&'’ -]{0,30}?)\s?[)/\]]"
    dash = r"\s{0,2}(?:-{1,2}|—|–|_)(?=\s|[A-Z\"“]|$)\s{0,2}"
    stop = r"[.:]\s{1,2}"
    dated = {first: rf"{months}\s{{1,2}}\d", second: rf"\d(?:st|nd|rd|th)?\s{{1,2}}{months}"}
    forms: list[tuple[str, tuple[str, ...]]] = []
    for day, sign in dated.items():
        own = (
            rf"{place},?\s{{1,2}}{day}{year}?[.,]?\s{{0,2}}{publisher}(?:{dash}|{stop}|\s)",
            rf"{place},?\s{{1,2}}{day}{year}?{dash}",
            rf"{capitals}{country},?\s{{1,2}}{day}{year}?{stop}",
            rf"{place},?\s{{1,2}}{day}{year}(?:{stop}|\s{{0,2}}$)",
            rf"{place}\s{{1,2}}{publisher},?\s{{1,2}}{day}{year}?,?(?:{dash}|{stop})",
            rf"{day}{year}?,?\s{{1,2}}{place}\s{{0,2}}{publisher}(?:{dash}|{stop})",
            rf"{day}{year}?,?\s{{0,2}}{publisher}(?:{dash}|{stop})",
            rf"{place}\s{{1,2}}[(]{day}{year}?[)]{dash}",
            rf"{day}{year}?{dash}",
            rf"{day}{year}{stop}",
            rf"(?:(?i:published|posted|released|date|issued)(?: on)?:?\s{{1,2}})?{day}{year}\s{{0,2}}$",
        )
        forms.append((sign, own))
    named = (
        rf"{place}\s{{1,2}}{publisher}{dash}",
        rf"{publisher}{dash}",
        rf"{capitals}{country}\s{{0,2}}(?:--|—|–|_)\s{{1,2}}",
    )
    alone = r"(?P<alone>[A-ZÀ-ÖØ-Þ]{3,20}(?:[ -][A-ZÀ-ÖØ-Þ]{2,20}){0,2})\s{0,2}$"
    return (*forms, ("[-—–_]", named), ("[A-ZÀ-ÖØ-Þ]{3}", (alone,)))
