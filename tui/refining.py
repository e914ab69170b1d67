"""What the dialog of filter and sort asks of the store, and what it hands over. Knows no widget; runs in threads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.lookup import Facets, FactKind, Filter, Lookup
from tui.panes.picker import Pick
from tui.typed_spans import days_typed
from tui.words import count_words, negotiation_name

NO_FACETS = Facets()


@dataclass(frozen=True, slots=True)
class Refined:
    """What a list is to be narrowed to, and what the actor and the negotiation of the filter are called."""

    filter: Filter
    actor: str = ""
    negotiation: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What is chosen: `days` as they are typed, all else as a filter."""

    days: str
    filter: Filter


@dataclass(frozen=True, slots=True)
class Answer:
    """The filter with its days, None where they are none; what there is to choose from, and how many rows it leaves."""

    filter: Filter | None
    facets: Facets = NO_FACETS
    count: int = 0
    of: int = 0
    negotiations: int = 0


def answer(lookup: Lookup, of: FactKind, asked: Asked, today: date) -> Answer:
    """What is left of a list by what is chosen, and what there is to choose from. Raises StoreError."""
    days = days_typed(asked.days, today)
    wanted = asked.filter._replace(since=days.since, until=days.until) if days else None
    negotiations = len(lookup.negotiations())
    if wanted is None:
        return Answer(None, negotiations=negotiations)
    count = {
        "event": lookup.count_events, "proposal": lookup.count_proposals, "actor": lookup.count_actors,
        "dispute": lookup.count_disputes,
    }.get(of, lookup.count_events)  # fmt: skip
    narrowed = wanted if of in ("event", "proposal") else wanted._replace(actor=None, since=None, until=None)
    facets = lookup.facets(of, narrowed) if of in ("event", "proposal", "actor") else Facets()
    return Answer(wanted, facets, count(narrowed), count(Filter(negotiation=wanted.negotiation)), negotiations)


def actors_called(lookup: Lookup, typed: str, negotiation: int | None = None) -> list[Pick]:
    """Actors by any spelling, in a negotiation (an id) or in all, the likeliest first."""
    return [
        Pick(row.id, row.name, " · ".join(part for part in (row.role, row.party) if part) or row.kind)
        for row in lookup.actors_named(typed, 12, negotiation)
    ]


def negotiations_called(lookup: Lookup, typed: str) -> list[Pick]:
    """Negotiations with what was typed in their names."""
    wanted = typed.casefold()
    rows = [(negotiation_name(row.name), row) for row in lookup.negotiations()]
    return [Pick(row.id, name, count_words(row.reports, "report")) for name, row in rows if wanted in name.casefold()]
