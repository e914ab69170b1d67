"""The main screen: the lists, the source of what is selected, and the ways between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from store.errors import StoreError
from store.lookup import (
    ActorRow,
    Counts,
    Filter,
    FoundKind,
    Lookup,
    NegotiationRow,
    News,
)
from tui.asking import Asker
from tui.hints import hint
from tui.lookup import Chosen, LookUp
from tui.messages import Trouble
from tui.panes.actors import Actors
from tui.panes.disputes import Disputes
from tui.panes.header import Header
from tui.panes.keys import Keys
from tui.panes.paged import PagedView, Place
from tui.panes.proposals import PENDING, Proposals
from tui.panes.prose import Prose
from tui.panes.sizes import SIZE_KEYS, show_sizes
from tui.panes.source import SourcePane
from tui.panes.tabs import Tabs
from tui.panes.timeline import Timeline
from tui.remembered import Sizes
from tui.screens.as_of import AsOfScreen
from tui.screens.corrector import Corrector
from tui.screens.doing import Doing
from tui.screens.negotiations import NegotiationScreen, Shown
from tui.screens.newsdesk import NewsDesk
from tui.screens.report import ReportScreen
from tui.screens.welcome import WELCOME
from tui.words import negotiation_name, short_day, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PANES = Binding.Group("The next or the previous pane")

_REPORTS = Binding.Group("The next or the previous report of the same")

NARROW = 100
"""Cells of width below which one list is shown at a time."""


class DashboardScreen(Screen[None]):
    """Timeline, proposals, actors and disputes, with the source below."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (as Screen declares it)
    AUTO_FOCUS: ClassVar[str | None] = "#timeline"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "look_up", "look up", id="look_up", tooltip="Look up anything as you type"),
        Binding("a", "look_up('actor')", "actor", id="look_up_actor", tooltip="Look up an actor"),
        Binding("d", "look_up('date')", "date", id="go_to_date", tooltip="Go to a day: june 2, next monday, q3"),
        Binding("p", "proposals", "proposals", id="proposals", tooltip="Proposals; again: pending or all of them"),
        Binding("r", "filter", "filter", id="filter", tooltip="Only what an actor takes part in; again: everything"),
        Binding("n", "new", "new", id="new", tooltip="What is new, in words"),
        Binding("e", "correct", "correct", id="correct", tooltip="Correct or confirm what is selected"),
        Binding("s", "switch", "switch", id="switch", tooltip="Another negotiation, or all together"),
        Binding("w", "as_of", "as of", show=False, id="as_of", tooltip="As it was known on a past day; again: now"),
        Binding("i", "app.import", "import", id="import", tooltip="Import a report or a folder"),
        Binding("tab", "next_pane(1)", "next pane", show=False, group=_PANES, id="pane.next"),
        Binding("shift+tab", "next_pane(-1)", "previous pane", show=False, group=_PANES, id="pane.previous"),
        Binding("right", "other_report(1)", "next report of the same", show=False, group=_REPORTS, id="source.next"),
        Binding(
            "left", "other_report(-1)", "previous report of the same", show=False, group=_REPORTS, id="source.previous"
        ),
        Binding("c", "corrections", "corrections", show=False, id="corrections", tooltip="What was corrected"),
        Binding("u", "undo", "undo", show=False, id="undo", tooltip="Take back the last look, or the last correction"),
        Binding("t", "today", "today", show=False, id="today"),
        Binding("escape", "unfilter", "clear the filter", show=False, id="unfilter"),
        *SIZE_KEYS,
    ]

    class Counted(Message):
        """How much there is now of the negotiation that is `shown` (an id, None for all), what of it is new, and which
        negotiations there are."""

        def __init__(self, shown: int | None, counts: Counts, news: News, negotiations: list[NegotiationRow]) -> None:
            super().__init__()
            self.shown, self.counts, self.news, self.negotiations = shown, counts, news, negotiations

    def __init__(self, store: Path, following: Path | None, today: Callable[[], date]) -> None:
        super().__init__()
        self.store = store
        self.as_of: date | None = None
        self.on_the_wall = today
        self.asker = self._new_asker()
        self.header = Header(store, following)
        self.kept = False
        """Whether one stays with the negotiation that is shown, whatever becomes of it."""
        self.timeline = Timeline(self._new_asker(), self.today)
        self.proposals = Proposals(self._new_asker(), self.today)
        self.actors = Actors(self._new_asker())
        self.disputes = Disputes(self._new_asker())
        self.source = SourcePane(self._new_asker(), self.today)
        self.lists: tuple[PagedView[Any], ...] = (self.timeline, self.proposals, self.actors, self.disputes)
        self.current: PagedView[Any] = self.timeline
        self.filtered_by: ActorRow | None = None
        self._before_filter: tuple[PagedView[Any], dict[str, Place]] | None = None
        self._counting = self._count_again = False
        self.negotiations: list[NegotiationRow] = []
        self.negotiation: NegotiationRow | None = None
        self._places: dict[int | None, dict[str, Place]] = {}
        self.painted = Event()
        """Whether all has been painted once; what is not needed for that waits for it."""
        self.sizes = Sizes()
        self._first_pane: PagedView[Any] = self.timeline
        self.corrector = Corrector(self)
        self.doing = Doing(self)
        self.desk = NewsDesk(self)

    def today(self) -> date:
        """The day from which is counted: the one that is looked back at, or the one on the wall."""
        return self.as_of or self.on_the_wall()

    def _new_asker(self) -> Asker:
        return Asker(self.store, lambda: self.as_of)

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self.header
        yield Tabs(id="tabs")
        yield Static(hint(self, WELCOME), id="welcome")
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
        self.timeline.add_class("-current")
        for view in self.lists:
            self._title(view)
        self.count()
        if self._first_pane is not self.timeline:
            self.call_after_refresh(self._show_pane, self._first_pane)

    def on_unmount(self) -> None:
        """Close the connections."""
        self.painted.set()
        for asker in (self.asker, self.source.asker, *(view.asker for view in self.lists)):
            asker.close()

    # ------------------------------------------------------------ live

    def reload(self) -> None:
        """The store has changed: ask again for what is shown."""
        for view in self.lists:
            view.reload()
        self.source.reload()
        self.count()

    def new_day(self) -> None:
        """The day has turned: what is counted from today is written anew."""
        for view in self.lists:
            view.reload()
            view.refresh()
        self.count()

    def count(self) -> None:
        """Ask how much there is of what is shown, and what of it is new; as often as asked, one after another."""
        if self._counting:
            self._count_again = True
            return
        self._counting = True
        self.run_worker(self._ask_counts, thread=True, exit_on_error=False, group="counts")

    def _ask_counts(self) -> None:
        """Runs in a thread."""
        wanted = self.all_here()
        marking = self.desk.marking and self.as_of is None

        def question(lookup: Lookup) -> tuple[Counts, News, list[NegotiationRow]]:
            return lookup.counts(wanted), lookup.news(wanted) if marking else News(), lookup.negotiations()

        try:
            answer = self.asker.ask(question)
        except StoreError as error:
            self._counting = False
            self.app.post_message(Trouble(str(error)))
        else:
            self.post_message(self.Counted(wanted.negotiation, *answer))

    def on_dashboard_screen_counted(self, message: DashboardScreen.Counted) -> None:
        """Show the counts; an empty store says what to do next."""
        self._counting = False
        counts = message.counts
        self._know(message.negotiations)
        if message.shown == self.all_here().negotiation:
            self.header.counts = counts
            self.desk.show(message.news)
            self.set_class(not counts.disputes, "-undisputed")
        self.set_class(not message.negotiations and self.as_of is None, "-empty")
        self._look_whether_all_is_there()
        if counts.documents and self.focused is None:  # the first report has come
            self.call_after_refresh(self._show_pane, self.current)
        if self._count_again:
            self._count_again = False
            self.count()

    # ------------------------------------------------------------ panes

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The list that has the focus decides what the source shows."""
        if isinstance(event.widget, PagedView) and event.widget.has_focus:  # it may have moved on by now
            self._make_current(event.widget)

    def _make_current(self, view: PagedView[Any]) -> None:
        self.current = view
        for each in self.lists:
            each.set_class(each is view, "-current")
        self.query_one("#right").set_class(view is not self.timeline, "-current")
        self.query_one(Tabs).current = view.id or ""
        self.source.show(view.KIND, view.row)

    def _show_pane(self, view: PagedView[Any] | Prose) -> None:
        if isinstance(view, PagedView):
            self._make_current(view)  # first, so that it is displayed and can take the focus
        self.set_focus(view)

    def action_show_pane(self, pane: str) -> None:
        """Go to a list."""
        self._show_pane(next(view for view in self.lists if view.id == pane))

    def action_next_pane(self, step: int) -> None:
        """Go round the panes."""
        if self.has_class("-empty"):
            return
        panes: list[PagedView[Any] | Prose] = [
            *(view for view in self.lists if view is not self.disputes or not self.has_class("-undisputed")),
            self.source.query_one(Prose),
        ]
        here = next((at for at, pane in enumerate(panes) if pane.has_focus), panes.index(self.current))
        self._show_pane(panes[(here + step) % len(panes)])

    def on_paged_view_highlighted(self, message: PagedView.Highlighted) -> None:
        """Show the source of what the cursor stands on."""
        if message.view is self.current:
            self.source.show(message.view.KIND, message.row)

    def on_paged_view_counted(self, message: PagedView.Counted) -> None:
        """Write the number of rows in the title."""
        self._title(message.view)
        self._look_whether_all_is_there()

    def _look_whether_all_is_there(self) -> None:
        """Once each list and the header have been answered, the next paint is the first full one."""
        if not self.painted.is_set() and self.header.counts and all(view.known for view in self.lists):
            self.call_after_refresh(self.painted.set)

    def _title(self, view: PagedView[Any]) -> None:
        number = f" ({view.count:,})".replace(",", " ") if view.known else ""
        narrowed = f" · {shown(self.filtered_by.name)}" if self.filtered_by else ""
        if view is self.timeline:
            name = "Timeline"
        elif view is self.proposals:
            name = "Pending proposals" if self.proposals.wanted.status else "All proposals"
        else:
            name, narrowed = ("Actors" if view is self.actors else "Disputed"), ""
        view.border_title = Content(f"{name}{number}{narrowed}")
        self.query_one(Tabs).name_tab(
            view.id or "", "" if view is self.disputes and not view.count else f"{name}{number}"
        )

    def action_other_report(self, step: int) -> None:
        """Show the fact in another of the reports that tell it."""
        self.source.step(step)

    # ------------------------------------------------------------ sizes, and coming back

    def resize_panes(self, sizes: Sizes) -> None:
        """Give the panes other sizes."""
        self.sizes = sizes
        show_sizes(self, sizes)

    def action_size(self, timeline: int, source: int) -> None:
        """Make the timeline wider or narrower, the source taller or lower."""
        self.resize_panes(self.sizes.stepped(timeline, source))

    def action_usual_sizes(self) -> None:
        """The sizes as they come."""
        self.resize_panes(Sizes())

    def begin_at(self, places: Mapping[str, Place], pane: str, *, all_proposals: bool) -> None:
        """Where the lists are to begin, and in which of them one is: before anything is shown."""
        here = self.all_here()
        for view in self.lists:
            view.wanted = replace(here, status=view.wanted.status)
            view.begins_at = places.get(view.id or "")
            self._first_pane = view if view.id == pane else self._first_pane
        if all_proposals:
            self.proposals.wanted = here

    @property
    def unfiltered(self) -> tuple[PagedView[Any], dict[str, Place]]:
        """In which list one is, and where in each: without a filter, or before it."""
        return self._before_filter or (self.current, {view.id or "": view.place for view in self.lists})

    # ------------------------------------------------------------ opening

    def on_paged_view_opened(self, message: PagedView.Opened) -> None:
        """Open the report; an actor narrows the lists to what it takes part in. Either way it has been looked at."""
        self.desk.looked_at_fact(message.view.KIND, message.row.id)
        if isinstance(message.row, ActorRow):
            self.filter_by(message.row)
        else:
            self.open_report(message.view.KIND, message.row.id, self.source.wanted.index if self.source.wanted else 0)

    def on_source_pane_opened(self, message: SourcePane.Opened) -> None:
        """Open the report that the source is from."""
        self.desk.looked_at_fact(message.wanted.kind, message.wanted.fact.id)
        self.open_report(message.wanted.kind, message.wanted.fact.id, message.wanted.index)

    def open_report(self, kind: FoundKind | Any, fact_id: int, index: int = 0, report_id: int | None = None) -> None:
        """Open a report at the sentence of a fact: the `index`th that tells it, or the one of that id."""
        self.app.push_screen(ReportScreen(self.store, kind, fact_id, index, self.as_of, report_id))

    # ------------------------------------------------------------ looking up

    def action_look_up(self, kind: str = "") -> None:
        """Open the look-up."""
        self.app.push_screen(LookUp(self.store, self.today, kind, self.all_here(), self.as_of), self.go)

    def go(self, chosen: Chosen | None) -> None:
        """Go to what was chosen in the look-up."""
        match chosen:
            case None:
                return
            case Chosen(kind="document", id=document_id):
                self.open_report("document", document_id)
            case Chosen(kind="date", day=date() as day):
                self._show_pane(self.timeline)
                self.timeline.go_to_place(lambda lookup, wanted: lookup.timeline_index_of_day(day, wanted))
            case Chosen(kind="actor", actor=ActorRow() as actor):
                self._show_pane(self.actors)
                self.filter_by(actor)
                self.actors.go_to(actor.id)
            case Chosen(kind="event", id=event_id):
                self._everything()
                self._show_pane(self.timeline)
                self.timeline.go_to(event_id)
            case Chosen(kind="proposal", id=proposal_id):
                self._everything()
                if not chosen.pending:
                    self.proposals.wanted = self.all_here()
                self._show_pane(self.proposals)
                self.proposals.go_to(proposal_id)

    def action_today(self) -> None:
        """Go to today in the timeline."""
        self.go(Chosen("date", 0, day=self.today()))

    def action_proposals(self) -> None:
        """Go to the proposals; from there, switch between the pending ones and all of them."""
        if self.current is self.proposals and self.proposals.has_focus:
            status = None if self.proposals.wanted.status else PENDING.status
            self.proposals.show(replace(self.proposals.wanted, status=status))
        else:
            self._show_pane(self.proposals)

    # ------------------------------------------------------------ looking back

    def action_as_of(self) -> None:
        """Ask for a day, and show all as it was known then; from there, back to now."""
        if self.as_of is not None:
            self.look_back(None)
        else:
            self.app.push_screen(AsOfScreen(self.today()), self._look_back_at)

    def _look_back_at(self, day: date | None) -> None:
        if day is not None:
            self.look_back(day)

    def look_back(self, day: date | None) -> None:
        """Show all as it was known at the end of a day, or as it is now; the cursors stay where they can."""
        self.as_of = day
        self.header.as_of = short_day(day.isoformat()) if day else ""
        for view in self.lists:
            view.show(view.wanted)
            view.refresh()
        self.source.reload()
        self.count()

    # ------------------------------------------------------------ what is new, and undoing

    def action_new(self) -> None:
        """List what is new."""
        self.desk.open_list()

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.doing.take_back()

    # ------------------------------------------------------------ corrections

    def action_correct(self) -> None:
        """Correct or confirm what is selected."""
        self.corrector.ask(self.current.row, self.all_here())

    def action_corrections(self) -> None:
        """List what was corrected."""
        self.corrector.show_list()

    def go_to_entry(self, kind: str, entry: int) -> None:
        """Go to an actor, an event, a proposal or a dispute in its list, where it is to be seen."""
        if kind == "actor":
            self._everything()
            self._show_pane(self.actors)
            self.actors.go_to(entry)
        elif kind == "dispute":
            self._show_pane(self.disputes)
            self.disputes.go_to(entry)
        elif kind in ("event", "proposal"):
            self.go(Chosen("event" if kind == "event" else "proposal", entry))

    # ------------------------------------------------------------ negotiations

    def all_here(self) -> Filter:
        """All that is known of the negotiation that is shown, or of all of them."""
        return Filter(negotiation=self.negotiation.id) if self.negotiation else Filter()

    def _know(self, negotiations: list[NegotiationRow]) -> None:
        """Which negotiations there are now; one that has lost its last report is left."""
        self.negotiations = negotiations
        if self.negotiation is not None:
            now = next((row for row in negotiations if row.id == self.negotiation.id), None)
            if now is not None:
                self.negotiation = now
            elif self.as_of is None and not self.kept:
                self.switch_to(None)
        only = negotiations[0] if len(negotiations) == 1 else None
        self.source.of_several = self.negotiation is None and only is None
        here = self.negotiation or only
        if here is not None:
            self.header.negotiation = negotiation_name(here.name) if here.name or self.negotiation else ""
        else:
            self.header.negotiation = f"all {len(negotiations)} negotiations" if negotiations else ""

    def action_switch(self) -> None:
        """Ask which negotiation is to be shown."""

        def chosen(choice: Shown | None) -> None:
            if choice is not None:
                self.switch_to(choice.negotiation)

        self.app.push_screen(NegotiationScreen(self.negotiations, self.negotiation), chosen)

    def switch_to(self, negotiation: NegotiationRow | None) -> None:
        """Show one negotiation, or all together, where one was when it was last shown."""
        before = self.negotiation.id if self.negotiation else None
        after = negotiation.id if negotiation else None
        if before == after:
            return
        if self._before_filter is None:
            self._places[before] = {view.id or "": view.place for view in self.lists}
        self.negotiation = negotiation
        self.filtered_by = self._before_filter = None
        self._show_filter()
        here = self.all_here()
        for view in self.lists:
            view.cursor_id = None
            wanted = replace(here, status=view.wanted.status)
            view.show(wanted, self._places.get(after, {}).get(view.id or ""))
        self._know(self.negotiations)
        self.source.reload()
        self.count()

    # ------------------------------------------------------------ filter

    def action_filter(self) -> None:
        """Narrow the lists to the selected actor, or to one that is looked up; again: to nothing."""
        if self.filtered_by is not None:
            self.action_unfilter()
        elif self.current is self.actors and self.actors.row is not None:
            self.filter_by(self.actors.row)
        else:
            self.action_look_up("actor")

    def filter_by(self, actor: ActorRow) -> None:
        """Show only what an actor, or those of its side, take part in."""
        if self._before_filter is None:
            self._before_filter = (self.current, {view.id or "": view.place for view in self.lists})
        self.filtered_by = actor
        self.timeline.show(replace(self.all_here(), actor=actor.id))
        self.proposals.show(replace(self.proposals.wanted, actor=actor.id))
        self._show_filter()
        if self.has_class("-narrow"):
            self._show_pane(self.timeline)

    def _show_filter(self) -> None:
        self.header.only = shown(self.filtered_by.name) if self.filtered_by else ""
        for view in self.lists:
            self._title(view)

    def _everything(self) -> None:
        """No filter any more; without going back to where one was."""
        if self.filtered_by is not None:
            self.filtered_by = self._before_filter = None
            self._show_filter()
            self.timeline.wanted = self.all_here()
            self.proposals.show(replace(self.proposals.wanted, actor=None))

    def action_unfilter(self) -> None:
        """Back to everything, and to where one was before."""
        if self._before_filter is None:
            if self.as_of is not None:
                self.look_back(None)
            return
        current, places = self._before_filter
        self.filtered_by = self._before_filter = None
        self._show_filter()
        self.timeline.show(self.all_here(), places["timeline"])
        self.proposals.show(replace(self.proposals.wanted, actor=None), places["proposals"])
        self.actors.show(self.all_here(), places["actors"])
        self._show_pane(current)
