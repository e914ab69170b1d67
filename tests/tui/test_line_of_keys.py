"""The line of keys at the bottom fits the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import river_store


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
