"""One state of affairs from many reports, whatever the order of their arrival."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store.database import open_store
from store.document import Document
from store.reader.reading import EventStatus, ProposalStatus, Reading
from store.recording import record, settle
from tests.building import actor, answer, event, proposal, reading, report
from tests.thoroughness import examples

Told = tuple[Document, Reading]


@pytest.fixture
def db(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


def ledger_of(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """The whole ledger in words, without ids."""
    questions = {
        "actor": "select name, kind, role, side, reports, last_reported,"
        " (select group_concat(name, '|') from (select name from actor_name where actor_id = actor.id order by name))"
        " from actor order by 1, 2, 3, 4, 5, 6, 7",
        "event": "select what, kind, status, date, place, reports, sort_day, (select group_concat(name, '|') from"
        " (select actor.name from event_actor join actor on actor.id = actor_id where event_id = event.id order by 1))"
        " from event order by 1, 2, 3, 4, 5, 6, 7, 8",
        "proposal": "select what, kind, status, date, place, reports, sort_day, (select group_concat(name, '|') from"
        " (select part || actor.name as name from proposal_actor join actor on actor.id = actor_id"
        " where proposal_id = proposal.id order by 1)) from proposal order by 1, 2, 3, 4, 5, 6, 7, 8",
    }
    return {table: db.execute(sql).fetchall() for table, sql in questions.items()}


def laid(*told: Told) -> dict[str, list[tuple[object, ...]]]:
    """The ledger of a fresh store after these reports in this order."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "parley.db") as db:
        for document, said in told:
            record(db, document, said)
        return ledger_of(db)


def test_an_actor_is_one_over_reports_by_surname_after_the_full_name(db: Database) -> None:
    arland = actor("Arland")
    record(db, report("A"), reading(arland, actor("Mira Kosta", "person", "Kosta", party="Arland", role="envoy")))
    record(db, report("B", "2031-03-05"), reading(arland, actor("Kosta", "person", party="Arland", role="minister")))
    rows = db.execute("select name, role, side, reports from actor where kind = 'person'").fetchall()
    assert rows == [("Mira Kosta", "minister", "Arland", 2)]


def test_two_people_of_one_surname_stay_two(db: Database) -> None:
    record(
        db, report("A"), reading(actor("Mira Kosta", "person", "Mira Kosta"), actor("Jan Kosta", "person", "Jan Kosta"))
    )
    record(db, report("B", "2031-03-05"), reading(actor("Kosta", "person")))
    assert db.execute("select name from actor order by name").fetchall() == [
        ("Jan Kosta",),
        ("Kosta",),
        ("Mira Kosta",),
    ]


def test_a_namesake_of_another_side_is_somebody_else(db: Database) -> None:
    sides = (actor("Arland"), actor("Borduria"))
    record(db, report("A"), reading(*sides, actor("Mira Kosta", "person", "Kosta", party="Arland")))
    record(db, report("B", "2031-03-05"), reading(*sides, actor("Kosta", "person", party="Borduria")))
    assert db.execute("select count(*) from actor where kind = 'person'").fetchone()[0] == 2


def test_a_middle_initial_is_no_other_person() -> None:
    told = laid(
        (report("A"), reading(actor("Mira Kosta", "person"))),
        (report("B", "2031-03-05"), reading(actor("Mira T. Kosta", "person"))),
    )
    assert [row[0] for row in told["actor"]] == ["Mira T. Kosta"]


def test_an_organization_is_found_by_its_initials(db: Database) -> None:
    record(db, report("A"), reading(actor("Dockers Union of Veldt", "organization", "DUV")))
    record(db, report("B", "2031-03-05"), reading(actor("DUV", "organization")))
    assert db.execute("select name, reports from actor").fetchall() == [("Dockers Union of Veldt", 2)]


def test_initials_are_their_organization_in_another_report_and_no_other_of_the_same_initials() -> None:
    told = laid(
        (report("A"), reading(actor("Dockers Union of Veldt", "organization"))),
        (report("B", "2031-03-05"), reading(actor("D.U.V.", "organization"))),
        (report("C", "2031-03-06"), reading(actor("Drivers Union of Varna", "organization"))),
    )
    assert [(row[0], row[4]) for row in told["actor"]] == [
        ("Dockers Union of Veldt", 2),
        ("Drivers Union of Varna", 1),
    ]


