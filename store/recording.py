"""A report and what was read in it go into the store, in one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from store.document import Document
from store.reader.reading import Reading

Standing = Literal["new", "changed", "better day", "known"]
"""How a report stands to the store: unknown; a new text of a known report; a known text whose day of publication is
now better known; nothing new."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a report. `document_id` is the report's id in the store."""

    document_id: int
    standing: Standing
    events: int
    proposals: int


def standing(db: Database, document: Document) -> Standing:
    """How a report stands to the store. Only one that is not "known" needs to be read."""
    raise NotImplementedError


def record(db: Database, document: Document, reading: Reading) -> Recorded:
    """Write a report and its reading, and let the ledger take them in: all of it, or nothing. Raises StoreError."""
    raise NotImplementedError
