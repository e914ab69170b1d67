"""Where rows stand in their list, and which rows stand where, whatever the length of the list.

A list in order of days that is narrowed to no more than a negotiation and a status goes by the counts that the store
keeps of each day (`store.schema.day_counts`): the place of a row is the rows of the months and days before its own, and
those of its day that an index counts. At a million events a page from anywhere takes 0.5 ms, where `offset` takes 30.

Any other list is found once, as the ids of its rows in order, in a temporary table of this connection, and asked for
its count, pages and places until another connection has changed the store.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from datetime import date
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

from store.lookup.asking import Asking, marks
from store.lookup.days import Days
from store.lookup.filters import EVERYTHING, LAST, Filter

MOST_FOUND = 6
"""Lists that a connection keeps found: one a pane, and one or two that are asked for beside it."""

_MONTH, _DAY = len("2031-03"), len("2031-03-14")

_OF_LIST = "where list = ? and negotiation_id = ? and status = ?"

Conditions = Callable[[Filter], tuple[str, list[object]]]


class InOrder(NamedTuple):
    """A list in order: its table, its order, and the conditions that a filter makes on the rows of its table.

    `day` is the column that orders a list by days, where it is one, and `ties` what orders those of one day, never
    null; `newest_first` turns that round. `heading` is by what the store counts its days, where that is not `day`
    alone. `joined` are the tables that conditions and order need beside its own. `by` are the columns that order it,
    all of them falling, where it is sorted otherwise than it comes.
    """

    table: str
    conditions: Conditions
    order: str
    day: str = ""
    ties: tuple[str, ...] = ("id",)
    heading: str = ""
    newest_first: bool = False
    joined: str = ""
    by: tuple[str, ...] = ()


class Months(NamedTuple):
    """The months that have rows, in order, and how many rows stand `before` each; the last number is all rows. `which`
    are the list, the negotiation and the status by which the store counts them."""

    which: tuple[str, int, str]
    months: Sequence[str]
    before: Sequence[int]

    @property
    def count(self) -> int:  # type: ignore[override]  # not the method of tuples
        """How many rows there are."""
        return self.before[-1]


class Places(Asking):
    """Counts, pages and places of lists."""

    def __init__(self, path: Path, as_of: date | None = None) -> None:
        super().__init__(path, as_of)
        self._by_month: dict[tuple[str, int, str], tuple[int, Months]] = {}
        self._by_day: dict[tuple[object, ...], tuple[int, str, Days]] = {}
        self._found: dict[tuple[object, ...], str] = {}
        self._found_at = -1
        self._made = 0

    def _count(self, of: InOrder, wanted: Filter) -> int:
        """How many rows a list has under a filter."""
        months = self._months(of, wanted)
        if months is not None:
            return months.count
        return int(self._one(f"select coalesce(max(rowid), 0) from temp.{self._find(of, wanted)}")[0])

    def _page(self, of: InOrder, wanted: Filter, start: int, limit: int) -> tuple[str, list[object]]:
        """A question for the ids of the rows from a place on, in no order, and its values."""
        months = self._months(of, wanted)
        if months is None:
            return f"select id from temp.{self._find(of, wanted)} where rowid between ? and ?", [
                start + 1,
                start + limit,
            ]
        if not 0 <= start < months.count:
            return "select null where false", []
        where, values = self._conditions(of, wanted)
        day, above, below = self._day_at(months, months.count - 1 - start if of.newest_first else start)
        side, skipped = ("<=", below) if of.newest_first else (">=", above)
        question = f"select id from {of.table} where {where} and {of.day} {side} ? order by {of.order} limit ? offset ?"
        return question, [*values, day, limit, skipped]

    def _place(self, of: InOrder, wanted: Filter, row_id: int) -> int | None:
        """Where a row stands, counted from 0; None where the filter hides it."""
        months = self._months(of, wanted)
        if months is None:
            row = self._one_or_none(f"select rowid - 1 from temp.{self._find(of, wanted)} where id = ?", [row_id])
            return int(row[0]) if row else None
        where, values = self._conditions(of, wanted)
        ties = ", ".join(of.ties)
        row = self._one_or_none(f"select {of.day}, {ties} from {of.table} where id = ? and {where}", [row_id, *values])
        if row is None:
            return None
        of_its_day = f"select count(*) from {of.table} where {where} and {of.day} = ? and ({ties}) < ({marks(of.ties)})"
        place = self._before_day(months, row[0]) + int(self._one(of_its_day, [*values, *row])[0])
        return months.count - 1 - place if of.newest_first else place

    def _place_of_day(self, of: InOrder, wanted: Filter, day: date) -> int:
        """The place of the first row on or after a day, in a list that begins with the oldest."""
        months = self._months(of, wanted)
        if months is not None:
            return self._before_day(months, day.isoformat())
        found = self._find(of, wanted)
        low, high = 0, self._count(of, wanted)
        while low < high:  # in order of days: halved until the place is found
            middle = (low + high) // 2
            row = self._one_or_none(f"select day from temp.{found} where rowid = ?", [middle + 1])
            low, high = (middle + 1, high) if row is not None and row[0] < day.isoformat() else (low, middle)
        return low

    def _days(self, of: InOrder, wanted: Filter) -> Days:
        """The days of a list in order of days, and how many rows stand before each."""
        months = self._months(of, wanted)
        if months is not None:
            return self._counted_days(
                months.which, f"select day, shown from day_count {_OF_LIST} order by day", months.which
            )
        found = self._find(of, wanted)
        return self._counted_days(
            (found,), f"select day, count(*) as shown from temp.{found} group by day order by day"
        )

    def _counted_days(self, key: tuple[object, ...], question: str, values: Sequence[object] = ()) -> Days:
        """The days that a question gives with their counts, in order; asked again once the store has changed."""
        version = self.data_version()
        known = self._by_day.get(key)
        if known is None or known[0] != version:
            said = self._pairs(question, values)
            days = known[2] if known is not None and known[1] == said else _days_said(said)
            known = (version, said, days)
            kept = {key: days for key, days in self._by_day.items() if days[0] == version}
            self._by_day = {**dict(list(kept.items())[-MOST_FOUND:]), key: known}
        return known[2]

    def _pairs(self, question: str, values: Sequence[object] = ()) -> str:
        """The days that a question gives, each with a line end, its count and a line end after it.

        As one text, because between two rows the interpreter may be handed to another thread: while the dashboard
        draws, 7 500 rows take ten times as long as a text of as many. And the text tells whether anything has changed.
        """
        lines = f"select group_concat(day || char(10) || shown || char(10), '') from (select * from ({question}))"
        return self._one(lines, values)[0] or ""

    def _conditions(self, of: InOrder, wanted: Filter) -> tuple[str, list[object]]:
        """The condition on the rows of a list; looking back, facts have the words that they had then."""
        condition = of.conditions(wanted)
        return self._then(of.table, wanted.words, condition) if of.table in ("event", "proposal") else condition

    def _months(self, of: InOrder, wanted: Filter) -> Months | None:
        """The rows of each month, of a list by days that is narrowed to what the store counts; of no other."""
        counted = wanted._replace(negotiation=None, status=None if of.table == "proposal" else wanted.status)
        if not of.day or self.as_of is not None or counted != EVERYTHING:
            return None
        version = self.data_version()
        which = (of.table, wanted.negotiation or 0, wanted.status or "")
        known = self._by_month.get(which)
        if known is None or known[0] != version:
            said = self._pairs(
                f"select day, shown from day_count {_OF_LIST} order by day", [f"{which[0]} by month", *which[1:]]
            ).split("\n")
            before = list(accumulate(map(int, said[1::2]), initial=0))
            known = self._by_month[which] = (version, Months(which, said[:-1:2], before))
        return known[1]

    def _before_day(self, months: Months, day: str) -> int:
        """How many rows stand before a day."""
        month = day[:_MONTH]
        of_its_month = f"select coalesce(sum(shown), 0) from day_count {_OF_LIST} and day >= ? and day < ?"
        in_month = self._one(of_its_month, [*months.which, month, day])
        return months.before[bisect_left(months.months, month)] + int(in_month[0])

    def _day_at(self, months: Months, place: int) -> tuple[str, int, int]:
        """The day of the row at a place, how many rows of that day stand before it, and how many after it."""
        index = bisect_right(months.before, place) - 1
        month, passed = months.months[index], months.before[index]
        day = ""
        for day, shown in self._all(
            f"select substr(day, 1, {_DAY}) as day, sum(shown) as shown from day_count {_OF_LIST}"
            " and day between ? and ? group by 1 order by 1",
            [*months.which, month, month + LAST],
        ):
            if passed + shown > place:
                return day, place - passed, passed + shown - place - 1
            passed += shown
        return day, 0, 0  # fewer by now than when the months were counted: whoever shows them asks again

    def _find(self, of: InOrder, wanted: Filter) -> str:
        """The temporary table that has the ids of the list in order, by `rowid` from 1 on; made where there is none."""
        version = self.data_version()
        if version != self._found_at:
            self._forget(len(self._found))
            self._found_at = version
        where, values = self._conditions(of, wanted)
        key = (of.table, of.order, where, *values)
        if key not in self._found:
            self._forget(len(self._found) - MOST_FOUND + 1)
            self._made += 1
            name, day = f"found_{self._made}", (of.day and of.heading) or of.day or "null"
            self._all(
                f"create temp table {name} as select {of.table}.id, {day} as day from {of.table} {of.joined}"
                f" where {where} order by {of.order}",
                values,
            )
            self._found[key] = name
        return self._found[key]

    def _forget(self, most: int) -> None:
        """Drop so many of the lists that were found, the oldest first."""
        for key in list(self._found)[: max(0, most)]:
            self._all(f"drop table temp.{self._found[key]}")
            del self._found[key]


def _days_said(said: str) -> Days:
    """Days from the text that `_pairs` gives."""
    lines = said.split("\n")
    keys, counts = lines[:-1:2], [int(count) for count in lines[1::2]]
    *before, count = accumulate(counts, initial=0)
    dated = list(
        accumulate((0 if key[-1:] == " " else shown for key, shown in zip(keys, counts, strict=True)), initial=0)
    )
    return Days(keys, before, count, dated)
