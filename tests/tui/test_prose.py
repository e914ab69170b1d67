"""Texts wrapped to a width, with their passages marked."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from tui.panes.prose import safe_passages, wrapped

TEXTS = [
    "talks in Rome\non Monday",
    "one\n\n\ntwo",
    "x" * 45 + " short words after",
    "北京と東京の代表団は水曜日に会談した and then left",
    "  indented   with   spaces  ",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("width", [8, 9, 13, 40])
def test_lines_fit_and_nothing_is_lost(text: str, width: int) -> None:
    spans = list(wrapped(text, width))
    assert all(cell_len(text[start:end].rstrip()) <= width for start, end in spans)
    assert "".join(text[start:end] for start, end in spans) == text.replace("\n", "")


def test_words_are_kept_whole_where_they_fit() -> None:
    text = "the talks were held"
    assert [text[start:end].strip() for start, end in wrapped(text, 9)] == ["the talks", "were held"]


def test_a_text_of_any_kind_is_wrapped_in_linear_time() -> None:
    for text in ("word " * 200_000, "x" * 1_000_000, "北" * 200_000, "\n" * 200_000, "[" * 500_000):
        assert sum(1 for _ in wrapped(text, 80)) > 1000


def test_passages_move_with_what_is_taken_out() -> None:
    text, passages = safe_passages("a\u202eb met c\u200bd.\nThen", ((4, 11),))
    assert text == "ab met cd.\nThen"
    assert [text[start:end] for start, end in passages] == ["met cd"]


def test_passages_beyond_the_text_are_cut() -> None:
    assert safe_passages("short", ((2, 99),)) == ("short", ((2, 5),))
