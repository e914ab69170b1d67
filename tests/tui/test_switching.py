"""Several negotiations in the dashboard: one of them, or all together."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from store.database import open_store
from store.negotiations import move, negotiation_id
from tests.building import actor, event, proposal
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import TODAY, river_store, told
from tui.app import ParleyApp
from tui.screens.negotiations import NegotiationScreen
from tui.starting import begin_in


def two_negotiations(folder: Path) -> Path:
    """The talks on the river, and those on wages at the yard."""
    store = river_store(folder)
    told(
        store, "2031-03-07-wages.txt", "2031-03-07", None,
        ("Welders of the yard demanded more pay.", event("Welders demand more pay", "demand", "2031-03-07", "Welders")),
        ("They asked to meet on March 21.",
         proposal("Meeting on pay", ("Welders",), ("The yard",), day="2031-03-21")),
        ("Welders of the yard demanded more pay.", actor("Welders", "organization")),
        ("Welders of the yard demanded more pay.", actor("The yard", "organization", "yard")),
    )  # fmt: skip
    with open_store(store) as db:
        for name, is_of in (("Orva river", "name not like '%wages%'"), ("Wages", "name like '%wages%'")):
            ids = [row[0] for row in db.execute(f"select id from document where {is_of}")]
            move(db, ids, negotiation_id(db, name))
    return store


async def test_all_are_shown_together_until_one_is_chosen(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        assert "all 2 negotiations" in lines(app)[0]
        assert (app.dashboard.timeline.count, app.dashboard.proposals.count) == (8, 3)
        await press(pilot, "k")
        assert any("7 Mar 2031 (from the file name) · in Wages · " in line for line in lines(app))
        await press(pilot, "s")
        assert isinstance(app.screen, NegotiationScreen)
        options = app.screen.query_one(OptionList)
        told_of = [str(options.get_option_at_index(at).prompt).split() for at in range(3)]
        assert told_of == [
            "All together 3 reports 3 pending 7 Mar 2031".split(), "Orva river 2 reports 2 pending 6 Mar 2031".split(),
            "Wages 1 report 1 pending 7 Mar 2031".split(),
        ]  # fmt: skip
        await press(pilot, "j", "j", "enter")
        assert lines(app)[0].startswith(" parley  Wages  talks.db")
        assert "1 report ·" in lines(app)[0]
        assert (app.dashboard.timeline.count, app.dashboard.proposals.count, app.dashboard.actors.count) == (1, 1, 2)
        assert app.screen.has_class("-undisputed")
        assert not any("in Wages" in line for line in lines(app))
        assert row_name(app.dashboard.timeline) == "Welders demand more pay"


async def test_coming_back_one_is_where_one_was(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        await press(pilot, "g", "j")
        assert row_name(app.dashboard.timeline) == "Halvorsen proposes 14 March"
        await press(pilot, "s", "j", "j", "enter", "s", "k", "k", "enter")
        assert app.dashboard.timeline.count == 8
        assert row_name(app.dashboard.timeline) == "Halvorsen proposes 14 March"
        await press(pilot, "s", "escape")
        assert app.dashboard.negotiation is None


async def test_what_is_looked_up_and_filtered_is_of_the_negotiation_that_is_shown(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        await press(pilot, "s", "j", "enter", "l", *"welders")
        assert "Nothing found for “welders”." in "\n".join(lines(app))
        await press(pilot, "escape", "tab", "tab", "space")
        assert row_name(app.dashboard.actors) == "Norland"
        assert "Orva river  only Norland" in lines(app)[0]
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 7
        assert app.dashboard.negotiation is not None
        await press(pilot, "p", "p")
        assert app.dashboard.proposals.count == 3


async def test_one_that_loses_its_last_report_is_left(tmp_path: Path) -> None:
    store = two_negotiations(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "s", "j", "j", "enter")
        assert app.dashboard.timeline.count == 1
        with open_store(store) as db:
            move(db, [row[0] for row in db.execute("select id from document")], negotiation_id(db, "Orva river"))
        app.dashboard.reload()
        await settled(pilot)
        await settled(pilot)
        assert lines(app)[0].startswith(" parley  Orva river  talks.db")
        assert app.dashboard.timeline.count == 8


async def test_the_only_one_is_named_and_a_store_without_names_says_nothing(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        assert lines(app)[0].startswith(" parley  talks.db")
        with open_store(store) as db:
            move(db, [row[0] for row in db.execute("select id from document")], negotiation_id(db, "[/ Orva"))
        app.dashboard.reload()
        await settled(pilot)
        assert lines(app)[0].startswith(" parley  [/ Orva  talks.db")
        await press(pilot, "s")
        assert "[/ Orva" in "\n".join(lines(app))


async def test_who_watches_a_folder_begins_in_its_negotiation_and_one_step_back_leads_to_all(tmp_path: Path) -> None:
    app = ParleyApp(two_negotiations(tmp_path), None, lambda: TODAY)
    begin_in(app, "orva  River")
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert lines(app)[0].startswith(" parley  Orva river")
        assert app.dashboard.timeline.count == 7
        await press(pilot, "left_square_bracket")
        assert "all 2 negotiations" in lines(app)[0]
    for store, name in ((two_negotiations(tmp_path / "new"), "Grain"), (river_store(tmp_path / "one"), "")):
        app = ParleyApp(store, None, lambda: TODAY)
        begin_in(app, name)
        assert app.dashboard.all_here().negotiation is None


@pytest.mark.parametrize(("size", "proposal"), [((80, 24), "Wages · Welders → "), ((120, 40), " in 11 days · Wages")])
async def test_all_together_each_row_says_of_which_negotiation_it_is(
    tmp_path: Path, size: tuple[int, int], proposal: str
) -> None:
    async with opened(two_negotiations(tmp_path), size) as (app, pilot):
        for what, name in (("Welders demand more pay", "Wages"), ("Technical committee on gauges", "Orva river")):
            assert any(what in line and name in line for line in lines(app))
        await press(pilot, "p", "G")
        assert any(proposal in line for line in lines(app))
        await press(pilot, "s", "end", "enter")
        assert not any("Wages" in line and "Welders" in line for line in lines(app))
