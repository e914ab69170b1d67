"""The dialog of filter and sort, and what it makes of the lists."""

from __future__ import annotations

from pathlib import Path

from tests.building import actor, event
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import empty_store, river_store, told
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.screens.refine import RefineScreen


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


async def test_r_shows_what_there_is_to_choose_from_with_numbers(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r")
        assert isinstance(app.screen, RefineScreen)
        assert "Filter and sort · Timeline" in text(app)
        for words in ("□ talks 4", "□ contact 1", "□ held 4", "□ scheduled 1", "● by day", "○ newest report first",
                      "7 events"):  # fmt: skip
            assert words in text(app)


async def test_esc_leaves_all_as_it_was(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        before = app.dashboard.standing
        await press(pilot, "r", *"brel", "enter", "tab", *"since may", "escape")
        assert app.dashboard.standing == before


async def test_an_actor_is_found_by_a_spelling_and_days_as_they_are_typed(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", *"halvorsn")
        assert "Nothing is called so." in text(app)
        await press(pilot, "backspace", "backspace", "backspace")
        assert "Foreign Minister · Norland" in text(app)
        await press(pilot, "tab", *"since 5 march")
        assert "2 of 7 events" not in text(app)
        assert "1 of 7 events  ·  since 5 Mar 2031" in text(app)
        await press(pilot, "enter")
        assert row_name(app.dashboard.timeline) == "Brel calls Halvorsen"
        assert "only Ingrid Halvorsen · since 5 Mar 2031 (esc: everything)" in lines(app)[0]
        assert "Timeline (1) · Ingrid Halvorsen · since 5 Mar 2031" in text(app)
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 7


async def test_kinds_and_statuses_are_of_the_list_in_which_one_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", "tab", "tab", "space", "right", "space", "tab", "right", "space", "enter")
        # talks and contact; cancelled
        assert app.dashboard.timeline.count == 1
        assert row_name(app.dashboard.timeline) == "Visit of experts to the dam"
        assert app.dashboard.proposals.count == 2
        assert "only talks, contact · cancelled (esc: everything)" in lines(app)[0]
        await press(pilot, "p", "r")
        assert "Filter and sort · Proposals" in text(app)
        assert "■ pending 2" in text(app)
        await press(pilot, "tab", "tab", "tab", "right", "space", "enter")
        assert app.dashboard.proposals.count == 3
        assert "Proposals (3) · pending, rejected" in text(app)
        assert app.dashboard.timeline.count == 1


async def test_no_status_of_proposals_is_all_of_them_and_pending_as_they_come(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "p", "r", "tab", "tab", "tab", "space", "enter")
        assert "All proposals (3)" in text(app)
        await press(pilot, "r", "tab", "tab", "tab")
        assert "□ pending 2" in text(app)
        await press(pilot, "space", "enter")
        assert "Pending proposals (2)" in text(app)


async def test_sorted_by_the_newest_report_and_again_by_day(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    told(store, "late.txt", "2031-03-09", "Late", ("Norland spoke again.",
         event("Norland speaks", "contact", "2031-02-01", "Norland")), ("", actor("Norland")))  # fmt: skip
    async with opened(store) as (app, pilot):
        await press(pilot, "r", "tab", "tab", "tab", "tab", "right", "enter")
        await press(pilot, "g")
        assert row_name(app.dashboard.timeline) == "Norland speaks"
        assert "Timeline (8) · newest report first" in text(app)
        assert "only" not in lines(app)[0]
        await press(pilot, "r", "tab", "tab", "tab", "tab", "left", "enter", "g", "j")
        assert row_name(app.dashboard.timeline) == "First round on the water of the Orva"


async def test_the_selected_actor_is_offered(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "G", "r")
        assert "Filter and sort · Actors" in text(app)
        assert "● by side" in text(app)
        assert "Status" not in text(app)
        await press(pilot, "enter")
        assert app.dashboard.standing.actor_name == "Tomas Brel"
        assert app.dashboard.timeline.count == 1


async def test_space_in_the_actors_shows_only_that_one_and_again_everything(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "j", "tab", "tab", "G")
        before = app.dashboard.timeline.place
        await press(pilot, "space")
        assert (app.dashboard.timeline.count, app.dashboard.current) == (1, app.dashboard.actors)
        await press(pilot, "space")
        assert (app.dashboard.timeline.count, app.dashboard.current) == (7, app.dashboard.actors)
        assert app.dashboard.timeline.place == before
        assert row_name(app.dashboard.actors) == "Tomas Brel"


async def test_what_is_no_span_is_said_and_enter_waits(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", "tab", *"the talks[/]", "enter")
        assert isinstance(app.screen, RefineScreen)
        assert "“the talks[/]” is no span of days; type it as since may" in text(app)


async def test_clearing_goes_back_to_everything(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", *"brel", "enter", "tab", *"march", "tab", "space", "tab", "tab", "right", "enter")
        assert app.dashboard.standing.narrowed
        await press(pilot, "r", "ctrl+l")
        assert "7 events" in text(app)
        await press(pilot, "enter")
        assert not app.dashboard.standing.narrowed
        assert app.dashboard.timeline.count == 7


async def test_a_negotiation_is_offered_where_there_are_several(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        await press(pilot, "r", "tab", "tab", *"orva", "enter", "enter")
        assert app.dashboard.negotiation is not None
        assert app.dashboard.negotiation.name == "Orva river"
        assert app.dashboard.timeline.count == 7
        assert lines(app)[0].startswith(" parley  Orva river")


async def test_it_can_all_be_done_by_mouse(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r")
        rows = lines(app)
        at = next(row for row, line in enumerate(rows) if "□ talks 4" in line)
        await pilot.click(offset=(rows[at].index("□ talks"), at))
        await settled(pilot)
        assert "■ talks 4" in text(app)
        assert "4 of 7 events" in text(app)
        rows = lines(app)
        at = next(row for row, line in enumerate(rows) if "Show it" in line)
        await pilot.click(offset=(rows[at].index("Show it") + 1, at))
        await settled(pilot)
        assert app.dashboard.timeline.count == 4


async def test_what_comes_in_meanwhile_is_counted(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "r", "tab", *"2031")
        told(store, "late.txt", "2031-03-09", "Late", ("Norland spoke again.",
             event("Norland speaks", "contact", "2031-02-01", "Norland")), ("", actor("Norland")))  # fmt: skip
        assert isinstance(app.screen, RefineScreen)
        app.screen.reload()
        await settled(pilot)
        assert "8 events" in text(app)
        assert "□ contact 2" in text(app)


async def test_the_field_in_which_one_is_stands_out(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", "down", "down")
        assert [field.id for field in app.screen.query(".field.-in")] == ["field-kind"]
        await press(pilot, "up")
        assert [field.id for field in app.screen.query(".field.-in")] == ["field-days"]


async def test_as_it_was_known_on_a_past_day_there_is_less_to_choose_from(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"2031-03-05", "enter", "r")
        assert "□ talks 3" in text(app)
        assert "5 events" not in text(app)
        assert "4 events" in text(app)
        await press(pilot, *"brel")
        assert "Nothing is called so." in text(app)


async def test_an_empty_store_has_nothing_to_choose_from(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "r", "tab", "tab", "space", "left", "right", "enter")
        assert app.screen is app.dashboard


async def test_names_from_outside_are_no_markup(tmp_path: Path) -> None:
    store = empty_store(tmp_path)
    told(store, "strange.txt", "2031-03-09", "Strange", ("Of [/ Bra\u202eket.", event("[/ Bracket speaks", "contact",
         "2031-03-08", "[/ Bra\u202eket")), ("", actor("[/ Bra\u202eket", "person", role="[b]envoy")))  # fmt: skip
    async with opened(store) as (app, pilot):
        await press(pilot, "r", *"bra")
        assert "[/ Braket" in text(app)
        assert "[b]envoy" in text(app)
        await press(pilot, "enter", "enter")
        assert "only [/ Braket (esc: everything)" in lines(app)[0]
