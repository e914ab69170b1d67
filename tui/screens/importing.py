"""Asks for a path to import."""

from __future__ import annotations

import os
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, Static

HINT = "A file or a folder; → completes a name, enter imports, esc goes back."


class PathSuggester(Suggester):
    """Completes the name of a file or folder."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The first name, in order, that begins as typed."""
        folder, _, begun = value.rpartition("/")
        if not begun:
            return None
        try:
            entries = sorted(os.scandir(Path(f"{folder}/" if value.count("/") else ".").expanduser()), key=_by_name)
        except OSError:
            return None
        found = next((entry for entry in entries if entry.name.startswith(begun)), None)
        if found is None:
            return None
        return value[: len(value) - len(begun)] + found.name + ("/" if found.is_dir() else "")


def _by_name(entry: os.DirEntry[str]) -> str:
    return entry.name


class ImportScreen(ModalScreen[Path | None]):
    """A line to type a path on."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="import.back")]

    def compose(self) -> ComposeResult:
        """The line, and a hint or what is wrong."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Import"
            yield Input(placeholder="~/reports/2025-05-28-talks.txt", suggester=PathSuggester(), select_on_focus=False)
            yield Static(Content(HINT), id="import-hint")

    def on_input_changed(self) -> None:
        """What was wrong is being mended."""
        self._say(HINT)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand the path over if something is there."""
        typed = event.value.strip().strip("'\"")
        if not typed:
            return
        path = Path(typed).expanduser()
        try:
            there = path.exists()
        except (OSError, ValueError):
            there = False
        if there:
            self.dismiss(path)
        else:
            self._say(f"{typed}: there is no such file or folder", wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        hint = self.query_one("#import-hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(Content(text))
