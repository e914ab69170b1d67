"""Many files in: opened, read, and written by one writer, in order of publication.

A report that cannot be taken in gives one line; the others still go in. Each report is one transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
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
) -> list[Imported]:
    """Put reports into the store: files, those in folders, and `-` for standard input.

    `given` is the day of publication of all of them, `belonging` the negotiation to which they belong; `on_report` is
    called as each is done. Raises StoreError where the store cannot be used at all, or where reports could be written
    but not settled among the others; QueryError where the negotiation has no possible name.
    """
    done: list[Imported] = []

    def tell(imported: Imported) -> None:
        done.append(imported)
        if on_report is not None:
            on_report(imported)

    with open_store(store) as db:
        documents: list[Document] = []
        for path in reports_in(paths):
            try:
                documents.append(open_report(path, given))
            except DocumentError as error:
                tell(Imported(path.name, "refused", error=str(error)))
        documents.sort(key=lambda document: (document.published, document.hash))
        try:
            _record_all(db, documents, belonging, tell)
        finally:
            settle(db)
    return done


def _record_all(
    db: Database, documents: list[Document], belonging: Belonging | None, tell: Callable[[Imported], None]
) -> None:
    placing = Placing(db, belonging)
    try:
        _record_each(db, documents, placing, tell)
    finally:
        placing.move()


def _record_each(db: Database, documents: list[Document], placing: Placing, tell: Callable[[Imported], None]) -> None:
    failures = 0
    for at, (document, reading) in enumerate(_readings(db, documents)):
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
            left = len(documents) - at - 1
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


def _readings(
    db: Database, documents: list[Document]
) -> Iterator[tuple[Document, Reading | Callable[[], Reading] | DocumentError]]:
    """Each document with its reading, in their order; with the means to read it where the store knows it already."""
    known = [standing(db, document) == "known" for document in documents]
    readings = read_each([document for document, is_known in zip(documents, known, strict=True) if not is_known])
    for document, is_known in zip(documents, known, strict=True):
        yield document, partial(read_report, document) if is_known else next(readings)
