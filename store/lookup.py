"""The questions that panes and commands ask of the store. Reads only; pages, never whole tables.

A `Lookup` holds one read-only connection; use one a thread. Rows come as frozen dataclasses in the field's words.
Raises StoreError where the store cannot be read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Literal

from store.connection import connect_reading, explained
from store.spelling import folded

FactKind = Literal["event", "proposal", "actor", "answer", "dispute"]
FoundKind = Literal["actor", "proposal", "event", "document"]


@dataclass(frozen=True, slots=True)
class Filter:
    """What a list is narrowed to. `words` must all occur; `actor` is an actor's id, counting those of its side too."""

    words: str = ""
    actor: int | None = None
    kind: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class EventRow:
    """An event of the timeline. `date` as the reader gives it; `sort_day` is where it stands (ISO day)."""

    id: int
    what: str
    kind: str
    status: str
    date: str | None
    place: str | None
    actors: tuple[str, ...]
    reports: int
    sort_day: str


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """An answer to a proposal, with the report that tells it."""

    response: str
    by: tuple[str, ...]
    said: str | None
    reported: str
    quote: str


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """A proposal, its status, and its answers in the order in which they were reported."""

    id: int
    what: str
    kind: str
    status: str
    date: str | None
    place: str | None
    made: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class ActorRow:
    """An actor: `also` holds every other spelling, `side` the party's name (its own, for one that has none)."""

    id: int
    name: str
    kind: str
    party: str | None
    role: str | None
    side: str
    also: tuple[str, ...]
    reports: int
    last_reported: str | None


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that a report names: the words, the value, and the report."""

    id: int
    text: str
    value: str
    document: int
    name: str
    published: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report, without its text."""

    id: int
    name: str
    title: str | None
    publisher: str | None
    address: str | None
    published: str
    published_by: str
    words: int


@dataclass(frozen=True, slots=True)
class Source:
    """A sentence that a fact rests on: `text[start:end] == quote` in the report `document`."""

    document: DocumentRow
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One side's account of a disputed matter, with its sentence."""

    side: str
    source: Source


