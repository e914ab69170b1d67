"""What happened, is to happen, or was called off."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.reading import Event


def find_events(analysis: Analysis) -> tuple[Event, ...]:
    """The events of a report, in order."""
    return ()
