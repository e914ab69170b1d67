"""A month as lines of text: weeks as rows from Monday, in each day its number and what stands on it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from rich.cells import cell_len

from store.lookup import Mark, MonthRow
from tui.panes.lines import Line
from tui.words import CALENDAR_MARKS, DAYS, LONG_MONTHS, fit

WEEKS = 6
"""Rows of a month: as many as any month has, so that nothing jumps from one to the next."""

HEAD = 2
"""Lines above the weeks: the name of the month, and the days of the week."""

FOOT = 1
"""Lines below them: what is some day of the month."""

_ROLES: dict[Mark, str] = {
    "held": "", "scheduled": "coming", "proposed": "pending", "cancelled": "off", "deadline": "deadline",
    "pending": "pending", "settled": "off",
}  # fmt: skip

_WEIGHTIEST: tuple[Mark, ...] = ("deadline", "scheduled", "proposed", "pending", "held", "cancelled", "settled")
"""What comes first where there is not room for all: what is to come, and what waits for somebody."""


@dataclass(frozen=True, slots=True)
class Cells:
    """How large the days are: cells of width and lines of height."""

    width: int
    height: int


def months_between(one: date, other: date) -> int:
    """How many months one goes from the month of a day to that of another."""
    return 12 * (other.year - one.year) + other.month - one.month


def month_later(day: date, months: int) -> date:
    """The same day of another month, or its last one; where there is no such year, the day itself.

    >>> month_later(date(2031, 1, 31), 1), month_later(date(2031, 1, 31), -1)
    (datetime.date(2031, 2, 28), datetime.date(2030, 12, 31))
    """
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def day_of_cell(month: date, week: int, column: int) -> date | None:
    """The day that stands in a week and a column of a month; None beside it."""
    number = 7 * week + column - month.replace(day=1).weekday() + 1
    return month.replace(day=number) if 1 <= number <= monthrange(month.year, month.month)[1] else None


def month_line(
    y: int, month: date, row: MonthRow | None, cells: Cells, chosen: date, today: date, *, has_focus: bool
) -> Line:
    """The line `y` of a month, `7 * cells.width` wide. Until its row is there, it has numbers only."""
    width = 7 * cells.width
    if y == 0:
        return [(f"{LONG_MONTHS[month.month - 1]} {month.year}".center(width), "title")]
    if y == 1:
        return [(fit(f" {name}", cells.width), "quiet") for name in DAYS]
    week, part = divmod(y - HEAD, cells.height)
    if week >= WEEKS:
        return _some_day(month, row, width) if week == WEEKS and part == 0 else [(" " * width, "")]
    line: Line = []
    for column in range(7):
        day = day_of_cell(month, week, column)
        if day is None:
            line.append((" " * cells.width, ""))
        else:
            bar = "▌" if day == chosen and has_focus else "▏" if day == chosen else " "
            marks = row.on(day) if row else {}
            line += _day_line(part, day, marks, cells, bar, is_chosen=day == chosen, is_today=day == today)
    return line


def _day_line(
    part: int, day: date, of_day: Mapping[Mark, int], cells: Cells, bar: str, *, is_chosen: bool, is_today: bool
) -> Line:
    """One line of a day: its number, or its marks; both where a day is one line high."""
    room = cells.width - 1
    drawn: Line = []
    if part == 0:
        number = f"{day.day:>2}"
        if is_today:
            number = f"{number} today" if room > len("31 today") and cells.height > 1 else f"‹{day.day}›"
        drawn.append((number, "today" if is_today else "number" if of_day else "quiet"))
        beside = room - len(number) - 1
        if cells.height == 1 and beside > 0:
            drawn += [(" ", ""), *packed(of_day, beside, 1)[0]]
    else:
        lines = packed(of_day, room - 1, cells.height - 1)
        drawn += [(" ", ""), *lines[part - 1]] if part <= len(lines) else []
    used = sum(cell_len(text) for text, _ in drawn)
    line = [(bar, "cursor-bar" if is_chosen else ""), *drawn, (" " * (room - used), "")]
    return [(text, f"{role}+cursor") for text, role in line] if is_chosen else line


def packed(of_day: Mapping[Mark, int], width: int, lines: int) -> list[Line]:
    """The marks with their numbers, the weightiest first, on so many lines; "…" where there are more.

    >>> packed({"held": 12, "deadline": 1, "pending": 2}, 5, 1)
    [[('▲', 'deadline'), (' ', ''), ('□2', 'pending'), ('…', '')]]
    """
    out: list[Line] = [[]]
    used = 0
    waiting = [(mark, of_day[mark]) for mark in _WEIGHTIEST if of_day.get(mark)]
    for at, (mark, number) in enumerate(waiting):
        text = CALENDAR_MARKS[mark] + (_short(number) if number > 1 else "")
        gap = 1 if out[-1] else 0
        last_line, rest = len(out) == lines, at + 1 < len(waiting)
        if used + gap + len(text) + (last_line and rest) > width:
            if last_line:
                if used < width:
                    out[-1].append(("…", ""))
                return out
            out.append([])
            used = gap = 0
        out[-1] += [(" " * gap, ""), (text, _ROLES[mark])] if gap else [(text, _ROLES[mark])]
        used += gap + len(text)
    return out


def _short(number: int) -> str:
    """A number in three characters: 999, 12k."""
    return str(number) if number < 1000 else f"{number // 1000}k"


def _some_day(month: date, row: MonthRow | None, width: int) -> Line:
    """What there is on some day of a month."""
    if row is None or not row.some_day:
        return [(" " * width, "")]
    words = f" some day in {LONG_MONTHS[month.month - 1]}: "
    if width < len(words) + 8:
        words = " some day: "
    marks = packed(row.some_day, width - len(words), 1)[0]
    used = len(words) + sum(len(text) for text, _ in marks)
    return [(words, "quiet"), *marks, (" " * (width - used), "")]


def legend(width: int) -> str:
    """What the marks say, as much of it as fits."""
    words = [f"{CALENDAR_MARKS[mark]} {name}" for mark, name in _LEGEND]
    words.append("‹10› today")
    while sum(map(len, words)) + 2 * (len(words) - 1) > width:
        words.pop()
    return "  ".join(words)


_LEGEND: tuple[tuple[Mark, str], ...] = (
    ("held", "held"), ("scheduled", "scheduled"), ("proposed", "proposed"), ("cancelled", "cancelled"),
    ("deadline", "deadline"), ("pending", "pending"), ("settled", "settled"),
)  # fmt: skip
