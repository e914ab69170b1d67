"""What a screen does as one types to find something in a text."""

from __future__ import annotations

from textual.widget import Widget

from tui.panes.narrow import Narrow
from tui.panes.prose import Prose

PROMPT = "words in this text; enter: the next one"


def open_finding(line: Narrow, prose: Prose, edge: Widget | None = None) -> None:
    """Open the line over the lower edge of the text, or of another widget."""
    line.open(prose, prompt=PROMPT, edge=edge)


def find(line: Narrow, prose: Prose, words: str) -> None:
    """Mark what is typed, and say how often it stands there."""
    prose.find(words)
    _say(line, prose)


def find_on(line: Narrow, prose: Prose, step: int) -> None:
    """Go to the next find, or the one before."""
    prose.find_on(step)
    _say(line, prose)


def stop_finding(line: Narrow, prose: Prose) -> None:
    """Close the line; one stays where one is in the text."""
    prose.find("")
    line.close()


def _say(line: Narrow, prose: Prose) -> None:
    if prose.found:
        line.say(f"{prose.at + 1:,} of {len(prose.found):,}".replace(",", " "))
    else:
        line.say("not in this text" if line.line.value.strip() else "")
