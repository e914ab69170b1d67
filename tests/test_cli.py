"""The `parley` command: what each command prints, where the store is, how a run ends."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from store.database import open_store
from store.recording import record
from tests.building import actor, answer, event, proposal, reading, report
from tui.cli import default_store, main

COMMANDS = (
    "watch", "import", "read", "new", "timeline", "actors", "proposals", "dates", "documents", "correct", "reread",
    "settings",
)  # fmt: skip

TEXT = "Norland proposed on Tuesday to meet Sudland in Vienna on March 20. Sudland is studying the offer."


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The store that PARLEY_STORE names; nothing is in it yet."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    return tmp_path / "parley.db"


def filled(store: Path) -> None:
    """Two reports of one negotiation: an offer that is studied, an earlier one that was rejected."""
    actors = (actor("Norland"), actor("Sudland"), actor("Ana Berg", "person", "Berg", party="Norland"))
    met = event("Round of talks", "talks", "2031-03-03", "Norland", "Sudland", place="Geneva")
    opened = proposal("Open the border", ("Norland",), ("Sudland",), kind="terms", status="rejected")
    next_round = event("Next round", "talks", "2031-03-20", "Sudland", status="proposed", place="Vienna")
    studied = answer("considers", "Sudland")
    meet = proposal("Meet in Vienna", ("Ana Berg", "Norland"), ("Sudland",), studied, day="2031-03-20")
    with open_store(store) as db:
        record(db, report("Norland offered to open the border.", "2031-03-04"), reading(*actors, met, opened))
        record(db, report("Norland offered to meet in Vienna.", "2031-03-10"), reading(*actors, next_round, meet))


def run(*arguments: str | Path) -> int:
    """The exit status of a run."""
    try:
        return main([str(argument) for argument in arguments])
    except SystemExit as ended:
        return int(ended.code or 0)


def listed(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> Any:
    """What a command prints as JSON."""
    assert run(*arguments, "--json") == 0
    return json.loads(capsys.readouterr().out)


# ------------------------------------------------------------ help, usage, store


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(command, "--help") == 0
    assert f"examples:\n  {'parley ' + command}" in capsys.readouterr().out


def test_the_help_names_every_command_and_the_store(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--help") == 0
    said = capsys.readouterr().out
    assert all(f"    {command} " in said for command in COMMANDS)
    assert default_store().name in said


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--version") == 0
    assert capsys.readouterr().out.startswith("parley 0.")


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("import",), ("read",), ("timeline", "--nonsense"), ("proposals", "--status", "odd")]
)
def test_what_is_not_understood_ends_with_2(arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(*arguments) == 2
    assert "usage: parley" in capsys.readouterr().err


def test_a_date_that_is_none_ends_with_2_and_one_line(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    assert run("timeline", "--since", "the day of the dog") == 2
    assert capsys.readouterr().err.splitlines() == [
        "parley: “the day of the dog” is no date; write it as 2025-06-02, 2025-06, “june 2” or “2 weeks ago”"
    ]


def test_a_kind_that_is_none_ends_with_2_and_tells_the_kinds(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    assert run("timeline", "--kind", "party") == 2
    assert "the kinds are: talks, contact, proposal" in capsys.readouterr().err


def test_without_a_terminal_there_is_no_dashboard(capsys: pytest.CaptureFixture[str]) -> None:
    assert run() == 2
    assert "the dashboard needs a terminal" in capsys.readouterr().err


def test_without_a_terminal_watching_names_the_way_without_a_dashboard(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("watch", tmp_path) == 2
    assert f"without one: parley watch {tmp_path} --no-dashboard" in capsys.readouterr().err


@pytest.mark.parametrize("before", [True, False])
def test_the_store_is_named_before_or_after_the_command(
    tmp_path: Path, before: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "elsewhere.db"
    filled(elsewhere)
    named = ("--store", elsewhere)
    arguments = (*named, "documents") if before else ("documents", *named)
    assert len(listed(capsys, *arguments)) == 2


def test_the_store_is_in_the_platforms_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    if sys.platform.startswith("linux"):
        assert default_store() == tmp_path / "parley" / "parley.db"


def test_a_store_that_is_not_there_yet_is_empty_and_is_not_made(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("timeline", "--json") == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == [] and "put reports in with: parley import PATH" in said.err
    assert not store.exists()


# ------------------------------------------------------------ lists


def test_the_timeline_as_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    first, second = listed(capsys, "timeline")
    assert {key: first[key] for key in ("what", "date", "kind", "status", "actors", "place", "reports")} == {
        "what": "Round of talks", "date": "2031-03-03", "kind": "talks", "status": "held",
        "actors": ["Norland", "Sudland"], "place": "Geneva", "reports": 1,
    }  # fmt: skip
    assert (second["date"], second["status"]) == ("2031-03-20", "proposed")


def test_proposals_as_json_are_the_pending_ones_with_their_answers(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(store)
    (pending,) = listed(capsys, "proposals")
    assert {key: pending[key] for key in ("what", "kind", "by", "to", "date", "status")} == {
        "what": "Meet in Vienna", "kind": "meeting", "by": ["Ana Berg", "Norland"], "to": ["Sudland"],
        "date": "2031-03-20", "status": "pending",
    }  # fmt: skip
    assert [(said["by"], said["response"]) for said in pending["responses"]] == [(["Sudland"], "considers")]


def test_all_proposals_and_those_of_a_status(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    assert len(listed(capsys, "proposals", "--all")) == 2
    assert [row["what"] for row in listed(capsys, "proposals", "--status", "rejected")] == ["Open the border"]


def test_actors_as_json(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(store)
    rows = {row["name"]: row for row in listed(capsys, "actors")}
    assert set(rows) == {"Norland", "Sudland", "Ana Berg"}
    berg = rows["Ana Berg"]
    assert (berg["kind"], berg["also"], berg["party"], berg["reports"]) == ("person", ["Berg"], "Norland", 2)


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("vienna",), ["Next round"]),
        (("--since", "2031-03-04"), ["Next round"]),
        (("--until", "2031-03-19"), ["Round of talks"]),
        (("--since", "2031-03", "--until", "2031-03"), ["Round of talks", "Next round"]),
        (("--since", "march 4, 2031"), ["Next round"]),
        (("--actor", "norland"), ["Round of talks"]),
        (("--status", "proposed"), ["Next round"]),
        (("--kind", "deadline"), []),
        (("--actor", "Atlantis"), []),
        (("next", "--since", "2031-03-04", "round"), ["Next round"]),
    ],
)
def test_what_narrows_the_timeline(
    store: Path, arguments: tuple[str, ...], found: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    filled(store)
    assert [row["what"] for row in listed(capsys, "timeline", *arguments)] == found


def test_documents_and_dates_as_json(store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "2031-03-12-talks.txt"
    path.write_text(TEXT)
    assert run("import", path) == 0
    capsys.readouterr()
    (document,) = listed(capsys, "documents")
    assert (document["name"], document["published"], document["published_by"]) == (
        path.name, "2031-03-12", "file name",
    )  # fmt: skip
    march = next(row for row in listed(capsys, "dates") if row["value"] == "2031-03-20")
    assert TEXT[march["start"] : march["end"]] == march["text"] == "March 20"
    assert listed(capsys, "dates", "--since", "2031-04") == []


def test_json_is_not_paged(store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.commands.lists.PAGE", 2)
    filled(store)
    assert len(listed(capsys, "actors")) == 3


def test_a_table_tells_weekday_and_how_far_off(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.commands.lists.today", lambda: date(2031, 3, 15))
    filled(store)
    assert run("timeline") == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head.split()[:4] == ["Day", "How", "far", "off"]
    assert rows[0].startswith("Mon 3 Mar 2031   12 days ago  ● held")
    assert rows[1].startswith("Thu 20 Mar 2031  in 5 days    ◇ proposed")


def test_a_piped_table_has_a_line_a_row_in_aligned_columns(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with open_store(store) as db:
        events = (
            event("Talks of the 北京会谈 delegations " * 8, "talks", "2031-03-03", place="北京"),
            event("Short", "talks", "2031-03-04", place="Vienna"),
        )
        record(db, report("Talks."), reading(*events))
    assert run("timeline") == 0
    head, first, second = capsys.readouterr().out.splitlines()
    from rich.cells import cell_len

    column = head.index("What")
    assert cell_len(first[: first.index("Talks of")]) == column == second.index("Short")


def test_texts_from_outside_are_made_safe(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hostile = "Talks\x1b[31m of\x9b \u202eevil\u202c [/bold] delegations"
    with open_store(store) as db:
        record(db, report("Talks."), reading(event(hostile, "talks", "2031-03-03")))
    assert run("timeline") == 0
    shown = capsys.readouterr().out
    assert run("timeline", "--json") == 0
    as_json = capsys.readouterr().out
    assert not set("\x1b\x9b\u202e\u202c") & set(shown + as_json)
    assert "[/bold] delegations" in shown
    assert json.loads(as_json)[0]["what"] == hostile


# ------------------------------------------------------------ read


def test_reading_as_json_has_the_shape_of_a_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "2031-03-12-talks.txt"
    path.write_text(f"Delegations to meet in Vienna\n{TEXT}")
    (said,) = listed(capsys, "read", path)
    assert {"file", "published", "title", "actors", "dates", "events", "proposals", "disputes"} <= set(said)
    assert (said["file"], said["published"], said["title"]) == (
        path.name, "2031-03-12", "Delegations to meet in Vienna",
    )  # fmt: skip
    text = path.read_text()
    assert "2031-03-20" in {found["value"] for found in said["dates"]}
    assert all(text[found["start"] : found["end"]] == found["text"] for found in said["dates"])
    assert all(text[found["start"] : found["end"]] == found["quote"] for found in said["events"] + said["proposals"])


def test_reading_keeps_the_order_given_and_stores_nothing(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text(TEXT)
    said = listed(capsys, "read", tmp_path / "b.txt", tmp_path / "a.txt")
    assert [each["file"] for each in said] == ["b.txt", "a.txt"]
    assert not store.exists()


def test_reading_as_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(TEXT)
    assert run("read", path, "--date", "2031-03-12") == 0
    said = capsys.readouterr().out
    assert said.startswith("talks.txt\npublished Wed 12 Mar 2031 (given on import)\n")
    assert "March 20  Thu 20 Mar 2031" in said


def test_reading_imports_neither_a_database_nor_a_screen() -> None:
    program = (
        "import sys; from tui.cli import main; main(['read', '--json', sys.argv[1]]);"
        "print([name for name in ('sqlite_utils', 'sqlite3', 'textual', 'rich', 'dateparser', 'numpy')"
        " if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program, "seeds"], capture_output=True, text=True, timeout=60)
    assert done.stderr.strip() == "[]"


# ------------------------------------------------------------ import and watch


def test_importing_sums_up_what_became_of_the_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2031-03-12.txt").write_text(TEXT)
    (folder / "2031-03-13.txt").write_text("Norland and Sudland met on Thursday.")
    assert run("import", folder) == 0
    assert capsys.readouterr().out == "2 reports: 2 new\n"
    assert run("import", folder / "2031-03-12.txt") == 0
    assert capsys.readouterr().out == "1 report: 1 known already\n"


def test_standard_input_is_imported_with_its_day(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    assert run("import", "-", "--date", "12 march 2031") == 0
    capsys.readouterr()
    (document,) = listed(capsys, "documents")
    assert (document["name"], document["published"], document["published_by"]) == ("-", "2031-03-12", "given")


def test_watching_once_prints_a_line_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2031-03-12-talks.txt").write_text(TEXT)
    assert run("watch", folder, "--once") == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("2031-03-12-talks.txt  Wed 12 Mar 2031 (from the file name)  new: ")


def test_watching_an_empty_folder_once_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    assert run("watch", folder, "--once") == 0
    assert capsys.readouterr().err == f"parley: {folder}: no report in it yet\n"


def test_reading_again_tells_what_has_become_of_it_and_where_the_copy_is(
    store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(store)
    assert main(["reread"]) == 0
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("2 reports read again: 3 → ") and first.endswith(" proposals")
    assert second.startswith(f"the store as it was: {store}.before-reread-")
    assert Path(second.removeprefix("the store as it was: ")).is_file()
    assert main(["reread"]) == 0
    assert capsys.readouterr().out.startswith("0 reports read again")


def test_importing_tells_of_reports_that_an_earlier_reader_has_read(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(store)
    (tmp_path / "2031-03-28.txt").write_text(TEXT)
    assert main(["import", str(tmp_path / "2031-03-28.txt")]) == 0
    assert capsys.readouterr().err == (
        "parley: 2 reports read by an earlier parley; to read what is stored again: parley reread\n"
    )
    assert main(["reread"]) == 0
    capsys.readouterr()
    assert main(["import", str(tmp_path / "2031-03-28.txt")]) == 0
    assert capsys.readouterr().err == ""


def test_reading_again_needs_a_store_and_makes_none(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["reread"]) == 0
    assert "there is no store yet" in capsys.readouterr().err
    assert not store.exists()


def test_reading_again_that_is_interrupted_says_that_the_store_is_as_it_was(
    store: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(store)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("store.reader.read", interrupted)
    assert main(["reread"]) == 130
    assert capsys.readouterr().err == "parley: interrupted; the store is as it was\n"
