"""What events make of proposals: a meeting that came about, and an agreement that settles what was open."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_store
from store.reader.reading import Event, Proposal
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report

SIDES = tuple(actor(name) for name in ("Arland", "Borduria", "Castor"))
TALKS = proposal("next round in Veldt", ("Arland",), ("Borduria",), day="2031-03-10", place="Veldt")
ANY_DAY = proposal("to sit down on any day", ("Arland",), ("Borduria",))
TOLL = proposal("a toll of 12 percent on grain", ("Arland",), ("Borduria",), kind="terms")


def statuses(tmp_path: Path, *told: tuple[str, Event | Proposal]) -> list[tuple[str, str]]:
    """The status of each proposal and what it rests on, after reports of these days."""
    with open_store(tmp_path / "parley.db") as db:
        for day, fact in told:
            record(db, report(f"Report of {day}.", day), reading(*SIDES, fact))
        return db.execute("select status, why from proposal order by id").fetchall()


def met(day: str, *who: str, place: str | None = None, kind: str = "talks") -> Event:
    return event("They sat down", kind, day, *(who or ("Arland", "Borduria")), place=place)  # type: ignore[arg-type]


def deal(what: str, day: str | None = None, *who: str) -> Event:
    return event(what, "agreement", day, *(who or ("Arland", "Borduria")))


@pytest.mark.parametrize(
    "held",
    [
        met("2031-03-10", place="Veldt"),
        met("2031-03-18", place="Veldt"),
        met("2031-03-18"),
        met("2031-03-30", place="Veldt"),
        met("2031-03-11", place="Orsk"),
        met("2031-03-10", place="Veldt", kind="agreement"),
    ],
    ids=["on its day", "a week late", "somewhere", "weeks late there", "a day late elsewhere", "a signing there"],
)
def test_a_meeting_that_came_about_was_accepted(tmp_path: Path, held: Event) -> None:
    assert statuses(tmp_path, ("2031-03-04", TALKS), ("2031-03-20", held)) == [("accepted", "event")]


@pytest.mark.parametrize(
    "held",
    [
        met("2031-03-18", place="Orsk"),
        met("2031-03-30"),
        met("2031-03-18", "Arland", "Castor", place="Veldt"),
        met("2031-03-18", place="Veldt", kind="contact"),
        met("2031-03-10", kind="agreement"),
    ],
    ids=["elsewhere", "weeks later somewhere", "others", "a call", "a deal wherever"],
)
def test_another_meeting_does_not_make_it_accepted(tmp_path: Path, held: Event) -> None:
    assert statuses(tmp_path, ("2031-03-04", TALKS), ("2031-04-01", held)) == [("lapsed", "day")]


@pytest.mark.parametrize(
    ("day", "who", "status"),
    [
        ("2031-03-20", (), "accepted"),
        ("2031-06-20", (), "pending"),
        ("2031-03-01", (), "pending"),
        ("2031-03-20", ("Arland", "Castor"), "pending"),
    ],
)
def test_who_offers_to_sit_down_any_day_is_taken_up_by_the_next_talks(
    tmp_path: Path, day: str, who: tuple[str, ...], status: str
) -> None:
    found = statuses(tmp_path, ("2031-03-04", ANY_DAY), ("2031-04-30", met(day, *who)))
    assert [each for each, _ in found] == [status]


@pytest.mark.parametrize(("day", "status"), [("2031-03-04", "pending"), ("2031-03-20", "accepted")])
def test_a_meeting_later_in_the_month_is_not_one_that_had_been_held_when_it_was_proposed(
    tmp_path: Path, day: str, status: str
) -> None:
    again = proposal("another round later in March", ("Arland",), ("Borduria",), day="2031-03")
    found = statuses(tmp_path, ("2031-03-10", again), ("2031-03-25", met(day)))
    assert [each for each, _ in found] == [status]


def test_terms_that_were_open_are_superseded_once_the_sides_have_come_to_terms(tmp_path: Path) -> None:
    found = statuses(tmp_path, ("2031-03-04", TOLL), ("2031-03-20", deal("They signed a treaty", "2031-03-19")))
    assert found == [("superseded", "event")]


def test_terms_that_an_agreement_names_were_accepted(tmp_path: Path) -> None:
    found = statuses(tmp_path, ("2031-03-04", TOLL), ("2031-03-20", deal("They signed a treaty: 12 percent on grain")))
    assert found == [("accepted", "event")]


@pytest.mark.parametrize(
    "agreed",
    [
        deal("They agreed to resume talks in May"),
        deal("The round ended with an agenda for a treaty"),
        deal("They agreed that work on the graves would begin in May"),
        deal("They signed a treaty", None, "Arland", "Castor"),
        deal("They had signed a treaty", "2031-02-01"),
        event("They are to sign a treaty", "agreement", "2031-05-01", "Arland", "Borduria", status="scheduled"),
    ],
    ids=["talks", "agenda", "a step", "others", "long before", "not yet"],
)
def test_not_every_agreement_settles_what_is_open(tmp_path: Path, agreed: Event) -> None:
    assert statuses(tmp_path, ("2031-03-04", TOLL), ("2031-03-20", agreed)) == [("pending", "open")]


def test_a_paper_is_not_settled_by_a_deal_on_something_else(tmp_path: Path) -> None:
    paper = proposal("a paper with eight points", ("Arland",), ("Borduria",), kind="document")
    found = statuses(tmp_path, ("2031-03-04", paper), ("2031-03-20", deal("They signed a treaty on fish")))
    assert found == [("pending", "open")]


def test_what_is_told_of_as_open_after_the_agreement_is_open(tmp_path: Path) -> None:
    still = proposal("the toll of 12 percent on grain", ("Arland",), ("Borduria",), kind="terms")
    told = (("2031-03-04", TOLL), ("2031-03-20", deal("They signed a treaty on fish")), ("2031-03-25", still))
    assert statuses(tmp_path, *told) == [("pending", "open")]


def test_an_answer_counts_for_more_than_what_came_about(tmp_path: Path) -> None:
    no = proposal(
        "a toll of 12 percent on grain", ("Arland",), ("Borduria",), answer("rejects", "Borduria"), kind="terms"
    )
    found = statuses(tmp_path, ("2031-03-04", no), ("2031-03-20", deal("They signed a treaty on fish")))
    assert found == [("rejected", "answer")]
