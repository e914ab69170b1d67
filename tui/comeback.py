"""Coming back: what is remembered of the last start is put in place before the first paint, and kept as one goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.remembered import Memory, Remembered, Sitting

if TYPE_CHECKING:
    from tui.app import ParleyApp
    from tui.screens.dashboard import DashboardScreen


class Comeback:
    """Between the app and what is remembered; without a memory, all is as it comes.

    `over` is the theme that is set, or that suits the terminal; one that was chosen in its place comes back in its
    place only, so that another setting, or a terminal of another background, is not overruled.
    """

    def __init__(self, app: ParleyApp, memory: Memory | None, over: str) -> None:
        self._app = app
        self._memory = memory
        self._over = over
        remembered, sitting = memory.recall() if memory else (Remembered(), Sitting())
        chosen = remembered.themes.get(over, over)
        app.theme = chosen if chosen in app.available_themes else over
        app.dashboard.panes.resize(remembered.sizes)
        sit_down(app.dashboard, sitting)

    def keep(self) -> None:
        """Remember what is now."""
        if self._memory is not None:
            dashboard = self._app.dashboard
            self._memory.keep(sitting_of(dashboard), dashboard.panes.sizes, self._over, self._app.theme)

    def keep_meanwhile(self) -> None:
        """The same in a thread, while one goes on: who is cut off comes back all the same."""
        if self._memory is not None:
            memory, dashboard = self._memory, self._app.dashboard
            kept = sitting_of(dashboard), dashboard.panes.sizes, self._over, self._app.theme
            self._app.run_worker(
                lambda: memory.keep(*kept), thread=True, exclusive=True, exit_on_error=False, group="memory"
            )


def sit_down(dashboard: DashboardScreen, sitting: Sitting) -> None:
    """Put the lists where one left them: before they have asked for anything."""
    if sitting.left is not None:
        dashboard.going.way.leave(sitting.left._replace(zoomed=sitting.zoomed))
    dashboard.panes.zoomed = sitting.zoomed
    dashboard.stand(sitting.standing, jump=False)


def sitting_of(dashboard: DashboardScreen) -> Sitting:
    """Where one is, and what is left behind: a filter that is no saved view, and a day in the past, so that nothing is
    missing at the next start without one's having asked for it. A list in which nobody has moved opens as it comes."""
    now = dashboard.standing._replace(negotiation_name=row.name if (row := dashboard.negotiation) else "")
    moved = {view.id for view in dashboard.lists if view.moved}
    on_view = bool(now.view) or not now.narrowed
    back = now if on_view else now.as_before()._replace(negotiation_name=now.negotiation_name)
    places = {name: place for name, place in back.places.items() if place.row_id is not None and name in moved}
    left = None if on_view and now.as_of is None else now._replace(before=None)
    return Sitting(back._replace(as_of=None, before=None, places=places), left, dashboard.panes.zoomed)
