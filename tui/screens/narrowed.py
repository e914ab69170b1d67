"""Screens and dialogs with a list that can be narrowed as one types."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import OptionList

from store.spelling import folded
from tui.panes.narrow import Narrow
from tui.screens.beneath import Beneath
from tui.words import shown

Result = TypeVar("Result")


def holds(words: str, text: str) -> bool:
    """Whether each of the words typed begins one of a text, whatever case and accents.

    >>> holds("orva riv", "Orva river"), holds("iver", "Orva river"), holds("lodz", "Łódź")
    (True, False, True)
    """
    known = folded(text).split()
    return all(any(word.lstrip("([“").startswith(typed) for word in known) for typed in folded(words).split())


class NarrowedScreen(Beneath[Result]):
    """A screen whose list shows only what holds the words of `narrowed_to`. It has a `Narrow` among its widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "narrow", "narrow", show=False, id="narrow", tooltip="Narrow this list as you type"),
    ]

    PROMPT: ClassVar[str] = "words of a line"
    narrowed_to = ""
    _before = ""

    # ------------------------------------------------------------ what differs from screen to screen

    def show_narrowed(self) -> None:
        """Show what is left."""
        raise NotImplementedError

    @property
    def narrowed_list(self) -> Widget:
        """The list."""
        return self.query_one(OptionList)

    @property
    def narrowed_edge(self) -> Widget:
        """Over whose lower border one types."""
        return self.narrowed_list

    def leave(self) -> None:
        """Back from here, where nothing is narrowed."""
        self.dismiss(None)

    def move_in_narrowed(self, step: int) -> None:
        """To another row while one types."""
        options = self.query_one(OptionList)
        if step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    # ------------------------------------------------------------ what is the same in all

    def titled(self, title: str) -> str:
        """What the list is called, with the words that it is narrowed to."""
        return f"{title} · “{shown(self.narrowed_to)}”" if self.narrowed_to else title

    def action_narrow(self) -> None:
        """Open the line in which one types."""
        self._before = self.narrowed_to
        line = self.query_one(Narrow)
        line.open(self.narrowed_list, self._before, prompt=self.PROMPT, edge=self.narrowed_edge)

    def action_back(self) -> None:
        """Back from what one narrowed the list to; then out of here."""
        if self.narrowed_to:
            self.narrow_to("")
        else:
            self.leave()

    def on_narrow_typed(self, message: Narrow.Typed) -> None:
        """Other words are typed."""
        if message.words != self.narrowed_to:
            self.narrow_to(message.words)

    def on_narrow_went(self, message: Narrow.Went) -> None:
        """To another row while one types."""
        self.move_in_narrowed(message.step)

    def on_narrow_closed(self, message: Narrow.Closed) -> None:
        """Keep what is left, or show all that there was."""
        self.query_one(Narrow).close()
        if not message.keep and self.narrowed_to != self._before:
            self.narrow_to(self._before)
        if self.narrowed_list.focusable:
            self.set_focus(self.narrowed_list)

    def narrow_to(self, words: str) -> None:
        """Show what holds these words, or all again."""
        self.narrowed_to = words
        self.show_narrowed()
        self.call_after_refresh(self.query_one(Narrow).lay, None)  # a dialog is as high as its list


class NarrowedDialog(ModalScreen[Result], NarrowedScreen[Result]):
    """The same over what is below; one types over the lower border of the dialog.

    `ModalScreen` comes first: Textual takes the rules of the first base alone.
    """

    @property
    def narrowed_edge(self) -> Widget:
        """The dialog."""
        return self.query_one(".dialog")

    def action_move(self, step: int) -> None:
        """Move in the list, as far as there are lines that can be chosen."""
        options = self.query_one(OptionList)
        if chosen_among := sum(not option.disabled for option in options.options):
            options.highlighted = max(0, min((options.highlighted or 0) + step, chosen_among - 1))
