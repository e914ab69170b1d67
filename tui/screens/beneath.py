"""Screens over which a dialog may lie."""

from __future__ import annotations

from typing import TypeVar

from textual.screen import Screen

from tui.timers import SureTimers

Result = TypeVar("Result")


class Beneath(SureTimers, Screen[Result]):
    """A screen of which something may change while a dialog lies over it."""

    def _compositor_refresh(self) -> None:
        """What Textual calls for each paint. Under a dialog, the dialog paints what has changed. Textual would mark it
        as changed here once more, and ask the dialog again: seven times for one change of the whole dashboard."""
        if self is self.app.screen or self not in self.app._background_screens:
            super()._compositor_refresh()
        elif changed := self._compositor._dirty_regions:
            self.app.screen.refresh(*changed)
            changed.clear()
            self._dirty_widgets.clear()
