"""A whole report, at the sentence that one came from."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.errors import StoppedError, StoreError
from store.lookup import FactKind, FoundKind
from tui.asking import Asker
from tui.messages import Trouble
from tui.panes.evidence import Evidence, Told, evidence
from tui.panes.keys import Keys
from tui.panes.narrow import Narrow
from tui.panes.prose import Prose
from tui.screens.beneath import Beneath
from tui.screens.text_finding import find, find_on, open_finding, stop_finding
from tui.taking_along import copy_line, find_original
from tui.words import count_words, published_words, report_title, shown


class ReportScreen(Beneath[None]):
    """The text as it was read, with its title, publisher, address, and day of publication."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,enter", "back", "back", id="report.back", tooltip="Back to where you were"),
        Binding("right,n", "other(1)", "next report", id="report.next", tooltip="The next report that tells the same"),
        Binding("o", "original", "original", id="report.original", tooltip="The original, in the browser"),
        Binding("slash", "find", "find", id="report.find", tooltip="Find words in this text"),
        Binding("y", "copy", "copy", id="report.copy", tooltip="Copy the line with its source"),
        Binding("left,N", "other(-1)", "previous", id="report.previous", tooltip="The one before"),
    ]

    class Answered(Message):
        """The thread's answer."""

        def __init__(self, found: Evidence) -> None:
            super().__init__()
            self.found = found

    def __init__(
        self,
        store: Path,
        today: Callable[[], date],
        kind: FactKind | FoundKind,
        fact_id: int,
        index: int = 0,
        as_of: date | None = None,
        report_id: int | None = None,
        negotiation: int | None = None,
    ) -> None:
        super().__init__()
        self.asker = Asker(store, lambda: as_of)
        self.today = today
        self.kind = kind
        self.fact_id = fact_id
        self.index = index
        self.report_id = report_id
        self.negotiation = negotiation
        self.found: Evidence | None = None

    def compose(self) -> ComposeResult:
        """Title, particulars, text."""
        yield Static(id="report-title")
        yield Static(id="report-particulars")
        yield Prose(id="report-text")
        yield Narrow()
        yield Keys()

    def on_mount(self) -> None:
        """Ask for the text."""
        self._ask()

    def on_unmount(self) -> None:
        """Close the connection."""
        self.asker.close()

    def reload(self) -> None:
        """The store has changed: ask again for the report that is shown."""
        self._ask()

    def _ask(self) -> None:
        self.run_worker(self._answer, thread=True, exclusive=True, exit_on_error=False, group="report")

    def _answer(self) -> None:
        """Runs in a thread."""
        try:
            wanted = Told(self.kind, self.fact_id, self.index, self.report_id, self.negotiation)
            found = self.asker.ask(lambda lookup: evidence(lookup, wanted))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            self.app.post_message(Trouble(str(error)))
        else:
            self.post_message(self.Answered(found))

    def on_report_screen_answered(self, message: ReportScreen.Answered) -> None:
        """Show the text."""
        before, found = self.found, message.found
        self.found, report = found, found.report
        title, particulars = self.query_one("#report-title", Static), self.query_one("#report-particulars", Static)
        if report is None:
            title.update(Content("No report tells this any more."))
            return
        words = [published_words(report), shown(report.publisher), shown(report.name) if report.title else ""]
        words += [shown(report.address), count_words(report.words, "word")]
        if len(found.reports) > 1:
            words.append(f"{found.which_words} that tell this")
        title.update(Content(report_title(report)))
        particulars.update(Content(" · ".join(word for word in words if word)))
        self.index, self.report_id = found.index, report.id  # the same one, whatever reports come
        same = before is not None and before.report is not None and before.report.id == report.id
        self.query_one(Prose).read(found.text, found.passages, anew=not same)

    def action_other(self, step: int) -> None:
        """Another report that tells the same."""
        if self.found is not None and len(self.found.reports) > 1:
            self.report_id = None
            self.index = (self.found.index + step) % len(self.found.reports)
            self._ask()

    @property
    def told(self) -> Told:
        """What is shown, in which report."""
        found = self.found
        return Told(self.kind, self.fact_id, found.index if found else self.index, self.report_id, self.negotiation)

    def action_original(self) -> None:
        """Open the original."""
        find_original(self, self.asker, self.told)

    def action_copy(self) -> None:
        """Copy the fact with its source."""
        copy_line(self, self.asker, self.told, self.today)

    # ------------------------------------------------------------ finding

    def action_find(self) -> None:
        """Find something in the text."""
        open_finding(self.query_one(Narrow), self.query_one(Prose), self.query_one("#report-particulars"))

    def on_narrow_typed(self, message: Narrow.Typed) -> None:
        """Mark it as it is typed."""
        find(self.query_one(Narrow), self.query_one(Prose), message.words)

    def on_narrow_went(self, message: Narrow.Went) -> None:
        """The next find, or the one before."""
        find_on(self.query_one(Narrow), self.query_one(Prose), message.step)

    def on_narrow_closed(self, message: Narrow.Closed) -> None:
        """Enter leads on; whatever else, one reads on where one is."""
        if message.by_enter:
            find_on(self.query_one(Narrow), self.query_one(Prose), 1)
            return
        stop_finding(self.query_one(Narrow), self.query_one(Prose))
        self.query_one(Prose).focus()

    def on_resize(self) -> None:
        """The line goes with its text."""
        self.call_after_refresh(self.query_one(Narrow).lay, None)

    def action_back(self) -> None:
        """Back to where one was."""
        self.dismiss()
