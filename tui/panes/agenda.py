"""What there is on a day of the calendar: its events and proposals, then those on some day of its month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from store.lookup import DayRow, EventRow, Filter, Lookup
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.standing import Place
from tui.words import (
    EVENT_MARKS,
    LONG_MONTHS,
    PROPOSAL_MARKS,
    checked_mark,
    day_words,
    fit,
    how_far,
    names,
    parties,
    shown,
    standing_words,
)

WIDE = 66
"""Cells of the pane from which a line is enough for a row; below, two."""

KIND_WIDTH = len("suspension")

_ROLES = {
    "held": "", "scheduled": "coming", "proposed": "pending", "cancelled": "off",
    "pending": "pending", "accepted": "dim", "rejected": "off", "withdrawn": "off",
}  # fmt: skip


class DayRows(Rows[DayRow]):
    """What there is on a day, with an extra line before what is on some day of the month."""

    def __init__(self, day: date, events: Filter, proposals: Filter) -> None:
        self.day = day
        self.filters = events, proposals

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How much there is, on the day and on some day."""
        return sum(lookup.count_day(self.day, *self.filters))

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[DayRow]:
        """Rows in order."""
        return lookup.day(self.day, *self.filters, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a row stands."""
        return lookup.day_index(row_id, self.day, *self.filters)

    def mark(self, lookup: Lookup, wanted: Filter) -> int | None:
        """Before what is on some day, where there is any."""
        of_day, some_day = lookup.count_day(self.day, *self.filters)
        return of_day if some_day else None


class Agenda(PagedView[DayRow]):
    """Events and proposals of a day, each with its status."""

    KIND = "event"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "its row", id="list.open", tooltip="Go to it in its list"),
    ]
    NOTHING = "Nothing on this day."

    def __init__(self, asker: Asker, today: Callable[[], date], day: date, events: Filter, proposals: Filter) -> None:
        super().__init__(DayRows(day, events, proposals), asker, id="agenda")
        self.today = today
        self.day = day
        self.filters = events, proposals
        self._before: Place | None = None

    def show_day(self, day: date) -> None:
        """Show another day, all of it, from its first row on."""
        self.day, self.rows = day, DayRows(day, *self.filters)
        self.begin(self.wanted._replace(words=""))

    def narrow(self, words: str) -> None:
        """Show what of the day holds some words too; with none, all of it, at the place where one was before."""
        narrowed = (each._replace(words=f"{each.words} {words}".strip()) for each in self.filters)
        if words and not self.wanted.words:
            self._before = self.place
        self.rows = DayRows(self.day, *narrowed)
        wanted = self.wanted._replace(words=words)
        if words:
            self.begin(wanted)
        else:
            self.show(wanted, self._before)

    @property
    def row_height(self) -> int:
        """Two lines, or one where there is room."""
        return 1 if self.outer_size.width >= WIDE else 2

    @property
    def of_day(self) -> int:
        """How much there is on the day itself."""
        known = self.known
        return 0 if known is None else known.count if known.mark is None else known.mark

    def draw(self, row: DayRow, before: DayRow | None, width: int, height: int) -> list[Line]:
        """A row in one line or two."""
        fact = row.fact
        role = _ROLES.get(fact.status, "dim")
        if isinstance(fact, EventRow):
            mark, kind, status = EVENT_MARKS.get(fact.status, "·"), fact.kind, fact.status
            more = [shown(fact.place), names(fact.actors)]
        else:
            mark, kind = PROPOSAL_MARKS.get(fact.status, "·"), "proposal"
            status, more = standing_words(fact, self.today()), [parties(fact)]
        day = day_words(fact.date) if row.some_day or fact.date != self.day.isoformat() else ""
        checked = checked_mark(fact.checked)
        what = shown(fact.what)
        if height == 1:
            tail = "  ".join(part for part in (day, status) if part)
            room = width - 2 - KIND_WIDTH - 1 - len(checked) - cell_len(tail) - 3
            return [
                [
                    (f"{mark} ", role), (fit(kind, KIND_WIDTH + 1), role), (fit(what, room), ""), (checked, "strong"),
                    (f"  {tail} ", role),
                ]
            ]  # fmt: skip
        said = " · ".join(part for part in (kind, status, day) if part)
        rest = " · ".join(part for part in more if part)
        room = width - 2 - cell_len(said)
        return [
            [(f"{mark} ", role), (fit(what, width - 2 - len(checked)), ""), (checked, "strong")],
            [("  ", ""), (fit(said, min(cell_len(said), width - 2)), role), (fit(f" · {rest}", room), "dim")],
        ]

    def draw_mark(self, width: int) -> Line:
        """A rule with the name of the month."""
        words = f"── some day in {LONG_MONTHS[self.day.month - 1]} {self.day.year} "
        return [(words + "─" * max(0, width - len(words)), "dim")]

    def heading(self) -> str:
        """The day, how far off it is, and how much there is on it."""
        value = self.day.isoformat()
        number = "" if self.known is None else f"{self.of_day}" if self.of_day else "nothing"
        return " · ".join(part for part in (day_words(value), how_far(value, self.today(), passed=""), number) if part)
