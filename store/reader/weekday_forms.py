"""Days told from another day: "Wednesday", "last Monday", "yesterday", "that morning", "the same date"."""

from __future__ import annotations

from dataclasses import replace

from store.reader.calendar_forms import DASHES, as_day, day_first, month_first
from store.reader.date_meanings import Calendar, Expression, Span, Step, Weekday
from store.reader.date_words import DateWords
from store.reader.tokens import Token


def weekday(words: DateWords, tokens: list[Token], i: int, lo: int, hi: int) -> Expression | None:
    """ "Wednesday", "last Monday", "Monday last", "Sunday, September 6", "Tuesday week", "Friday of next week"."""
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
    (week, j), weeks = _week_after(words, tokens, j, hi), 0
    if week is None and j < hi and tokens[j].lower == "week":
        weeks, j = 1, j + 1
    elif week is None and turn is None and j < hi and tokens[j].lower in ("last", "next"):
        if phrase_ends(words, tokens, j + 1, hi):
            (turn, _), j = words.steps[tokens[j].lower], j + 1
    elif (
        week is None
        and i - 3 >= lo
        and before is not None
        and before.lower in ("on", "from")
        and tokens[i - 2].lower == "week"
    ):
        weeks = words.numbers.get(tokens[i - 3].lower, 0)
        first = i - 3 if weeks else first
    meaning = Weekday(number, turn, told, weeks, week)
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
            week, k = _week_after(words, tokens, j + 2, hi)
            meaning = meaning if week is None else replace(meaning, week=week)
            return Expression(Span(meaning, Weekday(other)), first, k)
    return Expression(meaning, first, j)


def _week_after(words: DateWords, tokens: list[Token], j: int, hi: int) -> tuple[int | None, int]:
    """The week that follows a weekday at `j` ("of next week", "last week"), and the place after it."""
    k = j + (j < hi and tokens[j].lower == "of")
    if k + 1 < hi and tokens[k + 1].lower == "week":
        step = words.steps.get(tokens[k].lower)
        if step and (k > j or tokens[k].lower in ("last", "next", "this")):
            return step[0], k + 2
    return None, j


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
    first = i - 1
    if before == "very" and i - 2 >= lo:
        before, first = tokens[i - 2].lower, i - 2
    if before in ("this", "last", "that", "same", "next", "following", "previous", "preceding"):
        count, told = words.steps[before]
        if first > lo and tokens[first - 1].lower == "very":
            first -= 1
        if first > lo and tokens[first - 1].lower in ("the", "that"):
            first -= 1
        elif before in ("same", "following", "previous", "preceding", "next") and not (
            first > lo and tokens[first - 1].lower in ("the",)
        ):
            return None
        if before == "next":
            told = True
        return Expression(Step("D", count, told), first, i + 1)
    if before == "the" and i + 1 < hi and tokens[i + 1].lower == "before" and phrase_ends(words, tokens, i + 2, hi):
        return Expression(Step("D", -1, told=True), i - 1, i + 2)
    return None


def phrase_ends(words: DateWords, tokens: list[Token], i: int, hi: int) -> bool:
    """Whether "the day before", which ends at `i`, stands alone: not so in "the day before the talks"."""
    if i >= hi:
        return True
    token = tokens[i]
    if token.text[0].isalnum():
        return token.lower in words.after_phrase
    return token.text not in "\"'“‘"


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
