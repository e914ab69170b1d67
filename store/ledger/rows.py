"""What the layers of the ledger ask of the database alike."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from sqlite_utils import Database

Value = str | int | None
Row = dict[str, Value]

Again = Mapping[str, Collection[int]]
"""By table, the ids of those rows of reports whose entries are to be found again, where others keep theirs."""


def rows(db: Database, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """The rows that a question gives, by the names of their columns."""
    found = db.conn.execute(sql, list(values))
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, row, strict=True)) for row in found]


def marks(items: Collection[object]) -> str:
    """As many question marks as there are items, for `in (...)`."""
    return ", ".join("?" * len(items))


def write(db: Database, table: str, row_id: int, **values: object) -> None:
    """Write columns of the row with that id, making the row where it is not there."""
    columns = list(values)
    db.execute(
        f"insert into {table} (id, {', '.join(columns)}) values (?, {marks(columns)})"
        f" on conflict (id) do update set {', '.join(f'{c} = excluded.{c}' for c in columns)}",
        [row_id, *values.values()],
    )


def change(db: Database, table: str, row_id: int, **values: object) -> None:
    """Write columns of the row with that id, which is there, and leave its others as they are."""
    db.execute(f"update {table} set {', '.join(f'{c} = ?' for c in values)} where id = ?", [*values.values(), row_id])


def lay_each(
    db: Database,
    table: str,
    document_id: int,
    known: Callable[[Database, Row, set[int]], int | None],
    refresh: Callable[[Database, int], None],
    again: Again | None = None,
) -> set[int]:
    """Find (`known`) or found the entry of everything that a report tells; no two of one report become the same, and
    none of another negotiation (`told["negotiation_id"]`). Returns the entries. With `again` all but those rows keep
    the entries that they name."""
    columns = ("what", "kind", "status", "negotiation_id")
    all_told = rows(
        db,
        f"select {table}_report.*, document.negotiation_id from {table}_report"
        f" join document on document.id = document_id where document_id = ? order by start, {table}_report.id",
        [document_id],
    )
    taken = {int(told[f"{table}_id"] or 0) for told in all_told if keeps(table, told, again)}
    for told in all_told:
        entry = int(told[f"{table}_id"] or 0) if keeps(table, told, again) else known(db, told, taken)
        if entry is None:
            entry = founded(db, table, told[f"{table}_id"], taken)
            write(db, table, entry, **{c: told[c] for c in columns}, reports=1, sort_day="")
        db.execute(f"update {table}_report set {table}_id = ? where id = ?", [entry, told["id"]])
        taken.add(entry)
    for entry in sorted(taken):
        refresh(db, entry)
    return taken


def keeps(table: str, told: Row, again: Again | None) -> bool:
    """Whether a row of a report keeps the entry that it names, as only others are to be found `again`."""
    return again is not None and told[f"{table}_id"] is not None and told["id"] not in again.get(table, ())


def founded(db: Database, table: str, before: Value, taken: Collection[int]) -> int:
    """The id for an entry that a telling founds: that of the one that it was told of `before` it was lifted, where that
    is told by nobody any more and not `taken`; else a new one, which `keep_ids` may still change."""
    if before is None or before in taken:
        return new_id(db, table)
    free = db.execute(f"select 1 from {table} where id = ? and reports = 0", [before]).fetchone()
    return int(before) if free else new_id(db, table)


def new_id(db: Database, table: str) -> int:
    """An id that no entry has had."""
    return int(db.execute(f"select coalesce(max(id), 0) + 1 from {table}").fetchone()[0])


def ids_before(db: Database, table: str) -> dict[int, int]:
    """The entry that each row of the reports not laid was part of when they were lifted."""
    return dict(
        db.execute(
            f"select id, {table}_id from {table}_report where {table}_id is not null"
            " and document_id in (select id from document where not laid) order by id"
        ).fetchall()
    )


def keep_ids(db: Database, table: str, before: dict[int, int], first_new: int, searched: bool) -> None:
    """What was lifted and laid again gets back its id, so that whatever points at it goes on pointing at it: also where
    it is another telling now that founds it.

    Entries from `first_new` on were founded since; one that stood all the while has kept its id, whatever has joined
    it. `searched` says that the entry has a row of the same id in `<table>_search`.
    """
    free = {row[0] for row in db.execute(f"select id from {table} where reports = 0")}
    for told, old in before.items():
        if old not in free:
            continue
        row = db.execute(f"select {table}_id from {table}_report where id = ?", [told]).fetchone()
        if row is None or row[0] < first_new:
            continue
        db.execute(f"delete from {table} where id = ?", [old])
        db.execute(f"update {table} set id = ? where id = ?", [old, row[0]])
        if searched:
            db.execute(f"update {table}_search set rowid = ? where rowid = ?", [old, row[0]])
        free.discard(old)


def drop_empty(db: Database, table: str) -> None:
    """Drop the entries that no report tells any more."""
    db.execute(f"delete from {table} where reports = 0")


def latest(values: Iterable[Value]) -> Value:
    """The last value that is given."""
    return next((value for value in reversed(list(values)) if value is not None), None)


def overlap(one: str, other: str) -> float:
    """Share of the content words of the shorter text that stand in the longer one too, 0 to 1."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


_EMPTY = frozenset(
    "a an the of to in on at by for with and or that this it its their his her he she they be is are was were been has"
    " have had will would could may said says as from after before not".split()
)


@lru_cache(maxsize=50_000)
def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in small letters, cut to six letters so that endings do not count."""
    plain = "".join(c if c.isalnum() else " " for c in text.casefold())
    return frozenset(word[:6] for word in plain.split() if word not in _EMPTY)
