"""The command palette: every action of where one is, with its key, and the themes."""

from __future__ import annotations

from collections.abc import Coroutine
from functools import partial
from typing import Any

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.screens.help import active_keys

Run = partial[Coroutine[Any, Any, bool]]


class ActionsHere(Provider):
    """What a key does where one is can be had by name as well."""

    def _actions(self) -> list[tuple[str, str, str, Run]]:
        """What each does, other words for that, its key, and how it is done."""
        app = self.app
        found = [
            (key.does, key.also, f"key  {' '.join(key.keys)}", partial(app.run_action, key.action, key.node))
            for key in active_keys(self.screen)
            if key.action != "command_palette"
        ]
        theme, picture = partial(app.run_action, "change_theme"), partial(app.run_action, "screenshot")
        found.append(("Another theme", "colours", "colours; the theme comes back with the next start", theme))
        found.append(("A picture of the screen", "screenshot", "a file in SVG", picture))
        return found

    async def discover(self) -> Hits:
        """All, before anything is typed."""
        for does, _, how, run in self._actions():
            yield DiscoveryHit(Content(does), run, text=does, help=how)

    async def search(self, query: str) -> Hits:
        """Those that what is typed may mean."""
        matcher = self.matcher(query)
        for does, also, how, run in self._actions():
            if (score := max(matcher.match(does), matcher.match(also))) > 0:
                yield Hit(score, matcher.highlight(does), run, text=does, help=how)
