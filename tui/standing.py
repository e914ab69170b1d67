"""Where one stands in the dashboard, as one value: what is shown, of which day, and where in each list one is.

Everything that leads somewhere (a filter, a look-up, another negotiation, a day in the past, a view, coming back) makes
one of these and hands it to `DashboardScreen.stand`. Knows no widget.
"""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from store.lookup import EVERYTHING, Filter

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""Nothing by name."""

PENDING = "pending"
"""The status of proposals that wait for an answer: those that are shown unless one asks for all."""

LISTS = ("timeline", "proposals", "actors", "disputes")
"""The ids of the lists, in the order in which one goes round them."""


class Place(NamedTuple):
    """Where one is in a list: the row under the cursor, and how many lines it stands below the top (None: wherever it
    is seen well). `index` is where the row stood in its list, counted from 0: if it is gone, that is the nearest place.
    """

    row_id: int | None
    offset: int | None = None
    index: int | None = None  # type: ignore[assignment]  # not the method of tuples


class Standing(NamedTuple):
    """Where one stands.

    `filter` is what all lists are narrowed to: negotiation, actor, place, days. `own` is what a list is narrowed to
    besides, and how it is sorted, by its id: words, kinds, statuses, order. `actor_name` and `negotiation_name` are
    what the filter's actor and negotiation are called, to be shown at once. A list without a place opens as it comes.
    `in_source` says that one is in the source of what is selected in `pane`. `before` is where one was before the
    filter: that is where one comes back to without it. `view` is the name of the saved view that one stands on.
    `zoomed` says that the pane in which one is had all the room: only the way back and forward gives it that again.
    """

    filter: Filter = EVERYTHING
    own: Mapping[str, Filter] = NOTHING
    all_proposals: bool = False
    as_of: date | None = None
    pane: str = LISTS[0]
    in_source: bool = False
    places: Mapping[str, Place] = NOTHING
    actor_name: str = ""
    negotiation_name: str = ""
    before: "Standing | None" = None
    view: str = ""
    zoomed: bool = False

    def wanted(self, pane: str) -> Filter:
        """What a list is to show. Actors and disputes are those of the negotiation, whatever the rest."""
        own = self.own.get(pane, EVERYTHING)
        common = self.filter if pane in ("timeline", "proposals") else self.here
        status = PENDING if pane == "proposals" and not self.all_proposals and not own.statuses else None
        return common._replace(words=own.words, kinds=own.kinds, statuses=own.statuses, order=own.order, status=status)

    @property
    def here(self) -> Filter:
        """All that is known of the negotiation that is shown, or of all of them."""
        return Filter(negotiation=self.filter.negotiation)

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out, other negotiations and settled proposals aside."""
        return self.filter != self.here or any(_sorted(own) != own for own in self.own.values())

    @property
    def shows(self) -> tuple[object, ...]:
        """What is shown, wherever in it one is, and whichever day is looked back at."""
        own = {pane: own for pane, own in self.own.items() if own != EVERYTHING}
        return self.filter, own, self.all_proposals

    def at(self, pane: str, place: Place | None = None) -> Self:
        """The same, in a list; at a place in it, where one is given."""
        places = self.places if place is None else {**self.places, pane: place}
        return self._replace(pane=pane, in_source=False, places=places)

    def refined(self, pane: str, wanted: Filter) -> Self:
        """The same, with a list narrowed and sorted like this: its actor, days and negotiation go for all lists."""
        common = Filter(
            actor=wanted.actor, since=wanted.since, until=wanted.until, negotiation=wanted.negotiation,
            place=wanted.place,
        )  # fmt: skip
        own = Filter(words=wanted.words, kinds=wanted.kinds, statuses=wanted.statuses, order=wanted.order)
        return self._replace(filter=common, own={**self.own, pane: own})

    def in_negotiation(self, number: int | None, name: str = "") -> Self:
        """The same, of another negotiation or of all."""
        return self._replace(filter=self.filter._replace(negotiation=number), negotiation_name=name)

    def unnarrowed(self, *panes: str) -> Self:
        """Everything of the negotiation, sorted as now, in the list and at the places where one is now. Where `panes`
        are given: with only what narrows these lists alone taken away."""
        own = {pane: _sorted(own) if pane in panes or not panes else own for pane, own in self.own.items()}
        if panes:
            return self._replace(own=own)
        return self._replace(filter=self.here, own=own, actor_name="", before=None)

    def as_before(self) -> "Standing":
        """Everything of the negotiation, where one was before the filter; of the day and with the proposals as now."""
        before = self.before
        if before is None or before.here != self.here:
            return self.unnarrowed()
        return before._replace(as_of=self.as_of, all_proposals=self.all_proposals)

    def following(self, old: "Standing") -> "Standing":
        """The same, with what it owes to where one comes from: what was before the filter, and whether it is still the
        view that one stood on."""
        before = None
        if self.narrowed:
            before = self.before or (old.before if old.narrowed else old._replace(before=None))
        view = "" if self.view and self.view == old.view and self.shows != old.shows else self.view
        return self._replace(before=before, view=view)


BEGINNING = Standing()
"""Everything, in the timeline."""


def _sorted(own: Filter) -> Filter:
    return Filter(order=own.order)
