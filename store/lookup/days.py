"""The days of a list in order, and how many rows stand before each: by these one knows which row has which heading."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class Day(NamedTuple):
    """A day of a list: where its rows stand (ISO day), and the day as it is told; None where none is told."""

    sort_day: str
    told: str | None

    @property
    def exact(self) -> bool:
        """Whether the day is told as that one day."""
        return self.told == self.sort_day


class Days(NamedTuple):
    """The days that have rows. `keys` are in order, each a sort day, a blank and the day as told; `before` has how many
    rows stand before each of them, and `count` is how many there are in all. `dated` has how many of those before each
    have a day told, and as its last number all of them: one more than there are keys."""

    keys: Sequence[str]
    before: Sequence[int]
    count: int  # type: ignore[assignment]  # not the method of tuples
    dated: Sequence[int] = (0,)

    def day(self, number: int) -> Day:
        """The `number`th day, counted from 0."""
        sort_day, _, told = self.keys[number].partition(" ")
        return Day(sort_day, told or None)

    def of_row(self, place: int) -> int:
        """The number of the day of the row at a place."""
        return bisect_right(self.before, place) - 1

    def from_day(self, day: date) -> int:
        """The number of the first day on or after a calendar day."""
        return bisect_left(self.keys, day.isoformat())

    def rows_before(self, day: date) -> int:
        """How many rows stand before a calendar day."""
        number = self.from_day(day)
        return self.before[number] if number < len(self.before) else self.count

    def dated_between(self, first: date, last: date) -> int:
        """How many rows with a day told stand on or after a calendar day and before another."""
        return self.dated[self.from_day(last)] - self.dated[self.from_day(first)]


NO_DAYS = Days((), (), 0)
"""Of an empty list."""
