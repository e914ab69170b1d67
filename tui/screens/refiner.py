"""What the dashboard does to filter and sort its lists."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from store.lookup import EVERYTHING, ActorRow, Filter
from tui.standing import PENDING

if TYPE_CHECKING:
    from tui.refining import Refined
    from tui.screens.dashboard import DashboardScreen


class Refiner:
    """The filter of one dashboard. Actor, days and negotiation are those of all lists; each list has kinds,
    statuses and an order of its own."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard

    def ask(self) -> None:
        """Ask what the list in which one is, is to be narrowed to, and how it is to be sorted; the selected actor is
        offered where one is in their list."""
        from tui.refining import Refined
        from tui.screens.refine import RefineScreen

        dashboard, standing = self._dashboard, self._dashboard.standing
        pane = standing.pane
        own, common = standing.own.get(pane, EVERYTHING), standing.filter
        statuses = own.statuses or ((PENDING,) if pane == "proposals" and not standing.all_proposals else ())
        refined = Refined(
            common._replace(kinds=own.kinds, statuses=statuses, order=own.order, words=own.words),
            standing.actor_name,
            standing.negotiation_name,
        )
        selected = dashboard.current.row
        if isinstance(selected, ActorRow) and common.actor is None:
            refined = replace(refined, filter=refined.filter._replace(actor=selected.id), actor=selected.name)
        usual = Filter(statuses=(PENDING,)) if pane == "proposals" else Filter()
        screen = RefineScreen(dashboard.store, dashboard.current.KIND, refined, dashboard.today, dashboard.as_of, usual,
                              of_one=dashboard.kept_to is not None)  # fmt: skip

        def chosen(choice: Refined | None) -> None:
            if choice is not None:
                self.take(pane, choice)

        dashboard.app.push_screen(screen, chosen)

    def take(self, pane: str, refined: Refined) -> None:
        """Narrow and sort so; in `pane` what is a list's own."""
        standing, wanted = self._dashboard.standing, refined.filter
        all_proposals = standing.all_proposals
        if pane == "proposals" and set(wanted.statuses) <= {PENDING}:
            all_proposals = not wanted.statuses
            wanted = wanted._replace(statuses=())
        new = standing.refined(pane, wanted)._replace(
            all_proposals=all_proposals,
            actor_name=refined.actor,
            negotiation_name=refined.negotiation,
        )
        if wanted.order != standing.own.get(pane, EVERYTHING).order:  # who sorts anew wants to see what comes first
            new = new._replace(places={each: place for each, place in new.places.items() if each != pane})
        if new.shows != standing.shows:
            self._dashboard.stand(new)

    def only(self, actor: ActorRow) -> None:
        """Only what an actor, or those of its side, take part in; again: what anybody does."""
        standing = self._dashboard.standing
        if standing.filter.actor != actor.id:
            new = standing._replace(filter=standing.filter._replace(actor=actor.id), actor_name=actor.name)
        else:
            new = standing._replace(filter=standing.filter._replace(actor=None), actor_name="")
            if not new.narrowed:
                before = standing.as_before()
                new = before.at(standing.pane, standing.places.get(standing.pane))
        self._dashboard.stand(new)
