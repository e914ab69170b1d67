"""The ledger over careful readings: what it makes of them is its own doing, whatever the reader finds."""

from __future__ import annotations

import pytest

from tests.store.gold_readings import GOLD, scored

pytestmark = pytest.mark.skipif(not GOLD.is_dir(), reason="no gold stories beside this checkout")

FLOORS = {
    "train": {"story actors": 98.5, "story timeline": 96.5, "story proposals": 81.3},
    "stories": {"story actors": 99.0, "story timeline": 94.2, "story proposals": 86.4},
}
"""A little under what was reached: figures of the stories to learn from, and of those to measure by."""


@pytest.mark.parametrize("folder", list(FLOORS))
def test_of_careful_readings_one_state_of_affairs_is_made(folder: str) -> None:
    figures, _ = scored(GOLD / folder)
    short = {name: figures[name] for name, floor in FLOORS[folder].items() if figures[name] < floor}
    assert not short
