"""What a look-up has found: a list that is drawn anew with each letter, and so draws no more than is to be seen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.panes.drawn import UNDER_CURSOR, Drawn, Role
from tui.panes.lines import Line, strip

Find = TypeVar("Find")


class Finds(ScrollView, Drawn, Generic[Find], can_focus=False):
    """Finds, a line each, one of them highlighted; the keys are those of the line in which one types."""

    ROLES = {  # noqa: RUF012 (as Drawn declares it)
        "cursor": UNDER_CURSOR,
        "kind": Role("accent"),
        "dim": Role("secondary"),
    }

    class Clicked(Message):
        """A find was clicked, by its place."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    def __init__(self, draw: Callable[[Find, int], Line], *, id: str) -> None:
        """`draw` makes the line of a find, no wider than it is told."""
        super().__init__(id=id)
        self._draw = draw
        self._nothing = ""
        self.found: tuple[Find, ...] = ()
        self.highlighted = 0

    def show(self, found: Sequence[Find], nothing: str) -> None:
        """Show these, the first one highlighted; or, where there is none, say so."""
        self.found, self._nothing, self.highlighted = tuple(found), nothing, 0
        self.virtual_size = Size(1, len(self.found))  # as wide as the screen, whatever that becomes
        self.scroll_to(y=0, animate=False, force=True)
        self.refresh()

    @property
    def chosen(self) -> Find | None:
        """The one that is highlighted."""
        return self.found[self.highlighted] if self.found else None

    def move(self, step: int) -> None:
        """Highlight another, and bring it into view."""
        self.highlighted = max(0, min(self.highlighted + step, len(self.found) - 1))
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if not top <= self.highlighted < top + height:
            y = self.highlighted if self.highlighted < top else self.highlighted - height + 1
            self.scroll_to(y=y, animate=False, force=True)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The line `y` of the screen."""
        width, at = self.scrollable_content_region.width, self.scroll_offset.y + y
        line: Line = [(f" {self._nothing}", "dim")] if not self.found and y == 0 else []
        if at < len(self.found):
            line = [(" ", ""), *self._draw(self.found[at], width - 2)]
        here = bool(self.found) and at == self.highlighted
        cursor = self.drawn_in("cursor") if here else None
        return strip(line, width, self.drawn_in, self.rich_style, cursor)

    def on_click(self, event: events.Click) -> None:
        """Go there."""
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and (at := self.scroll_offset.y + offset.y) < len(self.found):
            self.post_message(self.Clicked(at))
