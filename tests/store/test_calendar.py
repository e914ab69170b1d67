"""The calendar: what stands on which day, and on some day of which month; the same whichever way it is asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from store.database import open_store
from store.days import span_of
from store.lookup import DayRow, EventRow, Filter, Lookup
from store.negotiations import negotiation_id
from store.reader.reading import EventStatus, ProposalStatus
from store.recording import record
from tests.building import actor, event, proposal, reading, report

DAYS = (
    "2031-03-03", "2031-03-03", "2031-03-10/2031-03-12", "2031-02-27/2031-03-02", "2031-03", "2031-W12", "2031-Q1",
    "2031-SP", "2031", "2031-02-20/2031-03-20", "2031-04", None, "2030-12-31/2031-01-01", "2031-02-28",
)  # fmt: skip
STATUSES: tuple[EventStatus, ...] = ("held", "scheduled", "proposed", "cancelled")
OUTCOMES: tuple[ProposalStatus, ...] = ("pending", "accepted")
MARCH = date(2031, 3, 1)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Events and proposals of every kind of day, in two negotiations."""
    path = tmp_path_factory.mktemp("calendar") / "parley.db"
    with open_store(path) as db:
        for number in range(4):
            sides = ("Arland", "Borduria") if number % 2 else ("Cordia", "Borduria")
            record(
                db,
                report(f"The {number}th report.", f"2031-02-0{number + 1}"),
                reading(
                    *(actor(name) for name in sides),
                    *(
                        event(
                            f"Meeting {number}.{at}",
                            "deadline" if at % 3 == 0 else "talks",
                            day,
                            *sides,
                            status=STATUSES[(number + at) % 4],
                        )
                        for at, day in enumerate(DAYS)
                    ),
                    *(
                        proposal(f"Offer {number}.{at}", sides[:1], sides[1:], day=day, status=OUTCOMES[at % 2])
                        for at, day in enumerate(DAYS)
                    ),
                ),
                negotiation=negotiation_id(db, f"Matter {number % 2}"),
            )
        db.execute("pragma wal_checkpoint(truncate)")
    return path


@pytest.fixture
def lookup(store: Path) -> Lookup:
    return Lookup(store)


def mark_of(row: DayRow) -> str:
    fact = row.fact
    if not isinstance(fact, EventRow):
        return "pending" if fact.status == "pending" else "settled"
    return "deadline" if fact.kind == "deadline" and fact.status != "cancelled" else fact.status


def days_of(value: str | None) -> list[date] | None:
    """The days on each of which a day or a short stretch stands, or None where it is some day of its months."""
    span = span_of(value)
    assert span and value
    length = (span[1] - span[0]).days
    is_stretch = length == 0 or ("/" in value and length < 14)
    return [span[0] + timedelta(days) for days in range(length + 1)] if is_stretch else None


def dates(lookup: Lookup) -> list[str]:
    """The days of all events and proposals, as reports give them."""
    values = [row.date for row in lookup.timeline(limit=1000)] + [row.date for row in lookup.proposals(limit=1000)]
    return [value for value in values if value is not None]


def test_an_event_counts_on_its_day_and_a_stretch_on_each_of_its_days(lookup: Lookup) -> None:
    month = lookup.month(MARCH)
    assert sum(month.days[3].values()) == sum(date(2031, 3, 3) in (days_of(value) or []) for value in dates(lookup))
    assert all(day in month.days for day in (1, 2, 3, 10, 11, 12))
    assert 4 not in month.days and 28 not in month.days


def test_what_has_a_month_a_week_a_quarter_or_a_season_is_some_day_of_the_months_that_it_touches(
    lookup: Lookup,
) -> None:
    def some_day(first: date) -> set[str | None]:
        rows = lookup.day(first, limit=1000)
        return {row.fact.date for row in rows if row.some_day}

    assert some_day(MARCH) == {"2031-03", "2031-W12", "2031-Q1", "2031-SP", "2031-02-20/2031-03-20"}
    assert some_day(date(2031, 5, 1)) == {"2031-SP"}
    assert some_day(date(2031, 1, 1)) == {"2031-Q1"}
    assert some_day(date(2031, 7, 1)) == set()


def test_what_is_known_by_its_year_or_has_no_day_is_nowhere(lookup: Lookup) -> None:
    months = [lookup.day(date(2031, month, 1), limit=1000) for month in range(1, 13)]
    assert not {row.fact.date for rows in months for row in rows} & {"2031", None}


