"""A report and what was read in it go into the store, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from sqlite_utils import Database

from store import ledger, moment, retold
from store.connection import explained
from store.database import PATIENCE_MS, path_of, writing
from store.days import span_of
from store.document import Document, PublishedBy
from store.reader.reading import Reading

Standing = Literal["new", "changed", "better day", "known"]
"""How a report stands to the store: unknown; a new text of a known report; a known text whose day of publication is
now better known; nothing new."""

ALIKE = 0.2
"""Share of sentences in common from which a new text at the same place is a new version of the report that was there,
and not another report under a name that is used again ("latest.txt"). Not measured: a correction keeps nearly all of
its sentences, another report shares a by-line at most."""

UNNAMED = 1
"""The id of the negotiation without a name, to which reports belong of which nobody said where they do."""

_NOTHING = Reading((), (), (), (), ())


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a report. `document_id` is the report's id in the store."""

    document_id: int
    standing: Standing
    events: int
    proposals: int


def standing(db: Database, document: Document) -> Standing:
    """How a report stands to the store. Only one that is not "known" needs to be read. Raises StoreError."""
    with explained(path_of(db)):
        return _standing(db, document)[0]


def record(
    db: Database,
    document: Document,
    reading: Reading | Callable[[], Reading],
    *,
    read_by: str | None = None,
    negotiation: int = UNNAMED,
    more: bool = False,
) -> Recorded:
    """Write a report and its reading, and let the ledger take them in: all of it, or nothing.

    `reading` may be what makes the reading, called only where the store does not know the report yet; `read_by` is the
    version of the reader that made it, None where that is not known. A new report belongs to the `negotiation` of that
    id; one that is known stays where it is.
    A report older than others already in the ledger makes it lay those again. With `more` reports of a batch to come
    this is put off until the last of them, or until `settle`. Raises StoreError.
    """
    with writing(db, patience_ms=PATIENCE_MS):
        how, document_id = _standing(db, document)
        if how == "new":
            document_id = _insert_document(db, document, negotiation)
        elif how == "changed":
            ledger.lift(db, document_id)
            _keep_earlier_text(db, document_id, document)
        _note_origin(db, document_id, document)
        if how == "better day":
            ledger.lift(db, document_id)
            _date_again(db, document_id)
        said = _NOTHING
        if how != "known":
            said = reading if isinstance(reading, Reading) else reading()
            write_reading(db, document_id, said, read_by)
            ledger.settle(db, only_newest=more)
    return Recorded(document_id, how, len(said.events), len(said.proposals))


def settle(db: Database) -> None:
    """Let the ledger take in the reports of a batch that were put off. Raises StoreError."""
    with writing(db, patience_ms=PATIENCE_MS):
        ledger.settle(db)


def _standing(db: Database, document: Document) -> tuple[Standing, int]:
    known = db.execute("select id, published, published_by from document where hash = ?", [document.hash]).fetchone()
    if known is not None:
        document_id, *evidence = known
        same = list(_best_origin(db, document_id, document)[:2]) == evidence
        return ("known" if same else "better day"), document_id
    before = db.execute(
        "select document.id, document.text from origin join document on document.id = document_id where path = ?",
        [_place(document)],
    ).fetchone()
    if before is not None:
        document_id, text = before
        if not _elsewhere(db, document_id, document) and _alike(text, document.text):
            return "changed", document_id
    return "new", 0


def _place(document: Document) -> str:
    """Where a report came from; one from a stream is its own place."""
    return document.path or f"-{document.hash}"


def _elsewhere(db: Database, document_id: int, document: Document) -> bool:
    """Whether the same text still stands in another file: then this file has become another report."""
    paths = db.execute("select path from origin where document_id = ? and path != ?", [document_id, _place(document)])
    return any(_there(path) for (path,) in paths)


def _there(place: str) -> bool:
    return place.startswith("-") or Path(place).exists()


