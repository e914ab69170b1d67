"""The questions that panes and commands ask of the store. Reads only; pages, never whole tables.

A `Lookup` holds one read-only connection; use one a thread. Rows come as named tuples in the field's words.
Raises StoreError where the store cannot be read.
"""

from __future__ import annotations

from store.lookup.calendar import Calendar, DayRow, Mark, MonthRow
from store.lookup.careers import Careers, OfficeRow, SpellingRow
from store.lookup.corrections import CorrectionRow, Corrections
from store.lookup.days import NO_DAYS, Day, Days
from store.lookup.explanations import Explanation, Explanations, Named, StateRow
from store.lookup.facets import FacetCounts, Faceted, Facets
from store.lookup.filters import EVERYTHING, Filter, Order
from store.lookup.finding import FOUND, Finding
from store.lookup.inbox import FollowRow, Inbox, NoticeRow
from store.lookup.meetings import Meetings, MetRow
from store.lookup.news import Aspect, News, NewsKind, NewsRow
from store.lookup.parts import NamingRow, Parts
from store.lookup.replies import AddresseeRow, ReplyRow, TellingRow
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
    LookUpKind,
    NegotiationRow,
    ProposalRow,
    Source,
    VenueRow,
)

__all__ = [
    "EVERYTHING",
    "FOUND",
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
    "LookUpKind",
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
    "VenueRow",
]


class Lookup(
    Finding,
    Inbox,
    Calendar,
    Parts,
    Meetings,
    Careers,
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
            self.count_proposals(here._replace(status="pending")), self.count_proposals(here),
            self.count_disputes(here), latest[0].published if latest else None,
        )  # fmt: skip
