"""Lists sorted by their reports, narrowed to several kinds and statuses, and what there is to narrow them to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path
from shutil import copyfile

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.ledger import lift
from store.lookup import EVERYTHING, Filter, Lookup
from store.lookup.filters import actor_conditions, event_conditions, proposal_conditions
from store.negotiations import negotiation_id
from store.reader.reading import Event
from store.recording import record
from tests.building import actor, dispute, event, proposal, reading, report
from tests.store.test_places import check, plain, tell

NEWEST, MOST = "last_reported desc, id desc", "reports desc, last_reported desc, id desc"

WAYS = (("newest", NEWEST), ("reported", MOST))

NARROWED: tuple[dict[str, object], ...] = (
    {},
    {"negotiation": 2},
    {"status": "pending"},
    {"kind": "talks"},
    {"kinds": ("talks", "contact", "meeting")},
    {"statuses": ("scheduled", "cancelled", "accepted"), "negotiation": 2},
    {"words": "harbour"},
    {"actor": 1},
    {"since": date(2031, 3, 4)},
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sorts") / "filled.db"
    with open_store(path) as opened:
        two = negotiation_id(opened, "Grain"), negotiation_id(opened, "Fences")
        for number in range(18):
            tell(opened, number, two[number % 2])
        for number in (2, 5, 7):  # told again, on later days
            tell(opened, number, two[number % 2])
            again = report(f"Once more of {number}. On some day.", f"2031-04-0{number}")
            facts = reading(actor("Arland"), actor("Borduria"), actor("Cordia"), *_same(opened, number))
            record(opened, again, facts, negotiation=two[number % 2])
        opened.execute("update event set hidden = 1 where id % 7 = 0")
        opened.execute("update proposal set hidden = 1 where id % 5 = 0")
        opened.conn.commit()
        opened.execute("pragma wal_checkpoint(truncate)")
    return path


def _same(db: Database, number: int) -> Iterator[Event]:
    """What report `number` tells, as another would tell it."""
    for what, kind, status, day in db.execute(
        "select what, kind, status, date from event_report where document_id = ?", [number + 1]
    ).fetchall():
        who = db.execute(
            "select distinct name from event_report_actor link join actor_report on actor_report.id = actor_report_id"
            " join event_report on event_report.id = event_report_id where what = ?",
            [what],
        ).fetchall()
        yield event(what, kind, day, *(name for (name,) in who), status=status)


@pytest.fixture
def db(filled: Path, tmp_path: Path) -> Iterator[Database]:
    copyfile(filled, tmp_path / "parley.db")
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


@pytest.fixture
def lookup(db: Database, tmp_path: Path) -> Iterator[Lookup]:
    with Lookup(tmp_path / "parley.db") as opened:
        yield opened


@pytest.mark.parametrize(("way", "narrowed"), list(product(WAYS, NARROWED)), ids=repr)
def test_a_sorted_list_has_the_rows_of_a_plain_query(
    db: Database, lookup: Lookup, way: tuple[str, str], narrowed: dict[str, object]
) -> None:
    order, columns = way
    wanted = Filter(**narrowed, order=order)  # type: ignore[arg-type]
    for table, conditions, page, count, place in (
        ("event", event_conditions, lookup.timeline, lookup.count_events, lookup.timeline_index),
        ("proposal", proposal_conditions, lookup.proposals, lookup.count_proposals, lookup.proposal_index),
        ("actor", actor_conditions, lookup.actors, lookup.count_actors, lookup.actor_index),
    ):
        where, values = conditions(wanted)
        rows = plain(db, f"select id from {table} where {where} order by {columns}", values)
        check(
            rows,
            lambda start, limit, page=page: page(wanted, start, limit),  # type: ignore[misc]
            count(wanted),
            lambda row_id, place=place: place(row_id, wanted),  # type: ignore[misc]
        )


def test_the_last_report_of_a_fact_is_the_latest_that_tells_it(db: Database) -> None:
    told = (
        "select event.id, last_reported, max(published) from event join event_report on event_id = event.id"
        " join document on document.id = document_id group by 1"
    )
    rows = db.execute(told).fetchall()
    assert len({row[1] for row in rows}) > 5
    assert all(row[1] == row[2] for row in rows)


def test_a_report_that_is_taken_out_leaves_the_day_of_the_one_before(tmp_path: Path) -> None:
    talks = event("They met in Orsk.", "talks", "2031-03-01", "Arland", "Borduria", place="Orsk")
    offer = proposal("a round in Veldt", ("Arland",), ("Borduria",), day="2031-05-10")
    with open_store(tmp_path / "parley.db") as db:
        for day in ("2031-03-04", "2031-03-09"):
            record(db, report(f"Of {day}.", day), reading(actor("Arland"), actor("Borduria"), talks, offer))
        days = "select last_reported, reports from event union all select last_reported, reports from proposal"
        assert db.execute(days).fetchall() == [("2031-03-09", 2)] * 2
        lift(db, 2)
        assert db.execute(days).fetchall() == [("2031-03-04", 1)] * 2


def test_looking_back_sorts_by_the_reports_of_then(db: Database, tmp_path: Path) -> None:
    with Lookup(tmp_path / "parley.db", date(2031, 3, 4)) as then:
        for order in ("newest", "reported"):
            wanted = Filter(order=order)
            whole = then.timeline(wanted, 0, 1000)
            assert {row.id for row in whole} == {row.id for row in then.timeline(EVERYTHING, 0, 1000)}
            assert [row for start in range(len(whole)) for row in then.timeline(wanted, start, 1)] == whole
            assert [then.timeline_index(row.id, wanted) for row in whole] == list(range(len(whole)))
        days = [
            then._one("select last_reported from event where id = ?", [row.id])[0]
            for row in then.timeline(Filter(order="newest"), 0, 1000)
        ]
        assert days == sorted(days, reverse=True)
        assert max(days) <= "2031-03-04"


def test_a_day_in_a_list_sorted_otherwise_is_the_row_next_after_it(db: Database, lookup: Lookup) -> None:
    wanted = Filter(order="newest")
    place = lookup.timeline_index_of_day(date(2031, 3, 4), wanted)
    following = plain(
        db, "select id from event where hidden = 0 and sort_day >= '2031-03-04' order by sort_day, id", []
    )
    assert lookup.timeline(wanted, place, 1)[0].id == following[0]
    assert lookup.timeline_index_of_day(date(2040, 1, 1), wanted) == 0


@pytest.mark.parametrize("narrowed", NARROWED, ids=repr)
def test_facets_count_what_choosing_them_would_show(lookup: Lookup, narrowed: dict[str, object]) -> None:
    wanted = Filter(**narrowed)  # type: ignore[arg-type]
    free = {"kind": None, "kinds": ()}, {"status": None, "statuses": ()}
    for table, count in (("event", lookup.count_events), ("proposal", lookup.count_proposals)):
        facets = lookup.facets(table, wanted)  # type: ignore[arg-type]
        for kind, number in facets.kinds:
            assert count(Filter(**{**narrowed, **free[0], "kind": kind})) == number  # type: ignore[arg-type]
        for status, number in facets.statuses:
            assert count(Filter(**{**narrowed, **free[1], "status": status})) == number  # type: ignore[arg-type]
        assert [number for _, number in facets.kinds] == sorted((n for _, n in facets.kinds), reverse=True)
    assert sum(number for _, number in lookup.facets("actor", wanted).kinds) == lookup.count_actors(
        Filter(**{**narrowed, **free[0]})  # type: ignore[arg-type]
    )


def test_facets_of_a_past_day_count_what_was_known_then(db: Database, tmp_path: Path) -> None:
    with Lookup(tmp_path / "parley.db", date(2031, 3, 4)) as then:
        for wanted in (EVERYTHING, Filter(negotiation=2), Filter(words="harbour"), Filter(kinds=("talks",))):
            kinds = dict(then.facets("event", wanted).kinds)
            assert kinds == {kind: then.count_events(wanted._replace(kinds=(kind,))) for kind in kinds}
        assert sum(number for _, number in then.facets("event").kinds) == then.count_events() > 0
        assert sum(number for _, number in then.facets("actor").kinds) == then.count_actors() > 0


@pytest.fixture
def told(tmp_path: Path) -> Iterator[Lookup]:
    """A little that has names with accents, places, sides and offices."""
    with open_store(tmp_path / "words.db") as db:
        record(
            db,
            report("They met.", title="Talks"),
            reading(
                actor("Türkiye"),
                actor("Borduria"),
                actor("Hakan Yıldız", "person", party="Türkiye", role="Foreign Minister"),
                event("The sides sat together.", "talks", "2031-03-01", "Hakan Yıldız", "Borduria", place="Łódź"),
                proposal("another round", ("Türkiye",), ("Borduria",), day="2031-04-01", place="São Paulo"),
                dispute("who fired first", "Türkiye", "Borduria"),
            ),
        )
    with Lookup(tmp_path / "words.db") as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "events", "proposals", "actors", "disputes"),
    [
        ("sat tog", 1, 0, 0, 0),  # each word is one as it begins
        ("turk", 0, 1, 2, 1),  # those of a side too
        ("sao pau", 0, 1, 0, 0),
        ("lodz", 1, 0, 0, 0),
        ("yildiz", 1, 0, 1, 0),
        ("borduria meet", 0, 1, 0, 0),  # a word of its kind
        ("minister", 0, 0, 1, 0),
        ("fired", 0, 0, 0, 1),
        ("kiye", 0, 0, 2, 0),
    ],
)
def test_words_find_names_places_sides_and_offices(
    told: Lookup, typed: str, events: int, proposals: int, actors: int, disputes: int
) -> None:
    wanted = Filter(words=typed)
    found = told.count_events(wanted), told.count_proposals(wanted), told.count_actors(wanted)
    assert (*found, told.count_disputes(wanted)) == (events, proposals, actors, disputes)
