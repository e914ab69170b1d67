"""The source of what is selected: its sentence, marked in its report, and which report that is."""

from collections.abc import Callable
from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.errors import StoppedError, StoreError
from store.lookup import DocumentRow, EventRow, FactKind, ProposalRow
from tui.asking import Asker
from tui.messages import Trouble
from tui.panes.evidence import Evidence, Told, evidence
from tui.panes.facts import Fact, fact_words
from tui.panes.prose import Prose, Span
from tui.reasons import reason_words
from tui.words import published_words, report_title, shown

CONTEXT = 6000
"""Characters before and after the sentence that are laid out here; the whole report is one key away."""


class Wanted(NamedTuple):
    """The fact whose source is asked for, and in which of its reports."""

    kind: FactKind
    fact: Fact
    index: int  # type: ignore[assignment]  # not the method of tuples
    report_id: int | None = None
    """The report itself, where it is one that is shown already: others may come before it."""


def report_words(report: DocumentRow, *, of_several: bool = False) -> str:
    """Which report: its day and how that is known, title, publisher; where several negotiations are shown together, of
    which it is."""
    where = f"in {shown(report.negotiation)}" if of_several and report.negotiation else ""
    parts = (published_words(report), where, report_title(report), shown(report.publisher))
    return " · ".join(part for part in parts if part)


