"""The line of keys at the bottom: as many as fit, the help always among them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

LEAST = (
    "app.import", "calendar", "look_up('date')", "look_up('actor')", "corrections", "as_of", "correct", "switch", "filter",
    "proposals", "look_up", "new",
)  # fmt: skip
"""What is left out first where there is no room, in this order: the help names all keys, and these are in it too."""


class Keys(Footer):
    """A footer that never runs off the screen."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)

    def compose(self) -> ComposeResult:
        """The keys that fit."""
        yield from fitting(list(super().compose()), self.app.size.width)

    def on_resize(self) -> None:
        """Others fit now."""
        self.call_after_refresh(self.recompose)


def fitting(keys: Sequence[Widget], width: int) -> Iterator[Widget]:
    """The keys that fit into a width, in their order, after leaving out those that matter least."""
    kept = list(keys)
    for action in LEAST:
        if sum(_width(key) for key in kept) - 1 <= width:
            break
        kept = [key for key in kept if not (isinstance(key, FooterKey) and key.action == action)]
    yield from kept


def _width(key: Widget) -> int:
    """Cells of a key with its words, and of the gap after it."""
    if not isinstance(key, FooterKey):
        return 0
    return cell_len(key.key_display) + cell_len(key.description) + 2
