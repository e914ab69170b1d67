"""Which kinds and statuses there are in a list, and how many rows have each."""

from collections import Counter
from collections.abc import Callable
from typing import Literal, NamedTuple

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter, actor_conditions, event_conditions, proposal_conditions

Faceted = Literal["event", "proposal", "actor"]

_CONDITIONS: dict[str, Callable[[Filter], tuple[str, list[object]]]] = {
    "event": event_conditions,
    "proposal": proposal_conditions,
    "actor": actor_conditions,
}


_STATUSES: dict[str, tuple[str, ...]] = {
    "event": ("held", "scheduled", "proposed", "cancelled"),
    "proposal": ("pending", "accepted", "rejected", "withdrawn", "superseded", "lapsed"),
    "actor": (),
}
"""Counted a column each: to group 100 000 events by both would be to sort them, which takes three times as long."""


class Facets(NamedTuple):
    """The kinds and the statuses of a list, each with the number of its rows, the most frequent first."""

    kinds: tuple[tuple[str, int], ...] = ()
    statuses: tuple[tuple[str, int], ...] = ()


class FacetCounts(Asking):
    """Questions about what a list can be narrowed to."""

    def facets(self, of: Faceted, wanted: Filter = EVERYTHING) -> Facets:
        """The kinds and statuses in a list under a filter; of each as many as there would be if it were chosen.

        So kinds are counted whatever kinds the filter has, and statuses likewise. Actors have no status.
        """
        there = self._counted(of, wanted._replace(kind=None, kinds=(), status=None, statuses=()))
        kinds, statuses = Counter[str](), Counter[str]()
        for kind, status, number in there:
            if of == "actor" or _chosen(status, wanted.status, wanted.statuses):
                kinds[kind] += number
            if _chosen(kind, wanted.kind, wanted.kinds):
                statuses[status] += number
        return Facets(_ordered(kinds), () if of == "actor" else _ordered(statuses))

    def _counted(self, of: Faceted, wanted: Filter) -> list[tuple[str, str, int]]:
        """How many rows have each kind together with each status, in one go through an index where there is one."""
        where, values = _CONDITIONS[of](wanted)
        indexed = ""
        if of != "actor":
            where, values = self._then(of, wanted.words, (where, values))
        if of == "event" and self.as_of is None and not wanted.words and wanted.actor is None:
            indexed = "indexed by event_shown_kind"  # it has all that is asked for; one of a negotiation has not
        each = ", ".join(f"sum(status = '{status}')" for status in _STATUSES[of]) or "count(*)"
        rows = self._all(f"select {of}.kind, {each} from {of} {indexed} where {where} group by 1", values)
        statuses = _STATUSES[of] or ("",)
        return [(row[0], status, row[at]) for row in rows for at, status in enumerate(statuses, 1) if row[at]]


def _chosen(value: str, one: str | None, several: tuple[str, ...]) -> bool:
    return one in (None, value) and (not several or value in several)


def _ordered(counts: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
