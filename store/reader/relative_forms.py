"""Dates told from another day: weekdays, "yesterday", "last month", "two weeks later", "the end of the year"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from store.reader.calendar_forms import DASHES, as_day, as_year, day_first, month_first
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

SOON = {"D": 31, "W": 8, "M": 12}
VERY_SOON = {"D": 14, "W": 2}
"""Up to how many days, weeks and months "in five days" and "within five days" name a day; beyond, they are durations."""

PARTS = frozenset(("end", "beginning", "start", "middle", "half"))

Rule = Callable[[DateWords, list[Token], int, int, int], Expression | None]
"""A construction: the words, all tokens, the place of the word that sets it off, and the bounds of its sentence."""


def weekday(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Wednesday", "last Monday", "Sunday, September 6", "Tuesday week", "Friday of next week", "Wednesday to Friday"."""
    token = tokens[i]
    number = words.weekdays.get(token.lower)
    if not token.text[0].isupper():
        return None
    j = i + 1
    short = number is None
    if number is None:
        number = words.short_weekdays[token.lower]
        j += j < hi and tokens[j].text == "." and tokens[j].start == token.end
    before = tokens[i - 1] if i > lo else None
    if before is not None:
        if before.text[0].isupper() and before.lower in words.holiday_weekdays:
            return None
        if before.lower in ("every", "each"):
            return None
    dated = _with_day_of_month(words, tokens, j, lo, hi, number)
    if dated is not None:
        return Expression(dated.meaning, i, dated.last)
    if short:
        return None
    if j < hi and tokens[j].text[0].isupper() and tokens[j].lower in words.weekday_papers:
        return None
    if before is not None and before.lower == "on" and i - 2 >= lo and tokens[i - 2].text == "Mail":
        return None
    first, turn, told = i, None, False
    if before is not None and before.lower in words.steps and not (before.lower == "that" and i - 2 >= lo):
        turn, told = words.steps[before.lower]
        first = i - 1
        if first > lo and tokens[first - 1].lower in ("the", "this", "that"):
            first -= 1
    week, weeks = None, 0
    if j < hi and tokens[j].lower == "week":
        weeks, j = 1, j + 1
    elif (
        j + 2 < hi and tokens[j].lower == "of" and tokens[j + 2].lower == "week" and tokens[j + 1].lower in words.steps
    ):
        week, j = words.steps[tokens[j + 1].lower][0], j + 3
    elif j + 1 < hi and tokens[j + 1].lower == "week" and tokens[j].lower in ("last", "next", "this"):
        week, j = words.steps[tokens[j].lower][0], j + 2
    elif i - 3 >= lo and before is not None and before.lower in ("on", "from") and tokens[i - 2].lower == "week":
        weeks = words.numbers.get(tokens[i - 3].lower, 0)
        first = i - 3 if weeks else first
    meaning: Meaning = Weekday(number, turn, told, weeks, week)
    if (
        j + 1 < hi
        and turn is None
        and (tokens[j].text in DASHES or tokens[j].lower in ("to", "through", "until", "till"))
    ):
        other = words.weekdays.get(tokens[j + 1].lower)
        reach = (
            tokens[j].text in DASHES or tokens[j].lower == "through" or (before is not None and before.lower == "from")
        )
        if other is not None and other != number and reach:
            return Expression(Span(meaning, Weekday(other)), first, j + 2)
    return Expression(meaning, first, j)


def _with_day_of_month(
    words: DateWords, tokens: list[Token], j: int, lo: int, hi: int, number: int
) -> Expression | None:
    """The month and day after a weekday at `j`: ", September 6", "30 June 2015", "the 24th"."""
    k = j + (j < hi and tokens[j].text == ",")
    if k < hi and tokens[k].lower == "the":
        k += 1
    if k >= hi:
        return None
    found = None
    if tokens[k].lower in words.months or tokens[k].lower in words.short_months:
        found = month_first(words, tokens, k, k, hi)
    elif tokens[k].text[0].isdigit():
        found = day_first(words, tokens, k, k, hi)
        if (
            found is None
            and tokens[k - 1].lower == "the"
            and (day := as_day(tokens[k]))
            and not tokens[k].text.isdigit()
        ):
            found = Expression(Calendar(day=day), k, k + 1)
    if found is None:
        return None
    if isinstance(found.meaning, Calendar) and found.meaning.day:
        return replace(found, meaning=replace(found.meaning, weekday=number))
    return None


