"""States over time: after a report is laid, what the entries that it touches look like is kept from its day on.

Reports are laid in order, so the states of an entry follow each other; its last state is what the entry itself holds.
Taking the latest reports out of the ledger takes their states away, and the entries are again what the states before
made of them: nothing is worked out anew for it. `store.schema.states` says what a state is.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlite_utils import Database

from store.ledger.rows import marks

_COLUMNS = {
    "actor": "name, kind, party_id, role, reports, last_reported",
    "event": "what, kind, status, date, earliest, latest, place, reports, sort_day",
    "proposal": "what, kind, date, earliest, latest, place, made, status, why, answer_id, told_by, event_id,"
    " later_id, counters_id, reports, sort_day",
}
"""What a state keeps of an entry. The side of an actor follows from its party, and is not kept."""

_AT_ONCE = 500
"""Entries named in one statement; SQLite takes some thousands of question marks."""


def note(db: Database, table: str, document_id: int, entries: Iterable[int]) -> None:
    """Keep what these entries look like now that the report is laid; one state an entry and report."""
    columns = _COLUMNS[table]
    wanted = sorted(set(entries))
    for at in range(0, len(wanted), _AT_ONCE):
        some = wanted[at : at + _AT_ONCE]
        db.execute(
            f"update {table}_state set until = (select published from document where id = ?)"
            f" where {table}_id in ({marks(some)}) and until is null and document_id != ?",
            [document_id, *some, document_id],
        )
        db.execute(
            f"insert into {table}_state ({table}_id, document_id, since, {columns})"
            f" select {table}.id, document.id, document.published, {_of(table, columns)}"
            f" from {table} join document on document.id = ? where {table}.id in ({marks(some)})"
            f" on conflict ({table}_id, document_id) do update set"
            f" {', '.join(f'{column} = excluded.{column}' for column in columns.split(', '))}",
            [document_id, *some],
        )


def lift(db: Database, table: str, documents: list[int]) -> list[int]:
    """Take away the states that the latest reports gave; the entries that had them, as they were before.

    An entry that is left without a state is told by no report any more (`reports` is 0).
    """
    touched: set[int] = set()
    for document_id in documents:
        touched.update(
            row[0] for row in db.execute(f"select {table}_id from {table}_state where document_id = ?", [document_id])
        )
        db.execute(f"delete from {table}_state where document_id = ?", [document_id])
    for entry in sorted(touched):
        db.execute(
            f"update {table}_state set until = null where id = (select {table}_state.id from {table}_state"
            f" join document on document.id = document_id where {table}_id = ?"
            " order by since desc, document.hash desc limit 1)",
            [entry],
        )
        restore(db, table, entry)
    return sorted(touched)


def restore(db: Database, table: str, entry: int) -> None:
    """Give an entry back what its last state holds."""
    columns = _COLUMNS[table]
    done = db.execute(
        f"update {table} set ({columns}) = (select {columns} from {table}_state where {table}_id = ? and until is null)"
        f" where id = ? and exists (select 1 from {table}_state where {table}_id = ? and until is null)",
        [entry, entry, entry],
    )
    if not done.rowcount:
        db.execute(f"update {table} set reports = 0 where id = ?", [entry])


def _of(table: str, columns: str) -> str:
    """The columns, each with the table that it is of."""
    return ", ".join(f"{table}.{column}" for column in columns.split(", "))
