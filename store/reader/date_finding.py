"""Finding the date expressions of a sentence: a word that dates are made of sets off the form it may stand in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from store.reader import calendar_forms, compound_forms, number_forms, unit_forms, weekday_forms
from store.reader.date_meanings import Calendar, Expression, Quarter
from store.reader.date_words import DateWords, date_words
from store.reader.tokens import Text, Token

Rule = Callable[[DateWords, list[Token], int, int, int], Expression | None]
"""A construction: the words, all tokens, the place of the word that sets it off, and the bounds of its sentence."""


@cache
def _rules() -> dict[str, Rule]:
    """The construction that each word sets off."""
    words = date_words()
    rules: dict[str, Rule] = {}
    rules.update(dict.fromkeys(words.units, unit_forms.unit))
    rules.update(dict.fromkeys(words.parts_of_day, weekday_forms.part_of_day))
    rules.update(dict.fromkeys(words.seasons, unit_forms.season))
    rules.update(dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), weekday_forms.near_day))
    rules.update(dict.fromkeys(("nineteen", "twenty", "two"), number_forms.spelled_year))
    rules.update(dict.fromkeys(("q1", "q2", "q3", "q4"), number_forms.lettered_quarter))
    rules["date"] = weekday_forms.that_date
    rules.update(dict.fromkeys((*words.weekdays, *words.short_weekdays), weekday_forms.weekday))
    rules.update(dict.fromkeys((*words.months, *words.short_months), calendar_forms.month_first))
    return rules


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
            found = compound_forms.hyphened(words, tokens, i, lo, last)
        if found is None:
            i += 1
            continue
        found = compound_forms.widened(words, tokens, found, lo)
        if out and isinstance(found.meaning, Quarter):
            found = compound_forms.quarter_of(tokens, out, found)
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
        return number_forms.numeric(text.text, tokens, i, hi, published) or number_forms.bare_year(
            words, tokens, i, lo, hi
        )
    return (
        calendar_forms.day_first(words, tokens, i, lo, hi)
        or calendar_forms.month_last_day(words, tokens, i, lo, hi)
        or number_forms.numeric(text.text, tokens, i, hi, published)
    )
