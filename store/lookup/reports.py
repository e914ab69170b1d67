"""Reports, the dates that they name, and the sentences that facts rest on."""

from __future__ import annotations

import sqlite3

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter, between, query
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


class Reports(Asking):
    """Questions about reports."""

    def dates(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DateRow]:
        """The dates that reports name, in order of the day that they stand for."""
        conditions, values = ["1"], list[object]()
        if wanted.words:
            conditions.append("(date_mention.text like ? or date_mention.value like ?)")
            values += [f"%{wanted.words}%", f"%{wanted.words}%"]
        if wanted.negotiation is not None:
            conditions.append("document.negotiation_id = ?")
            values.append(wanted.negotiation)
        between("date_mention.earliest", "date_mention.latest", wanted, conditions, values)
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

    def documents(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DocumentRow]:
        """Reports, newest first."""
        conditions, values = ["1"], list[object]()
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
        rows = self._all(
            f"select {DOCUMENT} from document where {' and '.join(conditions)}"
            " order by published desc, hash desc limit ? offset ?",
            [*values, limit, start],
        )
        return [document_row(row) for row in rows]

    def document(self, document_id: int) -> DocumentRow | None:
        """One report by its id, without its text."""
        row = self._one_or_none(f"select {DOCUMENT} from document where id = ?", [document_id])
        return document_row(row) if row else None

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
            f'select {DOCUMENT}, {fact}.start as start, {fact}."end" as stop, {fact}.quote as quote from {table}'
            f" join document on document.id = document_id where {key} = ?"
            f" order by published desc, hash desc, {fact}.start",
            [fact_id],
        )
        return [Source(document_row(row), row["start"], row["stop"], row["quote"]) for row in rows]