@pytest.mark.parametrize(
    ("told", "known"),
    [
        (("scheduled", "held"), "held"),
        (("proposed", "scheduled"), "scheduled"),
        (("scheduled", "proposed"), "scheduled"),
        (("scheduled", "cancelled"), "cancelled"),
        (("held", "scheduled"), "held"),
    ],
)
def test_a_meeting_told_twice_is_one_with_the_status_last_known(
    told: tuple[EventStatus, EventStatus], known: EventStatus
) -> None:
    sides = (actor("Arland"), actor("Borduria"))
    first, second = (
        reading(*sides, event(f"They meet, {status}.", "talks", "2031-03-10", "Arland", "Borduria", status=status))
        for status in told
    )
    ledger = laid((report("A"), first), (report("B", "2031-03-12"), second))
    assert [(row[2], row[5]) for row in ledger["event"]] == [(known, 2)]


def test_the_more_exact_day_is_kept() -> None:
    sides = (actor("Arland"), actor("Borduria"))
    what = "Arland and Borduria meet in Veldt on the bridge"
    ledger = laid(
        (report("A"), reading(*sides, event(what, "talks", "2031-05", "Arland", "Borduria", status="scheduled"))),
        (report("B", "2031-03-12"), reading(*sides, event(what, "talks", "2031-05-16", "Arland", "Borduria"))),
    )
    assert [row[3] for row in ledger["event"]] == ["2031-05-16"]


def test_meetings_of_one_day_in_two_places_stay_two() -> None:
    sides = (actor("Arland"), actor("Borduria"))
    ledger = laid(
        (report("A"), reading(*sides, event("They met.", "talks", "2031-03-01", "Arland", "Borduria", place="Veldt"))),
        (report("B"), reading(*sides, event("They met.", "talks", "2031-03-01", "Arland", "Borduria", place="Orsk"))),
    )
    assert [row[4] for row in ledger["event"]] == ["Orsk", "Veldt"]


@pytest.mark.parametrize("status", ["accepted", "rejected", "withdrawn"])
def test_a_later_report_settles_a_proposal(status: ProposalStatus) -> None:
    sides = (actor("Arland"), actor("Borduria"))
    offer = "next round in Veldt on 10 March"
    ledger = laid(
        (report("A"), reading(*sides, proposal(offer, ("Arland",), ("Borduria",), day="2031-03-10"))),
        (
            report("B", "2031-03-05"),
            reading(*sides, proposal("the round", ("Arland",), ("Borduria",), day="2031-03-10", status=status)),
        ),
    )
    assert [(row[0], row[2], row[5]) for row in ledger["proposal"]] == [(offer, status, 2)]


def test_what_nobody_has_answered_lapses_with_the_first_report_after_its_day_and_not_before() -> None:
    sides = (actor("Arland"), actor("Borduria"))
    told: list[Told] = [
        (report("A"), reading(*sides, proposal("a round", ("Arland",), ("Borduria",), day="2031-03-10"))),
        (report("B", "2031-03-10"), reading(*sides)),
        (report("C", "2031-03-11"), reading(*sides)),
    ]
    assert [row[2] for row in laid(*told[:2])["proposal"]] == ["pending"]
    assert [row[2] for row in laid(*told)["proposal"]] == ["lapsed"]


def test_an_answer_hangs_on_the_proposal_of_the_earlier_report(db: Database) -> None:
    sides = (actor("Arland"), actor("Borduria"))
    offer = "next round in Veldt"
    record(db, report("A"), reading(*sides, proposal(offer, ("Arland",), ("Borduria",), day="2031-03-10")))
    yes = proposal("the round", ("Arland",), ("Borduria",), answer("accepts", "Borduria"), day="2031-03-10")
    record(db, report("B", "2031-03-05"), reading(*sides, yes))
    from store.lookup import Lookup

    with Lookup(Path(db.execute("pragma database_list").fetchone()[2])) as lookup:
        [found] = lookup.proposals()
        assert [(a.response, a.by, a.reported) for a in found.answers] == [("accepts", ("Borduria",), "2031-03-05")]


