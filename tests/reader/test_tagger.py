"""Tags and lemmas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reader.lemmas import lemmas
from store.reader.tagger import tag
from store.reader.tokens import cut


def tagged(text: str) -> dict[str, tuple[str, str]]:
    out = cut(text)
    tag(out)
    return {token.text: (token.tag, token.lemma) for token in out.tokens}


def test_verbs_and_nouns_of_one_form_are_told_apart() -> None:
    assert tagged("The ministers will offer talks.")["offer"] == ("VB", "offer")
    assert tagged("They rejected the offer on Monday.")["offer"] == ("NN", "offer")


def test_a_participle_is_told_from_a_past_tense() -> None:
    assert tagged("The union proposed a pay rise.")["proposed"] == ("VBD", "propose")
    assert tagged("A truce was proposed by Norway.")["proposed"] == ("VBN", "propose")


def test_names_that_no_lexicon_knows_are_names() -> None:
    assert tagged("On Tuesday Ingvild Brattstrøm met Zhakarov in Ulvsund.")["Brattstrøm"][0] == "NNP"


def test_to_before_a_verb_is_not_the_preposition() -> None:
    words = tagged("The envoy went to Bern.")
    assert words["to"][0] == "IN"
    assert tagged("The envoy agreed to meet.")["to"][0] == "TO"


def test_hyphened_words_are_adjectives_before_a_noun() -> None:
    assert tagged("They agreed on a 30-day truce.")["30-day"][0] == "JJ"


def test_clitics_have_the_lemma_of_their_word() -> None:
    words = tagged("The rebels won't sign, and they're leaving.")
    assert words["wo"] == ("MD", "will")
    assert words["n't"] == ("RB", "not")
    assert words["'re"] == ("VBP", "be")


def test_a_headline_in_title_case_is_read_as_if_in_small_letters() -> None:
    assert tagged("Ministers Reject New Offer From Union\nThey did.")["Reject"] == ("VBP", "reject")


@pytest.mark.parametrize(
    ("form", "tag_", "lemma"),
    [
        ("talks", "NNS", "talk"),
        ("parties", "NNS", "party"),
        ("crises", "NNS", "crisis"),
        ("proposed", "VBD", "propose"),
        ("rejected", "VBN", "reject"),
        ("stopped", "VBD", "stop"),
        ("agreed", "VBD", "agree"),
        ("met", "VBD", "meet"),
        ("leaving", "VBG", "leave"),
        ("setting", "VBG", "set"),
        ("denies", "VBZ", "deny"),
        ("reaches", "VBZ", "reach"),
        ("later", "RBR", "late"),
        ("early", "RB", "early"),
    ],
)
def test_lemmas(form: str, tag_: str, lemma: str) -> None:
    assert lemmas().of(form, form, tag_) == lemma


@given(st.text() | st.lists(st.sampled_from("The talks 's n't to Reject - . \" U.S. met x1".split())).map(" ".join))
def test_every_token_gets_a_tag_and_a_lemma_and_always_the_same(text: str) -> None:
    first, second = cut(text), cut(text)
    tag(first)
    tag(second)
    assert all(token.tag and token.lemma for token in first.tokens)
    assert first == second
