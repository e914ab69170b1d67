"""The main screen: the lists, the source of what is selected, and the ways between them."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.geometry import Size

from store.lookup import Filter, NegotiationRow
from tui.asking import Asker
from tui.filter_words import header_words
from tui.panes.actors import Actors
from tui.panes.disputes import Disputes
from tui.panes.header import Header
from tui.panes.keys import Keys
from tui.panes.overview import HIGH, Overview
from tui.panes.paged import PagedView
from tui.panes.proposals import Proposals
from tui.panes.source import SourcePane
from tui.panes.timeline import Timeline
from tui.screens.counting import Counting
from tui.screens.dashboard_messages import DashboardMessages
from tui.screens.doing import Doing
from tui.screens.first_paint import FirstPaint
from tui.screens.followdesk import FollowDesk
from tui.screens.going import Going
from tui.screens.newsdesk import NewsDesk
from tui.screens.panes import BROAD, NARROW, Panes
from tui.screens.viewing import Viewing
from tui.standing import Standing
from tui.words import short_day, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from tui.screens.corrector import Corrector
    from tui.screens.narrowing import Narrowing
    from tui.screens.opener import Opener
    from tui.screens.refiner import Refiner


AFTERWARDS = 0.05
"""Seconds by which the list in which one is, is asked before the others. From a commit to its repainted row it takes 50
ms at the median so, and 110 to 150 where all are asked at once (`tests/benchmarks/dashboard.py`)."""


class DashboardScreen(DashboardMessages):
    """Timeline, proposals, actors and disputes, with the source below.

    What the dashboard does is done in rooms, each an object made below that is given the dashboard: one for its panes,
    its ways, its saved views, what is new, what is corrected, and so on. A new room is one more: its keys go into
    `DashboardKeys`, each with an action that calls the room. A room that changes what is shown, or where one is, makes
    a new `Standing` from `standing` and hands it to `stand`; it never tells the lists itself, so that the way back, the
    views and coming back know of it.
    """

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide"), (BROAD, "-broad")]  # noqa: RUF012 (as Screen declares it)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (HIGH, "-high")]  # noqa: RUF012 (as Screen declares it)
    AUTO_FOCUS: ClassVar[str | None] = "#timeline"

    def __init__(
        self, store: Path, following: Path | None, today: Callable[[], date], asker: Asker | None = None
    ) -> None:
        super().__init__()
        self.store = store
        self.on_the_wall = today
        self._at = Standing()
        self.kept_to: NegotiationRow | None = None
        """The only negotiation that may be seen, where one is kept to."""
        self.asker = asker or Asker(store)
        self.asker.as_of = lambda: self.as_of
        self.header = Header(store, following)
        self.timeline = Timeline(self._new_asker(), self.today)
        self.overview = Overview(self.timeline, self.today)
        self.proposals = Proposals(self._new_asker(), self.today)
        self.actors = Actors(self._new_asker(), self.today)
        self.disputes = Disputes(self._new_asker())
        self.source = SourcePane(self._new_asker(), self.today, lambda: self.all_here().negotiation)
        self.first_paint = FirstPaint(self)
        self.rest_waits = False
        """Whether all but the list in which one is are still to be asked again."""
        self.panes = Panes(self)
        self.counting = Counting(self)
        self.going = Going(self)
        self.doing = Doing(self)
        self.desk = NewsDesk(self)
        self.viewing = Viewing(self)
        self.follow_desk = FollowDesk(self)

    # Rooms that nobody needs before a key is pressed are made when they are entered.

    @cached_property
    def refiner(self) -> Refiner:
        """What asks for a filter."""
        from tui.screens.refiner import Refiner

        return Refiner(self)

    @cached_property
    def narrowing(self) -> Narrowing:
        """What narrows a list as one types."""
        from tui.screens.narrowing import Narrowing

        return Narrowing(self)

    @cached_property
    def corrector(self) -> Corrector:
        """What asks for a correction."""
        from tui.screens.corrector import Corrector

        return Corrector(self)

    @cached_property
    def opener(self) -> Opener:
        """What opens a proposal or an actor."""
        from tui.screens.opener import Opener

        return Opener(self)

    def _new_asker(self) -> Asker:
        return Asker(self.store, lambda: self.as_of, self.asker)

    def compose(self) -> ComposeResult:
        """The panes."""
        # Textual finds it out once all is there, and would then style it anew.
        self.panes.foresee()
        self.current.add_class("-current")
        self.first_paint.wait()
        yield self.header
        if self.has_class("-one"):
            yield self.panes.tabs
        yield self.overview
        with Vertical(id="panes"):
            with Horizontal(id="lists"):
                yield self.timeline
                with Vertical(id="right"):
                    yield self.proposals
                    yield self.actors
                    yield self.disputes
            yield self.source
        yield Keys()

    def on_mount(self) -> None:
        """Name the panes, and count."""
        self._say_standing()
        self.count()
        if self.current is not self.timeline:
            self.call_after_refresh(self.panes.show_pane, self.current)

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        """What Textual calls to lay all out. One layout gives the panes their sizes; the next is that of the paint."""
        sized = bool(self.outer_size) and size in (None, self.outer_size)
        if not (sized and self.first_paint.waits):
            super()._refresh_layout(size, scroll)

    def _compositor_refresh(self) -> None:
        """What Textual calls for each paint."""
        if not self.first_paint.waits:
            super()._compositor_refresh()

    def on_unmount(self) -> None:
        """Close the connections."""
        for asker in (self.asker, self.source.asker, self.follow_desk.asker, *(view.asker for view in self.lists)):
            asker.close()

    # ------------------------------------------------------------ where one stands

    @property
    def standing(self) -> Standing:
        """Where one stands now, with the places in the lists as they are."""
        return self.panes.standing(self._at)

    def stand(self, standing: Standing, *, jump: bool = True) -> None:
        """Show what this says, and be where it says: the one way by which that changes.

        A `jump` is a step of the way that can be gone back; what changes as one types is none. Make the new standing
        with `replace` from `standing`, or with its methods. Works before the start, too.
        """
        old = self.standing
        new = standing.following(old)
        if self.kept_to is not None:
            new = new.in_negotiation(self.kept_to.id, self.kept_to.name)
        if jump:
            self.going.way.leave(old)
        self._at = new
        self.panes.show(new, old)
        if self.is_mounted:
            self._say_standing()
            if (new.as_of, new.here) != (old.as_of, old.here):
                self.source.reload()
                self.count()

    def name_view(self, name: str) -> None:
        """One stands on the saved view of that name now; on none, where there is none."""
        self._at = self._at._replace(view=name)
        self._say_standing()

    def keep_to(self, negotiation: NegotiationRow) -> None:
        """Show one negotiation and no other, whatever is asked for: before the start."""
        self.kept_to = negotiation
        self.stand(self._at, jump=False)

    def _say_standing(self) -> None:
        """Write in the header and on the lists what is shown."""
        at = self._at
        self.header.as_of = short_day(at.as_of.isoformat()) if at.as_of else ""
        self.header.only = header_words(at)
        self.header.view = shown(at.view)
        self.panes.name_all()
        self.counting.say()

    @property
    def as_of(self) -> date | None:
        """The day that is looked back at; None for now."""
        return self._at.as_of

    def today(self) -> date:
        """The day from which is counted: the one that is looked back at, or the one on the wall."""
        return self.as_of or self.on_the_wall()

    def all_here(self) -> Filter:
        """All that is known of the negotiation that is shown, or of all of them."""
        return self._at.here

    @property
    def negotiation(self) -> NegotiationRow | None:
        """The negotiation that is shown; None for all together."""
        return self.counting.shown

    @property
    def lists(self) -> tuple[PagedView[Any], ...]:
        """The lists, in the order in which one goes round them."""
        return self.panes.lists

    @property
    def current(self) -> PagedView[Any]:
        """The list in which one is, or was before one went into the source."""
        return self.panes.current

    # ------------------------------------------------------------ live

    def reload(self) -> None:
        """The store has changed: ask again for what is shown, first for the list in which one is."""
        self.current.reload()
        if not self.rest_waits:
            self.rest_waits = True
            self.set_timer(AFTERWARDS, self._reload_the_rest)

    def _reload_the_rest(self) -> None:
        self.rest_waits = False
        for view in self.lists:
            if view is not self.current:
                view.reload()
        self.source.reload()
        self.count()
        self.follow_desk.look()

    def new_day(self) -> None:
        """The day has turned: what is counted from today is written anew."""
        for view in self.lists:
            view.reload()
            view.refresh()
        self.overview.count()
        self.count()
        self.header.refresh()
        self.follow_desk.look()

    def count(self) -> None:
        """Ask how much there is of what is shown, and what of it is new."""
        self.counting.count()

    # ------------------------------------------------------------ panes

    def on_resize(self) -> None:
        """Others fit now."""
        self.panes.fit()
        if "narrowing" in vars(self):  # the line has been there
            self.call_after_refresh(self.narrowing.lay)
