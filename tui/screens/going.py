"""What the dashboard does to go somewhere: to a row, a day, an actor, another negotiation, a day in the past, and back.

Each way makes a `Standing` from the one where one is, and hands it to `DashboardScreen.stand`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from store.lookup import EVERYTHING, ActorRow, FoundKind, NegotiationRow
from tui.standing import Place, Standing
from tui.way import Way

if TYPE_CHECKING:
    from tui.chosen import Chosen
    from tui.screens.dashboard import DashboardScreen


class Going:
    """The ways of one dashboard."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self.way = Way()
        self._left: dict[int | None, Mapping[str, Place]] = {}
        """Where one was in each negotiation when it was last shown."""

    @property
    def _standing(self) -> Standing:
        return self._dashboard.standing

    # ------------------------------------------------------------ back and forward

    def back(self) -> None:
        """To where one stood before the last jump."""
        self._retrace(self.way.back(self._standing))

    def forward(self) -> None:
        """To where one came back from."""
        self._retrace(self.way.forward(self._standing))

    def _retrace(self, standing: Standing | None) -> None:
        if standing is not None:
            self._dashboard.stand(standing, jump=False)
            self._dashboard.panes.zoom(standing.zoomed)

    # ------------------------------------------------------------ to a row

    def look_up(self, kind: str) -> None:
        """Open the look-up, and go to what is chosen."""
        from tui.lookup import LookUp

        dashboard = self._dashboard
        look_up = LookUp(dashboard.store, dashboard.today, kind, dashboard.all_here(), dashboard.as_of)
        dashboard.app.push_screen(look_up, self.to_chosen)

    def to_chosen(self, chosen: Chosen | None) -> None:
        """Go to what was chosen in the look-up."""
        if chosen is None:
            return
        if chosen.kind == "document":
            self.open_report("document", chosen.id)
        elif chosen.day is not None:
            self.to_day(chosen.day)
        elif chosen.actor is not None:
            self.to_actor(chosen.actor)
        elif chosen.kind == "place":
            self.to_place(chosen.place)
        elif chosen.kind == "proposal":
            self.to_entry("proposal", chosen.id, pending=chosen.pending)
        else:
            self.to_entry(chosen.kind, chosen.id)

    def to_day(self, day: date) -> None:
        """Go to the first event of a day, or the next one after it."""
        dashboard = self._dashboard
        dashboard.stand(self._standing.at("timeline"))
        dashboard.timeline.go_to_place(lambda lookup, wanted: lookup.timeline_index_of_day(day, wanted))

    def to_today(self) -> None:
        """Go to today, or to the day that is looked back at."""
        self.to_day(self._dashboard.today())

    def to_calendar(self) -> None:
        """Open the calendar."""
        from tui.screens.calendar import open_calendar

        open_calendar(self._dashboard)

    def to_actor(self, actor: ActorRow) -> None:
        """Go to an actor in its list, with what it takes part in in the others."""
        standing = self._standing
        only = standing._replace(filter=standing.filter._replace(actor=actor.id), actor_name=actor.name)
        self._dashboard.stand(only.at("actors", Place(actor.id)))

    def to_place(self, place: str) -> None:
        """Show only what happened at a place, and what is proposed to."""
        standing = self._standing.unnarrowed()
        self._dashboard.stand(standing._replace(filter=standing.filter._replace(place=place)).at("timeline"))

    def to_entry(self, kind: str, entry: int, *, pending: bool = False) -> None:
        """Go to an actor, an event, a proposal or a dispute in its list, where it is to be seen; to a proposal among
        all of them, unless it is known to be pending."""
        pane = {"event": "timeline", "proposal": "proposals", "actor": "actors", "dispute": "disputes"}.get(kind)
        if pane is None:
            return
        hiding = ("disputes",) if pane == "disputes" else ()  # no filter of the others hides a dispute
        standing = self._standing.unnarrowed(*hiding)
        if pane == "proposals" and not pending:
            standing = standing._replace(all_proposals=True)
        self._dashboard.stand(standing.at(pane, Place(entry)))

    def to_proposals(self) -> None:
        """Go to the proposals; from there, switch between the pending ones and all of them."""
        dashboard, standing = self._dashboard, self._standing
        if dashboard.focused is dashboard.proposals:  # `has_focus` comes a moment later: “pp” is quicker
            dashboard.stand(standing._replace(all_proposals=not standing.all_proposals))
        else:
            dashboard.panes.show_pane(dashboard.proposals)

    def open_report(self, kind: FoundKind | Any, fact_id: int, index: int = 0, report_id: int | None = None) -> None:
        """Open a report at the sentence of a fact: the `index`th that tells it, or the one of that id."""
        from tui.screens.report import ReportScreen

        dashboard = self._dashboard
        here = dashboard.all_here().negotiation
        report = ReportScreen(dashboard.store, dashboard.today, kind, fact_id, index, dashboard.as_of, report_id, here)
        dashboard.app.push_screen(report)

    # ------------------------------------------------------------ looking back

    def ask_as_of(self) -> None:
        """Ask for a day, and show all as it was known then; from there, back to now."""
        from tui.screens.as_of import AsOfScreen

        def asked(day: date | None) -> None:
            if day is not None:
                self.look_back(day)

        if self._dashboard.as_of is not None:
            self.look_back(None)
        else:
            self._dashboard.app.push_screen(AsOfScreen(self._dashboard.today()), asked)

    def look_back(self, day: date | None) -> None:
        """Show all as it was known at the end of a day, or as it is now; the cursors stay where they can."""
        self._dashboard.stand(self._standing._replace(as_of=day))

    # ------------------------------------------------------------ negotiations

    def ask_negotiation(self) -> None:
        """Ask which negotiation is to be shown."""
        from tui.screens.negotiations import NegotiationScreen, Shown

        def chosen(choice: Shown | None) -> None:
            if choice is not None:
                self.switch_to(choice.negotiation)

        counting = self._dashboard.counting
        self._dashboard.app.push_screen(NegotiationScreen(counting.negotiations, counting.shown), chosen)

    def switch_to(self, negotiation: NegotiationRow | None) -> None:
        """Show one negotiation, or all together, where one was when it was last shown."""
        standing = self._standing
        before, after = standing.filter.negotiation, negotiation.id if negotiation else None
        if before == after:
            return
        self._left[before] = (standing.before or standing).places
        everything = standing.unnarrowed()
        self._dashboard.stand(
            everything._replace(
                filter=everything.filter._replace(negotiation=after),
                negotiation_name=negotiation.name if negotiation else "",
                places=self._left.get(after, {}),
                view="",
            )
        )

    # ------------------------------------------------------------ the filter

    def unfilter(self) -> None:
        """Without what was typed to narrow the list; then back to everything, and to where one was before the filter;
        from there, from the past to now."""
        standing = self._standing
        own = standing.own.get(standing.pane, EVERYTHING)
        if own.words:
            self._dashboard.stand(standing._replace(own={**standing.own, standing.pane: own._replace(words="")}))
        elif standing.narrowed:
            self._dashboard.stand(standing.as_before())
        elif standing.as_of is not None:
            self.look_back(None)
