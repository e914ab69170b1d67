"""Events: kind, day, status, and what is told twice."""

from __future__ import annotations

import pytest

from store.reader.occasions import precision, side
from tests.reader.facts import reading


@pytest.mark.parametrize(
    ("sentence", "kind", "day"),
    [
        ("Delegations of Norway and Chile met in Oslo on Monday.", "talks", "2031-03-03"),
        ("Norway and Chile will hold a new round of talks in Oslo on 14 March.", "talks", "2031-03-14"),
        ("Norway and Chile signed a fishing agreement on Monday.", "agreement", "2031-03-03"),
        ("Chile rejected the Norwegian offer on Monday.", "response", "2031-03-03"),
        ("Norway's foreign minister Kari Lund telephoned her Chilean counterpart on Monday.", "contact", "2031-03-03"),
        ("The truce between Norway and Chile expires on 31 March.", "deadline", "2031-03-31"),
        ("Norway proposed a truce to Chile on Monday.", "proposal", "2031-03-03"),
        ("Chile suspended the talks with Norway on Monday.", "suspension", "2031-03-03"),
    ],
)
def test_a_plain_sentence_gives_its_event_on_its_day(sentence: str, kind: str, day: str) -> None:
    assert (kind, day) in {(e.kind, e.date) for e in reading(sentence).events}


def test_what_is_weather_or_sport_is_no_event() -> None:
    assert reading("Rain fell on the harbour all week.", "The museum has a new roof.").events == ()


def test_talks_to_come_are_not_held() -> None:
    found = reading("Norway and Chile will hold a new round of talks in Oslo on 14 March.").events
    assert {e.status for e in found if e.kind == "talks"} == {"scheduled"}


def test_every_event_has_its_sentence_and_a_line() -> None:
    text = "Norway and Chile met in Oslo on Monday. Chile rejected an offer by Norway on Tuesday."
    found = reading(text).events
    assert found
    for event in found:
        assert event.quote == text[event.start : event.end]
        assert event.what
        assert "\n" not in event.what


def test_a_side_stands_beside_its_person() -> None:
    found = reading("Chile's President Ana Rojas met Norwegian Prime Minister Kari Lund in Oslo on Monday.").events
    assert {"Ana Rojas", "Chile", "Kari Lund"} <= set(found[0].actors)


def test_of_one_kind_and_day_the_report_gives_one_event() -> None:
    found = reading(
        "Norway and Chile met in Oslo on Monday.",
        "The delegations of Norway and Chile held talks in Oslo on Monday.",
    ).events
    assert sum(e.kind == "talks" and e.date == "2031-03-03" for e in found) == 1


@pytest.mark.parametrize(
    ("value", "exact"), [("2031", "year"), ("2031-03", "month"), ("2031-W10", "week"), ("2031-03-05", "day")]
)
def test_how_exact_a_day_is(value: str, exact: str) -> None:
    assert precision(value) == exact


def test_a_day_lies_before_on_or_after_publication() -> None:
    assert [side(v, "2031-03-05") for v in ("2031-03-04", "2031-03-05", "2031-04")] == ["past", "today", "future"]
