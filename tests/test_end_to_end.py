"""The installed command as a user runs it: in a pipe, on a terminal, interrupted."""

from __future__ import annotations

import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pyte
import pytest

from store.database import open_store
from store.lookup import Lookup
from store.recording import record
from tests.building import event, reading, report

SEED = next(Path("seeds").resolve().glob("*.txt"))
TEXT = "Norland proposed on Tuesday to meet Sudland in Vienna on March 20. Sudland is studying the offer."

SLACK = 30.0
"""Seconds after which a test gives up waiting: a loaded machine is slow."""


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store, settings and a memory of its own, and a terminal like any other."""
    monkeypatch.setenv("PARLEY_STORE", str(tmp_path / "parley.db"))
    for folder in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(folder, str(tmp_path / folder))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)


def parley(*arguments: str | Path) -> list[str]:
    """The command line that runs parley: as it was installed, or from the tree where it was not."""
    installed = Path(sys.executable).with_name("parley")
    command = [str(installed)] if installed.exists() else [sys.executable, "-m", "tui.cli"]
    return [*command, *map(str, arguments)]


def run(*arguments: str | Path, given: str | None = None) -> subprocess.CompletedProcess[str]:
    """A run to its end."""
    return subprocess.run(parley(*arguments), input=given, capture_output=True, text=True, timeout=120)


def wait(enough: Callable[[], bool], what: str) -> None:
    """Wait until something has come about."""
    give_up = time.monotonic() + SLACK
    while not enough():
        assert time.monotonic() < give_up, f"waited in vain for {what}"
        time.sleep(0.02)


def test_from_a_report_to_what_is_known() -> None:
    imported = run("import", SEED)
    assert (imported.returncode, imported.stdout, imported.stderr) == (0, "1 report: 1 new\n", "")
    again = run("import", "-", given=SEED.read_text(encoding="utf-8"))
    assert again.stdout == "1 report: 1 known already\n"
    actors = {row["name"] for row in json.loads(run("actors", "--json").stdout)}
    assert {"Russia", "Ukraine", "Sergey Lavrov"} <= actors
    documents = run("documents")
    assert documents.returncode == 0 and SEED.name in documents.stdout


def test_a_reader_that_has_seen_enough_ends_the_run_quietly(tmp_path: Path) -> None:
    with open_store(tmp_path / "parley.db") as db:
        border = "on the border, the river, the bridges and the road " * 8
        for n in range(300):  # more than a pipe holds (64 kB)
            day = (date(2031, 1, 1) + timedelta(days=n)).isoformat()
            record(db, report(f"Talks {n}.", day), reading(event(f"Round {n} of talks {border}", "talks", day)))
    for how in ([], ["--json"]):
        with subprocess.Popen(
            parley("timeline", *how), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            assert process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == ""
            assert process.wait(SLACK) == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_finds_no_room_gives_one_line() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(parley("read", SEED), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (1, "parley: the output cannot be written (no space left on device)\n")


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[tuple[Path, Path, subprocess.Popen[str]]]:
    """A folder that is watched without a dashboard: the folder, what is printed, the process."""
    folder, output = tmp_path / "reports", tmp_path / "output"
    folder.mkdir()
    (folder / "2031-03-12-first.txt").write_text(TEXT)
    with output.open("w") as file:
        process = subprocess.Popen(
            parley("watch", folder, "--no-dashboard"), stdout=file, stderr=subprocess.PIPE, text=True
        )
    try:
        wait(lambda: "first.txt" in output.read_text(), "what the folder held")
        yield folder, output, process
    finally:
        process.kill()
        process.wait()
        assert process.stderr is not None
        process.stderr.close()


def test_watching_prints_a_line_a_report_until_it_is_interrupted(
    watched: tuple[Path, Path, subprocess.Popen[str]],
) -> None:
    folder, output, process = watched
    (folder / "2031-03-13-second.txt").write_text(f"{TEXT} Talks go on.")
    wait(lambda: "second.txt" in output.read_text(), "the report that was dropped")
    (folder / "2031-03-13-second.txt").rename(folder / "2031-03-14-third.txt")
    wait(lambda: "third.txt" in output.read_text(), "the report that was renamed")
    process.send_signal(signal.SIGINT)
    assert process.wait(SLACK) == 0
    assert process.stderr is not None and process.stderr.read() == ""
    assert output.read_text().count("\n") == 3


def test_a_watched_folder_that_vanishes_gives_one_line(watched: tuple[Path, Path, subprocess.Popen[str]]) -> None:
    folder, output, process = watched
    folder.rename(folder.with_name("away"))
    assert process.stderr is not None
    assert process.stderr.readline().startswith(f"parley: {folder}: the folder is gone")
    folder.with_name("away").rename(folder)
    (folder / "2031-03-13-second.txt").write_text(f"{TEXT} Talks go on.")
    wait(lambda: "second.txt" in output.read_text(), "the report that was dropped after the folder came back")


def test_importing_on_a_terminal_ends_with_the_sum(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for n in range(3):
        (folder / f"2031-03-1{n}.txt").write_text(f"{TEXT} {n}")
    command, *arguments = parley("import", folder)
    terminal = pexpect.spawn(command, arguments, timeout=SLACK, encoding="utf-8", dimensions=(24, 80))
    terminal.expect("Importing")
    terminal.expect("3 reports: 3 new")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 0


def test_an_interrupted_import_says_what_is_in_and_goes_on_where_it_was(tmp_path: Path) -> None:
    folder, store = tmp_path / "reports", tmp_path / "parley.db"
    folder.mkdir()
    for n in range(60):
        (folder / f"2031-01-01-{n:02}.txt").write_text(f"{SEED.read_text(encoding='utf-8')} {n}")

    def number() -> int:
        with Lookup(store) as lookup:
            return lookup.count_documents()

    process = subprocess.Popen(parley("import", folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        wait(lambda: store.exists() and "document" in tables(store) and number() > 2, "the first reports")
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=SLACK)
        assert process.returncode == 130
        told = re.search(r"parley: interrupted; (\d+) of 60 reports done: those that are in are whole", complaints)
        assert told and "Traceback" not in complaints
        assert number() - int(told[1]) in (0, 1) and number() < 60  # one may be in that was not yet told
        known = number()
    finally:
        process.kill()
        process.wait()
    again = run("import", folder).stdout
    assert f"{known} known already" in again and f"{60 - known} new" in again


def tables(store: Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{store}?mode=ro", uri=True)) as db:
        return {name for (name,) in db.execute("select name from sqlite_master")}


class Screen:
    """A terminal with parley on it."""

    def __init__(self, *arguments: str | Path, columns: int = 120, rows: int = 40) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.Stream(self.screen)
        command, *rest = parley(*arguments)
        environment = {**os.environ, "COLORTERM": "truecolor"}
        self.process = pexpect.spawn(command, rest, encoding="utf-8", dimensions=(rows, columns), env=environment)

    def text(self) -> str:
        """What the screen shows now."""
        return "\n".join(self.screen.display)

    def wait_for(self, words: str) -> None:
        """Wait until the screen shows these words."""
        give_up = time.monotonic() + SLACK
        while words not in self.text():
            assert time.monotonic() < give_up, f"waited in vain for {words!r} on\n{self.text()}"
            self._draw()

    def quit(self) -> int | None:
        """Press `q`; the exit status."""
        self.process.send("q")
        give_up = time.monotonic() + SLACK
        while self.process.isalive():
            assert time.monotonic() < give_up, "it does not end"
            self._draw()
        self.process.close()
        status: int | None = self.process.exitstatus
        return status

    def _draw(self) -> None:
        try:
            self._stream.feed(self.process.read_nonblocking(65536, timeout=0.1))
        except pexpect.TIMEOUT:
            return
        except pexpect.EOF:
            time.sleep(0.05)


def test_watching_shows_a_report_that_is_dropped(tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / SEED.name).write_bytes(SEED.read_bytes())
    screen = Screen("watch", folder)
    try:
        screen.wait_for("Lavrov")
        assert "Norway" not in screen.text()
        (folder / "2025-06-01-fish.txt").write_text(
            "Norway proposed on Sunday to meet Iceland in Vienna on June 20. Iceland is studying the offer."
        )
        screen.wait_for("Norway")
        assert screen.quit() == 0
    finally:
        screen.process.close(force=True)


def test_settings_count_and_the_place_comes_back_with_the_next_start(tmp_path: Path) -> None:
    assert run("import", SEED).returncode == 0
    settings = tmp_path / "mine.toml"
    settings.write_text('[keys]\nproposals = "0"\n', encoding="utf-8")
    for keys in ("0", ""):
        screen = Screen("--settings", settings)
        try:
            screen.wait_for(" 0 proposals")
            screen.process.send(keys)
            screen.wait_for("┏━ Pending proposals (")  # it has the focus
            assert screen.quit() == 0
        finally:
            screen.process.close(force=True)


def test_parley_alone_opens_the_dashboard_on_an_empty_store() -> None:
    screen = Screen(columns=80, rows=24)
    try:
        screen.wait_for("import")
        assert screen.quit() == 0
    finally:
        screen.process.close(force=True)


def test_a_store_that_is_none_gives_one_line_and_no_screen(tmp_path: Path) -> None:
    (tmp_path / "parley.db").write_text("This is a letter, no database. " * 100)
    command, *arguments = parley()
    terminal = pexpect.spawn(command, arguments, timeout=SLACK, encoding="utf-8", dimensions=(24, 200))
    terminal.expect(r"parley: .*is no SQLite database; choose another file with --store\r\n")
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 1
