"""What is new, in words: a line each, with the report that brought it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from store.lookup import News, NewsRow
from tui.hints import hint
from tui.news_words import how_many, news_words
from tui.panes.narrow import Narrow
from tui.screens.narrowed import NarrowedDialog, holds

MOST_LINES = 500
"""Lines that are laid out: who has more to read than that marks it all as looked at."""

Key = tuple[str, int, int | None]


class Reading(Protocol):
    """What becomes of the list as one goes through it."""

    def looked_at(self, row: NewsRow, up_to: int) -> None:
        """A line has been looked at, as it was once report number `up_to` had come in."""

    def looked_at_all(self, up_to: int) -> None:
        """All of it has."""

    def take_back(self) -> None:
        """The last look is taken back."""

    def open_sentence(self, row: NewsRow) -> None:
        """Open the sentence that a line rests on."""


class NewsScreen(NarrowedDialog[NewsRow | None]):
    """A list that one goes through: a line leaves it when it has been looked at. Enter opens its sentence."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,n,q", "back", "back", id="news.back"),
        Binding("x", "look_at_all", "all looked at", id="news.look_at_all", tooltip="All of this has been looked at"),
        Binding("space", "look", "looked at", id="news.look", tooltip="This has been looked at"),
        Binding("g", "go", "its row", id="news.go", tooltip="Go to its row, in its list"),
        Binding("u", "take_back", "undo", id="news.undo", tooltip="Take the last look back"),
        Binding("j", "move(1)", "down", show=False, id="news.down"),
        Binding("k", "move(-1)", "up", show=False, id="news.up"),
    ]

    def __init__(self, news: News, today: Callable[[], date], reading: Reading) -> None:
        super().__init__()
        self.news = news
        self.today = today
        self.reading = reading
        self._lines: tuple[NewsRow, ...] = ()
        self._shown_for = ""

    def compose(self) -> ComposeResult:
        """The list."""
        with Vertical(classes="dialog"):
            yield OptionList(id="news", markup=False)
        yield Narrow()

    def on_mount(self) -> None:
        """Show it."""
        self.show(self.news)

    def show(self, news: News) -> None:
        """Show what is new now; the cursor stays on its line, or where that was."""
        options = self.query_one(OptionList)
        dialog = self.query_one(".dialog")
        dialog.border_title = Content(self.titled(f"New · {how_many(news, self.today())}" if news.rows else "New"))
        if news.rows:
            told = "{news.look=space}: looked at · {news.look_at_all=x}: all · {news.undo=u}: undo · {news.back=esc}"
            dialog.border_subtitle = hint(self, f"enter: its sentence · {told}")
        else:
            dialog.border_subtitle = hint(self, "{news.undo=u}: undo · {news.back=esc}: back")
        if news == self.news and self._lines and self._shown_for == self.narrowed_to:
            return
        at = options.highlighted or 0
        before = _key(self._lines[at]) if at < len(self._lines) else None
        self.news, self._shown_for = news, self.narrowed_to
        left = [row for row in news.rows if holds(self.narrowed_to, news_words(row, self.today()))]
        self._lines = tuple(left[:MOST_LINES])
        options.clear_options()
        options.add_options([Option(self._line(row)) for row in self._lines])
        rest = len(left) - len(self._lines)
        if rest or news.more:
            options.add_option(Option(Content("… and more, in other reports"), disabled=True))
        if not news.rows:
            options.add_option(Option(Content("Nothing is new that has not been looked at."), disabled=True))
        elif not left:
            options.add_option(Option(Content("Nothing matches."), disabled=True))
        keys = [_key(row) for row in self._lines]
        options.highlighted = (keys.index(before) if before in keys else min(at, len(keys) - 1)) if keys else None

    def show_narrowed(self) -> None:
        """Show the lines that hold the words."""
        self.show(self.news)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not all of it has been looked at where not all of it is shown."""
        return not self.narrowed_to if action == "look_at_all" else super().check_action(action, parameters)

    def _line(self, row: NewsRow) -> Content:
        words = news_words(row, self.today())
        said, opening, report = words.rpartition(" (")
        return Content.assemble(("+ ", "bold $accent"), said, (opening + report, "$secondary"))

    @property
    def _row(self) -> NewsRow | None:
        at = self.query_one(OptionList).highlighted
        return self._lines[at] if at is not None and at < len(self._lines) else None

    # ------------------------------------------------------------ keys and mouse

    def action_look(self) -> None:
        """The line has been looked at."""
        if self._row is not None:
            self.reading.looked_at(self._row, self.news.up_to)

    def action_look_at_all(self) -> None:
        """All have been looked at."""
        if self.news.rows:
            self.reading.looked_at_all(self.news.up_to)

    def action_take_back(self) -> None:
        """What was looked at last is new again."""
        self.reading.take_back()

    def action_go(self) -> None:
        """Go to the row in its list."""
        if self._row is not None:
            self.dismiss(self._row)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click: open the sentence."""
        row = self._lines[event.option_index]
        self.reading.open_sentence(row)
        self.reading.looked_at(row, self.news.up_to)


def _key(row: NewsRow) -> Key:
    return row.kind, row.fact.id, row.answer_id
