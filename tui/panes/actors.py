"""Actors by side: each side, then those who speak or act for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from store.lookup import ActorRow, Filter, Lookup
from tui.ages import AGE_WIDTH, age
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.words import checked_mark, fit, followed_mark, shown

REPORTS_WIDTH = 3
"""Digits of a number of reports; a longer one takes the room of the office."""

NAME_WIDTH, OFFICE_WIDTH = 20, 8
"""Cells of a name that go before all of the office but so many of its own."""

NARROWEST = 36
"""Cells from which it is said how lately reports name an actor."""


class ActorRows(Rows[ActorRow]):
    """Actors by side."""

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many actors there are."""
        return lookup.count_actors(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[ActorRow]:
        """Actors in order."""
        return lookup.actors(wanted, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where an actor stands."""
        return lookup.actor_index(row_id, wanted)


class Actors(PagedView[ActorRow]):
    """A side as a heading, its people under it with their offices, how many reports name each, and how lately."""

    KIND = "actor"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "only", "only this", id="list.only", tooltip="Only what this actor takes part in; again: all"),
        Binding("enter", "open", "open", id="list.open", tooltip="Open the actor: what it did, and with whom"),
    ]
    NOTHING = "No actor yet."

    class Only(Message):
        """The lists are to be narrowed to an actor; where they are, to be as before."""

        def __init__(self, row: ActorRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(ActorRows(), asker, id="actors")
        self.today = today

    def action_only(self) -> None:
        """Narrow the lists to the actor under the cursor, and back."""
        if self.row is not None:
            self.post_message(self.Only(self.row))

    def draw(self, row: ActorRow, before: ActorRow | None, width: int, height: int) -> list[Line]:
        """Name, office, number of reports, how long ago the last of them was."""
        marks = checked_mark(row.checked) + followed_mark(row.followed)
        reports = f" {row.reports:>{REPORTS_WIDTH}} "
        lately = f"{age(row.last_reported, self.today()):>{AGE_WIDTH}} " if width >= NARROWEST else ""
        room = width - len(reports) - len(lately)
        column = max(14, min(32, max(room * 11 // 20, min(NAME_WIDTH, room - OFFICE_WIDTH))))
        indent = "" if row.party is None else "  "
        detail = row.role or ("" if row.kind in ("person", "state") else row.kind)
        return [
            [
                (fit(indent + shown(row.name), column - 1) + " ", "" if indent else "heading"),
                (fit(shown(detail), room - column - len(marks)), "dim"),
                (marks, "strong"),
                (reports, "dim"),
                (lately, "dim"),
            ]
        ]
