"""The strip above the timeline: bars over time, what they say, and the ways that lead from it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.building import event
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import empty_store, long_store, river_store, told
from tui.app import ParleyApp
from tui.panes.bars import bar_lines, ruler
from tui.panes.histogram import Histogram

MONDAYS = tuple(date.fromordinal(date(2031, 2, 3).toordinal() + 7 * n) for n in range(5))
WEEKS = Histogram("week", 1, MONDAYS, (1, 0, 8, 0), 0, 0)


def text(line: list[tuple[str, str]]) -> str:
    return "".join(part for part, _ in line)


def test_bars_are_as_high_as_their_counts_and_what_is_to_come_is_told_apart() -> None:
    assert [text(line) for line in bar_lines(WEEKS, 1, date(2031, 2, 12), (0, -1))] == ["▁ █·"]
    assert [text(line) for line in bar_lines(WEEKS, 2, date(2031, 2, 12), (0, -1))] == ["  █ ", "▂ █·"]


def test_the_line_below_marks_today_the_stretch_on_screen_and_the_months() -> None:
    wide = WEEKS._replace(cells=4)
    assert text(ruler(wide, date(2031, 2, 25), (0, -1)).line()) == "Feb 2031     ▲  "
    assert text(ruler(wide, date(2031, 2, 25), (1, 2)).line()) == "    ━━━━━━━━ ▲  "
    assert text(ruler(wide, date(2031, 2, 25), (0, -1), at=2).line("a week")) == "Feb  a week  ▲  "


def focused(app: ParleyApp) -> str | None:
    """The id of what has the focus."""
    return app.focused.id if app.focused else None


def strip_of(app: ParleyApp) -> list[str]:
    """The lines of the strip."""
    region = app.dashboard.overview.region
    return lines(app)[region.y : region.bottom]


async def test_it_shows_when_things_happened_and_what_is_to_come(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, _):
        shown = strip_of(app)
        assert len(shown) == 3
        assert shown[0].startswith(" by day")
        assert shown[1].count("▄") == 2 * 6  # the one of which no day is told is not counted
        assert "·" not in shown[1].split("▄▄")[3]
        assert "·" in shown[1].split("▄▄")[4]
        assert "Mar 2031" in shown[2] and "▲" in shown[2]


async def test_it_follows_the_filter(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "a", *"brel", "enter")
        assert strip_of(app)[1].count("▄") == len("▄▄▄")


async def test_it_marks_the_stretch_that_is_on_screen_as_one_scrolls(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "g")
        first = strip_of(app)[2]
        await press(pilot, "G")
        last = strip_of(app)[2]
        assert first.index("━") < last.index("━")
        assert "by week" in strip_of(app)[0]


async def test_x_leads_into_it_arrows_move_and_enter_goes_there(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "g", "x")
        assert focused(app) == "overview"
        assert "27 May – 2 Jun 2030 · 2 events" in strip_of(app)[2]
        await press(pilot, "right", "right")
        assert "10–16 Jun 2030 · 7 events" in strip_of(app)[2]
        await press(pilot, "enter")
        assert focused(app) == "timeline"
        assert row_name(app.dashboard.timeline) == "Meeting 9"
        await press(pilot, "x", "end", "left", "home", "x")
        assert focused(app) == "timeline"
        assert row_name(app.dashboard.timeline) == "Meeting 9"
        await press(pilot, "x", "end", "enter")
        assert row_name(app.dashboard.timeline) == "Meeting 394"
        await press(pilot, "x", "escape", "left_square_bracket")
        assert row_name(app.dashboard.timeline) == "Meeting 9"


async def test_a_click_on_a_bar_goes_there_and_hovering_says_what_it_is(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await pilot.hover("#overview", offset=(13, 1))
        assert app.dashboard.overview.tooltip == "10–16 Jun 2030 · 7 events"
        await pilot.click("#overview", offset=(13, 1))
        await settled(pilot)
        assert focused(app) == "timeline"
        assert row_name(app.dashboard.timeline) == "Meeting 9"


async def test_where_it_is_low_it_is_hidden_until_one_asks_for_it(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        assert not app.dashboard.overview.display
        await press(pilot, "x")
        assert len(strip_of(app)) == 2
        assert focused(app) == "overview"
        await press(pilot, "x")
        assert not app.dashboard.overview.display
        assert focused(app) == "timeline"


async def test_a_report_that_comes_in_is_counted(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        before = strip_of(app)[1]
        meeting = event("Talks to come", "talks", "2031-03-20", "Norland", status="scheduled")
        told(store, "2031-03-09-a.txt", "2031-03-09", None, ("They will meet.", meeting))
        app.dashboard.reload()
        await settled(pilot)
        assert strip_of(app)[1].count("▄") == before.count("▄") + 2


async def test_there_is_none_where_nothing_is_told(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path)) as (app, _):
        assert not app.dashboard.overview.display
