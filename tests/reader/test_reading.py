"""The whole reading: what holds for every text, however odd."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.days import span_of
from store.document import Document
from store.reader import read
from store.reader.reading import Reading
from tests.hostile import HOSTILE

WORDS = st.sampled_from(
    "The Arland Borduria Kosta Mira minister proposed rejected accepted talks round offer on Monday 2 June 2031 in "
    "Veldt and of to with said that will not by its he they the union . , “ ” \" ' ( ) - — : ; \n Mr. U.S. May".split(
        " "
    )
)


def reading_of(text: str) -> Reading:
    return read(Document("report.txt", text, date(2031, 6, 4), "given"))


def check(text: str) -> None:
    """Every span lies in the text, every quote stands there, every name and day can be followed up."""
    said = reading_of(text)
    names = {actor.name for actor in said.actors}
    assert len(names) == len(said.actors)
    for found in said.dates:
        assert text[found.start : found.end] == found.text
        assert span_of(found.value), found
    for actor in said.actors:
        assert text[actor.start : actor.end] == actor.quote
        assert actor.party is None or actor.party in names
        assert all(text[m.start : m.end] == m.text for m in actor.mentions)
    for event in said.events:
        assert text[event.start : event.end] == event.quote
        assert event.date is None or span_of(event.date), event
        assert set(event.actors) <= names
        assert event.what.strip()
    for proposal in said.proposals:
        assert text[proposal.start : proposal.end] == proposal.quote
        assert proposal.date is None or span_of(proposal.date), proposal
        assert {*proposal.by, *proposal.to} <= names
        for answer in proposal.answers:
            assert text[answer.start : answer.end] == answer.quote
            assert set(answer.by) <= names
    for dispute in said.disputes:
        assert all(text[account.start : account.end] == account.quote for account in dispute.accounts)
    assert reading_of(text) == said


@given(st.lists(WORDS, max_size=80).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_any_words_of_news_are_read_soundly(text: str) -> None:
    check(text)


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_soundly(text: str) -> None:
    check(text)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_read_soundly(name: str) -> None:
    check(HOSTILE[name](400))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "\ufeff", "…", "\u202e"])
def test_next_to_nothing_says_nothing(text: str) -> None:
    said = reading_of(text)
    assert said == Reading((), (), (), (), ())
