"""Keys that were changed, the help that is searched by typing, and the command palette."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import river_store
from tui.app import ParleyApp
from tui.lookup import LookUp
from tui.screens.actor import ActorScreen
from tui.screens.help import HelpScreen
from tui.screens.report import ReportScreen
from tui.settings import Settings
from tui.themes import CONTRAST_DARK


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


# ------------------------------------------------------------ changed keys


async def test_an_action_has_the_keys_that_are_set_and_no_others(tmp_path: Path) -> None:
    settings = Settings(keys={"proposals": "b,f2", "list.down": "ctrl+d"})
    async with opened(river_store(tmp_path), settings=settings) as (app, pilot):
        await press(pilot, "p")
        assert app.dashboard.current.id == "timeline"
        before = app.dashboard.timeline.cursor
        await press(pilot, "j", "down")
        assert app.dashboard.timeline.cursor == before
        await press(pilot, "ctrl+d")
        assert app.dashboard.timeline.cursor == before + 1
        await press(pilot, "b")
        assert app.dashboard.current.id == "proposals"
        await press(pilot, "f2")
        assert "All proposals" in text(app)


async def test_two_actions_change_keys_with_each_other(tmp_path: Path) -> None:
    settings = Settings(keys={"look_up": "t", "today": "l"})
    async with opened(river_store(tmp_path), settings=settings) as (app, pilot):
        await press(pilot, "g", "l")
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"
        await press(pilot, "t")
        assert isinstance(app.screen, LookUp)


async def test_one_key_opens_in_all_lists(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(keys={"list.open": "h"})) as (app, pilot):
        await press(pilot, "tab", "tab", "h")
        assert isinstance(app.screen, ActorScreen)
        await press(pilot, "escape", "tab", "h")
        assert isinstance(app.screen, ReportScreen)


async def test_footer_and_hints_show_the_keys_as_they_are_set(tmp_path: Path) -> None:
    settings = Settings(keys={"proposals": "b", "unfilter": "f9", "help.back": "f10"})
    async with opened(river_store(tmp_path), settings=settings) as (app, pilot):
        assert " b proposals" in lines(app)[-1]
        await press(pilot, "tab", "tab", "enter", "space")
        assert "(f9: everything)" in lines(app)[0]
        await press(pilot, "f9", "question_mark")
        assert "f10: back" in text(app)


# ------------------------------------------------------------ help


async def test_the_help_shows_the_keys_as_they_are_set(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(keys={"proposals": "b,f2"})) as (app, pilot):
        await press(pilot, "question_mark")
        assert "b f2 Proposals; again: pending or all of them" in helped(app)


async def test_typing_in_the_help_leaves_what_is_asked_for(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (120, 60)) as (app, pilot):
        await press(pilot, "question_mark", *"go da")
        assert helped(app)[0] == "d Go to a day: june 2, next monday, q3"
        assert "p Proposals; again: pending or all of them" not in helped(app)
        await press(pilot, "escape")
        assert "◇ proposed" in text(app)
        await press(pilot, *"undo")
        assert helped(app)[0] == "u Take back the last look, or the last correction"
        await press(pilot, "escape", "escape")
        assert app.screen is app.dashboard


async def test_typing_a_key_in_the_help_says_what_it_does(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "question_mark", "r")
        assert helped(app)[0].startswith("r Filter and sort the list where you are")


async def test_the_help_finds_what_is_to_be_had_elsewhere(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "question_mark", *"all looked")
        assert helped(app) == ["Elsewhere", "x All of this has been looked at (in the list of what is new)"]
        await press(pilot, "escape", *"[/b]xyz")
        assert "No key does “[/b]xyz”." in text(app)


async def test_the_help_is_to_be_had_in_dialogs_where_one_does_not_type(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(keys={"help": "h"})) as (app, pilot):
        await press(pilot, "n", "h")
        assert "Keys · New" in text(app)
        assert "x All of this has been looked at" in helped(app)
        await press(pilot, "h", "escape", "l", "h")
        assert isinstance(app.screen, LookUp)
        assert app.screen.query_one(Input).value == "h"


async def test_the_help_scrolls_while_one_types(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "question_mark")
        assert "overdue" not in text(app)
        await press(pilot, "pagedown", "pagedown", "pagedown")
        assert "overdue" in text(app)
        await press(pilot, "question_mark")
        assert app.screen is app.dashboard


def helped(app: ParleyApp) -> list[str]:
    """The lines of the help below the one that is typed on, without what lies around it."""
    assert isinstance(app.screen, HelpScreen)
    region = app.screen.query_one("#help-keys").region
    return [" ".join(line[region.x : region.right].split()) for line in lines(app)[region.y : region.bottom]]


# ------------------------------------------------------------ palette


async def offered(pilot: Pilot[Any]) -> list[str]:
    """What the palette offers."""
    await settled(pilot)
    options = pilot.app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt).split("\n")[0] for at in range(options.option_count)]


async def test_the_palette_has_every_action_of_where_one_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "ctrl+p")
        assert isinstance(app.screen, CommandPalette)
        here = await offered(pilot)
        for does in (
            "Open the report at the sentence", "Look up an actor", "As it was known on a past day; again: now",
            "A wider timeline", "Import a report or a folder", "Quit", "Another theme", "A page down",
        ):  # fmt: skip
            assert does in here
        assert len(here) == len(set(here))
        await press(pilot, "escape", "enter", "ctrl+p")
        there = await offered(pilot)
        assert "The next report that tells the same" in there
        assert "Look up an actor" not in there


async def test_the_palette_does_what_is_chosen_where_one_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "ctrl+p", *"wider", "enter")
        assert app.screen is app.dashboard
        assert app.dashboard.panes.sizes.timeline == 1
        await press(pilot, "tab", "ctrl+p", *"all of them", "enter")
        assert "All proposals" in text(app)


async def test_a_click_on_the_name_opens_the_palette(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await pilot.click("#header", offset=(3, 0))
        await settled(pilot)
        assert isinstance(app.screen, CommandPalette)


async def test_the_palette_shows_the_keys_as_they_are_set(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(keys={"palette": "f1", "today": "ctrl+t"})) as (
        app,
        pilot,
    ):
        await press(pilot, "f1", *"today")
        await settled(pilot)
        assert "key  ^t" in text(app)


# ------------------------------------------------------------ themes


async def test_the_theme_that_is_set(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(theme=CONTRAST_DARK.name)) as (app, _):
        assert app.theme == CONTRAST_DARK.name
        assert app.dashboard.styles.background.rgb == (0, 0, 0)


async def test_a_letter_that_opens_the_palette_is_typed_where_one_types(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), settings=Settings(keys={"palette": "x"})) as (app, pilot):
        await press(pilot, "l", "x")
        assert isinstance(app.screen, LookUp)
        assert app.screen.query_one(Input).value == "x"
        await press(pilot, "escape", "x")
        assert isinstance(app.screen, CommandPalette)
