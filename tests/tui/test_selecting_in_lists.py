"""Text of the lists is selected with the mouse, and copied without frames, bars and columns of the screen beside it."""

from __future__ import annotations

from pathlib import Path
from unicodedata import combining

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from tests.building import event
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import long_store, river_store, strange_store, told
from tui.app import ParleyApp
from tui.panes.lines import highlighted
from tui.screens.report import ReportScreen


async def drag(pilot: Pilot[None], pane: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Press the mouse at one place of a pane (cells from its corner), and let it go at another."""
    await pilot.mouse_down(pane, offset=begin)
    await pilot.hover(pane, offset=end)
    await pilot.mouse_up(pane, offset=end)
    await settled(pilot)


def selected(app: ParleyApp) -> str | None:
    """The text that would be copied."""
    return app.screen.get_selected_text()


async def test_lines_of_the_timeline_are_copied_without_frame_and_bar(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        at = next(y for y, line in enumerate(lines(app)) if "Fri 14 Mar" in line[:40]) - app.dashboard.timeline.region.y
        await drag(pilot, "#timeline", (1, at), (72, at + 1))
        copied = selected(app)
        assert copied is not None
        day, row = copied.splitlines()
        assert day == "Fri 14 Mar 2031  in 4 days"
        assert row.split() == "◇ talks Second round on the Orva proposed".split()
        assert not set(copied) & set("┃│▌")
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"


async def test_a_part_of_a_line_is_copied_as_it_stands(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        line = next(line for line in lines(app) if "Brel calls Halvorsen" in line)
        y = lines(app).index(line) - app.dashboard.timeline.region.y
        start = line.index("Brel")
        await drag(pilot, "#timeline", (start, y), (start + len("Brel calls") - 1, y))
        assert selected(app) == "Brel calls"


async def test_a_selection_of_wide_characters_takes_those_under_the_mouse(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path)) as (app, pilot):
        line = next(line for line in lines(app) if "北京と東京" in line)
        y = lines(app).index(line) - app.dashboard.timeline.region.y
        start = cell_len(line[: line.index("北京")])
        await drag(pilot, "#timeline", (start, y), (start + 6, y))
        assert selected(app) == "北京と東"


async def test_a_click_selects_no_text_and_a_double_click_opens(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await pilot.click("#timeline", offset=(20, 4))
        await settled(pilot)
        assert not selected(app)
        await pilot.click("#timeline", offset=(20, 4), times=2)
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)
        await press(pilot, "escape")
        assert not selected(app)


async def test_what_is_selected_stays_selected_when_a_report_comes_in(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        await drag(pilot, "#timeline", (1, 4), (60, 5))
        before = selected(app)
        assert before and "Meeting" in before
        told(store, "2031-03-09-old.txt", "2031-03-09", None, ("Long ago.", event("Old", "demand", "2029-05-01")))
        app.dashboard.reload()
        await settled(pilot)
        assert app.dashboard.timeline.count == 401
        assert selected(app) == before


async def test_proposals_and_actors_are_copied_too(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await drag(pilot, "#actors", (1, 1), (40, 2))
        assert [line.split() for line in (selected(app) or "").splitlines()] == [
            ["Norland", "2", "4", "d"], ["Ingrid", "Halvorsen", "Foreign…", "2", "4", "d"],
        ]  # fmt: skip
        timeline = app.dashboard.timeline
        timeline.show(timeline.wanted._replace(words="nothing at all like it"))
        await settled(pilot)
        await drag(pilot, "#timeline", (1, 1), (30, 3))
        assert not selected(app)


@pytest.mark.parametrize("text", ["plain text", "北京と東京", "Zażo\u0301łć", "a🤝b"])
def test_a_highlight_covers_the_characters_that_are_selected_and_changes_no_text(text: str) -> None:
    line = Strip([Segment(text, Style()), Segment(" more")])
    whole = [at for at in range(len(text) + 1) if not combining((text + " ")[at])]
    for start in whole[:-1]:
        for end in (*(at for at in whole if at >= start), -1):
            drawn = highlighted(line, start, end, Style(reverse=True))
            assert "".join(segment.text for segment in drawn) == text + " more"
            marked = "".join(part.text for part in drawn if part.style and part.style.reverse)
            assert marked == (text + " more")[start : None if end < 0 else end]
