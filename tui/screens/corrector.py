"""What the dashboard does so that a person can correct what it shows: ask, write in a thread, say what was done."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from store.errors import ParleyError, StoreError
from store.lookup import ActorRow, CorrectionRow, DisputeRow, EventRow, Filter, ProposalRow
from tui.hints import hint
from tui.messages import Trouble
from tui.panes.facts import Fact

if TYPE_CHECKING:
    from tui.app import ParleyApp
    from tui.correcting import Said
    from tui.screens.dashboard import DashboardScreen

BUSY = "correcting"


class Corrector:
    """Corrections from one dashboard."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self.dashboard = dashboard

    @property
    def app(self) -> ParleyApp:
        """The app, which shows screens and notices."""
        return self.dashboard.app  # type: ignore[return-value]

    # ------------------------------------------------------------ correcting

    def ask_of_selected(self) -> None:
        """Ask what is to be corrected of what is selected."""
        self.ask(self.dashboard.current.row, self.dashboard.all_here())

    def ask(self, fact: Fact | None, wanted: Filter) -> None:
        """Ask what is to be corrected of a fact; `wanted` is the negotiation in which others are looked for."""
        if isinstance(fact, DisputeRow):
            self.app.tell("A dispute is what two sides say; it cannot be corrected.")
        elif fact is not None:
            self._in_thread(lambda: self._prepare(fact, wanted))

    def _prepare(self, fact: EventRow | ProposalRow | ActorRow, wanted: Filter) -> None:
        """Runs in a thread: what the dialog needs takes a fifth of a second to import."""
        from tui.screens.correct import CorrectScreen

        names: list[str] = []
        if isinstance(fact, ActorRow):
            names = self.dashboard.asker.ask(lambda lookup: lookup.names_of(fact.id))
        dashboard, asked_from = self.dashboard, self.app.screen

        def open_it() -> None:
            if self.app.screen is asked_from:  # the key may have been pressed twice
                dialog = CorrectScreen(dashboard.store, fact, names, dashboard.today, wanted)
                self.app.push_screen(dialog, self._said_or_not)

        self.app.call_from_thread(open_it)

    def _said_or_not(self, said: Said | None) -> None:
        if said is not None:
            self._in_thread(lambda: self._correct(said))

    def _correct(self, said: Said) -> None:
        """Runs in a thread."""
        from tui.correcting import correct

        rows = correct(self.dashboard.store, said)
        self.app.call_from_thread(self._corrected, rows)

    def _corrected(self, rows: list[CorrectionRow]) -> None:
        from tui.corrected_words import correction_words

        for row in rows:
            self.dashboard.doing.done(partial(self._undo, row.id))
            self.app.tell(f"{correction_words(row)} ({hint(self.dashboard, '{undo=u} takes it back')})")
        self.dashboard.reload()

    def _undo(self, number: int) -> None:
        """Runs in a thread."""
        from tui.correcting import take_back

        self._taken_back(take_back(self.dashboard.store, number))

    # ------------------------------------------------------------ the list

    def show_list(self) -> None:
        """List the corrections that stand."""
        self._in_thread(lambda: self.app.call_from_thread(self._list, self._rows()))

    def _rows(self) -> list[CorrectionRow]:
        from tui.screens.corrections import MOST_LINES

        kept_to = self.dashboard.kept_to
        wanted = Filter(negotiation=kept_to.id if kept_to else None)
        return self.dashboard.asker.ask(lambda lookup: lookup.corrections(limit=MOST_LINES, wanted=wanted))

    def _list(self, rows: list[CorrectionRow]) -> None:
        from tui.screens.corrections import CorrectionsScreen

        if self.app.screen is self.dashboard:
            self.app.push_screen(CorrectionsScreen(rows, self._take_back), self._go)

    def _take_back(self, number: int) -> None:
        self._in_thread(partial(self._undo, number))

    def _taken_back(self, taken: list[CorrectionRow]) -> None:
        """Runs in a thread."""
        from tui.corrected_words import correction_words
        from tui.screens.corrections import CorrectionsScreen

        rows = self._rows()

        def show() -> None:
            for row in taken:
                self.app.tell(f"Taken back: {correction_words(row)}")
            for screen in self.app.screen_stack:
                if isinstance(screen, CorrectionsScreen) and screen.is_mounted:
                    screen.show(rows)
            self.dashboard.reload()

        self.app.call_from_thread(show)

    def _go(self, row: CorrectionRow | None) -> None:
        """Go to what was corrected, where it is to be seen."""
        if row is not None and row.entry is not None:
            self.dashboard.going.to_entry(row.about, row.entry)

    # ------------------------------------------------------------ threads

    def _in_thread(self, work: Callable[[], object]) -> None:
        self.dashboard.run_worker(lambda: self._work(work), thread=True, exit_on_error=False, group="correcting")

    def _work(self, work: Callable[[], object]) -> None:
        """Runs in a thread."""
        self.app.call_from_thread(self._show_busy, BUSY)
        try:
            work()
        except StoreError as error:
            self.app.post_message(Trouble(str(error)))
        except ParleyError as error:
            self.app.call_from_thread(self.app.tell, str(error), wrong=True)
        finally:
            self.app.call_from_thread(self._show_busy, "")

    def _show_busy(self, words: str) -> None:
        self.dashboard.header.busy = words
