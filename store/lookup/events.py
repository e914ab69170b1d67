"""The timeline."""

from __future__ import annotations

import sqlite3
from datetime import date

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter, event_conditions
from store.lookup.rows import EventRow


class Events(Asking):
    """Questions about events."""

    def count_events(self, wanted: Filter = EVERYTHING) -> int:
        """How many events the timeline has under a filter."""
        where, values = self._then("event", wanted.words, event_conditions(wanted))
        return self._many(where, values)

    def timeline(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[EventRow]:
        """Events in order of their day, `limit` from the `start`th on."""
        where, values = self._then("event", wanted.words, event_conditions(wanted))
        rows = self._all(
            # the day is asked for with the id: only so does SQLite take a page of a day in the past from its index
            f"select * from event where id in (select id from (select id, sort_day from event where {where}"
            " order by sort_day, id limit ? offset ?)) order by sort_day, id",
            [*values, limit, start],
        )
        return self._events(rows)

    def timeline_index(self, event_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an event in the timeline under a filter, counted from 0; None where the filter hides it."""
        where, values = self._then("event", wanted.words, event_conditions(wanted))
        row = self._one_or_none(f"select sort_day from event where id = ? and {where}", [event_id, *values])
        if row is None:
            return None
        return self._many(f"{where} and (sort_day, id) < (?, ?)", [*values, row[0], event_id])

    def timeline_index_of_day(self, day: date, wanted: Filter = EVERYTHING) -> int:
        """The place of the first event on or after a day."""
        where, values = self._then("event", wanted.words, event_conditions(wanted))
        return self._many(f"{where} and sort_day < ?", [*values, day.isoformat()])

    def event(self, event_id: int) -> EventRow | None:
        """One event by its id."""
        rows = self._events(self._all("select * from event where id = ?", [event_id]))
        return rows[0] if rows else None

    def _many(self, where: str, values: list[object]) -> int:
        """How many events meet a condition."""
        asked = f"event where {where}"
        if self.as_of is not None:  # with a limit SQLite counts in the index of states, and builds no whole rows
            asked = f"(select id from {asked} limit -1)"
        return int(self._one(f"select count(*) from {asked}", values)[0])

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
