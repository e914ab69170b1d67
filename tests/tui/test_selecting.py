"""Text that is selected with the mouse in the source, in a report and in dialogs, and copied without borders."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from rich.cells import cell_len
from textual.events import MouseDown, MouseMove, MouseUp
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Static

from tests.building import actor, event
from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import empty_store, told
from tui.panes.prose import Prose
from tui.screens.help import HelpScreen
from tui.screens.report import ReportScreen

LONG = (
    "Delegations of Arland and Borduria met on Monday for talks on the water of the river that they share, which both"
    " sides called useful, and agreed to meet again before the end of the month in the same place."
)
AFTER = "北京 hosts the next round."


def story(folder: Path) -> Path:
    store = empty_store(folder)
    told(
        store, "2031-03-04.txt", "2031-03-04", "Delegations meet",
        (LONG, event("Arland and Borduria meet", "talks", "2031-03-03", "Arland")),
        (AFTER, event("Next round", "talks", "2031-03-20", "Borduria", status="scheduled")),
        ("", actor("Arland")), ("", actor("Borduria")),
    )  # fmt: skip
    return store


def where(pilot: Pilot[Any], widget: Widget, words: str) -> Offset:
    """Where words stand on the screen, within a widget."""
    region = widget.content_region
    for y, line in enumerate(lines(pilot.app)[region.y : region.bottom]):  # type: ignore[arg-type]
        if words in line:
            return Offset(cell_len(line[: line.index(words)]), region.y + y)
    raise AssertionError(f"{words!r} is not on the screen")


def along(place: Offset, cells: int) -> Offset:
    return Offset(place.x + cells, place.y)


async def drag(pilot: Pilot[Any], start: Offset, end: Offset) -> None:
    """Select from one place of the screen to another, both with the character there."""
    await pilot._post_mouse_events([MouseMove, MouseDown], offset=start, button=1)
    await pilot._post_mouse_events([MouseMove], offset=end, button=1)
    await pilot._post_mouse_events([MouseUp], offset=end, button=1)
    await settled(pilot)


def prose(app: Any) -> Prose:
    return app.screen.query_one(Prose)  # type: ignore[no-any-return]


async def test_words_are_selected_and_copied(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        begin = where(pilot, prose(app), "Delegations of")
        await drag(pilot, begin, along(begin, len("Delegations") - 1))
        assert app.screen.get_selected_text() == "Delegations"
        await press(pilot, "ctrl+c")
        assert app.clipboard == "Delegations"


async def test_lines_that_are_only_wrapped_are_joined_and_the_bar_is_left_out(tmp_path: Path) -> None:
    async with opened(story(tmp_path), (80, 40)) as (app, pilot):
        await press(pilot, "g", "enter")
        assert isinstance(app.screen, ReportScreen)
        begin, end = where(pilot, prose(app), "Delegations of"), where(pilot, prose(app), "useful")
        assert end.y > begin.y
        await drag(pilot, begin, along(end, len("useful") - 1))
        assert app.screen.get_selected_text() == LONG[: LONG.index("useful") + len("useful")]
        await drag(pilot, along(end, len("useful") - 1), begin)  # backwards it is the same
        assert app.screen.get_selected_text() == LONG[: LONG.index("useful") + len("useful")]


async def test_paragraphs_stay_apart_and_wide_characters_count_as_one(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        await press(pilot, "g", "enter")
        begin, end = where(pilot, prose(app), "same place."), where(pilot, prose(app), "京")
        await drag(pilot, begin, end)
        assert app.screen.get_selected_text() == "same place.\n北京"


async def test_beside_and_below_the_text_one_points_at_its_edges(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        await press(pilot, "g", "enter")
        region = prose(app).content_region
        begin = where(pilot, prose(app), "Delegations of")
        await drag(pilot, Offset(region.x, begin.y), along(begin, 4))
        assert app.screen.get_selected_text() == "Deleg"
        last = where(pilot, prose(app), AFTER[4:])
        await drag(pilot, last, Offset(region.right - 5, last.y + 3))
        assert app.screen.get_selected_text() == AFTER[4:]


async def test_a_selection_outlives_a_reload_and_another_width(tmp_path: Path) -> None:
    store = story(tmp_path)
    async with opened(store) as (app, pilot):
        begin = where(pilot, prose(app), "Arland and")
        await drag(pilot, begin, along(begin, 5))
        told(
            store, "2031-03-09.txt", "2031-03-09", "Another report",
            ("Arland and Borduria met, it is said.",
             event("Arland and Borduria meet", "talks", "2031-03-03", "Arland")),
            (AFTER, event("Next round", "talks", "2031-03-20", "Borduria", status="scheduled")),
            ("", actor("Arland")), ("", actor("Borduria")),
        )  # fmt: skip
        app.on_changed()
        await settled(pilot)
        assert app.dashboard.source.border_subtitle and "2 of 2 reports" in app.dashboard.source.border_subtitle
        assert app.screen.get_selected_text() == "Arland"
        await pilot.resize_terminal(90, 40)
        await settled(pilot)
        assert app.screen.get_selected_text() == "Arland"


async def test_another_text_is_not_selected(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        begin = where(pilot, prose(app), "Arland and")
        await drag(pilot, begin, along(begin, 5))
        await press(pilot, "tab", "g")  # from the source round to the first list, and to another row
        assert not app.screen.get_selected_text()


async def test_what_is_selected_is_drawn_so(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        begin = where(pilot, prose(app), "Delegations of")
        await drag(pilot, begin, along(begin, 10))
        style = app.screen.get_component_rich_style("screen--selection")
        strip = prose(app).render_line(begin.y - prose(app).content_region.y)
        drawn = [each.text for each in strip if each.style and each.style.bgcolor == style.bgcolor]
        assert drawn == ["Delegations"]


async def test_the_text_of_a_dialog_is_copied_without_its_border(tmp_path: Path) -> None:
    async with opened(story(tmp_path)) as (app, pilot):
        await press(pilot, "question_mark", *"go day")
        assert isinstance(app.screen, HelpScreen)
        keys = app.screen.query_one("#help-keys", Static)
        begin = where(pilot, keys, "Go to a day")
        await drag(pilot, begin, along(begin, len("Go to a day") - 1))
        assert app.screen.get_selected_text() == "Go to a day"
