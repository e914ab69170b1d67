"""Answers, also where they name the proposal only as "the offer"."""

from __future__ import annotations

import pytest

from tests.reader.facts import reading

OFFER = "Norway proposed to Chile on Monday that the two sides share the fishing grounds."


@pytest.mark.parametrize(
    ("sentence", "response"),
    [
        ("Chile rejected the offer on Tuesday.", "rejects"),
        ("Chile accepted the proposal on Tuesday.", "accepts"),
        ("Chile is studying the proposal, its foreign ministry said.", "considers"),
    ],
)
def test_an_answer_in_the_next_sentence_belongs_to_the_proposal(sentence: str, response: str) -> None:
    found = reading(OFFER, sentence).proposals
    answers = [a for p in found if "Norway" in p.by for a in p.answers]
    assert response in {a.response for a in answers}
    assert all(a.quote in (OFFER, sentence) for a in answers)


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Chile rejected the offer on Tuesday.", "rejected"),
        ("Chile is studying the proposal, its foreign ministry said.", "pending"),
        ("Reindeer graze on the islands.", "pending"),
    ],
)
def test_a_status_follows_from_the_answers(sentence: str, status: str) -> None:
    found = next(p for p in reading(OFFER, sentence).proposals if "Norway" in p.by)
    assert found.status == status


def test_the_addressee_answers() -> None:
    found = next(p for p in reading(OFFER, "Chile rejected the offer on Tuesday.").proposals if p.answers)
    assert found.answers[0].by == ("Chile",)
