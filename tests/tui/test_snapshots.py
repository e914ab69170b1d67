"""The main screens as they look, on a frozen day; `pytest --snapshot-update` after a change that is meant."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.conftest import press, settled
from tests.tui.stories import TODAY, empty_store, river_store, strange_store
from tests.tui.test_new import accepted, count_is, visited
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.themes import LIGHT

Compare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]


def keys(*pressed: str) -> Callable[[Pilot[Any]], Any]:
    """Press keys once the screen is at rest, and wait until it is again."""

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        if pressed:
            await press(pilot, *pressed)
        for entry in pilot.app.screen.query(Input):
            entry.cursor_blink = False
            entry._cursor_visible = True
        await settled(pilot)

    return before


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("store", [empty_store, river_store, strange_store])
def test_the_dashboard(
    snap_compare: Compare, tmp_path: Path, store: Callable[[Path], Path], size: tuple[int, int]
) -> None:
    assert snap_compare(ParleyApp(store(tmp_path), None, lambda: TODAY), terminal_size=size, run_before=keys())


def test_the_dashboard_on_a_light_terminal(
    snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLORFGBG", "0;15")
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert app.theme == LIGHT.name
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys())


def test_the_dashboard_without_colour(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys())


def test_proposals_in_two_lines_and_actors_of_a_wide_screen(snap_compare: Compare, tmp_path: Path) -> None:
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(200, 60), run_before=keys("p", "p"))


def test_a_report_at_its_sentence(snap_compare: Compare, tmp_path: Path) -> None:
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("enter"))


def test_the_look_up(snap_compare: Compare, tmp_path: Path) -> None:
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys("l", *"march"))


def test_the_keys(snap_compare: Compare, tmp_path: Path) -> None:
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(120, 40), run_before=keys("question_mark"))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_new(snap_compare: Compare, tmp_path: Path, size: tuple[int, int]) -> None:
    app = ParleyApp(accepted(visited(river_store(tmp_path))), None, lambda: TODAY)

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        await count_is(pilot, "4 new since yesterday")
        await press(pilot, "n", "j")

    assert snap_compare(app, terminal_size=size, run_before=before)


def test_which_negotiation_is_shown(snap_compare: Compare, tmp_path: Path) -> None:
    app = ParleyApp(two_negotiations(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(80, 24), run_before=keys("s"))
