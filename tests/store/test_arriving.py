"""When a file that comes into a folder is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from store import arriving
from store.arriving import Arriving, being_written, whole


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now

    def wait(self, seconds: float) -> None:
        """Let a little more than so many seconds pass."""
        self.now += seconds + 0.01


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(arriving, "monotonic", clock)
    return clock


def looked(one: Arriving) -> bool:
    return whole([one]) == [one]


def test_a_fresh_file_is_whole_when_it_has_stood_still(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks.")
    one = Arriving(path)
    assert not looked(one)
    clock.wait(arriving.QUIET)
    assert looked(one)


def test_an_old_file_is_whole_at_once(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks.")
    os.utime(path, (0, 0))
    assert looked(Arriving(path))


def test_a_growing_file_has_to_stand_still_for_longer(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks")
    one = Arriving(path)
    assert not looked(one)
    path.write_text("Talks resumed.")
    assert not looked(one)
    clock.wait(arriving.QUIET)
    assert not looked(one)
    clock.wait(arriving.QUIET_GROWING)
    assert looked(one)


def test_an_empty_file_is_waited_for(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("")
    one = Arriving(path)
    clock.wait(arriving.QUIET_GROWING)
    assert not looked(one)
    clock.wait(arriving.QUIET_EMPTY)
    assert looked(one)


def test_a_file_that_went_away_is_not_whole(tmp_path: Path, clock: Clock) -> None:
    one = Arriving(tmp_path / "talks.txt")
    assert not looked(one) and one.is_gone


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only /proc tells who writes")
def test_a_file_that_is_held_open_for_writing_is_not_whole(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "talks.txt"
    with path.open("w") as file:
        file.write("Talks")
        file.flush()
        assert str(path) in being_written()
        one = Arriving(path)
        assert not looked(one)
        clock.wait(arriving.QUIET_GROWING)
        assert not looked(one)
        clock.wait(arriving.HELD_OPEN)
        assert looked(one), "a program that keeps its file open for ever does not keep the report out"
    assert str(path) not in being_written()


def test_reading_a_file_is_not_writing_it(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Talks.")
    with path.open():
        assert str(path) not in being_written()
