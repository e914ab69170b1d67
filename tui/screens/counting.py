"""What the dashboard knows of the whole: how much there is, what of it is new, and which negotiations there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.widgets import Static

from store.errors import StoreError
from store.lookup import Counts, Lookup, NegotiationRow, News
from tui.hints import hint
from tui.messages import Trouble
from tui.screens.welcome import WELCOME
from tui.words import negotiation_name

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen


class Counted(Message):
    """How much there is now of the negotiation that is `shown` (an id, None for all), what of it is new, and which
    negotiations there are."""

    def __init__(self, shown: int | None, counts: Counts, news: News, negotiations: list[NegotiationRow]) -> None:
        super().__init__()
        self.shown, self.counts, self.news, self.negotiations = shown, counts, news, negotiations


class Counting:
    """Counts of one dashboard, asked for one after another however often they are wanted."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._under_way = self._again = False
        self.negotiations: list[NegotiationRow] = []
        self.began_empty: bool | None = None
        """Whether there was no report yet when it was counted first; None before that."""

    def count(self) -> None:
        """Ask how much there is of what is shown, and what of it is new."""
        if self._under_way:
            self._again = True
            return
        self._under_way = True
        self._dashboard.run_worker(self._ask, thread=True, exit_on_error=False, group="counts")

    def _ask(self) -> None:
        """Runs in a thread."""
        dashboard = self._dashboard
        wanted = dashboard.all_here()
        marking = dashboard.desk.marking and dashboard.as_of is None

        def question(lookup: Lookup) -> tuple[Counts, News, list[NegotiationRow]]:
            return lookup.counts(wanted), lookup.news(wanted) if marking else News(), lookup.negotiations()

        try:
            answer = dashboard.asker.ask(question)
        except StoreError as error:
            self._under_way = False
            dashboard.app.post_message(Trouble(str(error)))
        else:
            dashboard.post_message(Counted(wanted.negotiation, *answer))

    def show(self, message: Counted) -> None:
        """Show the counts; an empty store says what to do next."""
        self._under_way = False
        dashboard, counts = self._dashboard, message.counts
        if self.began_empty is None:
            self.began_empty = not counts.documents
        self.know(message.negotiations)
        if message.shown == dashboard.all_here().negotiation:
            dashboard.header.counts = counts
            dashboard.desk.show(message.news)
            dashboard.set_class(not counts.disputes, "-undisputed")
        empty = not message.negotiations and dashboard.as_of is None
        if empty and not dashboard.query("#welcome"):
            dashboard.mount(Static(hint(dashboard, WELCOME), id="welcome"), before=dashboard.overview)
        dashboard.set_class(empty, "-empty")
        dashboard.first_paint.look()
        if counts.documents and dashboard.focused is None:  # the first report has come
            dashboard.call_after_refresh(dashboard.panes.show_pane, dashboard.current)
        if self._again:
            self._again = False
            self.count()

    def filled(self) -> None:
        """The first reports are all in: lists in which nobody has moved open anew, at what comes next of them all."""
        if self.began_empty:
            self.began_empty = False
            for view in self._dashboard.lists:
                if not view.moved:
                    view.begin(view.wanted)

    # ------------------------------------------------------------ negotiations

    @property
    def shown(self) -> NegotiationRow | None:
        """The negotiation that is shown; without figures until the store has said how much there is of it."""
        standing = self._dashboard.standing
        number = standing.filter.negotiation
        if number is None:
            return None
        known = next((row for row in self.negotiations if row.id == number), None)
        return known or NegotiationRow(number, standing.negotiation_name, 0, 0, None)

    def know(self, negotiations: list[NegotiationRow]) -> None:
        """Which negotiations there are now; one that has lost its last report is left."""
        self.negotiations = negotiations
        dashboard, shown = self._dashboard, self.shown
        if shown is not None and shown not in negotiations and dashboard.as_of is None:
            dashboard.going.switch_to(None)
        else:
            self.say()

    def say(self) -> None:
        """Write in the header which negotiation is shown."""
        dashboard, shown, all_of_them = self._dashboard, self.shown, self.negotiations
        only = all_of_them[0] if len(all_of_them) == 1 else None
        of_several = shown is None and only is None
        if of_several != dashboard.source.of_several:
            dashboard.source.of_several = of_several
            dashboard.source.reload()
        for view in (dashboard.timeline, dashboard.proposals):
            view.tell_apart(shown is None and len(all_of_them) > 1)
        here = shown or only
        if here is not None:
            dashboard.header.negotiation = negotiation_name(here.name) if here.name or shown else ""
        else:
            dashboard.header.negotiation = f"all {len(all_of_them)} negotiations" if all_of_them else ""
