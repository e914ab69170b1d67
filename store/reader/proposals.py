"""What is put forward, and what becomes of it within the report."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.reading import Event, Proposal


def find_proposals(analysis: Analysis, events: tuple[Event, ...]) -> tuple[Proposal, ...]:
    """The proposals of a report with their answers, in order."""
    return ()
