"""Dates of several parts, and within one word: "the end of June", "the last weekend of July", "mid-May", "year-end"."""

from __future__ import annotations

from dataclasses import replace

from store.reader.date_meanings import (
    Calendar,
    End,
    Expression,
    Half,
    Meaning,
    Part,
    Quarter,
    Season,
    Span,
    Step,
    Weekday,
)
from store.reader.date_words import DateWords
from store.reader.tokens import Token
from store.reader.unit_forms import amount_before, day_number, year_of


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
        return Expression(Quarter(words.ordinals[head], of_year, attributive=True), first_token, last)
    if head == "year" and tail in ("ago", "earlier"):
        return Expression(Step("Y", -1, told=tail == "earlier"), i, i + 1)
    if tail == "end" and head in ("year", "month"):
        return Expression(End(Step("Y" if head == "year" else "M", 0)), i, i + 1)
    if head in words.weekdays and tail in words.weekdays and tokens[i].text[0].isupper():
        return Expression(Span(Weekday(words.weekdays[head]), Weekday(words.weekdays[tail])), i, i + 1)
    return None


def widened(words: DateWords, tokens: list[Token], found: Expression, lo: int) -> Expression:
    """The same date with what stands before it: "early June", "the end of June", "the second half of 2024"."""
    first, meaning = found.first, found.meaning
    if not _is_long(meaning) or first - 1 < lo:
        return _week_of(tokens, found, lo)
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
    elif edge == "weekend" and first - 3 >= lo and (ordinal or tokens[first - 3].lower == "last"):
        meaning, start = Part(meaning, "E", ordinal or -1), first - 3
    elif edge in ("week", "weeks") and first - 3 >= lo and (ordinal or tokens[first - 3].lower == "last"):
        start = first - 3
    elif edge == "days" and first - 3 >= lo:
        return _days_of(words, tokens, found, lo)
    elif edge == "day" and first - 3 >= lo and tokens[first - 3].lower == "last":
        meaning, start = End(meaning), first - 3
    elif (day := _day_before(words, tokens, first - 2, lo)) and _is_month(meaning):
        number, start = day
        meaning = Part(meaning, "N", number)
    elif edge not in ("beginning", "start", "middle"):
        return found
    if start > lo and tokens[start - 1].lower in ("the", "this"):
        start -= 1
    return Expression(meaning, start, found.last)


def quarter_of(tokens: list[Token], told: list[Expression], found: Expression) -> Expression:
    """ "The 1988 third quarter", "this year's third quarter": the quarter of the year told just before it."""
    before = told[-1]
    between = [token.lower for token in tokens[before.last : found.first]]
    year = before.meaning
    if not isinstance(found.meaning, Quarter) or found.meaning.of is not None or between not in ([], ["'s"], ["’s"]):
        return found
    if not (
        (isinstance(year, Step) and year.grain == "Y")
        or (isinstance(year, Calendar) and year.month is None and year.year)
    ):
        return found
    told.pop()
    return Expression(Quarter(found.meaning.number, year), before.first, found.last)


def _day_before(words: DateWords, tokens: list[Token], at: int, lo: int) -> tuple[int, int] | None:
    """The day that ends at `at`, before "of May", and where it begins: "the first", "the 11th", "the 25th day"."""
    start = at - (tokens[at].lower == "day")
    number = day_number(words, tokens[start]) if start > lo else 0
    return (number, start) if number and tokens[start - 1].lower in ("the", "this") else None


def _is_month(meaning: Meaning) -> bool:
    return (isinstance(meaning, Calendar) and meaning.month is not None) or (
        isinstance(meaning, Step) and meaning.grain == "M"
    )


def _days_of(words: DateWords, tokens: list[Token], found: Expression, lo: int) -> Expression:
    """ "The last ten days of June" is a span; "the first days of August" is August."""
    at = found.first - 2
    amount = amount_before(words, tokens, at, lo)
    count, side = amount if amount else (0, at)
    if side - 1 < lo or tokens[side - 1].lower not in ("first", "last"):
        return found
    first = side - 1 - (side - 2 >= lo and tokens[side - 2].lower == "the")
    if not count:
        return Expression(found.meaning, first, found.last)
    return Expression(
        Part(found.meaning, "D", count if tokens[side - 1].lower == "first" else -count), first, found.last
    )


def _week_of(tokens: list[Token], found: Expression, lo: int) -> Expression:
    """ "The week of May 5", "the weekend of 5-6 July"."""
    first = found.first
    if not isinstance(found.meaning, Calendar | Span) or first - 2 < lo or tokens[first - 1].lower != "of":
        return found
    edge = tokens[first - 2].lower
    if edge not in ("week", "weekend"):
        return found
    meaning = (
        found.meaning if isinstance(found.meaning, Span) else Part(found.meaning, "W" if edge == "week" else "E", 0)
    )
    return Expression(meaning, first - 2 - (first - 3 >= lo and tokens[first - 3].lower == "the"), found.last)


def _is_long(meaning: Meaning) -> bool:
    """Whether the meaning is a week, a month or a year, of which there is an early and a late part."""
    if isinstance(meaning, Calendar):
        return meaning.day is None
    if isinstance(meaning, Quarter):
        return meaning.of is not None and not meaning.attributive
    return (isinstance(meaning, Step) and meaning.grain in "WMYQE") or isinstance(meaning, Season)
