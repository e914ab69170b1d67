"""Bars in block characters, and the line with months or years below them. Knows no widget."""

from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tui.panes.histogram import Histogram
from tui.panes.lines import Line
from tui.words import MONTHS

BLOCKS = " ▁▂▃▄▅▆▇█"
NONE_TO_COME = "·"
"""Stands where nothing is to come: what is past has nothing there, so that both are told apart without colour."""

FULL = 4
"""Events that fill the height at least, so that a single one is no tower."""

COVERED = 10
"""Cells: a stretch on screen that is shorter has no label on it."""

TODAY, STRETCH = "▲", "━"


def _role(bars: Histogram, number: int, today: date, stretch: tuple[int, int], at: int | None) -> str:
    kind = "coming" if bars.edges[number] > today else "past"
    if number == at:
        return f"{kind} cursor"
    return f"{kind} here" if stretch[0] <= number <= stretch[1] else kind


def bar_lines(bars: Histogram, height: int, today: date, stretch: tuple[int, int], at: int | None = None) -> list[Line]:
    """The bars as `height` lines, the highest as high as there is room. `stretch` are the first and the last bar of
    which something is on screen, `at` is the one with the cursor. What has any event is to be seen."""
    most = max(FULL, *bars.counts)
    lines = list[Line]()
    for level in range(height - 1, -1, -1):
        line: Line = []
        for number, count in enumerate(bars.counts):
            eighths = max(1, round(count * 8 * height / most)) if count else 0
            block = BLOCKS[max(0, min(8, eighths - 8 * level))]
            if not count and not level and bars.edges[number] > today:
                block = NONE_TO_COME
            gap = bars.cells > 2  # wide bars stand apart
            line.append((block * (bars.cells - gap) + " " * gap, _role(bars, number, today, stretch, at)))
        lines.append(line)
    return lines


class Ruler(NamedTuple):
    """The line below the bars: a character and a role a cell, and the cell of the cursor where there is one."""

    cells: tuple[tuple[str, str], ...]
    cursor: int | None = None

    def line(self, words: str = "") -> Line:
        """The line; with words, as close to the cursor as there is room."""
        cells = list(self.cells)
        if words and self.cursor is not None:
            words = f" {words} "
            start = max(0, min(self.cursor - len(words) // 2, len(cells) - len(words)))
            cells[start : start + len(words)] = [(each, "cursor") for each in words[: len(cells) - start]]
        return list(cells)


def ruler(bars: Histogram, today: date, stretch: tuple[int, int], at: int | None = None) -> Ruler:
    """Years and months where they begin, as many as fit; today; and the stretch that is on screen."""
    cells = [" "] * (len(bars.counts) * bars.cells)
    roles = ["dim"] * len(cells)
    for number in range(stretch[0], stretch[1] + 1):
        for cell in range(number * bars.cells, (number + 1) * bars.cells):
            cells[cell], roles[cell] = STRETCH, "dim here"
    hidden = roles.count("dim here") < COVERED  # a label would cover it
    taken = [hidden and role == "dim here" for role in roles]
    if bars.holds(today):
        cell = bars.bar_of(today) * bars.cells + (bars.cells - 1) // 2
        cells[cell], roles[cell], taken[cell] = TODAY, "today", True
    for _, cell, label in sorted(_labels(bars)):
        around = range(max(0, cell - 1), min(len(cells), cell + len(label) + 1))
        if cell + len(label) > len(cells) or any(taken[each] for each in around):
            continue
        for offset, letter in enumerate(label):
            cells[cell + offset], taken[cell + offset] = letter, True
    cursor = at * bars.cells if at is not None else None
    return Ruler(tuple(zip(cells, roles, strict=True)), cursor)


def _labels(bars: Histogram) -> list[tuple[int, int, str]]:
    """How soon a label gives way (0 last), its cell, and the label."""
    years = (bars.edges[-1] - bars.edges[0]).days / 365.25
    a_year = len(bars.counts) * bars.cells / years
    step = next((step for step in (1, 2, 5, 10, 20, 50, 100) if step * a_year >= len("2031  ")), 200)
    by_years = bars.unit in ("quarter", "year")
    first = bars.edges[0]
    labels = [(0, 0, str(first.year) if by_years else f"{MONTHS[first.month - 1]} {first.year}")]
    for number, (before, first) in enumerate(pairwise(bars.edges[:-1]), 1):
        cell, year = number * bars.cells, first.year
        if year != before.year:
            if year % step == 0:
                labels.append((1, cell, str(year)))
        elif first.month != before.month and not by_years:
            labels.append((2 if first.month == 7 else 3, cell, MONTHS[first.month - 1]))
        elif bars.unit == "day" and bars.cells > 1 and first.weekday() == 0:
            labels.append((4, cell, str(first.day)))
    return labels
