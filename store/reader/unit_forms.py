"""Weeks, months and years told from another day: "last month", "two weeks later", "the third quarter"."""

from __future__ import annotations

from store.reader.calendar_forms import as_day, as_year
from store.reader.date_meanings import Calendar, End, Expression, Quarter, Season, Step
from store.reader.date_words import DateWords
from store.reader.tokens import Token
from store.reader.weekday_forms import phrase_ends

SOON = {"D": 31, "W": 8, "M": 12}
VERY_SOON = {"D": 14, "W": 2}
"""Up to how many of them "in five days" and "within five days" name a day; beyond, they are durations."""


MARKS = frozenset("ago later earlier before after on afterward afterwards beforehand thereafter".split())
"""What stands after "two days" where a day is counted off."""

BACK = frozenset("ago earlier before beforehand".split())

BEFORE_SEASON = frozenset("in by before until till since from for late early".split())
"""What stands before "the autumn" or "spring" where it is a time of the year."""

PARTS = frozenset(("end", "beginning", "start", "middle", "half"))


def unit(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Last month", "the following day", "two weeks later", "a year ago", "this weekend", "the end of the month"."""
    grain = words.units[tokens[i].lower]
    after = tokens[i + 1].lower if i + 1 < hi else ""
    if after in MARKS and (found := _counted_off(words, tokens, i, lo, hi, grain)):
        return found
    if grain == "F" or tokens[i].lower.endswith("s"):
        return _within(words, tokens, i, lo, hi, grain)
    before = tokens[i - 1].lower if i > lo else ""
    beyond = tokens[i - 2].lower if i - 1 > lo else ""
    if grain == "Q":
        return _quarter(words, tokens, i, lo, hi)
    if before == "very" and beyond in ("that", "this", "same") and grain == "D":
        first = i - 2 - (i - 3 >= lo and beyond == "same" and tokens[i - 3].lower in ("the", "that"))
        return Expression(Step("D", 0, told=True), first, i + 1)
    if before == "fiscal" and grain == "Y" and beyond in words.steps:
        return Expression(Step(grain, words.steps[beyond][0]), i - 2, i + 1)
    if before in words.steps:
        return _stepped(words, tokens, i, lo, hi, grain, before, beyond)
    if after == "of" and grain in "WE":
        return None
    if grain == "E" and before == "the":
        if after == "before" and phrase_ends(words, tokens, i + 2, hi):
            return Expression(Step("E", -1), i - 1, i + 2)
        return Expression(Step("E", 0, loose=True), i - 1, i + 1)
    if before == "the" and beyond == "of" and i - 3 >= lo and tokens[i - 3].lower in PARTS:
        return Expression(Step(grain, 0), i - 1, i + 1)
    if before == "the" and beyond == "of" and i - 3 >= lo and grain == "M" and day_number(words, tokens[i - 3]):
        return Expression(Step(grain, 0), i - 1, i + 1)
    if before == "the" and beyond == "in" and i - 3 >= lo and tokens[i - 3].lower in ("later", "earlier"):
        return Expression(Step(grain, 0, told=grain == "D", loose=grain == "D"), i - 3, i + 1)
    if (after == "end" and grain in "MY") or (
        tokens[i].lower == "year" and after in ("'s", "’s") and i + 2 < hi and tokens[i + 2].lower == "end"
    ):
        return Expression(End(Step(grain, 0)), i, i + (2 if after == "end" else 3))
    return _within(words, tokens, i, lo, hi, grain)


def _stepped(
    words: DateWords, tokens: list[Token], i: int, lo: int, hi: int, grain: str, before: str, beyond: str
) -> Expression | None:
    count, told = words.steps[before]
    first = i - 1
    if beyond == "very" and i - 3 >= lo and tokens[i - 3].lower in ("the", "that"):
        first, beyond = i - 2, tokens[i - 3].lower
    start = first
    if beyond in ("the", "that", "this"):
        first -= 1
    bare = first == start
    if before in ("past", "current") and grain != "Y" and bare:
        return None
    if i + 1 < hi and tokens[i + 1].lower == "of" and not bare and grain in "DWE":
        return None
    if before in ("last", "past", "coming") and not bare and beyond == "the" and grain != "E":
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
    amount = amount_before(words, tokens, i, lo)
    pronoun = i + 2 < hi and tokens[i + 2].lower in ("it", "that", "this") and phrase_ends(words, tokens, i + 3, hi)
    if mark in ("before", "after") and not pronoun and not phrase_ends(words, tokens, i + 2, hi):
        return None
    if amount is None and mark in ("before", "after") and i > lo and tokens[i - 1].lower == "the":
        return Expression(Step(grain, -1 if mark == "before" else 1, told=True), i - 1, i + 2)
    if amount is None:
        return None
    count, first = amount
    told = mark != "ago"
    back = mark in BACK
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
    amount = amount_before(words, tokens, i, lo)
    if amount is None or amount[1] - 1 < lo:
        return None
    count, first = amount
    word = tokens[first - 1].lower
    after = tokens[i + 1].lower if i + 1 < hi else ""
    if grain == "F":
        grain, count = "W", 2 * count
    exact = grain == "W" and count == 1
    if word == "in" and after in ("'s", "’s", "'", "’") and i + 2 < hi and tokens[i + 2].lower == "time":
        return Expression(Step(grain, count, exact=exact), first - 1, i + 3)
    if after == "from" and i + 2 < hi and tokens[i + 2].lower in ("now", "today"):
        return Expression(Step(grain, count, exact=exact), first, i + 3)
    if word not in ("in", "within") or count > (SOON if word == "in" else VERY_SOON).get(grain, 0):
        return None
    if (
        after
        and after[0].isalpha()
        and after not in ("to", "and", "but", "at", "on", "in", "from", "with", "when", "if", "or")
    ):
        return None
    return Expression(Step(grain, count, exact=exact, loose=True), first - 1, i + 1)


def amount_before(words: DateWords, tokens: list[Token], i: int, lo: int) -> tuple[int, int] | None:
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


def day_number(words: DateWords, token: Token) -> int:
    """The day of the month that "first" or "21st" stands for, 0 where it is none."""
    return words.ordinals.get(token.lower, 0) or (0 if token.text.isdigit() else as_day(token) or 0)


def _quarter(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "The third quarter", "the first quarter of 2018", "last quarter"."""
    before = tokens[i - 1].lower if i > lo else ""
    number = words.ordinals.get(before, 0)
    if 1 <= number <= 4:
        first = i - 1
        if first > lo and tokens[first - 1].lower in ("the", "fiscal"):
            first -= 1
        of, last = year_of(words, tokens, i + 1, hi)
        return Expression(Quarter(number, of), first, last)
    if before in ("last", "this", "next"):
        return Expression(Step("Q", words.steps[before][0]), i - 1, i + 1)
    return None


def year_of(words: DateWords, tokens: list[Token], j: int, hi: int) -> tuple[Calendar | Step | None, int]:
    """The year after "the third quarter" at `j`: "of 2018", "of next year"; and the place after it."""
    k = j + (j < hi and tokens[j].lower == "of")
    if k < hi and (year := as_year(tokens[k])):
        return Calendar(year=year), k + 1
    if k + 1 < hi and tokens[k + 1].lower == "year" and tokens[k].lower in words.steps:
        count, told = words.steps[tokens[k].lower]
        return Step("Y", count, told), k + 2
    return None, j


def season(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Last fall", "this summer", "next spring", "in the autumn", "since spring".

    With its year ("the summer of 2019") the year alone is the date, as in the gold stories.
    """
    name = words.seasons[tokens[i].lower]
    before = tokens[i - 1].lower if i > lo else ""
    if before in ("last", "this", "next", "coming", "past"):
        first = i - 1
        if first > lo and before in ("past", "coming") and tokens[first - 1].lower == "this":
            first -= 1
        return Expression(Season(name, words.steps[before][0]), first, i + 1)
    first = i - (before == "the")
    if first == lo or tokens[first - 1].lower not in BEFORE_SEASON or not phrase_ends(words, tokens, i + 1, hi):
        return None
    if tokens[i].lower == "fall" and (first == i or (i + 1 < hi and tokens[i + 1].lower == "in")):
        return None
    return Expression(Season(name), first, i + 1)
