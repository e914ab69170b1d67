"""The lists of the inbox: notices, the newest first, and what is followed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from store.lookup import Filter, FollowRow, Lookup, NoticeRow
from tui.asking import Asker
from tui.notice_words import followed_words, notice_source, notice_words, when_words
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.words import FOLLOWED, fit, shown

UNREAD = "●"

NARROW = 90
"""Cells of width below which what is known of something that is followed stands on a line of its own."""


class NoticeRows(Rows[NoticeRow]):
    """Notices. Of a filter words and the negotiation count."""

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many notices there are."""
        return lookup.count_notices(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[NoticeRow]:
        """The newest first."""
        return lookup.notices(start, limit, wanted)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a notice stands."""
        return lookup.notice_index(row_id, wanted)


class Notices(PagedView[NoticeRow]):
    """What has changed; below it when that was noticed, and the report that told it."""

    KIND = "event"
    NOTHING = "No notice yet. What changes for what you follow is told here."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "its sentence", id="list.open", tooltip="Open the sentence; it is read then"),
    ]

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(NoticeRows(), asker, id="notices")
        self.today = today

    @property
    def row_height(self) -> int:
        """Two lines."""
        return 2

    def draw(self, row: NoticeRow, before: NoticeRow | None, width: int, height: int) -> list[Line]:
        """A mark while it has not been read."""
        words = fit(notice_words(row, self.today()), width - 3)
        mark, role = ("", "dim") if row.is_read else (UNREAD, "strong")
        return [
            [(f"{mark:<2}", "pending"), (words, role)],
            [("  ", ""), (fit(notice_source(row, self.today()), width - 3), "dim")],
        ]


class FollowedRows(Rows[FollowRow]):
    """What is followed. Of a filter words and the negotiation count."""

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How much there is."""
        return lookup.count_follows(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[FollowRow]:
        """The last first."""
        return lookup.follows(start, limit, wanted)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where it stands."""
        return lookup.follow_index(row_id, wanted)


class Followed(PagedView[FollowRow]):
    """What is followed, what is known of it, since when, and how many notices of it have not been read."""

    KIND = "actor"
    NOTHING = "Nothing is followed yet; actors and proposals can be."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "go there", id="list.open", tooltip="Go to it in its list"),
    ]

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(FollowedRows(), asker, id="followed")
        self.today = today

    @property
    def row_height(self) -> int:
        """One line, or two where it is narrow."""
        return 1 if self.outer_size.width >= NARROW else 2

    def draw(self, row: FollowRow, before: FollowRow | None, width: int, height: int) -> list[Line]:
        """Its title, and the rest in columns."""
        unread = f"{row.unread} {UNREAD}" if row.unread else ""
        since = f"since {when_words(row.since, self.today())}"
        tail = f"  {unread:>5}  {since:<21}"
        room = width - 3 - cell_len(tail)
        known = followed_words(row, self.today())
        title = shown(row.title)
        mark = (f"{FOLLOWED} ", "pending")
        if height == 2:
            return [
                [mark, (fit(title, room), "strong"), (tail, "dim")],
                [("  ", ""), (fit(known, width - 3), "dim")],
            ]
        column = room * 11 // 20
        return [[mark, (fit(title, column - 2) + "  ", "strong"), (fit(known, room - column), "dim"), (tail, "dim")]]
