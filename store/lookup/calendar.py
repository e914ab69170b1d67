"""The days that matter: how much there is on each day of a month, and what there is on one."""

from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from store.lookup.asking import marks
from store.lookup.events import Events
from store.lookup.filters import EVERYTHING, Filter, event_conditions, proposal_conditions
from store.lookup.proposals import Proposals
from store.lookup.rows import EventRow, ProposalRow

Mark = Literal["held", "scheduled", "proposed", "cancelled", "deadline", "pending", "settled"]
"""As what something stands on a day: an event by its status, a deadline that is not called off as one, and a proposal
that is pending or settled on the day that it proposes."""

MOST_DAYS = 14
"""Days of a stretch ("10–11 May") at most that stands on each of them; a longer one is some day of its months."""

MOST_VAGUE = 93
"""Days of a stretch at most that is some day of a month: a month, a week, a quarter, a season. What is known by its
year only would stand in all twelve."""

_LENGTH = "julianday(latest) - julianday(sort_day)"
_DAY_BY_DAY = f"(date like '%/%' and {_LENGTH} < {MOST_DAYS})"
_ON_DAY = f"sort_day between ? and ? and latest >= ? and (latest = sort_day or {_DAY_BY_DAY})"
_SOME_DAY = (
    f"sort_day between ? and ? and latest >= ? and latest > sort_day and not {_DAY_BY_DAY} and {_LENGTH} < {MOST_VAGUE}"
)

_EVENT_MARK = "case when kind = 'deadline' and status <> 'cancelled' then 'deadline' else status end"
_PROPOSAL_MARK = "case when status = 'pending' then 'pending' else 'settled' end"

_NONE: Mapping[Mark, int] = {}


class MonthRow(NamedTuple):
    """A month from its `first` day on: how much there is of each mark on its days (1 to 31; those with nothing are not
    there), and on some day of it that no report names. What is undated has no day here."""

    first: date
    days: Mapping[int, Mapping[Mark, int]]
    some_day: Mapping[Mark, int]

    def on(self, day: date) -> Mapping[Mark, int]:
        """How much there is on one of its days."""
        return self.days.get(day.day, _NONE)


class DayRow(NamedTuple):
    """Something on a day of the calendar, or (`some_day`) on a day of its month that no report names."""

    fact: EventRow | ProposalRow
    some_day: bool

    @property
    def is_proposal(self) -> bool:
        """Whether it is a proposal, not an event."""
        return isinstance(self.fact, ProposalRow)

    @property
    def id(self) -> int:
        """A number of its own among events and proposals: twice its id, one more for a proposal."""
        return 2 * self.fact.id + self.is_proposal


