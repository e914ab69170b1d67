"""Pages, counts and places of lists: the same rows as a plain query gives, from any place, under any filter."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.lookup import EVERYTHING, Filter, Lookup
from store.lookup.actors import CANDIDATES
from store.lookup.filters import actor_conditions, event_conditions, proposal_conditions
from store.lookup.places import MOST_FOUND
from store.negotiations import negotiation_id
from store.reader.reading import Date, EventStatus, ProposalStatus
from store.recording import record
from store.spelling import folded, heard
from tests.building import actor, dispute, event, proposal, reading, report

SIDES = ("Arland", "Borduria", "Cordia")
KINDS = ("talks", "contact", "demand")
STATUSES: tuple[EventStatus, ...] = ("held", "scheduled", "proposed", "cancelled")
OUTCOMES: tuple[ProposalStatus, ...] = ("pending", "accepted", "rejected")
WORDS = ("harbour", "fence", "grain", "convoy", "border", "prisoners", "bridge", "water", "fuel", "rail", "pilots")


def tell(db: Database, number: int, negotiation: int) -> None:
    """A report with three events, two proposals and a dispute; many of them share a day, some have none."""
    day = date(2031, 3, 1) + timedelta(days=number // 3)
    side, other = SIDES[number % 3], SIDES[(number + 1) % 3]
    matter = f"{WORDS[number % 11]} {WORDS[(number * 7 + 3) % 11]} {number}"
    days = [(day + timedelta(days=number % 4 - 1)).isoformat(), "2031-03-05", None]
    record(
        db,
        report(f"Of {matter}. On some day.", day.isoformat()),
        reading(
            *(actor(name) for name in SIDES),
            actor(f"Mira {WORDS[number % 11].capitalize()}", "person", party=side, role="envoy"),
            Date("some day", days[number % 2] or "", 0, 8),
            *(
                event(f"{matter} {kind}", kind, days[at], side, other, status=STATUSES[(number + at) % 4])  # type: ignore[arg-type]
                for at, kind in enumerate(KINDS)
            ),
            *(
                proposal(f"{matter} {at}", (side,), (other,), day=days[at * 2], status=OUTCOMES[(number + at) % 3])
                for at in range(2)
            ),
            dispute(matter, side, other),
        ),
        negotiation=negotiation,
    )


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "filled.db"
    with open_store(path) as opened:
        two = negotiation_id(opened, "Grain"), negotiation_id(opened, "Fences")
        for number in range(24):
            tell(opened, number, two[number % 2])
        opened.execute("update event set hidden = 1 where id % 7 = 0")
        opened.execute("update proposal set hidden = 1 where id % 5 = 0")
        opened.conn.commit()
        opened.execute("pragma wal_checkpoint(truncate)")
    return path


@pytest.fixture
def db(filled: Path, tmp_path: Path) -> Iterator[Database]:
    copyfile(filled, tmp_path / "parley.db")
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


@pytest.fixture
def lookup(db: Database, tmp_path: Path) -> Iterator[Lookup]:
    with Lookup(tmp_path / "parley.db") as opened:
        yield opened


FILTERS = [
    EVERYTHING,
    Filter(negotiation=2),
    Filter(negotiation=3, status="pending"),
    Filter(status="pending"),
    Filter(status="scheduled"),
    Filter(kind="talks"),
    Filter(kind="terms", negotiation=2),
    Filter(words="harbour"),
    Filter(words="no such word"),
    Filter(actor=1),
    Filter(actor=2, status="pending", negotiation=3),
    Filter(since=date(2031, 3, 4), until=date(2031, 3, 6)),
    Filter(negotiation=99),
]

ACTORS = [
    EVERYTHING,
    Filter(negotiation=2),
    Filter(words="mira"),
    Filter(words="ar"),
    Filter(actor=1),
    Filter(kind="person"),
]


def plain(db: Database, sql: str, values: list[object]) -> list[int]:
    return [row[0] for row in db.execute(sql, values)]


def check(
    rows: list[int], page: Callable[[int, int], list[Any]], count: int, place: Callable[[int], int | None]
) -> None:
    """Count, places, and pages of several sizes from every place give `rows`."""
    assert count == len(rows)
    for size in (1, 3, 64):
        for start in range(len(rows) + 2):
            assert [row.id for row in page(start, size)] == rows[start : start + size], (start, size)
    assert [place(row_id) for row_id in rows] == list(range(len(rows)))


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_the_timeline_has_the_rows_of_a_plain_query(db: Database, lookup: Lookup, wanted: Filter) -> None:
    where, values = event_conditions(wanted)
    rows = plain(db, f"select id from event where {where} order by sort_day, date, id", values)
    check(
        rows, lambda start, limit: lookup.timeline(wanted, start, limit), lookup.count_events(wanted),
        lambda row_id: lookup.timeline_index(row_id, wanted),
    )  # fmt: skip
    hidden = plain(db, "select id from event where hidden", [])
    assert {lookup.timeline_index(row_id, wanted) for row_id in hidden} == {None}


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_proposals_have_the_rows_of_a_plain_query(db: Database, lookup: Lookup, wanted: Filter) -> None:
    where, values = proposal_conditions(wanted)
    rows = plain(db, f"select id from proposal where {where} order by sort_day, id", values)
    check(
        rows, lambda start, limit: lookup.proposals(wanted, start, limit), lookup.count_proposals(wanted),
        lambda row_id: lookup.proposal_index(row_id, wanted),
    )  # fmt: skip


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_the_place_of_a_day_is_that_of_its_first_row(db: Database, lookup: Lookup, wanted: Filter) -> None:
    for day in (date(2030, 1, 1), date(2031, 3, 2), date(2031, 3, 5), date(2031, 3, 7), date(2040, 1, 1)):
        for conditions, table, place in (
            (event_conditions, "event", lookup.timeline_index_of_day),
            (proposal_conditions, "proposal", lookup.proposal_index_of_day),
        ):
            where, values = conditions(wanted)
            before = plain(
                db, f"select count(*) from {table} where {where} and sort_day < ?", [*values, day.isoformat()]
            )
            assert [place(day, wanted)] == before, (table, day)


@pytest.mark.parametrize("wanted", FILTERS, ids=repr)
def test_the_days_of_the_timeline_are_those_of_its_rows(db: Database, lookup: Lookup, wanted: Filter) -> None:
    rows = lookup.timeline(wanted, 0, 10_000)
    days = lookup.timeline_days(wanted)
    told = [days.day(days.of_row(place)) for place in range(days.count)]
    assert [(day.sort_day, day.told) for day in told] == [(row.sort_day, row.date) for row in rows]
    assert len(days.keys) == len({(row.sort_day, row.date) for row in rows})
    for day in (date(2030, 1, 1), date(2031, 3, 5), date(2040, 1, 1)):
        assert days.rows_before(day) == lookup.timeline_index_of_day(day, wanted)
        in_week = [row for row in rows if row.date and day <= date.fromisoformat(row.sort_day) < day + timedelta(7)]
        assert days.dated_between(day, day + timedelta(7)) == len(in_week)


@pytest.mark.parametrize("wanted", ACTORS, ids=repr)
def test_actors_have_the_rows_of_a_plain_query(db: Database, lookup: Lookup, wanted: Filter) -> None:
    where, values = actor_conditions(wanted)
    order = "side collate nocase, party_id is not null, name collate nocase, id"
    rows = plain(db, f"select id from actor where {where} order by {order}", values)
    assert rows
    check(
        rows, lambda start, limit: lookup.actors(wanted, start, limit), lookup.count_actors(wanted),
        lambda row_id: lookup.actor_index(row_id, wanted),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("wanted", "where"),
    [
        (EVERYTHING, "true"),
        (Filter(negotiation=2), "negotiation_id = 2"),
        (Filter(since=date(2031, 3, 3)), "published >= '2031-03-03'"),
        (Filter(words="harbour"), "text like '%harbour%'"),
    ],
    ids=repr,
)
def test_reports_come_newest_first_from_any_place(db: Database, lookup: Lookup, wanted: Filter, where: str) -> None:
    rows = plain(db, f"select id from document where {where} order by published desc, hash desc", [])
    assert rows
    assert lookup.count_documents(wanted) == len(rows)
    for start in range(len(rows)):
        assert [row.id for row in lookup.documents(wanted, start, 3)] == rows[start : start + 3]


def test_disputes_and_dates_come_in_order_from_any_place(db: Database, lookup: Lookup) -> None:
    for wanted, where in ((EVERYTHING, "true"), (Filter(negotiation=2), "negotiation_id = 2")):
        joined = f"join document on document.id = document_id where {where}"
        rows = plain(db, f"select dispute.id from dispute {joined} order by published desc, hash desc, dispute.id", [])
        check(
            rows, lambda start, limit, wanted=wanted: lookup.disputes(wanted, start, limit),  # type: ignore[misc]
            lookup.count_disputes(wanted), lambda row_id, wanted=wanted: lookup.dispute_index(row_id, wanted),  # type: ignore[misc]
        )  # fmt: skip
        named = plain(db, f"select date_mention.id from date_mention {joined} order by earliest, date_mention.id", [])
        assert [row.id for start in range(len(named)) for row in lookup.dates(wanted, start, 1)] == named


def test_what_is_known_of_places_follows_every_change(db: Database, lookup: Lookup) -> None:
    talks, seen = Filter(kind="talks"), set()
    for number in range(24, 28):
        counts = lookup.count_events(), lookup.count_events(talks), lookup.count_documents()
        questions = ("event where not hidden", "event where not hidden and kind = 'talks'", "document")
        assert list(counts) == [plain(db, f"select count(*) from {question}", [])[0] for question in questions]
        seen.add(counts)
        tell(db, number, 2)
    assert len(seen) == 4
    moved = lookup.timeline()[-1]
    db.execute("update event set sort_day = '2000-01-01' where id = ?", [moved.id])
    db.conn.commit()
    assert lookup.timeline_index(moved.id) == 0
    db.execute("update event set hidden = 1 where id = ?", [moved.id])
    db.conn.commit()
    assert lookup.timeline_index(moved.id) is None


def counted(db: Database) -> dict[tuple[object, ...], int]:
    return {tuple(row[:4]): row[4] for row in db.execute("select * from day_count")}


def test_the_days_are_counted_right_whatever_comes_moves_and_goes(db: Database) -> None:
    def recounted() -> dict[tuple[object, ...], int]:
        found: dict[tuple[object, ...], int] = {}
        for table, columns in (
            ("event", "negotiation_id, '', sort_day || ' ' || coalesce(date, ''), hidden"),
            ("proposal", "negotiation_id, status, sort_day, hidden"),
            ("document", "negotiation_id, '', published, 0"),
        ):
            for negotiation, status, day, hidden in db.execute(f"select {columns} from {table}").fetchall():
                levels = ((table, day), (f"{table} by month", day[:7]))
                for key in {(name, n, s, d) for name, d in levels for n in (0, negotiation) for s in ("", status)}:
                    if not hidden:
                        found[key] = found.get(key, 0) + 1
        return found

    assert counted(db) == recounted()
    for change in (
        "update event set hidden = not hidden where id % 3 = 0",
        "update event set sort_day = '2031-03-05', negotiation_id = 2 where id % 4 = 0",
        "update event set date = '2031-03' where id % 5 = 0",
        "update event set date = null where id % 6 = 0",
        "update proposal set status = 'pending' where id % 2",
        "update proposal set status = 'lapsed', hidden = 0, sort_day = '9999-12-31' where id % 3 = 0",
        "update document set published = '2031-03-04' where id % 2",
        "delete from event_actor",
        "delete from event where id not in (select event_id from event_report) or id % 2 and hidden",
    ):
        db.execute("pragma foreign_keys = off")
        db.execute(change)
        assert counted(db) == recounted(), change


def test_a_connection_keeps_few_lists_found(lookup: Lookup) -> None:
    for number in range(MOST_FOUND * 3):
        lookup.timeline(Filter(words=WORDS[number % 11], kind=KINDS[number % 3]))
    assert len(lookup._all("select name from sqlite_temp_master where type = 'table'")) <= MOST_FOUND


def test_looking_back_gives_the_rows_of_that_day(db: Database, tmp_path: Path) -> None:
    with Lookup(tmp_path / "parley.db", date(2031, 3, 4)) as then:
        for wanted in (EVERYTHING, Filter(status="pending"), Filter(negotiation=2)):
            whole = then.timeline(wanted, 0, 1000)
            assert [row for start in range(len(whole)) for row in then.timeline(wanted, start, 1)] == whole
            assert [then.timeline_index(row.id, wanted) for row in whole] == list(range(len(whole)))
            assert then.count_events(wanted) == len(whole)
            days = then.timeline_days(wanted)
            told = [days.day(days.of_row(place)) for place in range(days.count)]
            assert [(day.sort_day, day.told) for day in told] == [(row.sort_day, row.date) for row in whole]
        assert 0 < then.count_events() < len(plain(db, "select id from event", []))
        assert 0 < then.count_documents() < 24


@pytest.mark.parametrize(
    ("typed", "name"),
    [("umerof", "Rustem Umerov"), ("zelenski", "Volodymyr Zelenskyy"), ("selensky", None), ("rustem", "Rustem Umerov")],
)
def test_a_name_is_found_by_how_it_sounds(tmp_path: Path, typed: str, name: str | None) -> None:
    path = tmp_path / "names.db"
    people = (actor("Rustem Umerov", "person"), actor("Volodymyr Zelenskyy", "person"), actor("Dumerovia"))
    with open_store(path) as opened:
        record(opened, report("They met."), reading(*people))
    with Lookup(path) as lookup:
        assert [row.name for row in lookup.actors_named(typed)] == ([name] if name else [])


def test_the_best_known_of_very_many_names_is_found_first(db: Database, lookup: Lookup) -> None:
    for number in range(5 * CANDIDATES):
        name = f"Zorba {number:04}"
        db.execute("insert into actor (id, name, kind, side, reports) values (?, ?, 'person', ?, 1)",
                   [1000 + number, name, name])  # fmt: skip
        db.execute("insert into actor_name (actor_id, name, folded, heard, reports) values (?, ?, ?, ?, 1)",
                   [1000 + number, name, folded(name), heard(name)])  # fmt: skip
    db.execute("update actor set reports = 40 where id = 1900")
    db.execute("update actor_name set reports = 40 where actor_id = 1900")
    db.conn.commit()
    for typed in ("z", "zor", "zorba"):
        found = lookup.actors_named(typed, limit=8)
        assert (found[0].name, len(found)) == ("Zorba 0900", 8), typed
    assert lookup.actors_named("zorba 0999")[0].name == "Zorba 0999"


def test_words_are_found_newest_first_whole_ones_before_beginnings(db: Database, lookup: Lookup) -> None:
    def events(typed: str, limit: int) -> list[int]:
        return [found.id for found in lookup.look_up(typed, limit) if found.kind == "event"]

    told = "select id from event join event_search on event_search.rowid = id where text like '%rail%' and not hidden"
    whole = plain(db, f"{told} order by id desc", [])
    assert sorted(events("rail", 3)) == sorted(whole[:3])
    assert sorted(events("rai", 50)) == sorted(events("rail", 50)) == sorted(whole)


def test_the_latest_sentences_of_a_fact_are_found_without_the_others(lookup: Lookup) -> None:
    whole = lookup.sources("actor", 1)
    assert len(whole) == 24
    assert [source.document.published for source in whole] == sorted(
        (source.document.published for source in whole), reverse=True
    )
    for limit in (0, 1, 5, 24, 99):
        assert lookup.sources("actor", 1, limit) == whole[:limit]
