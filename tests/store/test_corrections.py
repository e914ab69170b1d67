"""What a person corrects: put on top of what was read, kept whatever comes later, and taken back whole."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store.changes import Change
from store.corrections import correct, correct_all, undo
from store.database import open_store
from store.errors import CorrectionError
from store.lookup import ActorRow, EventRow, Filter, Lookup, ProposalRow
from store.reader.reading import Actor, Event, Proposal
from store.recording import record
from tests.benchmarks.late import FIRST, telling
from tests.building import actor, answer, event, proposal, reading, report
from tests.store.test_ledger_properties import ledger_of

NORLAND, SUDLAND = actor("Norland"), actor("Sudland")


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    with open_store(tmp_path / "talks.db") as db:
        yield db


@pytest.fixture
def lookup(db: Database, tmp_path: Path) -> Iterator[Lookup]:
    with Lookup(tmp_path / "talks.db") as lookup:
        yield lookup


def told(db: Database, day: str, *facts: Actor | Event | Proposal) -> None:
    record(db, report(f"What was reported on {day}.", day), reading(NORLAND, SUDLAND, *facts))


def ledger(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """All that is known, with ids."""
    tables = (
        "actor", "actor_key", "actor_state", "actor_pin", "actor_group", "actor_corrected", "event", "event_actor",
        "event_state", "event_corrected", "proposal", "proposal_actor", "proposal_state", "proposal_corrected",
    )  # fmt: skip
    known = {table: sorted(map(repr, db.execute(f"select * from {table}"))) for table in tables}
    for table in ("actor", "event", "proposal"):
        known[f"{table}_report"] = db.execute(f"select id, {table}_id from {table}_report order by id").fetchall()
    for table in ("event", "proposal"):
        known[f"{table}_search"] = db.execute(f"select rowid, text from {table}_search order by rowid").fetchall()
    known["names"] = db.execute("select actor_id, name, reports, named from actor_name order by 1, 2").fetchall()
    for state in ("actor_state", "event_state", "proposal_state"):  # numbered anew when reports are laid again
        known[state] = sorted(repr(row[1:]) for row in db.execute(f"select * from {state}"))
    return known  # type: ignore[return-value]


def the_event(lookup: Lookup, words: str = "") -> EventRow:
    (row,) = lookup.timeline(Filter(words=words))
    return row


def the_proposal(lookup: Lookup, words: str = "") -> ProposalRow:
    (row,) = lookup.proposals(Filter(words=words))
    return row


def the_actor(lookup: Lookup, name: str) -> ActorRow:
    return next(row for row in lookup.actors() if name in (row.name, *row.also))


# ------------------------------------------------------------ events

ROUND = event("Round of talks in Geneva", "talks", "2031-03-03", "Norland", "Sudland")


def test_the_day_of_an_event_is_corrected(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND, event("Call of the envoys", "contact", "2031-03-10", "Norland", "Sudland"))
    correct(db, Change("event", the_event(lookup, "geneva").id, "day", "2031-03-20"))
    assert [row.what for row in lookup.timeline()] == ["Call of the envoys", "Round of talks in Geneva"]
    row = the_event(lookup, "geneva")
    assert (row.date, row.sort_day, row.checked) == ("2031-03-20", "2031-03-20", "corrected")
    assert lookup.timeline(Filter(since=date(2031, 3, 19))) == [row]


def test_a_status_that_a_person_set_stays_whatever_a_later_report_says(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "status", "cancelled"))
    told(db, "2031-03-05", ROUND)
    row = the_event(lookup)
    assert (row.status, row.reports) == ("cancelled", 2)


def test_a_correction_survives_a_report_that_comes_late(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "status", "cancelled"))
    told(db, "2031-03-01", event("Round of talks", "talks", "2031-03-03", "Norland", status="scheduled"))
    row = the_event(lookup)
    assert (row.status, row.reports, row.checked) == ("cancelled", 2, "corrected")


def test_a_correction_survives_a_new_version_of_the_text(db: Database, lookup: Lookup, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.touch()
    text = "They met in Geneva. It was cold. Nobody spoke of fish."
    record(db, report(text, "2031-03-04", path), reading(NORLAND, SUDLAND, ROUND))
    correct(db, Change("event", the_event(lookup).id, "status", "cancelled"))
    longer = event("Round of talks in snowy Geneva", "talks", "2031-03-03", "Norland", "Sudland")
    record(db, report(text + " They left.", "2031-03-04", path), reading(NORLAND, SUDLAND, longer))
    assert the_event(lookup).status == "cancelled"


def test_what_is_dropped_is_seen_nowhere(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND, proposal("Meet in Geneva again", ("Norland",), ("Sudland",)))
    correct(db, Change("event", the_event(lookup).id, "drop"))
    correct(db, Change("proposal", the_proposal(lookup).id, "drop"))
    assert lookup.timeline() == [] and lookup.count_events() == 0
    assert lookup.proposals() == [] and lookup.count_proposals(Filter(status="pending")) == 0
    assert (lookup.counts().events, lookup.counts().pending, lookup.counts().proposals) == (0, 0, 0)
    assert [found.kind for found in lookup.look_up("geneva")] == []


def test_what_is_dropped_does_not_come_back_with_a_report_that_tells_it_again(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "drop"))
    told(db, "2031-03-05", ROUND)
    assert lookup.timeline() == []
    undo(db)
    assert the_event(lookup).reports == 2


def test_what_reports_tell_joins_the_event_by_what_was_read_of_it(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "day", "2031-04-20"))
    told(db, "2031-03-05", ROUND)
    row = the_event(lookup)
    assert (row.date, row.reports) == ("2031-04-20", 2)


def test_a_report_that_tells_the_corrected_day_tells_that_event(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "day", "2031-04-20"))
    told(db, "2031-03-05", event("They met again in Geneva", "talks", "2031-04-20", "Norland"))
    assert the_event(lookup).reports == 2
    undo(db)
    assert [(row.date, row.reports) for row in lookup.timeline()] == [("2031-03-03", 1), ("2031-04-20", 1)]


def test_a_correction_also_counts_for_days_in_the_past(db: Database, lookup: Lookup, tmp_path: Path) -> None:
    told(db, "2031-03-04", ROUND)
    told(db, "2031-03-08", ROUND)
    correct(db, Change("event", the_event(lookup).id, "day", "2031-03-02"))
    with Lookup(tmp_path / "talks.db", date(2031, 3, 5)) as then:
        assert [(row.date, row.reports) for row in then.timeline()] == [("2031-03-02", 1)]
    correct(db, Change("event", the_event(lookup).id, "drop"))
    with Lookup(tmp_path / "talks.db", date(2031, 3, 5)) as then:
        assert then.timeline() == []


def test_a_confirmed_event_is_marked_until_it_changes(db: Database, lookup: Lookup) -> None:
    scheduled = event("Round of talks in Geneva", "talks", "2031-03-03", "Norland", "Sudland", status="scheduled")
    told(db, "2031-03-01", scheduled)
    correct(db, Change("event", the_event(lookup).id, "confirm"))
    told(db, "2031-03-02", scheduled)
    assert the_event(lookup).checked == "confirmed"
    told(db, "2031-03-04", ROUND)
    assert (the_event(lookup).status, the_event(lookup).checked) == ("held", None)


# ------------------------------------------------------------ proposals

OFFER = proposal("Meet in Vienna", ("Norland",), ("Sudland",), day="2031-03-20")
TERMS = proposal("Share the herring quota", ("Norland",), ("Sudland",), kind="terms")


def test_the_status_of_a_proposal_is_corrected(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", OFFER)
    correct(db, Change("proposal", the_proposal(lookup).id, "status", "withdrawn"))
    told(db, "2031-03-25", proposal("Meet in Vienna", ("Norland",), ("Sudland",), answer("accepts", "Sudland"),
                                    day="2031-03-20", status="accepted"))  # fmt: skip
    row = the_proposal(lookup)
    assert (row.status, row.checked, len(row.answers)) == ("withdrawn", "corrected", 1)


def test_joined_proposals_are_one_with_the_reports_and_answers_of_both(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", OFFER)
    told(db, "2031-03-05", proposal("Share the herring quota", ("Norland",), ("Sudland",),
                                    answer("accepts", "Sudland"), kind="terms", status="accepted"))  # fmt: skip
    one, other = the_proposal(lookup, "vienna"), the_proposal(lookup, "herring")
    correct(db, Change("proposal", one.id, "join", other=other.id))
    row = the_proposal(lookup)
    assert (row.id, row.what, row.reports, row.status) == (one.id, "Meet in Vienna", 2, "accepted")
    assert [each.by for each in row.answers] == [("Sudland",)]
    assert len(lookup.sources("proposal", row.id)) == 2
    assert lookup.proposals(Filter(words="herring")) == [row]


def test_a_joined_proposal_goes_on_receiving_what_is_told_of_either(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", OFFER, TERMS)
    one, other = the_proposal(lookup, "vienna"), the_proposal(lookup, "herring")
    correct(db, Change("proposal", one.id, "join", other=other.id))
    told(db, "2031-03-06", TERMS)
    told(db, "2031-03-07", OFFER)
    assert the_proposal(lookup).reports == 3
    undo(db)
    assert {row.what: row.reports for row in lookup.proposals()} == {"Meet in Vienna": 2, "Share the herring quota": 2}


def test_proposals_joined_in_a_row_end_up_as_one(db: Database, lookup: Lookup) -> None:
    third = proposal("Exchange the prisoners", ("Norland",), ("Sudland",), kind="terms")
    told(db, "2031-03-04", OFFER, TERMS, third)
    one, two, three = (the_proposal(lookup, words).id for words in ("vienna", "herring", "prisoners"))
    correct(db, Change("proposal", two, "join", other=three))
    correct(db, Change("proposal", one, "join", other=two))
    assert the_proposal(lookup).id == one
    assert len(lookup.sources("proposal", one)) == 3


# ------------------------------------------------------------ actors

SELENSKYJ = actor("Wladimir Kostas", "person", party="Norland")
ZELENSKY = actor("Ana Berg", "person", party="Norland", role="envoy")


def test_merged_actors_are_one_with_all_that_is_told_of_either(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY, event("Berg calls", "contact", "2031-03-03", "Ana Berg"))
    told(db, "2031-03-05", SELENSKYJ, event("Kostas visits the port", "action", "2031-03-04", "Wladimir Kostas"))
    one, other = the_actor(lookup, "Ana Berg"), the_actor(lookup, "Wladimir Kostas")
    correct(db, Change("actor", one.id, "merge", other=other.id))
    row = the_actor(lookup, "Ana Berg")
    assert (row.id, row.also, row.reports, row.checked) == (one.id, ("Wladimir Kostas",), 2, "corrected")
    assert lookup.count_events(Filter(actor=one.id)) == 2
    assert [found.name for found in lookup.actors_named("kostas")] == ["Ana Berg"]


def test_a_merged_actor_goes_on_receiving_what_is_told_under_either_name(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    told(db, "2031-03-05", SELENSKYJ)
    correct(db, Change("actor", the_actor(lookup, "Ana Berg").id, "merge",
                       other=the_actor(lookup, "Wladimir Kostas").id))  # fmt: skip
    told(db, "2031-03-08", SELENSKYJ)
    told(db, "2031-03-01", SELENSKYJ)
    assert the_actor(lookup, "Ana Berg").reports == 4
    undo(db)
    assert (the_actor(lookup, "Ana Berg").reports, the_actor(lookup, "Wladimir Kostas").reports) == (1, 3)


@pytest.mark.parametrize(
    ("one", "other"), [("Mira Kosta", "Olga Lund"), ("Piet Berg", "Jan Kosta"), ("Arland", "Cordia")]
)
def test_a_merge_is_as_if_the_two_had_been_known_to_be_one_from_the_start(
    db: Database, tmp_path: Path, one: str, other: str
) -> None:
    known = 0  # the merge is made with the first report after which both are named
    with open_store(tmp_path / "from the start.db") as before:
        for number in range(REPORTS):
            for store in (db, before):
                record(store, *telling(FIRST + timedelta(days=number), number))
            if not known and (both := _named(before, one, other)):
                known = correct(before, Change("actor", both[0], "merge", other=both[1]))
        assert ledger_of(db) != ledger_of(before)
        into, merged = _named(db, one, other) or (0, 0)
        correct(db, Change("actor", into, "merge", other=merged))
        assert ledger_of(db) == ledger_of(before)


REPORTS = 20


def _named(db: Database, *names: str) -> list[int] | None:
    """The actors whom reports call so in full, if all are named."""
    found = [db.execute("select actor_id from actor_report where name = ?", [name]).fetchone() for name in names]
    return [row[0] for row in found] if all(found) else None


def test_events_that_differed_only_in_the_name_become_one_with_the_actors(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY, event("Berg visits the port", "action", "2031-03-04", "Ana Berg"))
    told(db, "2031-03-05", SELENSKYJ, event("Kostas visits the port", "action", "2031-03-04", "Wladimir Kostas"))
    assert lookup.count_events() == 2
    before = ledger(db)
    correct(db, Change("actor", the_actor(lookup, "Ana Berg").id, "merge",
                       other=the_actor(lookup, "Wladimir Kostas").id))  # fmt: skip
    assert lookup.count_events() == 1
    undo(db)
    assert ledger(db) == before


def test_a_report_that_names_a_merged_actor_twice_is_counted_once(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY, SELENSKYJ)
    correct(db, Change("actor", the_actor(lookup, "Ana Berg").id, "merge",
                       other=the_actor(lookup, "Wladimir Kostas").id))  # fmt: skip
    assert the_actor(lookup, "Ana Berg").reports == 1


def test_a_spelling_is_split_off_and_stays_apart(db: Database, lookup: Lookup) -> None:
    full = actor("Ivan Petrov", "person", party="Norland")
    short = actor("I. Petrov", "person", party="Norland")
    told(db, "2031-03-04", full)
    told(db, "2031-03-05", short)
    row = the_actor(lookup, "Ivan Petrov")
    assert row.reports == 2
    correct(db, Change("actor", row.id, "split", spellings=("I. Petrov",)))
    told(db, "2031-03-06", short)
    told(db, "2031-03-07", full)
    told(db, "2031-03-01", short)
    assert (the_actor(lookup, "Ivan Petrov").reports, the_actor(lookup, "I. Petrov").reports) == (2, 3)
    undo(db)
    assert the_actor(lookup, "Ivan Petrov").reports == 5


def test_a_split_names_what_reports_call_the_actor_in_full(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", actor("Ivan Petrov", "person", "Petrov", party="Norland"))
    with pytest.raises(CorrectionError, match="no report calls it “Petrov” in full; what reports call it: Ivan Petrov"):
        correct(db, Change("actor", the_actor(lookup, "Ivan Petrov").id, "split", spellings=("Petrov",)))
    with pytest.raises(CorrectionError, match="nothing would be left"):
        correct(db, Change("actor", the_actor(lookup, "Ivan Petrov").id, "split", spellings=("Ivan Petrov",)))


def test_a_renamed_actor_is_called_so_and_found_by_either_name(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    correct(db, Change("actor", the_actor(lookup, "Norland").id, "name", "Kingdom of Norland"))
    told(db, "2031-03-05", ZELENSKY)
    row = the_actor(lookup, "Kingdom of Norland")
    assert (row.reports, row.also) == (2, ("Norland",))
    assert the_actor(lookup, "Ana Berg").side == "Kingdom of Norland"
    assert [found.name for found in lookup.actors_named("kingdom")] == ["Kingdom of Norland"]


def test_a_report_that_uses_the_name_that_a_person_gave_means_that_actor(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    correct(db, Change("actor", the_actor(lookup, "Ana Berg").id, "name", "Johanna Dahl"))
    told(db, "2031-03-05", actor("Johanna Dahl", "person", party="Norland"))
    assert the_actor(lookup, "Ana Berg").reports == 2


def test_a_name_that_another_has_is_refused(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY, SELENSKYJ)
    with pytest.raises(CorrectionError, match="a name of Wladimir Kostas already; if they are the same, merge them"):
        correct(db, Change("actor", the_actor(lookup, "Ana Berg").id, "name", "wladimir kostas"))


def test_side_and_office_are_corrected(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    person, side = the_actor(lookup, "Ana Berg").id, the_actor(lookup, "Sudland").id
    correct_all(db, [Change("actor", person, "side", other=side), Change("actor", person, "role", "Chief envoy")])
    told(db, "2031-03-05", ZELENSKY)
    row = the_actor(lookup, "Ana Berg")
    assert (row.party, row.side, row.role) == ("Sudland", "Sudland", "Chief envoy")
    correct(db, Change("actor", person, "side"))
    assert (the_actor(lookup, "Ana Berg").party, the_actor(lookup, "Ana Berg").side) == (None, "Ana Berg")


def test_what_was_said_of_an_actor_does_not_pass_to_the_one_that_it_is_merged_into(
    db: Database, lookup: Lookup
) -> None:
    told(db, "2031-03-04", ZELENSKY, SELENSKYJ)
    one, other = the_actor(lookup, "Ana Berg").id, the_actor(lookup, "Wladimir Kostas").id
    correct(db, Change("actor", other, "name", "Waldemar Kostas"))
    correct(db, Change("actor", one, "merge", other=other))
    assert the_actor(lookup, "Wladimir Kostas").name == "Ana Berg"
    undo(db)
    assert the_actor(lookup, "Wladimir Kostas").name == "Waldemar Kostas"


def test_a_person_and_a_state_cannot_be_one(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    with pytest.raises(CorrectionError, match="Norland and Ana Berg cannot be one"):
        correct(db, Change("actor", the_actor(lookup, "Norland").id, "merge", other=the_actor(lookup, "Ana Berg").id))


def test_nobody_is_on_the_side_of_those_of_the_own_side(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ZELENSKY)
    with pytest.raises(CorrectionError, match="Norland cannot be on its own side"):
        correct(db, Change("actor", the_actor(lookup, "Norland").id, "side", other=the_actor(lookup, "Ana Berg").id))


# ------------------------------------------------------------ taking back


@pytest.mark.parametrize(
    ("about", "field", "value"),
    [
        ("event", "day", "2031-05"), ("event", "kind", "contact"), ("event", "status", "scheduled"),
        ("event", "drop", None), ("event", "confirm", None), ("proposal", "status", "lapsed"),
        ("proposal", "drop", None), ("proposal", "join", None), ("actor", "name", "Anna Bergh"),
        ("actor", "side", None), ("actor", "role", "queen"), ("actor", "merge", None), ("actor", "split", None),
    ],
)  # fmt: skip
def test_taking_a_correction_back_gives_all_of_what_was_known(
    db: Database, lookup: Lookup, about: Any, field: Any, value: str | None
) -> None:
    told(db, "2031-03-04", ZELENSKY, SELENSKYJ, ROUND, OFFER, TERMS)
    told(db, "2031-03-05", actor("A. Berg", "person", party="Norland"), ROUND,
         event("Kostas calls", "contact", None, "A. Berg"), OFFER)  # fmt: skip
    entry = {"event": the_event(lookup, "geneva").id, "proposal": the_proposal(lookup, "vienna").id,
             "actor": the_actor(lookup, "Ana Berg").id}[about]  # fmt: skip
    other = {"join": the_proposal(lookup, "herring").id, "merge": the_actor(lookup, "Wladimir Kostas").id}.get(field)
    before = ledger(db)
    correct(db, Change(about, entry, field, value, other, ("A. Berg",) if field == "split" else ()))
    assert ledger(db) != before
    undo(db)
    assert ledger(db) == before


def test_corrections_are_taken_back_in_any_order(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    event_id = the_event(lookup).id
    first = correct(db, Change("event", event_id, "status", "scheduled"))
    correct(db, Change("event", event_id, "status", "cancelled"))
    undo(db, first)
    assert the_event(lookup).status == "cancelled"
    undo(db)
    assert (the_event(lookup).status, the_event(lookup).checked) == ("held", None)


def test_who_was_somebody_else_by_a_merge_is_who_they_are_without_it(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", actor("Berg", "person"), actor("Jan Holm", "person"))
    correct(db, Change("actor", the_actor(lookup, "Berg").id, "merge", other=the_actor(lookup, "Jan Holm").id))
    told(db, "2031-03-05", actor("Olga Berg", "person"))
    assert the_actor(lookup, "Olga Berg").reports == 1
    undo(db)
    assert (the_actor(lookup, "Olga Berg").also, the_actor(lookup, "Olga Berg").reports) == (("Berg",), 2)


def test_a_name_that_a_person_gave_keeps_nobody_apart(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", actor("Berg", "person"))
    correct(db, Change("actor", the_actor(lookup, "Berg").id, "name", "Jan Holm"))
    told(db, "2031-03-06", actor("Olga Berg", "person"))
    told(db, "2031-03-02")  # a report so early that all are laid again
    assert (the_actor(lookup, "Jan Holm").also, the_actor(lookup, "Jan Holm").reports) == (("Berg", "Olga Berg"), 2)
    undo(db)
    assert (the_actor(lookup, "Olga Berg").also, the_actor(lookup, "Olga Berg").reports) == (("Berg",), 2)


def test_a_name_counts_as_long_as_it_stands(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04")
    own = the_actor(lookup, "Norland").id
    for name in ("Kingdom of Norland", "Norland Republic", "Kingdom of Norland"):
        number = correct(db, Change("actor", own, "name", name))
    undo(db, number)
    told(db, "2031-03-02")  # a report so early that all are laid again
    row = the_actor(lookup, "Norland")
    assert (row.name, set(row.also)) == ("Norland Republic", {"Norland", "Kingdom of Norland"})


def test_there_is_nothing_to_take_back(db: Database, lookup: Lookup) -> None:
    with pytest.raises(CorrectionError, match="there is no correction to take back"):
        undo(db)
    told(db, "2031-03-04", ROUND)
    number = correct(db, Change("event", the_event(lookup).id, "drop"))
    undo(db, number)
    with pytest.raises(CorrectionError, match=f"correction {number} was taken back already"):
        undo(db, number)
    with pytest.raises(CorrectionError, match="there is no correction 99"):
        undo(db, 99)


def test_corrections_are_listed_with_reason_and_with_what_stood_there(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    correct(db, Change("event", the_event(lookup).id, "status", "cancelled"), "  heard it on the phone ")
    (row,) = lookup.corrections()
    assert (row.title, row.field, row.was, row.value, row.reason) == (
        "Round of talks in Geneva", "status", "held", "cancelled", "heard it on the phone",
    )  # fmt: skip
    undo(db)
    assert lookup.corrections() == []
    assert [each.undone is not None for each in lookup.corrections(undone=True)] == [True]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (Change("event", 1, "status", "done"), "“done” is no status of an event; it is one of: held, scheduled"),
        (Change("event", 1, "kind", "party"), "“party” is no kind of an event"),
        (Change("event", 1, "day", "soon"), "“soon” is no day"),
        (Change("event", 9, "drop"), "there is no event 9"),
        (Change("event", 1, "join", other=1), "the join of an event cannot be corrected"),
        (Change("proposal", 1, "join", other=1), "cannot be joined to itself"),
        (Change("actor", 1, "name", " . "), "a name cannot be empty"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(db: Database, change: Change, complaint: str) -> None:
    told(db, "2031-03-04", ROUND, OFFER)
    before = ledger(db)
    with pytest.raises(CorrectionError, match=complaint):
        correct(db, change)
    assert ledger(db) == before


def test_of_several_corrections_all_are_made_or_none(db: Database, lookup: Lookup) -> None:
    told(db, "2031-03-04", ROUND)
    event_id = the_event(lookup).id
    with pytest.raises(CorrectionError):
        correct_all(db, [Change("event", event_id, "status", "cancelled"), Change("event", event_id, "kind", "party")])
    assert (the_event(lookup).status, lookup.corrections()) == ("held", [])
