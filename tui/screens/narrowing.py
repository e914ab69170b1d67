"""What the dashboard does as one types to narrow a list, or to find something in the source."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from store.lookup import EVERYTHING
from tui.panes.narrow import Narrow
from tui.panes.paged import PagedView
from tui.panes.prose import Prose
from tui.panes.tabs import Tabs
from tui.screens.text_finding import find, find_on, open_finding, stop_finding
from tui.standing import Place, Standing

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

PROMPTS = {
    "timeline": "what happened, where, with whom",
    "proposals": "what is proposed, where, by whom",
    "actors": "a name, a side, an office",
    "disputes": "a matter, a side",
}
"""What can be typed for each list."""


class Narrowing:
    """The narrowing of the lists of one dashboard: with each letter the list is asked again, and esc brings back the
    rows, the cursor and the scroll that there were before the first."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._before: Standing | None = None
        self._line = Narrow()

    def open(self) -> None:
        """Open the line over the list in which one is, or over the text of the source."""
        dashboard, view = self._dashboard, self._dashboard.current
        if not self._line.is_attached:
            dashboard.mount(self._line)
        if isinstance(dashboard.focused, Prose):
            open_finding(self._line, dashboard.focused, dashboard.source)
            return
        self._before = before = dashboard.standing
        own = before.own.get(before.pane, EVERYTHING)
        self._line.open(view, own.words, prompt=PROMPTS.get(before.pane, ""), row=self._row)

    @property
    def _row(self) -> Tabs | None:
        """Where the line goes if the list has no border."""
        return self._dashboard.panes.tabs if self._dashboard.has_class("-narrow") else None

    def lay(self) -> None:
        """The terminal has another size: the line goes with its list."""
        self._line.lay(None if isinstance(self._line.over, Prose) else self._row)

    def typed(self, words: str) -> None:
        """Narrow the list; the cursor stays on its row if that is in it, or goes where the list begins."""
        before, view = self._before, self._line.over
        if isinstance(view, Prose):
            find(self._line, view, words)
        if before is None or not isinstance(view, PagedView):
            return
        pane = before.pane
        own = before.own.get(pane, EVERYTHING)._replace(words=words)
        standing = self._dashboard.standing
        if own == standing.own.get(pane, EVERYTHING):
            return
        was = before.places.get(pane)
        view.cursor_id = None
        place = Place(was.row_id if was else None)
        new = standing._replace(pane=pane, own={**standing.own, pane: own}, places={**standing.places, pane: place})
        self._dashboard.stand(new, jump=False)

    def counted(self, view: PagedView[Any]) -> None:
        """Say how many rows are left."""
        if view is self._line.over:
            self._line.say(f"{view.count:,}".replace(",", " "))

    def go(self, step: int) -> None:
        """Move in the list while one types."""
        view = self._line.over
        if isinstance(view, PagedView):
            view.action_move(step)
        elif isinstance(view, Prose):
            find_on(self._line, view, step)

    def close(self, *, keep: bool, by_enter: bool) -> None:
        """Keep what is typed, or bring back what was before it; go back to the list, unless one has gone elsewhere. In
        a text enter leads to the next find."""
        before, view = self._before, self._line.over
        if isinstance(view, Prose):
            if by_enter:
                find_on(self._line, view, 1)
                return
            stop_finding(self._line, view)
            if not keep:
                self._dashboard.set_focus(view)
            return
        self._before = None
        self._line.close()
        if before is None or view is None:
            return
        if not keep:
            self._dashboard.stand(before._replace(pane=self._dashboard.standing.pane), jump=False)
        elif self._dashboard.standing.shows != before.shows:
            self._dashboard.going.way.leave(before)
        if (by_enter or not keep) and isinstance(view, PagedView):
            self._dashboard.panes.show_pane(view)
