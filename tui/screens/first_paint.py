"""The first paint waits a moment for what is in the panes, so that it is drawn once, not piece by piece."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

MOMENT = 0.25
"""Seconds for which is waited; at a million events all is answered within 0.1."""


class FirstPaint:
    """Of one dashboard. `waits` says whether nothing is to be painted yet: it is laid out meanwhile. `painted` is set
    once all has been painted; what is not needed for that waits for it."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self.waits = False
        self.painted = Event()

    def wait(self) -> None:
        """Paint nothing until there is something to paint."""
        self.waits = True
        self._dashboard.set_timer(MOMENT, self._paint)

    def look(self) -> None:
        """Something has been answered: if it was the last, the next paint is the first full one."""
        if not self.painted.is_set() and self._all_is_there():
            self._paint()
            self._dashboard.call_after_refresh(self.painted.set)

    def _paint(self) -> None:
        if self.waits:
            self.waits = False
            self._dashboard.refresh()

    def _all_is_there(self) -> bool:
        dashboard = self._dashboard
        source_too = dashboard.current.row is None or dashboard.source.found is not None
        return bool(dashboard.header.counts and all(view.known for view in dashboard.lists) and source_too)
