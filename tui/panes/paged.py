"""A list of any length: draws the rows on screen, keeps a few pages of them, asks a thread for the next.

All lists of the dashboard are this widget with other rows. The cursor holds to its row by the row's id, so that what
other processes write moves neither cursor nor scroll.
"""

from __future__ import annotations

from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from store.lookup import FactKind, Filter
from tui.asking import Asker
from tui.panes.asked import EVERYTHING
from tui.panes.rows import Reply, Request, Row, Rows
from tui.panes.scrolled import BARS, Scrolled
from tui.standing import Place

__all__ = ["BARS", "EVERYTHING", "PagedView", "Place"]

_MOVES = Binding.Group("A row, a page, or to the ends")


class PagedView(Scrolled[Row], can_focus=True, inherit_bindings=False):
    """A paged list. What differs from list to list is `KIND`, the rows, and how one is drawn."""

    KIND: ClassVar[FactKind]

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "report", id="list.open", tooltip="Open the report at the sentence"),
        Binding("down,j", "move(1)", "one down", show=False, group=_MOVES, id="list.down"),
        Binding("up,k", "move(-1)", "one up", show=False, group=_MOVES, id="list.up"),
        Binding("pagedown", "page(1)", "a page down", show=False, group=_MOVES, id="list.page_down"),
        Binding("pageup", "page(-1)", "a page up", show=False, group=_MOVES, id="list.page_up"),
        Binding("home,g", "first", "first", show=False, group=_MOVES, id="list.first"),
        Binding("end,G", "last", "last", show=False, group=_MOVES, id="list.last"),
    ]

    class Highlighted(Message):
        """The cursor stands on another row, or what its row says has changed. `row` is None in an empty list."""

        def __init__(self, view: PagedView[Any], row: Any) -> None:
            super().__init__()
            self.view, self.row = view, row

    class Opened(Message):
        """Enter or a double click on a row."""

        def __init__(self, view: PagedView[Any], row: Any) -> None:
            super().__init__()
            self.view, self.row = view, row

    class Counted(Message):
        """The list has been asked again: how many rows it has now."""

        def __init__(self, view: PagedView[Any], count: int) -> None:
            super().__init__()
            self.view, self.count = view, count

    def __init__(self, rows: Rows[Row], asker: Asker, wanted: Filter = EVERYTHING, *, id: str) -> None:
        super().__init__(rows, asker, wanted, id=id)
        self._told: Row | None = None

    @property
    def place(self) -> Place:
        """Where one is, or is about to be."""
        below_top = self.laid.line_of(self.cursor) - self.scroll_offset.y
        return self.going or Place(self.cursor_id, below_top, self.cursor)

    def take(self, request: Request[Row], reply: Reply[Row]) -> None:
        """Show what was found, and say so."""
        super().take(request, reply)
        if request.known is None:
            self.post_message(self.Counted(self, self.count))
        self._tell()

    def _know(self, request: Request[Row], reply: Reply[Row], jumped: bool) -> None:
        self.known = reply.known
        moved = self.cursor - request.index  # by the user, in the meantime
        self.cursor = reply.index if jumped else max(0, min(reply.index + moved, reply.known.count - 1))
        row = self.row
        if moved and not jumped and row is not None and row.id != self.cursor_id and self.cursor_id is not None:
            self._ask_again = True
        else:
            self.cursor_id = row.id if row else None

    def _tell(self) -> None:
        """Say which row is under the cursor, if that is new."""
        row = self.row
        if row is None and self.count:
            return
        if row != self._told or row is None:
            self._told = row
            self.post_message(self.Highlighted(self, row))

    def mark_new(self, new: frozenset[int]) -> None:
        """Mark these rows, and no others, as new."""
        if new != self.new:
            self.new = new
            self.refresh()

    # ------------------------------------------------------------ keys and mouse

    def move_to(self, index: int) -> None:
        """Put the cursor on a row by its place, and into view."""
        index = max(0, min(index, self.count - 1))
        if index != self.cursor and self.known:
            self.moved = True
            old, self.cursor = self.cursor, index
            row = self.row
            self.cursor_id = row.id if row else None
            self.refresh_row(old)
            self.refresh_row(index)
        self.show_cursor()
        self._tell()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by screens."""
        lines = max(self.laid.height, self.scrollable_content_region.height - self.laid.height) * pages
        line = max(0, self.laid.line_of(self.cursor) + lines)
        index = self.laid.row_at(line) - (pages < 0 and self.laid.at(line).kind != "row")
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
        self.move_to(index if index != self.cursor else self.cursor + pages)

    def action_first(self) -> None:
        """Go to the first row."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.move_to(self.count - 1)

    def action_open(self) -> None:
        """Open what is under the cursor."""
        if self.row is not None:
            self.post_message(self.Opened(self, self.row))

    def on_click(self, event: events.Click) -> None:
        """Select a row; open it with a double click. Where text has been selected with the mouse, it stays as it is."""
        event.prevent_default()  # a double click would select all text
        offset = event.get_content_offset(self)
        if offset is None or not self.count or self.text_selection is not None:
            return
        index = self.laid.row_at(self.scroll_offset.y + offset.y)
        if index < self.count:
            self.move_to(index)
            if event.chain == 2:
                self.action_open()
