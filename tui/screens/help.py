"""The keys for where one is, and what the marks stand for."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Static

from tui.words import EVENT_MARKS, PROPOSAL_MARKS, fit

Key = tuple[str, str]
"""How the keys are written, and what they do."""


class HelpScreen(ModalScreen[None]):
    """A list of keys, and the marks."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss(None)", "back", id="help.back"),
    ]

    def __init__(self, where: str, keys: list[Key]) -> None:
        super().__init__()
        self.where = where
        self.keys = keys

    def compose(self) -> ComposeResult:
        """Keys, then marks."""
        with VerticalScroll(classes="dialog") as dialog:
            dialog.border_title = Content(f"Keys · {self.where}")
            dialog.border_subtitle = "esc"
            yield Static(self._keys())
            yield Static(_marks())

    def _keys(self) -> Content:
        width = max((cell_len(keys) for keys, _ in self.keys), default=0)
        lines = [Content.assemble((fit(keys, width), "bold $accent"), f"  {does}") for keys, does in self.keys]
        return Content("\n").join(lines)


def _marks() -> Content:
    def legend(title: str, marks: dict[str, str]) -> Content:
        words = "   ".join(f"{mark} {status}" for status, mark in marks.items())
        return Content.assemble(("\n" + title + "\n", "bold"), words)

    rest = Content.assemble(
        ("\nDays\n", "bold"),
        "“~” is about then; “May 2025” is some day of that month; “undated” stands at the day of its report.\n"
        "“+” before a row is new: it came in since somebody last came to look.\n"
        "“✎” is corrected, and “√” confirmed, by somebody who knows better than the reader.\n"
        "A pending proposal is overdue once its day has passed. It lapses with the first report after that day, if no\n"
        "report tells an answer.",
    )
    return Content("\n").join([legend("Events", EVENT_MARKS), legend("Proposals", PROPOSAL_MARKS), rest])


def keys_of(screen: Screen[Any]) -> tuple[str, list[Key]]:
    """Where one is, and the keys that do something there: those of the focused pane first."""
    keys: dict[str, tuple[list[str], str]] = {}
    for binding in (active.binding for active in screen.active_bindings.values()):
        if binding.description and binding.id is not None:  # what Textual itself binds has none
            does = binding.tooltip or binding.description
            does = does[:1].upper() + does[1:].rstrip(".")
            keys.setdefault(does, ([], does))[0].append(screen.app.get_key_display(binding))
    return _where(screen), [(" ".join(dict.fromkeys(names)), does) for names, does in keys.values()]


def _where(screen: Screen[Any]) -> str:
    """The title of the focused pane, or of the pane around it; only a report's text has none."""
    node = screen.focused
    while isinstance(node, Widget) and not node.border_title:
        node = node.parent if isinstance(node.parent, Widget) else None
    return Content.from_markup(node.border_title).plain if node is not None and node.border_title else "Report"
