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
                for actor in self.actors_named(typed, limit):
                    if wanted.negotiation is None or self.is_named_in(actor.id, wanted.negotiation):
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
