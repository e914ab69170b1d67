"""Why a proposal stands as it does, and the history of an event, in words."""

from __future__ import annotations

from datetime import date

import pytest

from store.lookup import AnswerRow, DocumentRow, EventRow, Explanation, Named, ProposalRow, StateRow
from tui.reasons import history_words, reason_words

TODAY = date(2031, 3, 12)
YES = AnswerRow("accepts", ("Borduria",), None, "2031-03-05", "Borduria accepts.")


def document(day: str) -> DocumentRow:
    """A report of that day."""
    return DocumentRow(1, f"{day}.txt", None, None, None, day, "file name", 5)


def a_proposal(status: str, day: str | None = None) -> ProposalRow:
    """A proposal of that status, for that day."""
    return ProposalRow(1, "a round", "meeting", status, day, None, None, ("Arland",), ("Borduria",), (), 1)


@pytest.mark.parametrize(
    ("status", "why", "words"),
    [
        (
            "accepted",
            Explanation("answer", YES, document("2031-03-05")),
            "accepted: Borduria accepts (report of 5 Mar 2031)",
        ),
        (
            "withdrawn",
            Explanation("report", report=document("2031-03-05")),
            "withdrawn: so says the report of 5 Mar 2031",
        ),
        (
            "lapsed",
            Explanation("day", report=document("2031-03-12")),
            "lapsed: its day passed without an answer (report of 12 Mar 2031)",
        ),
        ("accepted", Explanation("event", held=Named(3, "They met")), "accepted: it was held (“They met”)"),
        ("superseded", Explanation("version", later=Named(3, "11%")), "superseded: “11%” came later"),
        ("rejected", Explanation("person"), "rejected: set by hand"),
        (
            "superseded",
            Explanation("counter", AnswerRow("counters", ("Borduria",), None, "", ""), document("2031-03-05"),
                        countered_by=(Named(2, "a round in Orsk"),)),
            "superseded: Borduria counters (report of 5 Mar 2031) · countered by “a round in Orsk”",
        ),
        ("pending", Explanation(counters=Named(2, "a round in Orsk")), "counters “a round in Orsk”"),
        ("pending", Explanation(), ""),
    ],
)  # fmt: skip
def test_a_status_is_explained(status: str, why: Explanation, words: str) -> None:
    assert reason_words(a_proposal(status), why, TODAY) == words


def test_terms_are_explained_by_the_agreement_that_settled_them() -> None:
    terms = ProposalRow(1, "a toll", "terms", "superseded", None, None, None, ("Arland",), ("Borduria",), (), 1)
    why = Explanation("event", held=Named(3, "They signed"))
    assert reason_words(terms, why, TODAY) == "superseded: they came to terms (“They signed”)"


@pytest.mark.parametrize(
    ("day", "answered", "words"),
    [
        ("2031-03-10", False, "overdue: its day passed 2 days ago, no report since"),
        ("2031-03-10", True, "overdue: its day passed 2 days ago, not all have answered"),
        ("2031-03-12", False, ""),
    ],
)
def test_what_is_overdue_says_since_when(day: str, answered: bool, words: str) -> None:
    assert reason_words(a_proposal("pending", day), Explanation(answered=answered), TODAY) == words


def test_the_history_of_an_event_says_what_changed_and_when_it_was_reported() -> None:
    states = (
        StateRow(document("2031-03-01"), "proposed", "2031-03", None),
        StateRow(document("2031-03-02"), "scheduled", "2031-03-10", "Veldt"),
        StateRow(document("2031-03-05"), "scheduled", "2031-03-11", "Veldt"),
        StateRow(document("2031-03-12"), "held", "2031-03-11", "Veldt"),
    )
    assert history_words(states) == (
        "proposed for March 2031 (1 Mar 2031) → scheduled, for Mon 10 Mar 2031, Veldt (2 Mar 2031)"
        " → moved to Tue 11 Mar 2031 (5 Mar 2031) → held (12 Mar 2031)"
    )
    assert history_words(states[:1]) == ""
    held = EventRow(1, "a round", "talks", "held", "2031-03-11", "Veldt", (), 4, "2031-03-11")
    assert reason_words(held, Explanation(states=states[2:]), TODAY) == (
        "scheduled for Tue 11 Mar 2031 (5 Mar 2031) → held (12 Mar 2031)"
    )
