"""Corrections made in the dashboard, written to the store. Everything here runs in threads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.lookup import CorrectionRow, Lookup

if TYPE_CHECKING:
    from store.changes import Change


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of a fact, and why."""

    changes: tuple[Change, ...]
    reason: str = ""


def correct(store: Path, said: Said) -> list[CorrectionRow]:
    """Make the corrections, all or none. Raises CorrectionError, StoreError."""
    from store import corrections
    from store.database import open_store

    with open_store(store) as db:
        numbers = corrections.correct_all(db, said.changes, said.reason)
    return _rows(store, numbers)


def take_back(store: Path, number: int) -> list[CorrectionRow]:
    """Take a correction back. Raises CorrectionError, StoreError."""
    from store import corrections
    from store.database import open_store

    with open_store(store) as db:
        numbers = [corrections.undo(db, number)]
    return _rows(store, numbers)


def _rows(store: Path, numbers: Sequence[int]) -> list[CorrectionRow]:
    with Lookup(store) as lookup:
        return [row for number in numbers if (row := lookup.correction(number)) is not None]
