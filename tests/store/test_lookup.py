"""The questions that panes and commands ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store.database import open_store
from store.errors import StoppedError, StoreError
from store.lookup import Filter, Lookup
from store.reader.reading import Date
from store.recording import record
from tests.building import actor, answer, dispute, event, proposal, reading, report


@pytest.fixture
def lookup(tmp_path: Path) -> Iterator[Lookup]:
    path = tmp_path / "parley.db"
    sides = (
        actor("Arland", "state", "Arlandic"),
        actor("Borduria"),
        actor("Mira Kosta", "person", "Kosta", party="Arland", role="envoy"),
        actor("Ömer Şahin", "person", "Şahin", party="Borduria"),
    )
    with open_store(path) as db:
        record(
            db,
            report("Arland and Borduria met. On 3 March Kosta spoke.", title="A bridge too many"),
            reading(
                *sides,
                Date("3 March", "2031-03-03", 28, 35),
                event("round in Veldt", "talks", "2031-03-01", "Arland", "Borduria", place="Veldt"),
                event("Kosta offers a truce", "proposal", "2031-03-03", "Arland", "Mira Kosta"),
                event("next round in Orsk", "talks", "2031-03", "Arland", "Borduria", status="scheduled", place="Orsk"),
                event("somebody threatens", "demand", None, "Borduria"),
                proposal("a truce of ten days", ("Mira Kosta", "Arland"), ("Borduria",), kind="terms"),
                proposal("next round", ("Arland",), ("Borduria",), answer("considers", "Borduria"), day="2031-03-20"),
                proposal("an old plan", ("Borduria",), status="rejected", kind="terms"),
                dispute("who called", "Arland", "Borduria"),
            ),
        )
        record(db, report("Nothing new.", "2031-03-09"), reading(*sides[:2]))
    with Lookup(path) as opened:
        yield opened


def test_the_timeline_is_in_order_of_days_and_undated_events_stand_at_their_report(lookup: Lookup) -> None:
    assert [row.what for row in lookup.timeline()] == [
        "next round in Orsk",  # in March: before what happened on its first day
        "round in Veldt",
        "Kosta offers a truce",
        "somebody threatens",
    ]
    assert lookup.timeline()[0].actors == ("Arland", "Borduria")


def test_the_days_of_the_timeline_say_which_rows_they_have(lookup: Lookup) -> None:
    days = lookup.timeline_days()
    assert [(days.day(number).sort_day, days.day(number).told) for number in range(len(days.keys))] == [
        ("2031-03-01", "2031-03"), ("2031-03-01", "2031-03-01"), ("2031-03-03", "2031-03-03"), ("2031-03-04", None),
    ]  # fmt: skip
    assert (days.before, days.count) == ([0, 1, 2, 3], 4)
    assert [days.of_row(place) for place in range(4)] == [0, 1, 2, 3]


def test_pages_fit_together_and_rows_know_their_place(lookup: Lookup) -> None:
    whole = lookup.timeline()
    assert [row for start in range(4) for row in lookup.timeline(start=start, limit=1)] == whole
    assert [lookup.timeline_index(row.id) for row in whole] == [0, 1, 2, 3]
    assert [lookup.proposal_index(row.id) for row in lookup.proposals()] == [0, 1, 2]
    assert [lookup.actor_index(row.id) for row in lookup.actors()] == [0, 1, 2, 3]
    assert lookup.count_events() == 4


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(words="veldt"), ["round in Veldt"]),
        (Filter(words="round orsk"), ["next round in Orsk"]),
        (Filter(words="arlandic round"), ["next round in Orsk", "round in Veldt"]),
        (Filter(kind="demand"), ["somebody threatens"]),
        (Filter(status="scheduled"), ["next round in Orsk"]),
        (Filter(since=date(2031, 3, 2), until=date(2031, 3, 3)), ["next round in Orsk", "Kosta offers a truce"]),
        (Filter(words='"unbalanced ( NEAR'), []),
    ],
)
def test_the_timeline_is_narrowed_by(lookup: Lookup, wanted: Filter, found: list[str]) -> None:
    assert [row.what for row in lookup.timeline(wanted)] == found
    assert lookup.count_events(wanted) == len(found)


def test_an_actor_stands_for_its_side(lookup: Lookup) -> None:
    [kosta] = lookup.actors_named("kosta")
    [arland] = lookup.actors_named("arland")
    assert [row.what for row in lookup.timeline(Filter(actor=kosta.id))] == ["Kosta offers a truce"]
    assert len(lookup.timeline(Filter(actor=arland.id))) == 3


def test_the_first_event_on_or_after_a_day(lookup: Lookup) -> None:
    assert lookup.timeline_index_of_day(date(2031, 3, 2)) == 2
    assert lookup.timeline_index_of_day(date(2040, 1, 1)) == 4


def test_pending_proposals_come_by_day_those_without_last(lookup: Lookup) -> None:
    pending = lookup.proposals(Filter(status="pending"))
    assert [row.what for row in pending] == ["next round", "a truce of ten days"]
    assert (pending[1].by, pending[1].to) == (("Mira Kosta", "Arland"), ("Borduria",))
    assert [a.response for a in pending[0].answers] == ["considers"]
    assert lookup.count_proposals() == 3


def test_actors_come_by_side(lookup: Lookup) -> None:
    assert [(row.side, row.name) for row in lookup.actors()] == [
        ("Arland", "Arland"),
        ("Arland", "Mira Kosta"),
        ("Borduria", "Borduria"),
        ("Borduria", "Ömer Şahin"),
    ]


@pytest.mark.parametrize("typed", ["sahin", "SAHI", "omer", "mer sah", "şahin", "sa"])
def test_actors_are_found_by_any_spelling(lookup: Lookup, typed: str) -> None:
    assert [row.name for row in lookup.actors_named(typed)] == ["Ömer Şahin"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("zelenski", "Volodymyr Zelenskyy"),
        ("Zelenskij", "Volodymyr Zelenskyy"),
        ("wolodimir", "Volodymyr Zelenskyy"),
        ("umerof", "Rustem Umerov"),
        ("omerov", None),
        ("abdelsalem", None),
        ("al jafari", "Bashar al-Ja’afari"),
        ("ghaddafi", "Muammar Qaddafi"),
    ],
)
def test_actors_are_found_as_their_names_sound(tmp_path: Path, typed: str, found: str | None) -> None:
    names = ("Volodymyr Zelenskyy", "Rustem Umerov", "Bashar al-Ja’afari", "Muammar Qaddafi")
    with open_store(tmp_path / "names.db") as db:
        record(db, report("Four are named."), reading(*(actor(name, "person") for name in names)))
    with Lookup(tmp_path / "names.db") as lookup:
        wanted = [found] if found else []
        assert [row.name for row in lookup.actors_named(typed)] == wanted
        assert [row.name for row in lookup.actors(Filter(words=typed))] == wanted


@pytest.mark.parametrize("typed", ["", "  ", '"', "%", "zzz", "' or 1=1"])
def test_what_nothing_matches_finds_nothing(lookup: Lookup, typed: str) -> None:
    assert lookup.actors_named(typed) == []
    assert lookup.look_up(typed) == []


def test_anything_is_found_as_it_is_typed(lookup: Lookup) -> None:
    assert [(f.kind, f.title) for f in lookup.look_up("kos")] == [
        ("actor", "Mira Kosta"),
        ("proposal", "a truce of ten days"),
        ("event", "Kosta offers a truce"),
        ("document", "A bridge too many"),
    ]


def test_every_fact_leads_to_its_sentence(lookup: Lookup) -> None:
    for row in lookup.timeline():
        [source] = lookup.sources("event", row.id)
        assert source.quote == row.what
        assert source.document.title == "A bridge too many"
    [dispute_row] = lookup.disputes()
    assert [a.side for a in dispute_row.accounts] == ["Arland", "Borduria"]
    assert len(lookup.sources("dispute", dispute_row.id)) == 2
    assert lookup.text(source.document.id).startswith("Arland and Borduria met.")
    [arland] = lookup.actors_named("arland")
    assert [s.document.published for s in lookup.sources("actor", arland.id)] == ["2031-03-09", "2031-03-04"]


def test_reports_come_newest_first_and_by_words(lookup: Lookup) -> None:
    assert [row.published for row in lookup.documents()] == ["2031-03-09", "2031-03-04"]
    assert [row.title for row in lookup.documents(Filter(words="bridge"))] == ["A bridge too many"]
    assert lookup.document(999) is None


def test_dates_are_listed_with_their_report(lookup: Lookup) -> None:
    [row] = lookup.dates()
    assert (row.text, row.value, row.published) == ("3 March", "2031-03-03", "2031-03-04")


def test_counts_and_changes(lookup: Lookup) -> None:
    counts = lookup.counts()
    assert (counts.documents, counts.actors, counts.events, counts.pending, counts.latest) == (2, 4, 4, 2, "2031-03-09")
    before = lookup.data_version()
    assert lookup.data_version() == before
    with open_store(lookup.path) as db:
        record(db, report("Newer.", "2031-03-10"), reading())
    assert lookup.data_version() != before


def test_a_question_that_is_stopped_is_no_trouble_of_the_store(lookup: Lookup) -> None:
    lookup._db.set_progress_handler(lambda: 1, 1)  # what `interrupt` does, at the first step
    with pytest.raises(StoppedError):
        lookup.counts()
    lookup._db.set_progress_handler(None, 1)
    assert lookup.counts().documents == 2


def test_a_store_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"none\.db: cannot be opened; check"):
        Lookup(tmp_path / "none.db")


def test_every_question_of_a_pane_uses_an_index(lookup: Lookup) -> None:
    """No full scan where the number of rows grows with the store: each list comes by an index, in its order."""
    with open_store(lookup.path) as db:
        for sql in (
            "select id from event order by sort_day, id limit 50",
            "select id from event where sort_day >= '2031' order by sort_day, id limit 50",
            "select id from proposal where status = 'pending' order by sort_day, id limit 50",
            "select id from actor order by side collate nocase, (party_id is not null), name collate nocase, id",
            "select id from document order by published desc, hash desc limit 9",
            "select id from date_mention order by earliest, id limit 9",
            "select event_id from event_actor where actor_id in (select id from actor where id = 1 or party_id = 1)",
            "select id from event_report where event_id = 1",
        ):
            plan = " / ".join(row[3] for row in db.execute(f"explain query plan {sql}"))
            assert "TEMP B-TREE" not in plan, (sql, plan)
            assert "INDEX" in plan or "PRIMARY KEY" in plan, (sql, plan)
