"""`--as-of DAY`: the lists as they were known at the end of a day."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.database import open_store
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report
from tui.cli import main

ACTORS = (actor("Norland"), actor("Sudland"))
OFFER = proposal("Meet in Vienna", ("Norland",), ("Sudland",), day="2031-03-20")
YES = proposal("the meeting", ("Norland",), ("Sudland",), answer("accepts", "Sudland"), day="2031-03-20")
MET = event("Round of talks", "talks", "2031-03-20", "Norland", "Sudland", place="Vienna")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that PARLEY_STORE names: an offer, its acceptance, and the meeting."""
    path = tmp_path / "parley.db"
    monkeypatch.setenv("PARLEY_STORE", str(path))
    with open_store(path) as db:
        record(db, report("Norland offered to meet.", "2031-03-04"), reading(*ACTORS, OFFER))
        record(db, report("Sudland agreed.", "2031-03-10"), reading(*ACTORS, YES))
        record(db, report("They met.", "2031-03-21"), reading(*ACTORS, actor("Ana Berg", "person"), MET))
    return path


def listed(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a command prints as JSON."""
    assert main([*arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("day", "statuses"),
    [("2031-03-03", []), ("march 9 2031", ["pending"]), ("2031-03-10", ["accepted"]), ("2031-03", ["accepted"])],
)
def test_proposals_have_the_status_of_that_day(
    day: str, statuses: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(capsys, "proposals", "--all", "--as-of", day)
    assert [row["status"] for row in rows] == statuses


@pytest.mark.parametrize(
    ("command", "before", "after"), [("timeline", 0, 1), ("actors", 2, 3), ("documents", 1, 3), ("dates", 0, 0)]
)
def test_each_list_knows_only_the_reports_up_to_that_day(
    command: str, before: int, after: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert len(listed(capsys, command, "--as-of", "2031-03-04")) == before
    assert len(listed(capsys, command, "--as-of", "2031-03-21")) == after
    assert listed(capsys, command, "--as-of", "2031-03-21") == listed(capsys, command)


def test_how_far_off_a_day_is_counts_from_the_day_that_is_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proposals", "--as-of", "2031-03-08"]) == 0
    assert "in 12 days" in capsys.readouterr().out


def test_a_day_before_all_reports_says_that_nothing_was_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["proposals", "--as-of", "2031-03-03"]) == 0
    assert "was known at the end of Mon 3 Mar 2031" in capsys.readouterr().err


def test_what_is_no_day_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["timeline", "--as-of", "sometime"]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_why_a_proposal_has_its_status_is_told_to_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    [row] = listed(capsys, "proposals", "--all")
    assert (row["status"], row["why"], row["counters"]) == ("accepted", "answer", None)
