"""Corrections in words: what a person said of an actor, an event or a proposal."""

from __future__ import annotations

from store.lookup import CorrectionRow
from tui.words import day_words, shown


def correction_words(row: CorrectionRow) -> str:
    """What a correction says, in one line: "“Round of talks”: status held → cancelled"."""
    title, value, was = f"“{shown(row.title)}”", shown(row.value), shown(row.was)
    other = f"“{shown(row.other_title)}”"
    match row.field:
        case "name":
            return f"{title} is called “{value}”"
        case "side":
            return (
                f"{title} is on the side of {value}{_was(was)}" if value else f"{title} is on nobody’s side{_was(was)}"
            )
        case "role":
            return f"{title}: office {value}{_was(was)}" if value else f"{title} has no office{_was(was)}"
        case "merge":
            return f"{title} is also {other}"
        case "split":
            return f"{title} is not {value}"
        case "day":
            return f"{title}: day {day_words(row.was) if was else 'open'} → {day_words(row.value)}"
        case "kind" | "status":
            return f"{title}: {row.field} {'stays' if was == value else f'{was} →'} {value}"
        case "drop":
            return f"{title} is dropped"
        case "join":
            return f"{title} is the same proposal as {other}"
        case "confirm":
            return f"{title} is confirmed"
    return f"{title}: {row.field} {value}"


def _was(was: str) -> str:
    return f" (was {was})" if was else ""
