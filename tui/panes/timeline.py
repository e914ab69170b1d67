"""The timeline: what happened, was called off, or is to come, in order of its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from rich.cells import cell_len

from store.lookup import EventRow, Filter, Lookup
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.words import DAY_WIDTH, EVENT_MARKS, checked_mark, day_words, fit, how_far, names, shown, today_words

KIND_WIDTH = len("suspension")
WIDE = 92
"""Cells from which actors and place have a column of their own, and the coming days say how far off they are."""

_ROLES = {"held": "", "scheduled": "coming", "proposed": "pending", "cancelled": "off"}


class TimelineRows(Rows[EventRow]):
    """Events by day, with an extra line at today."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.today = today

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many events there are."""
        return lookup.count_events(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[EventRow]:
        """Events in order of their day."""
        return lookup.timeline(wanted, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where an event stands."""
        return lookup.timeline_index(row_id, wanted)

    def first(self, lookup: Lookup, wanted: Filter) -> int:
        """What comes next, or what came last."""
        return lookup.timeline_index_of_day(self.today(), wanted)

    def mark(self, lookup: Lookup, wanted: Filter) -> int:
        """The line of today stands before the first event of today or later."""
        return lookup.timeline_index_of_day(self.today(), wanted)


class Timeline(PagedView[EventRow]):
    """Events, one a line: day, status, kind, what."""

    KIND = "event"
    NOTHING = "No event yet."

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(TimelineRows(today), asker, id="timeline")
        self.today = today

    def draw(self, row: EventRow, before: EventRow | None, width: int, height: int) -> list[Line]:
        """A day that stands on the line above is not written again."""
        again = before is not None and row.date is not None and before.date == row.date
        day = "" if again else day_words(row.date)
        word = "" if row.status == "held" else row.status
        tail = word
        if width >= WIDE and word and row.status != "cancelled" and (far := how_far(row.date, self.today())):
            tail = f"{word} · {far}"
        actors = f"  {fit(names(row.actors), width // 4)} " if width >= WIDE else ""
        fixed = DAY_WIDTH + 1 + 2 + KIND_WIDTH + 1
        checked = checked_mark(row.checked)
        room = width - fixed - cell_len(actors) - len(checked) - (len(tail) + 2 if tail else 0)
        role = _ROLES.get(row.status, "")
        return [
            [
                (fit(day, DAY_WIDTH + 1), "dim" if row.date is None else ""),
                (f"{EVENT_MARKS.get(row.status, '·')} ", role),
                (fit(row.kind, KIND_WIDTH + 1), role),
                (fit(shown(row.what), room), role if role == "off" else ""),
                (checked, "strong"),
                (f" {tail} " if tail else "", role),
                (actors, "dim"),
            ]
        ]

    def draw_mark(self, width: int) -> Line:
        """A rule with today's date, or that of the day that is looked back at."""
        words = f"── {today_words(self.today(), then=self.asker.as_of() is not None)} "
        return [(words + "─" * max(0, width - len(words)), "today")]
