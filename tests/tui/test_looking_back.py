"""Looking back at a day in the past, and why things are as they are, in the dashboard."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from tests.building import actor, answer, event, proposal
from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import TODAY, empty_store, told
from tests.tui.test_switching import two_negotiations
from tui.screens.as_of import AsOfScreen, past_day
from tui.screens.report import ReportScreen

OFFER = "Norland proposed to Sutharia a second round in Geneva on March 6."
ROUND = "The second round is planned for March 6."
HELD = "Norland and Sutharia held the second round on March 6."


def moved_store(folder: Path) -> Path:
    """A round that is proposed, accepted and held; and an offer whose day has passed since."""
    store = empty_store(folder)
    sides = (("", actor("Norland")), ("", actor("Sutharia")))
    second = ("Norland", "Sutharia")
    told(
        store, "2031-03-01.txt", "2031-03-01", "An offer of Norland to Sutharia",
        (OFFER, proposal("Second round in Geneva", ("Norland",), ("Sutharia",), day="2031-03-06", place="Geneva")),
        (ROUND, event("Second round in Geneva", "talks", "2031-03-06", *second, status="scheduled", place="Geneva")),
        *sides,
    )  # fmt: skip
    told(
        store, "2031-03-03.txt", "2031-03-03", "Sutharia agrees with Norland",
        ("Sutharia agreed to the round with Norland.",
         proposal("the second round", ("Norland",), ("Sutharia",), answer("accepts", "Sutharia"), day="2031-03-06")),
        ("Sutharia offered Norland half of the water until March 8.",
         proposal("Half of the water", ("Sutharia",), ("Norland",), kind="terms", day="2031-03-08")),
        *sides,
    )  # fmt: skip
    told(
        store, "2031-03-07.txt", "2031-03-07", "Norland and Sutharia meet",
        (HELD, event("Second round in Geneva", "talks", "2031-03-06", *second, place="Geneva")), *sides,
    )  # fmt: skip
    return store


def text_of(screen: list[str]) -> str:
    """The screen in one line of text, so that a sentence that is broken is found."""
    return " ".join(" ".join(line.strip("│┃ ") for line in screen).split())


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("march 6", date(2031, 3, 6)),
        ("june 2", date(2030, 6, 2)),
        ("yesterday", date(2031, 3, 9)),
        ("2030", date(2030, 12, 31)),
        ("2031-03", TODAY),
        ("2031-04", None),
        ("tomorrow", None),
        ("whenever", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_one_in_the_past(typed: str, day: date | None) -> None:
    assert past_day(typed, TODAY) == day


async def test_all_is_shown_as_it_was_known_until_one_leaves(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path)) as (app, pilot):
        assert "as known on" not in lines(app)[0] and "3 reports" in lines(app)[0]
        await press(pilot, "w", *"march 2", "enter")
        assert app.dashboard.as_of == date(2031, 3, 2)
        screen = lines(app)
        assert "as known on 2 Mar 2031 (w: now)" in screen[0] and "1 report " in screen[0]
        assert any("◆ talks" in line and "scheduled" in line for line in screen)
        assert any("Pending proposals (1)" in line for line in screen)
        assert any("that day, Sun 2 Mar 2031" in line for line in screen)
        assert "Fri 7 Mar" not in text_of(screen) and "in 4 days" in text_of(screen)
        await press(pilot, "w")
        assert app.dashboard.as_of is None
        assert "as known on" not in lines(app)[0] and "3 reports" in lines(app)[0]


async def test_escape_leaves_it_too(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"march 2", "enter", "escape")
        assert app.dashboard.as_of is None


async def test_the_report_and_the_look_up_know_no_more_than_was_known(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"march 2", "enter", "enter")
        assert isinstance(app.screen, ReportScreen)
        assert "reports that tell this" not in text_of(lines(app))
        await press(pilot, "escape", "l", *"water")
        assert "Nothing found" in text_of(lines(app))


async def test_what_is_no_day_in_the_past_is_said(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"tomorrow", "enter")
        assert isinstance(app.screen, AsOfScreen)
        assert "is no day in the past" in text_of(lines(app))
        app.screen.query_one(Input).value = ""
        await press(pilot, *"march 2")
        assert "Sun 2 Mar 2031 · 8 days ago" in text_of(lines(app))
        await press(pilot, "escape")
        assert app.dashboard.as_of is None


async def test_a_day_before_the_first_report_shows_nothing_and_no_welcome(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"2030", "enter")
        assert "as known on 31 Dec 2030" in lines(app)[0] and "0 reports" in lines(app)[0]
        assert "No event yet." in text_of(lines(app))
        assert not app.dashboard.has_class("-empty")


async def test_the_source_says_why_and_how_it_came_to_that(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path), (170, 50)) as (app, pilot):
        assert "scheduled for Thu 6 Mar 2031 (1 Mar 2031) → held (7 Mar 2031)" in text_of(lines(app))
        await press(pilot, "p", "p", "G")
        assert "accepted: Sutharia accepts (report of 3 Mar 2031)" in text_of(lines(app))


async def test_what_is_overdue_says_so(tmp_path: Path) -> None:
    async with opened(moved_store(tmp_path), (200, 50)) as (app, pilot):
        await press(pilot, "p")
        screen = text_of(lines(app))
        assert "Sat 8 Mar 2031 · 2 days over" in screen
        assert "no report since" in screen
        assert "overdue: its day passed 2 days ago, no report since" in screen


async def test_on_a_narrow_screen_the_names_keep_apart_from_the_numbers(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path), size=(60, 24)) as (app, pilot):
        await press(pilot, "s", "j", "enter", "w", *"march 5", "enter")
        top = lines(app)[0]
        assert "as known on 5 Mar" in top
        assert re.search(r"\s\d+ report", top), top


async def test_what_is_new_is_said_in_short_before_a_name_is_cut(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path), size=(80, 24)) as (app, pilot):
        header = app.dashboard.header
        header.new, header.view = ("141 new since 05:34", "141 new"), "The wage round"
        await settled(pilot)
        assert "view The wage round" in lines(app)[0]
        assert "141 new ·" in lines(app)[0]
