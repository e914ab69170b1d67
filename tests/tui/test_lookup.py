"""The look-up: what is typed, what it finds, and where it leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from store.lookup import Lookup
from tests.building import event
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import TODAY, empty_store, long_store, river_store, told
from tui.lookup import LookUp, find
from tui.panes.finds import Finds
from tui.screens.report import ReportScreen


def found(store: Path, typed: str, kind: str = "") -> list[tuple[str, str, str]]:
    with Lookup(store) as lookup:
        return [(each.kind, each.title, each.detail) for each in find(lookup, typed, kind, TODAY)]


def test_anything_is_found_and_marked_with_its_kind(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    assert {kind for kind, _, _ in found(store, "orva")} == {"proposal", "event", "document"}
    assert ("actor", "Ingrid Halvorsen", "Foreign Minister, Norland") in found(store, "halv")
    assert ("proposal", "Half of the water", "rejected · Thu 20 Feb 2031") in found(store, "water")
    assert found(store, "nothing of the kind") == []


def test_a_kind_is_all_that_is_found_where_it_alone_is_wanted(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    assert {kind for kind, _, _ in found(store, "norland", "actor")} == {"actor"}
    assert {kind for kind, _, _ in found(store, "march", "date")} == {"date"}
    assert {kind for kind, _, _ in found(store, "march", "document")} <= {"document"}


def test_days_for_which_something_is_known_come_first(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    days = found(store, "june 5", "date")
    assert days[0] == ("date", "Thu 5 Jun 2031 · in 3 months", "1 event")
    assert days[1][1:] == ("Wed 5 Jun 2030 · 9 months ago", "1 event")
    assert {detail for _, _, detail in days[2:]} == {"no event"}


async def test_slash_finds_as_one_types_and_enter_goes_there(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"dam")
        assert isinstance(app.screen, LookUp)
        assert any("event" in line and "Visit of experts to the dam" in line for line in lines(app))
        await press(pilot, "enter")
        assert len(app.screen_stack) == 1
        assert row_name(app.dashboard.timeline) == "Visit of experts to the dam"
        assert app.screen.focused is app.dashboard.timeline


async def test_a_proposal_that_is_settled_is_shown_among_all(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"half of", "enter")
        assert app.dashboard.current is app.dashboard.proposals
        assert row_name(app.dashboard.proposals) == "Half of the water"
        assert "All proposals (3)" in "\n".join(lines(app))


async def test_a_report_is_opened(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"delegations meet", "tab", "shift+tab", "enter")
        assert isinstance(app.screen, ReportScreen)
        assert "Delegations meet on the Orva" in "\n".join(lines(app))


async def test_an_event_that_the_filter_hides_takes_the_filter_away(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "a", *"brel", "enter")
        assert app.dashboard.timeline.count == 1
        await press(pilot, "l", *"gauges", *["tab"] * 5, "enter")
        assert not app.dashboard.standing.narrowed
        assert app.dashboard.timeline.count == 7
        assert "gauges" in row_name(app.dashboard.timeline)


async def test_a_finds_an_actor_by_any_spelling_and_shows_what_it_takes_part_in(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "a", *"brel")
        assert any("actor" in line and "Tomas Brel" in line and "envoy, Sutharia" in line for line in lines(app))
        await press(pilot, "enter")
        assert row_name(app.dashboard.actors) == "Tomas Brel"
        assert app.dashboard.current is app.dashboard.actors
        assert app.dashboard.timeline.count == 1


async def test_d_shows_the_day_that_it_understands_and_goes_there(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "d", *"2 weeks ago")
        assert any("Mon 24 Feb 2031 · 14 days ago" in line or "Mon 24 Feb 2031" in line for line in lines(app))
        await press(pilot, "enter")
        row = app.dashboard.timeline.row
        assert row is not None
        assert row.sort_day == "2031-02-24"
        assert any(line.startswith("┃ Mon 24 Feb 2031") for line in lines(app))


async def test_dates_are_typed_as_people_type_them(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path, 500)) as (app, pilot):
        for typed, day in (("next mon", "2031-03-17"), ("june 2", "2031-06-02"), ("2030-12-24", "2030-12-24")):
            await press(pilot, "d", *typed, "enter")
            row = app.dashboard.timeline.row
            assert row is not None
            assert row.sort_day == day


async def test_escape_returns_to_exactly_where_one_was(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(37)
        timeline.scroll_to(y=30, animate=False)
        await settled(pilot)
        before, place = lines(app), timeline.place
        await press(pilot, "l", *"meeting 2", "down", "down")
        await press(pilot, "escape")
        assert timeline.place == place
        assert lines(app) == before


async def test_what_is_not_found_is_said_and_enter_stays(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"xyzzy [/")
        assert "Nothing found for “xyzzy [/”." in "\n".join(lines(app))
        await press(pilot, "enter")
        assert isinstance(app.screen, LookUp)


async def test_a_click_on_a_find_goes_there(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"dam")
        await pilot.click("#finds", offset=(5, 0))
        await settled(pilot)
        assert row_name(app.dashboard.timeline) == "Visit of experts to the dam"


def test_the_last_day_of_the_calendar_is_no_trouble(tmp_path: Path) -> None:
    with Lookup(river_store(tmp_path)) as lookup:
        assert find(lookup, "9999", "date", date(2031, 3, 10))[0].detail == "no event"


async def test_a_place_shows_what_happened_there_and_escape_everything_again(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "l", *"gen")
        assert any("place" in line and "Geneva" in line and "2 events, 1 proposal" in line for line in lines(app))
        await press(pilot, *["tab"] * 3, "enter")
        assert app.dashboard.current is app.dashboard.timeline
        assert "Timeline (2) · Geneva" in "\n".join(lines(app))
        assert "only Geneva" in lines(app)[0]
        assert row_name(app.dashboard.proposals) == "Second round on the Orva, Geneva"
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 7
        assert "Geneva" not in lines(app)[0]


async def test_a_place_with_marks_in_its_name_is_gone_to_all_the_same(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    met = event("They met", "talks", "2031-03-08", "Norland", place="Ge\u202eneva [/] \x1b[31m")
    told(store, "2031-03-08-talks.txt", "2031-03-08", None, ("They met.", met))
    async with opened(store) as (app, pilot):
        await press(pilot, "l", *"neva", "tab", "tab", "tab", "enter")
        assert app.dashboard.timeline.count == 1
        assert "\u202e" not in "".join(lines(app))
        assert "\x1b" not in "".join(lines(app))


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("next mon", "Mon 17 Mar 2031 · in 7 days"),
        ("2 june", "Mon 2 Jun 2031 · in 3 months"),
        ("mid july", "July 2031 · in 4 months"),
        ("q3", "Q3 2031 · in 4 months"),
        ("end of may", "Sat 31 May 2031 · in 3 months"),
        ("in 2 weeks", "Mon 24 Mar 2031 · in 2 weeks"),
    ],
)
def test_days_are_found_as_people_write_them(tmp_path: Path, typed: str, day: str) -> None:
    kind, title, _ = found(river_store(tmp_path), typed)[0]
    assert (kind, title) == ("date", day)


async def test_finds_are_clicked_and_scrolled_with_the_mouse_and_fit_another_size(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path), (120, 30)) as (app, pilot):
        await press(pilot, "l", *"guild 3", "tab")
        finds = app.screen.query_one(Finds)
        assert len(finds.found) > 3
        await pilot.resize_terminal(80, 12)
        await settled(pilot)
        assert not finds.show_horizontal_scrollbar
        await press(pilot, *["down"] * (len(finds.found) - 1))
        assert finds.highlighted == len(finds.found) - 1
        assert finds.scroll_offset.y == len(finds.found) - finds.size.height
        finds.scroll_to(y=0, animate=False)
        await pilot.click("#finds", offset=(5, 1))
        await settled(pilot)
        assert app.screen is app.dashboard
        assert row_name(app.dashboard.actors) == finds.found[1].title
