"""The timeline by its days as they are told: what it is ordered and counted by, so that each of its days has a heading.

Events of one day (`sort_day`) stand in the order of the day as their reports give it: those of which no day is told,
then the year, month or stretch that begins with that day, then the day itself. So what has the same heading stands
together, and `day_count` counts it: of the list `event` its `day` is the sort day, a blank, and the day as told
(`2031-04-01 2031-04`, `2031-04-01 2031-04-01`; nothing after the blank where none is told).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from store.schema.day_counts import DOCUMENTS, PROPOSALS, CountedList
from store.schema.steps import migrations, run

HEADING = "{0}sort_day || ' ' || coalesce({0}date, '')"
"""What `day_count` has for the day of an event; `{0}` is the table's name and a dot, or nothing."""


@dataclass(frozen=True, slots=True)
class _Timeline(CountedList):
    """Events, counted by their headings."""

    def _levels(self, row: str) -> tuple[tuple[str, str], tuple[str, str]]:
        return (self.table, HEADING.format(row)), (f"{self.table} by month", f"substr({row}sort_day, 1, 7)")

    def _columns(self) -> Iterator[str]:
        yield from CountedList._columns(self)
        yield "date"


_EVENTS = _Timeline("event", "sort_day", hides=True, has_status=False)


def count_anew(db: Database) -> None:
    """Count all rows: for one who has filled the tables without their triggers."""
    run(db, "delete from day_count", *(sql for each in (_EVENTS, PROPOSALS, DOCUMENTS) for sql in each.counts()))


@migrations()
def m024_days_as_told(db: Database) -> None:
    """The timeline in order of its days as they are told, and counted so."""
    run(
        db,
        *(f"drop trigger day_count_event_{when}" for when in ("comes", "goes", "moves")),
        *(f"drop index {name}" for name in ("event_shown", "event_shown_kind", "event_shown_status", "event_shown_in")),
        "drop index event_state_page",
        "create index event_shown on event(sort_day, date, id, latest) where hidden = 0",
        "create index event_shown_kind on event(kind, sort_day, date, id, latest, status, negotiation_id)"
        " where hidden = 0",
        "create index event_shown_status on event(status, sort_day, date, id, latest) where hidden = 0",
        "create index event_shown_in on event(negotiation_id, sort_day, date, id) where hidden = 0",
        "create index event_state_page on event_state(sort_day, date, event_id, since, until)",
        "delete from day_count where list in ('event', 'event by month')",
        *_EVENTS.counts(),
        *_EVENTS.triggers(),
    )
