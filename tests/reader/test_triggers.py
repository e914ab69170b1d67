"""The words that tell of negotiations, and how they are used."""

from __future__ import annotations

import pytest

from store.reader.tagger import tag
from store.reader.tokens import cut
from store.reader.triggers import Trigger, find_triggers


def triggers(sentence: str) -> dict[str, Trigger]:
    text = cut(sentence)
    tag(text)
    return {t.lemma: t for t in find_triggers(text, text.sentences[0])}


def test_a_particle_may_stand_apart_from_its_verb() -> None:
    assert "reject.v" in triggers("The board turned it all down.")["turn_down"].classes


@pytest.mark.parametrize(
    ("sentence", "lemma", "form", "negated", "passive"),
    [
        ("The offer would not have been accepted.", "accept", "modal", True, True),
        ("The rebels have rejected the plan.", "reject", "perfect", False, False),
        ("The two sides will meet on Monday.", "meet", "future", False, False),
        ("The parties are due to meet on Monday.", "meet", "future", False, False),
        ("The truce had been extended.", "extend", "pluperfect", False, True),
    ],
)
def test_tense_modality_negation_and_voice(sentence: str, lemma: str, form: str, negated: bool, passive: bool) -> None:
    found = triggers(sentence)[lemma]
    assert (found.form, found.negated, found.passive) == (form, negated, passive)


def test_a_word_counts_as_the_tagger_has_it() -> None:
    assert not triggers("The phone rang for an hour.")["phone"].is_verb
    assert triggers("Lund phoned her on Monday.")["phone"].is_verb
