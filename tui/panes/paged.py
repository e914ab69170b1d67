"""A list of any length: draws the rows on screen, keeps a few pages of them, asks a thread for the next.

All lists of the dashboard are this widget with other rows. The cursor holds to its row by the row's id, so that what
other processes write moves neither cursor nor scroll.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, ClassVar, Generic

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from store.errors import StoppedError, StoreError
from store.lookup import FactKind, Filter, Lookup
from tui.asking import Asker
from tui.messages import Trouble
from tui.panes.lines import Line, strip
from tui.panes.rows import Known, Reply, Request, Row, Rows, Target
from tui.standing import Place

EVERYTHING = Filter()

BARS = {(False, False): " ", (True, False): "▌", (False, True): "+", (True, True): "╋"}
"""What stands before a row: whether the cursor is on it, and whether it is new."""


_MOVES = Binding.Group("A row, a page, or to the ends")


class PagedView(ScrollView, Generic[Row], can_focus=True, inherit_bindings=False):
    """A paged list. What differs from list to list is `KIND`, the rows, and how one is drawn."""

    KIND: ClassVar[FactKind]
    NOTHING: ClassVar[str] = "Nothing here yet."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "report", id="list.open", tooltip="Open the report at the sentence"),
        Binding("down,j", "move(1)", "one down", show=False, group=_MOVES, id="list.down"),
        Binding("up,k", "move(-1)", "one up", show=False, group=_MOVES, id="list.up"),
        Binding("pagedown", "page(1)", "a page down", show=False, group=_MOVES, id="list.page_down"),
        Binding("pageup", "page(-1)", "a page up", show=False, group=_MOVES, id="list.page_up"),
        Binding("home,g", "first", "first", show=False, group=_MOVES, id="list.first"),
        Binding("end,G", "last", "last", show=False, group=_MOVES, id="list.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor", "row--dim", "row--strong", "row--coming", "row--pending", "row--off", "row--today",
        "row--new",
    }  # fmt: skip

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

    class Replied(Message, bubble=False):
        """The thread's reply to a request; None where it failed."""

        def __init__(self, request: Request[Any], reply: Reply[Any] | None) -> None:
            super().__init__()
            self.request, self.reply = request, reply

    def __init__(self, rows: Rows[Row], asker: Asker, wanted: Filter = EVERYTHING, *, id: str) -> None:
        super().__init__(id=id)
        self.rows = rows
        self.asker = asker
        self.wanted = wanted
        self.known: Known[Row] | None = None
        self.new: frozenset[int] = frozenset()
        self.cursor = 0
        self.cursor_id: int | None = None
        self.begins_at: Place | None = None
        self.moved = False
        """Whether somebody has moved in it, now or before the start."""
        self._going: Place | None = None
        self._told: Row | None = None
        self._asked: Request[Row] | None = None
        self._ask_again = False
        self._fault = False
        self._drawn: tuple[int, int] = (1, 0)

    # ------------------------------------------------------------ what differs from list to list

    @abstractmethod
    def draw(self, row: Row, before: Row | None, width: int, height: int) -> list[Line]:
        """A row as `height` lines no wider than `width`; `before` is the row above, where one is on screen."""

    def draw_mark(self, width: int) -> Line:
        """The extra line."""
        return []

    @property
    def row_height(self) -> int:
        """Lines of a row at the present width of the pane."""
        return 1

    # ------------------------------------------------------------ asking

    def on_mount(self) -> None:
        """Ask for the first rows."""
        self.moved = self.begins_at is not None
        self.show(self.wanted, self.begins_at)

    def reload(self) -> None:
        """Ask again for what is shown; cursor, scroll and filter stay."""
        self._ask()

    def show(self, wanted: Filter, place: Place | None = None) -> None:
        """Take another filter; at a place that one was at, or with the cursor on its row where the filter has it."""
        self.wanted = wanted
        self._going = place if place is not None and place.row_id is not None else None
        if place is None or place.row_id is None:
            self._ask(urgent=True)
        else:
            self._ask(urgent=True, target=self._target(place.row_id, place.index), offset=place.offset)

    def begin(self, wanted: Filter) -> None:
        """Take another filter, and open as it comes."""
        self.cursor_id = None
        self.show(wanted)

    def go_to_place(self, target: Target) -> None:
        """Put the cursor where `target` says."""
        self.moved = True
        self._going = None
        self._ask(urgent=True, target=target)

    @property
    def place(self) -> Place:
        """Where one is, or is about to be."""
        return self._going or Place(self.cursor_id, self.cursor - self._top, self.cursor)

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.known.row(self.cursor) if self.known else None

    def _target(self, row_id: int, nearest: int | None) -> Target:
        def find(lookup: Lookup, wanted: Filter) -> int | None:
            place = self.rows.place(lookup, row_id, wanted)
            return nearest if place is None else place

        return find

    def _ask(
        self, *, urgent: bool = False, target: Target | None = None, offset: int | None = None, missing: bool = False
    ) -> None:
        """Send a request; or, while one is on its way, remember to send one after it, so that none waits for ever."""
        if self._asked is not None:
            if not urgent:
                self._ask_again = True
                return
            self.asker.interrupt()
            target, offset = (target, offset) if target else (self._asked.target, self._asked.offset)
        top = self._top
        on_screen = top <= self.cursor < top + self._rows_on_screen
        anchor = self.known.row(top) if self.known and not on_screen else None
        request = Request(
            self.wanted, self.cursor, self.cursor_id, top, anchor.id if anchor else None, self._rows_on_screen,
            target, offset, self.known if missing else None,
        )  # fmt: skip
        self._asked = request
        self._ask_again = False
        self.run_worker(
            lambda: self._answer(request), thread=True, exclusive=True, exit_on_error=False, group=f"rows-{self.id}"
        )

    def _answer(self, request: Request[Row]) -> None:
        """Runs in a thread."""
        if self._asked is not request:
            return
        try:
            reply = self.asker.ask(lambda lookup: self.rows.find(lookup, request))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is request:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Replied(request, None))
        else:
            self.post_message(self.Replied(request, reply))

    def on_paged_view_replied(self, message: PagedView.Replied) -> None:
        """Take in what the thread found."""
        if message.request is not self._asked:
            return
        self._asked = None
        if message.reply is not None:
            self._take(message.request, message.reply)
        if self._ask_again:
            self._ask()

    def _take(self, request: Request[Row], reply: Reply[Row]) -> None:
        self._fault = False
        before = self.known
        self.known = reply.known
        moved = self.cursor - request.index  # by the user, in the meantime
        scrolled = self._top - request.top
        jumped = request.target is not None or before is None
        self._going = None
        self.cursor = reply.index if jumped else max(0, min(reply.index + moved, reply.known.count - 1))
        top = reply.top if jumped else reply.top + scrolled
        row = self.row
        if moved and not jumped and row is not None and row.id != self.cursor_id and self.cursor_id is not None:
            self._ask_again = True
        else:
            self.cursor_id = row.id if row else None
        self._measure()
        if top != self._top or jumped:
            self.scroll_to(y=self._line_of(top), animate=False, force=True)
        if jumped:
            self._show_cursor()
            self.call_after_refresh(self._show_scroll)  # it may be hidden yet, after a list that fitted
        if before is None or request.known is not None or before != self.known:
            self.refresh()
        if request.known is None:
            self.post_message(self.Counted(self, self.known.count))
        self._tell()

    def _tell(self) -> None:
        """Say which row is under the cursor, if that is new."""
        row = self.row
        if row is None and self.known and self.known.count:
            return
        if row != self._told or row is None:
            self._told = row
            self.post_message(self.Highlighted(self, row))

    def mark_new(self, new: frozenset[int]) -> None:
        """Mark these rows, and no others, as new."""
        if new != self.new:
            self.new = new
            self.refresh()

    # ------------------------------------------------------------ lines and rows

    @property
    def count(self) -> int:
        """How many rows there are, as far as is known."""
        return self.known.count if self.known else 0

    @property
    def _top(self) -> int:
        """The first row on screen."""
        return max(0, self._row_at(self.scroll_offset.y))

    @property
    def _rows_on_screen(self) -> int:
        return max(1, (self.scrollable_content_region.height or 40) // self._drawn[0])

    def _line_of(self, index: int) -> int:
        mark = self.known.mark if self.known else None
        return index * self._drawn[0] + (mark is not None and index >= mark)

    def _row_at(self, line: int) -> int:
        """The row that a line belongs to; the extra line belongs to the row below it."""
        mark = self.known.mark if self.known else None
        if mark is None or line < mark * self._drawn[0]:
            return line // self._drawn[0]
        return max(mark, (line - 1) // self._drawn[0])

    def _measure(self) -> None:
        """Set the size of the whole list, at the present width."""
        region = self.scrollable_content_region
        self._drawn = (self.row_height, region.height)
        lines = self.count * self._drawn[0] + (self.known is not None and self.known.mark is not None)
        self.virtual_size = Size(max(1, region.width), lines)

    def on_resize(self) -> None:
        """Keep the same rows on screen, and the cursor where it could be seen."""
        height, lines = self._drawn
        top = self._top
        seen = not lines or top <= self.cursor < top + max(1, lines // height)
        self._measure()
        if not lines:  # the rows came before there was a size: the cursor goes where it was left, or to the middle
            left = self.begins_at if self.begins_at and self.begins_at.row_id == self.cursor_id else None
            offset = left.offset if left else None
            top = max(0, self.cursor - (self._rows_on_screen // 2 if offset is None else offset))
        self.scroll_to(y=self._line_of(top), animate=False, force=True)
        if seen:
            self._show_cursor()
        self.refresh()
        if not lines:
            self.call_after_refresh(self._show_scroll)

    def _show_scroll(self) -> None:
        """The scrollbar was not there when the list was scrolled, and so has not heard of it."""
        self.vertical_scrollbar.position = self.scroll_y

    def _show_cursor(self) -> None:
        first = self._line_of(self.cursor)
        height = self.scrollable_content_region.height
        if first < self.scroll_offset.y:
            mark = self.known.mark if self.known else None
            self.scroll_to(y=first - (mark == self.cursor), animate=False, force=True)
        elif height and first + self._drawn[0] > self.scroll_offset.y + height:
            self.scroll_to(y=first + self._drawn[0] - height, animate=False, force=True)

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """The line `y` of the screen."""
        width = self.scrollable_content_region.width
        line = self.scroll_offset.y + y
        known = self.known
        if known is None:
            return Strip.blank(width, self.rich_style)
        if not known.count:
            text = f" {self.NOTHING}" if y == 0 else ""
            return self._strip([(text, "dim")], width)
        height = self._drawn[0]
        if known.mark is not None and line == known.mark * height:
            return self._strip(self.draw_mark(width), width)
        index = self._row_at(line)
        if index >= known.count:
            return Strip.blank(width, self.rich_style)
        row = known.row(index)
        if row is None:
            self._want_missing()
            return self._strip([(" …", "dim")], width)
        before = known.row(index - 1) if index > self._top else None
        part = (line - self._line_of(index)) % height
        selected = index == self.cursor
        content = self.draw(row, before, width - 1, height)[part]
        is_new = part == 0 and row.id in self.new
        bar = BARS[selected and self.has_focus, is_new]
        return self._strip([(bar, "new" if is_new else "cursor" if selected else ""), *content], width, selected)

    def _want_missing(self) -> None:
        if not self._fault:
            self._fault = True
            self.call_after_refresh(self._ask, missing=True)

    def _strip(self, line: Line, width: int, selected: bool = False) -> Strip:
        cursor = self.get_component_rich_style("row--cursor") if selected else None
        return strip(line, width, self._role_style, self.rich_style, cursor)

    def _role_style(self, role: str) -> Style:
        return self.get_component_rich_style(f"row--{role}")

    # ------------------------------------------------------------ keys and mouse

    def move_to(self, index: int) -> None:
        """Put the cursor on a row by its place, and into view."""
        index = max(0, min(index, self.count - 1))
        if index != self.cursor and self.known:
            self.moved = True
            old, self.cursor = self.cursor, index
            row = self.row
            self.cursor_id = row.id if row else None
            for each in (old, index):
                self.refresh_lines(self._line_of(each), self._drawn[0])
        self._show_cursor()
        self._tell()

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows."""
        self.move_to(self.cursor + rows)

    def action_page(self, pages: int) -> None:
        """Move the cursor by screens."""
        rows = max(1, self._rows_on_screen - 1) * pages
        self.scroll_to(y=self.scroll_offset.y + rows * self._drawn[0], animate=False)
        self.move_to(self.cursor + rows)

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
        """Select a row; open it with a double click."""
        offset = event.get_content_offset(self)
        if offset is None or not self.count:
            return
        index = self._row_at(self.scroll_offset.y + offset.y)
        if index < self.count:
            self.move_to(index)
            if event.chain == 2:
                self.action_open()
