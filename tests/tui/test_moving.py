"""The keys that move: in what is found, in dialogs, in texts; and the digits of the views in their list."""

from __future__ import annotations

from pathlib import Path

from textual.containers import VerticalScroll
from textual.widgets import OptionList

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from tests.tui.conftest import opened, press
from tests.tui.stories import long_store, river_store
from tests.tui.test_narrowing import long_report
from tests.tui.test_new import accepted, count_is, visited
from tests.tui.test_snapshots import published_store
from tui.app import ParleyApp
from tui.panes.finds import Finds
from tui.screens.original import OriginalScreen
from tui.views import DIGITS, View, Views


def at(app: ParleyApp) -> int | None:
    """The highlighted line of the only list there is."""
    return app.screen.query_one(OptionList).highlighted


async def test_among_what_is_found(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"meeting")
        finds = app.screen.query_one(Finds)
        seen: list[int | None] = [finds.highlighted]
        for key in ("down", "down", "up", "pagedown", "pageup", "ctrl+n"):
            await press(pilot, key)
            seen.append(finds.highlighted)
        last = len(finds.found) - 1
        assert seen == [0, 1, 2, 1, last, 0, 1]
        await press(pilot, "escape", "r", *"guild")
        seen = [at(app)]
        for key in ("down", "down", "up"):
            await press(pilot, key)
            seen.append(at(app))
        assert seen == [0, 1, 2, 1]


async def test_in_dialogs(tmp_path: Path) -> None:
    store = accepted(visited(river_store(tmp_path)))
    with open_store(store) as db:
        for number in (1, 2):
            correct(db, Change("event", number, "confirm"))
    async with opened(store) as (app, pilot):
        await count_is(pilot, "4 new")
        for opens in ("n", "c", "e"):
            await press(pilot, opens, "home", "j", "j", "k")
            assert at(app) == 1 - (opens == "c"), opens
            await press(pilot, "escape")
        await press(pilot, "v", "s", "escape", "escape")
        assert app.screen is app.dashboard


async def test_in_the_help_and_in_a_text(tmp_path: Path) -> None:
    async with opened(long_report(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "question_mark")
        helped = app.screen.query_one(VerticalScroll)
        seen = []
        for key in ("down", "down", "up", "pagedown", "pageup"):
            await press(pilot, key)
            await pilot.wait_for_scheduled_animations()
            seen.append(round(helped.scroll_y))
        assert seen == [1, 2, 1, 11, 1]
        await press(pilot, "escape", "enter")
        text = app.screen.query_one("#report-text")
        seen = []
        for key in ("g", "down", "j", "up", "k", "space", "pageup", "G", "home", "pagedown"):
            await press(pilot, key)
            await pilot.wait_for_scheduled_animations()
            seen.append(round(text.scroll_y))
        page, end = seen[5], round(text.max_scroll_y)
        assert page > 5 and end > page
        assert seen == [0, 1, 2, 1, 0, page, 0, end, 0, page]


async def test_in_the_list_of_views_each_digit_goes_to_its_view(tmp_path: Path) -> None:
    store, views = river_store(tmp_path), tmp_path / "views.json"
    for digit in DIGITS:
        Views(views, store).change(None, View(f"View {digit}", digit))
    async with opened(store) as (app, pilot):
        app.dashboard.viewing.keep_in(views)
        await press(pilot, "v", "home", "j", "j", "k")
        assert at(app) == 1
        await press(pilot, "escape")
        for digit in DIGITS:
            await press(pilot, "v", str(digit))
            assert app.screen is app.dashboard
            assert app.dashboard.standing.view == f"View {digit}"
        for digit in DIGITS:
            await press(pilot, str(digit))
            assert app.dashboard.standing.view == f"View {digit}"


async def test_o_in_the_calendar_shows_the_address_of_the_original(tmp_path: Path) -> None:
    async with opened(published_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "d", *"march 14", "enter", "enter", "o")
        assert isinstance(app.screen, OriginalScreen)