STORY: list[Told] = [
    (
        report("One."),
        reading(
            actor("Arland", "state", "Arlandic"),
            actor("Borduria"),
            actor("Mira Kosta", "person", "Kosta", party="Arland", role="envoy"),
            event("Kosta proposes a round in Veldt", "proposal", "2031-03-03", "Arland", "Mira Kosta"),
            event("round in Veldt", "talks", "2031-03-10", "Arland", "Borduria", status="proposed", place="Veldt"),
            proposal("round in Veldt", ("Mira Kosta", "Arland"), ("Borduria",), day="2031-03-10", place="Veldt"),
        ),
    ),
    (
        report("Two.", "2031-03-06"),
        reading(
            actor("Borduria"),
            actor("Arland"),
            actor("Kosta", "person", party="Arland"),
            event("round in Veldt", "talks", "2031-03-10", "Arland", "Borduria", status="scheduled"),
            proposal("the round", ("Kosta",), ("Borduria",), answer("accepts", "Borduria"), day="2031-03-10"),
        ),
    ),
    (
        report("Three.", "2031-03-11"),
        reading(
            actor("Arland"),
            actor("Borduria", "state", "Bordurian"),
            event("the round was held", "talks", "2031-03-10", "Arland", "Borduria", place="Veldt"),
            event("truce agreed in Veldt", "agreement", None, "Arland", "Borduria"),
        ),
    ),
    (
        report("Four.", "2031-03-11"),
        reading(
            actor("Arland"),
            actor("Borduria"),
            actor("Jan Kosta", "person", party="Borduria"),
            event("they agreed a truce in Veldt", "agreement", None, "Arland", "Borduria"),
        ),
    ),
]  # fmt: skip


@pytest.mark.parametrize("order", list(itertools.permutations(range(len(STORY)))))
def test_the_order_of_arrival_does_not_matter(order: tuple[int, ...]) -> None:
    assert laid(*(STORY[i] for i in order)) == laid(*STORY)


def test_putting_reports_off_to_the_end_of_a_batch_gives_the_same_ledger(db: Database) -> None:
    for document, said in reversed(STORY):
        record(db, document, said, more=True)
    settle(db)
    assert ledger_of(db) == laid(*STORY)
    assert db.execute("select count(*) from document where not laid").fetchone()[0] == 0


def test_a_late_report_leaves_the_ids_of_what_was_known(db: Database) -> None:
    for document, said in STORY[1:]:
        record(db, document, said)
    before = {
        table: dict(db.execute(f"select id, {word} from {table}").fetchall())
        for table, word in (("event", "kind"), ("actor", "kind"), ("proposal", "kind"))
    }
    record(db, *STORY[0])
    for table, rows in before.items():
        now = dict(db.execute(f"select id, kind from {table}").fetchall())
        assert rows.items() <= now.items()


_names = st.sampled_from(["Arland", "Borduria", "Mira Kosta", "Kosta", "M. Kosta", "Jan Kosta", "Dockers Union"])
_days = st.sampled_from([None, "2031-03", "2031-03-10", "2031-03-11", "2031"])


@st.composite
def _told(draw: st.DrawFn) -> list[Told]:
    out = []
    for n in range(draw(st.integers(2, 5))):
        names = draw(st.lists(_names, min_size=1, max_size=4, unique=True))
        kinds = {"Arland": "state", "Borduria": "state", "Dockers Union": "organization"}
        facts = [actor(name, kinds.get(name, "person")) for name in names]  # type: ignore[arg-type]
        for _ in range(draw(st.integers(0, 3))):
            who = draw(st.lists(st.sampled_from(names), max_size=2, unique=True))
            kind = draw(st.sampled_from(["talks", "proposal", "action"]))
            what = draw(st.sampled_from(["a round in Veldt", "the round", "a strike in Orsk begins"]))
            facts.append(event(what, kind, draw(_days), *who))  # type: ignore[arg-type]
            facts.append(proposal(what, tuple(who), (), day=draw(_days), kind="terms"))  # type: ignore[arg-type]
        day = draw(st.sampled_from(["2031-03-04", "2031-03-05", "2031-03-06"]))
        out.append((report(f"Report {n}.", day), reading(*facts)))
    return out


@given(_told(), st.randoms(use_true_random=False))
@settings(max_examples=examples(40), deadline=None)
def test_any_order_of_any_reports_gives_the_same_ledger(told: list[Told], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert laid(*shuffled) == laid(*told)
