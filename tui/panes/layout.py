"""Which line of a list shows what: its rows, the headings between them, and the line of today. Knows no widget."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal, NamedTuple


class Spot(NamedTuple):
    """What a line shows: line `part` of the row `number`, the heading `number`, the line of today, or nothing."""

    kind: Literal["row", "heading", "mark", "nothing"]
    number: int = 0
    part: int = 0


class Layout(NamedTuple):
    """`count` rows of `height` lines each; a heading of one line above the rows of `starts` (in order), and the line of
    today above the row `mark` (and above its heading), or below them all.

    All in whole lines and rows, counted from 0. Nothing is gone through row by row: any answer takes as long as to find
    a number among `starts`.
    """

    count: int = 0  # type: ignore[assignment]  # not the method of tuples
    height: int = 1
    mark: int | None = None
    starts: Sequence[int] = ()

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return self.count * self.height + len(self.starts) + (self.mark is not None)

    def line_of(self, row: int) -> int:
        """The first line of a row."""
        marked = self.mark is not None and row >= self.mark
        return row * self.height + bisect_right(self.starts, row) + marked

    def above(self, row: int) -> int:
        """How many lines stand above a row that belong to it: its heading, the line of today."""
        return (self.mark == row) + (self.heading_of(row) is not None)

    def heading_of(self, row: int) -> int | None:
        """The number of the heading right above a row; None where there is none."""
        number = bisect_left(self.starts, row)
        return number if number < len(self.starts) and self.starts[number] == row else None

    def row_at(self, line: int) -> int:
        """The row that a line belongs to: what stands above a row belongs to it. May be beyond the last row."""
        group = bisect_right(range(len(self.starts)), line, key=self._begins) - 1
        if group < 0:
            first, rest = 0, line
        else:
            first, rest = self.starts[group], line - self._begins(group) - 1
        if self.mark is None or self.mark < first:
            return first + max(0, rest) // self.height
        before = (self.mark - first) * self.height
        return (
            first + max(0, rest) // self.height if rest < before else max(self.mark, first + (rest - 1) // self.height)
        )

    def _begins(self, group: int) -> int:
        """The first line of what belongs to a heading, the line of today before it too."""
        row = self.starts[group]
        return row * self.height + group + (self.mark is not None and self.mark < row)

    def at(self, line: int) -> Spot:
        """What a line shows."""
        row = self.row_at(line)
        part = line - self.line_of(row)
        if self.mark is not None and line == self.line_of(self.mark) - self.above(self.mark):
            return Spot("mark")
        if row >= self.count:
            return Spot("nothing")
        if part < 0:
            return Spot("heading", self.heading_of(row) or 0)
        return Spot("row", row, part)
