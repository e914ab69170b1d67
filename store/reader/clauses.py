"""Noun groups, verb groups and clauses: who does what to whom, when, where."""

from __future__ import annotations

from dataclasses import dataclass

from store.reader.tokens import Text


@dataclass(slots=True)
class Clause:
    """Placeholder until the analysis of clauses is written."""

    sentence: int


def find_clauses(text: Text) -> list[Clause]:
    """The clauses of a report, in order."""
    return []
