"""Hints that name keys, with the keys as they are set."""

from __future__ import annotations

import re

from textual.binding import Binding
from textual.content import Content
from textual.dom import DOMNode

from tui.read_only import leads_to_writing
from tui.settings import AS_IT_COMES, Settings

_NAMED = re.compile(r"\{([\w.]+)=([^}]+)\}")

_BETWEEN_CLAUSES = re.compile(r"( · |\n\n|(?<=\.) )")


def hint(node: DOMNode, words: str) -> Content:
    """`{unfilter=esc}: everything` with the first of the keys that are set for the action `unfilter`; where none is,
    with the one that is written there. Where one only looks, a clause on an action that writes is left out."""
    app = node.app
    if getattr(app, "read_only", False):
        words = for_reading(words)
    settings: Settings = getattr(app, "settings", AS_IT_COMES)

    def key(named: re.Match[str]) -> str:
        keys = settings.keys.get(named[1])
        return app.get_key_display(Binding(keys.split(",")[0], "")) if keys else named[2]

    return Content(_NAMED.sub(key, words))


def for_reading(words: str) -> str:
    """Without the clauses on actions that write.

    >>> for_reading("enter: go there · {corrections.undo=u}: take it back · {corrections.back=esc}: back")
    'enter: go there · {corrections.back=esc}: back'
    >>> for_reading("Nothing is corrected. The key {correct=e} corrects what is selected.")
    'Nothing is corrected.'
    """
    first, *rest = _BETWEEN_CLAUSES.split(words)
    clauses = [("", first), *zip(rest[::2], rest[1::2], strict=True)]
    kept = [
        between + clause
        for between, clause in clauses
        if not any(leads_to_writing(named[1]) for named in _NAMED.finditer(clause))
    ]
    return "".join(kept)
