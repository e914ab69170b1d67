"""What is new since somebody last came to look, what looking does, and what takes it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import visits
from store.changes import Change
from store.corrections import correct, undo
from store.database import open_store
from store.lookup import EventRow, Filter, Lookup, News, NewsRow, ProposalRow
from store.negotiations import negotiation_id
from store.reader.reading import Event, EventStatus, Proposal, Reading
from store.recording import record
from tests.building import actor, answer, dispute, event, proposal, reading, report

SIDES = (actor("Norland"), actor("Sutharia"))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


def talks(day: str = "2031-03-14", status: EventStatus = "scheduled", place: str = "Geneva") -> Event:
    return event("round on the Orva in Geneva", "talks", day, "Norland", "Sutharia", status=status, place=place)


def offer(*responses: str, what: str = "second round on the Orva") -> Proposal:
    answers = tuple(answer(response, "Sutharia") for response in responses)  # type: ignore[arg-type]
    return proposal(what, ("Norland",), ("Sutharia",), *answers, day="2031-03-14", place="Geneva")


def tell(db: Database, day: str, *facts: Event | Proposal, text: str = "", negotiation: int = 1) -> None:
    record(db, report(text or f"A report of {day}.", day), reading(*SIDES, *facts), negotiation=negotiation)


def news(tmp_path: Path, negotiation: int | None = None) -> News:
    with Lookup(tmp_path / "parley.db") as lookup:
        return lookup.news(Filter(negotiation=negotiation))


def what(row: NewsRow) -> str:
    """A line in short: the fact, what it was and is, the answer, and the day of the report that brought it."""
    fact = row.fact
    name = fact.what if isinstance(fact, EventRow | ProposalRow) else getattr(fact, "name", "") or "dispute"
    if row.answer is not None:
        return f"{', '.join(row.answer.by)} {row.answer.response}: {name} ({row.report.published})"
    if row.was is None:
        return f"new {row.kind}: {name} ({row.report.published})"
    changes = [
        f"{getattr(row.was, part)} to {getattr(row.now, part)}"
        for part in ("status", "date", "place", "role")
        if getattr(row.was, part) != getattr(row.now, part)
    ]
    return f"{name} from {', '.join(changes)} ({row.report.published})"


def lines(tmp_path: Path, negotiation: int | None = None) -> list[str]:
    return [what(row) for row in news(tmp_path, negotiation).rows]


def test_before_anybody_has_come_everything_is_new(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    assert lines(tmp_path) == [
        "new proposal: second round on the Orva (2031-03-04)",
        "new event: round on the Orva in Geneva (2031-03-04)",
        "new actor: Norland (2031-03-04)",
        "new actor: Sutharia (2031-03-04)",
    ]
    assert news(tmp_path).since is None


def test_what_is_there_at_the_first_visit_is_not_new_and_what_comes_in_later_is(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    visits.remember_visit(db)
    assert lines(tmp_path) == []
    tell(db, "2031-03-06", offer("accepts"))
    assert lines(tmp_path) == ["Sutharia accepts: second round on the Orva (2031-03-06)"]


@pytest.mark.parametrize(
    ("later", "line"),
    [
        (talks(status="held"), "scheduled to held"),
        (talks(status="cancelled"), "scheduled to cancelled"),
    ],
)
def test_an_event_that_is_told_otherwise_has_changed(db: Database, tmp_path: Path, later: Event, line: str) -> None:
    tell(db, "2031-03-04", talks())
    visits.remember_visit(db)
    tell(db, "2031-03-15", later)
    assert lines(tmp_path) == [f"round on the Orva in Geneva from {line} (2031-03-15)"]


def test_a_proposal_that_lapses_by_a_later_report_has_changed(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", offer())
    visits.remember_visit(db)
    tell(db, "2031-03-20")
    assert lines(tmp_path) == ["second round on the Orva from pending to lapsed (2031-03-20)"]


def test_what_is_told_again_is_not_new(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer("considers"))
    visits.remember_visit(db)
    tell(db, "2031-03-05", talks(), offer("considers"))
    assert lines(tmp_path) == []


def test_what_counts_is_when_a_report_comes_in_not_its_day(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-15", talks(status="held"))
    visits.remember_visit(db)
    tell(db, "2031-03-04", talks(), event("a strike", "action", "2031-03-01", "Norland"))
    assert lines(tmp_path) == ["new event: a strike (2031-03-04)"]  # that the talks were planned is no news


def test_marks_stay_over_visits_and_new_reports_until_somebody_looks(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    visits.remember_visit(db)
    tell(db, "2031-03-06", offer("accepts"))
    visits.remember_visit(db)
    tell(db, "2031-03-07", talks(status="cancelled"))
    assert len(lines(tmp_path)) == 2
    visits.look_at_all(db, news(tmp_path).up_to)
    assert lines(tmp_path) == []


def test_looking_at_one_fact_leaves_the_others_and_can_be_taken_back(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    visits.remember_visit(db)
    tell(db, "2031-03-06", offer("accepts"), talks(status="cancelled"))
    before = news(tmp_path)
    [answered] = [row for row in before.rows if row.kind == "proposal"]
    assert before.ids("proposal") == {answered.fact.id}
    look = visits.look_at(db, "proposal", answered.fact.id, before.up_to)
    assert [row.kind for row in news(tmp_path).rows] == ["event"]
    everything = visits.look_at_all(db, before.up_to)
    assert news(tmp_path).rows == ()
    assert visits.take_back(db, everything)
    assert [row.kind for row in news(tmp_path).rows] == ["event"]
    assert visits.take_back(db)
    assert news(tmp_path) == before
    assert not visits.take_back(db, look)


def test_a_look_hides_nothing_that_came_in_after_what_was_shown(db: Database, tmp_path: Path) -> None:
    visits.remember_visit(db)
    tell(db, "2031-03-04", offer())
    shown = news(tmp_path)
    tell(db, "2031-03-06", offer("accepts"))
    visits.look_at_all(db, shown.up_to)
    assert lines(tmp_path) == ["Sutharia accepts: second round on the Orva (2031-03-06)"]


def test_laying_reports_again_brings_no_mark_back(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    visits.remember_visit(db)
    tell(db, "2031-03-08", offer("accepts"), talks(status="held"))
    for row in news(tmp_path).rows:
        visits.look_at(db, row.kind, row.fact.id, news(tmp_path).up_to)
    tell(db, "2031-03-01")
    assert lines(tmp_path) == []


def test_each_negotiation_is_looked_at_by_itself(db: Database, tmp_path: Path) -> None:
    visits.remember_visit(db)
    fish = negotiation_id(db, "Fish")
    tell(db, "2031-03-04", offer())
    tell(db, "2031-03-05", offer(), negotiation=fish)
    assert [line for line in lines(tmp_path, fish) if "actor" not in line] == [
        "new proposal: second round on the Orva (2031-03-05)"
    ]
    visits.look_at_all(db, news(tmp_path).up_to, fish)
    assert lines(tmp_path, fish) == []
    assert [line for line in lines(tmp_path) if "actor" not in line] == [
        "new proposal: second round on the Orva (2031-03-04)"
    ]


def test_in_a_new_version_of_a_report_only_what_it_did_not_tell_before_is_new(db: Database, tmp_path: Path) -> None:
    path = tmp_path / "live.txt"
    first = "They will meet. Norland proposed a round. Sutharia is pleased. It rained."
    record(db, report(first, path=path), reading(*SIDES, talks(), offer()))
    visits.remember_visit(db)
    strike = event("a strike", "action", "2031-03-01", "Norland")
    record(db, report(first + " Dockers walked out.", path=path), reading(*SIDES, talks(), offer(), strike))
    assert lines(tmp_path) == ["new event: a strike (2031-03-04)"]


def test_offices_and_disputes_are_news(db: Database, tmp_path: Path) -> None:
    def said(role: str) -> Reading:
        return reading(*SIDES, actor("Ingrid Halvorsen", "person", "Halvorsen", party="Norland", role=role))

    record(db, report("One."), said("envoy"))
    visits.remember_visit(db)
    record(
        db,
        report("Two.", "2031-03-05"),
        reading(*said("Foreign Minister").actors, dispute("it", "Norland", "Sutharia")),
    )
    assert lines(tmp_path) == [
        "new dispute: dispute (2031-03-05)",
        "Ingrid Halvorsen from envoy to Foreign Minister (2031-03-05)",
    ]


def test_since_when_it_is_new_is_the_last_visit_before_it_came(db: Database, tmp_path: Path) -> None:
    visits.remember_visit(db)
    tell(db, "2031-03-04", offer())
    visits.remember_visit(db)
    db.execute("update visit set at = '2031-03-05T08:00:00+00:00' where id = 1")
    db.execute("update visit set at = '2031-03-09T08:00:00+00:00' where id = 2")
    assert news(tmp_path).since == "2031-03-05T08:00:00+00:00"
    visits.look_at_all(db, news(tmp_path).up_to)
    assert news(tmp_path).since == "2031-03-09T08:00:00+00:00"


def test_what_a_person_corrects_is_no_news_and_what_is_dropped_is_none_any_more(db: Database, tmp_path: Path) -> None:
    tell(db, "2031-03-04", talks(), offer())
    visits.remember_visit(db)
    tell(db, "2031-03-06", talks(), event("a strike", "action", "2031-03-01", "Norland"))
    with Lookup(tmp_path / "parley.db") as lookup:
        [strike, met] = [row.id for row in lookup.timeline()]
        [offered] = [row.id for row in lookup.proposals()]
    correct(db, Change("event", met, "status", "cancelled"))
    correct(db, Change("proposal", offered, "status", "withdrawn"))
    assert lines(tmp_path) == ["new event: a strike (2031-03-06)"]
    dropped = correct(db, Change("event", strike, "drop"))
    assert lines(tmp_path) == []
    undo(db, dropped)
    assert lines(tmp_path) == ["new event: a strike (2031-03-06)"]
