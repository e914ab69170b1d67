"""Dates of several parts, and dates within one word: "the end of June", "the last weekend of July", "mid-May", "year-end"."""

from __future__ import annotations

from dataclasses import replace

from store.reader.date_meanings import (
    Calendar,
    End,
    Expression,
    Half,
    Meaning,
    Quarter,
    Season,
    Span,
    Step,
    Weekday,
)
from store.reader.date_words import DateWords
from store.reader.tokens import Token
from store.reader.unit_forms import year_of


def hyphened(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Mid-July", "late-2024", "post-2020", "third-quarter", "year-end", "July-August"."""
    head, _, tail = tokens[i].lower.replace("–", "-").partition("-")
    if tail in words.months and tokens[i].text[-len(tail)].isupper():
        if head in ("mid", "late", "early", "end", "pre", "post"):
            at = Calendar(month=words.months[tail])
            year, j = year_of(words, tokens, i + 1, hi)
            if isinstance(year, Calendar):
                at = replace(at, year=year.year)
            elif isinstance(year, Step):
                at = replace(at, year_step=year.count, told=year.told)
            return Expression(End(at) if head == "end" else at, i, j)
        if head in words.months:
            year, j = year_of(words, tokens, i + 1, hi)
            of = year.year if isinstance(year, Calendar) else None
            first, last = words.months[head], words.months[tail]
            return Expression(
                Span(Calendar(month=first, year=of), Calendar(month=last, year=of)), i, j if of else i + 1
            )
        return None
    if (
        head in ("mid", "late", "early", "end", "pre", "post")
        and len(tail) == 4
        and tail.isdigit()
        and 1900 <= int(tail) <= 2100
    ):
        return Expression(End(Calendar(year=int(tail))) if head == "end" else Calendar(year=int(tail)), i, i + 1)
    if tail == "quarter" and 1 <= words.ordinals.get(head, 0) <= 4:
        of_year, last = year_of(words, tokens, i + 1, hi)
        first_token = i - 1 if i > lo and tokens[i - 1].lower == "the" else i
        return Expression(Quarter(words.ordinals[head], of_year), first_token, last)
    if tail == "end" and head in ("year", "month"):
        return Expression(End(Step("Y" if head == "year" else "M", 0)), i, i + 1)
    if head in words.weekdays and tail in words.weekdays and tokens[i].text[0].isupper():
        return Expression(Span(Weekday(words.weekdays[head]), Weekday(words.weekdays[tail])), i, i + 1)
    if head in ("mid", "early", "late") and tail == "week":
        return None
    return None


def widened(words: DateWords, tokens: list[Token], found: Expression, lo: int) -> Expression:
    """The same date with what stands before it: "early June", "the end of June", "the second half of 2024"."""
    first, meaning = found.first, found.meaning
    if not _is_long(meaning) or first - 1 < lo:
        return found
    before = tokens[first - 1].lower
    if before in ("early", "late", "mid"):
        return Expression(meaning, first - 1, found.last)
    if before == "end" and tokens[first].text[0].isupper():
        return Expression(End(meaning), first - 1, found.last)
    if before != "of" or first - 2 < lo:
        return found
    edge = tokens[first - 2].lower
    start = first - 2
    ordinal = words.ordinals.get(tokens[first - 3].lower, 0) if first - 3 >= lo else 0
    if edge == "end":
        meaning = End(meaning)
    elif edge == "half" and ordinal in (1, 2):
        meaning, start = Half(ordinal, meaning), first - 3
    elif (
        edge in ("week", "days", "weeks", "weekend")
        and first - 3 >= lo
        and (ordinal or tokens[first - 3].lower == "last")
    ):
        start = first - 3
    elif edge == "day" and first - 3 >= lo and tokens[first - 3].lower == "last":
        meaning, start = End(meaning), first - 3
    elif edge not in ("beginning", "start", "middle"):
        return found
    if start > lo and tokens[start - 1].lower == "the":
        start -= 1
    return Expression(meaning, start, found.last)


def _is_long(meaning: Meaning) -> bool:
    """Whether the meaning is a week, a month or a year, of which there is an early and a late part."""
    if isinstance(meaning, Calendar):
        return meaning.day is None
    return (isinstance(meaning, Step) and meaning.grain in "WMYQE") or isinstance(meaning, Season)
