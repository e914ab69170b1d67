"""Date expressions and what they stand for."""

from __future__ import annotations

from datetime import date

from store.reader.reading import Date
from store.reader.tokens import Text


def find_dates(text: Text, published: date) -> tuple[Date, ...]:
    """Every date expression of the report, in order."""
    return ()


def infer_published(text: Text) -> date | None:
    """The day that the report's own dates speak for as its day of publication, where nothing else tells it."""
    return None
