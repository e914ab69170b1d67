"""The calendar: months, days and their lists, by keys and by mouse."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual.events import MouseScrollDown
from textual.pilot import Pilot

from store.lookup import Filter, MonthRow
from tests.building import actor, event, proposal
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import TODAY, empty_store, long_store, river_store, strange_store, told
from tui.app import ParleyApp
from tui.panes.month_lines import HEAD, Cells, legend, month_line, packed
from tui.panes.months import Months, Wanted
from tui.screens.calendar import CalendarScreen
from tui.screens.dashboard import DashboardScreen


def calendar(app: ParleyApp) -> CalendarScreen:
    assert isinstance(app.screen, CalendarScreen)
    return app.screen


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


def listed(app: ParleyApp) -> str:
    """What stands in the list of the day."""
    region = calendar(app).agenda.region
    return "\n".join(line[region.x : region.right] for line in lines(app)[region.y : region.bottom])


def cell_of(app: ParleyApp, day: date) -> tuple[int, int]:
    """Where a day is drawn, within the months."""
    months = calendar(app).months
    at = months.shown.index(day.replace(day=1))
    place = day.day + day.replace(day=1).weekday() - 1
    cells = months.cells
    offset = months.content_region.offset - months.region.offset
    return (
        offset.x + at * (7 * cells.width + 2) + place % 7 * cells.width + 1,
        offset.y + HEAD + place // 7 * cells.height,
    )


async def click(pilot: Pilot[Any], day: date, times: int = 1) -> None:
    await pilot.click("#months", offset=cell_of(pilot.app, day), times=times)  # type: ignore[arg-type]
    await settled(pilot)


def row_of(app: ParleyApp) -> str:
    row = calendar(app).agenda.row
    return row.fact.what if row else ""


# ------------------------------------------------------------ a month in lines


def drawn(cells: Cells, marks: dict[int, dict[Any, int]], chosen: date = date(2031, 3, 3)) -> list[str]:
    row = MonthRow(date(2031, 3, 1), marks, {"proposed": 2})
    return [
        "".join(text for text, _ in month_line(y, date(2031, 3, 1), row, cells, chosen, TODAY, has_focus=True))
        for y in range(HEAD + 6 * cells.height + 1)
    ]


@pytest.mark.parametrize("cells", [Cells(5, 1), Cells(7, 4), Cells(10, 3), Cells(13, 2)])
def test_a_month_is_as_wide_as_its_days(cells: Cells) -> None:
    of_day: dict[Any, int] = {"held": 12, "scheduled": 1, "pending": 123456, "deadline": 3, "settled": 5}
    assert {len(line) for line in drawn(cells, dict.fromkeys(range(1, 32), of_day))} == {7 * cells.width}


def test_weeks_begin_on_monday_and_today_and_the_chosen_day_are_marked() -> None:
    month = drawn(Cells(10, 2), {14: {"held": 1, "proposed": 3}})
    assert month[0].strip() == "March 2031"
    assert month[1].split() == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert month[2].split() == ["1", "2"]
    assert month[4].startswith("▌ 3") and month[5].startswith("▌")
    assert month[6].startswith(" 10 today")
    assert month[7][40:50].strip() == "◇3 ●"
    assert month[-1].strip() == "some day in March: ◇2"
    assert drawn(Cells(7, 2), {})[6].startswith(" ‹10›")


def test_what_is_to_come_is_written_first_and_what_has_no_room_is_told() -> None:
    of_day: dict[Any, int] = {"settled": 1, "held": 2, "deadline": 1, "scheduled": 40}
    assert ["".join(text for text, _ in line) for line in packed(of_day, 6, 2)] == ["▲ ◆40", "●2 ▪"]
    assert ["".join(text for text, _ in line) for line in packed(of_day, 6, 1)] == ["▲ ◆40…"]
    assert legend(40).split("  ")[:2] == ["● held", "◆ scheduled"] and len(legend(40)) <= 40


# ------------------------------------------------------------ keys


async def test_m_opens_the_month_of_today_with_the_marks_of_its_days(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m")
        screen = text(app)
        assert "March 2031" in screen and "10 today" in screen and "◇ □" in screen
        assert "Mon 10 Mar 2031 · today · nothing" in screen
        await press(pilot, "m")
        assert isinstance(app.screen, DashboardScreen)


async def test_arrows_move_by_day_and_week_and_list_the_day(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "right", "right", "right", "right")
        assert calendar(app).months.chosen == date(2031, 3, 14)
        assert "Second round on the Orva" in listed(app) and "Second round on the Orva, Geneva" in listed(app)
        assert "Fri 14 Mar 2031 · in 4 days · 2" in text(app)
        await press(pilot, "up", "left", "left")
        assert calendar(app).months.chosen == date(2031, 3, 5)
        assert "Brel calls Halvorsen" in listed(app)
        await press(pilot, "down", "j", "k", "l", "h")
        assert calendar(app).months.chosen == date(2031, 3, 12)


async def test_going_over_the_edge_turns_the_month(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "down", "down", "down", "down")
        assert calendar(app).months.chosen == date(2031, 4, 7)
        assert "April 2031" in text(app) and "March 2031" not in text(app)


async def test_months_are_turned_by_keys_and_t_goes_to_today(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "pagedown", ">")
        assert "May 2031" in text(app)
        await press(pilot, "<", "pageup", "pageup")
        assert "February 2031" in text(app)
        await press(pilot, "t")
        assert calendar(app).months.chosen == TODAY
        await press(pilot, "pagedown", "home")
        assert calendar(app).months.chosen == TODAY


async def test_what_is_known_by_its_month_only_is_listed_under_the_month(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "pagedown")
        assert "some day in April: ◆" in text(app)
        assert "Thu 10 Apr 2031 · in 4 weeks · nothing" in text(app)
        assert "some day in April 2031" in listed(app)
        assert "Technical committee on gauges" in listed(app)


async def test_a_stretch_stands_on_each_of_its_days(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    told(
        store, "2031-03-01.txt", "2031-03-01", None,
        ("Arland and Borduria will meet from March 12 to 13.",
         event("Two days of talks", "talks", "2031-03-12/2031-03-13", "Arland", status="scheduled")),
        ("", actor("Arland")),
    )  # fmt: skip
    async with opened(store) as (app, pilot):
        await press(pilot, "m", "right", "right")
        assert "Two days of talks" in listed(app) and "12–13 Mar 2031" in listed(app)
        await press(pilot, "right")
        assert "Two days of talks" in listed(app)
        await press(pilot, "right")
        assert "Nothing on this day." in listed(app)


async def test_enter_goes_into_the_list_and_from_there_to_the_row_in_the_dashboard(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "enter")
        assert calendar(app).months.has_focus  # nothing on this day
        await press(pilot, "up", "right", "right", "enter")
        assert calendar(app).agenda.has_focus and row_of(app) == "Brel calls Halvorsen"
        await press(pilot, "enter")
        assert app.dashboard.timeline.has_focus and row_name(app.dashboard.timeline) == "Brel calls Halvorsen"


async def test_a_proposal_is_gone_to_in_its_list_also_when_it_is_settled(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "right", "right", "right", "right", "enter", "down", "enter")
        assert app.dashboard.proposals.has_focus
        assert row_name(app.dashboard.proposals) == "Second round on the Orva, Geneva"
        assert app.dashboard.proposals.wanted.status == "pending"
        await press(pilot, "m", "pageup", *["right"] * 10, "enter")
        assert row_of(app) == "Half of the water"
        await press(pilot, "enter")
        assert row_name(app.dashboard.proposals) == "Half of the water"


async def test_escape_goes_back_to_exactly_where_one_was(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "down")
        before = app.dashboard.actors.place
        await press(pilot, "m", "right", "right", "right", "right", "tab", "down", "escape")
        assert calendar(app).months.has_focus
        await press(pilot, "escape")
        assert app.dashboard.actors.has_focus and app.dashboard.actors.place == before


async def test_the_calendar_follows_filter_negotiation_and_the_day_that_is_looked_back_at(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "g")
        while row_name(app.dashboard.actors) != "Tomas Brel":
            await press(pilot, "down")
        await press(pilot, "space", "m")
        assert "only Tomas Brel" in lines(app)[0]
        month = calendar(app).months.rows[date(2031, 3, 1)]
        assert list(month.days) == [5] and not month.some_day
        await press(pilot, "escape", "escape", "w", *"march 5", "enter", "m")
        assert "as known on 5 Mar 2031" in lines(app)[0]
        assert calendar(app).months.chosen == date(2031, 3, 5)
        assert 7 not in calendar(app).months.rows[date(2031, 3, 1)].days


async def test_the_question_mark_shows_its_keys(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "question_mark")
        assert "A day, a week or a month on or back" in text(app)


# ------------------------------------------------------------ mouse


async def test_a_click_chooses_a_day_and_a_double_click_goes_into_its_list(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (200, 50)) as (app, pilot):
        await press(pilot, "m")
        await click(pilot, date(2031, 3, 5))
        assert calendar(app).months.chosen == date(2031, 3, 5) and "Brel calls Halvorsen" in listed(app)
        await click(pilot, date(2031, 3, 14), times=2)
        assert calendar(app).agenda.has_focus
        await pilot.click("#agenda", offset=(5, 1), times=2)
        await settled(pilot)
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"


async def test_the_arrows_beside_the_name_and_the_wheel_turn_the_month(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m")
        await pilot.click("#months", offset=(70, 1))
        await settled(pilot)
        assert "April 2031" in text(app)
        await pilot.click("#months", offset=(3, 1))
        await settled(pilot)
        assert "March 2031" in text(app)
        await pilot._post_mouse_events([MouseScrollDown], "#months", offset=(5, 5))
        await settled(pilot)
        assert calendar(app).months.chosen == date(2031, 4, 10)


# ------------------------------------------------------------ room


@pytest.mark.parametrize(("width", "months"), [(80, 1), (120, 1), (160, 2), (200, 3), (250, 3)])
async def test_there_are_as_many_months_as_there_is_room_for(tmp_path: Path, width: int, months: int) -> None:
    async with opened(river_store(tmp_path), (width, 50)) as (app, pilot):
        await press(pilot, "m")
        shown = calendar(app).months.shown
        assert len(shown) == months and date(2031, 3, 1) in shown
        assert all(f"{month:%B} {month.year}" in text(app) for month in shown)


async def test_in_a_small_terminal_the_list_stands_below(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "m", "right", "right", "right", "right")
        screen = lines(app)
        assert any("◇ talks      Second round on the Orva" in line for line in screen[-8:])
        assert any(line.strip().startswith("31") for line in screen)
        await pilot.resize_terminal(200, 50)
        await settled(pilot)
        assert calendar(app).months.chosen == date(2031, 3, 14) and len(calendar(app).months.shown) == 3
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "March 2031" in text(app)


async def test_wide_characters_and_markup_are_drawn_as_they_are(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "m", "left", "left", "left", "left", "left")
        assert "北京と東京の代表団は" in listed(app)


# ------------------------------------------------------------ live


async def test_a_new_report_shows_and_the_chosen_day_stays(tmp_path: Path) -> None:
    store = long_store(tmp_path, 100)
    async with opened(store) as (app, pilot):
        await press(pilot, "m", "right", "right")
        told(
            store, "2031-03-09.txt", "2031-03-09", None,
            ("Arland is to meet Borduria on March 12.", event("A new round", "talks", "2031-03-12", "Arland",
                                                              status="scheduled")),
            ("Arland is to meet Borduria on March 12.", proposal("An offer for it", ("Arland",), day="2031-03-12")),
            ("", actor("Arland")),
        )  # fmt: skip
        app.on_changed()
        await settled(pilot)
        months = calendar(app).months
        assert months.chosen == date(2031, 3, 12)
        assert dict(months.rows[date(2031, 3, 1)].days[12]) == {"scheduled": 1, "pending": 1}
        assert "A new round" in listed(app) and "An offer for it" in listed(app)


async def test_a_late_answer_for_months_that_are_no_longer_shown_is_dropped(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m")
        months = calendar(app).months
        rows = dict(months.rows)
        months.post_message(Months.Answered(Wanted((date(2031, 1, 1),), anew=True), []))
        await settled(pilot)
        assert months.rows == rows


async def test_the_day_turns_in_an_open_calendar(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m")
        assert "10 today" in text(app)
        app.today = app.dashboard.on_the_wall = calendar(app).months.today = lambda: date(2031, 3, 11)
        app._look_at_the_day()
        await settled(pilot)
        assert "11 today" in text(app) and "10 today" not in text(app)


async def test_enter_right_after_a_move_goes_into_the_list_of_the_new_day(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m")
        months = calendar(app).months
        months.choose(date(2031, 3, 14))
        months.action_open()
        await settled(pilot)
        assert calendar(app).agenda.has_focus and row_of(app) == "Second round on the Orva"
        months.choose(date(2031, 3, 15))
        await settled(pilot)
        assert months.has_focus  # there is nothing in the list to be in


async def test_d_goes_to_a_day_that_is_typed(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "d", *"june 2", "enter")
        assert calendar(app).months.chosen == date(2031, 6, 2) and "June 2031" in text(app)
        await press(pilot, "d", "escape")
        assert calendar(app).months.chosen == date(2031, 6, 2)


async def test_in_a_low_terminal_the_month_leaves_room_for_the_list(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 16)) as (app, pilot):
        await press(pilot, "m", "right", "right", "right", "right")
        assert "▌14 ◇ □" in text(app) and "Second round on the Orva" in listed(app)


async def test_n_goes_to_the_next_day_with_something_on_it(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "n")
        assert calendar(app).months.chosen == date(2031, 3, 14)
        await press(pilot, "n")  # what is some day of April has no day
        assert calendar(app).months.chosen == date(2031, 3, 14)
        days = []
        for _ in range(6):
            await press(pilot, "N")
            days.append(calendar(app).months.chosen)
        assert days == [date(2031, 3, day) for day in (7, 5, 4, 3)] + [date(2031, 2, 20)] * 2
        assert "Half of the water" in listed(app)


async def test_it_says_what_narrows_it(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        own = {"timeline": Filter(kinds=("contact",), order="reported"), "proposals": Filter(statuses=("rejected",))}
        app.dashboard.stand(app.dashboard.standing._replace(own=own, filter=Filter(since=date(2031, 2, 1))))
        await press(pilot, "m")
        assert lines(app)[0].strip() == "Calendar  only since 1 Feb 2031 · events: contact · proposals: rejected"
        assert list(calendar(app).months.rows[date(2031, 3, 1)].days) == [5]
        await press(pilot, "N", "N")
        assert row_of(app) == "Half of the water"


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_the_keys_of_the_calendar_fit(tmp_path: Path, width: int) -> None:
    async with opened(river_store(tmp_path), (width, 24)) as (app, pilot):
        await press(pilot, "m")
        assert lines(app)[-1].startswith("⏎ list") and lines(app)[-1].endswith("? help")
        assert "n next" in lines(app)[-1] or width < 60
