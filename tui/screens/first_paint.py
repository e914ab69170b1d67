"""The first paint: the panes wait a moment for what is in them, so that it is laid out and drawn once, not piece by
piece."""

from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING

from textual.widget import Widget

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

MOMENT = 0.25
"""Seconds for which the panes wait; at a million events all is answered within 0.1."""


class FirstPaint:
    """Of one dashboard. `painted` is set once all has been painted; what is not needed for that waits for it."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._waiting: Widget | None = None
        self.painted = Event()

    def wait_with(self, panes: Widget) -> None:
        """Leave the panes out until there is something in them."""
        self._waiting = panes
        panes.styles.display = "none"
        self._dashboard.set_timer(MOMENT, self._show)

    @property
    def waits(self) -> bool:
        """Whether the panes are left out still."""
        return self._waiting is not None

    def look(self) -> None:
        """Something has been answered: if it was the last, the next paint is the first full one."""
        if not self.painted.is_set() and self._all_is_there():
            self._show()
            self._dashboard.call_after_refresh(self.painted.set)

    def _show(self) -> None:
        if self._waiting is not None:
            self._waiting.styles.display = None
            self._waiting = None

    def _all_is_there(self) -> bool:
        dashboard = self._dashboard
        source_too = dashboard.current.row is None or dashboard.source.found is not None
        return bool(dashboard.header.counts and all(view.known for view in dashboard.lists) and source_too)
