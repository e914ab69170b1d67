"""Date expressions and what they stand for.

`date_finding` goes word by word: one that dates are made of sets off the construction that it may stand in
(`calendar_forms`, `number_forms`, `weekday_forms`, `unit_forms`, `compound_forms`). What the construction says
(`date_meanings`) is then resolved from the day of publication and from the dates told before it (`resolving`,
`telling`), with the verb groups beside it (`outlook`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from store.reader import periods
from store.reader.date_finding import find_expressions
from store.reader.date_meanings import Calendar, End, Expression, Half, Meaning, Part, Span, Step, Weekday
from store.reader.outlook import Outlook, is_verb
from store.reader.periods import Period
from store.reader.publication import infer_published
from store.reader.reading import Date
from store.reader.resolving import clamped, resolve
from store.reader.telling import Telling
from store.reader.tokens import Text

__all__ = ["find_dates", "infer_published"]

NEAR_DAYS = 15
"""Up to how many days "30 June to 2 July" is one span."""

_PARTS = frozenset(("hours", "morning", "afternoon", "evening", "night", "end", "start", "beginning"))
"""What stands before "of Saturday" without making it a qualifier: "the early hours of Saturday"."""


@dataclass(slots=True)
class _Found:
    """An expression with the words around it, and where it stands."""

    expression: Expression
    cue: Outlook
    paragraph: int
    sentence: int


def find_dates(text: Text, published: date) -> tuple[Date, ...]:
    """Every date expression of the report, in order, with the day, week, month or year that it stands for."""
    found = [
        _Found(expression, Outlook(text.tokens, expression.first, expression.last, s.first, s.last), s.paragraph, s.i)
        for s in text.sentences
        for expression in find_expressions(text, s.first, s.last, published)
    ]
    telling = Telling(published, leanings=_leanings(found, published))
    out: list[Date] = []
    n = 0
    while n < len(found):
        here = found[n]
        joined = _joined(text, found, n)
        here.expression = joined or here.expression
        telling.sentence = here.sentence
        _narrative(telling, text, found, n)
        period = _coupled(telling, text, found, n) or resolve(here.expression.meaning, telling, here.cue)
        n += 1
        if period is None:
            continue
        if joined is not None and period.grain == "span":
            n += 1
        if _names_month(here.expression.meaning):
            telling.name_month(period)
        telling.tell(period, here.cue, _dates_its_sentence(text, here))
        start, end = text.tokens[here.expression.first].start, text.tokens[here.expression.last - 1].end
        out.append(Date(text.text[start:end], period.value, start, end))
    return tuple(out)


def _names_month(meaning: Meaning) -> bool:
    """Whether a date names the month that it lies in: "June 2", "July", "the end of May"."""
    if isinstance(meaning, End | Half | Part):
        return _names_month(meaning.of)
    if isinstance(meaning, Span):
        return _names_month(meaning.last)
    return isinstance(meaning, Calendar) and meaning.month is not None


def _leanings(found: list[_Found], published: date) -> dict[int, tuple[float, int]]:
    """How far the report as a whole places each weekday ahead: a name means the same day in 96 of 99 reports."""
    out: dict[int, tuple[float, int]] = {}
    for here in found:
        meaning = here.expression.meaning
        if isinstance(meaning, Weekday) and meaning.turn is None and meaning.week is None and not meaning.weeks:
            back = (published.weekday() - meaning.day) % 7
            if back:
                total, count = out.get(meaning.day, (0.0, 0))
                out[meaning.day] = (total + clamped(here.cue.ahead(f"W{back}")), count + 1)
    return out


def _dates_its_sentence(text: Text, here: _Found) -> bool:
    """Whether a date dates its sentence, and is what "the same day" will mean.

    Not so where it qualifies a noun ("the plan of June 3", "Wednesday's vote") or stands in a relative clause ("the
    gathering that opened on Friday").
    """
    tokens, first, last, lo = text.tokens, here.expression.first, here.expression.last, here.cue.lo
    if last < here.cue.hi and tokens[last].lower in ("'s", "’s"):
        return False
    if first - 1 > lo and tokens[first - 1].lower == "of" and tokens[first - 2].lower not in _PARTS:
        return False
    for k in range(first - 1, max(lo, first - 10), -1):
        low = tokens[k].lower
        if tokens[k].text in (",", ";", ":") and first - k > 1:
            break
        if low in ("which", "who", "whose", "where"):
            return False
        if low == "that" and first - k > 1 and is_verb(tokens[k + 1]):
            return False
    return True


def _joined(text: Text, found: list[_Found], n: int) -> Expression | None:
    """The date at `n` with the year, or the range, that the next one gives it.

    "from January 1 to June 30, 2023", "in June and July 2023": the year stands once. "From 30 June to 2 July": days of
    two months that are near each other are one span.
    """
    if n + 1 >= len(found):
        return None
    here, there = found[n].expression, found[n + 1].expression
    first, last = here.meaning, there.meaning
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or there.first - here.last != 1:
        return None
    if not first.month or not last.month or first.weekday is not None or first.turn is not None:
        return None
    link = text.tokens[here.last].lower
    if link not in ("to", "and", "or", "until", "through", "till") or found[n + 1].cue.lo != found[n].cue.lo:
        return None
    if first.year is None and first.year_step is None and last.year:
        first = replace(first, year=last.year - (first.month > last.month and link not in ("and", "or")))
    digit = text.tokens[here.first].text[0].isdigit()
    ranged = digit and link in ("to", "through", "until", "till") and (last.month - (first.month or 0)) % 12 == 1
    if ranged and first.day and last.day and last.day + 31 - first.day <= NEAR_DAYS:
        return Expression(Span(first, last), here.first, there.last)
    return Expression(first, here.first, here.last) if first is not here.meaning else None


def _coupled(telling: Telling, text: Text, found: list[_Found], n: int) -> Period | None:
    """The weekday at `n` that is coupled to the one before it: "next Wednesday and Thursday" are of one week."""
    if n == 0 or telling.period is None:
        return None
    here, before = found[n].expression, found[n - 1].expression
    first, last = before.meaning, here.meaning
    if not isinstance(first, Weekday) or not isinstance(last, Weekday) or last != Weekday(last.day):
        return None
    between = [token.lower for token in text.tokens[before.last : here.first]]
    days = (last.day - telling.period.last.weekday()) % 7
    if between not in (["and"], ["and", "on"]) or not 0 < days < 3:
        return None
    return periods.day(telling.period.last + timedelta(days=days))


def _narrative(telling: Telling, text: Text, found: list[_Found], n: int) -> None:
    """Whether the date at `n` goes on in the year of the date before it.

    "Next year's summit in Baku from November 11"; and where each opens a sentence of one paragraph: "In May 2014 the
    truce broke. In August ...". Elsewhere a year does not carry: 0 of 31 in the gold stories and TimeBank.
    """
    telling.year = None
    if n == 0 or telling.period is None:
        return
    here, before = found[n], found[n - 1]
    meaning = before.expression.meaning
    dated = isinstance(meaning, Calendar) and (meaning.year or meaning.year_step is not None)
    stepped = isinstance(meaning, Step) and meaning.grain == "Y"
    elsewhere = (dated or stepped) and telling.period.last.year != telling.published.year
    goes_on = telling.narrative is not None and before.paragraph == here.paragraph and _opens(here)
    if not elsewhere and not goes_on:
        telling.narrative = None
        return
    tokens = text.tokens
    if stepped and before.cue.lo == here.cue.lo:
        after = tokens[before.expression.last].lower
        telling.year = telling.period.last.year if after in ("'s", "’s") else None
    elif before.paragraph == here.paragraph and _opens(before) and _opens(here) and before.cue.lo != here.cue.lo:
        year = telling.narrative or telling.period.last.year
        telling.year = telling.narrative = year if year < telling.published.year else None


def _opens(here: _Found) -> bool:
    """Whether the date opens its sentence: "In May 2014 ..."."""
    return here.expression.first - here.cue.lo <= 2