def _alike(one: str, other: str) -> bool:
    sentences = [set(text.replace("\n", ". ").split(". ")) for text in (one, other)]
    smaller = min(len(part) for part in sentences)
    return len(sentences[0] & sentences[1]) >= ALIKE * smaller


def _best_origin(db: Database, document_id: int, arriving: Document | None = None) -> tuple[str, str, str]:
    """(day, how it is known, place) by the best evidence among the places where the report stands or stood last.

    A file that is gone has been renamed or moved where the same text arrives from another: what its name said is void.
    """
    origins = {
        path: (published, published_by)
        for path, published, published_by in db.execute(
            "select path, published, published_by from origin where document_id = ?", [document_id]
        )
    }
    if arriving is not None:
        evidence = (arriving.published.isoformat(), arriving.published_by)
        origins[_place(arriving)] = min(evidence, origins.get(_place(arriving), evidence), key=_rank)
    standing_ones = {place: evidence for place, evidence in origins.items() if _there(place)} or origins
    place, (day, how) = min(standing_ones.items(), key=lambda item: (_rank(item[1]), item[0]))
    return day, how, place


def _rank(evidence: tuple[str, str]) -> tuple[int, str]:
    """How good the evidence for a day of publication is, best first; of two equally good days the earlier."""
    day, how = evidence
    return get_args(PublishedBy).index(how), day


def _insert_document(db: Database, document: Document, negotiation: int) -> int:
    cursor = db.execute(
        "insert into document"
        " (hash, name, title, publisher, address, published, published_by, imported_at, words, text, negotiation_id,"
        " arrival) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (select coalesce(max(arrival), 0) + 1 from document))",
        [
            document.hash, document.name, document.title, document.publisher, document.address,
            document.published.isoformat(), document.published_by, moment.now(), len(document.text.split()),
            document.text, negotiation,
        ],
    )  # fmt: skip
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _keep_earlier_text(db: Database, document_id: int, document: Document) -> None:
    """The report's text is replaced; the one that it had is kept, and when what it told came in."""
    for table in ("actor_report", "event_report", "proposal_report", "dispute"):
        db.execute(
            f"update {table} set arrival = (select arrival from document where id = document_id)"
            " where document_id = ? and arrival is null",
            [document_id],
        )
    db.execute(
        "update answer set arrival = (select arrival from document where id = ?) where arrival is null"
        " and proposal_report_id in (select id from proposal_report where document_id = ?)",
        [document_id, document_id],
    )
    db.execute("delete from earlier_text where hash = ?", [document.hash])
    db.execute(
        "insert or ignore into earlier_text (document_id, hash, replaced_at, text)"
        " select id, hash, ?, text from document where id = ?",
        [moment.now(), document_id],
    )
    db.execute(
        "update document set hash = ?, name = ?, title = ?, publisher = ?, address = ?, published = ?,"
        " published_by = ?, words = ?, text = ?, arrival = (select max(arrival) + 1 from document) where id = ?",
        [
            document.hash, document.name, document.title, document.publisher, document.address,
            document.published.isoformat(), document.published_by, len(document.text.split()), document.text,
            document_id,
        ],
    )  # fmt: skip
    db.execute("delete from origin where document_id = ?", [document_id])


def _note_origin(db: Database, document_id: int, document: Document) -> None:
    place = _place(document)
    published, published_by = document.published.isoformat(), document.published_by
    known = db.execute(
        "select published, published_by from origin where path = ? and document_id = ?", [place, document_id]
    ).fetchone()
    if known is not None:
        published, published_by = min((published, published_by), known, key=_rank)
    db.execute(
        "insert into origin (document_id, path, published, published_by) values (?, ?, ?, ?) on conflict (path) do"
        " update set document_id = excluded.document_id, published = excluded.published,"
        " published_by = excluded.published_by",
        [document_id, place, published, published_by],
    )