def test_a_month_counts_what_its_days_list(lookup: Lookup) -> None:
    for first in (date(2030, 12, 1), date(2031, 1, 1), date(2031, 2, 1), MARCH, date(2031, 4, 1)):
        month = lookup.month(first)
        day = first
        while day.month == first.month:
            rows = [row for row in lookup.day(day, limit=1000) if not row.some_day]
            assert dict(month.on(day)) == {mark: [*map(mark_of, rows)].count(mark) for mark in map(mark_of, rows)}
            day += timedelta(days=1)
        vague = [mark_of(row) for row in lookup.day(first, limit=1000) if row.some_day]
        assert dict(month.some_day) == {mark: vague.count(mark) for mark in vague}


def test_a_deadline_has_its_own_mark_unless_it_is_called_off(lookup: Lookup) -> None:
    rows = [row for row in lookup.day(date(2031, 3, 3)) if not row.some_day]
    deadlines = [row for row in rows if isinstance(row.fact, EventRow) and row.fact.kind == "deadline"]
    assert {mark_of(row) for row in deadlines} == {"deadline", "cancelled"}
    assert lookup.month(MARCH).days[3]["deadline"] == sum(row.fact.status != "cancelled" for row in deadlines)


def test_the_day_comes_before_some_day_and_events_before_proposals(lookup: Lookup) -> None:
    rows = lookup.day(date(2031, 3, 11), limit=1000)
    order = [(row.some_day, row.is_proposal) for row in rows]
    assert order == sorted(order) and len(set(order)) == 4


def test_a_day_is_had_by_pages_and_each_row_knows_its_place(lookup: Lookup) -> None:
    day = date(2031, 3, 11)
    rows = lookup.day(day, limit=1000)
    assert [row for start in range(0, len(rows), 3) for row in lookup.day(day, start=start, limit=3)] == rows
    assert [lookup.day_index(row.id, day) for row in rows] == list(range(len(rows)))
    assert sum(lookup.count_day(day)) == len(rows)
    assert lookup.count_day(day)[1] == sum(row.some_day for row in rows)
    assert lookup.day_index(2 * 10**6, day) is None


@pytest.mark.parametrize(
    ("events", "proposals"),
    [
        (Filter(negotiation=1), Filter(negotiation=1)),
        (Filter(actor=1), Filter(actor=1)),
        (Filter(kind="deadline"), Filter(status="pending")),
        (Filter(words="meeting 1"), Filter(words="offer 1")),
        (Filter(until=date(2031, 3, 2)), Filter(since=date(2031, 3, 5))),
    ],
)
def test_it_is_narrowed_as_the_lists_are(lookup: Lookup, events: Filter, proposals: Filter) -> None:
    kept = {2 * row.id for row in lookup.timeline(events, limit=1000)}
    kept |= {2 * row.id + 1 for row in lookup.proposals(proposals, limit=1000)}
    for day in (date(2031, 3, 1), date(2031, 3, 3), date(2031, 3, 12)):
        all_rows = lookup.day(day, limit=1000)
        narrowed = lookup.day(day, events, proposals, limit=1000)
        assert narrowed == [row for row in all_rows if row.id in kept]
        assert sum(lookup.count_day(day, events, proposals)) == len(narrowed)
        assert sum(lookup.month(MARCH, events, proposals).on(day).values()) == sum(not row.some_day for row in narrowed)


def test_looking_back_it_knows_what_was_known_then(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        for told, day, status in (("2031-03-01", "2031-03-06", "scheduled"), ("2031-03-08", "2031-03-07", "held")):
            record(
                db,
                report(f"Talks, {status}.", told),
                reading(
                    actor("Arland"),
                    actor("Borduria"),
                    event("Second round in Geneva", "talks", day, "Arland", "Borduria", status=status, place="Geneva"),  # type: ignore[arg-type]
                ),
            )
    with Lookup(path, date(2031, 3, 2)) as then:
        assert then.month(MARCH).days == {6: {"scheduled": 1}}
        assert [row.fact.status for row in then.day(date(2031, 3, 6))] == ["scheduled"]
    with Lookup(path) as now:
        assert {day: dict(marks) for day, marks in now.month(MARCH).days.items() if "held" in marks} == {7: {"held": 1}}


@pytest.mark.parametrize("day", [date.min, date.max])
def test_it_has_a_first_and_a_last_month(lookup: Lookup, day: date) -> None:
    assert lookup.month(day.replace(day=1)).days == {}
    assert lookup.day(day) == []


def test_the_next_day_with_something_on_it_is_the_next_one_that_counts_something(lookup: Lookup) -> None:
    begins = sorted({days[0] for value in dates(lookup) if (days := days_of(value))})
    for day in (date(2030, 1, 1), *begins, date(2031, 3, 5)):
        assert lookup.next_day(day) == next((each for each in begins if each > day), None)
        assert lookup.next_day(day, back=True) == next((each for each in reversed(begins) if each < day), None)


def test_the_next_day_is_narrowed_too(lookup: Lookup) -> None:
    nothing = Filter(words="nothing of that kind")
    assert lookup.next_day(date(2030, 1, 1), nothing, nothing) is None
