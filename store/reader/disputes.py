"""Two accounts of the same matter."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.reading import Dispute, Proposal


def find_disputes(analysis: Analysis, proposals: tuple[Proposal, ...]) -> tuple[Dispute, ...]:
    """The disputed matters of a report, in order."""
    return ()
