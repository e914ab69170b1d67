"""`parley new`: what came in since somebody last looked."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_store
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report
from tests.test_cli import filled, listed, run


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that PARLEY_STORE names; nothing is in it yet."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    return tmp_path / "parley.db"


def accepted(store: Path) -> None:
    """A report more: Sudland accepts to meet."""
    yes = proposal("Meet in Vienna", ("Norland",), ("Sudland",), answer("accepts", "Sudland"), day="2031-03-20")
    sides = (actor("Norland"), actor("Sudland"))
    with open_store(store) as db:
        record(db, report("Sudland accepted.", "2031-03-12"), reading(*sides, yes))


def test_what_is_new_is_said_in_words_until_it_counts_as_seen(
    store: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled(store)
    assert run("new", "--seen") == 0
    assert capsys.readouterr().out.startswith("8 new\n")
    assert run("new") == 0
    told = capsys.readouterr()
    assert (told.out, told.err[:28]) == ("", "parley: nothing is new since")
    accepted(store)
    for options in ([], ["--seen"]):
        assert run("new", *options) == 0
        head, *rest = capsys.readouterr().out.splitlines()
        assert head.startswith("1 new since ")
        assert rest == ["  Sudland accepts: Meet in Vienna, 20 March (report of 12 March 2031)"]
    assert run("new") == 0
    assert capsys.readouterr().out == ""
    assert run("new", "--undo") == 0
    assert capsys.readouterr().out.startswith("1 new since ")


def test_it_is_there_for_scripts(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "new") == []
    filled(store)
    run("new", "--seen")
    capsys.readouterr()
    accepted(store)
    [row] = listed(capsys, "new")
    assert (row["change"], row["kind"], row["response"], row["by"]) == ("answer", "proposal", "accepts", ["Sudland"])
    assert row["now"]["status"] == "accepted"
    assert row["report"]["published"] == "2031-03-12"
    assert row["words"] == "Sudland accepts: Meet in Vienna, 20 March (report of 12 March 2031)"


def test_one_negotiation_is_seen_by_itself(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from store.negotiations import negotiation_id

    filled(store)
    run("new", "--seen")
    with open_store(store) as db:
        fish = negotiation_id(db, "Fish")
        strike = event("Boats stay in port", "action", "2031-03-09", "Norland")
        record(db, report("No fish.", "2031-03-09"), reading(actor("Norland"), strike), negotiation=fish)
    accepted(store)
    capsys.readouterr()
    assert run("new", "--in", "fish", "--seen") == 0
    assert capsys.readouterr().out.splitlines()[1:] == [
        "  action: Boats stay in port, 9 March (report of 9 March 2031)"
    ]
    assert [row["words"][:15] for row in listed(capsys, "new")] == ["Sudland accepts"]


def test_taking_back_where_nothing_was_looked_at_says_so(
    store: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    filled(store)
    assert run("new", "--undo") == 0
    assert "nothing has been looked at" in capsys.readouterr().err
