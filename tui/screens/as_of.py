"""Asks for a day in the past, as of which everything is to be shown."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.days import span_of
from tui.typed_dates import readings
from tui.words import day_words, how_far, shown

HINT = "Only what was reported up to that day, and as it was known then. Enter shows it, esc goes back."


def past_day(typed: str, today: date) -> date | None:
    """The day in the past that is meant, the nearest to today: of a month or a week its last day. None for no date, and
    for one that is still to come.

    >>> past_day("june 2", date(2026, 1, 5)), past_day("2025-05", date(2025, 6, 9))
    (datetime.date(2025, 6, 2), datetime.date(2025, 5, 31))
    >>> past_day("tomorrow", date(2025, 6, 9))
    """
    spans = [span for reading in readings(typed, today) if (span := span_of(reading.value))]
    begun = [min(last, today) for first, last in spans if first <= today]
    return max(begun, default=None)


class AsOfScreen(ModalScreen[date | None]):
    """A line to type a day on; below it, how the day is understood."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back", id="as_of.back")]

    class Understood(Message):
        """The thread's reading of what was typed."""

        def __init__(self, typed: str, day: date | None) -> None:
            super().__init__()
            self.typed, self.day = typed, day

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._asked: str | None = None
        self._understood: tuple[str, date | None] = ("", None)
        self._enter_waits = False

    def compose(self) -> ComposeResult:
        """The line, and a hint or the day."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "As it was known on"
            yield Input(placeholder="june 2, last friday, 2 weeks ago, 2025-05")
            yield Static(Content(HINT), id="as-of-hint")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Read the day as it is typed: the first time takes a tenth of a second, so in a thread."""
        self._enter_waits = False
        typed = self._asked = event.value.strip()
        self.run_worker(lambda: self._read(typed), thread=True, exclusive=True, exit_on_error=False, group="as-of")

    def _read(self, typed: str) -> None:
        """Runs in a thread."""
        self.post_message(self.Understood(typed, past_day(typed, self.today)))

    def on_as_of_screen_understood(self, message: AsOfScreen.Understood) -> None:
        """Say which day it is."""
        if message.typed != self._asked:
            return
        self._asked = None
        self._understood = message.typed, message.day
        if message.day is None:
            self._say(HINT)
        else:
            value = message.day.isoformat()
            self._say(f"{day_words(value)} · {how_far(value, self.today, passed='')}")
        if self._enter_waits:
            self._finish()

    def on_input_submitted(self) -> None:
        """Hand the day over, once it has been read."""
        if self._asked is None:
            self._finish()
        else:
            self._enter_waits = True

    def _finish(self) -> None:
        self._enter_waits = False
        typed, day = self._understood
        if day is not None:
            self.dismiss(day)
        elif typed:
            self._say(f"“{shown(typed)}” is no day in the past; type it as june 2, last friday, 2025-06-02", wrong=True)

    def _say(self, text: str, *, wrong: bool = False) -> None:
        hint = self.query_one("#as-of-hint", Static)
        hint.set_class(wrong, "-wrong")
        hint.update(Content(text))
