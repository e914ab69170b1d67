"""`parley follow` and `parley inbox`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.test_cli import filled, listed, run
from tests.test_cli_new import accepted


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that PARLEY_STORE names; nothing is in it yet."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    return tmp_path / "parley.db"


def test_an_actor_is_followed_and_what_changes_is_in_the_inbox_until_it_is_read(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(store)
    capsys.readouterr()
    assert run("follow", "sudland") == 0
    assert capsys.readouterr().out == "following Sudland\n"
    assert run("inbox") == 0
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "parley: nothing has changed for what you follow that has not been read\n")
    accepted(store)
    for options in ([], ["--read"]):
        assert run("inbox", *options) == 0
        assert capsys.readouterr().out.splitlines() == [
            "1 unread",
            "  Sudland accepts: Meet in Vienna, 20 March (report of 12 March 2031; for Sudland)",
        ]
    assert run("inbox") == 0
    assert capsys.readouterr().out == ""
    assert run("inbox", "--all") == 0
    assert capsys.readouterr().out.startswith("all read\n  Sudland accepts")


def test_a_proposal_is_followed_by_its_words_and_no_more(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    assert run("follow", "--proposal", "vienna") == 0
    assert capsys.readouterr().out == "following Meet in Vienna\n"
    [row] = listed(capsys, "follow", "--list")
    assert (row["about"], row["title"], row["unread"]) == ("proposal", "Meet in Vienna", 0)
    assert run("follow", "--list") == 0
    assert "Meet in Vienna" in capsys.readouterr().out
    assert run("follow", "--proposal", "--stop", "vienna") == 0
    assert capsys.readouterr().out == "no longer following Meet in Vienna\n"
    assert listed(capsys, "follow", "--list") == []
    assert run("follow", "--proposal", "--stop", "vienna") == 0
    assert capsys.readouterr().err == "parley: Meet in Vienna is not followed\n"


def test_notices_are_there_for_scripts(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    run("follow", "--proposal", "vienna")
    capsys.readouterr()
    assert listed(capsys, "inbox") == []
    accepted(store)
    [row] = listed(capsys, "inbox")
    assert (row["change"], row["response"], row["by"], row["read"]) == ("answer", "accepts", ["Sudland"], False)
    assert (row["followed"], row["report"]["published"]) == (["Meet in Vienna"], "2031-03-12")


def test_what_cannot_be_followed_is_said_in_one_line(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("follow", "Norland") == 1
    assert "there is no store yet" in capsys.readouterr().err
    filled(store)
    capsys.readouterr()
    assert run("follow", "nobody") == 1
    assert "no actor is called “nobody”" in capsys.readouterr().err
    assert run("follow") == 2
    assert capsys.readouterr().err == "parley: say whom or what to follow, or --list; see --help\n"
