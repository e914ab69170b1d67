"""Dates by their place in the calendar: months with and without day and year, ranges, days of a month."""

from __future__ import annotations

import re
from dataclasses import replace

from store.reader.date_meanings import Calendar, Expression, Span
from store.reader.date_words import DateWords
from store.reader.tokens import Token

DASHES = frozenset("-–—‑‐")

DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?$", re.IGNORECASE)

DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?-([^\W\d_]+)$")

TIME_PREPOSITIONS = frozenset(
    "in since until till by during through throughout early late mid last next this before after".split()
)

STREETS = frozenset("street lane road avenue square company hall house day".split())

"""What makes a name of "May Lane", even after "in"."""

YEARS = range(1000, 2101)


def as_day(token: Token) -> int | None:
    """The day of the month that "2", "2nd" or "02" stands for."""
    match = DAY.match(token.text)
    number = int(match.group(1)) if match else 0
    return number if 1 <= number <= 31 else None


def as_year(token: Token) -> int | None:
    """The year that a token of four digits stands for."""
    text = token.text
    if len(text) == 4 and text.isascii() and text.isdigit() and int(text) in YEARS:
        return int(text)
    return None


def as_month(words: DateWords, tokens: list[Token], i: int, hi: int) -> tuple[int, int] | None:
    """The month that is named at `i`, and the place after it: "May", "Sept.", "Dec"."""
    if i >= hi or not tokens[i].text[0].isupper():
        return None
    lower = tokens[i].lower
    if lower in words.months:
        return words.months[lower], i + 1
    if lower in words.short_months:
        dotted = i + 1 < hi and tokens[i + 1].text == "." and tokens[i + 1].start == tokens[i].end
        return words.short_months[lower], i + 1 + dotted
    return None


def is_counted(words: DateWords, tokens: list[Token], i: int, hi: int) -> bool:
    """Whether the number before `i` counts something: "10 percent", "2000 people"."""
    if i >= hi:
        return False
    return tokens[i].text in "%°$€£" or tokens[i].lower in words.after_count


def year_after(words: DateWords, tokens: list[Token], j: int, hi: int) -> tuple[Calendar, int]:
    """The year that follows a month or a day at `j` (", 2025", "of last year", "that year"), and the place after."""
    k = j
    if k < hi and tokens[k].text == ",":
        k += 1
    if k < hi and tokens[k].lower == "of":
        k += 1
    if k < hi:
        year = as_year(tokens[k])
        if year and not is_counted(words, tokens, k + 1, hi):
            return Calendar(year=year), k + 1
        if k + 1 < hi and tokens[k].text != "," and tokens[j].text != "," and tokens[k + 1].lower == "year":
            step = words.steps.get(tokens[k].lower)
            if step:
                return Calendar(year_step=step[0], told=step[1]), k + 2
    return Calendar(), j


def _day_range(
    words: DateWords, tokens: list[Token], j: int, lo: int, hi: int, between: bool
) -> tuple[int, Calendar | None, int]:
    """After the day at `j`: the last day of a range ("10-11", "5 to 7", "24-May 4"), and the place after it."""
    day = as_day(tokens[j])
    joined = DAY_MONTH.match(tokens[j].text)
    if joined and not day:
        month = words.months.get(joined.group(2).lower()) or words.short_months.get(joined.group(2).lower())
        k = j + 1 + (j + 1 < hi and tokens[j + 1].text == ".")
        last = as_day(tokens[k]) if month and k < hi else None
        return (int(joined.group(1)), Calendar(month=month, day=last), k + 1) if last else (0, None, j)
    if not day:
        return 0, None, j
    k = j + 1
    if k + 1 < hi:
        mark = tokens[k].lower
        named = as_month(words, tokens, k + 1, hi) if mark in DASHES else None
        if named and named[1] < hi and (last := as_day(tokens[named[1]])):
            return day, Calendar(month=named[0], day=last), named[1] + 1
        last = as_day(tokens[k + 1])
        ranged = mark in DASHES or mark in ("to", "through", "until", "till")
        ranged = ranged or (mark in ("and", "&", "/", "or") and (between or last == day + 1))
        if (
            last
            and last > day
            and ranged
            and not is_counted(words, tokens, k + 2, hi)
            and not as_month(words, tokens, k + 2, hi)
            and not (k + 2 < hi and tokens[k + 2].lower == "of" and as_month(words, tokens, k + 3, hi))
        ):
            return day, Calendar(day=last), k + 2
    return day, None, k


def _span(first: Calendar, last: Calendar) -> Span:
    """A range whose ends share what only one of them names."""
    last = replace(
        last,
        month=last.month or first.month,
        year=last.year or first.year,
        year_step=last.year_step if last.year_step is not None else first.year_step,
        told=last.told or first.told,
    )
    first = replace(first, month=first.month or last.month)
    if first.year is None and last.year is not None and first.month and last.month:
        first = replace(first, year=last.year - (first.month > last.month))
    elif first.year_step is None:
        first = replace(first, year_step=last.year_step, told=last.told)
    return Span(first, last)


