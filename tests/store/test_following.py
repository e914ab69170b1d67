"""What is followed stays followed whatever becomes of it, and what changes for it is told once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlite_utils import Database

from store import following
from store.changes import Change
from store.corrections import correct, undo
from store.database import open_store
from store.errors import CorrectionError
from store.following import Followable
from store.lookup import Lookup, NoticeRow
from store.noticing import take_notice
from store.reader.reading import Actor, Event, Proposal
from store.recording import record, settle
from tests.building import actor, answer, event, proposal, reading, report

TODAY = date(2031, 3, 10)

NORLAND, SUDLAND = actor("Norland"), actor("Sudland")
MIRA = actor("Mira Kosta", "person", "Kosta", party="Norland", role="envoy")

ROUND = proposal("round in Veldt", ("Norland",), ("Sudland",), day="2031-03-20", place="Veldt")
ACCEPTED = proposal("round in Veldt", ("Norland",), ("Sudland",), answer("accepts", "Sudland"), day="2031-03-20",
                    place="Veldt")  # fmt: skip


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "talks.db"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_store(path) as db:
        yield db


def told(db: Database, day: str, *facts: Actor | Event | Proposal, text: str = "", more: bool = False) -> None:
    facts = (*facts, *(side for side in (NORLAND, SUDLAND) if side.name not in {getattr(f, "name", "") for f in facts}))
    record(db, report(text or f"What was reported on {day}.", day), reading(*facts), more=more)


def follow(db: Database, about: Followable, name: str) -> int:
    column = "name" if about == "actor" else "what"
    (entry,) = db.execute(f"select id from {about} where {column} = ?", [name]).fetchone()
    return following.follow(db, about, entry)


def followed(path: Path) -> list[str]:
    """What is followed; in brackets what no report tells of any more."""
    with Lookup(path) as lookup:
        return [row.title if row.fact else f"({row.title})" for row in lookup.follows()]


def notices(path: Path, today: date = TODAY) -> list[NoticeRow]:
    """The notices that are taken now, the newest first."""
    ids = take_notice(path, today)
    with Lookup(path) as lookup:
        return lookup.notices_of(ids)


def brief(rows: list[NoticeRow]) -> list[tuple[str, str, str | None]]:
    """Each notice: of what kind, its change, and what is so now."""
    return [(row.kind, row.change, row.answer.response if row.answer else row.near or row.now.status) for row in rows]


# ------------------------------------------------------------ what is followed


def test_an_actor_and_a_proposal_are_followed_until_that_is_ended(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    norland, the_round = follow(db, "actor", "Norland"), follow(db, "proposal", "round in Veldt")
    assert followed(path) == ["round in Veldt", "Norland"]
    with Lookup(path) as lookup:
        assert [(row.name, row.followed) for row in lookup.actors()] == [("Norland", True), ("Sudland", False)]
        assert [row.followed for row in lookup.proposals()] == [True]
        assert [lookup.follow_index(number) for number in (the_round, norland, 99)] == [0, 1, None]
    assert following.stop(db, norland) == [norland]
    assert followed(path) == ["round in Veldt"]
    following.go_on(db, [norland])
    assert followed(path) == ["round in Veldt", "Norland"]


def test_what_is_followed_already_keeps_its_number(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    assert follow(db, "actor", "Norland") == follow(db, "actor", "Norland")
    assert followed(path) == ["Norland"]


def test_what_is_not_there_cannot_be_followed(db: Database) -> None:
    with pytest.raises(CorrectionError, match="there is no proposal 7"):
        following.follow(db, "proposal", 7)


def test_it_is_followed_still_once_merged_and_once_that_is_taken_back(db: Database, path: Path) -> None:
    told(db, "2031-03-04", actor("Northland"), event("Northland votes", "action", "2031-03-03", "Northland"))
    told(db, "2031-03-05", ROUND)
    follow(db, "actor", "Northland")
    ids = dict(db.execute("select name, id from actor"))
    number = correct(db, Change("actor", ids["Norland"], "merge", other=ids["Northland"]))
    with Lookup(path) as lookup:
        assert [(row.name, row.followed) for row in lookup.actors()] == [("Norland", True), ("Sudland", False)]
    undo(db, number)
    with Lookup(path) as lookup:
        assert {row.name for row in lookup.actors() if row.followed} == {"Northland"}


def test_a_proposal_that_is_joined_to_another_is_followed_as_that(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    told(db, "2031-03-05", proposal("open the border", ("Norland",), ("Sudland",), kind="terms"))
    follow(db, "proposal", "open the border")
    ids = dict(db.execute("select what, id from proposal"))
    number = correct(db, Change("proposal", ids["round in Veldt"], "join", other=ids["open the border"]))
    assert followed(path) == ["round in Veldt"]
    undo(db, number)
    assert followed(path) == ["open the border"]


def test_it_is_followed_still_when_earlier_reports_come_in(db: Database, path: Path) -> None:
    told(db, "2031-03-05", proposal("open the border", ("Norland",), ("Sudland",), kind="terms"))
    follow(db, "proposal", "open the border")
    told(db, "2031-03-01", ROUND)
    told(db, "2031-03-02", proposal("share the water", ("Sudland",), ("Norland",), kind="terms"))
    with Lookup(path) as lookup:
        assert [row.what for row in lookup.proposals() if row.followed] == ["open the border"]


def test_what_no_report_tells_any_more_is_followed_without_a_fact(db: Database, path: Path, tmp_path: Path) -> None:
    lines = "\n".join(f"Sentence {n} stays." for n in range(8))
    place = tmp_path / "2031-03-04.txt"
    record(db, report(f"{lines}\nround in Veldt", path=place), reading(NORLAND, SUDLAND, ROUND))
    follow(db, "proposal", "round in Veldt")
    record(db, report(f"{lines}\nAll quiet.", path=place), reading(NORLAND, SUDLAND))
    assert followed(path) == ["(round in Veldt)"]


def test_a_dropped_proposal_is_followed_without_a_fact(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    number = follow(db, "proposal", "round in Veldt")
    correct(db, Change("proposal", 1, "drop"))
    assert followed(path) == ["(round in Veldt)"]
    assert following.stop(db, number) == [number]


# ------------------------------------------------------------ what is told


def test_an_answer_to_a_followed_proposal_is_told_once(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "proposal", "round in Veldt")
    assert notices(path) == []
    told(db, "2031-03-06", ACCEPTED)
    [notice] = notices(path)
    assert brief([notice]) == [("proposal", "answer", "accepts")]
    assert (notice.answer and notice.answer.by, notice.report and notice.report.published) == (
        ("Sudland",), "2031-03-06",
    )  # fmt: skip
    assert notice.due == ("round in Veldt",)
    assert not notice.is_read
    assert notices(path) == []
    told(db, "2031-03-07", ACCEPTED)
    assert notices(path) == []


def test_what_was_known_before_it_was_followed_is_not_told(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    told(db, "2031-03-06", ACCEPTED)
    follow(db, "proposal", "round in Veldt")
    assert notices(path) == []


def test_new_proposals_by_or_to_a_followed_side_are_told_and_those_of_its_people(db: Database, path: Path) -> None:
    told(db, "2031-03-04", MIRA, event("They met.", "talks", "2031-03-01", "Norland", "Sudland"))
    follow(db, "actor", "Norland")
    told(db, "2031-03-05", ROUND)
    told(db, "2031-03-06", MIRA, proposal("share the gauges", ("Mira Kosta",), ("Sudland",), kind="terms"))
    told(db, "2031-03-07", actor("Orsk"), proposal("sell the dam", ("Sudland",), ("Orsk",), kind="terms"))
    assert [row.fact.what for row in notices(path) if not isinstance(row.fact, type(None))] == [  # type: ignore[union-attr]
        "share the gauges", "round in Veldt",
    ]  # fmt: skip


def test_a_meeting_that_is_set_moved_and_called_off_is_told_and_one_that_was_held_is_not(
    db: Database, path: Path
) -> None:
    told(db, "2031-03-01", event("They met.", "talks", "2031-02-01", "Norland", "Sudland"))
    follow(db, "actor", "Sudland")
    told(db, "2031-03-04", event("Earlier talks", "talks", "2031-03-02", "Norland", "Sudland"))
    assert notices(path) == []
    told(db, "2031-03-05", event("Second round", "talks", "2031-03-25", "Norland", "Sudland", status="scheduled"))
    assert brief(notices(path)) == [("event", "new", "scheduled")]
    told(db, "2031-03-06", event("Second round", "talks", "2031-03-25", "Norland", "Sudland", status="cancelled"))
    [notice] = notices(path)
    assert brief([notice]) == [("event", "changed", "cancelled")]
    assert notice.was is not None and notice.was.status == "scheduled"


def test_a_meeting_that_a_followed_proposal_is_for_is_told_when_it_is_set_and_moved(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND, event("a round", "talks", "2031-03-20", "Norland", "Sudland", status="proposed"))
    follow(db, "proposal", "round in Veldt")
    told(db, "2031-03-05", event("a round", "talks", "2031-03-20", "Norland", "Sudland", status="scheduled"))
    assert brief(notices(path)) == [("event", "changed", "scheduled")]
    told(db, "2031-03-06", event("Other talks", "talks", "2031-03-27", "Norland", "Sudland", status="scheduled"))
    assert notices(path) == []
    assert [(row.kind, row.near) for row in notices(path, date(2031, 3, 19))] == [("proposal", "tomorrow")]


def test_another_office_of_a_followed_actor_is_told(db: Database, path: Path) -> None:
    told(db, "2031-03-04", MIRA)
    follow(db, "actor", "Mira Kosta")
    told(db, "2031-03-05", actor("Mira Kosta", "person", party="Norland", role="Prime Minister"))
    [notice] = notices(path)
    assert (notice.change, notice.was and notice.was.role, notice.now.role) == ("changed", "envoy", "Prime Minister")


def test_a_change_that_is_taken_back_before_notice_was_taken_is_not_told(
    db: Database, path: Path, tmp_path: Path
) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "proposal", "round in Veldt")
    lines = "\n".join(f"Sentence {n} stays." for n in range(8))
    place = tmp_path / "2031-03-06.txt"
    record(db, report(f"{lines}\nround in Veldt", "2031-03-06", place), reading(NORLAND, SUDLAND, ACCEPTED))
    record(db, report(f"{lines}\nNo answer yet.", "2031-03-06", place), reading(NORLAND, SUDLAND))
    assert notices(path) == []


def test_a_notice_whose_change_is_no_more_leaves_the_inbox(db: Database, path: Path, tmp_path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "proposal", "round in Veldt")
    lines = "\n".join(f"Sentence {n} stays." for n in range(8))
    place = tmp_path / "2031-03-06.txt"
    record(db, report(f"{lines}\nround in Veldt", "2031-03-06", place), reading(NORLAND, SUDLAND, ACCEPTED))
    assert len(notices(path)) == 1
    record(db, report(f"{lines}\nNo answer yet.", "2031-03-06", place), reading(NORLAND, SUDLAND))
    with Lookup(path) as lookup:
        assert (lookup.count_notices(), lookup.unread(), lookup.notices()) == (0, (0, 0), [])


def test_a_notice_of_a_dropped_fact_comes_back_with_it(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "actor", "Norland")
    told(db, "2031-03-05", event("Second round", "talks", "2031-03-25", "Norland", "Sudland", status="scheduled"))
    [notice] = notices(path)
    number = correct(db, Change("event", notice.fact.id, "drop"))
    with Lookup(path) as lookup:
        assert lookup.unread() == (0, 0)
    undo(db, number)
    with Lookup(path) as lookup:
        assert [row.id for row in lookup.notices()] == [notice.id]


def test_while_an_import_goes_on_no_notice_is_taken_and_then_all_at_once(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "actor", "Norland")
    told(db, "2031-03-08", ACCEPTED, more=True)
    told(db, "2031-03-01", proposal("share gauges", ("Norland",), ("Sudland",), kind="terms"), more=True)
    assert notices(path) == []
    settle(db)
    assert brief(notices(path)) == [("proposal", "answer", "accepts"), ("proposal", "new", "pending")]


def test_of_several_who_look_at_the_same_time_one_tells(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "proposal", "round in Veldt")
    with Lookup(path) as one, Lookup(path) as other:
        told(db, "2031-03-06", ACCEPTED)
        assert one.to_tell(TODAY) == other.to_tell(TODAY)
    assert [len(notices(path)) for _ in range(3)] == [1, 0, 0]


def test_after_many_reports_without_a_notice_they_are_not_looked_through_again(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND, MIRA)
    follow(db, "actor", "Mira Kosta")
    for number in range(60):
        told(db, "2031-03-05", text=f"Report {number}.")
    assert notices(path) == []
    with Lookup(path) as lookup:
        assert {up_to for _, up_to in lookup.to_tell(TODAY).follows} == {61}


# ------------------------------------------------------------ days that draw near


def test_a_day_is_told_the_day_before_and_on_the_day_once_each(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "proposal", "round in Veldt")
    assert notices(path, date(2031, 3, 18)) == []
    assert brief(notices(path, date(2031, 3, 19))) == [("proposal", "near", "tomorrow")]
    assert notices(path, date(2031, 3, 19)) == []
    assert brief(notices(path, date(2031, 3, 20))) == [("proposal", "near", "today")]
    assert notices(path, date(2031, 3, 20)) == notices(path, date(2031, 3, 21)) == []


def test_a_meeting_and_the_proposal_of_it_are_told_as_one(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND, event("round", "talks", "2031-03-20", "Norland", "Sudland", status="proposed"))
    follow(db, "actor", "Norland")
    assert brief(notices(path, date(2031, 3, 19))) == [("event", "near", "tomorrow")]


def test_a_month_does_not_draw_near_and_a_meeting_called_off_does_not(db: Database, path: Path) -> None:
    told(
        db, "2031-03-04",
        event("A round in April", "talks", "2031-04", "Norland", "Sudland", status="scheduled"),
        event("A visit", "contact", "2031-04-01", "Norland", status="cancelled"),
    )  # fmt: skip
    follow(db, "actor", "Norland")
    assert notices(path, date(2031, 3, 31)) == []


def test_a_day_that_was_moved_draws_near_anew(db: Database, path: Path) -> None:
    told(db, "2031-03-04", event("Round", "talks", "2031-03-20", "Norland", "Sudland", status="scheduled"))
    follow(db, "actor", "Norland")
    [notice] = notices(path, date(2031, 3, 19))
    correct(db, Change("event", notice.fact.id, "day", "2031-03-28"))
    with Lookup(path) as lookup:
        assert lookup.notices() == []
    assert brief(notices(path, date(2031, 3, 27))) == [("event", "near", "tomorrow")]


# ------------------------------------------------------------ reading


def test_notices_are_read_one_by_one_or_all_and_that_is_taken_back(db: Database, path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    follow(db, "actor", "Norland")
    for day, what in (("2031-03-05", "share gauges"), ("2031-03-06", "open a bridge"), ("2031-03-07", "buy fish")):
        told(db, day, proposal(what, ("Norland",), ("Sudland",), kind="terms"))
    newest, *_, oldest = [row.id for row in notices(path)]

    def count() -> int:
        with Lookup(path) as lookup:
            return lookup.unread()[0]

    assert count() == 3
    assert following.read(db, oldest) == [oldest]
    assert following.read(db, oldest) == []
    assert count() == 2
    read = following.read_all(db, newest)
    assert (len(read), count()) == (2, 0)
    following.unread(db, read)
    assert count() == 2
    with Lookup(path) as lookup:
        assert [row.is_read for row in lookup.notices()] == [False, False, True]
        assert [row.unread for row in lookup.follows()] == [2]
        assert [lookup.notice_index(row.id) for row in lookup.notices()] == [0, 1, 2]
        assert [row.id for row in lookup.notices(1, 1)] == [lookup.notices()[1].id]


# ------------------------------------------------------------ of an event its proposal


def test_an_event_belongs_to_the_proposal_that_its_sentence_tells_or_that_is_for_its_day(
    db: Database, path: Path
) -> None:
    told(
        db, "2031-03-04", ROUND, event("round in Veldt", "proposal", "2031-03-04", "Norland"),
        event("The second round", "talks", "2031-03-20", "Norland", "Sudland", status="scheduled"),
        event("A strike far away", "action", "2031-03-20", "Sudland"),
    )  # fmt: skip
    ids = dict(db.execute("select what, id from event"))
    db.execute("update event_report set start = 100, \"end\" = 120 where what <> 'round in Veldt'")
    db.conn.commit()
    with Lookup(path) as lookup:
        (the_round,) = lookup.proposals()
        assert lookup.proposal_of(ids["round in Veldt"]) == the_round.id
        assert lookup.proposal_of(ids["The second round"]) == the_round.id
        assert lookup.proposal_of(ids["A strike far away"]) is None
