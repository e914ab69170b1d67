"""Date expressions and what they stand for.

Finding goes word by word: a word that dates are made of (a month, a weekday, a unit, a number) sets off the construction
that it may stand in (`calendar_forms`, `relative_forms`); what the construction says is then resolved from the day of
publication and from the dates told before it (`resolving`).
"""

from __future__ import annotations

from datetime import date
from functools import cache

from store.reader import calendar_forms, relative_forms
from store.reader.date_meanings import Calendar, Expression, Half, Span, Step
from store.reader.date_words import DateWords, date_words
from store.reader.outlook import Outlook
from store.reader.periods import Period
from store.reader.reading import Date
from store.reader.relative_forms import Rule
from store.reader.resolving import Telling, resolve
from store.reader.tokens import Text


@cache
def _rules() -> dict[str, Rule]:
    """The construction that each word sets off."""
    words = date_words()
    rules: dict[str, Rule] = {}
    rules.update(dict.fromkeys(words.units, relative_forms.unit))
    rules.update(dict.fromkeys(words.parts_of_day, relative_forms.part_of_day))
    rules.update(dict.fromkeys(words.seasons, relative_forms.season))
    rules.update(dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), relative_forms.near_day))
    rules.update(dict.fromkeys(("nineteen", "twenty"), relative_forms.spelled_year))
    rules["date"] = relative_forms.that_date
    rules.update(dict.fromkeys((*words.weekdays, *words.short_weekdays), relative_forms.weekday))
    rules.update(dict.fromkeys((*words.months, *words.short_months), calendar_forms.month_first))
    return rules


def find_dates(text: Text, published: date) -> tuple[Date, ...]:
    """Every date expression of the report, in order, with the day, week, month or year that it stands for."""
    tokens = text.tokens
    telling = Telling(published)
    out: list[Date] = []
    for sentence in text.sentences:
        lo, hi = sentence.first, sentence.last
        carried = None
        for found in find_expressions(text, lo, hi, published):
            cue = Outlook(tokens, found.first, found.last, lo, hi)
            meaning = found.meaning
            telling.year = carried
            period = resolve(meaning, telling, cue)
            if period is None:
                continue
            if period.grain == "D":
                telling.day = period.first
            elif period.grain in ("span", "E"):
                telling.day = period.first
            telling.period = period
            carried = _carried_year(found, period, published, carried)
            start, end = tokens[found.first].start, tokens[found.last - 1].end
            out.append(Date(text.text[start:end], period.value, start, end))
    return tuple(out)


def _carried_year(found: Expression, period: Period, published: date, carried: int | None) -> int | None:
    """The year that later dates of the sentence without one lie in: that of "next year's summit in Baku from November 11"."""
    meaning = found.meaning
    while isinstance(meaning, (Half, Span)):
        meaning = meaning.of if isinstance(meaning, Half) else meaning.last
    named = isinstance(meaning, Calendar) and (meaning.year or meaning.year_step is not None)
    if named or (isinstance(meaning, Step) and meaning.grain == "Y"):
        return period.last.year if period.last.year != published.year else None
    return carried


def find_expressions(text: Text, first: int, last: int, published: date) -> list[Expression]:
    """The date expressions of `tokens[first:last]`, one sentence, in order."""
    words, rules, tokens = date_words(), _rules(), text.tokens
    out: list[Expression] = []
    lo = i = first
    while i < last:
        token = tokens[i]
        low = token.lower
        rule = rules.get(low)
        found = None
        if rule is not None:
            found = rule(words, tokens, i, lo, last)
            if found is not None and found.last - found.first == 1 and isinstance(found.meaning, Calendar):
                found = _turned(words, text, found, lo)
        elif "0" <= low[0] <= "9":
            found = _number(words, text, i, lo, last, published)
        elif "-" in low and len(low) > 5:
            found = relative_forms.hyphened(words, tokens, i, lo, last)
        if found is None:
            i += 1
            continue
        found = relative_forms.widened(words, tokens, found, lo)
        out.append(found)
        lo = i = found.last
    return out


def _turned(words: DateWords, text: Text, found: Expression, lo: int) -> Expression:
    """ "Last July", "next March", "this past April": the month with its turn."""
    meaning, first = found.meaning, found.first
    if not isinstance(meaning, Calendar) or meaning.month is None or first - 1 < lo:
        return found
    before = text.tokens[first - 1].lower
    if before not in ("last", "next", "this", "past", "coming"):
        return found
    turn = words.steps[before][0]
    first -= 1
    if first > lo and before in ("past", "coming") and text.tokens[first - 1].lower == "this":
        first -= 1
    return Expression(Calendar(month=meaning.month, turn=turn), first, found.last)


def _number(words: DateWords, text: Text, i: int, lo: int, hi: int, published: date) -> Expression | None:
    """The date that a number at `i` begins or is."""
    tokens = text.tokens
    low = tokens[i].text
    if len(low) > 10:
        return None
    if len(low) == 4 and low.isdigit():
        return calendar_forms.numeric(text.text, tokens, i, hi, published) or calendar_forms.bare_year(
            words, tokens, i, lo, hi
        )
    return (
        calendar_forms.day_first(words, tokens, i, lo, hi)
        or calendar_forms.month_last_day(words, tokens, i, lo, hi)
        or calendar_forms.numeric(text.text, tokens, i, hi, published)
    )


def infer_published(text: Text) -> date | None:
    """The day that the report's own dates speak for as its day of publication, where nothing else tells it."""
    return None
