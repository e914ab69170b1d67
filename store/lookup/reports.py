"""Reports, the dates that they name, and the sentences that facts rest on."""

from __future__ import annotations

import sqlite3

from store.lookup.filters import EVERYTHING, Filter, between, is_of, query
from store.lookup.places import InOrder, Places
from store.lookup.rows import DateRow, DocumentRow, FactKind, Source

DOCUMENT = (
    "document.id as document_id, document.name, title, publisher, address, published, published_by, document.words,"
    " (select negotiation.name from negotiation where negotiation.id = document.negotiation_id) as negotiation"
)
"""The columns of a report, without its text."""


def document_row(row: sqlite3.Row) -> DocumentRow:
    """A report from the columns of DOCUMENT."""
    return DocumentRow(
        row["document_id"], row["name"], row["title"], row["publisher"], row["address"],
        row["published"], row["published_by"], row["words"], row["negotiation"],
    )  # fmt: skip


def _document_conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["true"], list[object]()
    if wanted.words:
        conditions.append("id in (select rowid from document_search where document_search match ?)")
        values.append(query(wanted.words))
    if wanted.actor is not None:
        conditions.append("id in (select document_id from actor_report where actor_id = ?)")
        values.append(wanted.actor)
    if wanted.negotiation is not None:
        conditions.append("negotiation_id = ?")
        values.append(wanted.negotiation)
    between("published", "published", wanted, conditions, values)
    return " and ".join(conditions), values


def _date_conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["true"], list[object]()
    if wanted.words:
        conditions.append("(date_mention.text like ? or date_mention.value like ?)")
        values += [f"%{wanted.words}%", f"%{wanted.words}%"]
    if wanted.negotiation is not None:
        conditions.append("document.negotiation_id = ?")
        values.append(wanted.negotiation)
    between("date_mention.earliest", "date_mention.latest", wanted, conditions, values)
    return " and ".join(conditions), values


_NEWEST_FIRST = InOrder(
    "document", _document_conditions, "published desc, hash desc", "published", ("hash",), newest_first=True
)
_DATES = InOrder(
    "date_mention", _date_conditions, "date_mention.earliest, date_mention.id",
    joined="join document on document.id = document_id",
)  # fmt: skip


class Reports(Places):
    """Questions about reports."""

    def dates(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DateRow]:
        """The dates that reports name, in order of the day that they stand for."""
        page, values = self._page(_DATES, wanted, start, limit)
        rows = self._all(
            "select date_mention.*, document.name as name, document.published as published from date_mention"
            f" join document on document.id = document_id where date_mention.id in ({page}) order by {_DATES.order}",
            values,
        )
        return [
            DateRow(
                row["id"], row["text"], row["value"], row["document_id"], row["name"], row["published"],
                row["start"], row["end"],
            )
            for row in rows
        ]  # fmt: skip

    def documents(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DocumentRow]:
        """Reports, newest first."""
        page, values = self._page(_NEWEST_FIRST, wanted, start, limit)
        rows = self._all(
            f"select {DOCUMENT} from document where document.id in ({page}) order by {_NEWEST_FIRST.order}", values
        )
        return [document_row(row) for row in rows]

    def count_documents(self, wanted: Filter = EVERYTHING) -> int:
        """How many reports there are under a filter."""
        return self._count(_NEWEST_FIRST, wanted)

    def document(self, document_id: int) -> DocumentRow | None:
        """One report by its id, without its text."""
        row = self._one_or_none(f"select {DOCUMENT} from document where id = ?", [document_id])
        return document_row(row) if row else None

    def text(self, document_id: int) -> str:
        """The text of a report as it was read; empty where there is no such report."""
        row = self._one_or_none("select text from document where id = ?", [document_id])
        return str(row[0]) if row else ""

    def sources(
        self, kind: FactKind, fact_id: int, limit: int | None = None, negotiation: int | None = None
    ) -> list[Source]:
        """The sentences that a fact rests on, latest report first; no more than `limit` of them, and only from the
        reports of a negotiation (an id), where one is given: an actor may be named in several."""
        if kind == "answer":
            table, key = "answer join proposal_report on proposal_report.id = answer.proposal_report_id", "answer.id"
            fact = "answer"
        elif kind == "dispute":
            table, key, fact = "account join dispute on dispute.id = account.dispute_id", "dispute.id", "account"
        else:
            table, key, fact = f"{kind}_report", f"{kind}_id", f"{kind}_report"
        # in order first, without a look at what the reports say: of a state there may be thousands
        order = "document" if self.as_of is not None else "document indexed by document_order"
        found = (
            f"select {fact}.id from {table} cross join {order} on document.id = document_id where {key} = ?"
            f"{is_of(negotiation, 'document')} order by published desc, hash desc, {fact}.start limit ?"
        )
        rows = self._all(
            f'select {DOCUMENT}, {fact}.start as start, {fact}."end" as stop, {fact}.quote as quote from {table}'
            f" join document on document.id = document_id where {fact}.id in ({found})"
            f" order by published desc, hash desc, {fact}.start",
            [fact_id, -1 if limit is None else limit],
        )
        return [Source(document_row(row), row["start"], row["stop"], row["quote"]) for row in rows]
