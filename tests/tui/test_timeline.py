"""The timeline under headings of its days: what they say, and that places are kept with headings between the rows."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

import pytest

from store.lookup import Day
from tests.building import event
from tests.tui.conftest import lines, opened, press, row_name, settled, until
from tests.tui.stories import empty_store, long_store, river_store, told
from tui.app import ParleyApp
from tui.panes.day_headings import day_heading

TODAY = date(2031, 3, 10)


def said(day: str, told: str | None = None, before: str | None = None) -> str:
    """The heading of a day after another."""
    above = Day(before[:10], before) if before else None
    return "".join(text for text, _ in day_heading(Day(day, told), above, TODAY, 40, then=False)).strip()


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        (said("2031-03-03", "2031-03-03"), "Mon 3 Mar 2031"),
        (said("2031-03-04", "2031-03-04", "2031-03-03"), "Tue 4 Mar 2031"),
        (said("2031-03-05", "2031-03-05", "2031-03-03"), "Wed 5 Mar 2031  2 days later"),
        (said("2031-03-14", "2031-03-14", "2031-03-03"), "Fri 14 Mar 2031  in 4 days"),
        (said("2031-03-01", "2031-03", "2031-02-03"), "March 2031  this month"),
        (said("2031-02-03", "2031-W06"), "~3–9 Feb 2031"),
        (said("2031-03-06"), "no day named  reported Thu 6 Mar 2031"),
        (said("2031-03-10", "2031-03-10"), "── today, Mon 10 Mar 2031 ──────────────"),
    ],
)
def test_a_heading_says_the_day_as_it_is_told_and_what_lies_between(heading: str, words: str) -> None:
    assert heading == words


def pane(app: ParleyApp) -> list[str]:
    """What the timeline shows, without its frame and scrollbar."""
    shown = app.dashboard.timeline.scrollable_content_region
    inside = app.dashboard.timeline.content_region
    return [line[inside.x : inside.x + shown.width].rstrip() for line in lines(app)[inside.y : inside.bottom]]


async def test_today_has_one_line_whether_something_happens_or_not(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    told(
        store, "2031-03-10-a.txt", "2031-03-10", None,
        ("They met today.", event("Talks today", "talks", "2031-03-10")),
        ("It was denied.", event("A denial", "response", None)),
    )  # fmt: skip
    async with opened(store) as (app, _):
        shown = pane(app)
        today = [at for at, line in enumerate(shown) if "today, Mon" in line]
        assert len(today) == 1
        assert "Talks today" in shown[today[0] + 1]
        assert [line for line in shown if "reported Mon 10 Mar 2031" in line] == [
            " no day named  reported Mon 10 Mar 2031"
        ]


async def test_a_row_says_its_day_where_its_heading_is_above_the_screen(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        app.dashboard.timeline.scroll_to(y=41, animate=False)
        await settled(pilot)
        assert "Fri 21 Jun 2030 · Meeting 20" in pane(app)[0]
        assert pane(app)[1] == " Sat 22 Jun 2030"


async def test_going_up_brings_the_heading_into_view(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "g")
        assert pane(app)[0] == " Sat 1 Jun 2030"
        app.dashboard.timeline.move_to(200)
        await settled(pilot)
        await press(pilot, *["k"] * 30)
        assert pane(app)[0] == " Mon 18 Nov 2030"
        assert "Meeting 170" in pane(app)[1]


async def test_a_day_that_comes_between_moves_neither_cursor_nor_selection(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(150)
        await settled(pilot)
        at = next(at for at, line in enumerate(lines(app)) if line.startswith("┃▌"))
        told(store, "2031-03-09-more.txt", "2031-03-09", None,
             ("They met in between.", event("In between", "demand", "2030-10-27", "Guild 0")),
             ("Some time in October.", event("In October", "agreement", "2030-10", "Guild 0")))  # fmt: skip
        await until(pilot, lambda: timeline.count == 402)
        await settled(pilot)
        assert row_name(timeline) == "Meeting 150"
        assert lines(app)[at].startswith("┃▌") and "Meeting 150" in lines(app)[at]


async def test_headings_are_right_at_the_end_of_a_long_list(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "G")
        shown = [line for line in pane(app) if line]
        assert shown[-2:] == [" Sat 5 Jul 2031  in 4 months", "▌  ● talks      Meeting 399"]


async def test_a_filter_has_the_headings_of_what_it_leaves(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "a", *"brel", "enter")
        shown = [line for line in pane(app) if line]
        assert shown[0] == " Wed 5 Mar 2031"
        assert "Brel calls Halvorsen" in shown[1]
        assert "today" in shown[2]


async def test_a_day_in_the_past_has_its_own_headings(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        app.dashboard.going.look_back(date(2031, 3, 5))
        await settled(pilot)
        shown = [line for line in pane(app) if line]
        assert " Mon 3 Mar 2031" in shown and "that day, Wed 5 Mar 2031" in "\n".join(shown)
        assert "no day named" not in "\n".join(shown)


async def test_sorted_otherwise_it_has_no_headings_and_each_row_says_its_day(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.show(timeline.wanted._replace(order="newest"))
        await settled(pilot)
        shown = [line for line in pane(app) if line]
        assert len(shown) == 7
        assert "Wed 5 Mar 2031   Brel calls Halvorsen" in "\n".join(shown)
        assert "no day named     Norland refuses" in "\n".join(shown)


async def test_an_empty_timeline_has_no_heading(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await asyncio.to_thread(river_store, tmp_path)
        await until(pilot, lambda: app.dashboard.timeline.count == 7)
        await settled(pilot)
        assert " Mon 3 Mar 2031" in "\n".join(lines(app))


async def test_at_the_end_the_line_of_today_is_to_be_seen_where_nothing_is_to_come(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path, 200)) as (app, pilot):
        await press(pilot, "g", "G")
        assert "Meeting 199" in pane(app)[-2]
        assert "today, Mon 10 Mar 2031" in pane(app)[-1]