def near_day(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Today", "yesterday", "tomorrow", "tonight", "the day before yesterday", "the day after tomorrow"."""
    token = tokens[i]
    if token.lower in ("today", "tonight"):
        named = i > lo and token.text[0].isupper() and tokens[i - 1].text[0].isupper() and tokens[i - 1].lower != "the"
        return (
            None
            if named and tokens[i - 1].text.isalpha() and len(tokens[i - 1].text) > 1
            else Expression(Step("D", 0), i, i + 1)
        )
    count = 1 if token.lower == "tomorrow" else -1
    if i - 2 >= lo and tokens[i - 2].lower == "day" and tokens[i - 1].lower in ("before", "after"):
        return Expression(Step("D", 2 * count), i - 3 if i - 3 >= lo and tokens[i - 3].lower == "the" else i - 2, i + 1)
    return Expression(Step("D", count), i, i + 1)


def part_of_day(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "This morning", "last night", "that evening", "the same evening", "the next morning", "the night before"."""
    before = tokens[i - 1].lower if i > lo else ""
    if before in ("this", "last", "that", "same", "next", "following", "previous", "preceding"):
        count, told = words.steps[before]
        first = i - 1
        if first > lo and tokens[first - 1].lower in ("the", "that"):
            first -= 1
        elif before in ("same", "following", "previous", "preceding", "next") and not (
            first > lo and tokens[first - 1].lower in ("the",)
        ):
            return None
        if before == "next":
            told = True
        return Expression(Step("D", count, told), first, i + 1)
    if before == "the" and i + 1 < hi and tokens[i + 1].lower == "before" and _phrase_ends(words, tokens, i + 2, hi):
        return Expression(Step("D", -1, told=True), i - 1, i + 2)
    return None


def _phrase_ends(words: DateWords, tokens: list[Token], i: int, hi: int) -> bool:
    """Whether "the day before" at `i` stands alone, rather than before a noun or a clause ("the day before the talks")."""
    if i >= hi:
        return True
    token = tokens[i]
    return not token.text[0].isalnum() and token.text not in "\"'“‘" or token.lower in (
        "and", "but", "in", "at", "on", "with", "to", "by", "for", "from", "when", "after", "as", "over", "between", "or", "said", "had", "was", "were", "during", "while", "because", "without", "against", "about", "into", "under",
    )  # fmt: skip


def _amount(words: DateWords, tokens: list[Token], i: int, lo: int) -> tuple[int, int] | None:
    """The number that ends before `i` and where it begins: "two", "a", "10", "a couple of"."""
    if i - 1 < lo:
        return None
    text = tokens[i - 1].lower
    if text.isascii() and text.isdigit() and len(text) <= 3:
        return int(text), i - 1
    if text in words.numbers:
        first = i - 1
        if text in ("a", "an") and i - 2 >= lo and tokens[i - 2].lower == "half":
            return None
        return words.numbers[text], first
    if text == "of" and i - 3 >= lo and tokens[i - 2].lower == "couple":
        return 2, i - 3
    if text == "couple":
        return 2, i - 2
    tens, _, ones = text.partition("-")
    if ones in words.numbers and tens in words.numbers:
        return words.numbers[tens] + words.numbers[ones], i - 1
    return None


def unit(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Last month", "the following day", "two weeks later", "a year ago", "this weekend", "the end of the month"."""
    grain = words.units[tokens[i].lower]
    after = tokens[i + 1].lower if i + 1 < hi else ""
    if after in ("ago", "later", "earlier", "before", "after", "on") and (
        found := _counted_off(words, tokens, i, lo, hi, grain)
    ):
        return found
    if grain == "F" or tokens[i].lower.endswith("s"):
        return _within(words, tokens, i, lo, hi, grain)
    before = tokens[i - 1].lower if i > lo else ""
    beyond = tokens[i - 2].lower if i - 1 > lo else ""
    if grain == "Q":
        return _quarter(words, tokens, i, lo, hi)
    if before in words.steps and not (before in ("past", "current") and grain != "E" and before == "past"):
        return _stepped(words, tokens, i, lo, hi, grain, before, beyond)
    if grain == "E" and before == "the":
        return Expression(Step("E", 0, loose=True), i - 1, i + 1)
    if (
        before == "the"
        and beyond == "of"
        and i - 3 >= lo
        and tokens[i - 3].lower in ("end", "beginning", "start", "middle")
    ):
        return Expression(Step(grain, 0), i - 1, i + 1)
    if before == "the" and beyond == "in" and i - 3 >= lo and tokens[i - 3].lower in ("later", "earlier"):
        return Expression(Step(grain, 0, told=grain == "D", loose=grain == "D"), i - 3, i + 1)
    if (
        after == "end"
        and grain in "MY"
        or (tokens[i].lower == "year" and after in ("'s", "’s") and i + 2 < hi and tokens[i + 2].lower == "end")
    ):
        return Expression(End(Step(grain, 0)), i, i + (2 if after == "end" else 3))
    return _within(words, tokens, i, lo, hi, grain)


def _stepped(
    words: DateWords, tokens: list[Token], i: int, lo: int, hi: int, grain: str, before: str, beyond: str
) -> Expression | None:
    count, told = words.steps[before]
    first = i - 1
    if beyond in ("the", "that", "this"):
        first -= 1
    bare = first == i - 1
    if before in ("past", "current") and grain != "Y" and bare:
        return None
    if before in ("last", "past", "coming") and not bare and beyond == "the" and grain != "E":
        if i + 1 < hi and tokens[i + 1].lower == "of":
            return None
        return None if before == "past" or grain == "D" else Expression(Step(grain, count), first, i + 1)
    if grain == "D":
        if before in ("this", "last", "past", "current", "coming"):
            return None
        if before == "next":
            told = True
            if bare:
                return None
    if before in ("same", "following", "previous", "preceding", "next") and bare and grain == "D":
        return None
    if before == "next" and not bare:
        told = True
    if before == "same" and i + 1 < hi and tokens[i + 1].lower == "as":
        return None
    if before == "that" and (beyond in ("said", "says", "than") or (i + 1 < hi and tokens[i + 1].lower == "of")):
        return None
    if first > lo and tokens[first - 1].lower in ("later", "earlier", "early", "late"):
        first -= 1
    return Expression(Step(grain, count, told), first, i + 1)


def _counted_off(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int, grain: str) -> Expression | None:
    """ "A week ago", "five days later", "two months earlier", "a day after", "the day before"."""
    mark = tokens[i + 1].lower
    if grain in "EQ":
        return None
    if mark == "on" and not (i + 2 >= hi or tokens[i + 2].text in ",.;"):
        return None
    amount = _amount(words, tokens, i, lo)
    pronoun = i + 2 < hi and tokens[i + 2].lower in ("it", "that", "this") and _phrase_ends(words, tokens, i + 3, hi)
    if mark in ("before", "after") and not pronoun and not _phrase_ends(words, tokens, i + 2, hi):
        return None
    if amount is None and mark in ("before", "after") and i > lo and tokens[i - 1].lower == "the":
        return Expression(Step(grain, -1 if mark == "before" else 1, told=True), i - 1, i + 2)
    if amount is None:
        return None
    count, first = amount
    told = mark != "ago"
    back = mark in ("ago", "earlier", "before")
    if i + 2 < hi and tokens[i + 2].lower == "than":
        return None
    if grain == "F":
        grain, count = "W", 2 * count
    exact = grain == "W" and count == 1
    return Expression(Step(grain, -count if back else count, told, exact), first, i + 2 + pronoun)


def _within(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int, grain: str) -> Expression | None:
    """ "In four months", "within five days", where the clause looks ahead; else they are durations."""
    if grain in "EQ":
        return None
    amount = _amount(words, tokens, i, lo)
    if amount is None or amount[1] - 1 < lo:
        return None
    count, first = amount
    word = tokens[first - 1].lower
    after = tokens[i + 1].lower if i + 1 < hi else ""
    if grain == "F":
        grain, count = "W", 2 * count
    exact = grain == "W" and count == 1
    if word == "in" and after in ("'s", "’s") and i + 2 < hi and tokens[i + 2].lower == "time":
        return Expression(Step(grain, count, exact=exact), first - 1, i + 3)
    if word not in ("in", "within") or count > (SOON if word == "in" else VERY_SOON).get(grain, 0):
        return None
    if (
        after
        and after[0].isalpha()
        and after not in ("to", "and", "but", "at", "on", "in", "from", "with", "when", "if", "or")
    ):
        return None
    return Expression(Step(grain, count, exact=exact, loose=True), first - 1, i + 1)


def _quarter(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "The third quarter", "the first quarter of 2018", "last quarter"."""
    before = tokens[i - 1].lower if i > lo else ""
    number = words.ordinals.get(before, 0)
    if 1 <= number <= 4:
        first = i - 1
        if first > lo and tokens[first - 1].lower in ("the", "fiscal"):
            first -= 1
        of, last = _year_of(words, tokens, i + 1, hi)
        return Expression(Quarter(number, of), first, last)
    if before in ("last", "this", "next"):
        return Expression(Step("Q", words.steps[before][0]), i - 1, i + 1)
    return None


def _year_of(words: DateWords, tokens: list[Token], j: int, hi: int) -> tuple[Calendar | Step | None, int]:
    """The year after "the third quarter" at `j`: "of 2018", "of next year"; and the place after it."""
    k = j + (j < hi and tokens[j].lower == "of")
    if k < hi and (year := as_year(tokens[k])):
        return Calendar(year=year), k + 1
    if k + 1 < hi and tokens[k + 1].lower == "year" and tokens[k].lower in words.steps:
        count, told = words.steps[tokens[k].lower]
        return Step("Y", count, told), k + 2
    return None, j


def season(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Last fall", "this summer", "next spring"; with its year ("the summer of 2019") the year alone is the date."""
    before = tokens[i - 1].lower if i > lo else ""
    if before not in ("last", "this", "next", "coming", "past"):
        return None
    first = i - 1
    if first > lo and before in ("past", "coming") and tokens[first - 1].lower == "this":
        first -= 1
    return Expression(Season(words.seasons[tokens[i].lower], words.steps[before][0]), first, i + 1)


def that_date(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "That date", "the same date"."""
    before = tokens[i - 1].lower if i > lo else ""
    if before == "same" and not (i + 1 < hi and tokens[i + 1].lower == "as"):
        return Expression(Step("D", 0, told=True), max(lo, i - 2), i + 1)
    if (
        before == "that"
        and i - 2 >= lo
        and tokens[i - 2].lower in ("on", "by", "before", "after", "until", "for", "from", "since", "of")
    ):
        return Expression(Step("D", 0, told=True), i - 1, i + 1)
    return None


def hyphened(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Mid-July", "late-2024", "post-2020", "third-quarter", "year-end", "July-August"."""
    head, _, tail = tokens[i].lower.replace("–", "-").partition("-")
    if tail in words.months and tokens[i].text[-len(tail)].isupper():
        if head in ("mid", "late", "early", "end", "pre", "post"):
            at = Calendar(month=words.months[tail])
            year, j = _year_of(words, tokens, i + 1, hi)
            if isinstance(year, Calendar):
                at = replace(at, year=year.year)
            elif isinstance(year, Step):
                at = replace(at, year_step=year.count, told=year.told)
            return Expression(End(at) if head == "end" else at, i, j)
        if head in words.months:
            year, j = _year_of(words, tokens, i + 1, hi)
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
        of_year, last = _year_of(words, tokens, i + 1, hi)
        first_token = i - 1 if i > lo and tokens[i - 1].lower == "the" else i
        return Expression(Quarter(words.ordinals[head], of_year), first_token, last)
    if tail == "end" and head in ("year", "month"):
        return Expression(End(Step("Y" if head == "year" else "M", 0)), i, i + 1)
    if head in words.weekdays and tail in words.weekdays and tokens[i].text[0].isupper():
        return Expression(Span(Weekday(words.weekdays[head]), Weekday(words.weekdays[tail])), i, i + 1)
    if head in ("mid", "early", "late") and tail == "week":
        return None
    return None


def spelled_year(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Nineteen ninety-six", "the year two thousand", "twenty twenty-five": years as they are said aloud."""
    if i + 1 >= hi:
        return None
    century = words.numbers[tokens[i].lower]
    tens, _, ones = tokens[i + 1].lower.partition("-")
    number = words.numbers.get(tens, 0)
    if number < 20 and not (10 <= number and not ones):
        return None
    if number > 90:
        return None
    last = i + 2
    if ones:
        number += words.numbers.get(ones, 100)
    elif (
        number >= 20
        and last < hi
        and 1 <= words.numbers.get(tokens[last].lower, 0) <= 9
        and len(tokens[last].lower) > 2
    ):
        number, last = number + words.numbers[tokens[last].lower], last + 1
    if number > 99 or (last < hi and (tokens[last].lower in words.after_count or tokens[last].lower in words.units)):
        return None
    return Expression(Calendar(year=century * 100 + number), i, last)


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
    return isinstance(meaning, Step) and meaning.grain in "WMYQE" or isinstance(meaning, Season)
