"""The timeline."""

from __future__ import annotations

import sqlite3
from datetime import date

from store.lookup.filters import EVERYTHING, Filter, event_conditions
from store.lookup.places import InOrder, Places
from store.lookup.rows import EventRow

_TIMELINE = InOrder("event", event_conditions, "sort_day, id", "sort_day")


class Events(Places):
    """Questions about events."""

    def count_events(self, wanted: Filter = EVERYTHING) -> int:
        """How many events the timeline has under a filter."""
        return self._count(_TIMELINE, wanted)

    def timeline(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[EventRow]:
        """Events in order of their day, `limit` from the `start`th on."""
        page, values = self._page(_TIMELINE, wanted, start, limit)
        return self._events(self._all(f"select * from event where id in ({page}) order by sort_day, id", values))

    def timeline_index(self, event_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an event in the timeline under a filter, counted from 0; None where the filter hides it."""
        return self._place(_TIMELINE, wanted, event_id)

    def timeline_index_of_day(self, day: date, wanted: Filter = EVERYTHING) -> int:
        """The place of the first event on or after a day."""
        return self._place_of_day(_TIMELINE, wanted, day)

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
