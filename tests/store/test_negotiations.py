"""Several negotiations in one store: what belongs to which, what is shared, what is kept apart."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.errors import QueryError
from store.lookup import Filter, Lookup
from store.negotiations import Belonging, Placing, move, named, negotiation_id
from store.reader.reading import Date, Reading
from store.recording import UNNAMED, record
from store.schema import migrations
from tests.building import actor, answer, dispute, event, proposal, reading, report

SIDES = (actor("Norland"), actor("Sutharia"), actor("Ingrid Halvorsen", "person", "Halvorsen", party="Norland"))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


def round_of_talks(answered: bool = False) -> Reading:
    """A round on 14 March, proposed by Norland, told in the same words whatever it is about."""
    answers = (answer("accepts", "Sutharia"),) if answered else ()
    return reading(
        *SIDES,
        event("Round of talks", "talks", "2031-03-14", "Norland", "Sutharia", status="scheduled", place="Geneva"),
        proposal("Next round", ("Norland",), ("Sutharia",), *answers, day="2031-03-14", place="Geneva"),
    )


def told_in_two(db: Database) -> tuple[int, int]:
    river, fish = negotiation_id(db, "Orva river"), negotiation_id(db, "Fish")
    record(db, report("They will meet on the river."), round_of_talks(), negotiation=river)
    record(db, report("They will meet on the fish.", "2031-03-05"), round_of_talks(answered=True), negotiation=fish)
    return river, fish


def test_events_and_proposals_become_one_only_within_a_negotiation(db: Database) -> None:
    told_in_two(db)
    assert db.execute("select count(*) from event").fetchone()[0] == 2
    assert db.execute("select status from proposal join negotiation on negotiation.id = negotiation_id"
                      " where name = 'Orva river'").fetchall() == [("pending",)]  # fmt: skip
    record(db, report("They meet on fish.", "2031-03-06"), round_of_talks(), negotiation=negotiation_id(db, "fish"))
    assert db.execute("select reports from event order by id").fetchall() == [(1,), (2,)]


def test_an_actor_is_one_across_them(db: Database) -> None:
    told_in_two(db)
    assert db.execute("select name, reports from actor order by name").fetchall() == [
        ("Ingrid Halvorsen", 2),
        ("Norland", 2),
        ("Sutharia", 2),
    ]


def test_a_name_is_one_whatever_its_capitals_and_spaces(db: Database) -> None:
    assert negotiation_id(db, "Orva  River ") == negotiation_id(db, "orva river")
    assert negotiation_id(db, "ÆGIR") == negotiation_id(db, "ægir")
    assert negotiation_id(db, "  ") == UNNAMED


@pytest.mark.parametrize("name", ["a" * 61, "bell\x07"])
def test_what_cannot_be_a_name_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(QueryError, match="negotiation") as refused:
        named(name)
    assert "\x07" not in str(refused.value)


def test_everything_that_is_asked_can_be_narrowed_to_one(db: Database, tmp_path: Path) -> None:
    river = negotiation_id(db, "Orva river")
    here = reading(*round_of_talks().actors, *round_of_talks().events, *round_of_talks().proposals,
                   Date("14 March", "2031-03-14", 0, 8), dispute("who called", "Norland", "Sutharia"))  # fmt: skip
    record(db, report("On the river."), here, negotiation=river)
    there = reading(actor("Dockers", "organization"), event("Dockers walk out", "action", "2031-03-01", "Dockers"))
    record(db, report("At the shipyard."), there)
    with Lookup(tmp_path / "parley.db") as lookup:
        wanted, rest = Filter(negotiation=river), Filter(negotiation=UNNAMED)
        assert [row.what for row in lookup.timeline(wanted)] == ["Round of talks"]
        assert [row.what for row in lookup.timeline(rest)] == ["Dockers walk out"]
        assert [row.name for row in lookup.actors(rest)] == ["Dockers"]
        assert lookup.count_actors(wanted) == 3
        assert (len(lookup.proposals(wanted)), len(lookup.proposals(rest))) == (1, 0)
        assert (len(lookup.dates(wanted)), len(lookup.dates(rest))) == (1, 0)
        assert (len(lookup.disputes(wanted)), len(lookup.disputes(rest))) == (1, 0)
        assert len(lookup.documents(wanted)) == len(lookup.documents(rest)) == 1
        whole, counts = lookup.counts(), lookup.counts(wanted)
        assert (counts.documents, counts.events, counts.pending, counts.disputes) == (1, 1, 1, 1)
        assert (whole.documents, whole.events, whole.actors) == (2, 2, 4)
        assert [found.kind for found in lookup.look_up("round", wanted=wanted)] == ["proposal", "event"]
        assert [found.kind for found in lookup.look_up("dockers", wanted=rest)] == ["actor", "event"]
        assert lookup.look_up("dockers", wanted=wanted) == []


def test_negotiations_are_listed_and_found_by_a_part_of_their_name(db: Database, tmp_path: Path) -> None:
    told_in_two(db)
    record(db, report("Of nothing in particular."), reading())
    with Lookup(tmp_path / "parley.db") as lookup:
        assert [(row.name, row.reports, row.pending) for row in lookup.negotiations()] == [
            ("Fish", 1, 0), ("Orva river", 1, 1), ("", 1, 0),
        ]  # fmt: skip
        assert lookup.negotiation("RIVER").name == "Orva river"
        assert lookup.negotiation("").id == UNNAMED
        assert negotiation_id(db, "Gene\u0300ve") == lookup.negotiation("gen\u00e8ve").id
        with pytest.raises(QueryError, match="there is no negotiation “wages”; there are: “Fish”, “Orva river”"):
            lookup.negotiation("wages")
        with pytest.raises(QueryError, match="several"):
            lookup.negotiation("i")


def test_reports_that_move_take_what_they_tell_along_and_join_what_is_known_there(db: Database) -> None:
    river, fish = told_in_two(db)
    [(event_id,)] = db.execute("select id from event where negotiation_id = ?", [river]).fetchall()
    [document] = next(iter(db.execute("select id from document where negotiation_id = ?", [fish])))
    move(db, [document], river)
    assert db.execute("select id, reports, negotiation_id from event").fetchall() == [(event_id, 2, river)]
    assert db.execute("select status, reports from proposal").fetchall() == [("accepted", 2)]
    move(db, [document], fish)
    assert db.execute("select reports from event order by negotiation_id").fetchall() == [(1,), (1,)]
    assert db.execute("select count(*) from document where not laid").fetchone()[0] == 0


def test_only_those_move_that_nobody_has_placed_unless_it_is_said(db: Database) -> None:
    river, _ = told_in_two(db)
    record(db, report("Anywhere."), reading())
    ids = dict(db.execute("select text, id from document").fetchall())
    on_fish = ids["They will meet on the fish."]
    assert Placing(db, Belonging("Orva river", said=False)).claims(ids["Anywhere."])
    assert not Placing(db, Belonging("Orva river", said=False)).claims(on_fish)
    assert not Placing(db, Belonging("Fish")).claims(on_fish)
    assert not Placing(db, None).claims(on_fish)
    placing = Placing(db, Belonging("Orva river"))
    assert placing.claims(on_fish)
    placing.move()
    assert db.execute("select negotiation_id from document where id = ?", [on_fish]).fetchone() == (river,)


def test_a_store_from_before_has_one_negotiation_without_a_name(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Database(path) as old:
        migrations.apply(old, stop_before="m006_states")
        old.execute(
            "insert into document (hash, name, published, published_by, imported_at, words, text)"
            " values ('h', 'old.txt', '2031-01-01', 'given', '2031-01-01T00:00:00+00:00', 2, 'Old words.')"
        )
    with open_store(path), closing(sqlite3.connect(path)) as db:
        assert db.execute("select negotiation_id, arrival from document").fetchall() == [(UNNAMED, 1)]
    with Lookup(path) as lookup:
        assert [(row.name, row.reports) for row in lookup.negotiations()] == [("", 1)]
