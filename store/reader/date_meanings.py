"""What a date expression says, before it is known which day that is: what the words give, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calendar:
    """A day, month or year by its place in the calendar: "June 2", "28 May 2025", "July", "2022", "the 22nd".

    `year_step` counts years from the day of publication ("July last year"), or from the day last told
    ("May of that year") where `told` is set. `turn` is -1 or 1 for "last July", "next March", 0 for "this May".
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    year_step: int | None = None
    told: bool = False
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week: "Wednesday", "last Monday", "the following Tuesday", "Tuesday of next week".

    `turn` is -1, 0 or 1 for last, this (or the same), next, and None for the bare name; `told` where it counts from the
    day last told. `weeks` are added ("Tuesday week"); `week` is the week it lies in, counted from that of publication.
    """

    day: int
    turn: int | None = None
    told: bool = False
    weeks: int = 0
    week: int | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """So many days, weeks, weekends, months, quarters or years from the day of publication, or from the day last told.

    "yesterday" is a day back, "last month" a month back, "two weeks later" fourteen days on from what was told.
    `exact` where a day is meant although the unit is longer ("two weeks ago"). `turn` is None where the words do not
    say which one ("the weekend").
    """

    grain: str
    count: int
    told: bool = False
    exact: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Quarter:
    """ "The third quarter", "the first quarter of 2018"; `attributive` in "third-quarter results"."""

    number: int
    of: Calendar | Step | None = None
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """ "Last fall" (-1), "this summer" (0), "next spring" (1), "the autumn" (None)."""

    name: str
    turn: int | None = None


@dataclass(frozen=True, slots=True)
class End:
    """ "The end of June": its last day."""

    of: Meaning


@dataclass(frozen=True, slots=True)
class Half:
    """ "The second half of 2024"."""

    number: int
    of: Meaning


@dataclass(frozen=True, slots=True)
class Part:
    """ "The last weekend of June" (grain E, -1), "the first ten days of July" (D, 10), "the week of May 5" (W, 0).

    Grain "N" is one day by its number: "the 11th of next month" (11).
    """

    of: Meaning
    grain: str
    number: int


@dataclass(frozen=True, slots=True)
class Span:
    """ "May 10-11", "Wednesday to Friday"."""

    first: Meaning
    last: Meaning


Meaning = Calendar | Weekday | Step | Quarter | Season | End | Half | Part | Span


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression found at `tokens[first:last]`, and what it says."""

    meaning: Meaning
    first: int
    last: int
