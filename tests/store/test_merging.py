"""What several reports say joins: the same person, meeting and proposal, each once; and no two as one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.negotiations import negotiation_id
from store.reader.reading import Actor, Date, Event, Proposal, ProposalStatus, Reading
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report

ARLAND, BORDURIA = actor("Arland"), actor("Borduria")


@pytest.fixture
def db(tmp_path: Path):  # type: ignore[no-untyped-def]
    with open_store(tmp_path / "parley.db") as opened:
        yield opened


def tell(db: Database, *readings: Reading | Actor | Event | Proposal, negotiation: str = "") -> None:
    """Reports of one day after another, each with the two sides and what is given for it."""
    before = db.execute("select count(*) from document").fetchone()[0]
    for n, said in enumerate(readings, before):
        facts = said if isinstance(said, Reading) else reading(ARLAND, BORDURIA, said)
        record(
            db, report(f"Report {n}.", f"2031-03-{n + 1:02d}"), facts,
            negotiation=negotiation_id(db, negotiation) if negotiation else 1,
        )  # fmt: skip


def people(db: Database) -> list[tuple[str, int]]:
    """Who is known, and from how many reports."""
    return db.execute("select name, reports from actor where kind = 'person' order by name").fetchall()


def bodies(db: Database) -> list[tuple[str, int]]:
    """The states and organizations that are known."""
    return db.execute("select name, reports from actor where kind != 'person' order by name, reports").fetchall()


def events(db: Database) -> list[tuple[str, str | None, int]]:
    """Status, day and number of reports of the events that are known."""
    return db.execute("select status, date, reports from event order by sort_day, reports").fetchall()


def offers(db: Database) -> list[tuple[str, int]]:
    """What is proposed, and by how many reports."""
    return db.execute("select what, reports from proposal order by id").fetchall()


def person(name: str, party: str | None = "Arland", role: str | None = None, *also: str) -> Actor:
    return actor(name, "person", *also, party=party, role=role)


# ------------------------------------------------------------ people


def test_transliterations_are_one_person_with_every_spelling(db: Database) -> None:
    tell(db, *(person(f"Volodymyr {name}", "Arland", None, name) for name in ("Zelensky", "Zelenskyy", "Zelenskiy")))
    assert people(db) == [("Volodymyr Zelensky", 3)]
    assert db.execute("select count(*) from actor_name where name like '%Zelensk%'").fetchone()[0] == 6


def test_an_initial_before_the_full_name_is_the_same_person(db: Database) -> None:
    tell(db, person("M. Kosta"), person("Mira Kosta"))
    assert people(db) == [("Mira Kosta", 2)]


def test_whose_office_changed_is_the_same_person_with_the_latest_office(db: Database) -> None:
    tell(db, person("Mira Kosta", "Arland", "envoy"), person("Kosta", "Arland", "foreign minister"))
    assert db.execute("select name, role from actor where kind = 'person'").fetchall() == [
        ("Mira Kosta", "foreign minister")
    ]


def test_a_side_is_the_same_by_any_of_its_names(db: Database) -> None:
    russia, moscow = actor("Russia", "state", "Moscow", "Russian"), actor("Moscow", "state")
    tell(db, reading(russia, person("Sergei Belov", "Russia")), reading(moscow, person("Belov", "Moscow")))
    assert people(db) == [("Sergei Belov", 2)]
    assert bodies(db) == [("Russia", 2)]


def test_a_surname_that_two_of_a_side_have_is_neither_of_them(db: Database) -> None:
    tell(db, reading(ARLAND, person("Mira Kosta"), person("Jan Kosta")), person("Kosta"))
    assert people(db) == [("Jan Kosta", 1), ("Kosta", 1), ("Mira Kosta", 1)]


def test_a_third_of_that_surname_does_not_become_the_unknown_one(db: Database) -> None:
    tell(db, reading(ARLAND, person("Mira Kosta"), person("Jan Kosta")), person("Kosta"), person("Piet Kosta"))
    assert people(db) == [("Jan Kosta", 1), ("Kosta", 1), ("Mira Kosta", 1), ("Piet Kosta", 1)]


def test_whom_a_report_calls_by_another_of_the_names_is_the_same_person(db: Database) -> None:
    tell(db, person("Luiz Ferrin da Silva", "Arland", None, "Ferrin"), person("Ferrin"))
    assert people(db) == [("Luiz Ferrin da Silva", 2)]


def test_of_two_of_a_surname_the_office_tells_which(db: Database) -> None:
    both = reading(ARLAND, person("Mira Kosta", "Arland", "finance minister"), person("Jan Kosta", "Arland", "envoy"))
    tell(db, both, person("Kosta", "Arland", "envoy"))
    assert people(db) == [("Jan Kosta", 2), ("Mira Kosta", 1)]


def test_a_surname_of_no_known_side_and_another_office_is_somebody_else(db: Database) -> None:
    tell(db, person("Mira Kosta", "Arland", "envoy"), person("Kosta", None, "union leader"))
    assert people(db) == [("Kosta", 1), ("Mira Kosta", 1)]


def test_names_that_sound_alike_on_two_sides_are_two_people_in_two_negotiations(db: Database) -> None:
    tell(db, person("Mohammed Salem", "Arland"), negotiation="one")
    tell(db, person("Muhammad Salim", "Borduria"), negotiation="two")
    assert people(db) == [("Mohammed Salem", 1), ("Muhammad Salim", 1)]


def test_a_full_name_is_one_person_across_negotiations_and_a_surname_is_not(db: Database) -> None:
    tell(db, person("Mira Kosta"), negotiation="one")
    tell(db, person("Mira Kosta"), negotiation="two")
    tell(db, person("Kosta", None), negotiation="three")
    assert people(db) == [("Kosta", 1), ("Mira Kosta", 2)]


# ------------------------------------------------------------ states and bodies


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kyiv", "Kiev"), ("Türkiye", "Turkey"), ("Moscow", "Kremlin"), ("Government of Norway", "Norway")],
)
def test_a_state_is_one_by_its_capital_its_seat_of_power_and_its_spellings(db: Database, one: str, other: str) -> None:
    tell(db, reading(actor(one)), reading(actor(other)))
    assert [reports for _, reports in bodies(db)] == [2]


@pytest.mark.parametrize(("one", "other"), [("Iran", "Iraq"), ("Niger", "Nigeria"), ("North Korea", "South Korea")])
def test_states_of_like_names_stay_two(db: Database, one: str, other: str) -> None:
    tell(db, reading(actor(one)), reading(actor(other)))
    assert bodies(db) == [(one, 1), (other, 1)]


def test_what_many_are_called_is_one_only_within_a_negotiation(db: Database) -> None:
    rebels = reading(actor("rebels", "organization"))
    tell(db, rebels, rebels, negotiation="one")
    tell(db, rebels, negotiation="two")
    assert bodies(db) == [("rebels", 1), ("rebels", 2)]


def test_ministries_of_two_sides_are_two(db: Database) -> None:
    tell(
        db,
        reading(ARLAND, actor("Foreign Ministry", "organization", party="Arland")),
        reading(BORDURIA, actor("Foreign Ministry", "organization", party="Borduria")),
    )
    assert [name for name, _ in bodies(db)].count("Foreign Ministry") == 2


def test_bodies_that_are_shortened_alike_stay_two(db: Database) -> None:
    tell(
        db,
        reading(actor("Brotherhood of Track Layers", "organization", "Brotherhood")),
        reading(actor("Brotherhood of Engine Drivers", "organization", "Brotherhood")),
    )
    assert len(bodies(db)) == 2


# ------------------------------------------------------------ events


def talks(what: str, day: str | None, status: str = "held", place: str | None = None) -> Event:
    return event(what, "talks", day, "Arland", "Borduria", status=status, place=place)  # type: ignore[arg-type]


def test_a_meeting_that_is_scheduled_and_then_held_is_one(db: Database) -> None:
    tell(db, talks("They will meet in Veldt", "2031-03-10", "scheduled"), talks("Both sat down", "2031-03-10"))
    assert events(db) == [("held", "2031-03-10", 2)]


def test_a_meeting_that_is_moved_is_one_on_its_new_day(db: Database) -> None:
    tell(
        db,
        talks("A round in Veldt on the border is set for 10 March", "2031-03-10", "scheduled", "Veldt"),
        talks("The round in Veldt on the border was moved to 14 March", "2031-03-14", "scheduled", "Veldt"),
        talks("The round on the border was held in Veldt", "2031-03-14", "held", "Veldt"),
    )
    assert events(db) == [("held", "2031-03-14", 3)]


def test_a_meeting_that_is_called_off_is_one_whether_or_not_its_day_is_named_again(db: Database) -> None:
    tell(
        db,
        talks("A round in Veldt is set for 10 March", "2031-03-10", "scheduled", "Veldt"),
        talks("The round in Veldt was called off", None, "cancelled", "Veldt"),
    )
    assert events(db) == [("cancelled", "2031-03-10", 2)]


def test_the_next_round_is_another_event(db: Database) -> None:
    tell(
        db,
        talks("A round in Veldt on the border", "2031-03-10", "scheduled", "Veldt"),
        talks("A round in Veldt on the border", "2031-03-24", "scheduled", "Veldt"),
    )
    assert [day for _, day, _ in events(db)] == ["2031-03-10", "2031-03-24"]


def test_a_month_and_a_day_in_it_are_one_meeting(db: Database) -> None:
    tell(
        db,
        talks("A summit in Veldt in May", "2031-05", "scheduled", "Veldt"),
        talks("The summit in Veldt on 16 May", "2031-05-16", "scheduled", "Veldt"),
    )
    assert events(db) == [("scheduled", "2031-05-16", 2)]


def test_meetings_of_others_on_that_day_are_other_meetings(db: Database) -> None:
    others = reading(
        actor("Cordova"), actor("Dunmark"), event("They meet in Veldt", "talks", "2031-03-10", "Cordova", "Dunmark")
    )
    tell(db, talks("They meet in Veldt", "2031-03-10"), others)
    assert len(events(db)) == 2


def test_whom_one_side_meets_in_one_day_are_other_meetings(db: Database) -> None:
    cordova = reading(
        ARLAND, actor("Cordova"), event("The ministers sat down at noon", "talks", "2031-03-10", "Arland", "Cordova")
    )
    tell(db, talks("Both delegations talked about fish", "2031-03-10"), cordova)
    assert len(events(db)) == 2


def test_events_become_one_only_within_a_negotiation(db: Database) -> None:
    tell(db, talks("They meet in Veldt", "2031-03-10"), negotiation="one")
    tell(db, talks("They meet in Veldt", "2031-03-10"), negotiation="two")
    assert [reports for *_, reports in events(db)] == [1, 1]


# ------------------------------------------------------------ proposals


def offer(what: str, day: str | None = None, status: ProposalStatus = "pending", by: str = "Arland") -> Proposal:
    to = "Borduria" if by == "Arland" else "Arland"
    return proposal(what, (by,), (to,), kind="terms", day=day, status=status)


def test_a_later_mention_finds_its_proposal_by_figure_and_wording(db: Database) -> None:
    tell(
        db,
        offer("a toll of 12 percent on grain that crosses the bridge"),
        offer("open the harbour to fishing boats"),
        offer("the earlier offer of 12 percent on grain was turned down", status="rejected"),
    )
    assert [reports for _, reports in offers(db)] == [2, 1]


def test_an_answer_finds_the_proposal_of_its_day(db: Database) -> None:
    yes = proposal("it", ("Arland",), ("Borduria",), answer("accepts", "Borduria"), kind="terms", day="2031-04-01")
    tell(db, offer("truce from 1 April", "2031-04-01"), offer("truce from 1 June", "2031-06-01"), yes)
    assert [reports for _, reports in offers(db)] == [2, 1]


def test_an_offer_is_found_by_the_day_on_which_it_was_made(db: Database) -> None:
    toll, fish = (
        replace(offer(what), made=day)
        for what, day in (
            ("a toll on grain that crosses the bridge", "2031-03-01"),
            ("an open harbour for fishing", "2031-02-20"),
        )
    )
    what = "the offer of 1 March was turned down for the bridge"
    named = Date("1 March", "2031-03-01", what.index("1 March"), what.index("1 March") + len("1 March"))
    again = offer(what, status="rejected")
    tell(db, toll, fish, reading(ARLAND, BORDURIA, named, again))
    assert [reports for _, reports in offers(db)] == [2, 1]


def test_offers_of_one_day_on_different_matters_are_two(db: Database) -> None:
    toll, fish = (
        replace(offer(what), made="2031-03-01") for what in ("a toll on grain", "an open harbour for fishing")
    )
    tell(db, toll, fish)
    assert [reports for _, reports in offers(db)] == [1, 1]


def test_a_draft_that_replaces_that_of_a_day_is_another(db: Database) -> None:
    old = replace(offer("a draft with eight points"), kind="document", made="2031-03-01")
    what = "a draft with two points, replacing the one of 1 March"
    named = Date("1 March", "2031-03-01", what.index("1 March"), len(what))
    tell(db, old, reading(ARLAND, BORDURIA, named, replace(offer(what), kind="document", made="2031-03-02")))
    assert [reports for _, reports in offers(db)] == [1, 1]


def test_another_figure_is_another_offer(db: Database) -> None:
    tell(db, offer("a pay rise of 9 percent over two years"), offer("a pay rise of 14 percent over four years"))
    assert len(offers(db)) == 2


def test_a_counter_offer_of_the_other_side_is_another_proposal(db: Database) -> None:
    tell(db, offer("a toll of 12 percent on grain"), offer("a toll of 12 percent on grain", by="Borduria"))
    assert [reports for _, reports in offers(db)] == [1, 1]


def test_a_proposal_for_another_day_in_other_words_is_another(db: Database) -> None:
    tell(db, offer("truce over the harvest", "2031-04-01"), offer("exchange of captives", "2031-04-20"))
    assert len(offers(db)) == 2


def test_what_a_persons_side_proposed_is_found_where_the_person_is_named(db: Database) -> None:
    told = reading(
        ARLAND, BORDURIA, person("Mira Kosta"),
        proposal("her offer of 12 percent on grain", ("Mira Kosta",), ("Borduria",), kind="terms", status="rejected"),
    )  # fmt: skip
    tell(db, offer("a toll of 12 percent on grain"), told)
    assert [reports for _, reports in offers(db)] == [2]