class SourcePane(Vertical):
    """The fact in one line, why it is so in another, the report in a third, and the sentence in its context."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "report", id="source.open", tooltip="Open the whole report at the sentence"),
    ]

    class Opened(Message):
        """The whole report is wanted."""

        def __init__(self, wanted: Wanted) -> None:
            super().__init__()
            self.wanted = wanted

    class Read(Message):
        """What is wanted is on the screen."""

    class Answered(Message, bubble=False):
        """The thread's answer."""

        def __init__(self, wanted: Wanted, found: Evidence | None) -> None:
            super().__init__()
            self.wanted, self.found = wanted, found

    def __init__(
        self, asker: Asker, today: Callable[[], date], negotiation: Callable[[], int | None] = lambda: None
    ) -> None:
        super().__init__(id="source")
        self.asker = asker
        self.today = today
        self._negotiation = negotiation
        self.wanted: Wanted | None = None
        self.found: Evidence | None = None
        self._asked: Wanted | None = None
        self._shown: tuple[object, ...] = ()
        self.of_several = False
        """Whether several negotiations are shown together."""
        self.border_title = "Source"

    def compose(self) -> ComposeResult:
        """The lines and the text."""
        yield Static(id="fact")
        yield Static(id="reason")
        yield Static(id="report")
        yield Prose(id="prose")

    @property
    def told(self) -> Told | None:
        """What is selected, in the report in which its source is shown."""
        wanted = self.wanted
        if wanted is None:
            return None
        report = self.found.report if self.found is not None and self._asked is None else None
        return self._told(wanted, report.id if report else wanted.report_id)

    def _told(self, wanted: Wanted, report_id: int | None) -> Told:
        return Told(wanted.kind, wanted.fact.id, wanted.index, report_id, self._negotiation())

    def show(self, kind: FactKind, fact: Fact | None) -> None:
        """Show the source of a fact; of the report that was chosen, if it is the same fact as before."""
        if not self.is_mounted:  # a list has been answered before the lines are there
            self.call_later(self.show, kind, fact)
            return
        if fact is None:
            self.wanted = self._asked = self.found = None
            self._draw(None)
            return
        same = self.wanted is not None and (self.wanted.kind, self.wanted.fact.id) == (kind, fact.id)
        self._ask(self._again(self.wanted, fact) if self.wanted and same else Wanted(kind, fact, 0))

    def reload(self) -> None:
        """Ask again: reports may have come or changed."""
        if self.wanted is not None:
            self._ask(self._again(self.wanted, self.wanted.fact))

    def _again(self, wanted: Wanted, fact: Fact) -> Wanted:
        """The same once more. Who has gone to another report, or into the text, or has selected some of it, stays in
        that report; else the latest one is shown, as it says what the fact is now."""
        prose = next(iter(self.query(Prose)), None)  # none any more while the dashboard closes
        if self._asked is not None or self.found is None or self.found.report is None or prose is None:
            return wanted._replace(fact=fact)
        if not self.found.index and not prose.has_focus and prose.text_selection is None:
            return Wanted(wanted.kind, fact, 0)
        return Wanted(wanted.kind, fact, self.found.index, self.found.report.id)

    def step(self, reports: int) -> None:
        """Go to the next or previous report that tells the same."""
        if self.wanted is not None and self.found is not None and self.found.reports:
            index = (self.found.index + reports) % len(self.found.reports)
            if index != self.found.index:
                self._ask(Wanted(self.wanted.kind, self.wanted.fact, index))

    def action_open(self) -> None:
        """Open the whole report."""
        if self.wanted is not None:
            self.post_message(self.Opened(self.wanted))

    def _ask(self, wanted: Wanted) -> None:
        if self._asked is not None:
            self.asker.interrupt()
        self.wanted = self._asked = wanted
        self.run_worker(lambda: self._answer(wanted), thread=True, exclusive=True, exit_on_error=False, group="source")

    def _answer(self, wanted: Wanted) -> None:
        """Runs in a thread."""
        if self._asked is not wanted:
            return
        try:
            told = self._told(wanted, wanted.report_id)
            found = self.asker.ask(lambda lookup: evidence(lookup, told))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is wanted:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Answered(wanted, None))
        else:
            self.post_message(self.Answered(wanted, found))

    def on_source_pane_answered(self, message: Answered) -> None:
        """Draw what was found, unless something else is wanted by now."""
        if message.wanted is self._asked:
            self._asked = None
            self._draw(message.found)
            self.post_message(self.Read())

    def _draw(self, found: Evidence | None) -> None:
        before, self.found = self.found, found
        shown, self._shown = self._shown, self._what_is_shown(found)
        fact = fact_words(self.wanted.fact, self.today()) if self.wanted else ""
        if found is not None and found.disputed and self.wanted and self.wanted.kind != "dispute":
            fact = f"{fact} · ≠ disputed"
        self.query_one("#fact", Static).update(Content(fact))
        self._explain(found)
        report = found.report if found else None
        self.query_one("#report", Static).update(
            Content(report_words(report, of_several=self.of_several) if report else "")
        )
        several = found is not None and len(found.reports) > 1
        self.border_subtitle = Content(f"← {found.which_words} →").markup if found and several else ""
        if found is None or not found.reports:
            self.query_one("#prose", Prose).read("")
        elif before != found:
            self.query_one("#prose", Prose).read(*_excerpt(found), anew=shown != self._shown)

    def _what_is_shown(self, found: Evidence | None) -> tuple[object, ...]:
        """Which fact in which report."""
        report = found.report if found is not None else None
        return (self.wanted.kind, self.wanted.fact.id, report.id) if self.wanted and report else ()

    def _explain(self, found: Evidence | None) -> None:
        """The line is there only where there is something to say."""
        fact = self.wanted.fact if self.wanted else None
        words = ""
        if found is not None and isinstance(fact, EventRow | ProposalRow):
            words = reason_words(fact, found.why, self.today())
        reason = self.query_one("#reason", Static)
        reason.display = bool(words)
        reason.update(Content(words))


def _excerpt(found: Evidence) -> tuple[str, tuple[Span, ...]]:
    """The text around the first passage, cut at line ends where it is long."""
    if not found.passages or len(found.text) <= 2 * CONTEXT:
        return found.text, found.passages
    first, last = found.passages[0]
    start = max(0, found.text.rfind("\n", 0, max(0, first - CONTEXT)) + 1, first - 2 * CONTEXT)
    end = found.text.find("\n", last + CONTEXT)
    end = min(len(found.text) if end < 0 else end, last + 2 * CONTEXT)
    text = found.text[start:end]
    return text, tuple((a - start, b - start) for a, b in found.passages if a >= start and b <= end)
