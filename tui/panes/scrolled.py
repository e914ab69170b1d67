"""A list on the screen: which of its lines are to be seen, how they are drawn, and what of them is selected as text."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.style import Style
from textual.geometry import Offset, Size
from textual.selection import Selection
from textual.strip import Strip

from store.lookup import EVERYTHING, Filter
from tui.panes.asked import Asked
from tui.panes.drawn import LEFT_CURSOR, ROW, Drawn, Role
from tui.panes.layout import Layout
from tui.panes.lines import Line, highlighted, strip
from tui.panes.rows import NO_HEADINGS, Reply, Request, Row
from tui.words import fit, shown

BARS = {(False, False): " ", (True, False): "▌", (False, True): "+", (True, True): "╋"}
"""What stands before a row: whether the cursor is on it, and whether it is new."""

TAG, LEAST_TAG = 14, 8
"""Cells of the name of a negotiation in a row, at most and at least."""

UNSIZED = 40
"""Lines that are asked for while the list has no size yet."""

NOTHING_LIKE_IT = "Nothing matches."
"""What an empty list says that has been narrowed."""


def narrowed(wanted: Filter) -> bool:
    """Whether a filter leaves anything out, other negotiations and settled proposals aside."""
    return wanted._replace(negotiation=None, status=None, order="usual") != EVERYTHING


class Scrolled(Asked[Row], Drawn, inherit_bindings=False):
    """Rows with headings between them, drawn line by line as far as they are on screen."""

    NOTHING: ClassVar[str] = "Nothing here yet."

    ROLES = {  # noqa: RUF012 (as Drawn declares it)
        **ROW,
        "cursor-left": LEFT_CURSOR,
        "today": Role("success"),
        "new": Role("accent", bold=True),
        "heading": Role("secondary", bold=True),
    }

    laid: Layout = Layout()
    new: frozenset[int] = frozenset()
    of_several = False
    """Whether each row says of which negotiation it is."""
    _height = 0
    """Lines of the screen when it was last measured; 0 before it has a size."""
    _opens_at: int | None = None
    """The first line on screen where the list has opened; while it is that still, nobody has scrolled."""

    # ------------------------------------------------------------ what differs from list to list

    @abstractmethod
    def draw(self, row: Row, before: Row | None, width: int, height: int) -> list[Line]:
        """A row as `height` lines no wider than `width`; `before` is the row above, where one is on screen."""

    def draw_alone(self, row: Row, before: Row | None, width: int, height: int) -> list[Line]:
        """A row whose heading is not to be seen: at the top of the screen, or in a list without headings."""
        return self.draw(row, before, width, height)

    def draw_heading(self, number: int, width: int) -> Line:
        """A heading, by its number among `known.headings`."""
        return []

    def draw_mark(self, width: int) -> Line:
        """The extra line."""
        return []

    @property
    def row_height(self) -> int:
        """Lines of a row at the present width of the pane."""
        return 1

    # ------------------------------------------------------------ lines and rows

    @property
    def top(self) -> int:
        """The first row on screen."""
        return max(0, self.laid.row_at(self.scroll_offset.y))

    @property
    def room(self) -> int:
        """How many rows fit on the screen at most."""
        return max(1, (self._height or UNSIZED) // self.laid.height)

    def shows(self, index: int) -> bool:
        """Whether the first line of a row is to be seen."""
        return 0 <= self.laid.line_of(index) - self.scroll_offset.y < (self._height or UNSIZED)

    def _measure(self) -> None:
        """Lay the list out anew, at the present size."""
        region, known = self.scrollable_content_region, self.known
        self._height = region.height
        starts = (known.headings if known else NO_HEADINGS).starts
        self.laid = Layout(self.count, self.row_height, known.mark if known else None, starts)
        self.virtual_size = Size(max(1, region.width), self.laid.lines)

    def take(self, request: Request[Row], reply: Reply[Row]) -> None:
        """Show what was found. The row that one looks at stays on its line: the cursor's, or the first on screen."""
        before = self.known
        jumped = request.target is not None or before is None or (request.opening and not before.count)
        was, now = (request.index, reply.index) if request.anchor is None else (request.top, reply.top)
        line = self.laid.line_of(was)
        below_top = line - self.scroll_offset.y
        self._know(request, reply, jumped)
        self._measure()
        if jumped:
            below_top, now = self._height // 2 if request.offset is None else request.offset, self.cursor
        y = self.laid.line_of(now) - below_top
        if jumped or y != self.scroll_offset.y:
            self.scroll_to(y=y, animate=False, force=True)
        if jumped:
            self.show_cursor()
            self.call_after_refresh(self._show_scroll)  # it may be hidden yet, after a list that fitted
            self._opens_at = self.scroll_offset.y if request.opening and request.offset is None else None
        else:
            self._move_selection(self.laid.line_of(now) - line)
        if before is None or request.known is not None or before != self.known:
            self.refresh()

    @abstractmethod
    def _know(self, request: Request[Row], reply: Reply[Row], jumped: bool) -> None:
        """Take over the rows, and put the cursor where it belongs."""

    def on_resize(self) -> None:
        """Keep the same rows on screen, and the cursor where it could be seen; in a list that has only just opened, in
        the middle, whichever of its neighbours are laid out later."""
        sized, top, seen = self._height > 0, self.top, self.shows(self.cursor)
        sized = sized and (self.moved or self.scroll_offset.y != self._opens_at)
        shift = min(0, self.scroll_offset.y - self.laid.line_of(top))
        self._measure()
        y = self.laid.line_of(top) + shift
        if not sized:  # the rows came before there was a size: the cursor goes where it was left, or to the middle
            left = self.begins_at if self.begins_at and self.begins_at.row_id == self.cursor_id else None
            offset = left.offset if left else None
            y = self.laid.line_of(self.cursor) - (self._height // 2 if offset is None else offset)
        self.scroll_to(y=y, animate=False, force=True)
        if seen or not sized:
            self.show_cursor()
        if not sized and self.known is not None:
            self._opens_at = self.scroll_offset.y
        self.refresh()
        if not sized:
            self.call_after_refresh(self._show_scroll)

    def _show_scroll(self) -> None:
        """The scrollbar was not there when the list was scrolled, and so has not heard of it."""
        self.vertical_scrollbar.position = self.scroll_y

    def show_cursor(self) -> None:
        """Bring the row under the cursor into view, with its heading where there is room."""
        first, height = self.laid.line_of(self.cursor), self.scrollable_content_region.height
        above = self.laid.above(self.cursor)
        if first - above < self.scroll_offset.y:
            above = above if above + self.laid.height <= height else 0
            self.scroll_to(y=first - above, animate=False, force=True)
        elif height:
            below = self.laid.lines if self.cursor == self.count - 1 else first + self.laid.height
            if below > self.scroll_offset.y + height:
                self.scroll_to(y=below - height, animate=False, force=True)

    def tell_apart(self, of_several: bool) -> None:
        """Say of each row of which negotiation it is, or no more."""
        if of_several != self.of_several:
            self.of_several = of_several
            self.refresh()

    def tag(self, negotiation: str, room: int) -> str:
        """The name of a negotiation, as short as it must be, where each row has one; safe to draw."""
        return fit(shown(negotiation), min(room, TAG)) if self.of_several and room >= LEAST_TAG else ""

    def refresh_row(self, index: int) -> None:
        """Draw a row again."""
        self.refresh_lines(self.laid.line_of(index), self.laid.height)

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """The line `y` of the screen."""
        width = self.scrollable_content_region.width
        known = self.known
        if known is None:
            return Strip.blank(width, self.rich_style)
        if not known.count:
            nothing = NOTHING_LIKE_IT if narrowed(self.wanted) else self.NOTHING
            text = f" {nothing}" if y == 0 else ""
            return self._strip([(text, "dim")], width, line=y)
        line = self.scroll_offset.y + y
        spot = self.laid.at(line)
        if spot.kind == "nothing":
            return self._strip([], width, line=line)
        content = self._content(line, y == 0)
        if spot.kind != "row":
            return self._strip(content, width, line=line)
        row, bar, role = known.row(spot.number), " ", ""
        selected = spot.number == self.cursor and row is not None
        if row is None:
            self.want_missing()
        else:
            is_new = spot.part == 0 and row.id in self.new
            bar = BARS[selected and self.has_focus, is_new]
            role = "new" if is_new else "cursor" if selected else ""
        return self._strip([(bar, role), *content], width, selected, line)

    def _content(self, line: int, alone: bool = False) -> Line:
        """What a line of the list says, without the bar before a row."""
        width, known = self.scrollable_content_region.width, self.known
        spot = self.laid.at(line)
        if known is None or spot.kind == "nothing":
            return []
        if spot.kind == "mark":
            return self.draw_mark(width)
        if spot.kind == "heading":
            return self.draw_heading(spot.number, width)
        row = known.row(spot.number)
        if row is None:
            return [("…", "dim")]
        draw = self.draw_alone if alone or not known.headings.starts else self.draw
        before = known.row(spot.number - 1) if not alone else None
        return draw(row, before, width - 1, self.laid.height)[spot.part]

    def _strip(self, content: Line, width: int, selected: bool = False, line: int | None = None) -> Strip:
        cursor = self.drawn_in("cursor" if self.has_focus else "cursor-left") if selected else None
        drawn = strip(content, width, self._role_style, self.drawn_in(""), cursor)
        if line is None:
            return drawn
        selection = self.text_selection
        span = selection.get_span(line) if selection is not None else None
        if span is not None:
            drawn = highlighted(drawn, *span, self.screen.get_component_rich_style("screen--selection"))
        return drawn.apply_offsets(0, line)

    def _role_style(self, role: str) -> Style:
        return self.drawn_in("cursor-left" if role == "cursor" and not self.has_focus else role)

    # ------------------------------------------------------------ text that is selected

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, line by line as it is on screen, without bars and margins."""
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height - 1
        begins, ends = selection.start or Offset(0, first), selection.end or Offset(-1, last)
        texts = list[str]()
        for line in range(begins.y, min(ends.y, self.laid.lines - 1) + 1):
            bar = " " if self.laid.at(line).kind == "row" else ""
            text = bar + "".join(part for part, _ in self._content(line, line == first))
            end = ends.x if line == ends.y and ends.x >= 0 else None
            texts.append(text[begins.x if line == begins.y else 0 : end].rstrip())
        if not self.count:
            return None
        return ("\n".join(text[1:] if text.startswith(" ") else text for text in texts), "\n") if texts else None

    def _move_selection(self, lines: int) -> None:
        """What is selected stays so where lines have come or gone above it."""
        selection = self.text_selection
        if lines and selection is not None and selection.start and selection.end:
            down = Offset(0, lines)
            moved = Selection(selection.start + down, selection.end + down)
            self.screen.selections = {**self.screen.selections, self: moved}
