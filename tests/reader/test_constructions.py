"""Constructions read by rule, and what a report says of one proposal in several sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from store.reader.actors import find_actors
from store.reader.analysis import Analysis
from store.reader.backers import with_backers
from store.reader.clauses import find_clauses
from store.reader.constructions import (
    nominal_answer,
    only_confirms,
    spoken_with,
    suspended_since,
    text_put_forward,
    threatened_only,
)
from store.reader.cues import Scene, set_scenes
from store.reader.dates import find_dates
from store.reader.gathering import gather, refers_to_part, venue_stated
from store.reader.media import reporting_media
from store.reader.reading import Event, EventKind, Proposal
from store.reader.tagger import tag
from store.reader.tokens import cut

DAY = date(2031, 5, 7)


def analysed(text: str) -> tuple[Analysis, list[Scene]]:
    found = cut(text)
    tag(found)
    cast = with_backers(found, find_actors(found))
    analysis = Analysis(found, DAY, find_clauses(found), find_dates(found, DAY), cast)
    return analysis, set_scenes(analysis)


def event_in(scene: Scene, kind: EventKind, day: str | None = None) -> Event:
    return Event("it", kind, "held", day, (), None, None, "", scene.sentence.start, scene.sentence.end)


def proposal_in(scene: Scene, *by: str, day: str | None = None) -> Proposal:
    return Proposal(
        "it", "meeting", by, ("Iceland",), day, None, None, "pending", (), "", scene.sentence.start, scene.sentence.end
    )


@pytest.mark.parametrize(
    ("sentence", "refers"),
    [
        ("The proposed venue is Bergen.", True),
        ("Iceland is still studying the offer.", True),
        ("He called Oslo to propose the date for the next round.", True),
        ("A venue was not proposed.", False),
        ("Iceland made an offer of its own.", False),
    ],
)
def test_a_part_of_a_known_proposal_is_spoken_of(sentence: str, refers: bool) -> None:
    _, [scene] = analysed(sentence)
    assert refers_to_part(scene.tokens) is refers


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("The proposed location for the talks is Bergen, as before.", "Bergen"),
        ("The venue will be Camp Larkin.", "Camp Larkin"),
        ("The venue is not yet known.", None),
        ("Bergen is a pleasant place.", None),
    ],
)
def test_the_venue_is_stated(sentence: str, venue: str | None) -> None:
    _, [scene] = analysed(sentence)
    assert venue_stated(scene) == venue


def test_a_possessive_with_a_noun_of_answering_is_an_answer_to_what_its_maker_put_forward() -> None:
    analysis, [scene] = analysed(
        "The summit followed Norwegian Premier Kari Solberg's rejection of a Swedish-backed ultimatum over herring."
    )
    found = nominal_answer(analysis, scene)
    assert found is not None and found.proposal is not None
    assert found.proposal.by == ("Swedish",)
    assert (found.proposal.status, found.proposal.answers[0].response) == ("rejected", "rejects")
    assert found.proposal.answers[0].by[0] == "Kari Solberg"
    assert [event.kind for event in found.events] == ["response", "demand"]


def test_an_answer_to_what_another_sentence_puts_forward_is_left_to_the_models() -> None:
    analysis, [scene] = analysed("Kari Solberg's rejection of the ultimatum came on Monday.")
    assert nominal_answer(analysis, scene) is None


def test_a_noun_of_answering_without_its_giver_says_nothing_by_rule() -> None:
    analysis, [scene] = analysed("The rejection of the plan surprised nobody in Oslo.")
    assert nominal_answer(analysis, scene) is None


def test_talks_suspended_since_a_day_are_no_talks_on_it() -> None:
    analysis, [scene] = analysed("Norway wants to reopen the talks with Iceland, which had been suspended since 2029.")
    told = suspended_since(analysis, scene, (event_in(scene, "talks", "2029"),))
    assert [(event.kind, event.date) for event in told] == [("suspension", "2029")]


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Norway has threatened to walk out of the talks.", ["demand"]),
        ("Norway walked out of the talks.", ["demand", "suspension"]),
    ],
)
def test_what_is_only_threatened_has_not_happened(sentence: str, kinds: list[str]) -> None:
    _, [scene] = analysed(sentence)
    told = threatened_only(scene, (event_in(scene, "demand"), event_in(scene, "suspension")))
    assert [event.kind for event in told] == kinds


def test_whoever_speaks_with_somebody_has_a_contact_and_holds_no_round() -> None:
    analysis, [scene] = analysed(
        "Kari Solberg said on 5 May 2031 that she spoke with Icelandic minister Jon Einarsson about the next round."
    )
    [told] = spoken_with(analysis, scene, (event_in(scene, "talks", "2031-05-05"),))
    assert (told.kind, told.date) == ("contact", "2031-05-05")
    assert {"Kari Solberg", "Jon Einarsson"} <= set(told.actors)


@pytest.mark.parametrize(
    ("sentence", "only"),
    [
        ("Kari Solberg confirmed that she had called Reykjavik.", True),
        ("Iceland confirmed the date.", False),
        ("Iceland confirmed that it accepts the plan.", False),
        ("Iceland is waiting.", False),
    ],
)
def test_whoever_confirms_that_something_is_so_accepts_nothing(sentence: str, only: bool) -> None:
    _, [scene] = analysed(sentence)
    assert only_confirms(scene) is only


def test_whoever_did_not_speak_has_none() -> None:
    analysis, [scene] = analysed("Kari Solberg has not spoken with Icelandic minister Jon Einarsson.")
    assert spoken_with(analysis, scene, ()) == ()


def test_a_text_to_be_presented_at_the_talks_is_for_their_day() -> None:
    _, [first, second] = analysed(
        "Norway proposed 4 June for the talks. It has drafted a memorandum, which it will present at the talks."
    )
    round_ = replace(proposal_in(first, "Norway", day="2031-06-04"), place="Bergen")
    text = text_put_forward(second, replace(proposal_in(second, "Norway"), kind="terms", to=()), (round_,))
    assert (text.kind, text.date, text.place, text.to) == ("document", "2031-06-04", "Bergen", ("Iceland",))


def test_a_lead_told_again_with_its_day_and_its_venue_is_one_proposal() -> None:
    _, scenes = analysed(
        "Norway has proposed a date for the next round of talks with Iceland. Minister Kari Solberg named 4 June."
        " The proposed venue is Bergen, consistent with previous rounds. The previous round was held on 2 May."
    )
    lead, dated, venue, before = scenes
    proposals = (
        proposal_in(lead, "Norway"),
        proposal_in(dated, "Kari Solberg", "Norway", day="2031-06-04"),
        proposal_in(venue, "Norway"),
    )
    events = (
        *(event_in(scene, "proposal", day) for scene, day in ((lead, None), (dated, "2031-05-06"), (venue, None))),
        event_in(before, "talks", "2031-05-02"),
    )
    told, [whole] = gather(scenes, DAY.isoformat(), events, proposals)
    assert (whole.start, whole.date, whole.place) == (dated.sentence.start, "2031-06-04", "Bergen")
    assert whole.by == ("Norway", "Kari Solberg")
    assert [(e.kind, e.date, e.place) for e in told] == [
        ("proposal", "2031-05-06", None),
        ("talks", "2031-05-02", "Bergen"),
    ]


@pytest.mark.parametrize(("link", "place"), [("as in previous rounds", "Bergen"), ("unlike previous rounds", None)])
def test_an_earlier_round_was_at_the_venue_only_where_the_report_likens_them(link: str, place: str | None) -> None:
    _, scenes = analysed(f"The proposed venue is Bergen, {link}. The previous round was held on 2 May 2031.")
    [told], _ = gather(scenes, DAY.isoformat(), (event_in(scenes[1], "talks", "2031-05-02"),), ())
    assert told.place == place


def test_a_proposal_to_meet_is_for_the_day_of_the_meeting_proposed() -> None:
    _, [scene] = analysed("Norway proposed a second round in Bergen on 9 June 2031.")
    meeting = replace(event_in(scene, "talks", "2031-06-09"), status="proposed")
    _, [whole] = gather([scene], DAY.isoformat(), (meeting,), (proposal_in(scene, "Norway"),))
    assert whole.date == "2031-06-09"


def test_what_has_been_put_forward_does_not_lie_ahead() -> None:
    _, [scene] = analysed("Norway said on 5 May 2031 that it had offered Iceland a round in Bergen on 2 June 2031.")
    [told], _ = gather([scene], DAY.isoformat(), (event_in(scene, "proposal", "2031-06-02"),), ())
    assert told.date == "2031-05-05"


def test_another_date_is_another_proposal() -> None:
    _, scenes = analysed("Norway proposed 4 June for talks. Norway proposed 9 June for another round.")
    proposals = (proposal_in(scenes[0], "Norway", day="2031-06-04"), proposal_in(scenes[1], "Norway", day="2031-06-09"))
    assert len(gather(scenes, DAY.isoformat(), (), proposals)[1]) == 2


def test_those_who_back_an_offer_are_of_the_cast() -> None:
    analysis, _ = analysed("Norway turned down a Qatari-brokered deal and a European-backed plan on Monday.")
    assert {"Qatari", "European"} <= {actor.name for actor in analysis.cast.actors}


def test_a_coalition_led_by_a_state_is_not_that_state() -> None:
    analysis, _ = analysed("The Qatari-led coalition said nothing.")
    assert "Qatari" not in {actor.name for actor in analysis.cast.actors}


@pytest.mark.parametrize(
    ("sentence", "media"),
    [
        ("Western media had earlier reported that Solberg called Reykjavik.", "Western media"),
        ("State television said the envoy had left.", "State television"),
        ("Solberg told a newspaper that she had left.", ""),
        ("Solberg said that the press was wrong.", ""),
    ],
)
def test_media_report(sentence: str, media: str) -> None:
    _, [scene] = analysed(sentence)
    assert " ".join(token.text for token in reporting_media(scene)) == media


def test_the_venue_may_be_stated_after_the_proposal() -> None:
    _, scenes = analysed("Norway proposed talks on 2 June. The proposed venue is Bergen. The sea is calm.")
    meeting = replace(proposal_in(scenes[0], "Norway"), kind="meeting", date="2031-06-02")
    _, [whole] = gather(scenes, DAY.isoformat(), (), (meeting,))
    assert whole.place == "Bergen"


def test_a_text_for_the_meeting_is_for_its_place() -> None:
    _, scenes = analysed("Norway proposed talks on 2 June. The proposed venue is Bergen. It has drafted a memorandum.")
    meeting = replace(proposal_in(scenes[0], "Norway"), kind="meeting", date="2031-06-02")
    text = replace(proposal_in(scenes[2], "Norway"), kind="document", date="2031-06-02")
    _, [_, second] = gather(scenes, DAY.isoformat(), (), (meeting, text))
    assert second.place == "Bergen"
