"""The look-up: anything that holds what somebody types."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator

from store.lookup.actors import Actors
from store.lookup.filters import EVERYTHING, Filter, query
from store.lookup.negotiations import Negotiations
from store.lookup.reports import DOCUMENT, Reports
from store.lookup.rows import Found, LookUpKind
from store.lookup.venues import Venues
from store.spelling import folded

FOUND: tuple[LookUpKind, ...] = ("actor", "place", "proposal", "event", "document")
"""What is found, in the order in which it is shown."""


INDEXED = 3
"""Letters of the longest beginnings that have an index of their own (`store.schema.steps.SEARCH`)."""

NEWEST, NEWEST_REPORTS = 120, 30
"""Rows that begin with the same three letters, among which is looked for what was typed: 1 ms. Of reports fewer, as
their texts are long."""


class Finding(Actors, Reports, Venues, Negotiations):
    """The questions of the look-up."""

    def look_up(
        self, typed: str, limit: int = 20, wanted: Filter = EVERYTHING, kinds: Collection[LookUpKind] = FOUND
    ) -> list[Found]:
        """Anything that holds what was typed, of each kind at most `limit`: actors, then places, then proposals, events
        and reports, newest first.

        Of a filter only the negotiation counts.
        """
        if not folded(typed):
            return []
        return [found for kind in FOUND if kind in kinds for found in self._finds(kind, typed, limit, wanted)]

    def _finds(self, kind: LookUpKind, typed: str, limit: int, wanted: Filter) -> Iterator[Found]:
        match kind:
            case "actor":
                for actor in self.actors_named(typed, limit, wanted.negotiation):
                    detail = ", ".join(part for part in (actor.role, actor.party) if part) or actor.kind
                    yield Found(kind, actor.id, actor.name, detail, actor)
            case "place":
                for venue in self.venues_named(typed, limit, wanted):
                    counts = ((venue.events, "event"), (venue.proposals, "proposal"))
                    detail = ", ".join(f"{number} {what}{'s' * (number > 1)}" for number, what in counts if number)
                    yield Found(kind, venue.id, venue.name, detail)
            case "proposal":
                for row in self._holding(kind, "*", typed, limit, wanted, "sort_day"):
                    yield Found(kind, row["id"], row["what"], f"{row['status']} {row['date'] or ''}".strip())
            case "event":
                for row in self._holding(kind, "*", typed, limit, wanted, "sort_day desc"):
                    yield Found(kind, row["id"], row["what"], f"{row['kind']} {row['date'] or ''}".strip())
            case "document":
                for row in self._holding(kind, DOCUMENT, typed, limit, wanted, "published desc"):
                    yield Found(kind, row["document_id"], row["title"] or row["name"], row["published"])

    def _holding(
        self, table: str, columns: str, typed: str, limit: int, wanted: Filter, order: str
    ) -> list[sqlite3.Row]:
        """The newest rows whose words are those that were typed; where they are few, also of words that begin so.

        Words are found newest first without a look at more, and so are beginnings of two and three letters, which have
        an index of their own. All that begins with more letters is gathered whole before the newest of it is known: 11
        ms for 100 000 rows. So the newest that begin with the first three letters are looked through before.
        """
        here = f"id = {table}_search.rowid"
        if wanted.negotiation is not None:
            here += f" and negotiation_id = {wanted.negotiation:d}"
        there = ""
        if wanted.negotiation is not None or self.as_of is not None:
            there = f" and exists (select 1 from {table} where {here})"
        rows = list[sqlite3.Row]()
        for hits, values in _ways(table, typed, there):
            where, asked = f"{table}.id in ({hits} limit ?)", [*values, limit]
            if table != "document":
                where, asked = self._then(table, typed, (f"hidden = 0 and {where}", asked))
            rows = self._all(f"select {columns} from {table} where {where} order by {order}", asked)
            if len(rows) >= limit:
                break
        return rows


def _ways(table: str, typed: str, there: str) -> Iterator[tuple[str, list[object]]]:
    """Questions for the ids of rows that hold what was typed, newest first, with their values: each finds more than the
    one before, and takes longer."""
    matching = f"from {table}_search where {table}_search match ?{there} order by rowid desc"
    yield f"select rowid {matching}", [query(typed, whole=True)]
    words = typed.lower().split()
    if typed.isascii() and len(typed.strip()) == 1:
        return  # what begins with one letter takes 70 ms
    if typed.isascii() and all(word.isalnum() for word in words) and any(len(word) > INDEXED for word in words):
        said, newest = (
            ("coalesce(title, '') || ' ' || text", NEWEST_REPORTS) if table == "document" else ("text", NEWEST)
        )
        holding = " and ".join("instr(said, ?)" for _ in words)
        yield (
            f"select rowid from (select rowid, lower({said}) as said {matching} limit {newest}) where {holding}",
            [query(" ".join(word[:INDEXED] for word in words)), *words],
        )
    yield f"select rowid {matching}", [query(typed)]
