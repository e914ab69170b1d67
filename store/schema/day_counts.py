"""How many rows of a list each day has: what a list of any length is counted by, and by what a row knows its place.

`day_count` has, of each list (`event`, `proposal`, `document`), the rows that are shown of each day: of one negotiation
or of all (`negotiation_id` 0), of one status or of all (''); and the same by months (`event by month`, ...), of which
twenty years have 240, whatever the number of events. The place of a day is the sum of the months before its own and of
the days before it in that, and no row is counted one by one. Triggers keep it in step with the tables, so that it is
right at every commit of any process; a day or month without rows has no row here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from store.schema.steps import migrations, run


@dataclass(frozen=True, slots=True)
class CountedList:
    """A table whose rows are shown by their day."""

    table: str
    day: str
    hides: bool
    has_status: bool

    def counts(self) -> Iterator[str]:
        """Count what is there."""
        shown = "where hidden = 0" if self.hides else ""
        status = "status" if self.has_status else "''"
        for negotiation in ("0", "negotiation_id"):
            for each in dict.fromkeys(("''", status)):
                for name, day in self._levels(""):
                    yield (
                        "insert into day_count (list, negotiation_id, status, day, shown)"
                        f" select '{name}', {negotiation}, {each}, {day}, count(*) from {self.table} {shown}"
                        " group by 2, 3, 4"
                    )

    def triggers(self) -> Iterator[str]:
        """Count what comes and goes."""
        columns = list(self._columns())
        changed = " or ".join(f"new.{column} is not old.{column}" for column in columns)
        for name, when, steps in (
            ("comes", "insert", self._add()),
            ("goes", "delete", self._take()),
            ("moves", f"update of {', '.join(columns)}", self._take() + self._add()),
        ):
            condition = f"when {changed}" if name == "moves" else ""
            yield (
                f"create trigger day_count_{self.table}_{name} after {when} on {self.table} {condition} begin"
                f" {''.join(f'{step}; ' for step in steps)}end"
            )

    def _columns(self) -> Iterator[str]:
        """What decides how a row is counted."""
        yield from (self.day, "negotiation_id", *["hidden"] * self.hides, *["status"] * self.has_status)

    def _levels(self, row: str) -> tuple[tuple[str, str], tuple[str, str]]:
        """The list by days, and the same by months."""
        day = f"{row}{self.day}"
        return (self.table, day), (f"{self.table} by month", f"substr({day}, 1, 7)")

    def _add(self) -> list[str]:
        which = [f"select 0 as n, {each} as s union all select new.negotiation_id, {each}" for each in self._of("new")]
        shown = "new.hidden = 0" if self.hides else "true"
        return [
            f"insert into day_count (list, negotiation_id, status, day, shown) select '{name}', n, s,"
            f" {day}, 1 from ({' union all '.join(which)}) where {shown}"
            " on conflict (list, negotiation_id, status, day) do update set shown = shown + 1"
            for name, day in self._levels("new.")
        ]

    def _take(self) -> list[str]:
        shown, steps = " and old.hidden = 0" if self.hides else "", list[str]()
        for name, day in self._levels("old."):
            this = (
                f"list = '{name}' and negotiation_id in (0, old.negotiation_id) and day = {day}"
                f" and status in ({', '.join(self._of('old'))})"
            )
            steps += (
                f"update day_count set shown = shown - 1 where {this}{shown}",
                f"delete from day_count where {this} and shown = 0",
            )
        return steps

    def _of(self, row: str) -> tuple[str, ...]:
        return ("''", f"{row}.status") if self.has_status else ("''",)


PROPOSALS = CountedList("proposal", "sort_day", hides=True, has_status=True)
DOCUMENTS = CountedList("document", "published", hides=False, has_status=False)

_LISTS = (CountedList("event", "sort_day", hides=True, has_status=False), PROPOSALS, DOCUMENTS)


@migrations()
def m016_day_counts(db: Database) -> None:
    """Counts by day of events, proposals and reports, and what keeps them."""
    run(
        db,
        """
        create table day_count (
            list text not null,
            negotiation_id integer not null,
            status text not null,
            day text not null,
            shown integer not null,
            primary key (list, negotiation_id, status, day)
        ) without rowid""",
        # for lists that are narrowed by kind, by status or by a span of days no row is looked at
        "drop index event_shown",
        "create index event_shown on event(sort_day, id, latest) where hidden = 0",
        "create index event_shown_kind on event(kind, sort_day, id, latest) where hidden = 0",
        "create index event_shown_status on event(status, sort_day, id, latest) where hidden = 0",
        # the order of reports, found by their ids without a look at their texts
        "create index document_order on document(id, published, hash)",
        "create index actor_name_well_known on actor_name(folded) where reports >= 10",
        *(sql for each in _LISTS for sql in (*each.counts(), *each.triggers())),
    )
