"""The timeline: what happened, was called off, or is to come, under headings of its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.cells import cell_len
from textual.reactive import reactive

from store.lookup import NO_DAYS, Days, EventRow, Filter, Lookup
from tui.asking import Asker
from tui.panes.day_headings import NO_DAY_NAMED, day_heading, today_rule
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Headings, Reply, Request, Rows
from tui.words import DAY_WIDTH, EVENT_MARKS, checked_mark, day_words, fit, names, shown

KIND_WIDTH = len("suspension")
INDENT = 2
"""Cells by which events stand to the right of the heading of their day."""

WIDE = 88
"""Cells from which actors have a column of their own."""

_ROLES = {"held": "", "scheduled": "coming", "proposed": "pending", "cancelled": "off"}


def by_day(wanted: Filter) -> bool:
    """Whether a timeline under a filter is in order of days."""
    return wanted.order == "usual"


class TimelineRows(Rows[EventRow]):
    """Events under headings of their days, with an extra line at today where today has no heading."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.today = today

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many events there are."""
        return lookup.timeline_days(wanted).count if by_day(wanted) else lookup.count_events(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[EventRow]:
        """Events in order of their day."""
        return lookup.timeline(wanted, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where an event stands."""
        return lookup.timeline_index(row_id, wanted)

    def near(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """What comes next after an event that the filter hides, or what came last."""
        event = lookup.event(row_id) if by_day(wanted) else None
        return lookup.timeline_index_of_day(date.fromisoformat(event.sort_day), wanted) if event else None

    def first(self, lookup: Lookup, wanted: Filter) -> int:
        """What comes next, or what came last; the first where the list is not by days."""
        if not by_day(wanted):
            return 0
        return lookup.timeline_index_of_day(self.today(), wanted)

    def mark(self, lookup: Lookup, wanted: Filter) -> int | None:
        """The line of today stands before the first event of today or later; there is none where today has a heading,
        or the list is sorted otherwise than by days."""
        if not by_day(wanted):
            return None
        days, today = lookup.timeline_days(wanted), self.today()
        number = days.from_day(today)
        while number < len(days.keys) and (day := days.day(number)).sort_day == today.isoformat():
            if day.exact:
                return None
            number += 1
        return days.rows_before(today)

    def headings(self, lookup: Lookup, wanted: Filter) -> Headings:
        """A heading for each day, where the list is in order of days."""
        days = lookup.timeline_days(wanted)
        return Headings(days.keys, days.before, days) if by_day(wanted) else Headings(days=days)


class Timeline(PagedView[EventRow]):
    """Events, one a line: status, kind, what."""

    KIND = "event"
    NOTHING = "No event yet."

    days: reactive[Days] = reactive(NO_DAYS, repaint=False, always_update=True)
    """The days that have events, under the filter, whatever the sort."""

    days_on_screen: reactive[tuple[date, date] | None] = reactive(None, repaint=False)
    """The first and the last day that is to be seen; None where there is none, or it is not sorted by days."""

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(TimelineRows(today), asker, id="timeline")
        self.today = today

    def draw(self, row: EventRow, before: EventRow | None, width: int, height: int) -> list[Line]:
        """An event under the heading of its day."""
        return [self._line(row, width)]

    def draw_alone(self, row: EventRow, before: EventRow | None, width: int, height: int) -> list[Line]:
        """An event that says its day itself."""
        day = day_words(row.date) if row.date else NO_DAY_NAMED
        headed = self.known is not None and self.known.headings.starts
        return [self._line(row, width, f"{day} · " if headed else fit(day, DAY_WIDTH + 2))]

    def _line(self, row: EventRow, width: int, day: str = "") -> Line:
        word = "" if row.status == "held" else row.status
        actors = f"  {fit(names(row.actors), width // 4)} " if width >= WIDE else ""
        checked = checked_mark(row.checked)
        tag = self.tag(row.negotiation, width // 6)
        tag = f" {tag}" if tag and not actors else tag
        room = width - INDENT - 2 - KIND_WIDTH - 1 - cell_len(day) - cell_len(actors) - len(checked) - cell_len(tag)
        room -= len(word) + 2 if word else 0
        role = _ROLES.get(row.status, "")
        return [
            (" " * INDENT, ""),
            (f"{EVENT_MARKS.get(row.status, '·')} ", role),
            (fit(row.kind, KIND_WIDTH + 1), role),
            (day, "dim"),
            (fit(shown(row.what), room), role if role == "off" else ""),
            (checked, "strong"),
            (f" {word} " if word else "", role),
            (actors, "dim"),
            (tag, "dim"),
        ]

    def take(self, request: Request[EventRow], reply: Reply[EventRow]) -> None:
        """Show what was found, and say which days there are."""
        super().take(request, reply)
        if request.known is None:
            self.days = reply.known.headings.days
        self._look_at_days()

    def on_resize(self) -> None:
        """Other days are on screen."""
        super().on_resize()
        self._look_at_days()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Other days are on screen."""
        super().watch_scroll_y(old_value, new_value)
        self._look_at_days()

    def _look_at_days(self) -> None:
        if self.known is None or not self.known.headings.starts:
            self.days_on_screen = None
            return
        bottom = self.laid.row_at(self.scroll_offset.y + max(1, self.scrollable_content_region.height) - 1)
        self.days_on_screen = self._day_of(self.top), self._day_of(min(bottom, self.count - 1))

    @property
    def day_of_cursor(self) -> date | None:
        """The day under whose heading the cursor stands; None where there are no headings."""
        headed = self.known is not None and self.known.headings.starts
        return self._day_of(self.cursor) if headed else None

    def _day_of(self, row: int) -> date:
        assert self.known is not None
        days = self.known.headings.days
        return date.fromisoformat(days.day(days.of_row(row)).sort_day)

    @property
    def _then(self) -> bool:
        return self.asker.as_of() is not None

    def draw_heading(self, number: int, width: int) -> Line:
        """A day."""
        days = self.known.headings.days if self.known else NO_DAYS
        before = days.day(number - 1) if number else None
        return day_heading(days.day(number), before, self.today(), width, then=self._then)

    def draw_mark(self, width: int) -> Line:
        """A rule with today's date, or that of the day that is looked back at."""
        return today_rule(self.today(), width, then=self._then)
