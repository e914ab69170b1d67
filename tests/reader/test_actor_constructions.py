"""Constructions that give a name its kind, its whole length, and its side."""

from __future__ import annotations

import pytest

from store.reader.actors import analyse, namings
from store.reader.entities import Entities, Entity
from store.reader.name_kinds import name_kinds, open_groups
from store.reader.tokens import cut


def entities(*sentences: str) -> dict[str, tuple[str, str | None]]:
    """Kind and office of everyone named, actor or not."""
    found, sides = analyse(cut("\n".join(sentences)))
    return {entity.name: (entity.kind, sides.role(entity)) for entity in found.all}


def ties(name: str, *sentences: str) -> set[tuple[str, str]]:
    """Whom the report ties a person to, with the construction."""
    found, sides = analyse(cut("\n".join(sentences)))
    person = _named(found, name)
    return {(owner.name, tie) for _, role in sides.roles[person] for owner, tie in role.ties}


def _named(found: Entities, name: str) -> Entity:
    return next(entity for entity in found.all if entity.name == name)


@pytest.mark.parametrize(
    ("sentence", "name", "kind"),
    [
        ("Bishop Tomas Arana of Temerin offered to host the talks.", "Tomas Arana", "person"),
        ("Farmer Anna Holm rejected the offer.", "Anna Holm", "person"),
        ("The letter went to State Rep. Anna Holm, who rejected it.", "Anna Holm", "person"),
        ("Envoy Julie Bishop said the offer stood.", "Julie Bishop", "person"),
        ("Ambassador Pedro Moura do Vale told the envoys of a plan.", "Pedro Moura do Vale", "person"),
        ("The City of Aberdeen rejected the claim.", "City of Aberdeen", "organization"),
        ("The Museum of Welding told the union that it would not pay.", "Museum of Welding", "organization"),
        (
            "The Welsh Nurses and Midwives Federation rejected it.",
            "Welsh Nurses and Midwives Federation",
            "organization",
        ),
        ("The Finnish Government rejected the offer.", "Finnish Government", "state"),
        ("Lisbon Metro rejected the offer.", "Lisbon Metro", "organization"),
    ],
)
def test_a_name_has_its_whole_length_and_its_kind(sentence: str, name: str, kind: str) -> None:
    assert entities(sentence)[name][0] == kind


def test_an_office_of_the_interior_does_not_run_into_the_name() -> None:
    assert "Anna Holm" in entities("The minister of the Interior Anna Holm left.")


def test_a_firm_of_one_word_is_told_from_a_person_by_all_its_namings() -> None:
    text = cut(
        "Varnado rejected the bid on Monday.\nShares in Varnado rose, and Varnado's chief executive, Anna Holm, said "
        "that the board of Varnado wants more."
    )
    capitals, spans, slots = namings(text)
    kinds = name_kinds(text.tokens, capitals.keys, spans, slots)
    own = next(group.own for group in open_groups(capitals.keys, spans) if group.name == "varnado")
    assert len(own) == 4
    assert {kinds[i] for i in own} == {"organization"}


def test_the_surname_of_a_person_named_in_full_is_left_to_that_person() -> None:
    found = entities("Anna Varnado rejected the bid on Monday.", "Varnado said that she wants more.")
    assert set(found) == {"Anna Varnado"}


@pytest.mark.parametrize(
    ("sentences", "tie"),
    [
        (("The Pilots' Guild walked out on Monday.", "Its president, Anna Holm, said so."), ("Pilots' Guild", "its")),
        (("Anna Holm for Oslo and Peter Lind for Lima signed it.",), ("Oslo", "for")),
        (("Anna Holm, Norway's man in the room, said so.",), ("Norway", "man")),
        (("Anna Holm, speaking for Norway, said so.",), ("Norway", "for")),
        (("Anna Holm, on behalf of Norway, said so.",), ("Norway", "for")),
        (("Anna Holm, who represents Norway, said so.",), ("Norway", "leads")),
        (("A Norwegian team led by Anna Holm arrived.",), ("Norwegian", "led")),
    ],
)
def test_a_person_is_tied_to_a_side(sentences: tuple[str, ...], tie: tuple[str, str]) -> None:
    assert tie in ties("Anna Holm", *sentences)


def test_her_negotiator_serves_the_person_named_last() -> None:
    found, sides = analyse(cut("Anna Holm left early. Her negotiator Peter Lind stayed."))
    served = [role.serves for _, role in sides.roles[_named(found, "Peter Lind")]]
    assert _named(found, "Anna Holm") in served


def test_a_branch_belongs_to_the_body_whose_name_it_begins_with() -> None:
    found, sides = analyse(cut("Varnado Holdings sold Varnado Holdings Airlines.\nVarnado Holdings said so."))
    assert sides.pairs.parent(_named(found, "Varnado Holdings Airlines")) is _named(found, "Varnado Holdings")


@pytest.mark.parametrize("day", ["on Monday", "Monday night", "on Monday evening", "last week", "yesterday"])
def test_a_day_between_a_name_and_its_verb_hides_nobody(day: str) -> None:
    assert "Norway" in entities(f"Norway {day} asked Iceland for a quota.")


def test_the_first_word_of_an_organization_is_no_person_beside_it() -> None:
    found = entities("The union asked Nordlink Ferries for a rise.\nNordlink's chief negotiator, Berit Aasen, refused.")
    assert found["Nordlink Ferries"][0] == "organization"
    assert "Nordlink" not in found
