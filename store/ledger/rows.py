"""What the layers of the ledger ask of the database alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlite_utils import Database

Value = str | int | None
Row = dict[str, Value]


def rows(db: Database, sql: str, values: Sequence[object] = ()) -> list[Row]:
    """The rows that a question gives, by the names of their columns."""
    return list(db.query(sql, list(values)))


def marks(items: Sequence[object]) -> str:
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


def place_for(db: Database, table: str, before: Value) -> int:
    """The id for a new entry: the one that it had before it was lifted, where nothing else has taken it."""
    if before is not None:
        taken = db.execute(f"select reports from {table} where id = ?", [before]).fetchone()
        if taken is None or taken[0] == 0:
            return int(before)
    return int(db.execute(f"select coalesce(max(id), 0) + 1 from {table}").fetchone()[0])


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
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "and",
        "or",
        "that",
        "this",
        "it",
        "its",
        "their",
        "his",
        "her",
        "he",
        "she",
        "they",
        "be",
        "is",
        "are",
        "was",
        "were",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "could",
        "may",
        "said",
        "says",
        "as",
        "from",
        "after",
        "before",
        "not",
    ]
)


def content_words(text: str) -> frozenset[str]:
    """The words of a text that carry meaning, in small letters, cut to six letters so that endings do not count."""
    plain = "".join(c if c.isalnum() else " " for c in text.casefold())
    return frozenset(word[:6] for word in plain.split() if word not in _EMPTY)
