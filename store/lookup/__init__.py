"""The questions that panes and commands ask of the store. Reads only; pages, never whole tables.

A `Lookup` holds one read-only connection; use one a thread. Rows come as frozen dataclasses in the field's words.
Raises StoreError where the store cannot be read.
"""

from __future__ import annotations

from dataclasses import replace

from store.lookup.actors import Actors
from store.lookup.corrections import CorrectionRow, Corrections
from store.lookup.disputes import Disputes
from store.lookup.events import Events
from store.lookup.explanations import Explanation, Explanations, Named, StateRow
from store.lookup.filters import EVERYTHING, Filter, query
from store.lookup.negotiations import Negotiations
from store.lookup.news import Aspect, News, NewsKind, NewsRow, WhatIsNew
from store.lookup.proposals import Proposals
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
    "AccountRow",
    "ActorRow",
    "AnswerRow",
    "Aspect",
    "Checked",
    "CorrectionRow",
    "Counts",
    "DateRow",
    "DisputeRow",
    "DocumentRow",
    "EventRow",
    "Explanation",
    "FactKind",
    "Filter",
    "Found",
    "FoundKind",
    "Lookup",
    "Named",
    "NegotiationRow",
    "News",
    "NewsKind",
    "NewsRow",
    "ProposalRow",
    "Source",
    "StateRow",
]


_FACTS: tuple[tuple[FoundKind, str, str], ...] = (
    ("proposal", "status", "sort_day"),
    ("event", "kind", "sort_day desc"),
)
"""What is looked up among proposals and events: the column that tells a find from its like, and the order of finds."""


class Lookup(WhatIsNew, Events, Proposals, Actors, Reports, Disputes, Negotiations, Explanations, Corrections):
    """Questions to one store over one read-only connection; a context manager."""

    def counts(self, wanted: Filter = EVERYTHING) -> Counts:
        """How much the store holds, and the day of its latest report; of a filter only the negotiation counts."""
        if wanted.negotiation is not None:
            return self._counts_in(wanted)
        documents, actors, *others = self._one(
            "select (select count(*) from document), (select count(*) from actor),"
            " (select count(*) from proposal where status = 'pending' and hidden = 0),"
            " (select count(*) from proposal where hidden = 0), (select count(*) from dispute),"
            " (select max(published) from document)"
        )
        return Counts(documents, actors, self.count_events(), *others)

    def _counts_in(self, wanted: Filter) -> Counts:
        here = Filter(negotiation=wanted.negotiation)
        documents, latest = self._one(
            "select count(*), max(published) from document where negotiation_id = ?", [wanted.negotiation]
        )
        return Counts(
            documents, self.count_actors(here), self.count_events(here),
            self.count_proposals(replace(here, status="pending")), self.count_proposals(here),
            self.count_disputes(here), latest,
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
        words = query(typed)
        hits = "(select rowid from {0}_search where {0}_search match ? order by rowid desc limit ?)"
        values: list[object] = [words, limit]
        if wanted.negotiation is not None or self.as_of is not None:
            here = "" if wanted.negotiation is None else f" and negotiation_id = {wanted.negotiation:d}"
            hits = "(select rowid from {0}_search where {0}_search match ? and exists (select 1 from {0}"
            hits += f" where id = {{0}}_search.rowid{here}) order by rowid desc limit ?)"
        for kind, detail, order in _FACTS:
            where, given = self._then(kind, typed, (f"hidden = 0 and id in {hits.format(kind)}", values))
            found += (
                Found(kind, row["id"], row["what"], f"{row[detail]} {row['date'] or ''}".strip())
                for row in self._all(f"select * from {kind} where {where} order by {order}", given)
            )
        found += (
            Found("document", row["document_id"], row["title"] or row["name"], row["published"])
            for row in self._all(
                f"select {DOCUMENT} from document where id in {hits.format('document')} order by published desc",
                values,
            )
        )
        return found
