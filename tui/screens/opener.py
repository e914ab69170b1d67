"""What the dashboard does so that a proposal or an actor can be opened, and the ways from there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from store.lookup import ActorRow, ProposalRow
from tui.panes.paged import PagedView
from tui.standing import Place
from tui.words import short_day

if TYPE_CHECKING:
    from tui.panes.entries import Target
    from tui.screens.dashboard import DashboardScreen


class Opener:
    """Openings from one dashboard."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard

    @property
    def store(self) -> Path:
        """The store that is shown."""
        return self._dashboard.store

    @property
    def as_of(self) -> date | None:
        """The day that is looked back at."""
        return self._dashboard.as_of

    @property
    def as_of_words(self) -> str:
        """That day in words."""
        return short_day(self.as_of.isoformat()) if self.as_of else ""

    @property
    def negotiation(self) -> int | None:
        """The negotiation that is shown, None where all are."""
        return self._dashboard.all_here().negotiation

    @property
    def today(self) -> Callable[[], date]:
        """The day from which is counted."""
        return self._dashboard.today

    # ------------------------------------------------------------ opening

    def open_row(self, view: PagedView[Any], row: ProposalRow | ActorRow) -> None:
        """Open a row of a list: from there one goes on to the next of that list."""
        self._open("actor" if isinstance(row, ActorRow) else "proposal", row.id, view)

    def go(self, target: Target) -> None:
        """Go where a line leads."""
        from tui.panes.entries import ToEntry, ToList, ToSentence

        match target:
            case ToSentence(kind, fact_id, report):
                self._dashboard.going.open_report(kind, fact_id, report_id=report)
            case ToEntry(kind, entry_id):
                self._open(kind, entry_id)
            case ToList(pane, actor_id, name):
                self.only(actor_id, name, pane)

    def _open(self, kind: Literal["proposal", "actor"], entry_id: int, view: PagedView[Any] | None = None) -> None:
        from tui.screens.actor import ActorScreen
        from tui.screens.opened import Among
        from tui.screens.proposal import ProposalScreen

        among = Among(view.rows, view.wanted) if view is not None else None
        screen = ActorScreen if kind == "actor" else ProposalScreen
        self._dashboard.app.push_screen(screen(self, entry_id, among))

    # ------------------------------------------------------------ ways from there

    def only(self, actor_id: int, name: str, pane: str = "timeline") -> None:
        """Back in the dashboard, in a list, with only what an actor takes part in; of proposals the settled ones too,
        and of actors all, with the cursor on that one."""
        dashboard = self._dashboard
        while len(dashboard.app.screen_stack) > 1:
            dashboard.app.pop_screen()
        at = dashboard.standing
        narrowed = at._replace(filter=at.filter._replace(actor=actor_id), actor_name=name)
        narrowed = narrowed._replace(all_proposals=at.all_proposals or pane == "proposals")
        dashboard.stand(narrowed.at(pane, Place(actor_id) if pane == "actors" else None))

    def correct(self, row: ProposalRow | ActorRow | None) -> None:
        """Correct or confirm what is opened."""
        self._dashboard.corrector.ask(row, self._dashboard.all_here())

    def follow(self, row: ProposalRow | ActorRow | None) -> None:
        """Follow what is opened, or no more."""
        self._dashboard.follow_desk.toggle(row)

    def take_back(self) -> None:
        """Take back what was done last, as in the dashboard."""
        self._dashboard.doing.take_back()
