"""The first paint waits a moment for what is in the panes, so that it is drawn once, not piece by piece."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tui.haste import give_way

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

MOMENT = 0.25
"""Seconds for which is waited; at a million events all is answered within 0.1."""

PATIENCE = 2.0
"""Seconds after which what is not needed for the first paint waits for it no longer."""


class FirstPaint:
    """Of one dashboard. `waits` says whether nothing is to be painted yet: it is laid out meanwhile. `painted` is
    whether all has been painted once, or is no longer waited for."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._later: list[Callable[[], object]] = []
        self.waits = self.painted = False

    def wait(self) -> None:
        """Paint nothing until there is something to paint."""
        self.waits = True
        self._dashboard.set_timer(MOMENT, self._paint)
        self._dashboard.set_timer(PATIENCE, self._done)

    def then(self, do: Callable[[], object]) -> None:
        """Do what is not needed for the first paint when that is done: threads, and what takes long to load."""
        if self.painted:
            do()
        else:
            self._later.append(do)

    def look(self) -> None:
        """Something has been answered: if it was the last, the next paint is the first full one."""
        if not self.painted and self._all_is_there():
            self._paint()
            self._dashboard.call_after_refresh(self._done)

    def _paint(self) -> None:
        if self.waits:
            give_way()
            self.waits = False
            self._dashboard.refresh(layout=True)

    def _done(self) -> None:
        self.painted = True
        later, self._later = self._later, []
        for do in later:
            do()

    def _all_is_there(self) -> bool:
        dashboard = self._dashboard
        source_too = dashboard.current.row is None or dashboard.source.found is not None
        return bool(dashboard.header.counts and all(view.known for view in dashboard.lists) and source_too)
