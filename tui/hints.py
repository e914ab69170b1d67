"""Hints that name keys, with the keys as they are set."""

from __future__ import annotations

import re

from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode

from tui.settings import AS_IT_COMES, Settings

_NAMED = re.compile(r"\{([\w.]+)=([^}]+)\}")


def hint(node: DOMNode, words: str) -> Content:
    """`{unfilter=esc}: everything` with the first of the keys that are set for the action `unfilter`; where none is,
    with the one that is written there."""
    app = node.app
    settings: Settings = getattr(app, "settings", AS_IT_COMES)

    def key(named: re.Match[str]) -> str:
        keys = settings.keys.get(named[1])
        return app.get_key_display(Binding(keys.split(",")[0], "")) if keys else named[2]

    return Content(_NAMED.sub(key, words))
