"""Tables of plain text, in a pipe and on a terminal."""

from __future__ import annotations

import os
import sys

import pytest
from rich.cells import cell_len

from tui.tables import write_table

HEAD = ("Day", "What", "Place")
ROWS = [
    ("Mon 3 Mar 2031", "The delegations of both countries met for the third time and parted without result", "Geneva"),
    ("Tue 4 Mar 2031", "会谈 " * 20, "北京"),
    ("undated", None, "Vienna"),
]


def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on, standard output is a terminal of 60 columns, without colour."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    monkeypatch.setattr("shutil.get_terminal_size", lambda: os.terminal_size((60, 24)))
    monkeypatch.setenv("NO_COLOR", "1")


def test_in_a_pipe_every_row_is_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(HEAD, ROWS)
    head, *rows = capsys.readouterr().out.splitlines()
    assert len(rows) == len(ROWS)
    for row, place in zip(rows, ("Geneva", "北京", "Vienna"), strict=True):
        assert cell_len(row[: row.rindex(place)]) == head.index("Place")


def test_on_a_terminal_the_widest_column_is_wrapped_to_fit(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    write_table(HEAD, ROWS)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > len(ROWS) + 1
    assert max(map(cell_len, lines)) <= 60
    words = " ".join(line[16:50] for line in lines[1:4])
    assert "".join(words.split()).startswith("Thedelegationsofbothcountriesmetforthethirdtime")


def test_a_word_that_is_wider_than_its_column_is_broken(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    write_table(HEAD, [("undated", "x" * 200, "Rome")])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert sum(line.count("x") for line in lines) == 200


def test_the_widest_columns_are_narrowed_first(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    on_a_terminal(monkeypatch)
    write_table(HEAD, [("Mon 3 Mar 2031", "met " * 30, "Geneva, Palais des Nations, room seven")])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(cell_len, lines)) <= 60
    assert lines[1].startswith("Mon 3 Mar 2031  met met")


def test_a_table_without_rows_is_its_head(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(HEAD, [])
    assert capsys.readouterr().out == "Day  What  Place\n"


def test_control_characters_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(HEAD, [("undated", "a\x1b]0;title\x07b\u202e\nnext", "Rome")])
    said = capsys.readouterr().out
    assert not set("\x1b\x07\u202e") & set(said) and said.count("\n") == 2
