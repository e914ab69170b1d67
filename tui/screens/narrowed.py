"""A dialog with a list that can be narrowed as one types."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import OptionList

from store.spelling import folded
from tui.panes.narrow import Narrow

Result = TypeVar("Result")


def holds(words: str, text: str) -> bool:
    """Whether each of the words typed begins one of a text, whatever case and accents.

    >>> holds("orva riv", "Orva river"), holds("iver", "Orva river"), holds("lodz", "Łódź")
    (True, False, True)
    """
    known = folded(text).split()
    return all(any(word.lstrip("([“").startswith(typed) for word in known) for typed in folded(words).split())


class NarrowedDialog(ModalScreen[Result]):
    """A dialog whose list shows only what holds the words of `narrowed_to`. It has a `Narrow` among its widgets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "narrow", "narrow", show=False, id="narrow", tooltip="Narrow this list as you type"),
    ]

    narrowed_to = ""
    _before = ""

    def show_narrowed(self) -> None:
        """Fill the list with what is left."""
        raise NotImplementedError

    def action_narrow(self) -> None:
        """Open the line over the lower border of the dialog."""
        self._before = self.narrowed_to
        prompt = "words of a line"
        self.query_one(Narrow).open(self.query_one(OptionList), self._before, prompt=prompt,
                                    edge=self.query_one(".dialog"))  # fmt: skip

    def action_back(self) -> None:
        """Back from what one narrowed the list to; then out of the dialog."""
        if self.narrowed_to:
            self._narrow_to("")
        else:
            self.dismiss(None)

    def on_narrow_typed(self, message: Narrow.Typed) -> None:
        """Other words are typed."""
        if message.words != self.narrowed_to:
            self._narrow_to(message.words)

    def on_narrow_went(self, message: Narrow.Went) -> None:
        """To another line while one types."""
        options = self.query_one(OptionList)
        if message.step > 0:
            options.action_cursor_down()
        else:
            options.action_cursor_up()

    def on_narrow_closed(self, message: Narrow.Closed) -> None:
        """Keep what is left, or show all that there was."""
        self.query_one(Narrow).close()
        if not message.keep and self.narrowed_to != self._before:
            self._narrow_to(self._before)
        self.query_one(OptionList).focus()

    def _narrow_to(self, words: str) -> None:
        self.narrowed_to = words
        self.show_narrowed()
        self.call_after_refresh(self.query_one(Narrow).lay, None)  # the dialog is as high as its list
