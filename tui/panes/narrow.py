"""The line that one opens with / to narrow a list, or to find something in a text, as one types."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Label

WIDEST = 60
"""Cells of the line at most."""


class Narrow(Horizontal):
    """A line over the lower border of a list, so that the list stays as it is. Closed, it is not there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "back", id="narrow.leave", tooltip="The list as it was before you typed"),
        Binding("down,ctrl+n", "go(1)", "down", show=False, id="narrow.down", tooltip="The next row, or the next find"),
        Binding("up", "go(-1)", "up", show=False, id="narrow.up", tooltip="The row before, or the find before"),
    ]

    class Typed(Message):
        """Other words are typed now."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Went(Message):
        """To the next row or find, or to the one before."""

        def __init__(self, step: int) -> None:
            super().__init__()
            self.step = step

    class Closed(Message):
        """The line is closed; what was typed is to be kept, or all to be as it was. `by_enter` says that one closed it,
        not that one went elsewhere."""

        def __init__(self, *, keep: bool, by_enter: bool = False) -> None:
            super().__init__()
            self.keep, self.by_enter = keep, by_enter

    def __init__(self) -> None:
        super().__init__(id="narrow")
        self.over: Widget | None = None
        """What it narrows, where it is open."""
        self._edge: Widget | None = None

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    def open(
        self, over: Widget, words: str = "", *, prompt: str = "", row: Widget | None = None, edge: Widget | None = None
    ) -> None:
        """Open it over the lower edge of a widget (or of the one that is its `edge`), or over a `row` of its own."""
        if not self.children:  # not before it is needed: its rules take 5 ms to read, which the start can do without
            self.mount(Label("/"), Input(select_on_focus=False), Label(id="narrow-said"))
        self.over, self._edge = over, edge
        over.add_class("-narrowing")
        self.line.placeholder = prompt
        with self.prevent(Input.Changed):
            self.line.value = words
        self.line.cursor_position = len(words)
        self.say("")
        self.display = True
        self.lay(row)
        self.line.focus()

    def lay(self, row: Widget | None) -> None:
        """Take its place: what it lies over may have moved."""
        if self.over is None:
            return
        if row is None:
            region = (self._edge or self.over).region
            self.absolute_offset = Offset(region.x + 2, region.bottom - 1)
            self.styles.width = min(WIDEST, region.width - 4)
        else:
            self.absolute_offset = row.region.offset
            self.styles.width = row.region.width
        self.refresh(layout=True)

    def say(self, words: str) -> None:
        """Say something at its end: how many finds there are."""
        said = self.query_one("#narrow-said", Label)
        said.update(Content(words))
        said.display = bool(words)

    def close(self) -> None:
        """Be gone."""
        if self.over is not None:
            self.over.remove_class("-narrowing")
        self.over = None
        self.display = False

    # ------------------------------------------------------------ keys

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell what is typed."""
        event.stop()
        if self.over is not None:
            self.post_message(self.Typed(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter keeps it."""
        event.stop()
        self.post_message(self.Closed(keep=True, by_enter=True))

    def action_leave(self) -> None:
        """All as it was."""
        self.post_message(self.Closed(keep=False))

    def action_go(self, step: int) -> None:
        """To the next one."""
        self.post_message(self.Went(step))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Whoever goes elsewhere keeps what was typed."""
        if self.over is not None and self.app.screen is self.screen:
            self.post_message(self.Closed(keep=True))
