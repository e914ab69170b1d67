"""Which negotiation is shown: one of them, or all together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from store.lookup import NegotiationRow
from tui.hints import hint
from tui.panes.narrow import Narrow
from tui.screens.narrowed import NarrowedDialog, holds
from tui.words import count_words, fit, negotiation_name, short_day

HINT = "Another begins with: parley import PATH --in NAME, or parley watch FOLDER"


@dataclass(frozen=True, slots=True)
class Shown:
    """What was chosen: a negotiation, or None for all together."""

    negotiation: NegotiationRow | None


class NegotiationScreen(NarrowedDialog[Shown | None]):
    """A list of the negotiations, with how much there is of each."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,s,q", "back", "back", id="negotiations.back"),
        Binding("j", "move(1)", "down", show=False, id="negotiations.down"),
        Binding("k", "move(-1)", "up", show=False, id="negotiations.up"),
    ]

    def __init__(self, negotiations: Sequence[NegotiationRow], shown: NegotiationRow | None) -> None:
        super().__init__()
        self.choices: list[NegotiationRow | None] = [None, *negotiations]
        known = [choice.id if choice else None for choice in self.choices]
        self.at = known.index(shown.id) if shown and shown.id in known else 0
        self._left = list(self.choices)

    def compose(self) -> ComposeResult:
        """The list, and how another begins."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_subtitle = hint(self, "enter: show it · {narrow=/}: narrow · {negotiations.back=esc}: back")
            yield OptionList(id="negotiations", markup=False)
            yield Static(Content(HINT), id="negotiations-hint")
        yield Narrow()

    def on_mount(self) -> None:
        """Show them; the cursor stands on the one that is shown."""
        self._fill()

    def on_resize(self) -> None:
        """The lines take another width."""
        self._fill()

    def _fill(self) -> None:
        options = self.query_one(OptionList)
        at = self.at if options.highlighted is None else options.highlighted
        dialog = self.query_one(".dialog")
        dialog.border_title = Content(self.titled("Negotiations"))
        width = max(20, dialog.scrollable_content_region.width - 2)
        options.clear_options()
        self._left = [choice for choice in self.choices if holds(self.narrowed_to, _name(choice))]
        options.add_options([Option(self._line(choice, width)) for choice in self._left])
        options.highlighted = min(at, len(self._left) - 1) if self._left else None

    def show_narrowed(self) -> None:
        """Show those whose names hold the words."""
        self._fill()

    def _line(self, choice: NegotiationRow | None, width: int) -> Content:
        rows = [choice] if choice else [row for row in self.choices if row]
        latest = max((row.latest for row in rows if row.latest), default=None)
        detail = f"{count_words(sum(row.reports for row in rows), 'report'):>13}"
        detail += f"  {sum(row.pending for row in rows):>4} pending  {short_day(latest) if latest else '':>11}"
        return Content.assemble(fit(_name(choice), max(8, width - len(detail))), (detail, "$secondary"))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show the one that was chosen."""
        self.dismiss(Shown(self._left[event.option_index]))


def _name(choice: NegotiationRow | None) -> str:
    return negotiation_name(choice.name) if choice else "All together"
