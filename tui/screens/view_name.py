"""Asks for the name of a view, and for the digit that goes there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from tui.hints import hint
from tui.view_words import view_words
from tui.views import DIGITS, LONGEST_NAME, View
from tui.words import shown


@dataclass(frozen=True, slots=True)
class Named:
    """A name, and a digit or none."""

    name: str
    digit: int | None


def _free(views: Sequence[View]) -> int:
    """The first digit that no view has; 0 where all are taken."""
    taken = {view.digit for view in views}
    return next((digit for digit in DIGITS if digit not in taken), 0)


class ViewNameScreen(ModalScreen[Named | None]):
    """Two lines to type on. What would be written over is said first, and done with a second enter."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="view_name.back")]

    def __init__(self, title: str, draft: View, views: Sequence[View], itself: View | None = None) -> None:
        """`draft` gives the name and the digit that are offered; `itself` is the view that is given another name."""
        super().__init__()
        self._title = title
        self._draft = draft
        self._others = [view for view in views if view != itself]
        self._free = None if itself else _free(self._others)
        self._offered = str(draft.digit or "")
        """The digit that stands there as long as nobody types another."""
        self._warned: str | None = None

    def compose(self) -> ComposeResult:
        """The lines, and what enter would do."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = self._title
            dialog.border_subtitle = hint(self, "tab: name, digit · enter: save · {view_name.back=esc}: back")
            with Horizontal(classes="field"):
                yield Label("Name")
                yield Input(
                    self._draft.name, placeholder="what you will know it by", max_length=LONGEST_NAME, id="view-name"
                )
            with Horizontal(classes="field"):
                yield Label("Digit")
                digit = str(self._draft.digit or "")
                yield Input(digit, placeholder="1 to 9, or none", max_length=1, restrict="[1-9]?", id="view-digit")
            with Horizontal(classes="field"):
                yield Label("Shows")
                yield Static(Content(view_words(self._draft)), id="view-words")
            yield Static(id="view-hint")
            yield Static(
                Content.from_markup("[@click=screen.save]Save[/]   [@click=screen.dismiss(None)]Back[/]"),
                id="view-doings",
            )

    def on_mount(self) -> None:
        """Say what enter would do."""
        self._say()

    @property
    def said(self) -> Named:
        """What is typed."""
        digit = self.query_one("#view-digit", Input).value
        return Named(" ".join(self.query_one("#view-name", Input).value.split()), int(digit) if digit else None)

    @property
    def _same(self) -> View | None:
        """The view that has the name that is typed."""
        name = self.said.name.casefold()
        return next((view for view in self._others if view.name.casefold() == name), None)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say what enter would do now; a new view is offered a free digit, one that is written over keeps its own."""
        digit = self.query_one("#view-digit", Input)
        if event.input is not digit and digit.value == self._offered and self._free is not None:
            same = self._same
            digit.value = self._offered = str((same.digit if same else self._free) or "")
        self._say()

    def _say(self, wrong: str = "") -> None:
        self._warned = wrong or None
        said = self.said
        other = next((view for view in self._others if said.digit and view.digit == said.digit), None)
        moved = f"{said.digit} goes to “{shown(other.name)}” now, and will go here instead." if other else ""
        none = "" if said.digit else "Without a digit it is found in the list of views."
        line = self.query_one("#view-hint", Static)
        line.set_class(bool(wrong), "-wrong")
        line.update(Content(wrong or moved or none or f"{said.digit} will go there from the dashboard."))

    def on_input_submitted(self) -> None:
        """Hand it over."""
        self.action_save()

    def action_save(self) -> None:
        """Hand over the name and the digit; where another view has that name, say so first."""
        said = self.said
        same = self._same
        if not said.name:
            self._say("A view needs a name.")
        elif same is not None and self._warned is None:
            self._say(f"“{shown(same.name)}” is there already: enter again writes over it, another name keeps it.")
        else:
            self.dismiss(said)