def _date_again(db: Database, document_id: int) -> None:
    published, published_by, place = _best_origin(db, document_id)
    db.execute(
        "update document set published = ?, published_by = ? where id = ?", [published, published_by, document_id]
    )
    if not place.startswith("-"):
        db.execute("update document set name = ? where id = ?", [Path(place).name, document_id])


def write_reading(db: Database, document_id: int, reading: Reading, read_by: str | None) -> None:
    """The report's own layer: everything that it says, in place of what was read in it before. The report must not be
    in the ledger (`ledger.lift`), and waits to be laid."""
    db.execute("update document set laid = 0, read_by = ? where id = ?", [read_by, document_id])
    before = retold.rows_of(db, document_id)
    db.conn.executemany(
        'insert into date_mention (document_id, text, value, earliest, latest, start, "end")'
        " values (?, ?, ?, ?, ?, ?, ?)",
        [(document_id, d.text, *_day(d.value), d.start, d.end) for d in reading.dates],
    )
    actors: dict[str, int] = {}
    for a in reading.actors:
        actors[a.name] = _insert(
            db, "actor_report", document_id=document_id, name=a.name, kind=a.kind, party=a.party, role=a.role,
            mentions=len(a.mentions), start=a.start, end=a.end, quote=a.quote,
        )  # fmt: skip
        db.conn.executemany(
            "insert into actor_report_name (actor_report_id, name) values (?, ?)",
            [(actors[a.name], name) for name in dict.fromkeys((a.name, *a.also))],
        )
    for e in reading.events:
        value, earliest, latest = _day(e.date)
        event_id = _insert(
            db, "event_report", document_id=document_id, what=e.what, kind=e.kind, status=e.status, date=value,
            earliest=earliest, latest=latest, place=e.place, said_by=e.said_by, start=e.start, end=e.end, quote=e.quote,
        )  # fmt: skip
        db.conn.executemany(
            "insert into event_report_actor values (?, ?)",
            [(event_id, actors[name]) for name in dict.fromkeys(e.actors) if name in actors],
        )
    for p in reading.proposals:
        value, earliest, latest = _day(p.date)
        proposal_id = _insert(
            db, "proposal_report", document_id=document_id, what=p.what, kind=p.kind, date=value, earliest=earliest,
            latest=latest, place=p.place, made=p.made, status=p.status, start=p.start, end=p.end, quote=p.quote,
        )  # fmt: skip
        for part, names in (("by", p.by), ("to", p.to)):
            db.conn.executemany(
                "insert into proposal_report_actor values (?, ?, ?, ?)",
                [(proposal_id, actors[n], part, i) for i, n in enumerate(dict.fromkeys(names)) if n in actors],
            )
        for answer in p.answers:
            answer_id = _insert(
                db, "answer", proposal_report_id=proposal_id, response=answer.response, said=answer.said,
                start=answer.start, end=answer.end, quote=answer.quote,
            )  # fmt: skip
            db.conn.executemany(
                "insert into answer_actor values (?, ?, ?)",
                [(answer_id, actors[n], i) for i, n in enumerate(dict.fromkeys(answer.by)) if n in actors],
            )
    for d in reading.disputes:
        dispute_id = _insert(db, "dispute", document_id=document_id, about=d.about)
        for side in d.accounts:
            _insert(
                db, "account", dispute_id=dispute_id, side=side.side, start=side.start, end=side.end, quote=side.quote
            )
    retold.replace(db, document_id, before)


def _insert(db: Database, table: str, **values: object) -> int:
    columns = ", ".join(f'"{column}"' for column in values)
    marks = ", ".join("?" for _ in values)
    cursor = db.execute(f"insert into {table} ({columns}) values ({marks})", list(values.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _day(value: str | None) -> tuple[str | None, str | None, str | None]:
    """A day as it was read, with the first and last calendar day that it may stand for."""
    span = span_of(value)
    return (value, None, None) if span is None else (value, span[0].isoformat(), span[1].isoformat())
