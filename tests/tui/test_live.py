"""What other processes write is shown, and nothing that one looks at moves; what goes wrong is told."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.geometry import Region

from store.errors import StoreError
from tests.building import actor, event
from tests.tui.conftest import lines, opened, press, row_name, settled, until
from tests.tui.stories import empty_store, long_store, river_store, told
from tui.lookup import LookUp
from tui.messages import CaughtUp, Changed


def tell_of_an_older_meeting(store: Path) -> None:
    sentence = "The guilds had met in 2029, a report of the archive says."
    told(
        store, "2031-03-09-archive.txt", "2031-03-09", None,
        (sentence, event("Meeting of the archive", "talks", "2029-05-01", "Guild 0")),
        ("The guilds met again.", event("Last meeting", "talks", "2033-05-01", "Guild 0")),
        (sentence, actor("Archive", "organization")),
    )  # fmt: skip


async def test_a_new_report_moves_neither_cursor_nor_scroll(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(150)
        await settled(pilot)
        before, row = (
            [line[1:73] for line in lines(app)[timeline.region.y + 1 : timeline.region.bottom - 1]],
            row_name(timeline),
        )
        await asyncio.to_thread(tell_of_an_older_meeting, store)
        await until(pilot, lambda: timeline.count == 402)
        await settled(pilot)
        assert row_name(timeline) == row
        assert timeline.cursor == 151
        assert [line[1:73] for line in lines(app)[timeline.region.y + 1 : timeline.region.bottom - 1]] == before
        assert "2 reports" in lines(app)[0]


async def test_scroll_away_from_the_cursor_stays_too(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(150)
        timeline.scroll_to(y=10, animate=False)
        await settled(pilot)
        before = [line[1:73] for line in lines(app)[timeline.region.y + 1 : timeline.region.bottom - 1]]
        await asyncio.to_thread(tell_of_an_older_meeting, store)
        await until(pilot, lambda: timeline.count == 402)
        await settled(pilot)
        assert timeline.cursor == 151
        assert [line[1:73] for line in lines(app)[timeline.region.y + 1 : timeline.region.bottom - 1]] == before


async def test_filter_and_dialogs_stay(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "a", *"guild 110", "enter")
        assert app.dashboard.timeline.count == 10
        await press(pilot, "l", *"meet")
        await asyncio.to_thread(tell_of_an_older_meeting, store)
        await until(pilot, lambda: app.dashboard.actors.count == 41)
        await settled(pilot)
        assert isinstance(app.screen, LookUp)
        assert app.screen.query_one("#typed").value == "meet"  # type: ignore[attr-defined]
        assert app.dashboard.timeline.count == 10


async def test_the_first_report_takes_the_place_of_the_welcome(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    async with opened(store) as (app, pilot):
        assert app.screen.has_class("-empty")
        await asyncio.to_thread(river_store, tmp_path)
        await until(pilot, lambda: app.dashboard.timeline.count == 7)
        await settled(pilot)
        assert "Second round on the Orva" in "\n".join(lines(app))
        assert app.screen.focused is app.dashboard.timeline


async def test_a_burst_of_changes_is_answered_without_a_queue(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        for _ in range(500):
            app.post_message(Changed())
        await settled(pilot)
        assert app.dashboard.timeline.count == 7


async def test_a_store_that_cannot_be_read_any_more_is_told_and_the_mark_says_so(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        assert "◉ live" in lines(app)[0]
        for name in ("talks.db", "talks.db-wal", "talks.db-shm"):
            (tmp_path / name).unlink(missing_ok=True)
        store.write_bytes(b"not a database at all" * 100)
        await until(pilot, lambda: not app.dashboard.header.live)
        await until(pilot, lambda: "○ not live" in lines(app)[0])
        await until(pilot, lambda: "talks.db" in "\n".join(lines(app)[-12:]))


async def test_a_fault_in_a_thread_is_told_and_the_pane_goes_on(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        page = timeline.rows.page
        timeline.rows.page = lambda *_: 1 / 0  # type: ignore[assignment,method-assign]
        timeline.reload()
        await until(
            pilot, lambda: any("cannot be shown (ZeroDivisionError" in one.message for one in app._notifications)
        )
        timeline.rows.page = page  # type: ignore[method-assign]
        timeline.reload()
        await press(pilot, "g")
        assert row_name(timeline) == "First round on the water of the Orva"


async def test_closing_while_something_is_asked_ends_quietly(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        app.dashboard.timeline.reload()
        await pilot.press("q")
    try:
        app.dashboard.timeline.asker.ask(lambda lookup: lookup.counts())
    except StoreError as error:
        assert "is closed" in str(error)
    else:
        raise AssertionError("the connection is open still")


@pytest.mark.parametrize("moved", [False, True])
async def test_a_store_that_fills_opens_at_what_comes_next_unless_somebody_has_moved(
    tmp_path: Path, moved: bool
) -> None:
    async with opened(empty_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        told(app.store, "2031-03-01.txt", "2031-03-01", None,
             ("They met on March 1.", event("A first meeting", "talks", "2031-03-01", "Norland")),
             ("They met on March 2.", event("A second meeting", "talks", "2031-03-02", "Norland")))  # fmt: skip
        await until(pilot, lambda: timeline.count == 2)
        await settled(pilot)
        assert row_name(timeline) == "A second meeting"
        if moved:
            await press(pilot, "up")
        river_store(tmp_path)
        await until(pilot, lambda: timeline.count == 9)
        app.post_message(CaughtUp())
        await settled(pilot)
        assert row_name(timeline) == ("A first meeting" if moved else "Second round on the Orva")


async def test_what_changes_under_a_dialog_is_painted_by_that_and_not_again(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        for keys in (("l",), ("escape", "m", "d")):
            await press(pilot, *keys)
            below = app.screen_stack[-2]
            below._repaint_required = False  # of what it had asked for itself
            below._compositor._dirty_regions.add(Region(0, 0, 10, 1))
            below._compositor_refresh()
            assert app.screen._repaint_required  # the dialog is to be painted
            assert not below._repaint_required and not below._compositor._dirty_regions
