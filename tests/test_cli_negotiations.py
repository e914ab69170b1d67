"""`--in NAME`: where reports go, and what a list is narrowed to."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import TEXT, listed, run

RIVER = "Norland and Sutharia will meet in Geneva on March 14, the ministry said."


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that PARLEY_STORE names; nothing is in it yet."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    return tmp_path / "parley.db"


@pytest.fixture
def two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """A report of the border talks, and one on the river."""
    folder = tmp_path / "river"
    folder.mkdir()
    (folder / "2031-03-12-river.txt").write_text(RIVER)
    (tmp_path / "2031-03-12-border.txt").write_text(TEXT)
    assert run("import", tmp_path / "2031-03-12-border.txt", "--in", "Border talks") == 0
    assert run("watch", folder, "--once") == 0
    capsys.readouterr()
    return folder


@pytest.mark.parametrize("command", ["timeline", "actors", "proposals", "dates", "documents"])
def test_each_list_is_narrowed_to_a_negotiation(two: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    whole = listed(capsys, command)
    if command not in ("actors", "dates"):
        assert {row["negotiation"] for row in whole} <= {"Border talks", "river"}
    border, river = listed(capsys, command, "--in", "border"), listed(capsys, command, "--in", "river")
    assert border
    assert len(border) < len(whole) or not river
    assert [row for row in whole if row not in border and row not in river] == []


def test_a_watched_folder_gives_its_name_and_import_the_one_that_is_said(
    two: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sorted((row["name"], row["negotiation"]) for row in listed(capsys, "documents")) == [
        ("2031-03-12-border.txt", "Border talks"), ("2031-03-12-river.txt", "river"),
    ]  # fmt: skip


def test_reports_move_where_it_is_said(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("import", two, "--in", "BORDER TALKS") == 0
    assert capsys.readouterr().out == "1 report: 1 moved here\n"
    assert {row["negotiation"] for row in listed(capsys, "documents")} == {"Border talks"}
    assert run("watch", two, "--once") == 0  # what somebody has placed stays
    assert run("watch", two, "--once", "--in", "river") == 0
    assert "known already" in (out := capsys.readouterr().out)
    assert "moved here" in out


def test_one_that_is_not_there_is_a_line_with_those_that_are(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("timeline", "--in", "wages") == 2
    assert capsys.readouterr().err == ("parley: there is no negotiation “wages”; there are: “Border talks”, “river”\n")


def test_looking_back_before_its_first_report_it_is_empty(two: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "timeline", "--in", "river", "--as-of", "2031-03-01") == []


def test_a_name_that_cannot_be_one_is_refused_before_anything_is_stored(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert run("import", tmp_path / "a.txt", "--in", "\x1b[31m") == 2
    assert "is no name for a negotiation" in capsys.readouterr().err
    assert not (tmp_path / "parley.db").exists()
