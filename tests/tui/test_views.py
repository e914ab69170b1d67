"""Saved views: what they keep, where they lie, and going to them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList

from store.database import open_store
from store.lookup import Filter, Lookup
from store.negotiations import move, negotiation_id
from tests.tui.conftest import lines, opened, press, settled
from tests.tui.stories import TODAY, river_store
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.remembered import Memory, Sizes
from tui.screens.view_name import ViewNameScreen
from tui.screens.views import ViewsScreen
from tui.standing import Place, Standing
from tui.view_words import view_words
from tui.views import View, ViewError, Views, found_again, view_of

DAM = View(
    "The dam", 1,
    Standing(
        Filter(negotiation=2, actor=5, since=date(2031, 3, 1), until=date(2031, 4, 1)),
        {"timeline": Filter(words="dam", kinds=("talks",), statuses=("held", "scheduled"), order="newest")},
        all_proposals=True, pane="actors", actor_name="Norland", negotiation_name="Orva river",
    ),
    Sizes(2, -1), zoomed=True,
)  # fmt: skip


def names(views: Views) -> list[tuple[str, int | None]]:
    return [(view.name, view.digit) for view in views.all()]


# ------------------------------------------------------------ the file


def test_a_view_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    path, store = tmp_path / "state" / "views.json", tmp_path / "talks.db"
    Views(path, store).change(None, DAM)
    assert Views(path, store).all() == [DAM]
    assert Views(path, tmp_path / "other.db").all() == []


def test_a_view_keeps_the_place_to_which_the_lists_are_narrowed(tmp_path: Path) -> None:
    path, store = tmp_path / "views.json", tmp_path / "talks.db"
    in_bergvik = View("Bergvik", 2, Standing(Filter(place="Bergvik")))
    Views(path, store).change(None, in_bergvik)
    assert Views(path, store).all() == [in_bergvik]


def test_a_view_has_no_places_and_no_day_in_the_past() -> None:
    standing = Standing(as_of=date(2031, 3, 2), places={"timeline": Place(7, 3, 7)}, view="Another")
    assert view_of("This", None, standing, Sizes(), False) == View("This")


def test_those_with_a_digit_come_first_and_a_digit_goes_to_the_last_that_gets_it(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json", tmp_path / "talks.db")
    for name, digit in (("b", 2), ("a", None), ("c", 1), ("d", 2)):
        views.change(None, View(name, digit))
    assert names(views) == [("c", 1), ("d", 2), ("a", None), ("b", None)]
    assert views.at(2) == View("d", 2)
    assert views.named("B") == View("b")


def test_a_view_is_renamed_written_over_and_deleted(tmp_path: Path) -> None:
    views = Views(tmp_path / "views.json", tmp_path / "talks.db")
    views.change(None, DAM)
    views.change(DAM, DAM._replace(name="The river", digit=None))
    assert names(views) == [("The river", None)]
    views.change(None, View("the RIVER", 4))
    assert names(views) == [("the RIVER", 4)]
    views.change(View("the RIVER", 4), None)
    assert names(views) == []


def test_what_other_dashboards_save_meanwhile_is_kept(tmp_path: Path) -> None:
    path, store = tmp_path / "views.json", tmp_path / "talks.db"
    one, other = Views(path, store), Views(path, store)
    one.change(None, View("one", 1))
    other.change(None, View("other", 2))
    Views(path, tmp_path / "wages.db").change(None, View("wages", 1))
    one.change(None, View("third", 3))
    assert names(other) == [("one", 1), ("other", 2), ("third", 3)]


@pytest.mark.parametrize("said", ["", "{", "[]", '{"views": {"/talks.db": [{"na', "\udcff"])
def test_a_damaged_file_is_put_aside_before_another_is_written(tmp_path: Path, said: str) -> None:
    path, store = tmp_path / "views.json", tmp_path / "talks.db"
    path.write_bytes(said.encode("utf-8", "surrogateescape"))
    views = Views(path, store)
    assert views.all() == []
    views.change(None, DAM)
    assert views.all() == [DAM]
    assert (tmp_path / "views.json.damaged").read_bytes() == said.encode("utf-8", "surrogateescape")


@pytest.mark.parametrize(
    "said",
    [
        '{"views": 3}',
        '{"views": {"STORE": "x"}}',
        '{"views": {"STORE": [3, {"digit": 1}, {"name": ""}]}}',
    ],
)
def test_what_makes_no_sense_is_no_view(tmp_path: Path, said: str) -> None:
    path, store = tmp_path / "views.json", tmp_path / "talks.db"
    path.write_text(said.replace("STORE", str(store)), encoding="utf-8")
    assert Views(path, store).all() == []


def test_of_a_view_what_makes_sense_is_kept(tmp_path: Path) -> None:
    path, store = tmp_path / "views.json", tmp_path / "talks.db"
    odd = {"name": "x" * 999, "digit": 12, "sizes": {"timeline": 99}, "zoomed": 1, "shows": {"pane": "moon"}}
    path.write_text(json.dumps({"views": {str(store): [odd]}}), encoding="utf-8")
    assert Views(path, store).all() == [View("x" * 60, None, sizes=Sizes(3))]


def test_where_it_cannot_be_written_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ViewError, match="cannot be written"):
        Views(tmp_path / "file" / "views.json", tmp_path / "talks.db").change(None, DAM)


# ------------------------------------------------------------ finding again what a view is of


def test_negotiation_and_actor_are_found_by_name_where_their_numbers_are_others(tmp_path: Path) -> None:
    store = two_negotiations(tmp_path)
    with Lookup(store) as lookup:
        norland = lookup.actors_named("Norland")[0]
        river = next(row for row in lookup.negotiations() if row.name == "Orva river")
        other = next(row for row in lookup.negotiations() if row.name == "Wages")
        wrong = Filter(negotiation=other.id, actor=norland.id + 1)
        view = View("x", standing=Standing(wrong, actor_name="Norland's", negotiation_name="Orva river"))
        found = found_again(lookup, view)
    assert found.filter == Filter(negotiation=river.id, actor=norland.id)
    assert found.actor_name == "Norland"


@pytest.mark.parametrize(
    ("standing", "what"),
    [
        (Standing(Filter(negotiation=77), negotiation_name="Fish"), "the negotiation called “Fish”, which is no more"),
        (Standing(Filter(actor=77), actor_name="Nobody"), "the actor called “Nobody”, which is no more"),
    ],
)
def test_a_view_of_what_is_no_more_says_so(tmp_path: Path, standing: Standing, what: str) -> None:
    with Lookup(river_store(tmp_path)) as lookup, pytest.raises(ViewError, match=what):
        found_again(lookup, View("x", standing=standing))


def test_a_view_says_what_it_shows() -> None:
    assert view_words(View("x")) == "everything"
    assert view_words(DAM) == (
        "Orva river · Norland · 1 Mar – 1 Apr 2031 · timeline: “dam” · talks · held, scheduled · newest report first"
        " · all proposals · actors alone"
    )


# ------------------------------------------------------------ the dashboard


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


async def test_without_a_view_the_list_says_how_to_save_one(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v")
        assert isinstance(app.screen, ViewsScreen)
        assert "No view is saved yet." in text(app)
        assert "press s here" in " ".join(text(app).split())
        await press(pilot, "r", "d", "j", "4", "v")
        assert len(app.screen_stack) == 1


async def test_what_is_shown_is_saved_under_a_name_and_its_digit_goes_there(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        dashboard = app.dashboard
        await press(pilot, "tab", "tab", "G", "space", "greater_than_sign", "p", "p", "z")
        saved, sizes = dashboard.standing, dashboard.panes.sizes
        await press(pilot, "v", "s", *"Brel", "enter")
        assert isinstance(app.screen, ViewsScreen)
        assert "▸1  Brel" in text(app)
        assert "Tomas Brel · all proposals · proposals alone" in text(app)
        await press(pilot, "escape")
        assert "view Brel  only Tomas Brel" in lines(app)[0]
        await press(pilot, "z", "escape", "p", "equals_sign", "t")
        assert "view" not in lines(app)[0]
        assert dashboard.standing.shows != saved.shows
        await press(pilot, "1")
        assert dashboard.standing.shows == saved.shows
        assert (dashboard.panes.sizes, dashboard.panes.zoomed) == (sizes, True)
        assert dashboard.proposals.has_focus
        assert "view Brel" in lines(app)[0]
        await press(pilot, "left_square_bracket")
        assert "view" not in lines(app)[0]
        assert dashboard.standing.shows != saved.shows


async def test_a_digit_without_a_view_says_so(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        for digit in "123456789":
            await press(pilot, digit)
        told = [notice.message for notice in app._notifications]
        assert told == [f"No view has the digit {digit}: v lists and saves views." for digit in range(1, 10)]


async def test_a_view_is_left_as_soon_as_something_else_is_shown(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "p", "p", "v", "s", *"All of them", "enter", "escape")
        await press(pilot, "g", "tab", "w", *"march 5", "enter", "w")
        assert "view All of them" in lines(app)[0]
        await press(pilot, "p", "p")
        assert "view" not in lines(app)[0]


async def test_another_negotiation_is_gone_to_by_name(tmp_path: Path) -> None:
    store = two_negotiations(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "s", "j", "j", "enter", "v", "s", *"Pay", "enter", "escape", "s", "k", "k", "enter")
        assert app.dashboard.negotiation is None
        await press(pilot, "1")
        assert app.dashboard.negotiation is not None
        assert app.dashboard.negotiation.name == "Wages"
        with open_store(store) as db:
            move(db, [row[0] for row in db.execute("select id from document")], negotiation_id(db, "Orva river"))
        app.dashboard.reload()
        await settled(pilot)
        await press(pilot, "1")
        assert any("the negotiation called “Wages”, which is no more" in each.message for each in app._notifications)


async def test_writing_over_a_view_asks_first(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v", "s", *"Mine", "enter", "escape", "p", "p", "v", "s", *"mine", "enter")
        assert isinstance(app.screen, ViewNameScreen)
        assert "“Mine” is there already: enter again writes over it" in " ".join(text(app).split())
        await press(pilot, "enter")
        assert [(view.name, view.digit) for view in app.dashboard.viewing.views.all()] == [("mine", 1)]
        assert app.dashboard.viewing.views.all()[0].standing.all_proposals
        await press(pilot, "u")
        view = app.dashboard.viewing.views.all()[0]
        assert (view.name, view.digit, view.standing.all_proposals) == ("Mine", 1, False)


async def test_another_view_saved_from_one_gets_a_digit_of_its_own(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v", "s", *"One", "enter", "s", *"Two", "enter", "escape")
        saved = [(view.name, view.digit) for view in app.dashboard.viewing.views.all()]
        assert saved == [("One", 1), ("Two", 2)]
        assert app.dashboard.standing.view == "Two"


async def test_a_view_needs_a_name_and_says_what_its_digit_was(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v", "s", "enter")
        assert "A view needs a name." in text(app)
        await press(pilot, *"[/b] one", "enter", "s", *"two", "tab", "backspace", "1")
        assert "1 goes to “[/b] one” now, and will go here instead." in text(app)
        await press(pilot, "enter", "escape")
        assert [(view.name, view.digit) for view in app.dashboard.viewing.views.all()] == [
            ("two", 1), ("[/b] one", None),
        ]  # fmt: skip


async def test_a_view_is_renamed_deleted_and_brought_back(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v", "s", *"One", "enter", "r", "end", *" more", "tab", "backspace", "7", "enter")
        views = app.dashboard.viewing.views
        assert [(view.name, view.digit) for view in views.all()] == [("One more", 7)]
        await press(pilot, "escape")
        assert "view One more" in lines(app)[0]
        await press(pilot, "v", "d")
        assert views.all() == []
        assert "No view is saved yet." in text(app)
        await press(pilot, "u")
        assert "7  One more" in text(app)
        await press(pilot, "delete", "escape", "u")
        assert [view.name for view in views.all()] == ["One more"]


async def test_by_mouse(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "v")
        await pilot.click("#views-doings", offset=(3, 0))
        await settled(pilot)
        app.screen.query_one("#view-name", Input).value = "Mine"
        await pilot.click("#view-doings", offset=(2, 0))
        await settled(pilot)
        assert isinstance(app.screen, ViewsScreen)
        await pilot.click(OptionList, offset=(8, 0))
        await settled(pilot)
        assert len(app.screen_stack) == 1
        assert app.dashboard.standing.view == "Mine"


async def test_views_come_back_with_the_next_start_and_so_does_the_one_that_one_stood_on(tmp_path: Path) -> None:
    store, path = river_store(tmp_path), tmp_path / "views.json"
    memory = Memory(tmp_path / "dashboard.json", store)
    app = ParleyApp(store, None, lambda: TODAY, memory=memory, views=path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        await press(pilot, "tab", "tab", "G", "space", "v", "s", *"Brel", "enter", "escape")
    app = ParleyApp(store, None, lambda: TODAY, memory=Memory(memory.path, store), views=path)
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        assert "view Brel  only Tomas Brel" in lines(app)[0]
        assert app.dashboard.timeline.count == 1
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 7
        await press(pilot, "1")
        assert app.dashboard.timeline.count == 1


async def test_in_every_room_there_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "v", "s", *"会談 the river", "enter")
        for size in ((60, 20), (80, 24), (200, 60)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "1  会談 the river" in text(app), size
            assert "everything" in text(app), size
