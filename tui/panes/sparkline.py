"""How often by month, in one line of blocks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from tui.panes.columns import LABEL
from tui.panes.lines import Line
from tui.words import MONTHS, count_words, fit

BLOCKS = " ▁▂▃▄▅▆▇█"

WIDEST_BAR = 4
"""Cells of a month at most."""


def by_month(months: Mapping[str, int], today: date, width: int) -> list[Line]:
    """How often in each month ("2031-03"), from the first that has any to that of `today`, or the last one after it:
    blocks, of as many months each as need be, and a line that says which months, and how many the most are.

    >>> lines = by_month({"2031-01": 1, "2031-03": 4}, date(2031, 4, 2), 40)
    >>> ["".join(text for text, _ in line) for line in lines]
    ['named        ▂▂▂▂    ████    ', '             Jan – Apr 2031, a month each, 4 at most']
    """
    first, last = _number(min(months)), max(_number(max(months)), today.year * 12 + today.month - 1)
    total = sum(months.values())
    if first == last:
        return [[(fit("named", LABEL), "dim"), (f"in {count_words(total, 'report')}, {_month(first)}", "")]]
    room = max(8, width - LABEL - 1)
    each = -(-(last - first + 1) // room)
    bars = [0] * -(-(last - first + 1) // each)
    for month, number in months.items():
        bars[(_number(month) - first) // each] += number
    most = max(bars)
    cells = max(1, min(WIDEST_BAR, room // len(bars)))
    blocks = "".join(BLOCKS[-(-number * 8 // most)] * cells for number in bars)
    span = f"{_month(first, year=first // 12 != last // 12)} – {_month(last)}"
    size = "a month" if each == 1 else f"{each} months"
    return [
        [(fit("named", LABEL), "dim"), (blocks, "coming")],
        [(" " * LABEL, ""), (f"{span}, {size} each, {most} at most", "dim")],
    ]


def _number(month: str) -> int:
    """Months since the year 0."""
    return int(month[:4]) * 12 + int(month[5:7]) - 1


def _month(number: int, *, year: bool = True) -> str:
    return f"{MONTHS[number % 12]} {number // 12}" if year else MONTHS[number % 12]
