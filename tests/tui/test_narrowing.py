"""Lists narrowed as one types."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from tests.building import actor, event
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import empty_store, long_store, river_store, told
from tests.tui.test_new import accepted, visited
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.panes.narrow import Narrow


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


@pytest.mark.parametrize(
    ("pane", "typed", "count", "first"),
    [
        ("timeline", "gene", 2, "First round on the water of the Orva"),  # a place
        ("timeline", "brel", 1, "Brel calls Halvorsen"),  # a name
        ("timeline", "comm gau", 1, "Technical committee on gauges"),  # words as they begin
        ("proposals", "draft", 1, "Draft treaty on the gauges"),
        ("actors", "suthar", 2, "Sutharia"),  # a side and those who act for it
        ("actors", "minister", 1, "Ingrid Halvorsen"),  # an office
        ("actors", "halvorsen", 1, "Ingrid Halvorsen"),
        ("disputes", "call", 1, "who placed the call"),
    ],
)
async def test_each_list_is_narrowed_as_one_types(
    tmp_path: Path, pane: str, typed: str, count: int, first: str
) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        app.dashboard.action_show_pane(pane)
        await settled(pilot)
        await press(pilot, "slash", *typed)
        view = app.dashboard.panes.view(pane)
        assert view.count == count
        assert f"({count}) · “{typed}”" in text(app)
        await press(pilot, "enter", "g")
        assert view.has_focus
        assert row_name(view) == first
        assert not app.screen.query_one(Narrow).display
        await press(pilot, "escape")
        assert not app.dashboard.standing.narrowed


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_esc_brings_back_rows_cursor_and_scroll(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(long_store(tmp_path), size) as (app, pilot):
        view = app.dashboard.timeline
        await press(pilot, *("pageup",) * 3, "j", "j")
        before, scroll, standing = view.place, view.scroll_offset, app.dashboard.standing
        shown = lines(app)
        await press(pilot, "slash", *"meeting 39", "down", "down")
        assert view.count == 11
        assert view.place != before
        await press(pilot, "escape")
        assert (view.place, view.scroll_offset, app.dashboard.standing) == (before, scroll, standing)
        assert lines(app) == shown
        assert view.has_focus


async def test_the_cursor_stays_on_its_row_while_that_is_in_the_list(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        view = app.dashboard.timeline
        await press(pilot, "pageup", "pageup")
        name = row_name(view)
        assert name.startswith("Meeting 2")
        await press(pilot, "slash", *"meeting 2")
        assert row_name(view) == name
        await press(pilot, "backspace", "3")
        assert view.count == 111
        await press(pilot, "backspace")
        assert (row_name(view), view.count) == (name, 400)


async def test_back_leads_to_where_one_was_before_typing(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        view = app.dashboard.timeline
        await press(pilot, "pageup", "pageup")
        before = view.place
        await press(pilot, "slash", *"meeting 39", "enter")
        await press(pilot, "left_square_bracket")
        assert (view.count, view.place) == (400, before)
        await press(pilot, "right_square_bracket")
        assert view.count == 11


async def test_the_words_can_be_taken_up_again(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "slash", *"gen", "enter", "slash")
        assert app.screen.query_one(Narrow).line.value == "gen"
        await press(pilot, "backspace", "backspace", "backspace", "enter")
        assert app.dashboard.timeline.count == 7
        assert not app.dashboard.standing.narrowed


async def test_who_goes_elsewhere_keeps_what_was_typed(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "slash", *"brel", "tab")
        assert app.dashboard.current is app.dashboard.proposals
        assert app.dashboard.timeline.count == 1
        assert not app.screen.query_one(Narrow).display
        await press(pilot, "slash", *"draft")
        assert app.dashboard.proposals.count == 1
        await pilot.click("#timeline", offset=(20, 2))
        await settled(pilot)
        assert app.dashboard.current.id == "timeline"
        assert (app.dashboard.proposals.count, app.dashboard.timeline.count) == (1, 1)


async def test_the_narrowing_goes_before_the_filter(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "space", "shift+tab", "shift+tab", "slash", *"gene", "enter")
        assert "only Norland · “gene” (esc: everything)" in lines(app)[0]
        await press(pilot, "escape")
        assert "only Norland (esc: everything)" in lines(app)[0]
        await press(pilot, "escape")
        assert "only" not in lines(app)[0]


async def test_what_comes_in_while_one_types_is_seen(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "slash", *"speaks")
        assert app.dashboard.timeline.count == 0
        assert "Nothing matches." in text(app)
        told(store, "late.txt", "2031-03-09", "Late", ("Norland spoke again.",
             event("Norland speaks", "contact", "2031-02-01", "Norland")), ("", actor("Norland")))  # fmt: skip
        app.dashboard.reload()
        await settled(pilot)
        assert app.dashboard.timeline.count == 1
        assert app.screen.query_one(Narrow).line.has_focus


async def test_the_line_keeps_its_place_when_the_terminal_changes(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "slash", *"gene")
        for width, height in ((80, 24), (160, 50)):
            await pilot.resize_terminal(width, height)
            await settled(pilot)
            shown = lines(app)
            assert any("/ gene" in line for line in shown), (width, height)
            assert app.dashboard.timeline.count == 2
        line, view = app.screen.query_one(Narrow).region, app.dashboard.timeline.region
        assert (line.y, line.x) == (view.bottom - 1, view.x + 2)


async def test_an_empty_store_can_be_narrowed_all_the_same(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "slash", *"[/", "enter", "escape")
        assert not app.dashboard.standing.narrowed


def long_report(folder: Path) -> Path:
    """A report of many lines, in which the delegates speak of Łódź thrice."""
    store = empty_store(folder)
    lines_told = [f"Line {number} of the record." for number in range(60)]
    for at in (5, 30, 55):
        lines_told[at] = f"At {at} they spoke of Łódź once more."
    told(store, "record.txt", "2031-03-09", "Record",
         *((line, event(line, "contact", "2031-03-08", "Norland")) for line in lines_told[:2]),
         *((line, event(line, "talks", "2031-03-08", "Norland")) for line in lines_told[2:]),
         ("", actor("Line", "organization")))  # fmt: skip
    return store


async def test_words_are_found_in_a_report_whatever_their_accents(tmp_path: Path) -> None:
    async with opened(long_report(tmp_path)) as (app, pilot):
        await press(pilot, "g", "enter", "slash", *"spoke of lodz")
        assert "1 of 3" in text(app)
        assert any("At 5 they spoke" in line for line in lines(app))
        await press(pilot, "enter", "enter")
        assert "3 of 3" in text(app)
        assert any("At 55 they spoke" in line for line in lines(app))
        await press(pilot, "down", "up")
        assert "3 of 3" in text(app)
        await press(pilot, *"xx")
        assert "not in this text" in text(app)
        await press(pilot, "escape")
        assert any("At 55 they spoke" in line for line in lines(app))
        assert not app.screen.query_one(Narrow).display
        await press(pilot, "escape")
        assert app.screen is app.dashboard


async def test_words_are_found_in_the_source(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "shift+tab", "slash", *"studying")
        assert "1 of 1" in text(app)
        assert app.dashboard.timeline.count == 7
        await press(pilot, "escape")
        assert app.dashboard.focused is app.dashboard.panes.prose


async def test_the_list_of_negotiations_is_narrowed(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        await press(pilot, "s", "slash", *"orv")
        options = app.screen.query_one(OptionList)
        assert options.option_count == 1
        await press(pilot, "escape")
        assert options.option_count == 3
        assert app.screen is not app.dashboard
        await press(pilot, "slash", *"riv", "enter", "j", "enter")
        assert app.dashboard.negotiation is not None
        assert app.dashboard.negotiation.name == "Orva river"


async def test_esc_takes_a_kept_narrowing_away_before_it_leaves_the_dialog(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        await press(pilot, "s", "slash", *"orv", "enter")
        options = app.screen.query_one(OptionList)
        assert options.option_count == 1
        await press(pilot, "escape")
        assert options.option_count == 3
        assert app.screen is not app.dashboard
        await press(pilot, "escape")
        assert app.screen is app.dashboard


async def test_what_is_new_is_narrowed_and_is_not_looked_at_unseen(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await press(pilot, "n")
        options = app.screen.query_one(OptionList)
        before = options.option_count
        await press(pilot, "slash", *"dock walk", "enter")
        assert 0 < options.option_count < before
        assert "Dockers walk out" in text(app)
        await press(pilot, "x", "slash", "escape")
        await press(pilot, "slash", *(["backspace"] * 9), "enter")
        assert options.option_count == before
        await press(pilot, "slash", *"nowhere")
        assert "Nothing matches." in text(app)


async def test_corrections_are_narrowed(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with open_store(store) as db:
        correct(db, Change("event", 1, "status", "scheduled"), "it was put off")
        correct(db, Change("event", 2, "drop"))
    async with opened(store) as (app, pilot):
        await press(pilot, "c")
        options = app.screen.query_one(OptionList)
        assert options.option_count == 2
        await press(pilot, "slash", *"halvorsen prop", "enter")
        assert options.option_count == 1
        await press(pilot, "u")
        assert "Nothing matches." in text(app)
        assert app.screen is not app.dashboard
