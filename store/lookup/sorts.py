"""Lists that are sorted otherwise than they come: what was reported last first, or what most reports tell first.

An index has each of them in order (`store.schema.sorts`). Narrowed to no more than a negotiation and a status a list is
counted and paged in it, without a table of its own: at a million events a page from the middle takes 24 ms
(`tests/benchmarks/questions.py`).
"""

from __future__ import annotations

from datetime import date

from store.lookup.filters import EVERYTHING, Filter
from store.lookup.places import InOrder, Places

_BY = {"newest": ("last_reported", "id"), "reported": ("reports", "last_reported", "id")}


def in_order(of: InOrder, wanted: Filter) -> InOrder:
    """A list as the filter sorts it. It is no list by days then."""
    if wanted.order == "usual":
        return of
    columns = tuple(f"{of.table}.{column}" for column in _BY[wanted.order])
    return of._replace(order=", ".join(f"{column} desc" for column in columns), day="", by=columns)


def _indexed(of: InOrder, wanted: Filter) -> str:
    """The table with the index that has it in order: left to itself SQLite takes one for the negotiation, and sorts."""
    return f"{of.table} indexed by {of.table}_{'newest' if wanted.order == 'newest' else 'most_reported'}"


class Sorts(Places):
    """Counts, pages and places of lists, however they are sorted."""

    def _count(self, of: InOrder, wanted: Filter) -> int:
        if not self._in_index(of, wanted):
            return super()._count(of, wanted)
        if of.table == "actor":
            return int(self._one("select count(*) from actor")[0])
        return super()._count(of._replace(day="sort_day"), wanted._replace(order="usual"))

    def _page(self, of: InOrder, wanted: Filter, start: int, limit: int) -> tuple[str, list[object]]:
        if not self._in_index(of, wanted):
            return super()._page(of, wanted, start, limit)
        where, values = self._conditions(of, wanted)
        question = (
            f"select {of.table}.id from {_indexed(of, wanted)} where {where} order by {of.order} limit ? offset ?"
        )
        return question, [*values, limit, start]

    def _place(self, of: InOrder, wanted: Filter, row_id: int) -> int | None:
        if not self._in_index(of, wanted):
            return super()._place(of, wanted, row_id)
        where, values = self._conditions(of, wanted)
        its = self._one_or_none(
            f"select {', '.join(of.by)} from {of.table} where {where} and {of.table}.id = ?", [*values, row_id]
        )
        if its is None:
            return None
        before = f"({', '.join(of.by)}) > ({', '.join('?' for _ in of.by)})"
        return int(
            self._one(f"select count(*) from {_indexed(of, wanted)} where {where} and {before}", [*values, *its])[0]
        )

    def _place_in_order_of_day(self, of: InOrder, wanted: Filter, day: date) -> int:
        """The place of the first row on or after a day; sorted otherwise than by days, of the one nearest after it."""
        if wanted.order == "usual":
            return self._place_of_day(of, wanted, day)
        where, values = self._conditions(of, wanted)
        row = self._one_or_none(
            f"select id from {of.table} where {where} and sort_day >= ? order by sort_day, id limit 1",
            [*values, day.isoformat()],
        )
        place = self._place(in_order(of, wanted), wanted, row[0]) if row else None
        return 0 if place is None else place

    def _in_index(self, of: InOrder, wanted: Filter) -> bool:
        """Whether an index has the list in order, with all that it is narrowed to."""
        looked_at = wanted._replace(order="usual")
        if of.table != "actor":
            looked_at = looked_at._replace(negotiation=None)
        if of.table == "proposal":
            looked_at = looked_at._replace(status=None)
        return bool(of.by) and self.as_of is None and looked_at == EVERYTHING
