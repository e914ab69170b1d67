"""What the dashboard does with its panes: which one is in, what they are called, how large they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content

from tui.filter_words import common_words, own_words
from tui.panes.paged import PagedView
from tui.panes.prose import Prose
from tui.panes.sizes import show_sizes
from tui.panes.tabs import Tabs
from tui.remembered import Sizes
from tui.standing import Standing

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

List = PagedView[Any]

NARROW, BROAD = 100, 180
"""Cells of width below which one list is shown at a time, and from which the source stands beside the lists."""

LOW = 16
"""Lines of height below which there is room for one pane only."""


class Panes:
    """The panes of one dashboard. `current` is the list in which one is, or was before one went into the source."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self.lists: tuple[List, ...] = (
            dashboard.timeline, dashboard.proposals, dashboard.actors, dashboard.disputes,
        )  # fmt: skip
        self.tabs = Tabs(id="tabs")
        """Mounted once one list at a time is shown."""
        self.current: List = dashboard.timeline
        self.in_source = False
        """Whether one is in the source of what is selected there."""
        self.sizes = Sizes()
        self.zoomed = False
        """Whether the pane in which one is has all the room."""

    def view(self, pane: str) -> List:
        """The list of that id; the timeline, where there is none."""
        return next((view for view in self.lists if view.id == pane), self._dashboard.timeline)

    @property
    def prose(self) -> Prose:
        """The text of the source."""
        return self._dashboard.source.query_one(Prose)

    # ------------------------------------------------------------ where one stands

    def show(self, new: Standing, old: Standing) -> None:
        """Show the rows of another standing, each list at its place."""
        for view in self.lists:
            wanted, place = new.wanted(view.id or ""), new.places.get(view.id or "")
            if not view.is_mounted:
                view.wanted, view.begins_at = wanted, place
                continue
            same = wanted == view.wanted and new.as_of == old.as_of
            if same and (place is None or place == view.place):
                continue
            if place is None:
                view.begin(wanted)
            else:
                view.moved = view.moved or place.offset is None
                view.show(wanted, place)
            if new.as_of != old.as_of:
                view.refresh()  # the line of today is another
        if not self._dashboard.is_mounted:
            self.current = self.view(new.pane)
        elif (new.pane, new.in_source) != (old.pane, old.in_source):
            self.show_pane(self.view(new.pane))
            if new.in_source:
                self.show_pane(self.prose)

    # ------------------------------------------------------------ which pane

    def make_current(self, view: List) -> None:
        """A list has the focus: it decides what the source shows."""
        self.current, self.in_source = view, False
        for each in self.lists:
            each.set_class(each is view, "-current")
        dashboard = self._dashboard
        dashboard.query_one("#right").set_class(view is not dashboard.timeline, "-current")
        self.fit()
        dashboard.source.show(view.KIND, view.row)

    def enter_source(self) -> None:
        """The source of what is selected has the focus."""
        self.in_source = True
        self.fit()

    def show_pane(self, view: List | Prose) -> None:
        """Go to a list, or into the source."""
        if isinstance(view, PagedView):
            self.make_current(view)  # first, so that it is displayed and can take the focus
        else:
            self.enter_source()
        self._dashboard.set_focus(view)

    def step(self, panes: int) -> None:
        """Go round the panes."""
        dashboard = self._dashboard
        if dashboard.has_class("-empty"):
            return
        undisputed = dashboard.has_class("-undisputed")
        round_them: list[List | Prose] = [
            *(view for view in self.lists if view is not dashboard.disputes or not undisputed), self.prose,
        ]  # fmt: skip
        here = next(
            (at for at, pane in enumerate(round_them) if pane is dashboard.focused), round_them.index(self.current)
        )
        self.show_pane(round_them[(here + panes) % len(round_them)])

    # ------------------------------------------------------------ what they are called

    def name(self, view: List) -> None:
        """Write what a list shows, and how many rows it has, on its border and its tab."""
        dashboard = self._dashboard
        number = f" ({view.count:,})".replace(",", " ") if view.known else ""
        standing, wanted = dashboard.standing, view.wanted
        if view is dashboard.timeline:
            name = "Timeline"
        elif view is dashboard.proposals:
            name = "Pending proposals" if wanted.status else "Proposals" if wanted.statuses else "All proposals"
        else:
            name = "Actors" if view is dashboard.actors else "Disputed"
        common = common_words(wanted, standing.actor_name)
        narrowed = "".join(f" · {words}" for words in (common, own_words(wanted)) if words)
        view.border_title = Content(f"{name}{number}{narrowed}")
        self.tabs.name_tab(view.id or "", "" if view is dashboard.disputes and not view.count else f"{name}{number}")

    def name_all(self) -> None:
        """The same for every list."""
        for view in self.lists:
            self.name(view)

    # ------------------------------------------------------------ how large

    def foresee(self) -> None:
        """Before anything is there: the classes that Textual, and `fit`, would find out once all is there, and then
        style it anew."""
        dashboard = self._dashboard
        width, height = dashboard.app.size
        for size, points in ((width, dashboard.HORIZONTAL_BREAKPOINTS), (height, dashboard.VERTICAL_BREAKPOINTS)):
            reached = max((point for point in points if point[0] <= size), default=(0, ""))
            for point in points:
                dashboard.set_class(point == reached, point[1], update=False)
        for name, so in (
            ("-one", width < NARROW or height < LOW or self.zoomed), ("-alone", height < LOW or self.zoomed),
            ("-elsewhere", self.current is not dashboard.timeline),
        ):  # fmt: skip
            dashboard.set_class(so, name, update=False)

    def fit(self) -> None:
        """Lay out as much as the terminal has room for: one list at a time where it is narrow or low, then without the
        source, which has a tab of its own; or one pane alone, where it is zoomed."""
        dashboard, size = self._dashboard, self._dashboard.app.size
        alone = self.zoomed or size.height < LOW
        dashboard.set_class(alone or size.width < NARROW, "-one")
        dashboard.set_class(alone, "-alone")
        dashboard.set_class(self.in_source, "-in-source")
        dashboard.set_class(self.in_source or self.current is not dashboard.timeline, "-elsewhere")
        tabs = self.tabs
        if dashboard.has_class("-one") and not tabs.is_attached:
            dashboard.mount(tabs, after=dashboard.header)
        tabs.current = "source" if alone and self.in_source else self.current.id or ""
        tabs.zoomed = self.zoomed
        if dashboard.has_class("-empty"):
            return
        tabs.name_tab("source", "Source" if alone else "")

    def zoom(self, zoomed: bool) -> None:
        """Give the pane in which one is all the room, or its share."""
        self.zoomed = zoomed
        self.fit()

    def resize(self, sizes: Sizes) -> None:
        """Give the panes other sizes."""
        self.sizes = sizes
        show_sizes(self._dashboard, sizes)

    def standing(self, at: Standing) -> Standing:
        """Where one stands: with the list in which one is, and the places in all of them, as they are now."""
        places = {view.id or "": view.place for view in self.lists}
        return at._replace(pane=self.current.id or "", in_source=self.in_source, places=places, zoomed=self.zoomed)
