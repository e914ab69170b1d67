"""How dates, statuses and texts are written."""

from __future__ import annotations

from datetime import date

import pytest
from rich.cells import cell_len

from store.lookup import AnswerRow, DocumentRow, ProposalRow
from tui.words import (
    count_words,
    day_words,
    fit,
    how_far,
    published_words,
    shown,
    shown_prose,
    standing_words,
)

TODAY = date(2025, 5, 28)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-06-02", "Mon 2 Jun 2025"),
        ("2025-05", "May 2025"),
        ("2025", "2025"),
        ("2025-W21", "~19–25 May 2025"),
        ("2025-Q3", "Q3 2025"),
        ("2025-SU", "~summer 2025"),
        ("2025-05-10/2025-05-11", "10–11 May 2025"),
        ("2025-05-30/2025-06-02", "30 May – 2 Jun 2025"),
        ("2024-12-30/2025-01-02", "30 Dec 2024 – 2 Jan 2025"),
        (None, "undated"),
        ("soon", "~soon"),
    ],
)
def test_a_day_is_written_to_the_precision_that_is_known(value: str | None, words: str) -> None:
    assert day_words(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2025-05-28", "today"),
        ("2025-05-29", "tomorrow"),
        ("2025-05-27", "passed yesterday"),
        ("2025-06-02", "in 5 days"),
        ("2025-06-18", "in 3 weeks"),
        ("2025-08-28", "in 3 months"),
        ("2028-05-28", "in 3 years"),
        ("2025-05-26", "passed 2 days ago"),
        ("2023-11-28", "passed 18 months ago"),
        ("2025-05", "this month"),
        ("2025-06", "next month"),
        ("2025-04", "passed last month"),
        ("2025-W22", "this week"),
        ("2025-W23", "next week"),
        ("2025", "this year"),
        ("2022", "passed 3 years ago"),
        ("2025-05-27/2025-05-30", "now"),
        (None, ""),
    ],
)
def test_how_far_off_a_day_is_is_counted_from_today(value: str | None, words: str) -> None:
    assert how_far(value, TODAY) == words


def test_what_happened_is_not_said_to_have_passed() -> None:
    assert how_far("2025-05-16", TODAY, passed="") == "12 days ago"


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("plain", "plain"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("a\u202eb\u2066c\u200bd\ufeffe\u00adf", "abcdef"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("c1 \x9b31m", "c1 \ufffd31m"),
        ("heart \u2764\ufe0f", "heart \u2764"),
        ("[bold]brackets[/", "[bold]brackets[/"),
    ],
)
def test_nothing_that_moves_the_cursor_or_turns_the_writing_reaches_the_terminal(text: str, safe: str) -> None:
    assert shown(text) == safe


def test_prose_keeps_its_lines() -> None:
    assert shown_prose("one\r\ntwo\n") == "one \ntwo\n"


@pytest.mark.parametrize("text", ["plain text", "北京と東京の代表団", "Zażo\u0301łć", "🤝🤝🤝", ""])
@pytest.mark.parametrize("width", range(1, 22))
def test_a_text_is_fitted_to_cells_whatever_their_width(text: str, width: int) -> None:
    assert cell_len(fit(text, width)) == width


def test_a_pending_proposal_stands_as_its_last_answer_says() -> None:
    proposal = ProposalRow(1, "talks", "meeting", "pending", None, None, None, ("A",), ("B",), (), 1)
    considered = AnswerRow("considers", ("B",), None, "2025-05-28", "B considers.")
    conditional = AnswerRow("conditions", ("B",), None, "2025-05-29", "B may.")
    today = date(2025, 6, 2)
    assert standing_words(proposal, today) == "no answer yet"
    assert standing_words(proposal._replace(answers=(considered, conditional)), today) == "B yes, if"
    assert standing_words(proposal._replace(answers=(considered,), status="lapsed"), today) == "lapsed"


def test_a_proposal_whose_day_has_passed_without_a_report_is_overdue_and_still_pending() -> None:
    proposal = ProposalRow(1, "talks", "meeting", "pending", "2025-06-02", None, None, ("A",), ("B",), (), 1)
    considered = AnswerRow("considers", ("B",), None, "2025-05-28", "B considers.")
    assert standing_words(proposal, date(2025, 6, 2)) == "no answer yet"
    assert standing_words(proposal, date(2025, 6, 3)) == "overdue, no report since"
    assert standing_words(proposal._replace(answers=(considered,)), date(2025, 6, 3)) == "overdue, B considers"
    assert standing_words(proposal._replace(told="2025-06-03"), date(2025, 6, 9)) == "no answer yet"
    assert standing_words(proposal._replace(date="2025-06"), date(2025, 6, 3)) == "no answer yet"
    assert standing_words(proposal._replace(status="accepted"), date(2025, 6, 3)) == "accepted"


def test_an_inferred_day_of_publication_is_shown_as_such() -> None:
    report = DocumentRow(1, "a.txt", None, None, None, "2025-05-28", "inferred", 3)
    assert published_words(report) == "28 May 2025 (inferred)"


def test_numbers_have_their_noun() -> None:
    assert [count_words(n, "report") for n in (0, 1, 31)] == ["0 reports", "1 report", "31 reports"]
    assert count_words(12000, "report").replace("\u202f", " ") == "12 000 reports"
