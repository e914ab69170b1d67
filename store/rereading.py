"""Reading again: a better reader over the texts that the store froze, all in one go.

Many reports are read in several processes, while others may go on reading and writing the store; then one writer puts
all readings in place of those before and lays the ledger anew, in one transaction. Until that ends, by whatever is
cancelled or fails, the store stays as it was. A copy of it as it was is kept beside it.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from sqlite_utils import Database

from store import ledger
from store.database import keep_copy, open_store, writing
from store.document import Document
from store.errors import DocumentError
from store.reader.reading import Reading
from store.readers import read_each, reader_version
from store.recording import write_reading

PATIENCE_MS = 600_000
"""How long all that was read waits for another process that is writing."""

COUNTED = ("actor", "event", "proposal")


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of reading again.

    `refused` holds a line for each report that could not be read and keeps what was read in it before; `before` and
    `after` how many actors, events and proposals there were and are; `copy` is the store as it was, None where nothing
    was changed.
    """

    read: int
    refused: tuple[str, ...]
    before: dict[str, int]
    after: dict[str, int]
    copy: Path | None


@dataclass(frozen=True, slots=True)
class _Known:
    """A report of the store. A reading is of one text on one day: it is void where either has changed since."""

    id: int
    document: Document

    @property
    def key(self) -> tuple[str, str]:
        return self.document.published.isoformat(), self.document.hash


def count_outdated(store: Path) -> int:
    """How many reports another reader than this one has read. Raises StoreError."""
    with open_store(store) as db:
        return int(db.execute("select count(*) from document where read_by is not ?", [reader_version()]).fetchone()[0])


def reread(
    store: Path,
    *,
    everything: bool = False,
    on_begin: Callable[[int], object] = lambda reports: None,
    on_report: Callable[[], object] = lambda: None,
    on_laying: Callable[[], object] = lambda: None,
) -> Reread:
    """Read the reports again that another reader than this one has read, or `everything`.

    `on_begin` is told their number, `on_report` is called as each has been read, `on_laying` when the store begins to
    be written; what any of them raises leaves the store as it was. Raises StoreError.
    """
    version = reader_version()
    with open_store(store) as db, TemporaryFile() as readings:
        before = _counts(db)
        outdated = _outdated(db, None if everything else version)
        on_begin(len(outdated))
        refused = tuple(_read_into(readings, outdated, on_report))
        if len(refused) == len(outdated):
            return Reread(0, refused, before, before, None)
        on_laying()
        copy = _place_for_copy(store)
        try:
            with writing(db, patience_ms=PATIENCE_MS):
                keep_copy(store, copy)
                before = _counts(db)
                read = _replace(db, readings, version)
                ledger.settle(db)
                after = _counts(db)
        except BaseException:
            copy.unlink(missing_ok=True)
            raise
    return Reread(read, refused, before, after, copy)


def _outdated(db: Database, version: str | None) -> list[_Known]:
    """The reports that this version has not read, in order of publication."""
    return [
        _Known(document_id, Document(name, text, date.fromisoformat(published), how, title, publisher, address))
        for document_id, name, text, published, how, title, publisher, address in db.execute(
            "select id, name, text, published, published_by, title, publisher, address from document"
            " where read_by is not ? or ? is null order by published, hash",
            [version, version],
        )
    ]


def _read_into(readings: IO[bytes], outdated: list[_Known], on_report: Callable[[], object]) -> Iterator[str]:
    """Read each report, and put what can be read into a file: the readings of a large store are larger than its texts.
    Gives a line for each that could not be read."""
    with closing(read_each([known.document for known in outdated])) as each:
        for known, reading in zip(outdated, each, strict=True):
            if isinstance(reading, DocumentError):
                yield str(reading)
            else:
                pickle.dump((known.id, known.key, reading), readings)
            on_report()


def _replace(db: Database, readings: IO[bytes], version: str) -> int:
    """Put the readings in place of those before; a report that has changed since it was read keeps the newer one."""
    done = 0
    for document_id, key, reading in _readings(readings):
        now = db.execute("select published, hash from document where id = ?", [document_id]).fetchone()
        if now == key:
            ledger.lift(db, document_id)  # in order of publication: the first lifts nearly all
            write_reading(db, document_id, reading, version)
            done += 1
    return done


def _readings(readings: IO[bytes]) -> Iterator[tuple[int, tuple[str, str], Reading]]:
    readings.seek(0)
    while True:
        try:
            yield pickle.load(readings)
        except EOFError:
            return


def _counts(db: Database) -> dict[str, int]:
    return {table: int(db.execute(f"select count(*) from {table}").fetchone()[0]) for table in COUNTED}


def _place_for_copy(store: Path) -> Path:
    """A file beside the store, named for when it was copied; never one that is there."""
    name = f"{store.name}.before-reread-{datetime.now().astimezone():%Y-%m-%d-%H%M%S}"
    copy, number = store.with_name(name), 1
    while copy.exists():
        number += 1
        copy = store.with_name(f"{name}-{number}")
    return copy
