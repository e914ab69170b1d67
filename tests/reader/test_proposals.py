"""Proposals: who makes them, to whom, for which day, and what becomes of them."""

from __future__ import annotations

from store.reader.references import subject_at
from tests.reader.facts import analysed, reading


def test_the_subject_of_proposing_makes_it_and_the_day_is_that_proposed() -> None:
    found = reading(
        "Norway has proposed to Chile that the two delegations meet in Oslo on 14 March.", "Chile's envoy is in Oslo."
    ).proposals
    assert len(found) == 1
    assert "Norway" in found[0].by
    assert "Chile" in found[0].to
    assert found[0].kind == "meeting"
    assert found[0].date == "2031-03-14"
    assert found[0].status == "pending"


def test_a_person_proposes_with_the_side_behind_her() -> None:
    found = reading("Chile's Foreign Minister Ana Rojas proposed a joint patrol to Norway on Monday.").proposals
    assert {"Ana Rojas", "Chile"} <= set(found[0].by)


def test_a_rejected_offer_is_a_proposal_with_the_same_sentence_as_its_answer() -> None:
    found = reading("Chile on Monday rejected an offer by Norway to share the fishing grounds.").proposals
    assert len(found) == 1
    assert "Norway" in found[0].by
    assert found[0].status == "rejected"
    assert [a.response for a in found[0].answers] == ["rejects"]
    assert found[0].answers[0].quote == found[0].quote


def test_a_proposal_is_also_an_event() -> None:
    found = reading("Norway proposed a truce to Chile on Monday.")
    assert found.proposals
    assert any(e.kind == "proposal" and e.start == found.proposals[0].start for e in found.events)


def test_what_is_only_said_is_no_proposal() -> None:
    assert reading("Norway's foreign minister Kari Lund said that the mood was good.").proposals == ()


def test_the_nearest_pronoun_or_name_before_a_verb_is_its_subject() -> None:
    _, scenes = analysed("Norway's envoy Kari Lund came to Santiago.", "She offered a truce.")
    trigger = next(t for t in scenes[1].triggers if t.lemma == "offer")
    assert subject_at(scenes[1], trigger).sort == "he"


def test_a_description_is_a_subject_too() -> None:
    _, scenes = analysed("The union demanded a raise of 8 percent.")
    trigger = next(t for t in scenes[0].triggers if t.lemma == "demand")
    subject = subject_at(scenes[0], trigger)
    assert (subject.sort, subject.word) == ("described", "union")
