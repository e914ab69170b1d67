"""The moment at which something is written down."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """The present moment in UTC, to the second: `2031-03-10T09:12:00+00:00`."""
    return datetime.now(UTC).isoformat(timespec="seconds")
