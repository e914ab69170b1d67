"""States over time: what was known on any day, why a proposal has its status, and the history of an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from store.document import Document
from store.lookup import Explanation, Filter, Lookup, ProposalRow
from store.reader.reading import Actor, Event, Proposal, ProposalStatus, Reading
from store.recording import record
from tests.building import actor, answer, dispute, event, proposal, reading, report
from tests.thoroughness import examples

Told = tuple[Document, Reading]

ARLAND, BORDURIA, CASTOR = actor("Arland"), actor("Borduria"), actor("Castor")
OFFER = proposal("next round in Veldt", ("Arland",), ("Borduria",), day="2031-03-10", place="Veldt")


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """Where the store of a test is."""
    return tmp_path / "parley.db"


def put(store: Path, *told: tuple[str, tuple[Event | Proposal, ...]]) -> None:
    """Reports of these days, each with what it tells of Arland, Borduria and Castor."""
    with open_store(store) as db:
        for day, facts in told:
            record(db, report(f"Report of {day}.", day), reading(ARLAND, BORDURIA, CASTOR, *facts))


def only_proposal(store: Path, as_of: date | None = None) -> ProposalRow:
    """The one proposal of a store."""
    with Lookup(store, as_of) as lookup:
        [row] = lookup.proposals()
        return row


def explained(store: Path, what: str) -> Explanation:
    """Why the proposal that is called so has its status."""
    with Lookup(store) as lookup:
        [row] = [row for row in lookup.proposals() if row.what == what]
        return lookup.explanation("proposal", row.id)


# ------------------------------------------------------------ why


def yes(who: str) -> Proposal:
    """The offer, told again with who accepts it."""
    return proposal("the round", ("Arland",), ("Borduria",), answer("accepts", who), day="2031-03-10")


def test_an_answer_explains_what_it_settles(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-05", (yes("Borduria"),)))
    assert only_proposal(store).status == "accepted"
    why = explained(store, OFFER.what)
    assert why.because == "answer" and why.answer is not None and why.report is not None
    assert (why.answer.response, why.answer.by, why.report.published) == ("accepts", ("Borduria",), "2031-03-05")


def test_the_answer_of_somebody_who_was_not_asked_settles_nothing(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-05", (yes("Castor"),)))
    assert only_proposal(store).status == "pending"
    assert explained(store, OFFER.what).because == "open"


def test_who_speaks_for_an_addressee_answers_for_it(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)))
    envoy = actor("Jan Kosta", "person", party="Borduria")
    with open_store(store) as db:
        record(db, report("Kosta agreed.", "2031-03-05"), reading(ARLAND, BORDURIA, envoy, yes("Jan Kosta")))
    assert only_proposal(store).status == "accepted"


def test_a_day_that_passes_without_an_answer_is_explained_by_the_report_that_came_after_it(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-10", ()), ("2031-03-12", ()), ("2031-03-14", ()))
    assert only_proposal(store).status == "lapsed"
    why = explained(store, OFFER.what)
    assert why.because == "day" and why.report is not None and why.report.published == "2031-03-12"
    assert [(state.status, state.report.published) for state in why.states] == [
        ("pending", "2031-03-04"),
        ("lapsed", "2031-03-12"),
    ]


def test_while_no_later_report_comes_it_stays_pending(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)))
    assert only_proposal(store).status == "pending"


def test_what_had_lapsed_is_accepted_once_a_report_says_so(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-12", ()), ("2031-03-13", (replace(OFFER, what="the round"),)))
    assert only_proposal(store).status == "lapsed"
    put(store, ("2031-03-14", (yes("Borduria"),)))
    assert only_proposal(store).status == "accepted"


def test_a_meeting_that_was_held_on_its_day_was_accepted(store: Path) -> None:
    held = event("The round was held in Veldt", "talks", "2031-03-10", "Arland", "Borduria", place="Veldt")
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-12", (held,)))
    assert only_proposal(store).status == "accepted"
    why = explained(store, OFFER.what)
    assert why.because == "event" and why.held is not None and why.held.what == held.what


@pytest.mark.parametrize(
    "other",
    [
        event("They met in Orsk", "talks", "2031-03-10", "Arland", "Borduria", place="Orsk"),
        event("They met in Veldt", "talks", "2031-03-09", "Arland", "Borduria", place="Veldt"),
        event("They met in Veldt", "talks", "2031-03-10", "Arland", "Castor", place="Veldt"),
        event("They are to meet in Veldt", "talks", "2031-03-10", "Arland", "Borduria", status="scheduled"),
    ],
)
def test_another_meeting_is_no_answer(store: Path, other: Event) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-12", (other,)))
    assert only_proposal(store).status == "lapsed"


# ------------------------------------------------------------ offers in return


def test_a_counter_offer_points_at_what_it_counters_and_supersedes_it(store: Path) -> None:
    no = proposal("the round", ("Arland",), ("Borduria",), answer("counters", "Borduria"), day="2031-03-10")
    instead = proposal("a round in Orsk", ("Borduria",), ("Arland",), day="2031-03-15", place="Orsk")
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-05", (no, instead)))
    with Lookup(store) as lookup:
        assert {row.what: row.status for row in lookup.proposals()} == {
            OFFER.what: "superseded",
            instead.what: "pending",
        }
    old, new = explained(store, OFFER.what), explained(store, instead.what)
    assert old.because == "counter" and [named.what for named in old.countered_by] == [instead.what]
    assert new.counters is not None and new.counters.what == OFFER.what


def test_of_two_offers_by_who_answers_the_one_to_the_first_maker_is_the_offer_in_return(store: Path) -> None:
    no = proposal("the round", ("Arland",), ("Borduria",), answer("counters", "Borduria"), day="2031-03-10")
    other = proposal("a bridge over the Orva", ("Borduria",), ("Castor",), kind="terms")
    instead = proposal("a round in Orsk", ("Borduria",), ("Arland",), day="2031-03-15", place="Orsk")
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-05", (no, other, instead)))
    assert [named.what for named in explained(store, OFFER.what).countered_by] == [instead.what]
    assert explained(store, other.what).counters is None


# ------------------------------------------------------------ changed versions


def terms(what: str, status: ProposalStatus = "pending", by: str = "Arland", to: str = "Borduria") -> Proposal:
    """Terms that one side offers another."""
    return proposal(what, (by,), (to,), kind="terms", status=status)


@pytest.mark.parametrize("status", ["pending", "rejected"])
def test_a_better_offer_of_the_same_measure_takes_the_place_of_the_first(store: Path, status: ProposalStatus) -> None:
    put(store, ("2031-03-04", (terms("9% more pay", status),)), ("2031-03-08", (terms("bonus and 11% in wages"),)))
    with Lookup(store) as lookup:
        assert [row.status for row in lookup.proposals()] == ["superseded", "pending"]
    why = explained(store, "9% more pay")
    assert why.because == "version" and why.later is not None and why.later.what == "bonus and 11% in wages"
    with Lookup(store, date(2031, 3, 7)) as lookup:
        assert [row.status for row in lookup.proposals()] == [status]


@pytest.mark.parametrize(
    "other",
    [
        terms("forty new lorries"),
        terms("a gift of 200 euros"),
        terms("11% of the harvest", by="Castor"),
        terms("11% of the harvest", to="Castor"),
    ],
)
def test_other_terms_leave_an_offer_as_it_is(store: Path, other: Proposal) -> None:
    put(store, ("2031-03-04", (terms("9% more pay"),)), ("2031-03-08", (other,)))
    assert explained(store, "9% more pay").because == "open"


def test_terms_that_are_agreed_take_the_place_of_what_the_same_side_had_open(store: Path) -> None:
    put(store, ("2031-03-04", (terms("a bridge over the Orva"),)), ("2031-03-08", (terms("a ferry", "accepted"),)))
    with Lookup(store) as lookup:
        assert [row.status for row in lookup.proposals()] == ["superseded", "accepted"]


def test_what_a_later_report_still_calls_pending_is_not_superseded(store: Path) -> None:
    put(
        store,
        ("2031-03-04", (terms("9% more pay for the dockers"),)),
        ("2031-03-08", (terms("lower rents and 11% off fares"),)),
        ("2031-03-09", (terms("9% more pay for the dockers"),)),
    )
    assert explained(store, "9% more pay for the dockers").because == "open"


# ------------------------------------------------------------ the history of an event


def test_an_event_keeps_the_history_of_its_day_and_status(store: Path) -> None:
    what = "round on the water in Veldt"
    put(
        store,
        ("2031-03-04", (event(what, "talks", "2031-03", "Arland", "Borduria", status="scheduled", place="Veldt"),)),
        ("2031-03-05", (event(what, "talks", "2031-03-10", "Arland", "Borduria", status="scheduled", place="Veldt"),)),
        ("2031-03-06", (event(what, "talks", "2031-03-10", "Arland", "Borduria", status="scheduled", place="Veldt"),)),
        ("2031-03-11", (event(what, "talks", "2031-03-10", "Arland", "Borduria", place="Veldt"),)),
    )
    with Lookup(store) as lookup:
        [row] = lookup.timeline()
        assert [(s.report.published, s.status, s.date) for s in lookup.states("event", row.id)] == [
            ("2031-03-04", "scheduled", "2031-03"),
            ("2031-03-05", "scheduled", "2031-03-10"),
            ("2031-03-11", "held", "2031-03-10"),
        ]


# ------------------------------------------------------------ as of


def test_a_status_is_as_it_was_on_that_day(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-06", (yes("Borduria"),)), ("2031-03-20", ()))
    was = {day: only_proposal(store, date.fromisoformat(day)) for day in ("2031-03-05", "2031-03-06", "2032-01-01")}
    assert {day: (row.status, row.reports, len(row.answers)) for day, row in was.items()} == {
        "2031-03-05": ("pending", 1, 0),
        "2031-03-06": ("accepted", 2, 1),
        "2032-01-01": ("accepted", 2, 1),
    }


def test_before_the_first_report_nothing_was_known(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER, event("They met", "talks", "2031-03-01", "Arland"))))
    with Lookup(store, date(2031, 3, 3)) as lookup:
        assert everything(lookup) == {name: [] for name in everything(lookup)}
        assert lookup.look_up("arland") == lookup.look_up("veldt") == []
        assert lookup.counts().documents == lookup.counts().actors == 0


def test_what_somebody_is_called_and_whose_side_it_is_on_is_as_it_was(store: Path) -> None:
    with open_store(store) as db:
        record(db, report("A"), reading(ARLAND, actor("Mira Kosta", "person", party="Arland", role="envoy")))
        record(
            db, report("B", "2031-03-06"), reading(ARLAND, actor("Mira Kosta", "person", "La Kosta", role="minister"))
        )
    with Lookup(store, date(2031, 3, 5)) as then, Lookup(store) as now:
        [was], [is_] = then.actors_named("mira kosta"), now.actors_named("mira kosta")
        assert (was.role, was.also, was.reports) == ("envoy", (), 1)
        assert (is_.role, is_.also, is_.reports) == ("minister", ("La Kosta",), 2)
        assert was.side == "Arland" and was.party == "Arland"
        assert then.actors_named("la kosta") == []


def test_the_sentences_of_later_reports_are_not_seen(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-06", (yes("Borduria"),)))
    with Lookup(store, date(2031, 3, 5)) as lookup:
        [row] = lookup.proposals()
        assert [source.document.published for source in lookup.sources("proposal", row.id)] == ["2031-03-04"]
        assert [document.published for document in lookup.documents()] == ["2031-03-04"]
        assert lookup.explanation("proposal", row.id).because == "open"


def test_words_of_later_reports_find_nothing(store: Path) -> None:
    met = event("round in Veldt", "talks", "2031-03-03", "Arland", "Borduria")
    put(
        store,
        ("2031-03-04", (OFFER, met)),
        ("2031-03-06", (yes("Borduria"), replace(met, what="round in Veldt by candlelight"))),
    )
    with Lookup(store) as now, Lookup(store, date(2031, 3, 5)) as then:
        for words, before in (("candle", 0), ("veldt borduria", 1)):
            assert [lookup.count_events(Filter(words=words)) for lookup in (then, now)] == [before, 1]
            assert len(then.timeline(Filter(words=words))) == before
            assert len([found for found in then.look_up(words) if found.kind == "event"]) == before
            assert len([found for found in now.look_up(words) if found.kind == "event"]) == 1
        assert [row.what for row in then.proposals(Filter(words="VÉLDT next"))] == [OFFER.what]


# ------------------------------------------------------------ taking reports out, and in


def states_of(db: Database) -> set[tuple[object, ...]]:
    """All states, with the reports that gave them."""
    return {
        (table, *row)
        for table in ("actor", "event", "proposal")
        for row in db.execute(f"select id, {table}_id, document_id, since from {table}_state").fetchall()
    }


def test_a_late_report_leaves_the_states_before_it_alone(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-08", (yes("Borduria"),)))
    with open_store(store) as db:
        before = {state for state in states_of(db) if state[-1] == "2031-03-04"}
        assert before
    put(store, ("2031-03-06", (event("They met", "talks", "2031-03-05", "Arland"),)))
    with open_store(store) as db:
        assert before == {state for state in states_of(db) if state[-1] == "2031-03-04"}


def test_every_entry_is_what_its_last_state_says(store: Path) -> None:
    put(store, ("2031-03-04", (OFFER,)), ("2031-03-12", ()), ("2031-03-08", (yes("Castor"),)))
    with open_store(store) as db:
        for table, columns in (("event", "what, status"), ("proposal", "what, status, why"), ("actor", "name, role")):
            now = db.execute(f"select id, {columns} from {table} order by id").fetchall()
            last = f"select {table}_id, {columns} from {table}_state where until is null order by {table}_id"
            assert db.execute(last).fetchall() == now


def everything(lookup: Lookup) -> dict[str, list[tuple[object, ...]]]:
    """All that a store answers, in words, without ids."""
    wanted = Filter()
    return {
        "timeline": sorted(
            (
                (e.what, e.kind, e.status, e.date, e.place, *sorted(e.actors), e.reports)
                for e in lookup.timeline(wanted)
            ),
            key=str,
        ),
        "proposals": sorted(
            (
                (
                    p.what,
                    p.kind,
                    p.status,
                    p.date,
                    p.place,
                    p.by,
                    p.to,
                    p.reports,
                    *((a.response, a.by) for a in p.answers),
                )
                for p in lookup.proposals(wanted)
            ),
            key=str,
        ),
        "actors": sorted(
            ((a.name, a.kind, a.party, a.role, a.side, *sorted(a.also), a.reports) for a in lookup.actors(wanted)),
            key=str,
        ),
        "documents": sorted(((d.name, d.published) for d in lookup.documents(wanted)), key=str),
        "disputes": sorted(((d.about,) for d in lookup.disputes()), key=str),
    }


_names = st.sampled_from(["Arland", "Borduria", "Castor", "Mira Kosta"])
_days = ["2031-03-04", "2031-03-05", "2031-03-06", "2031-03-08"]


@st.composite
def _told(draw: st.DrawFn) -> list[Told]:
    out: list[Told] = []
    for n in range(draw(st.integers(2, 5))):
        envoy = actor("Mira Kosta", "person", *draw(st.sampled_from([(), ("Kosta",)])),
                      party=draw(st.sampled_from([None, "Arland", "Borduria"])))  # fmt: skip
        facts: list[Actor | Event | Proposal] = [ARLAND, BORDURIA, CASTOR, envoy]
        for _ in range(draw(st.integers(0, 3))):
            one, other = draw(st.lists(_names, min_size=2, max_size=2, unique=True))
            day = draw(st.sampled_from([None, "2031-03-05", "2031-03", "2031-03-07"]))
            what = draw(st.sampled_from(["a round in Veldt", "the round", "a truce"]))
            status = draw(st.sampled_from(["held", "scheduled", "cancelled"]))
            facts.append(event(what, "talks", day, one, other, status=status))  # type: ignore[arg-type]
            answers = [
                answer(draw(st.sampled_from(["accepts", "rejects", "counters", "considers"])), other)
                for _ in range(draw(st.integers(0, 1)))
            ]
            as_told = draw(st.sampled_from(["pending", "pending", "rejected"]))
            facts.append(proposal(what, (one,), (other,), *answers, day=day, status=as_told))  # type: ignore[arg-type]
        said = reading(*facts, *(dispute(f"matter {n}", "Arland", "Borduria") for _ in range(draw(st.integers(0, 1)))))
        out.append((report(f"Report {n}.", draw(st.sampled_from(_days))), said))
    return out


@given(_told())
@settings(max_examples=examples(15), deadline=None)
def test_any_day_is_seen_as_a_store_with_only_its_reports_would_be(
    tmp_path_factory: pytest.TempPathFactory, told: list[Told]
) -> None:
    folder = tmp_path_factory.mktemp("stores")
    with open_store(folder / "all.db") as db:
        for document, said in told:
            record(db, document, said)
    with open_store(folder / "grown.db") as db:
        for day in _days:
            for document, said in told:
                if document.published.isoformat() == day:
                    record(db, document, said)
            with Lookup(folder / "all.db", date.fromisoformat(day)) as then, Lookup(folder / "grown.db") as at_the_time:
                assert everything(then) == everything(at_the_time)
                assert then.counts() == at_the_time.counts()


def test_a_page_of_a_past_day_is_in_the_order_of_corrected_days_and_comes_from_an_index(store: Path) -> None:
    meetings = [event(f"a meeting in {place}", "talks", day, "Arland", place=place) for place, day in PLACES_AND_DAYS]
    put(store, ("2031-03-04", tuple(meetings)), ("2031-03-08", (event("a strike", "action", "2031-03-08", "Castor"),)))
    with open_store(store) as db, Lookup(store, date(2031, 3, 5)) as then:
        correct(db, Change("event", then.timeline()[0].id, "day", "2031-06-05"))
        assert [row.date for row in then.timeline()] == ["2031-05-01", "2031-06-01", "2031-06-05", "2031-07-01"]
        assert [row.date for row in then.timeline(start=2)] == ["2031-06-05", "2031-07-01"]
        assert [then.timeline_index(row.id) for row in then.timeline()] == [0, 1, 2, 3]
        assert (then.count_events(), then.timeline_index_of_day(date(2031, 6, 5))) == (4, 2)
        assert then.count_events(Filter(negotiation=1)) == then.counts().events == 4
        page = "select id, sort_day, date from event where hidden = 0 order by sort_day, date, id limit 9 offset 0"
        steps = " ".join(row[3] for row in then._db.execute(f"explain query plan select id from ({page})"))
    assert "MERGE (UNION ALL)" in steps and "SCAN s USING COVERING INDEX event_state_page" in steps


PLACES_AND_DAYS = (("Veldt", "2031-04-01"), ("Orsk", "2031-05-01"), ("Varna", "2031-06-01"), ("Kolm", "2031-07-01"))
