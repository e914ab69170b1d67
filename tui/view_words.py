"""What a saved view shows, in words."""

from __future__ import annotations

from tui.filter_words import common_words, own_words
from tui.standing import LISTS
from tui.views import View
from tui.words import negotiation_name

LIST_NAMES = dict(zip(LISTS, ("timeline", "proposals", "actors", "disputed"), strict=True))


def view_words(view: View) -> str:
    """What a view shows, in one line: its negotiation, its filter, what each list has of its own, and the layout."""
    standing = view.standing
    own = {pane: own_words(each) for pane, each in standing.own.items()}
    parts = [
        negotiation_name(standing.negotiation_name) if standing.filter.negotiation is not None else "",
        common_words(standing.filter, standing.actor_name),
        *(f"{LIST_NAMES[pane]}: {own[pane]}" for pane in LISTS if own.get(pane)),
        "all proposals" if standing.all_proposals else "",
        f"{'source' if standing.in_source else LIST_NAMES[standing.pane]} alone" if view.zoomed else "",
    ]
    return " · ".join(part for part in parts if part) or "everything"
