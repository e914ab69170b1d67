"""A text to read, wrapped to the width, with passages marked; of any length, since only what is on screen is drawn."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from typing import ClassVar

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from tui.panes.drawn import Drawn, Role
from tui.panes.finding import finds
from tui.words import shown_prose

MEASURE = 96
"""Cells of a line at most: longer lines are hard to read (typographers say 45 to 75 characters, screens bear more)."""

Span = tuple[int, int]

_WORD = re.compile(r"^\s+|\S+\s*")


def wrapped(text: str, width: int) -> Iterator[Span]:
    """The lines of a text at a width, as offsets into it; a word wider than a line is cut. Empty lines are kept.

    >>> [text[a:b] for text in ["talks in Rome\\non Monday"] for a, b in wrapped(text, 9)]
    ['talks in ', 'Rome', 'on Monday']
    """
    at = 0
    for paragraph in text.split("\n"):
        if paragraph.isascii() and len(paragraph) <= width:
            yield at, at + len(paragraph)
        else:
            yield from _wrapped_paragraph(paragraph, at, width)
        at += len(paragraph) + 1


def _wrapped_paragraph(paragraph: str, at: int, width: int) -> Iterator[Span]:
    start, used = 0, 0
    for match in _WORD.finditer(paragraph):
        word = match[0].rstrip()
        cells = len(word) if word.isascii() else cell_len(word)
        if used and used + cells > width:
            yield at + start, at + match.start()
            start, used = match.start(), 0
        if cells > width:
            *cuts, last = _cut(word, width)
            for length in cuts:
                yield at + start, at + start + length
                start += length
            cells = cell_len(word[-last:])
        used += cells + len(match[0]) - len(word)
    yield at + start, at + len(paragraph)


def _cut(word: str, width: int) -> list[int]:
    """Lengths of the pieces of a word that is wider than a line."""
    if word.isascii():
        return [min(width, len(word) - start) for start in range(0, len(word), width)]
    lengths, used = [0], 0
    for character in word:
        cells = get_character_cell_size(character)
        if used + cells > width and lengths[-1]:
            lengths.append(0)
            used = 0
        lengths[-1] += 1
        used += cells
    return lengths


_MOVES = Binding.Group("A line, a page, or to the ends")


class Prose(ScrollView, Drawn, can_focus=True, inherit_bindings=False):
    """A text with marked passages. A passage is marked by a bar beside it and by its weight, not by colour alone."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "scroll_down", "a line down", show=False, group=_MOVES, id="text.down"),
        Binding("up,k", "scroll_up", "a line up", show=False, group=_MOVES, id="text.up"),
        Binding("pagedown,space", "page_down", "a page down", show=False, group=_MOVES, id="text.page_down"),
        Binding("pageup", "page_up", "a page up", show=False, group=_MOVES, id="text.page_up"),
        Binding("home,g", "scroll_home", "to the beginning", show=False, group=_MOVES, id="text.first"),
        Binding("end,G", "scroll_end", "to the end", show=False, group=_MOVES, id="text.last"),
    ]
    ROLES = {  # noqa: RUF012 (as Drawn declares it)
        "marked": Role("accent", bold=True),
        "bar": Role("accent"),
        "found": Role(background="panel", underline=True),
        "at": Role(bold=True, reverse=True),
    }

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.marked: tuple[Span, ...] = ()
        self._lines: list[Span] = []
        self._paragraphs: list[int] = [0]
        self._shown_at = -1
        self.found: list[Span] = []
        self.at = 0
        """What was looked for and found, and at which find one is."""
        self._find_from: int | None = None

    def read(self, text: str, passages: tuple[Span, ...] = (), *, anew: bool = True) -> None:
        """Show a text from outside, scrolled to the first of the passages (offsets into `text`).

        Where it is not come to `anew`, and is as it was, scroll and selection stay.
        """
        before = self.text, self.marked
        self.text, self.marked = safe_passages(text, passages)
        if not anew and before == (self.text, self.marked):
            return
        self._paragraphs = [0, *(match.end() for match in re.finditer("\n", self.text))]
        self._select_nothing()
        self.found, self.at, self._find_from = [], 0, None
        self._wrap()
        self._show_passage()
        self.refresh()

    def _show_passage(self) -> None:
        self.scroll_to(y=self._line_of_passage(), animate=False, force=True)
        self._shown_at = self.scroll_offset.y
        self.call_after_refresh(self._show_scroll)

    def _show_scroll(self) -> None:
        """The scrollbar may not have been there when the text was scrolled, and so not have heard of it."""
        self.vertical_scrollbar.position = self.scroll_y

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width
        self._lines = list(wrapped(self.text, max(8, min(width - 3, MEASURE)))) if self.text else []
        self.virtual_size = Size(max(1, width), len(self._lines))

    def _line_at(self, offset: int) -> int:
        return max(0, bisect_right(self._lines, (offset, len(self.text) + 1)) - 1)

    def _line_of_passage(self) -> int:
        """The line to begin with: the passage with some lines before it, all of it on screen if it fits."""
        if not self.marked:
            return 0
        first, last = self._line_at(self.marked[0][0]), self._line_at(max(self.marked[0][0], self.marked[0][1] - 1))
        spare = self.scrollable_content_region.height - (last - first + 1)
        return max(0, first - max(0, min(spare // 2, max(2, self.scrollable_content_region.height // 3))))

    def on_resize(self) -> None:
        """Wrap anew; the passage, if it was on screen, or else the line at the top stays."""
        if not self._lines:
            self._wrap()
            return
        top = self.scroll_offset.y
        offset = self._lines[min(top, len(self._lines) - 1)][0]
        kept = bool(self.marked) and top == self._shown_at
        self._wrap()
        if kept:
            self._show_passage()
        else:
            self.scroll_to(y=self._line_at(offset), animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A line, with a bar before it where a passage is on it."""
        width = self.scrollable_content_region.width
        base = self.rich_style
        index = self.scroll_offset.y + y
        if index >= len(self._lines):
            return Strip.blank(width, base)
        start, end = self._lines[index]
        stop = start + len(self.text[start:end].rstrip())
        selected = self._selected
        passages = [(a, b) for a, b in self.marked if a < end and b > start]
        found = self._found_between(start, end)
        cuts = {start, stop, *(at for span in (*passages, *found, selected) for at in span if start < at < stop)}
        x, y = self._offset_of(start)
        bar = self.drawn_in("bar") if passages else base
        beside = base + Style.from_meta({"offset": (x, y)})
        text = []
        for a, b in pairwise(sorted(cuts)):
            style = self.drawn_in("marked") if any(f <= a < t for f, t in passages) else base
            if any(f <= a < t for f, t in found):
                here = self.found[self.at][0] <= a < self.found[self.at][1]
                style = self.drawn_in("at" if here else "found")
            if selected[0] <= a < selected[1]:
                style += self.screen.get_component_rich_style("screen--selection")
            text.append(Segment(self.text[a:b], style))
        # beside the text one points at its beginning, behind it at its end; an empty line has no end to point at
        gutter = [Segment("▌" if passages else " ", bar + Style.from_meta({"offset": (x, y)})), Segment(" ", beside)]
        rest = [] if text else [Segment(" ", beside)]
        return Strip([*gutter, *Strip(text).apply_offsets(x, y), *rest]).adjust_cell_length(width, base)

    # ------------------------------------------------------------ what is selected with the mouse

    # A place in the text is a paragraph (y) and a character in it (x): lines that are only wrapped are joined when they
    # are copied, and another width leaves the selection as it is.

    def _offset_of(self, at: int) -> Offset:
        y = bisect_right(self._paragraphs, at) - 1
        return Offset(at - self._paragraphs[y], y)

    def _at(self, offset: Offset) -> int:
        """The place in the text; of what lies beyond a paragraph, its end."""
        y = max(0, min(offset.y, len(self._paragraphs) - 1))
        ends = self._paragraphs[y + 1] - 1 if y + 1 < len(self._paragraphs) else len(self.text)
        return max(self._paragraphs[y], min(self._paragraphs[y] + offset.x, ends))

    def _span_of(self, selection: Selection) -> Span:
        start, end = selection
        return 0 if start is None else self._at(start), len(self.text) if end is None else self._at(end)

    @property
    def _selected(self) -> Span:
        selection = self.text_selection
        return (-1, -1) if selection is None else self._span_of(selection)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The text that is selected, without the bar and the ends of wrapped lines."""
        start, end = self._span_of(selection)
        return (self.text[start:end], "\n") if start < end else None

    def _select_nothing(self) -> None:
        if self.is_attached and self.text_selection is not None:
            self.screen.selections = {
                each: selected for each, selected in self.screen.selections.items() if each is not self
            }

    # ------------------------------------------------------------ finding

    def find(self, typed: str) -> None:
        """Mark what was typed wherever it stands, and go to the first find on screen or below it; of nothing typed,
        mark nothing."""
        if self._find_from is None and self._lines:
            self._find_from = self._lines[min(self.scroll_offset.y, len(self._lines) - 1)][0]
        self.found = finds(self.text, typed)
        self.at = next((at for at, (start, _) in enumerate(self.found) if start >= (self._find_from or 0)), 0)
        if not typed:
            self._find_from = None
        self._show_find()

    def _found_between(self, start: int, end: int) -> list[Span]:
        """The finds of a line."""
        first = max(0, bisect_right(self.found, (start, 0)) - 1)
        last = bisect_right(self.found, (end, 0))
        return [(a, b) for a, b in self.found[first:last] if a < end and b > start]

    def find_on(self, step: int) -> None:
        """Go to the next find, or the one before, round the text."""
        if self.found:
            self.at = (self.at + step) % len(self.found)
            self._show_find()

    def _show_find(self) -> None:
        if self.found:
            line, height = self._line_at(self.found[self.at][0]), self.scrollable_content_region.height
            if not self.scroll_offset.y <= line < self.scroll_offset.y + height:
                self.scroll_to(y=max(0, line - height // 3), animate=False, force=True)
        self.refresh()

    # ------------------------------------------------------------ keys

    def action_page_down(self) -> None:
        """One screen down."""
        self.scroll_page_down(animate=False)

    def action_page_up(self) -> None:
        """One screen up."""
        self.scroll_page_up(animate=False)


def safe_passages(text: str, passages: tuple[Span, ...]) -> tuple[str, tuple[Span, ...]]:
    """The text as it may be drawn, and where its passages are then: characters that are taken out move them."""
    cuts = sorted({0, len(text), *(min(max(0, cut), len(text)) for span in passages for cut in span)})
    place, parts, length = {0: 0}, [], 0
    for start, end in pairwise(cuts):
        parts.append(shown_prose(text[start:end]))
        length += len(parts[-1])
        place[end] = length
    moved = tuple((place[min(max(0, a), len(text))], place[min(max(0, b), len(text))]) for a, b in passages)
    return "".join(parts), tuple(sorted(moved))
