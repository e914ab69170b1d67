"""Keys that all come at once do what they do one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input

import tui
from tests.tui.conftest import lines, opened, press, send, settled
from tests.tui.stories import river_store
from tui.type_ahead import OPENING

WAYS = [
    ("/", *"dam"),
    ("l", *"umerof norland", "enter"),
    ("p", "enter", "escape", "m", "right", "right", "enter"),
    ("v", "s", *"The dam", "enter"),
    ("e", "escape", "b", "escape", "n"),
    ("x", "end", "left", "enter"),
    ("d", *"7 march", "enter", "z", "y"),
]


@pytest.mark.parametrize("keys", WAYS, ids="".join)
async def test_keys_that_come_at_once_are_not_taken_for_commands(tmp_path: Path, keys: tuple[str, ...]) -> None:
    seen = []
    for at_once in (True, False):
        async with opened(river_store(tmp_path / str(at_once))) as (app, pilot):
            for key in keys:
                send(pilot, key)
                if not at_once:
                    await settled(pilot)
            await settled(pilot)
            seen.append([line.replace(str(app.store.parent), "") for line in lines(app)])
    assert seen[0] == seen[1]


async def test_a_key_waits_no_longer_than_a_moment_for_what_does_not_come(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        monkeypatch.setattr(app._type_ahead, "_is_done", lambda: False)
        await press(pilot, "l", "d")
        assert app.screen.query_one(Input).value == "d"


def test_each_thread_that_is_waited_for_is_one_that_is_started() -> None:
    """A thread that is given another name would no longer be waited for."""
    started = "".join(path.read_text(encoding="utf-8") for path in Path(tui.__file__).parent.rglob("*.py"))
    assert [group for group in sorted(OPENING) if f'group="{group}"' not in started] == []
