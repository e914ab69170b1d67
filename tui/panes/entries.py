"""What is said of one thing: sections of entries, what each entry rests on, and what it leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from store.lookup import DocumentRow, FactKind, FoundKind
from tui.panes.lines import Line


@dataclass(frozen=True, slots=True)
class ToSentence:
    """Leads to the report of that id (the latest, without one) at the sentence of a fact."""

    kind: FactKind | FoundKind
    id: int
    report: int | None = None


@dataclass(frozen=True, slots=True)
class ToEntry:
    """Leads to what is known of a proposal or of an actor."""

    kind: Literal["proposal", "actor"]
    id: int


@dataclass(frozen=True, slots=True)
class ToList:
    """Leads to a list of the dashboard, narrowed to an actor of that id and name."""

    pane: Literal["timeline", "proposals", "actors"]
    actor: int
    name: str


Target = ToSentence | ToEntry | ToList


@dataclass(frozen=True, slots=True)
class Sentence:
    """What a line rests on: the words of a report."""

    quote: str
    report: DocumentRow


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is said, in a line or some. `key` tells it from the others, also when it has changed meanwhile;
    `draw` gives its lines at a width."""

    key: str
    draw: Callable[[int], Sequence[Line]]
    target: Target | None = None
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Entries under a title; the first section of all has none."""

    title: str
    entries: tuple[Entry, ...]
