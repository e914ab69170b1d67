"""What is done in the dashboard that changes the store: one thing after another, and what takes it back."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from store.errors import ParleyError
from tui.messages import Trouble

if TYPE_CHECKING:
    from tui.screens.dashboard import DashboardScreen

Deed = Callable[[], None]
"""Something that writes to the store. Runs in a thread. Raises ParleyError."""


class Doing:
    """The deeds of one sitting; they are taken back one by one, the last first."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._undoing: list[Deed] = []
        self._to_do: deque[Deed] = deque()
        self._turn = Lock()

    def do(self, deed: Deed, take_back: Deed) -> None:
        """Do something, which `take_back` undoes."""
        self.done(take_back)
        self._do(deed)

    def done(self, take_back: Deed) -> None:
        """Something was done that `take_back` undoes."""
        self._undoing.append(take_back)

    def take_back(self) -> None:
        """Take back what was done last."""
        if self._undoing:
            self._do(self._undoing.pop())

    def _do(self, deed: Deed) -> None:
        self._to_do.append(deed)
        self._dashboard.run_worker(self._do_next, thread=True, exit_on_error=False, group="doing")

    def _do_next(self) -> None:
        """Runs in a thread."""
        try:
            with self._turn:
                self._to_do.popleft()()
        except ParleyError as error:
            self._dashboard.app.post_message(Trouble(str(error)))
        self._dashboard.app.call_from_thread(self._dashboard.count)
