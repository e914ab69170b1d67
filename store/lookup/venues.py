"""Places where something happened or is proposed to happen, by name."""

from __future__ import annotations

from itertools import islice

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter, query
from store.lookup.rows import VenueRow

CANDIDATES = 500
"""Places that hold what was typed, of which those are shown where most happened: who wants others types on."""


class Venues(Asking):
    """Questions about places."""

    def venues_named(self, typed: str, limit: int = 20, wanted: Filter = EVERYTHING) -> list[VenueRow]:
        """Places whose words are those that were typed, or begin so; first those where most happened. Of a filter only
        the negotiation counts.

        Looking back, only places of which something was known then; a place that nothing has any more today is not
        found, though something may have had it then.
        """
        here = "" if wanted.negotiation is None else f"and negotiation_id = {wanted.negotiation:d}"
        found = self._all(
            "select min(id), name, sum(events), sum(proposals) from venue where id in"
            f" (select rowid from venue_search where venue_search match ? limit {CANDIDATES}) {here}"
            " group by name order by sum(events) + sum(proposals) desc, name",
            [query(typed)],
        )
        if self.as_of is None:
            return [VenueRow(*row) for row in found[:limit]]
        known = (VenueRow(row[0], row[1], None, None) for row in found if self._is_known(row[1], here))
        return list(islice(known, limit))

    def _is_known(self, name: str, here: str) -> bool:
        return any(
            self._one(f"select exists (select 1 from {table} where place = ? and hidden = 0 {here})", [name])[0]
            for table in ("event", "proposal")
        )
