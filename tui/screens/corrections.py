"""What was corrected: a list from which any correction can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.lookup import CorrectionRow
from tui.corrected_words import correction_words
from tui.hints import hint
from tui.panes.narrow import Narrow
from tui.screens.narrowed import NarrowedDialog, holds
from tui.words import CHECKED_MARKS, count_words, fit, short_day, shown

MOST_LINES = 500
"""Corrections that are listed, the last ones; parley correct --list has all."""

NOTHING = "Nothing is corrected. The key {correct=e} corrects what is selected."


class CorrectionsScreen(NarrowedDialog[CorrectionRow | None]):
    """The corrections that stand, the last first. What is chosen with enter is gone to in its list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,c,q", "back", "back", id="corrections.back"),
        Binding("u", "take_back", "take back", id="corrections.undo", tooltip="Take this correction back"),
        Binding("j", "move(1)", "down", show=False, id="corrections.down"),
        Binding("k", "move(-1)", "up", show=False, id="corrections.up"),
    ]

    def __init__(self, rows: Sequence[CorrectionRow], take_back: Callable[[int], None]) -> None:
        super().__init__()
        self.rows = list(rows)
        self._left = self.rows
        self.take_back = take_back

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Corrections"
            dialog.border_subtitle = hint(
                self, "enter: go there · {corrections.undo=u}: take it back · {corrections.back=esc}: back"
            )
            yield OptionList(id="corrections", markup=False)
        yield Narrow()

    def on_mount(self) -> None:
        """Show it."""
        self.show(self.rows)

    def on_resize(self) -> None:
        """The lines take another width."""
        self.show(self.rows)

    def show(self, rows: Sequence[CorrectionRow]) -> None:
        """Show the corrections that stand now; the cursor stays on its line, or where that was."""
        self.rows = list(rows)
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        width = max(20, self.query_one(".dialog").scrollable_content_region.width - 2)
        options.clear_options()
        words = self.narrowed_to
        self._left = [row for row in self.rows if holds(words, f"{correction_words(row)} {row.reason or ''}")]
        options.add_options([Option(_line(row, width)) for row in self._left])
        if not self._left:
            options.add_option(Option(hint(self, NOTHING) if not self.rows else "Nothing matches.", disabled=True))
        options.highlighted = min(at, len(self._left) - 1) if self._left else None
        self.query_one(".dialog").border_title = Content(
            self.titled(
                f"Corrections · {count_words(len(self.rows), 'stands', 'stand')}" if self.rows else "Corrections"
            )
        )

    def show_narrowed(self) -> None:
        """Show those that hold the words."""
        self.show(self.rows)

    @property
    def _row(self) -> CorrectionRow | None:
        at = self.query_one(OptionList).highlighted
        return self._left[at] if at is not None and at < len(self._left) else None

    # ------------------------------------------------------------ keys and mouse

    def action_take_back(self) -> None:
        """Take the selected correction back."""
        if self._row is not None:
            self.take_back(self._row.id)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: go to what was corrected."""
        self.dismiss(self._left[event.option_index])


def _line(row: CorrectionRow, width: int) -> Content:
    mark = CHECKED_MARKS["confirmed" if row.field == "confirm" else "corrected"]
    why = f"  {shown(row.reason)}" if row.reason else ""
    day = f"  {short_day(row.made[:10])}"
    room = max(8, width - len(day) - 2)
    words = fit(correction_words(row) + why, room)
    said = len(correction_words(row))
    return Content.assemble((f"{mark} ", "$accent"), words[:said], (words[said:], "$secondary"), (day, "$secondary"))
