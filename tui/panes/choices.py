"""A few choices side by side, of which one or several are taken: kinds with their numbers, ways to sort."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

MARKS = {(True, True): "■", (True, False): "□", (False, True): "●", (False, False): "○"}
"""What stands before a choice: whether several may be taken, and whether it is."""

GAP = "   "


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be taken: its value, what it is called, and how many rows have it, where that is said."""

    value: str
    label: str
    number: int | None = None

    @property
    def words(self) -> str:
        """The label with the number."""
        return self.label if self.number is None else f"{self.label} {self.number:,}".replace(",", " ")


class Choices(Widget, can_focus=True):
    """Choices in as many lines as they need. Arrows move among them, space takes one; a click does both.

    Where not `several` may be taken, one always is: the one moved to.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "move(1)", "next", show=False, id="refine.next", tooltip="The next choice"),
        Binding("left", "move(-1)", "previous", show=False, id="refine.previous", tooltip="The choice before"),
        Binding("space", "take", "take", show=False, id="refine.take", tooltip="Take this choice, or leave it out"),
    ]

    class Changed(Message):
        """Other choices are taken now."""

        def __init__(self, choices: Choices) -> None:
            super().__init__()
            self.choices = choices

        @property
        def control(self) -> Choices:
            """The widget, for `on` with a selector."""
            return self.choices

    def __init__(self, *, several: bool, id: str) -> None:
        super().__init__(id=id)
        self.several = several
        self.choices: Sequence[Choice] = ()
        self.taken: frozenset[str] = frozenset()
        self.cursor = 0

    def offer(self, choices: Iterable[Choice]) -> None:
        """Offer other choices; what is taken stays so, and the cursor where it is."""
        here = self.choices[self.cursor].value if self.choices else None
        self.choices = tuple(choices)
        values = [choice.value for choice in self.choices]
        if not self.several and here is None:
            here = next(iter(self.taken), None)
        self.cursor = values.index(here) if here in values else 0
        self.refresh(layout=True)

    def take(self, values: Iterable[str]) -> None:
        """Take these and no others."""
        self.taken = frozenset(values)
        if not self.several:
            values_here = [choice.value for choice in self.choices]
            self.cursor = next((at for at, value in enumerate(values_here) if value in self.taken), 0)
        self.refresh()

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Show none."""
        self.refresh()

    # ------------------------------------------------------------ keys and mouse

    def action_move(self, step: int) -> None:
        """Move among them."""
        if self.choices:
            self._go(max(0, min(self.cursor + step, len(self.choices) - 1)), take=not self.several)

    def action_take(self) -> None:
        """Take the one under the cursor; again: leave it out."""
        if self.choices:
            self._go(self.cursor, take=True)

    def on_click(self, event: events.Click) -> None:
        """A click takes the one under it."""
        offset = event.get_content_offset(self)
        lines = self._lines(self.size.width)
        if offset is None or offset.y >= len(lines):
            return
        start = 0
        for index in lines[offset.y]:
            end = start + 2 + cell_len(self.choices[index].words)
            if start <= offset.x < end:
                self._go(index, take=True)
            start = end + len(GAP)

    def _go(self, index: int, *, take: bool) -> None:
        self.cursor = index
        before, value = self.taken, self.choices[index].value
        if take:
            self.taken = before ^ {value} if self.several else frozenset((value,))
        self.refresh()
        if self.taken != before:
            self.post_message(self.Changed(self))

    # ------------------------------------------------------------ drawing

    def _lines(self, width: int) -> list[list[int]]:
        """Which choices stand on which line."""
        lines: list[list[int]] = [[]]
        used = 0
        for index, choice in enumerate(self.choices):
            cells = 2 + cell_len(choice.words)
            if lines[-1] and used + len(GAP) + cells > width:
                lines.append([])
                used = 0
            used += cells + (len(GAP) if lines[-1] else 0)
            lines[-1].append(index)
        return lines

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as they need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Each with its mark; the number is quieter."""
        drawn = (Content(GAP).join(self._piece(index) for index in line) for line in self._lines(self.size.width))
        return Content("\n").join(drawn)

    def _piece(self, index: int) -> Content:
        choice = self.choices[index]
        taken = choice.value in self.taken
        label = Content(f"{MARKS[self.several, taken]} {choice.label}")
        number = Content(choice.words[len(choice.label) :])
        if self.has_focus and index == self.cursor:
            return Content.assemble(label, number).stylize("$block-cursor-foreground on $block-cursor-background")
        if taken:
            label = label.stylize("bold")
        return Content.assemble(label, number.stylize("$secondary"))
