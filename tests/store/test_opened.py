"""What is known of one proposal, and of one actor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from store.database import open_store
from store.lookup import ActorRow, Lookup, ProposalRow, ReplyRow
from tests.building import actor, event, proposal
from tests.tui.dealings import ABOUT, HELD, NO, OFFER, YES, dealings_store
from tests.tui.stories import empty_store, told


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return dealings_store(tmp_path)


@pytest.fixture
def lookup(store: Path) -> Iterator[Lookup]:
    with Lookup(store) as opened:
        yield opened


def the(lookup: Lookup, name: str) -> ActorRow:
    return next(row for row in lookup.actors() if row.name == name)


def offer(lookup: Lookup) -> ProposalRow:
    return next(row for row in lookup.proposals() if row.what == "Round on the tolls")


# ------------------------------------------------------------ a proposal


def test_each_side_that_was_asked_has_its_answer(lookup: Lookup) -> None:
    proposal = offer(lookup)
    assert [named.what for named in lookup.proposers(proposal.id)] == ["Norland"]
    sutharia, veldania = lookup.addressees(proposal.id, lookup.replies(proposal.id))
    assert [named.what for named in sutharia.who] == ["Sutharia"]
    assert sutharia.reply is not None and veldania.reply is not None
    assert [named.what for named in sutharia.reply.by] == ["Tomas Brel"]
    assert (sutharia.reply.response, sutharia.reply.said, sutharia.reply.quote) == ("accepts", "2031-03-02", YES)
    assert (veldania.reply.response, veldania.reply.report.published) == ("counters", "2031-03-06")


def test_a_side_that_has_not_answered_has_no_answer(store: Path) -> None:
    with Lookup(store, date(2031, 3, 5)) as then:
        proposal = offer(then)
        replies = then.replies(proposal.id)
        assert [reply.quote for reply in replies] == [YES]
        assert [each.reply is None for each in then.addressees(proposal.id, replies)] == [False, True]


def test_who_considers_takes_no_answer_back(lookup: Lookup) -> None:
    proposal = offer(lookup)
    yes, no = lookup.replies(proposal.id)
    [sutharia, _] = lookup.addressees(proposal.id, [yes, _as(yes, "considers")])
    assert sutharia.reply == yes
    [sutharia, _] = lookup.addressees(proposal.id, [_as(yes, "considers"), _as(yes, "conditions")])
    assert sutharia.reply is not None and sutharia.reply.response == "conditions"
    [_, veldania] = lookup.addressees(proposal.id, [no, _as(no, "rejects")])
    assert veldania.reply is not None and veldania.reply.response == "rejects"


def _as(reply: ReplyRow, response: str) -> ReplyRow:
    return reply._replace(response=response)


def test_the_reports_that_tell_of_it_come_oldest_first_and_the_latest_of_many(lookup: Lookup, store: Path) -> None:
    proposal = offer(lookup)
    assert lookup.count_tellings(proposal.id) == 3
    told = lookup.tellings(proposal.id, 10)
    assert [each.report.published for each in told] == ["2031-03-01", "2031-03-04", "2031-03-06"]
    assert (told[0].what, told[0].quote) == ("Round on the tolls", OFFER)
    assert lookup.tellings(proposal.id, 2) == told[1:]
    with Lookup(store, date(2031, 3, 4)) as then:
        assert then.count_tellings(proposal.id) == 2


def test_accounts_of_its_sentences_that_differ(lookup: Lookup, store: Path) -> None:
    [dispute] = lookup.disputes_over(offer(lookup).id)
    assert (dispute.about, [account.side for account in dispute.accounts]) == (ABOUT, ["Norland", "Veldania"])
    bergen = next(row for row in lookup.proposals() if row.what == "Round in Bergen")
    assert lookup.disputes_over(bergen.id) == ()
    assert lookup.disputes_beside(offer(lookup).id, 5) == ()
    with Lookup(store, date(2031, 2, 28)) as then:
        assert then.disputes_over(offer(lookup).id) == ()


def test_accounts_of_its_sides_in_the_same_reports(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "calls")
    offer_of_a_truce = "Arland offered Borduria a truce, said its envoy Mira Kosta."
    accounts = ("Mira Kosta", "Kosta says that she placed the call."), ("Western media", "Media say that she did not.")
    others = ("the weather", ("Meteorologists", "It rained, they say."), ("Farmers", "It was dry, they say."))
    cast = (actor("Arland"), actor("Borduria"), actor("Mira Kosta", "person", party="Arland"))
    for day, about in (("2031-03-01", ("who called", *accounts)), ("2031-03-02", others)):
        told(store, f"{day}.txt", day, None,
             (offer_of_a_truce, proposal("a truce", ("Arland",), ("Borduria",), day="2031-03-20")),
             *((offer_of_a_truce, each) for each in cast), accounts=about)  # fmt: skip
    with Lookup(store) as lookup:
        [truce] = lookup.proposals()
        assert lookup.disputes_over(truce.id) == ()
        assert [row.about for row in lookup.disputes_beside(truce.id, 5)] == ["who called"]
        assert lookup.disputes_beside(truce.id, 0) == ()


def test_an_offer_takes_the_place_of_an_earlier_one_of_the_same_side(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "wages")
    for day, share in (("2031-03-01", 3), ("2031-03-04", 5)):
        what = f"The yard offered the dockers {share} percent."
        terms = proposal(f"a raise of {share} percent", ("the yard",), ("the dockers",), kind="terms")
        told(store, f"{day}.txt", day, None, (what, terms), (what, actor("the yard", "organization")),
             (what, actor("the dockers", "organization")))  # fmt: skip
    with Lookup(store) as lookup:
        [three, five] = sorted(lookup.proposals(), key=lambda row: row.what)
        assert [named.id for named in lookup.superseding(five.id)] == [three.id]
        assert lookup.superseding(three.id) == ()


# ------------------------------------------------------------ an actor


def test_offices_come_in_the_order_in_which_reports_first_give_them(lookup: Lookup, store: Path) -> None:
    brel = the(lookup, "Tomas Brel").id
    envoy, minister = lookup.offices(brel, 10)
    assert (envoy.office, envoy.reports, envoy.first, envoy.last) == ("envoy", 1, "2031-02-21", "2031-02-21")
    assert (minister.office, minister.reports, minister.first, minister.last) == (
        "minister", 3, "2031-03-01", "2031-03-06",
    )  # fmt: skip
    assert minister.report.published == "2031-03-01"
    assert lookup.offices(brel, 1) == (minister,)
    with Lookup(store, date(2031, 2, 22)) as then:
        assert then.offices(brel, 10) == (envoy,)


def test_spellings_come_with_how_many_reports_have_them(lookup: Lookup, store: Path) -> None:
    halvorsen = the(lookup, "Ingrid Halvorsen").id
    now = {row.name: row.reports for row in lookup.spellings(halvorsen, 10)}
    assert now == {"Ingrid Halvorsen": 4, "Halvorsen": 4}
    with Lookup(store, date(2031, 3, 1)) as then:
        assert {row.name: row.reports for row in then.spellings(halvorsen, 10)} == dict.fromkeys(now, 2)


def test_a_side_has_its_people(lookup: Lookup) -> None:
    norland = the(lookup, "Norland").id
    assert [row.name for row in lookup.people(norland, 5)] == ["Ingrid Halvorsen"]
    assert lookup.count_people(norland) == 1
    assert lookup.count_people(the(lookup, "Veldania").id) == 0
    assert lookup.side_of(the(lookup, "Ingrid Halvorsen").id) == norland
    assert lookup.side_of(norland) is None


def test_reports_are_counted_by_month(lookup: Lookup, store: Path) -> None:
    norland = the(lookup, "Norland").id
    assert lookup.reports_by_month(norland) == {"2031-02": 1, "2031-03": 3}
    with Lookup(store, date(2031, 2, 25)) as then:
        assert then.reports_by_month(norland) == {"2031-02": 1}


def test_whom_one_met_how_often_and_when_last(lookup: Lookup, store: Path) -> None:
    halvorsen, norland = the(lookup, "Ingrid Halvorsen").id, the(lookup, "Norland").id
    for who in (halvorsen, norland):  # a side meets whom its people meet, and not its own people
        [brel], number = lookup.met(who, 5)
        assert (brel.name, brel.times, brel.date, brel.what) == ("Tomas Brel", 2, "2031-03-03", "Halvorsen calls Brel")
        assert number == 1
    others, number = lookup.met(the(lookup, "Tomas Brel").id, 1)
    assert ([(row.name, row.times) for row in others], number) == ([("Ingrid Halvorsen", 2)], 2)
    with Lookup(store, date(2031, 3, 1)) as then:
        [brel], _ = then.met(halvorsen, 5)
        assert (brel.times, brel.date, brel.place) == (1, "2031-02-20", "Geneva")


def test_what_was_only_planned_or_called_off_is_no_meeting(tmp_path: Path) -> None:
    store = empty_store(tmp_path / "planned")
    met = "Arland and Borduria were to meet."
    told(store, "a.txt", "2031-03-01", None,
         (met, event("a round", "talks", "2031-03-09", "Arland", "Borduria", status="scheduled")),
         ("It was off.", event("a visit", "contact", "2031-03-02", "Arland", "Borduria", status="cancelled")),
         ("They had demands.", event("demands", "demand", "2031-03-01", "Arland", "Borduria")),
         (met, actor("Arland")), (met, actor("Borduria")))  # fmt: skip
    with Lookup(store) as lookup:
        assert lookup.met(the(lookup, "Arland").id, 5) == ([], 0)


def test_what_a_side_proposed_what_it_was_asked_and_what_it_answered(lookup: Lookup, store: Path) -> None:
    norland, veldania, brel = (the(lookup, name).id for name in ("Norland", "Veldania", "Tomas Brel"))
    assert [row.what for row in lookup.made(norland, "by", 5)] == ["Round on the tolls"]
    assert [row.what for row in lookup.made(norland, "to", 5)] == ["Round in Bergen"]
    assert (lookup.count_made(veldania, "by"), lookup.count_made(veldania, "to")) == (1, 1)
    asked = lookup.made(veldania, "to", 5)
    assert lookup.last_replies(veldania, asked)[asked[0].id].quote == NO
    assert lookup.last_replies(brel, asked)[asked[0].id].quote == YES
    assert lookup.last_replies(norland, asked) == {}
    with Lookup(store, date(2031, 3, 5)) as then:
        assert then.count_made(veldania, "by") == 0
        assert then.last_replies(veldania, then.made(veldania, "to", 5)) == {}


def test_events_and_reports_of_an_actor_latest_first(lookup: Lookup, store: Path) -> None:
    norland = the(lookup, "Norland").id
    assert [row.what for row in lookup.took_part(norland, 5)] == ["Halvorsen calls Brel", "Halvorsen and Brel meet"]
    assert [row.what for row in lookup.took_part(norland, 1)] == ["Halvorsen calls Brel"]
    assert lookup.count_took_part(norland) == 2
    assert [row.report.published for row in lookup.naming(norland, 2)] == ["2031-03-06", "2031-03-04"]
    assert lookup.naming(norland, 9)[-1].quote == HELD
    assert lookup.count_naming(norland) == 4
    with Lookup(store, date(2031, 3, 1)) as then:
        assert (then.count_took_part(norland), then.count_naming(norland)) == (1, 2)


def test_of_one_negotiation_only_what_its_reports_say(store: Path) -> None:
    wages = "Ingrid Halvorsen, now mediator, met the dockers."
    told(
        store, "wages.txt", "2031-03-08", None,
        (wages, event("Mediator meets dockers", "talks", "2031-03-07", "Ingrid Halvorsen", "dockers")),
        (wages, proposal("a raise", ("Ingrid Halvorsen",), ("dockers",), kind="terms")),
        (wages, actor("Ingrid Halvorsen", "person", "Ms Halvorsen", party="Norland", role="mediator")),
        (wages, actor("Norland")), (wages, actor("dockers", "organization")),
    )  # fmt: skip
    with open_store(store) as db:
        db.execute("insert into negotiation (id, name) values (2, 'wages')")
        db.execute("update document set negotiation_id = 2 where name = 'wages.txt'")
        db.execute("update event set negotiation_id = 2 where what = 'Mediator meets dockers'")
        db.execute("update proposal set negotiation_id = 2 where what = 'a raise'")
        db.conn.commit()
    with Lookup(store) as lookup:
        who, norland, brel = (the(lookup, name).id for name in ("Ingrid Halvorsen", "Norland", "Tomas Brel"))
        assert [row.office for row in lookup.offices(who, 5, 2)] == ["mediator"]
        assert {row.name for row in lookup.spellings(who, 5, 2)} == {"Ingrid Halvorsen", "Ms Halvorsen"}
        assert (lookup.count_people(norland, 2), lookup.count_people(the(lookup, "Sutharia").id, 2)) == (1, 0)
        assert lookup.people(norland, 5, 2) == lookup.people(norland, 5)
        assert lookup.reports_by_month(norland, 2) == {"2031-03": 1}
        assert [row.name for row in lookup.met(who, 5, 2)[0]] == ["dockers"]
        assert [row.name for row in lookup.met(who, 5, 1)[0]] == ["Tomas Brel"]
        assert [row.what for row in lookup.made(norland, "by", 5, 2)] == ["a raise"]
        assert (lookup.count_made(norland, "by", 1), lookup.count_made(norland, "by")) == (1, 2)
        assert [row.what for row in lookup.took_part(norland, 5, 2)] == ["Mediator meets dockers"]
        assert (lookup.count_took_part(norland, 1), lookup.count_took_part(norland)) == (2, 3)
        assert [row.quote for row in lookup.naming(norland, 5, 2)] == [wages]
        assert (lookup.count_naming(norland, 1), lookup.count_naming(brel, 2)) == (4, 0)


def test_what_is_not_there_has_nothing_behind_it(lookup: Lookup) -> None:
    nobody = 999
    assert lookup.replies(nobody) == () and lookup.tellings(nobody, 5) == () and lookup.proposers(nobody) == ()
    assert lookup.met(nobody, 5) == ([], 0) and lookup.reports_by_month(nobody) == {}
    assert lookup.took_part(nobody, 5) == [] and lookup.naming(nobody, 5) == [] and lookup.offices(nobody, 5) == ()
