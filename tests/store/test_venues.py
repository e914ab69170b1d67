"""Places: found by name, counted, kept in step with what is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.database import open_store
from store.lookup import Filter, Lookup
from store.negotiations import negotiation_id
from store.reader.reading import Event, Proposal
from store.recording import record
from tests.building import event, proposal, reading, report


def tell(store: Path, day: str, *facts: Event | Proposal, negotiation: str = "") -> None:
    """Put a report with these facts into a store."""
    with open_store(store) as db:
        told = report(" ".join(fact.what for fact in facts), day)
        record(db, told, reading(*facts), negotiation=negotiation_id(db, negotiation))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Three events at two places, and a proposal to meet at a third."""
    path = tmp_path / "places.db"
    tell(
        path,
        "2031-03-04",
        event("First round in Geneva", "talks", "2031-03-03", "Arland", place="Geneva"),
        event("Second round in Geneva", "talks", "2031-03-20", "Arland", status="scheduled", place="Geneva"),
        event("Envoys in Łódź", "contact", "2031-03-02", "Borduria", place="Łódź"),
        event("Somebody threatens", "demand", "2031-03-02", "Borduria"),
        proposal("Third round in Port Selen", ("Arland",), ("Borduria",), day="2031-04-02", place="Port Selen"),
    )
    return path


def found(store: Path, typed: str, as_of: date | None = None) -> list[tuple[str, int | None, int | None]]:
    with Lookup(store, as_of) as lookup:
        return [(row.name, row.events, row.proposals) for row in lookup.venues_named(typed)]


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("gen", ["Geneva"]),
        ("GENEVA", ["Geneva"]),
        ("sel", ["Port Selen"]),
        ("port s", ["Port Selen"]),
        ("lodz", ["Łódź"]),
        ("veldt", []),
        ("", []),
        ('"', []),
        ("ev", []),
    ],
)
def test_a_place_is_found_by_the_beginnings_of_its_words(store: Path, typed: str, names: list[str]) -> None:
    assert [name for name, _, _ in found(store, typed)] == names


def test_a_place_is_counted_with_what_happened_there_and_what_is_proposed_to(store: Path) -> None:
    assert found(store, "geneva") == [("Geneva", 2, 0)]
    assert found(store, "port") == [("Port Selen", 0, 1)]


def test_the_lists_are_narrowed_to_a_place(store: Path) -> None:
    with Lookup(store) as lookup:
        there = Filter(place="Geneva")
        assert [row.what for row in lookup.timeline(there)] == ["First round in Geneva", "Second round in Geneva"]
        assert lookup.count_events(there) == 2
        assert [row.what for row in lookup.proposals(Filter(place="Port Selen"))] == ["Third round in Port Selen"]


def test_a_place_is_that_of_the_latest_report_and_the_former_one_goes(store: Path) -> None:
    tell(
        store,
        "2031-03-06",
        event("Second round moves", "talks", "2031-03-20", "Arland", status="scheduled", place="Orsk"),
    )
    with Lookup(store) as lookup:
        counted = {row.name: row.events for typed in ("geneva", "orsk") for row in lookup.venues_named(typed)}
        shown: dict[str, int] = {}
        for row in lookup.timeline():
            shown[row.place or ""] = shown.get(row.place or "", 0) + 1
    assert counted == {name: number for name, number in shown.items() if name in ("Geneva", "Orsk")}


def test_what_is_hidden_is_nowhere(store: Path) -> None:
    with open_store(store) as db:
        db.execute("update event set hidden = 1 where place = 'Łódź'")
        assert found(store, "lodz") == []
        db.execute("update event set hidden = 0 where place = 'Łódź'")
        assert found(store, "lodz") == [("Łódź", 1, 0)]
        db.execute("update event_report set event_id = null where place = 'Łódź'")
        db.execute("delete from event where place = 'Łódź'")
    assert found(store, "lodz") == []


def test_the_places_of_one_negotiation_are_its_own(store: Path) -> None:
    tell(
        store,
        "2031-03-05",
        event("Wages in Geneva", "talks", "2031-03-01", "Union", place="Geneva"),
        negotiation="wages",
    )
    with Lookup(store) as lookup:
        wages = next(row for row in lookup.negotiations() if row.name == "wages")
        assert found(store, "geneva") == [("Geneva", 3, 0)]
        assert [row.events for row in lookup.venues_named("geneva", wanted=Filter(negotiation=wages.id))] == [1]
        assert lookup.venues_named("port", wanted=Filter(negotiation=wages.id)) == []


def test_looking_back_only_places_are_found_of_which_something_was_known(store: Path) -> None:
    tell(store, "2031-03-09", event("Experts in Genoa", "talks", "2031-03-08", "Borduria", place="Genoa"))
    assert {name for name, _, _ in found(store, "gen")} == {"Geneva", "Genoa"}
    assert found(store, "gen", date(2031, 3, 8)) == [("Geneva", None, None)]
    with Lookup(store, date(2031, 3, 8)) as lookup:
        assert lookup.timeline(Filter(place="Genoa")) == []
        assert len(lookup.timeline(Filter(place="Geneva"))) == 2
