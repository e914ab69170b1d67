"""Correcting, listing corrections and taking them back in the dashboard."""

from __future__ import annotations

from pathlib import Path

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from store.lookup import Lookup
from tests.tui.conftest import lines, opened, press, row_name
from tests.tui.stories import river_store, strange_store
from tui.screens.correct import CorrectScreen
from tui.screens.corrections import CorrectionsScreen
from tui.screens.dashboard import DashboardScreen


def screen(app: object) -> str:
    return "\n".join(lines(app))  # type: ignore[arg-type]


async def test_the_status_of_an_event_is_corrected_marked_and_taken_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"
        await press(pilot, "e")
        assert isinstance(app.screen, CorrectScreen)
        await press(pilot, "down", "down", "enter", "end", "enter")
        assert "its status is cancelled" in screen(app)
        await press(pilot, *"by phone", "enter")
        assert isinstance(app.screen, DashboardScreen)
        assert "✎ cancelled" in screen(app)
        assert "“Second round on the Orva”: status proposed → cancelled" in screen(app)
        with Lookup(store) as lookup:
            assert [(row.value, row.reason) for row in lookup.corrections()] == [("cancelled", "by phone")]
        await press(pilot, "u")
        assert "✎" not in "\n".join(lines(app)[:15])
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"
        with Lookup(store) as lookup:
            assert lookup.corrections() == []


async def test_a_day_is_typed_as_people_type_days(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "e", "enter", *"march 18", "enter")
        assert "its day is Tue 18 Mar 2031" in screen(app)
        await press(pilot, "enter")
        assert "Tue 18 Mar 2031" in screen(app)
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"


async def test_what_is_no_day_is_told_and_can_be_mended(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "e", "enter", *"soonish", "enter")
        assert "“soonish” is no date" in screen(app)
        await press(pilot, "escape")
        assert "right as it stands" in screen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DashboardScreen)


async def test_what_is_dropped_vanishes_and_the_cursor_stays_where_it_was(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "e", "end", "up", "enter", "enter")
        assert app.dashboard.timeline.count == 6
        assert "Timeline (6)" in screen(app)
        assert row_name(app.dashboard.timeline) == "Technical committee on gauges"
        await press(pilot, "u")
        assert app.dashboard.timeline.count == 7


async def test_an_actor_is_put_on_another_side(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "down", "e", "down", "enter")
        await press(pilot, *"suth", "enter")
        assert "it is on the side of Sutharia" in screen(app)
        await press(pilot, "enter")
        row = app.dashboard.actors.row
        assert row is not None and (row.name, row.party, row.checked) == ("Ingrid Halvorsen", "Sutharia", "corrected")


async def test_two_actors_are_merged(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "down", "e", "down", "down", "down", "enter")
        await press(pilot, *"brel", "enter", "enter")
        assert app.dashboard.actors.count == 3
        row = app.dashboard.actors.row
        assert row is not None and row.also == ("Halvorsen", "Tomas Brel")


async def test_two_proposals_are_joined(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "p", "e", "down", "enter")
        await press(pilot, *"treaty", "enter")
        assert "it is the same proposal as Draft treaty on the gauges" in screen(app)
        await press(pilot, "enter")
        assert "Pending proposals (1)" in screen(app)


async def test_what_is_confirmed_is_marked(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "e", "end", "enter", "enter")
        assert "√ proposed" in screen(app)
        assert "√ confirmed" in screen(app)


async def test_what_cannot_be_is_told_in_one_line(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "down", "e", "enter")
        await press(pilot, *["backspace"] * len("Ingrid Halvorsen"), *"tomas brel", "enter", "enter")
        assert "“tomas brel” is a name of Tomas Brel already" in screen(app)
        assert row_name(app.dashboard.actors) == "Ingrid Halvorsen"


async def test_a_dispute_cannot_be_corrected(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "tab", "e")
        assert isinstance(app.screen, DashboardScreen)
        assert "it cannot be corrected" in screen(app)


async def test_corrections_are_listed_and_each_can_be_taken_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with open_store(store) as db:
        correct(db, Change("event", 1, "status", "scheduled"), "it was put off")
        correct(db, Change("event", 2, "drop"))
    async with opened(store) as (app, pilot):
        assert app.dashboard.timeline.count == 6
        await press(pilot, "c")
        assert isinstance(app.screen, CorrectionsScreen)
        assert "status held → scheduled  it was put off" in screen(app)
        assert "“Halvorsen proposes 14 March” is dropped" in screen(app)
        await press(pilot, "u")
        assert "Corrections · 1 stands" in screen(app)
        assert app.dashboard.timeline.count == 7
        await press(pilot, "enter")
        assert isinstance(app.screen, DashboardScreen)
        assert row_name(app.dashboard.timeline) == "First round on the water of the Orva"


async def test_where_nothing_is_corrected_the_list_says_how_to(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "c", "u", "enter")
        assert "Nothing is corrected. The key e corrects what is selected." in screen(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DashboardScreen)


async def test_markup_and_escapes_of_reports_stay_text_in_the_dialog(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path)) as (app, pilot):
        await press(pilot, "e")
        assert "not markup" in screen(app) and "\x1b" not in screen(app)
        await press(pilot, "end", "enter", "enter", "c")
        assert "is confirmed" in screen(app)


async def test_the_dialog_fits_a_small_terminal(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "e")
        assert "right as it stands" in screen(app)
        await press(pilot, "end", "enter", "enter", "c")
        assert "is confirmed" in screen(app)
