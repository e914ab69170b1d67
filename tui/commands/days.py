"""Days as options: `--date`, `--since`, `--until`, typed as people type dates."""

from __future__ import annotations

import argparse
from datetime import date, datetime

from store.days import span_of
from store.errors import QueryError


def add_date(parser: argparse.ArgumentParser) -> None:
    """The day of publication, where the user knows it."""
    parser.add_argument("--date", metavar="DAY", help="their day of publication, such as 2025-05-28, where you know it")


def today() -> date:
    """The calendar day of the user's clock."""
    return datetime.now().astimezone().date()


def first_day(typed: str | None) -> date | None:
    """The first day of what was typed ("2025-05", "june 2", "last week"). Raises QueryError for what is no date."""
    return None if typed is None else _span(typed)[0]


def last_day(typed: str | None) -> date | None:
    """The last day of what was typed. Raises QueryError for what is no date."""
    return None if typed is None else _span(typed)[1]


def _span(typed: str) -> tuple[date, date]:
    span = span_of(typed)
    if span is None:
        from tui.typed_dates import readings  # a tenth of a second

        understood = readings(typed, today())
        span = span_of(understood[0].value) if understood else None
    if span is None:
        raise QueryError(f"“{typed}” is no date; write it as 2025-06-02, 2025-06, “june 2” or “2 weeks ago”")
    return span
