"""The line of keys at the bottom fits the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import river_store
from tui.lookup import LookUp
from tui.panes.keys import Keys


@pytest.mark.parametrize("pane", range(5))
async def test_the_keys_fit_on_every_screen_and_the_help_is_always_there(tmp_path: Path, pane: int) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, *["tab"] * pane)
        for width in (40, 60, 80, 100, 120, 200):
            await pilot.resize_terminal(width, 30)
            await settled(pilot)
            foot = lines(app)[-1]
            assert foot.endswith("? help q quit"), foot
            assert "n new" in foot or width < 60
            if width >= 200:
                assert "a actor d date" in foot


async def test_a_click_on_a_key_presses_it_and_the_mouse_over_it_tells_what_it_does(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        line = app.screen.query_one(Keys)
        column = lines(app)[-1].index("l look up")
        await pilot.hover(line, offset=(column + 3, 0))
        assert line.tooltip == "Look up anything as you type"
        await pilot.click(line, offset=(column + 3, 0))
        await settled(pilot)
        assert isinstance(app.screen, LookUp)


async def test_beside_the_keys_a_click_does_nothing(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        line = app.screen.query_one(Keys)
        for column in (lines(app)[-1].index("l look up") - 1, 119):
            await pilot.hover(line, offset=(column, 0))
            assert line.tooltip is None
            await pilot.click(line, offset=(column, 0))
        await settled(pilot)
        assert len(app.screen_stack) == 1


async def test_the_keys_are_those_of_where_one_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "enter")
        assert lines(app)[-1].startswith("esc back → next report")
        await press(pilot, "escape")
        assert "l look up" in lines(app)[-1]
