"""What is known of one thing, in sections of lines: a cursor that goes from line to line, and what each line leads to.

A section has few lines, as many as are read in one look; what is long ends in a line that leads to its whole list.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.panes.drawn import ROW, Drawn, Role
from tui.panes.entries import Entry, Section
from tui.panes.lines import Line, highlighted, strip

MARGIN = "  "
"""What stands before the lines of an entry that the cursor is not on."""

WIDEST = 128
"""Cells that lines are laid out in at most: the eye finds no way across more."""

_MOVES = Binding.Group("A line, a page, or to the ends")

_SECTIONS = Binding.Group("The next or the previous section")


class Sections(ScrollView, Drawn, can_focus=True, inherit_bindings=False):
    """Sections one below the other. The cursor keeps to its line by the key of that."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="list.open", tooltip="Open what the line leads to"),
        Binding("down,j", "move(1)", "one down", show=False, group=_MOVES, id="list.down"),
        Binding("up,k", "move(-1)", "one up", show=False, group=_MOVES, id="list.up"),
        Binding("pagedown", "page(1)", "a page down", show=False, group=_MOVES, id="list.page_down"),
        Binding("pageup", "page(-1)", "a page up", show=False, group=_MOVES, id="list.page_up"),
        Binding("home,g", "first", "first", show=False, group=_MOVES, id="list.first"),
        Binding("end,G", "last", "last", show=False, group=_MOVES, id="list.last"),
        Binding("tab", "section(1)", "next section", show=False, group=_SECTIONS, id="opened.next_section"),
        Binding(
            "shift+tab", "section(-1)", "previous section", show=False, group=_SECTIONS, id="opened.previous_section"
        ),
    ]
    ROLES = {**ROW, "title": Role("secondary", bold=True)}  # noqa: RUF012 (as Drawn declares it)

    class Highlighted(Message):
        """The cursor stands on another line, or what that says has changed; None where there is no line."""

        def __init__(self, entry: Entry | None) -> None:
            super().__init__()
            self.entry = entry

    class Opened(Message):
        """Enter, or a double click."""

        def __init__(self, entry: Entry) -> None:
            super().__init__()
            self.entry = entry

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self.sections: tuple[Section, ...] = ()
        self.entries: tuple[Entry, ...] = ()
        self.cursor = 0
        self._begins: list[int] = []
        self._lines: list[tuple[int | None, Line]] = []
        self._drawn = Size(0, 0)
        self._told: Entry | None = None

    # ------------------------------------------------------------ what is shown

    def show(self, sections: Sequence[Section]) -> None:
        """Show these; the cursor stays on its line, or where that was."""
        before = self.entry
        self.sections = tuple(section for section in sections if section.entries)
        self.entries = tuple(entry for section in self.sections for entry in section.entries)
        kept = next((at for at, each in enumerate(self.entries) if before and each.key == before.key), None)
        moved = kept is not None and kept != self.cursor
        self.cursor = max(0, min(self.cursor if kept is None else kept, len(self.entries) - 1))
        seen = self._seen()
        self._lay_out()
        if moved and seen:
            self._show_cursor()
        self._tell()

    def go_back_to(self, key: str, top: int) -> None:
        """Put the cursor on the entry of that key, where it is there, and the line `top` on top."""
        at = next((at for at, each in enumerate(self.entries) if each.key == key), None)
        if at is not None:
            self.move_to(at)
            self.scroll_to(y=top, animate=False, force=True)

    def begin(self) -> None:
        """Something else is shown now: from its first line on."""
        self.cursor = 0
        self.sections, self.entries = (), ()
        self.scroll_to(y=0, animate=False, force=True)

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        return self.entries[self.cursor] if self.cursor < len(self.entries) else None

    def _tell(self) -> None:
        if self.entry != self._told:
            self._told = self.entry
            self.post_message(self.Highlighted(self.entry))

    # ------------------------------------------------------------ laying out

    def _lay_out(self) -> None:
        """Work out all lines at the present width."""
        self._drawn = self.scrollable_content_region.size
        width = max(20, min(self._drawn.width, WIDEST) - 3)
        self._lines, self._begins = [], []
        for at, section in enumerate(self.sections):
            if at and section.title:
                self._lines.append((None, []))
            if section.title:
                self._lines.append((None, [(f" {section.title}", "title")]))
            for entry in section.entries:
                index = len(self._begins)
                self._begins.append(len(self._lines))
                self._lines += [(index, line) for line in entry.draw(width)]
        self.virtual_size = Size(max(1, self._drawn.width), len(self._lines))
        self.refresh()

    def on_resize(self) -> None:
        """Lay out anew; what was at the top stays there, and the cursor where it could be seen."""
        if self.scrollable_content_region.size == self._drawn:
            return
        seen = self._seen()
        top = self._lines[self.scroll_offset.y][0] if self.scroll_offset.y < len(self._lines) else None
        self._lay_out()
        if top is not None and self.scroll_offset.y:
            self.scroll_to(y=self._begins[top], animate=False, force=True)
        if seen:
            self._show_cursor()

    def _seen(self) -> bool:
        """Whether the cursor was on screen when it was drawn last."""
        first, last = self._extent()
        return self.scroll_offset.y <= last and first < self.scroll_offset.y + self._drawn.height

    def _extent(self) -> tuple[int, int]:
        """The first and the last line of the entry under the cursor."""
        if self.cursor >= len(self._begins):
            return 0, 0
        first = last = self._begins[self.cursor]
        while last + 1 < len(self._lines) and self._lines[last + 1][0] == self.cursor:
            last += 1
        return first, last

    def _show_cursor(self) -> None:
        first, last = self._extent()
        height = self.scrollable_content_region.height
        above = first
        while above and self._lines[above - 1][0] is None:  # with the title above it
            above -= 1
        if above < self.scroll_offset.y:
            self.scroll_to(y=above, animate=False, force=True)
        elif height and last >= self.scroll_offset.y + height:
            self.scroll_to(y=min(first, last + 1 - height), animate=False, force=True)

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """The line `y` of the screen."""
        width = self.scrollable_content_region.width
        at = self.scroll_offset.y + y
        if at >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        index, line = self._lines[at]
        selected = index is not None and index == self.cursor
        cursor = self.drawn_in("cursor") if selected else None
        bar = "" if index is None else "▌ " if selected and self.has_focus else MARGIN
        drawn = strip([(bar, ""), *line], width, self.drawn_in, self.rich_style, cursor)
        selection = self.text_selection
        span = selection.get_span(at) if selection is not None else None
        if span is not None:
            drawn = highlighted(drawn, *span, self.screen.get_component_rich_style("screen--selection"))
        return drawn.apply_offsets(0, at)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected with the mouse, line by line, without the margin."""
        first, last = self.scroll_offset.y, self.scroll_offset.y + self.scrollable_content_region.height - 1
        begins, ends = selection.start or Offset(0, first), selection.end or Offset(-1, last)
        texts = list[str]()
        for at in range(begins.y, min(ends.y, len(self._lines) - 1) + 1):
            index, line = self._lines[at]
            text = ("" if index is None else MARGIN) + "".join(part for part, _ in line)
            end = ends.x if at == ends.y and ends.x >= 0 else None
            texts.append(text[begins.x if at == begins.y else 0 : end].rstrip())
        return ("\n".join(text.removeprefix(MARGIN).removeprefix(" ") for text in texts), "\n") if texts else None

    # ------------------------------------------------------------ keys and mouse

    def move_to(self, index: int) -> None:
        """Put the cursor on an entry, and into view."""
        self.cursor = max(0, min(index, len(self.entries) - 1))
        self._show_cursor()
        self.refresh()
        self._tell()

    def action_move(self, entries: int) -> None:
        """Move by entries; at the first and the last by lines, so that what lies around them can be read."""
        before = self.cursor
        self.move_to(self.cursor + entries)
        if self.cursor == before:
            self.scroll_relative(y=entries, animate=False)

    def action_page(self, pages: int) -> None:
        """Move by screens."""
        lines = max(1, self.scrollable_content_region.height - 1) * pages
        wanted = self._extent()[0] + lines
        self.scroll_to(y=self.scroll_offset.y + lines, animate=False)
        reached = [at for at, begin in enumerate(self._begins) if begin <= wanted]
        self.move_to(reached[-1] if reached else 0)

    def action_first(self) -> None:
        """Go to the first entry."""
        self.move_to(0)

    def action_last(self) -> None:
        """Go to the last entry."""
        self.move_to(len(self.entries) - 1)

    def action_section(self, step: int) -> None:
        """Go to the first entry of the next or the previous section, round and round."""
        firsts, at = [], 0
        for section in self.sections:
            firsts.append(at)
            at += len(section.entries)
        if not firsts:
            return
        here = max(n for n, first in enumerate(firsts) if first <= self.cursor)
        self.move_to(firsts[(here + step) % len(firsts)])

    def action_open(self) -> None:
        """Open what the line leads to."""
        if self.entry is not None:
            self.post_message(self.Opened(self.entry))

    def on_click(self, event: events.Click) -> None:
        """Go to a line; open what it leads to with a double click. Where text has been selected, it stays as it is."""
        event.prevent_default()  # a double click would select all text
        offset = event.get_content_offset(self)
        if offset is None or self.text_selection is not None:
            return
        at = self.scroll_offset.y + offset.y
        index = self._lines[at][0] if at < len(self._lines) else None
        if index is not None:
            self.move_to(index)
            if event.chain == 2:
                self.action_open()
