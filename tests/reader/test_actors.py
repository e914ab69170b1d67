"""Who is found in a report, under which names, in which role and on which side."""

from __future__ import annotations

import pytest

from store.reader.actors import find_actors
from store.reader.names import folded, is_acronym_of
from store.reader.reading import Actor
from store.reader.states import canonical_state
from store.reader.tokens import cut


def actors(*sentences: str) -> dict[str, Actor]:
    return {actor.name: actor for actor in find_actors(cut("\n".join(sentences))).actors}


def test_a_person_goes_by_the_fullest_form_without_title() -> None:
    found = actors(
        "Norway's Foreign Minister Ingrid Solvang met rebel envoys on Monday.", "Mrs Solvang said the talks went well."
    )
    assert found["Ingrid Solvang"].kind == "person"
    assert "Solvang" in found["Ingrid Solvang"].also
    assert found["Ingrid Solvang"].role == "Foreign Minister"
    assert found["Ingrid Solvang"].party == "Norway"


def test_an_adjective_before_the_office_gives_the_side() -> None:
    found = actors("Kenyan President Daniel Otieno told reporters that Kenya would host the talks with Somalia.")
    assert found["Daniel Otieno"].party == "Kenya"
    assert set(found["Kenya"].also) == {"Kenyan"}


def test_an_apposition_gives_office_and_side() -> None:
    found = actors(
        "The offer was handed over by Peter Lindqvist, the Swedish defence minister, and Sweden wants an answer soon."
    )
    assert found["Peter Lindqvist"].party == "Sweden"
    assert found["Peter Lindqvist"].role == "defence minister"


def test_an_office_may_stand_before_the_name_in_commas() -> None:
    found = actors(
        "Polaris Shipping made a new offer on Friday.",
        "Polaris Shipping's chief executive, Martin Calder, said that the dockers would accept it.",
    )
    assert found["Martin Calder"].role == "chief executive"
    assert found["Martin Calder"].party == "Polaris Shipping"


def test_two_persons_of_one_surname_stay_two() -> None:
    found = actors(
        "Peru's President Elena Morales met Luis Morales, the Chilean foreign minister, in Lima on Tuesday.",
        "Luis Morales said that Chile had agreed.",
    )
    assert {"Elena Morales", "Luis Morales"} <= set(found)
    assert found["Luis Morales"].party == "Chile"


def test_a_capital_that_acts_names_its_state() -> None:
    found = actors("Russia has rejected the plan.", "Moscow said that Russian forces would stay. The Kremlin agreed.")
    assert set(found["Russia"].also) == {"Moscow", "Russian", "Kremlin"}
    assert found["Russia"].kind == "state"


def test_a_place_that_is_only_a_place_is_no_actor() -> None:
    found = actors(
        "Delegations from Egypt and Sudan met in Geneva on Monday.", "The talks in Geneva will go on, Egypt said."
    )
    assert "Geneva" not in found
    assert {"Egypt", "Sudan"} <= set(found)


def test_a_short_name_in_brackets_is_the_same_organization() -> None:
    found = actors(
        "The Free Harbour Workers Union (FHWU) rejected the offer.", "The FHWU said that it would strike on Monday."
    )
    assert found["Free Harbour Workers Union"].kind == "organization"
    assert "FHWU" in found["Free Harbour Workers Union"].also


def test_an_acronym_is_joined_without_brackets_too() -> None:
    found = actors("The National Seafarers Union wants 8% more.", "The NSU said that it rejected the new offer.")
    assert "NSU" in found["National Seafarers Union"].also


def test_a_dateline_and_its_agency_name_nobody() -> None:
    found = actors("TOKYO, March 3 (Reuters) - India and Japan signed a trade agreement, India's trade ministry said.")
    assert "Reuters" not in found
    assert "TOKYO" not in found
    assert "India" in found


@pytest.mark.parametrize(
    "name",
    ["Moscow", "Russian", "the Kremlin", "Russians", "Russian Federation", "KREMLIN"],
)
def test_every_name_of_a_state_leads_to_it(name: str) -> None:
    assert canonical_state(name) == "Russia"


def test_spellings_with_and_without_dots_are_one_state() -> None:
    assert {canonical_state(n) for n in ("U.S.", "US", "USA", "United States", "Americans", "Washington")} == {
        "United States"
    }
    assert canonical_state("Atlantis") is None


def test_names_are_compared_without_accents_dots_and_case() -> None:
    assert folded("Recep Tayyip Erdoğan") == folded("RECEP TAYYIP ERDOGAN")
    assert folded("U.N.") == folded("UN")


def test_an_acronym_may_leave_out_small_words_or_keep_them() -> None:
    assert is_acronym_of("BLW", ["Brotherhood", "of", "Lantern", "Workers"])
    assert is_acronym_of("BOLW", ["Brotherhood", "of", "Lantern", "Workers"])
    assert not is_acronym_of("UAW", ["National", "Liberation", "Army"])


def test_mentions_say_where_an_actor_is_named() -> None:
    text = "Chad accused Libya of an attack. Libya denied it, and Chad's government asked the African Union to mediate."
    for actor in find_actors(cut(text)).actors:
        assert actor.mentions
        for mention in actor.mentions:
            assert text[mention.start : mention.end] == mention.text
        assert actor.quote == text[actor.start : actor.end]