@dataclass(frozen=True, slots=True)
class DisputeRow:
    """Two accounts of the same matter."""

    id: int
    about: str
    accounts: tuple[AccountRow, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Something that a look-up found: `detail` tells it from its like."""

    kind: FoundKind
    id: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much the store holds."""

    documents: int
    actors: int
    events: int
    pending: int
    proposals: int
    disputes: int
    latest: str | None


class Lookup:
    """Questions to one store over one read-only connection; a context manager."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with explained(path):
            self._db = connect_reading(path)
            self._db.execute("select 1 from document limit 1").fetchone()

    def __enter__(self) -> Lookup:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._db.close()

    def data_version(self) -> int:
        """A number that differs from the last one whenever another connection has changed the store."""
        return int(self._one("pragma data_version")[0])

    def interrupt(self) -> None:
        """Stop the question that another thread is asking through this connection."""
        self._db.interrupt()

    # ------------------------------------------------------------ counts

    def counts(self) -> Counts:
        """How much the store holds, and the day of its latest report."""
        row = self._one(
            "select (select count(*) from document), (select count(*) from actor), (select count(*) from event),"
            " (select count(*) from proposal where status = 'pending'), (select count(*) from proposal),"
            " (select count(*) from dispute), (select max(published) from document)"
        )
        return Counts(*row)

    # ------------------------------------------------------------ timeline

    def count_events(self, wanted: Filter = Filter()) -> int:
        """How many events the timeline has under a filter."""
        where, values = _event_conditions(wanted)
        return int(self._one(f"select count(*) from event where {where}", values)[0])

    def timeline(self, wanted: Filter = Filter(), start: int = 0, limit: int = 200) -> list[EventRow]:
        """Events in order of their day, `limit` from the `start`th on."""
        where, values = _event_conditions(wanted)
        rows = self._all(
            f"select * from event where id in (select id from event where {where}"
            " order by sort_day, id limit ? offset ?) order by sort_day, id",
            [*values, limit, start],
        )
        return self._events(rows)

    def timeline_index(self, event_id: int, wanted: Filter = Filter()) -> int | None:
        """The place of an event in the timeline under a filter, counted from 0; None where the filter hides it."""
        where, values = _event_conditions(wanted)
        row = self._one_or_none(f"select sort_day from event where id = ? and {where}", [event_id, *values])
        if row is None:
            return None
        before = self._one(
            f"select count(*) from event where {where} and (sort_day, id) < (?, ?)", [*values, row[0], event_id]
        )
        return int(before[0])

    def timeline_index_of_day(self, day: date, wanted: Filter = Filter()) -> int:
        """The place of the first event on or after a day."""
        where, values = _event_conditions(wanted)
        return int(
            self._one(f"select count(*) from event where {where} and sort_day < ?", [*values, day.isoformat()])[0]
        )

    def event(self, event_id: int) -> EventRow | None:
        """One event by its id."""
        rows = self._events(self._all("select * from event where id = ?", [event_id]))
        return rows[0] if rows else None

    def _events(self, rows: list[sqlite3.Row]) -> list[EventRow]:
        actors = self._names("event_actor", "event_id", [row["id"] for row in rows])
        return [
            EventRow(
                row["id"], row["what"], row["kind"], row["status"], row["date"], row["place"],
                actors.get(row["id"], ()), row["reports"], row["sort_day"],
            )
            for row in rows
        ]  # fmt: skip

    # ------------------------------------------------------------ proposals

    def count_proposals(self, wanted: Filter = Filter()) -> int:
        """How many proposals there are under a filter."""
        where, values = _proposal_conditions(wanted)
        return int(self._one(f"select count(*) from proposal where {where}", values)[0])

    def proposals(self, wanted: Filter = Filter(), start: int = 0, limit: int = 200) -> list[ProposalRow]:
        """Proposals by the day that they propose, those without a day last."""
        where, values = _proposal_conditions(wanted)
        rows = self._all(
            f"select * from proposal where id in (select id from proposal where {where}"
            " order by sort_day, id limit ? offset ?) order by sort_day, id",
            [*values, limit, start],
        )
        return self._proposals(rows)

    def proposal_index(self, proposal_id: int, wanted: Filter = Filter()) -> int | None:
        """The place of a proposal in its list under a filter; None where the filter hides it."""
        where, values = _proposal_conditions(wanted)
        row = self._one_or_none(f"select sort_day from proposal where id = ? and {where}", [proposal_id, *values])
        if row is None:
            return None
        before = self._one(
            f"select count(*) from proposal where {where} and (sort_day, id) < (?, ?)", [*values, row[0], proposal_id]
        )
        return int(before[0])

    def proposal(self, proposal_id: int) -> ProposalRow | None:
        """One proposal by its id."""
        rows = self._proposals(self._all("select * from proposal where id = ?", [proposal_id]))
        return rows[0] if rows else None

    def _proposals(self, rows: list[sqlite3.Row]) -> list[ProposalRow]:
        ids = [row["id"] for row in rows]
        by = self._names("proposal_actor", "proposal_id", ids, "and link.part = 'by'", "link.place_in_list")
        to = self._names("proposal_actor", "proposal_id", ids, "and link.part = 'to'", "link.place_in_list")
        answers = self._answers(ids)
        return [
            ProposalRow(
                row["id"], row["what"], row["kind"], row["status"], row["date"], row["place"], row["made"],
                by.get(row["id"], ()), to.get(row["id"], ()), tuple(answers.get(row["id"], ())), row["reports"],
            )
            for row in rows
        ]  # fmt: skip

    def _answers(self, proposals: list[int]) -> dict[int, list[AnswerRow]]:
        rows = self._all(
            "select answer.*, proposal_report.proposal_id as proposal, document.published as reported"
            " from proposal_report join answer on answer.proposal_report_id = proposal_report.id"
            " join document on document.id = proposal_report.document_id"
            f" where proposal_report.proposal_id in ({_marks(proposals)})"
            " order by document.published, document.hash, answer.start, answer.id",
            proposals,
        )
        by: dict[int, list[str]] = {}
        for row in self._all(
            "select link.answer_id, actor.name from answer_actor link"
            " join actor_report on actor_report.id = link.actor_report_id"
            " join actor on actor.id = actor_report.actor_id"
            f" where link.answer_id in ({_marks(rows)}) order by link.place_in_list",
            [row["id"] for row in rows],
        ):
            by.setdefault(row[0], []).append(row[1])
        out: dict[int, list[AnswerRow]] = {}
        for row in rows:
            answer = AnswerRow(
                row["response"], tuple(dict.fromkeys(by.get(row["id"], ()))), row["said"], row["reported"], row["quote"]
            )
            out.setdefault(row["proposal"], []).append(answer)
        return out

    # ------------------------------------------------------------ actors

    def count_actors(self, wanted: Filter = Filter()) -> int:
        """How many actors there are under a filter."""
        where, values = _actor_conditions(wanted)
        return int(self._one(f"select count(*) from actor where {where}", values)[0])

    def actors(self, wanted: Filter = Filter(), start: int = 0, limit: int = 200) -> list[ActorRow]:
        """Actors by side: each side first, then those who speak or act for it."""
        where, values = _actor_conditions(wanted)
        return self._actors(
            self._all(f"{_ACTOR} where {where} order by {_ACTOR_ORDER} limit ? offset ?", [*values, limit, start])
        )

    def actor_index(self, actor_id: int, wanted: Filter = Filter()) -> int | None:
        """The place of an actor in its list under a filter; None where the filter hides it."""
        where, values = _actor_conditions(wanted)
        row = self._one_or_none(
            "select place from (select actor.id as id, row_number() over"
            f" (order by {_ACTOR_ORDER}) - 1 as place from actor where {where}) where id = ?",
            [*values, actor_id],
        )
        return int(row[0]) if row else None

    def actor(self, actor_id: int) -> ActorRow | None:
        """One actor by its id."""
        rows = self._actors(self._all(f"{_ACTOR} where actor.id = ?", [actor_id]))
        return rows[0] if rows else None

    def actors_named(self, typed: str, limit: int = 20) -> list[ActorRow]:
        """Actors one of whose spellings holds what was typed, whole names and beginnings first, then by reports."""
        wanted = folded(typed)
        if not wanted:
            return []
        if len(wanted) >= 3:
            matching, values = "id in (select rowid from actor_search where actor_search match ?)", [_phrase(wanted)]
        else:
            matching, values = "folded >= ? and folded < ?", [wanted, wanted + _LAST]
        rows = self._all(
            "select actor.*, party.name as party from (select actor_id, min(case when folded = ? then 0"
            " when substr(folded, 1, length(?)) = ? then 1 when instr(folded, ' ' || ?) then 2 else 3 end) as how"
            f" from actor_name where {matching} group by actor_id) as hit"
            " join actor on actor.id = hit.actor_id left join actor party on party.id = actor.party_id"
            " order by hit.how, actor.reports desc, actor.name collate nocase, actor.id limit ?",
            [wanted, wanted, wanted, wanted, *values, limit],
        )
        return self._actors(rows)

    def _actors(self, rows: list[sqlite3.Row]) -> list[ActorRow]:
        also: dict[int, list[str]] = {}
        for row in self._all(
            f"select actor_id, name from actor_name where actor_id in ({_marks(rows)}) order by id",
            [row["id"] for row in rows],
        ):
            also.setdefault(row[0], []).append(row[1])
        return [
            ActorRow(
                row["id"], row["name"], row["kind"], row["party"], row["role"], row["side"],
                tuple(name for name in also.get(row["id"], ()) if name != row["name"]),
                row["reports"], row["last_reported"],
            )
            for row in rows
        ]  # fmt: skip

    # ------------------------------------------------------------ dates, reports, sources

    def dates(self, wanted: Filter = Filter(), start: int = 0, limit: int = 200) -> list[DateRow]:
        """The dates that reports name, in order of the day that they stand for."""
        conditions, values = ["1"], list[object]()
        if wanted.words:
            conditions.append("(date_mention.text like ? or date_mention.value like ?)")
            values += [f"%{wanted.words}%", f"%{wanted.words}%"]
        _between("date_mention.earliest", "date_mention.latest", wanted, conditions, values)
        rows = self._all(
            "select date_mention.*, document.name as name, document.published as published from date_mention"
            f" join document on document.id = document_id where {' and '.join(conditions)}"
            " order by date_mention.earliest, date_mention.id limit ? offset ?",
            [*values, limit, start],
        )
        return [
            DateRow(
                row["id"], row["text"], row["value"], row["document_id"], row["name"], row["published"],
                row["start"], row["end"],
            )
            for row in rows
        ]  # fmt: skip

    def documents(self, wanted: Filter = Filter(), start: int = 0, limit: int = 200) -> list[DocumentRow]:
        """Reports, newest first."""
        conditions, values = ["1"], list[object]()
        if wanted.words:
            conditions.append("id in (select rowid from document_search where document_search match ?)")
            values.append(_query(wanted.words))
        if wanted.actor is not None:
            conditions.append("id in (select document_id from actor_report where actor_id = ?)")
            values.append(wanted.actor)
        _between("published", "published", wanted, conditions, values)
        rows = self._all(
            f"select {_DOCUMENT} from document where {' and '.join(conditions)}"
            " order by published desc, hash desc limit ? offset ?",
            [*values, limit, start],
        )
        return [_document(row) for row in rows]

    def document(self, document_id: int) -> DocumentRow | None:
        """One report by its id, without its text."""
        row = self._one_or_none(f"select {_DOCUMENT} from document where id = ?", [document_id])
        return _document(row) if row else None

    def text(self, document_id: int) -> str:
        """The text of a report as it was read; empty where there is no such report."""
        row = self._one_or_none("select text from document where id = ?", [document_id])
        return str(row[0]) if row else ""

    def sources(self, kind: FactKind, fact_id: int) -> list[Source]:
        """The sentences that a fact rests on, latest report first."""
        if kind == "answer":
            table, key = "answer join proposal_report on proposal_report.id = answer.proposal_report_id", "answer.id"
            fact = "answer"
        elif kind == "dispute":
            table, key, fact = "account join dispute on dispute.id = account.dispute_id", "dispute.id", "account"
        else:
            table, key, fact = f"{kind}_report", f"{kind}_id", f"{kind}_report"
        rows = self._all(
            f'select {_DOCUMENT}, {fact}.start as start, {fact}."end" as stop, {fact}.quote as quote from {table}'
            f" join document on document.id = document_id where {key} = ?"
            f" order by published desc, hash desc, {fact}.start",
            [fact_id],
        )
        return [Source(_document(row), row["start"], row["stop"], row["quote"]) for row in rows]

    def disputes(self, start: int = 0, limit: int = 200) -> list[DisputeRow]:
        """Disputed matters, those of the latest report first."""
        rows = self._all(
            "select dispute.id, about from dispute join document on document.id = document_id"
            " order by published desc, hash desc, dispute.id limit ? offset ?",
            [limit, start],
        )
        return [DisputeRow(row["id"], row["about"], self._accounts(row["id"])) for row in rows]

    def _accounts(self, dispute_id: int) -> tuple[AccountRow, ...]:
        rows = self._all(
            f'select {_DOCUMENT}, side, account.start as start, account."end" as stop, quote from account'
            " join dispute on dispute.id = dispute_id join document on document.id = document_id"
            " where dispute_id = ? order by account.id",
            [dispute_id],
        )
        return tuple(
            AccountRow(row["side"], Source(_document(row), row["start"], row["stop"], row["quote"])) for row in rows
        )

    def disputed(self, sources: Iterable[Source]) -> bool:
        """Whether one of these sentences is an account in a dispute."""
        return any(
            self._one_or_none(
                "select 1 from account join dispute on dispute.id = dispute_id"
                ' where document_id = ? and account.start < ? and account."end" > ?',
                [source.document.id, source.end, source.start],
            )
            for source in sources
        )

    def look_up(self, typed: str, limit: int = 20) -> list[Found]:
        """Anything that holds what was typed: actors, then proposals, events and reports, newest first."""
        if not folded(typed):
            return []
        found = [
            Found("actor", row.id, row.name, ", ".join(part for part in (row.role, row.party) if part) or row.kind)
            for row in self.actors_named(typed, limit)
        ]
        query = _query(typed)
        hits = "(select rowid from {0}_search where {0}_search match ? order by rowid desc limit ?)"
        found += (
            Found("proposal", row["id"], row["what"], f"{row['status']} {row['date'] or ''}".strip())
            for row in self._all(
                f"select * from proposal where id in {hits.format('proposal')} order by sort_day", [query, limit]
            )
        )
        found += (
            Found("event", row["id"], row["what"], f"{row['kind']} {row['date'] or ''}".strip())
            for row in self._all(
                f"select * from event where id in {hits.format('event')} order by sort_day desc", [query, limit]
            )
        )
        found += (
            Found("document", row["document_id"], row["title"] or row["name"], row["published"])
            for row in self._all(
                f"select {_DOCUMENT} from document where id in {hits.format('document')} order by published desc",
                [query, limit],
            )
        )
        return found

    # ------------------------------------------------------------ asking

    def _names(
        self, table: str, key: str, ids: list[int], where: str = "", order: str = "link.actor_id"
    ) -> dict[int, tuple[str, ...]]:
        rows = self._all(
            f"select link.{key}, actor.name from {table} link join actor on actor.id = link.actor_id"
            f" where link.{key} in ({_marks(ids)}) {where} order by {order}",
            ids,
        )
        out: dict[int, tuple[str, ...]] = {}
        for row in rows:
            out[row[0]] = (*out.get(row[0], ()), row[1])
        return out

    def _all(self, sql: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        with explained(self.path):
            return self._db.execute(sql, tuple(values)).fetchall()

    def _one_or_none(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Row | None:
        rows = self._all(sql, values)
        return rows[0] if rows else None

    def _one(self, sql: str, values: Iterable[object] = ()) -> sqlite3.Row:
        return self._all(sql, values)[0]


_LAST = "\U0010ffff"
"""Sorts after every other character: the end of the range of what begins with a text."""

_ACTOR = "select actor.*, party.name as party from actor left join actor party on party.id = actor.party_id"
_ACTOR_ORDER = "actor.side collate nocase, (actor.party_id is not null), actor.name collate nocase, actor.id"
_DOCUMENT = (
    "document.id as document_id, document.name, title, publisher, address, published, published_by, document.words"
)


def _document(row: sqlite3.Row) -> DocumentRow:
    return DocumentRow(
        row["document_id"], row["name"], row["title"], row["publisher"], row["address"],
        row["published"], row["published_by"], row["words"],
    )  # fmt: skip


def _marks(items: Iterable[object]) -> str:
    return ", ".join("?" for _ in items)


def _phrase(text: str) -> str:
    """An FTS5 query for a text as it stands."""
    return '"' + text.replace('"', '""') + '"'


def _query(typed: str) -> str:
    """An FTS5 query: every word must occur, as the beginning of a word."""
    words = [word for word in "".join(c if c.isalnum() else " " for c in typed).split() if word]
    return " ".join(f"{_phrase(word)}*" for word in words) or '""'


def _between(earliest: str, latest: str, wanted: Filter, conditions: list[str], values: list[object]) -> None:
    if wanted.since is not None:
        conditions.append(f"{latest} >= ?")
        values.append(wanted.since.isoformat())
    if wanted.until is not None:
        conditions.append(f"{earliest} <= ?")
        values.append(wanted.until.isoformat())


_SIDE = "(select id from actor where id = ? or party_id = ?)"


def _event_conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["1"], list[object]()
    if wanted.words:
        conditions.append("id in (select rowid from event_search where event_search match ?)")
        values.append(_query(wanted.words))
    if wanted.actor is not None:
        conditions.append(f"id in (select event_id from event_actor where actor_id in {_SIDE})")
        values += [wanted.actor, wanted.actor]
    for column, value in (("kind", wanted.kind), ("status", wanted.status)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    _between("coalesce(earliest, sort_day)", "coalesce(latest, sort_day)", wanted, conditions, values)
    return " and ".join(conditions), values


def _proposal_conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["1"], list[object]()
    if wanted.words:
        conditions.append("id in (select rowid from proposal_search where proposal_search match ?)")
        values.append(_query(wanted.words))
    if wanted.actor is not None:
        conditions.append(f"id in (select proposal_id from proposal_actor where actor_id in {_SIDE})")
        values += [wanted.actor, wanted.actor]
    for column, value in (("kind", wanted.kind), ("status", wanted.status)):
        if value is not None:
            conditions.append(f"{column} = ?")
            values.append(value)
    _between("earliest", "latest", wanted, conditions, values)
    return " and ".join(conditions), values


def _actor_conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["1"], list[object]()
    if wanted.words:
        text = folded(wanted.words)
        if len(text) >= 3:
            hits = "id in (select rowid from actor_search where actor_search match ?)"
            values.append(_phrase(text))
        else:
            hits = "folded >= ? and folded < ?"
            values += [text, text + _LAST]
        conditions.append(f"actor.id in (select actor_id from actor_name where {hits})")
    if wanted.actor is not None:
        conditions.append(f"actor.id in {_SIDE}")
        values += [wanted.actor, wanted.actor]
    if wanted.kind is not None:
        conditions.append("actor.kind = ?")
        values.append(wanted.kind)
    return " and ".join(conditions), values
