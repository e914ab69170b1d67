"""The timeline."""

from __future__ import annotations

import sqlite3
from datetime import date

from store.lookup.days import Days
from store.lookup.filters import EVERYTHING, Filter, event_conditions
from store.lookup.places import InOrder
from store.lookup.rows import EventRow
from store.lookup.sorts import Sorts, in_order

_HEADING = "sort_day || ' ' || coalesce(date, '')"

_TIMELINE = InOrder(
    "event", event_conditions, "sort_day, date, id", "sort_day", ("coalesce(date, '')", "id"), heading=_HEADING
)


class Events(Sorts):
    """Questions about events."""

    def count_events(self, wanted: Filter = EVERYTHING) -> int:
        """How many events the timeline has under a filter."""
        if self._in_index_of_states(wanted):
            return self._known_then(wanted)
        return self._count(in_order(_TIMELINE, wanted), wanted)

    def timeline(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[EventRow]:
        """Events in order of their day, those of one day as it is told; or as the filter sorts them. `limit` from the
        `start`th on."""
        of = in_order(_TIMELINE, wanted)
        if self._in_index_of_states(wanted):
            where, values = event_conditions(wanted)
            # the days are asked for with the id: only so does SQLite take a page of a day in the past from its index
            then = f"select id, sort_day, date from event where {where} order by {_TIMELINE.order} limit ? offset ?"
            page = f"select id from ({then})"
            values += [limit, start]
        else:
            page, values = self._page(of, wanted, start, limit)
        return self._events(self._all(f"select * from event where id in ({page}) order by {of.order}", values))

    def timeline_index(self, event_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an event in the timeline under a filter, counted from 0; None where the filter hides it."""
        if not self._in_index_of_states(wanted):
            return self._place(in_order(_TIMELINE, wanted), wanted, event_id)
        where, values = event_conditions(wanted)
        row = self._one_or_none(
            f"select sort_day, coalesce(date, '') as date from event where id = ? and {where}", [event_id, *values]
        )
        if row is None:
            return None
        before = " and sort_day <= ? and (sort_day, coalesce(date, ''), id) < (?, ?, ?)"
        return self._known_then(wanted, before, row[0], *row, event_id)

    def timeline_index_of_day(self, day: date, wanted: Filter = EVERYTHING) -> int:
        """The place of the first event on or after a day."""
        if self._in_index_of_states(wanted):
            return self._known_then(wanted, " and sort_day < ?", day.isoformat())
        return self._place_in_order_of_day(_TIMELINE, wanted, day)

    def timeline_days(self, wanted: Filter = EVERYTHING) -> Days:
        """The days of the timeline under a filter, in order of days, and how many events stand before each."""
        if not self._in_index_of_states(wanted):
            return self._days(_TIMELINE, wanted)
        where, values = event_conditions(wanted)
        question = f"select {_HEADING} as day, count(*) as shown from event where {where} group by 1 order by 1"
        return self._counted_days(("then", where, *values), question, values)

    def _in_index_of_states(self, wanted: Filter) -> bool:
        """Whether the list is the one of a day in the past, narrowed to a negotiation at most: it has an index, and the
        first page comes from there in 2 ms, where to find all 100 000 events takes 240."""
        return self.as_of is not None and wanted._replace(negotiation=None) == EVERYTHING

    def _known_then(self, wanted: Filter, also: str = "", *given: object) -> int:
        """How many events of that list there are. With a limit SQLite counts in the index, and builds no whole rows."""
        where, values = event_conditions(wanted)
        counted = self._one(
            f"select count(*) from (select id from event where {where}{also} limit -1)", [*values, *given]
        )
        return int(counted[0])

    def event(self, event_id: int) -> EventRow | None:
        """One event by its id."""
        rows = self._events(self._all("select * from event where id = ?", [event_id]))
        return rows[0] if rows else None

    def _events(self, rows: list[sqlite3.Row]) -> list[EventRow]:
        actors = self._names("event_actor", "event_id", [row["id"] for row in rows])
        negotiations = self._negotiation_names()
        return [
            EventRow(
                row["id"], row["what"], row["kind"], row["status"], row["date"], row["place"],
                actors.get(row["id"], ()), row["reports"], row["sort_day"], row["checked"],
                negotiations.get(row["negotiation_id"], ""),
            )
            for row in rows
        ]  # fmt: skip
