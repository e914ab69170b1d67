"""What waits for a timer is done on a machine so busy that each look at the clock comes late."""

from __future__ import annotations

import asyncio
from collections import Counter
from pathlib import Path
from time import monotonic

import pytest
from textual import _time
from textual.widgets import Input

from tests.tui.conftest import opened, press, send, settled, until
from tests.tui.stories import river_store
from tests.tui.test_new import accepted
from tui.screens.dashboard import AFTERWARDS


@pytest.fixture(autouse=True)
def late(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each timer is held up once, between its first two looks at the clock, for longer than parley ever waits."""
    looks: Counter[object] = Counter()

    def clock() -> float:
        try:
            looks[task := asyncio.current_task()] += 1
        except RuntimeError:  # a thread has no timers
            return monotonic()
        return monotonic() + (2 * AFTERWARDS if looks[task] == 2 else 0)

    monkeypatch.setattr(_time, "get_time", clock)


async def test_keys_that_come_at_once_are_handed_on(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "slash")
        for key in "dam":
            send(pilot, key)
        await settled(pilot)
        assert app.screen.query_one(Input).value == "dam"


async def test_all_lists_are_asked_when_something_has_changed(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        proposals = app.dashboard.proposals
        before = proposals.count
        accepted(store)
        await until(pilot, lambda: proposals.count != before)