class Calendar(Events, Proposals):
    """Questions about months and days, under one filter for events and one for proposals."""

    def month(self, first: date, events: Filter = EVERYTHING, proposals: Filter = EVERYTHING) -> MonthRow:
        """How much there is on the days of the month that begins with `first`: at a million events in 10 ms."""
        last = _last(first)
        days: dict[int, Counter[Mark]] = {}
        some_day: Counter[Mark] = Counter()
        for table, mark, (where, values) in self._tables(events, proposals):
            # in two: the index tells one from the other, and only what is counted is looked at
            counts = f"select date, sort_day, latest, {mark}, count(*) from {table} where {where} and"
            one_day = f"{counts} sort_day between ? and ? and latest = sort_day group by sort_day, 4"
            stretch = f"{counts} sort_day between ? and ? and latest >= ? and latest > sort_day group by 1, 2, 3, 4"
            days_of_it = [first.isoformat(), last.isoformat()]
            counted = self._all(one_day, [*values, *days_of_it])
            counted += self._all(stretch, [*values, _before(first, MOST_VAGUE), *reversed(days_of_it)])
            for value, begins, ends, of, number in counted:
                since, until = date.fromisoformat(begins), date.fromisoformat(ends)
                length = (until - since).days
                if length == 0 or (length < MOST_DAYS and "/" in (value or "")):
                    for day in range(max(since, first).day, min(until, last).day + 1):
                        days.setdefault(day, Counter())[of] += number
                elif length < MOST_VAGUE:
                    some_day[of] += number
        return MonthRow(first, days, some_day)

    def count_day(self, day: date, events: Filter = EVERYTHING, proposals: Filter = EVERYTHING) -> tuple[int, int]:
        """How much there is on a day, and on some day of its month."""
        found, values = self._day(day, events, proposals)
        counted = dict(tuple(row) for row in self._all(f"select some_day, count(*) from ({found}) group by 1", values))
        return counted.get(0, 0), counted.get(1, 0)

    def day(
        self,
        day: date,
        events: Filter = EVERYTHING,
        proposals: Filter = EVERYTHING,
        start: int = 0,
        limit: int = 200,
    ) -> list[DayRow]:
        """What there is on a day, then what there is on some day of its month; events before proposals."""
        found, values = self._day(day, events, proposals)
        rows = self._all(f"select * from ({found}) order by 1, 2, 3, 4 limit ? offset ?", [*values, limit, start])
        facts: dict[tuple[int, int], EventRow | ProposalRow] = {}
        for proposal, table in ((0, "event"), (1, "proposal")):
            ids = [row["id"] for row in rows if row["proposal"] == proposal]
            of_ids = self._all(f"select * from {table} where id in ({marks(ids)})", ids)
            for fact in self._proposals(of_ids) if proposal else self._events(of_ids):
                facts[proposal, fact.id] = fact
        return [DayRow(facts[row["proposal"], row["id"]], bool(row["some_day"])) for row in rows]

    def day_index(
        self, row_id: int, day: date, events: Filter = EVERYTHING, proposals: Filter = EVERYTHING
    ) -> int | None:
        """The place of a row (the id of a DayRow) in what there is on a day; None where it is not there."""
        found, values = self._day(day, events, proposals)
        numbered = (
            f"select row_number() over (order by some_day, proposal, sort_day, id) - 1 as place, * from ({found})"
        )
        row = self._one_or_none(
            f"select place from ({numbered}) where id = ? and proposal = ?", [*values, row_id // 2, row_id % 2]
        )
        return int(row[0]) if row else None

    def next_day(
        self, day: date, events: Filter = EVERYTHING, proposals: Filter = EVERYTHING, *, back: bool = False
    ) -> date | None:
        """The next day after a day, or the last one before it, on which something stands or begins; None where there is
        none."""
        found = []
        beyond, order = ("<", "desc") if back else (">", "asc")
        for table, _, (where, values) in self._tables(events, proposals):
            row = self._one_or_none(
                f"select sort_day from {table} where {where} and sort_day {beyond} ? and latest >= sort_day"
                f" and (latest = sort_day or {_DAY_BY_DAY}) order by sort_day {order} limit 1",
                [*values, day.isoformat()],
            )
            found += [date.fromisoformat(row[0])] if row else []
        return (max if back else min)(found, default=None)

    def _day(self, day: date, events: Filter, proposals: Filter) -> tuple[str, list[object]]:
        """A question for what stands on a day, and on some day of its month, with its values."""
        first = day.replace(day=1)
        on_day = [_before(day, MOST_DAYS), day.isoformat(), day.isoformat()]
        in_month = [_before(first, MOST_VAGUE), _last(first).isoformat(), first.isoformat()]
        parts, given = list[str](), list[object]()
        for proposal, (table, _, (where, values)) in enumerate(self._tables(events, proposals)):
            for some_day, (stands, days) in enumerate(((_ON_DAY, on_day), (_SOME_DAY, in_month))):
                parts.append(
                    f"select {some_day} as some_day, {proposal} as proposal, sort_day, id from {table}"
                    f" where {where} and {stands}"
                )
                given += [*values, *days]
        return " union all ".join(parts), given

    def _tables(self, events: Filter, proposals: Filter) -> list[tuple[str, str, tuple[str, list[object]]]]:
        """Events and proposals: the table, the mark of a row, and the condition that the filter makes."""
        return [
            ("event", _EVENT_MARK, self._then("event", events.words, event_conditions(events))),
            ("proposal", _PROPOSAL_MARK, self._then("proposal", proposals.words, proposal_conditions(proposals))),
        ]


def _before(day: date, days: int) -> str:
    """The day so many days before another; the first day that there is, where that is later."""
    return date.fromordinal(max(1, day.toordinal() - days)).isoformat()


def _last(first: date) -> date:
    """The last day of a month."""
    return first.replace(day=monthrange(first.year, first.month)[1])
