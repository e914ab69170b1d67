"""`parley correct`: what is said on the command line, and what is answered."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from store.database import open_store
from store.recording import record
from tests.building import actor, event, proposal, reading, report
from tui.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two rounds of talks, a call, and two offers."""
    path = tmp_path / "parley.db"
    monkeypatch.setenv("PARLEY_STORE", str(path))
    with open_store(path) as db:
        actors = (
            actor("Norland"), actor("Sudland"), actor("Ana Berg", "person", party="Norland"),
            actor("Johanna Dahl", "person", party="Norland"),
        )  # fmt: skip
        facts = (
            event("First round in Geneva", "talks", "2031-03-03", "Norland", "Sudland"),
            event("Second round in Vienna", "talks", "2031-03-20", "Norland", "Sudland", status="scheduled"),
            event("Berg calls Sudland", "contact", "2031-03-05", "Ana Berg", "Sudland"),
            proposal("Open the border", ("Norland",), ("Sudland",), kind="terms"),
            proposal("Share the herring", ("Sudland",), ("Norland",), kind="terms"),
        )
        record(db, report("All of it.", "2031-03-06"), reading(*actors, *facts))
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs `parley correct`: the exit status, what it prints, and what it complains of."""

    def correct(*arguments: str, command: str = "correct") -> tuple[int, str, str]:
        try:
            status = main([command, *arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    return correct


def listed(run: Run, command: str, *arguments: str) -> list[dict[str, Any]]:
    status, out, _ = run(*arguments, "--json", command=command)
    assert status == 0
    return json.loads(out)  # type: ignore[no-any-return]


def test_an_event_is_named_by_words_that_only_it_has(run: Run) -> None:
    status, out, _ = run("event", "geneva", "--status", "cancelled", "--day", "march 4", "--reason", "by phone")
    assert status == 0
    assert out == (
        "  1  “First round in Geneva”: day Mon 3 Mar 2031 → Tue 4 Mar 2031\n"
        "  2  “First round in Geneva”: status held → cancelled\n"
    )
    (row,) = listed(run, "timeline", "geneva")
    assert (row["date"], row["status"], row["checked"]) == ("2031-03-04", "cancelled", "corrected")


def test_words_that_several_have_are_refused_with_their_ids(run: Run) -> None:
    status, out, error = run("event", "round", "--drop")
    assert (status, out) == (1, "")
    assert "“round” may be" in error and "(First round in Geneva, Mon 3 Mar 2031)" in error
    assert error.strip().endswith("name one by its number")
    assert len(listed(run, "timeline")) == 3


def test_ids_are_those_that_the_lists_show(run: Run) -> None:
    _, table, _ = run("--ids", command="timeline")
    assert table.startswith("Id")
    number = next(line.split()[0] for line in table.splitlines() if "Vienna" in line)
    assert run("event", number, "--drop")[0] == 0
    assert [row["what"] for row in listed(run, "timeline")] == ["First round in Geneva", "Berg calls Sudland"]


def test_what_was_corrected_is_marked_in_the_lists(run: Run) -> None:
    run("event", "geneva", "--kind", "contact")
    run("event", "vienna", "--confirm")
    _, table, _ = run(command="timeline")
    assert "● held ✎" in table and "◆ scheduled √" in table


def test_actors_are_merged_and_split_and_called_otherwise(run: Run) -> None:
    assert run("actor", "Ana Berg", "--merge", "Dahl", "--role", "envoy")[0] == 0
    (row,) = listed(run, "actors", "--actor", "Dahl")
    assert (row["name"], row["also"], row["role"]) == ("Ana Berg", ["Johanna Dahl"], "envoy")
    assert run("actor", "Berg", "--split", "Johanna Dahl")[1] == "  3  “Ana Berg” is not Johanna Dahl\n"
    assert run("actor", "Dahl", "--side", "Sudland", "--rename", "J. Dahl")[0] == 0
    (row,) = listed(run, "actors", "--actor", "J. Dahl")
    assert (row["side"], row["role"]) == ("Sudland", None)
    assert run("actor", "J. Dahl", "--side", "none")[0] == 0
    assert listed(run, "actors", "--actor", "J. Dahl")[0]["party"] is None


def test_proposals_are_joined_and_settled(run: Run) -> None:
    assert run("proposal", "border", "--join", "herring", "--status", "accepted")[0] == 0
    (row,) = listed(run, "proposals", "--all")
    assert (row["what"], row["status"]) == ("Open the border", "accepted")


def test_corrections_are_listed_and_taken_back(run: Run) -> None:
    run("event", "geneva", "--drop", "--reason", "another year")
    run("proposal", "border", "--status", "withdrawn")
    table = run("--list")[1]
    assert "“First round in Geneva” is dropped" in table and "another year" in table
    assert run("--undo", "1")[1] == "  1  taken back: “First round in Geneva” is dropped\n"
    assert run("--undo")[1].startswith("  2  taken back: ")
    assert listed(run, "correct", "--list") == []
    both = listed(run, "correct", "--list", "--all")
    assert [(row["id"], row["reason"], row["undone"] is not None) for row in both] == [
        (2, None, True), (1, "another year", True),
    ]  # fmt: skip
    assert run("--undo") == (1, "", "parley: there is no correction to take back; see parley correct --list\n")


@pytest.mark.parametrize(
    ("arguments", "status", "complaint"),
    [
        ((), 2, "say what to correct"),
        (("--list", "--undo"), 2, "say what to correct"),
        (("event",), 2, "what is to be corrected of the event is missing; for events there are --day"),
        (("event", "--drop"), 2, "which event? give its id or words of it"),
        (("event", "geneva", "--merge", "x"), 2, "--merge is not for events"),
        (("event", "geneva", "--day", "soonish"), 2, "“soonish” is no date"),
        (("event", "oslo", "--drop"), 1, "no event is called “oslo” or has it in its words"),
        (("event", "99", "--drop"), 1, "there is no event 99; see parley timeline --ids"),
        (("actor", "Ana Berg", "--rename", "Johanna Dahl"), 1, "is a name of Johanna Dahl already"),
        (("actor", "Ana Berg", "--merge", "Norland"), 1, "a person is neither a state nor an organization"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(run: Run, arguments: tuple[str, ...], status: int, complaint: str) -> None:
    ended, out, error = run(*arguments)
    assert (ended, out) == (status, "")
    assert complaint in error and len(error.splitlines()) == 1


def test_there_is_nothing_to_correct_where_there_is_no_store(run: Run, store: Path) -> None:
    store.unlink()
    status, _, error = run("event", "1", "--drop")
    assert status == 1 and "there is no store yet" in error
    assert not store.exists()
