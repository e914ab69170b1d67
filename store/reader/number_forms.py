"""Dates in numbers: "2025-05-28", "28.05.2025", "5/28/25", "in 2022", "2014-2020", "Q3 2025", "nineteen ninety-six"."""

from __future__ import annotations

import re
from datetime import date

from store.reader.calendar_forms import YEARS, as_year, is_counted
from store.reader.date_meanings import Calendar, Expression, Quarter, Span
from store.reader.date_words import DateWords
from store.reader.tokens import Token

NUMERIC = re.compile(
    r"(?P<year>\d{4})(?P<bar>[-/])(?P<month>\d{1,2})(?:(?P=bar)(?P<day>\d{1,2}))?(?![\d/-])"
    r"|(?P<a>\d{1,2})(?P<mark>[./])(?P<b>\d{1,2})(?P=mark)(?P<y>\d{4}|\d{2})(?![\d/]|\.\d)"
)


def numeric(text: str, tokens: list[Token], i: int, hi: int, published: date) -> Expression | None:
    """ "2025-05-28", "28.05.2025", "5/28/25", "28/05/2025"."""
    match = NUMERIC.match(text, tokens[i].start)
    if not match or (tokens[i].start and (text[tokens[i].start - 1].isalnum() or text[tokens[i].start - 1] in "-/.")):
        return None
    last = i + 1
    while last < hi and tokens[last].start < match.end():
        last += 1
    if tokens[last - 1].end != match.end():
        return None
    if match.group("year"):
        year, month, day = int(match.group("year")), int(match.group("month")), int(match.group("day") or 0)
        if (
            year not in YEARS
            or not 1 <= month <= 12
            or day > 31
            or (not day and (len(match.group("month")) < 2 or match.group("bar") == "/"))
        ):
            return None
        if not day and month <= 12 and year % 100 + 1 == month:  # 2009-10 is two years, not a month
            return None
        return Expression(Calendar(year=year, month=month, day=day or None), i, last)
    a, b, year = int(match.group("a")), int(match.group("b")), int(match.group("y"))
    if len(match.group("y")) == 2:
        if match.group("mark") == ".":
            return None
        year += 2000 if year + 2000 <= published.year + 20 else 1900
    readings = []
    for day, month in ((a, b), (b, a)) if match.group("mark") == "." else ((b, a), (a, b)):
        try:
            readings.append(date(year, month, day))
        except ValueError:
            continue
    if not readings or year not in YEARS:
        return None
    best = min(readings, key=lambda d: abs((d - published).days)) if match.group("mark") == "/" else readings[0]
    return Expression(Calendar(year=best.year, month=best.month, day=best.day), i, last)


def bare_year(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "In 2022", "the 2015 deal", "until 2030", "2014-2020"; not "2000 people", "Resolution 2254", "the 1990s"."""
    year = as_year(tokens[i])
    if year is None:
        return None
    before = tokens[i - 1] if i > lo else None
    after = tokens[i + 1] if i + 1 < hi else None
    glued_before = before is not None and before.end == tokens[i].start
    glued_after = after is not None and after.start == tokens[i].end
    if glued_after and after is not None and (after.text[0].isalpha() or after.text in "%°$€£"):
        return None
    if glued_before and before is not None and before.text not in "(-–—/[\"'“‘’":
        return None
    if glued_before and before is not None and before.text == "-" and i - 2 >= lo and not as_year(tokens[i - 2]):
        return None
    if is_counted(words, tokens, i + 1, hi):
        return None
    last, end = year, i + 1
    if (
        glued_after
        and after is not None
        and after.text in ("-", "–", "/")
        and i + 2 < hi
        and tokens[i + 2].start == after.end
    ):
        second = tokens[i + 2].text
        if as_year(tokens[i + 2]) and int(second) > year:
            last, end = int(second), i + 3
        elif len(second) == 2 and second.isdigit() and int(second) == (year + 1) % 100:
            last, end = year + 1, i + 3
        elif second.isdigit():
            return None
    if not _placed_as_year(words, tokens, i, end, lo, hi, year):
        return None
    meaning = Calendar(year=year) if last == year else Span(Calendar(year=year), Calendar(year=last))
    return Expression(meaning, i, end)


def _placed_as_year(words: DateWords, tokens: list[Token], i: int, end: int, lo: int, hi: int, year: int) -> bool:
    """Whether the words around a number of four digits make it a year."""
    before = tokens[i - 1] if i > lo else None
    after = tokens[end] if end < hi else None
    if before is None:
        return year >= 1900 and (after is None or not after.text[0].isdigit())
    low = before.lower
    if before.text in ("$", "€", "£", "¥", "#", "+", "−") or before.text[0].isdigit():
        return False
    modern = 1900 <= year <= 2100
    plural = (
        after is not None
        and after.text[0].islower()
        and after.lower.endswith("s")
        and len(after.lower) > 3
        and after.lower not in ("this", "towards", "afterwards", "across", "unless", "as", "perhaps", "besides")
    )
    if low in ("in", "since"):
        return modern or after is None or not after.text[0].islower() or not plural
    if low == "fiscal":
        return modern
    if low in words.before_label:
        return low in ("to", "up") and modern and not plural
    if low in words.before_year:
        return (modern and not plural) or (low in ("until", "by", "from", "of", "after", "before") and after is None)
    if low in words.determiners:
        return modern
    if before.text in "(-–—/[\"'“‘’,":
        return modern and not plural
    if before.text[0].isupper():
        return False
    qualified = i - 2 >= lo and tokens[i - 2].lower in words.determiners
    return modern and not plural and (qualified or low.endswith(("ed", "ing", "ly")))


def spelled_year(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Nineteen ninety-six", "the year two thousand", "twenty twenty-five": years as they are said aloud."""
    if i + 1 >= hi:
        return None
    century = words.numbers[tokens[i].lower]
    if tokens[i].lower == "two":
        said = (
            tokens[i + 1].lower == "thousand" and i - 1 >= lo and tokens[i - 1].lower in ("year", "in", "by", "since")
        )
        return Expression(Calendar(year=2000), i, i + 2) if said else None
    tens, _, ones = tokens[i + 1].lower.partition("-")
    number = words.numbers.get(tens, 0)
    if number < 20 and not (number >= 10 and not ones):
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


def lettered_quarter(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Q3 2025", "Q1"."""
    if not tokens[i].text.startswith("Q"):
        return None
    year = as_year(tokens[i + 1]) if i + 1 < hi else None
    of = Calendar(year=year) if year else None
    return Expression(Quarter(int(tokens[i].text[1]), of), i, i + 1 + (of is not None))
