"""How much of the dashboard is shown: one pane, one list with the source, or all of it in two columns or three."""

from __future__ import annotations

from pathlib import Path

from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import long_store, river_store
from tui.app import ParleyApp


def panes(app: ParleyApp) -> set[str]:
    """The panes that are to be seen."""
    return {pane.id or "" for pane in (*app.dashboard.lists, app.dashboard.source) if pane.region}


ALL = {"timeline", "proposals", "actors", "disputes", "source"}


async def test_z_gives_a_list_all_the_room_and_again_takes_it_back(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(137)
        await settled(pilot)
        before, width, offset = lines(app), timeline.region.width, timeline.place.offset
        await press(pilot, "z")
        assert panes(app) == {"timeline"}
        assert timeline.region.width == 120
        assert timeline.region.height >= 34
        assert lines(app)[1].startswith(" [Timeline (400)]")
        assert "z: all panes" in lines(app)[1]
        assert row_name(timeline) == "Meeting 137"
        assert any("Meeting 137" in line for line in lines(app))
        await press(pilot, "z")
        assert (timeline.region.width, timeline.place.offset) == (width, offset)
        assert lines(app) == before


async def test_z_gives_the_source_all_the_room(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "shift+tab", "z")
        assert panes(app) == {"source"}
        assert lines(app)[1].endswith("[Source]   z: all panes")
        assert not app.dashboard.overview.region
        assert any("The second round is to be held on March 14." in line for line in lines(app))
        await press(pilot, "right", "z")
        assert panes(app) == ALL
        assert app.dashboard.panes.prose.has_focus


async def test_zoomed_one_goes_from_pane_to_pane_by_key_and_by_mouse(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "z")
        for pane in ("proposals", "actors", "disputes", "source", "timeline"):
            await press(pilot, "tab")
            assert panes(app) == {pane}
        await pilot.click("#tabs", offset=(lines(app)[1].index("Source") - 1, 0))
        await settled(pilot)
        assert panes(app) == {"source"}
        await pilot.click("#tabs", offset=(lines(app)[1].index("all panes") - 1, 0))
        await settled(pilot)
        assert panes(app) == ALL


async def test_zoom_outlives_another_size(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "p", "z")
        for size in ((80, 24), (200, 60), (60, 12), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert panes(app) == {"proposals"}, size


async def test_on_a_low_terminal_the_source_folds_away_into_a_tab(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (120, 15)) as (app, pilot):
        assert panes(app) == {"timeline"}
        assert lines(app)[1].endswith("Source")
        await press(pilot, "shift+tab")
        assert panes(app) == {"source"}
        await press(pilot, "tab")
        await pilot.resize_terminal(120, 16)
        await settled(pilot)
        assert panes(app) == ALL


async def test_on_a_broad_terminal_the_source_stands_beside_the_lists(tmp_path: Path) -> None:
    for size, beside in (((179, 50), False), ((180, 50), True), ((250, 70), True)):
        folder = tmp_path / str(size[0])
        folder.mkdir()
        async with opened(river_store(folder), size) as (app, pilot):
            source, timeline = app.dashboard.source.region, app.dashboard.timeline.region
            assert (source.y == timeline.y) == beside
            assert panes(app) == ALL
            await press(pilot, "plus")
            larger = app.dashboard.source.region
            assert larger.area > source.area
            assert (larger.y == app.dashboard.timeline.region.y) == beside


async def test_a_size_that_comes_while_a_dialog_is_open_is_taken_too(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l")
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        await press(pilot, "escape")
        assert panes(app) == {"timeline", "source"}
        assert lines(app)[1].startswith(" [Timeline (7)]")