def month_first(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "June 2nd", "May 10-11", "Sept. 11, 2001", "April 24-May 4", "November 2020", "July"."""
    named = as_month(words, tokens, i, hi)
    if not named:
        return None
    month, j = named
    if j < hi:
        between = i > lo and tokens[i - 1].lower == "between"
        at = j + (tokens[j].lower == "the" and j + 1 < hi)
        day, last, k = _day_range(words, tokens, at, lo, hi, between)
        if not day and tokens[at].lower in words.ordinals and not (k < hi and tokens[at].lower == "second" and at == j):
            day, k = words.ordinals[tokens[at].lower], at + 1
        if day and not (last is None and is_counted(words, tokens, k, hi)):
            year, k = year_after(words, tokens, k, hi)
            first = replace(year, month=month, day=day)
            if last is None:
                return Expression(first, i, k)
            return Expression(
                _span(Calendar(month=month, day=day), replace(year, month=last.month, day=last.day)), i, k
            )
    year, k = year_after(words, tokens, j, hi)
    if k > j:
        return Expression(replace(year, month=month), i, k)
    return Expression(Calendar(month=month), i, j) if _stands_for_month(words, tokens, i, j, lo, hi) else None


def _stands_for_month(words: DateWords, tokens: list[Token], i: int, j: int, lo: int, hi: int) -> bool:
    """Whether a bare "May", "March", "Jan." or "August" is a month: no verb, no name of a person."""
    token = tokens[i]
    before = tokens[i - 1] if i > lo else None
    after = tokens[j] if j < hi else None
    doubtful = token.lower in ("may", "march") or token.lower in words.short_months
    named = after is not None and after.text[0].isupper() and after.lower not in words.weekdays
    if before is None:
        return not doubtful and not named
    if named and after is not None and (before.lower not in TIME_PREPOSITIONS or after.lower in STREETS):
        return False
    if before.lower in ("every", "each"):
        return False
    if before.lower in words.before_month or before.lower in words.steps:
        if (
            token.lower in words.short_months
            and after
            and after.text[0].isupper()
            and after.lower not in words.weekdays
        ):
            return False
        return not (
            before.lower == "the" and doubtful and after is not None and after.lower in ("on", "for", "of", "against")
        )
    if doubtful:
        return False
    return not (before.text[0].isupper() and before.text[0].isalpha() and before.end + 1 == token.start and i - 1 > lo)


def day_first(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "28 May 2025", "5 to 7 July", "28 and 29 June", "the 27th of November", "30 June-2 July"."""
    day = as_day(tokens[i])
    if not day:
        return _joined_day(words, tokens, i, hi)
    if i > lo and tokens[i - 1].text in ("$", "€", "£", "#"):
        return None
    first = i - 1 if i > lo and tokens[i - 1].lower == "the" and not tokens[i].text.isdigit() else i
    last, j = None, i + 1
    if j + 1 < hi and (second := as_day(tokens[j + 1])) and second > day:
        between = first > lo and tokens[first - 1].lower == "between"
        mark = tokens[j].lower
        coupled = mark in ("and", "&", "/") and (between or second == day + 1)
        if mark in DASHES or mark in ("to", "through", "until", "till") or coupled:
            last, j = second, j + 2
    named = as_month(words, tokens, j + (j < hi and tokens[j].lower == "of"), hi)
    if not named and last is not None:
        named, last = as_month(words, tokens, i + 1, hi), None
    if not named:
        return None
    month, j = named
    if j + 2 < hi and tokens[j].text in DASHES and last is None:
        other = as_month(words, tokens, j + 2, hi)
        if other and (second := as_day(tokens[j + 1])):
            year, k = year_after(words, tokens, other[1], hi)
            end = replace(year, month=other[0], day=second)
            return Expression(_span(Calendar(month=month, day=day), end), first, k)
    of, j = year_after(words, tokens, j, hi)
    whole = replace(of, month=month, day=day)
    if last is not None:
        return Expression(_span(whole, replace(of, month=month, day=last)), first, j)
    return Expression(whole, first, j)


def _joined_day(words: DateWords, tokens: list[Token], i: int, hi: int) -> Expression | None:
    """ "15-May-2025", "15-May"."""
    joined = DAY_MONTH.match(tokens[i].text)
    if not joined:
        return None
    day, name = int(joined.group(1)), joined.group(2).lower()
    month = words.months.get(name) or words.short_months.get(name)
    if not month or not 1 <= day <= 31:
        return None
    k = i + 1
    if k + 1 < hi and tokens[k].text in DASHES and (year := as_year(tokens[k + 1])):
        return Expression(Calendar(year=year, month=month, day=day), i, k + 2)
    of, k = year_after(words, tokens, k, hi)
    return Expression(replace(of, month=month, day=day), i, k)


def month_last_day(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "It could be the 12th", "on the 22nd": a day of the month that was spoken of."""
    text = tokens[i].text
    day = as_day(tokens[i])
    if not day or text.isdigit() or i == lo:
        return None
    before = tokens[i - 1].lower
    if before != "the" or i - 2 < lo:
        return None
    if tokens[i - 2].lower not in words.before_ordinal:
        return None
    after = tokens[i + 1] if i + 1 < hi else None
    follows = words.after_phrase | words.subjects
    if after is not None and after.text[0].isalpha() and after.lower not in follows:
        return None
    if after is not None and (after.text in DASHES or after.text == "/"):
        return None
    return Expression(Calendar(day=day), i - 1, i + 1)
