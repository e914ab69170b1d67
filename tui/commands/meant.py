"""The actor, event or proposal that is meant by what was typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from store.errors import CorrectionError
from store.lookup import Filter, Lookup
from store.spelling import folded
from tui.words import day_words, shown

MOST_SHOWN = 6
"""Entries that are named where words fit several."""


def entry_meant(about: str, typed: str, lookup: Lookup) -> int:
    """The id of what is meant. Raises CorrectionError where it is none, or may be several."""
    if typed.isdecimal():
        return int(typed)
    match about:
        case "actor":
            found = lookup.actors_named(typed, MOST_SHOWN)
            exactly = [row for row in found if folded(typed) in {folded(name) for name in (row.name, *row.also)}]
            found = exactly or found
            return _only(about, typed, found, lambda row: shown(row.name))
        case "event":
            events = lookup.timeline(Filter(words=typed), 0, MOST_SHOWN)
            return _only(about, typed, events, lambda row: f"{shown(row.what)}, {day_words(row.date)}")
        case _:
            proposals = lookup.proposals(Filter(words=typed), 0, MOST_SHOWN)
            return _only(about, typed, proposals, lambda row: f"{shown(row.what)}, {row.status}")


def _only(about: str, typed: str, found: Sequence[Any], words: Callable[[Any], str]) -> int:
    if not found:
        raise CorrectionError(f"no {about} is called “{typed}” or has it in its words", "look it up in the lists")
    if len(found) > 1:
        several = "; ".join(f"{row.id} ({words(row)})" for row in found)
        more = ", ..." if len(found) == MOST_SHOWN else ""
        raise CorrectionError(f"“{typed}” may be {several}{more}", "name one by its number")
    return int(found[0].id)
