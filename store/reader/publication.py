"""The day of publication, from the report's own dates alone."""

from __future__ import annotations

from datetime import date

from store.reader.date_finding import find_expressions
from store.reader.date_meanings import Calendar, Expression, Span, Weekday
from store.reader.dateline import Dateline, dateline_day, find_dateline
from store.reader.outlook import Outlook, is_past
from store.reader.resolving import resolve
from store.reader.telling import Telling
from store.reader.tokens import Sentence, Text

HEAD_LINES, HEAD_LINE = 4, 160
"""Where a day by itself is the day of publication: "Press briefing, 15 July 2025", "Last updated: 1 July 2015"."""

LEAD = 3
"""In how many sentences the weekday of publication is looked for."""


def infer_published(text: Text) -> date | None:
    """The day that the report's own dates speak for as its day of publication, where nothing else tells it.

    A full date in a dateline or in a line above the report; else the last full date that is not told as something to
    come. Where the dateline names a day without its year, the year follows from the dates told and from the weekday of
    the first sentences ("KABUL, Aug. 10", "on Monday"). None where the report has no full date.
    """
    dateline = find_dateline(text.text)
    if dateline is not None and dateline.year is not None:
        return dateline_day(dateline, date(dateline.year, 1, 1))
    told: list[date] = []
    years: list[int] = []
    weekday: int | None = None
    for sentence in text.sentences:
        for found in find_expressions(text, sentence.first, sentence.last, date.min):
            cue = Outlook(text.tokens, found.first, found.last, sentence.first, sentence.last)
            meaning = found.meaning
            if isinstance(meaning, Weekday) and meaning.turn is None and weekday is None and sentence.i < LEAD:
                weekday = meaning.day
            if isinstance(meaning, Calendar) and meaning.year and not _looks_ahead(cue):
                years.append(meaning.year)
            period = resolve(meaning, Telling(date(2000, 1, 1)), cue) if _is_full(found) else None
            if period is None:
                continue
            if _heads(text, sentence, found):
                return period.last
            if not _looks_ahead(cue):
                told.append(period.last)
    if not told:
        return None
    if dateline is not None and dateline.month is not None:
        return _with_year(dateline, max(max(told), date(max(years), 1, 1)), weekday) or max(told)
    return max(told)


def _looks_ahead(cue: Outlook) -> bool:
    if cue.since:
        return False
    return cue.ahead() > 0 or (cue.first > cue.lo and cue.tokens[cue.first - 1].lower in ("until", "till", "by", "to"))


def _with_year(dateline: Dateline, latest: date, weekday: int | None) -> date | None:
    """The day of a dateline without a year: one that falls on the weekday of the lead, or the day after it; then the
    nearest to what was told."""
    days = [
        day
        for year in range(max(1, latest.year - 1), min(latest.year + 7, date.max.year))
        if (day := dateline_day(dateline, date(year, 7, 1))) is not None and day.year == year
    ]

    def merit(day: date) -> tuple[bool, int]:
        apart = 2 if weekday is None else (day.weekday() - weekday) % 7
        return apart > 1, abs((day - latest).days)

    return min(days, key=merit, default=None)


def _is_full(found: Expression) -> bool:
    """Whether an expression names day, month and year."""
    meaning = found.meaning.last if isinstance(found.meaning, Span) else found.meaning
    return isinstance(meaning, Calendar) and None not in (meaning.year, meaning.month, meaning.day)


def _heads(text: Text, sentence: Sentence, found: Expression) -> bool:
    """Whether a date ends a short line at the top that is no sentence: a headline with its day, "Last updated: ..."."""
    start, end = text.paragraphs[sentence.paragraph]
    if sentence.paragraph >= HEAD_LINES or end - start > HEAD_LINE or text.text[end - 1] in ".!?":
        return False
    rest = text.text[text.tokens[found.last - 1].end : end]
    return len(rest) <= 20 and not any(is_past(token) for token in text.words(sentence)[:1])
