"""Keys that come faster than what they open: they wait for it, and are not taken for commands meanwhile."""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from time import monotonic

from textual import events
from textual.app import App

MOMENT = 0.002
"""Seconds between two looks whether what an earlier key asked for has been done."""

PATIENCE = 0.5
"""Seconds for which a key waits at most: what takes longer than that is not what the key waits for."""

OPENING = frozenset({"as-of", "correcting", "next day", "original", "views"})
"""Threads at whose end something is opened or gone to."""

Typed = events.Key | events.Paste


class TypeAhead:
    """What was typed into an app and is still to be handed on, in order.

    Textual sends a key to what has the focus when the key comes. Where two come at once, from a quick hand, a slow
    line or a paste, the second is sent before the first has opened anything: of "/dam" the list would be given the d.
    """

    def __init__(self, app: App[None], hand_on: Callable[[Typed], Awaitable[None]]) -> None:
        self._app = app
        self._hand_on = hand_on
        self._waiting: deque[Typed] = deque()
        self._until = 0.0

    def holds_back(self, typed: Typed) -> bool:
        """Whether this is to wait; it is handed on later then."""
        if not self._waiting and self._is_done():
            return False
        self._waiting.append(typed)
        if len(self._waiting) == 1:
            self._look_later()
        return True

    def _look_later(self) -> None:
        self._until = monotonic() + PATIENCE
        self._app.set_timer(MOMENT, self._look)

    async def _look(self) -> None:
        if not self._is_done() and monotonic() < self._until:
            self._app.set_timer(MOMENT, self._look)
            return
        await self._hand_on(self._waiting.popleft())
        if self._waiting:
            self._look_later()

    def _is_done(self) -> bool:
        """Whether the screen is there, nothing on it has a message to see to or anything to do after a paint, and what
        was to be opened or gone to has been."""
        screen = self._app.screen
        if not screen.is_mounted or screen._callbacks:
            return False
        if any(getattr(node, "is_on_the_way", False) for node in (screen.focused or screen).ancestors_with_self):
            return False
        if any(worker.group in OPENING and not worker.is_finished for worker in self._app.workers):
            return False
        nodes = screen.walk_children(with_self=True)
        return not any(node.message_queue_size or node._next_callbacks for node in nodes)
