"""The words that dates are made of, from words/dates.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from store.reader.shipped import WORDS


@dataclass(frozen=True, slots=True)
class DateWords:
    """Names of months and days with their numbers, numerals, units, and the words that stand beside dates."""

    months: dict[str, int]
    short_months: dict[str, int]
    weekdays: dict[str, int]
    short_weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    seasons: dict[str, str]
    units: dict[str, str]
    steps: dict[str, tuple[int, bool]]
    parts_of_day: frozenset[str]
    holiday_weekdays: frozenset[str]
    weekday_papers: frozenset[str]
    before_month: frozenset[str]
    before_year: frozenset[str]
    determiners: frozenset[str]
    before_label: frozenset[str]
    after_count: frozenset[str]
    before_ordinal: frozenset[str]
    after_phrase: frozenset[str]
    subjects: frozenset[str]


@cache
def date_words() -> DateWords:
    """The lists, read once."""
    raw = tomllib.loads((WORDS / "dates.toml").read_text(encoding="utf-8"))
    lists = {name: frozenset(words) for name, words in raw["lists"].items()}
    return DateWords(
        months=raw["months"],
        short_months=raw["short_months"],
        weekdays=raw["weekdays"],
        short_weekdays=raw["short_weekdays"],
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        seasons=raw["seasons"],
        units=raw["units"],
        steps={word: (count, told) for word, (count, told) in raw["steps"].items()},
        **lists,
    )
