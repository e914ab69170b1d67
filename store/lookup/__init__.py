"""The questions that panes and commands ask of the store. Reads only; pages, never whole tables.

A `Lookup` holds one read-only connection; use one a thread. Rows come as named tuples in the field's words.
Raises StoreError where the store cannot be read.
"""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from store.lookup.calendar import Calendar, DayRow, Mark, MonthRow
from store.lookup.careers import Careers, OfficeRow, SpellingRow
from store.lookup.corrections import CorrectionRow, Corrections
from store.lookup.days import NO_DAYS, Day, Days
from store.lookup.explanations import Explanation, Explanations, Named, StateRow
from store.lookup.facets import FacetCounts, Faceted, Facets
from store.lookup.filters import EVERYTHING, Filter, Order, query
from store.lookup.inbox import FollowRow, Inbox, NoticeRow
from store.lookup.meetings import Meetings, MetRow
from store.lookup.negotiations import Negotiations
from store.lookup.news import Aspect, News, NewsKind, NewsRow
from store.lookup.parts import NamingRow, Parts
from store.lookup.replies import AddresseeRow, ReplyRow, TellingRow
from store.lookup.reports import DOCUMENT, Reports
from store.lookup.rows import (
    AccountRow,
    ActorRow,
    AnswerRow,
    Checked,
    Counts,
    DateRow,
    DisputeRow,
    DocumentRow,
    EventRow,
    FactKind,
    Found,
    FoundKind,
    NegotiationRow,
    ProposalRow,
    Source,
)
from store.spelling import folded

__all__ = [
    "EVERYTHING",
    "NO_DAYS",
    "AccountRow",
    "ActorRow",
    "AddresseeRow",
    "AnswerRow",
    "Aspect",
    "Checked",
    "CorrectionRow",
    "Counts",
    "DateRow",
    "Day",
    "DayRow",
    "Days",
    "DisputeRow",
    "DocumentRow",
    "EventRow",
    "Explanation",
    "Faceted",
    "Facets",
    "FactKind",
    "Filter",
    "FollowRow",
    "Found",
    "FoundKind",
    "Lookup",
    "Mark",
    "MetRow",
    "MonthRow",
    "Named",
    "NamingRow",
    "NegotiationRow",
    "News",
    "NewsKind",
    "NewsRow",
    "NoticeRow",
    "OfficeRow",
    "Order",
    "ProposalRow",
    "ReplyRow",
    "Source",
    "SpellingRow",
    "StateRow",
    "TellingRow",
]


_FACTS: tuple[tuple[FoundKind, str, str], ...] = (
    ("proposal", "status", "sort_day"),
    ("event", "kind", "sort_day desc"),
)
"""What is looked up among proposals and events: the column that tells a find from its like, and the order of finds."""


class Lookup(
    Inbox,
    Calendar,
    Parts,
    Meetings,
    Careers,
    Reports,
    Negotiations,
    Explanations,
    Corrections,
    FacetCounts,
):
    """Questions to one store over one read-only connection; a context manager."""

    def counts(self, wanted: Filter = EVERYTHING) -> Counts:
        """How much the store holds, and the day of its latest report; of a filter only the negotiation counts."""
        here = Filter(negotiation=wanted.negotiation)
        latest = self.documents(here, 0, 1)
        return Counts(
            self.count_documents(here), self.count_actors(here), self.count_events(here),
            self.count_proposals(replace(here, status="pending")), self.count_proposals(here),
            self.count_disputes(here), latest[0].published if latest else None,
        )  # fmt: skip

    def look_up(self, typed: str, limit: int = 20, wanted: Filter = EVERYTHING) -> list[Found]:
        """Anything that holds what was typed: actors, then proposals, events and reports, newest first.

        Of a filter only the negotiation counts.
        """
        if not folded(typed):
            return []
        found = [
            Found("actor", row.id, row.name, ", ".join(part for part in (row.role, row.party) if part) or row.kind)
            for row in self.actors_named(typed, limit)
            if wanted.negotiation is None or self.is_named_in(row.id, wanted.negotiation)
        ]
        for kind, detail, order in _FACTS:
            found += (
                Found(kind, row["id"], row["what"], f"{row[detail]} {row['date'] or ''}".strip())
                for row in self._holding(kind, "*", typed, limit, wanted, order)
            )
        found += (
            Found("document", row["document_id"], row["title"] or row["name"], row["published"])
            for row in self._holding("document", DOCUMENT, typed, limit, wanted, "published desc")
        )
        return found

    def _holding(
        self, table: str, columns: str, typed: str, limit: int, wanted: Filter, order: str
    ) -> list[sqlite3.Row]:
        """The newest rows whose words are those that were typed; where they are few, also of words that begin so.

        What begins so is gathered whole before the newest of it is known: 50 ms for 100 000 rows, where the words
        themselves take one. So it is asked for only when they do not fill the list.
        """
        hits, here = f"select rowid from {table}_search where {table}_search match ?", f"id = {table}_search.rowid"
        if wanted.negotiation is not None:
            here += f" and negotiation_id = {wanted.negotiation:d}"
        if wanted.negotiation is not None or self.as_of is not None:
            hits += f" and exists (select 1 from {table} where {here})"
        letter = typed.strip().isascii() and len(typed.strip()) == 1  # what begins with it takes 70 ms
        for words in (query(typed, whole=True), *([] if letter else [query(typed)])):
            found: tuple[str, list[object]] = f"{table}.id in ({hits} order by rowid desc limit ?)", [words, limit]
            if table != "document":
                where, values = found
                found = self._then(table, typed, (f"hidden = 0 and {where}", values))
            rows = self._all(f"select {columns} from {table} where {found[0]} order by {order}", found[1])
            if len(rows) >= limit:
                break
        return rows
