"""Many files in: opened, read, and written by one writer, in order of publication.

A report that cannot be taken in gives one line; the others still go in. Each report is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from store.database import open_store
from store.document import Document, PublishedBy
from store.errors import DocumentError, StoreError
from store.negotiations import Belonging, Placing
from store.opening import open_report, read_report
from store.reader.reading import Reading
from store.readers import read_each, reader_version
from store.recording import Standing, record, settle, standing
from store.reports import reports_in

Read = tuple[Document, Reading | Callable[[], Reading] | DocumentError]
"""A report with its reading, with the means to read it where the store knows it already, or why it cannot be read."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one report. `error` is the line for the user where it was refused; `name` is how it is shown.

    One that is known and belongs to another negotiation now has "moved".
    """

    name: str
    standing: Standing | Literal["moved", "refused"]
    events: int = 0
    proposals: int = 0
    error: str | None = None
    published: date | None = None
    published_by: PublishedBy | None = None


def import_paths(
    store: Path,
    paths: Iterable[Path],
    on_report: Callable[[Imported], None] | None = None,
    *,
    given: date | None = None,
    belonging: Belonging | None = None,
    on_begin: Callable[[int], object] = lambda reports: None,
    stopped: Callable[[], bool] = lambda: False,
) -> list[Imported]:
    """Put reports into the store: files, those in folders, and `-` for standard input.

    `given` is the day of publication of all of them, `belonging` the negotiation to which they belong; `on_begin` is
    told how many files there are, `on_report` is called as each is done. Once `stopped` says so, none more is taken in:
    those that are in are whole. Raises StoreError where the store cannot be used at all, or where reports could be
    written but not settled among the others; QueryError where the negotiation has no possible name.
    """
    done: list[Imported] = []

    def tell(imported: Imported) -> None:
        done.append(imported)
        if on_report is not None:
            on_report(imported)

    with open_store(store) as db:
        documents: list[Document] = []
        found = list(reports_in(paths))
        on_begin(len(found))
        for path in found:
            if stopped():
                return done
            try:
                documents.append(open_report(path, given))
            except DocumentError as error:
                tell(Imported(path.name, "refused", error=str(error)))
        documents.sort(key=lambda document: (document.published, document.hash))
        try:
            _record_all(db, documents, belonging, tell, stopped)
        finally:
            settle(db)
    return done


def _record_all(
    db: Database,
    documents: list[Document],
    belonging: Belonging | None,
    tell: Callable[[Imported], None],
    stopped: Callable[[], bool],
) -> None:
    placing = Placing(db, belonging)
    try:
        with closing(_readings(db, documents)) as readings:
            _record_each(db, takewhile(lambda _: not stopped(), readings), len(documents), placing, tell)
    finally:
        placing.move()


def _record_each(
    db: Database, readings: Iterable[Read], total: int, placing: Placing, tell: Callable[[Imported], None]
) -> None:
    failures = 0
    for at, (document, reading) in enumerate(readings):
        if isinstance(reading, DocumentError):
            tell(Imported(document.name, "refused", error=str(reading)))
            continue
        try:
            recorded = record(
                db, document, reading, read_by=reader_version(), negotiation=placing.negotiation, more=True
            )
        except StoreError as error:
            failures += 1
            tell(Imported(document.name, "refused", error=f"{document.name}: not stored: {error}"))
            left = total - at - 1
            if failures > 1 and left:  # not this report is at fault, but the store
                raise StoreError(error.name, f"{error.what} ({left} more not stored)", error.remedy) from error
            continue
        failures = 0
        moved = placing.claims(recorded.document_id) and recorded.standing == "known"
        tell(
            Imported(
                document.name, "moved" if moved else recorded.standing, recorded.events, recorded.proposals,
                published=document.published, published_by=document.published_by,
            )
        )  # fmt: skip


# ------------------------------------------------------------ reading, in one process or several


def _readings(db: Database, documents: list[Document]) -> Generator[Read, None, None]:
    """Each document with its reading, in their order; with the means to read it where the store knows it already."""
    known = [standing(db, document) == "known" for document in documents]
    unknown = [document for document, is_known in zip(documents, known, strict=True) if not is_known]
    with closing(read_each(unknown)) as readings:
        for document, is_known in zip(documents, known, strict=True):
            yield document, partial(read_report, document) if is_known else next(readings)
