"""What the steps of the schema have in common."""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("parley")

DAY = "date text, earliest text, latest text"
"""A day as the reader gives it, and the first and last calendar day that it may stand for."""

SEARCH = "create virtual table {} using fts5(text, tokenize='unicode61 remove_diacritics 2', prefix='2 3')"
"""Words of an event or proposal: what it is, its place, its actors by every name, its sentences. Kept by the ledger."""


def run(db: Database, *statements: str) -> None:
    """Carry out statements one after another, in the transaction of their step."""
    for statement in statements:
        db.execute(statement)
