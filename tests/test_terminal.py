"""The installed dashboard on a terminal of its own: looking up, what comes in, another size, and what it leaves."""

from __future__ import annotations

import re
import termios
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pyte
import pytest

from tests import test_end_to_end
from tests.test_end_to_end import Screen, run, wait
from tests.tui.stories import river_store

surroundings = test_end_to_end.surroundings

REPORT = "Norland proposed on Tuesday to meet Sutharia in Vienna on March 20. Sutharia is studying the offer."


class Kept(pyte.Stream):
    """What is fed to a screen, and all of it so far."""

    written = ""

    def feed(self, data: str) -> None:
        """Draw it."""
        self.written += data
        super().feed(data)


class Terminal(Screen):
    """The dashboard, and what it writes."""

    def __init__(self, *arguments: str | Path, columns: int = 120, rows: int = 40) -> None:
        super().__init__(*arguments, columns=columns, rows=rows)
        self._stream = self._kept = Kept(self.screen)

    @property
    def written(self) -> str:
        """All that was written to it."""
        return self._kept.written

    def wait_until_like(self, lines: list[str]) -> None:
        """Wait until it shows these lines, and no others."""
        wait(lambda: self._look() == lines, "the screen as it was before\n" + "\n".join(lines))

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size; the kernel tells the dashboard (SIGWINCH)."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def body(self) -> list[str]:
        """What it shows below the first line, which says since when it is live."""
        return list(self.screen.display[1:])

    def at_rest(self) -> list[str]:
        """The same, once nothing more is written."""
        quiet = 0
        while quiet < 5:
            known = len(self.written)
            self._draw()
            quiet = quiet + 1 if len(self.written) == known else 0
        return self.body()

    def selected(self) -> str:
        """The line under the cursor."""
        return next((line for line in self.screen.display if "▌" in line), "")

    def _look(self) -> list[str]:
        self._draw()
        return self.body()


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """The dashboard on the story of the river."""
    shown = Terminal("--store", river_store(tmp_path))
    try:
        shown.wait_for("First round on the water of the Orva")
        shown.wait_for("Actors (4)")
        shown.wait_for("2 reports")
        yield shown
    finally:
        shown.process.close(force=True)


def test_one_looks_up_and_goes_there(terminal: Terminal) -> None:
    terminal.process.send("l")
    terminal.wait_for("Look up")
    for letter in "second":
        terminal.process.send(letter)
    terminal.wait_for("Second round on the Orva, Geneva")
    terminal.process.send("\x1b")
    wait(lambda: "Look up" not in "\n".join(terminal._look()), "the end of the look-up")
    terminal.process.send("l")
    terminal.wait_for("Look up")
    for letter in "experts":
        terminal.process.send(letter)
    terminal.wait_for("event")
    terminal.process.send("\r")
    wait(lambda: "Look up" not in "\n".join(terminal._look()), "the end of the look-up")
    wait(
        lambda: bool(terminal._look()) and "Visit of experts to the dam" in terminal.selected(),
        "the row that was found",
    )


def test_what_another_process_imports_shows(terminal: Terminal, tmp_path: Path) -> None:
    report = tmp_path / "2031-03-11-vienna.txt"
    report.write_text(REPORT)
    assert run("import", report, "--store", tmp_path / "talks.db").returncode == 0
    terminal.wait_for("3 reports")
    terminal.wait_for("Thu 20 Mar 2031")


def test_another_size_keeps_the_place_and_leaves_nothing_behind(terminal: Terminal) -> None:
    for _ in range(2):
        terminal.process.send("j")
    wait(lambda: bool(terminal._look()) and "Brel calls Halvorsen" in terminal.selected(), "the third row")
    terminal.wait_for("contact, held")
    before = terminal.at_rest()
    terminal.resize(80, 24)
    wait(lambda: not any("Actors (4) ─" in line for line in terminal._look()), "one list at a time")
    wait(lambda: bool(terminal._look()) and "Brel calls Halvorsen" in terminal.selected(), "the same row")
    assert len(terminal.body()) == 23 and all(len(line) == 80 for line in terminal.body())
    terminal.resize(120, 40)
    terminal.wait_until_like(before)


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="only Linux says what a process has loaded")
def test_it_is_loaded_without_tls(terminal: Terminal) -> None:
    terminal.wait_for("live")
    loaded = Path(f"/proc/{terminal.process.pid}/maps").read_text(encoding="utf-8")
    assert "_sqlite3" in loaded and "_ssl" not in loaded


def test_quitting_leaves_the_terminal_as_it_was(tmp_path: Path) -> None:
    terminal = Terminal("--store", river_store(tmp_path))
    try:
        terminal.wait_for("First round on the water of the Orva")
        raw = termios.tcgetattr(terminal.process.child_fd)[3]
        assert not raw & termios.ICANON and not raw & termios.ECHO
        terminal.process.send("q")
        wait(lambda: bool(terminal._look()) and not terminal.process.isalive(), "its end")
        for switched_on, switched_off in (
            ("?1049h", "?1049l"),
            ("?25l", "?25h"),
            ("?1000h", "?1000l"),
            ("?2004h", "?2004l"),
        ):
            on, off = terminal.written.rfind(f"\x1b[{switched_on}"), terminal.written.rfind(f"\x1b[{switched_off}")
            assert 0 <= on < off, switched_on
        flags = termios.tcgetattr(terminal.process.child_fd)[3]
        assert flags & termios.ICANON and flags & termios.ECHO
    finally:
        terminal.process.close(force=True)
    assert terminal.process.exitstatus == 0


OSC = re.compile(r"\x1b\].*?(?:\x07|\x1b\\)", re.DOTALL)
"""A sequence that may itself end with a bell."""


def notices(written: str) -> dict[str, int]:
    """How often the terminal was told something, by the way in which it was."""
    return {
        "bell": OSC.sub("", written).count("\x07"),
        "osc9": written.count("\x1b]9;"),
        "osc777": written.count("\x1b]777;notify;parley;"),
    }


def told_anything(terminal: Terminal) -> bool:
    """Whether the terminal has been told something, by now."""
    terminal.at_rest()
    return any(notices(terminal.written).values())


def test_what_is_followed_is_told_by_the_terminal_once_and_not_again_after_a_start(tmp_path: Path) -> None:
    store, settings = river_store(tmp_path), tmp_path / "settings.toml"
    assert run("follow", "Sutharia", "--store", store).returncode == 0
    for number, (way, place) in enumerate((("bell", "Vienna"), ("osc9", "Bergen"), ("osc777", "Oslo"))):
        settings.write_text(f'[notices]\nterminal = "{way}"\n')
        report = tmp_path / f"2031-03-{11 + number}-offer.txt"
        report.write_text(f"Norland proposed on Tuesday to meet Sutharia in {place} on March {20 + number}.")
        terminal = Terminal("--store", store, "--settings", settings)
        try:
            terminal.wait_for(f"{2 + number} reports")
            terminal.at_rest()
            assert run("import", report, "--store", store).returncode == 0
            wait(partial(told_anything, terminal), f"the {way}")
            terminal.at_rest()
            assert notices(terminal.written) == {"bell": 0, "osc9": 0, "osc777": 0, way: 1}
        finally:
            terminal.process.close(force=True)
