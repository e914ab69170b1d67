"""What comes back with the next start, and that nothing depends on it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from store.lookup import Filter
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import long_store, river_store
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.remembered import MOST_STORES, Memory, Remembered, Sitting, Sizes, memory_file, read, write
from tui.settings import Settings
from tui.standing import Place, Standing
from tui.themes import DARK, LIGHT

SITTING = Sitting(
    Standing(
        Filter(negotiation=2, actor=5, since=date(2031, 3, 1)),
        {"timeline": Filter(words="dam", kinds=("talks", "contact"), order="newest")},
        all_proposals=True,
        pane="proposals",
        in_source=True,
        places={"timeline": Place(7, 3, 12)},
        actor_name="Norland",
        negotiation_name="Orva river",
        view="The dam",
    ),
    Standing(as_of=date(2031, 2, 1)),
    zoomed=True,
)


# ------------------------------------------------------------ the file


def test_it_lies_with_the_state_apart_from_the_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert memory_file() == tmp_path / "parley" / "dashboard.json"


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "state" / "dashboard.json"
    Memory(path, tmp_path / "talks.db").keep(SITTING, Sizes(2, -1), "parley-dark", "nord")
    remembered, sitting = Memory(path, tmp_path / "talks.db").recall()
    assert sitting == SITTING
    assert (remembered.sizes, remembered.themes) == (Sizes(2, -1), {"parley-dark": "nord"})
    assert [each.name for each in path.parent.iterdir()] == ["dashboard.json"]


def test_each_store_has_its_own_place(tmp_path: Path) -> None:
    path = tmp_path / "dashboard.json"
    one, other = Memory(path, tmp_path / "one.db"), Memory(path, tmp_path / "other.db")
    one.keep(SITTING, Sizes(), "parley-dark", "parley-dark")
    other.keep(Sitting(Standing(pane="actors")), Sizes(1, 1), "parley-dark", "parley-dark")
    assert one.recall()[1] == SITTING
    assert other.recall()[1].standing.pane == "actors"


def test_only_the_stores_that_were_left_last_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "dashboard.json"
    for number in range(MOST_STORES + 5):
        Memory(path, tmp_path / f"{number}.db").keep(Sitting(Standing(pane="actors")), Sizes(), "", "")
    kept = read(path).sittings
    assert len(kept) == MOST_STORES
    assert str(tmp_path / f"{MOST_STORES + 4}.db") in kept
    assert str(tmp_path / "0.db") not in kept


@pytest.mark.parametrize(
    "said",
    [
        "",
        "{",
        "[]",
        "null",
        '{"sizes": 3, "themes": ["nord"], "sittings": "here"}',
        '{"sizes": {"timeline": "wide", "source": null}, "themes": {"parley-dark": 3}}',
        '{"sittings": {"/talks.db": {"pane": ["x"], "negotiation": [1], "places": {"timeline": {"row_id": "7"}}}}}',
        '{"sittings": {"/talks.db": {"negotiation": [true, "x"], "since": "2031-02-30", "as_of": 5, "view": []}}}',
        '{"sittings": {"/talks.db": {"lists": {"timeline": {"words": 3, "kinds": "x", "order": "best"}, "x": {}}}}}',
    ],
)
def test_what_makes_no_sense_is_not_remembered(tmp_path: Path, said: str) -> None:
    path = tmp_path / "dashboard.json"
    path.write_text(said, encoding="utf-8")
    remembered = read(path)
    assert remembered.sizes == Sizes()
    assert remembered.themes == {}
    for sitting in remembered.sittings.values():
        assert sitting.standing.shows == Standing().shows
        assert (sitting.standing.pane, dict(sitting.standing.places), sitting.left) == ("timeline", {}, None)


def test_sizes_go_only_so_far(tmp_path: Path) -> None:
    path = tmp_path / "dashboard.json"
    path.write_text(json.dumps({"sizes": {"timeline": 99, "source": -99}}), encoding="utf-8")
    assert read(path).sizes == Sizes(3, -3) == Sizes(3, -3).stepped(1, -1)


def test_it_is_never_in_the_way_where_it_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert not write(tmp_path / "file" / "dashboard.json", Remembered())
    folder = tmp_path / "dashboard.json"
    folder.mkdir()
    assert not write(folder, Remembered())
    assert sorted(each.name for each in tmp_path.iterdir()) == ["dashboard.json", "file"]


# ------------------------------------------------------------ the dashboard


async def test_the_place_comes_back(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        app.dashboard.timeline.move_to(120)
        await settled(pilot)
        await press(pilot, "k", "k")
        before = lines(app)
    async with opened(store, memory=Memory(memory.path, store)) as (app, _):
        assert row_name(app.dashboard.timeline) == "Meeting 118"
        assert lines(app)[1:20] == before[1:20]


async def test_list_and_proposals_come_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        await press(pilot, "p", "p", "j")
        name = row_name(app.dashboard.proposals)
    async with opened(store, memory=Memory(memory.path, store)) as (app, _):
        assert app.screen.focused is app.dashboard.proposals
        assert row_name(app.dashboard.proposals) == name
        assert "All proposals" in "\n".join(lines(app))


async def test_the_negotiation_comes_back(tmp_path: Path) -> None:
    store = two_negotiations(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        await press(pilot, "s", "j", "enter")
        assert app.dashboard.negotiation is not None
        shown, header = app.dashboard.negotiation, lines(app)[0]
    async with opened(store, memory=Memory(memory.path, store)) as (app, _):
        assert app.dashboard.negotiation == shown
        assert lines(app)[0] == header


async def test_a_negotiation_that_is_gone_is_left(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    gone = Standing(Filter(negotiation=99), places={"timeline": Place(12345, 3)}, negotiation_name="gone")
    memory.keep(Sitting(gone), Sizes(), "", "")
    async with opened(store, memory=memory) as (app, _):
        assert app.dashboard.negotiation is None
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"


async def test_where_nobody_has_moved_it_opens_at_what_comes_next(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory):
        pass
    assert read(memory.path).sittings[str(store)].standing.places == {}


async def test_a_filter_is_left_behind_and_one_step_back_leads_to_it(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        await press(pilot, "g", "tab", "tab", "G", "space")
        await press(pilot, "shift+tab", "shift+tab", "G")
        left = app.dashboard.standing
    async with opened(store, memory=Memory(memory.path, store)) as (app, pilot):
        assert not app.dashboard.standing.narrowed
        assert app.dashboard.timeline.cursor == 0
        assert app.dashboard.current.id == "actors"
        await press(pilot, "left_square_bracket")
        assert app.dashboard.standing.shows == left.shows
        assert app.dashboard.standing.places == left.places
        assert app.dashboard.timeline.count == 1
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 7


async def test_a_day_looked_back_at_is_left_behind_and_one_step_back_leads_to_it(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (_, pilot):
        await press(pilot, "w", *"march 5", "enter")
    async with opened(store, memory=Memory(memory.path, store)) as (app, pilot):
        assert app.dashboard.as_of is None
        await press(pilot, "left_square_bracket")
        assert app.dashboard.as_of == date(2031, 3, 5)


async def test_a_pane_that_had_all_the_room_has_it_again(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        await press(pilot, "tab", "z")
        before = lines(app)
    async with opened(store, memory=Memory(memory.path, store)) as (app, pilot):
        assert app.dashboard.proposals.has_focus
        assert lines(app) == before
        await press(pilot, "z")
        assert app.dashboard.timeline.region


async def test_the_sort_of_a_list_comes_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        app.dashboard.stand(app.dashboard.standing.refined("timeline", Filter(order="newest")))
        await settled(pilot)
    async with opened(store, memory=Memory(memory.path, store)) as (app, _):
        assert app.dashboard.timeline.wanted == Filter(order="newest")


async def test_the_sizes_of_the_panes_come_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, pilot):
        width, height = app.dashboard.timeline.size.width, app.dashboard.source.size.height
        await press(pilot, "greater_than_sign", "plus", "plus")
        wide, tall = app.dashboard.timeline.size.width, app.dashboard.source.size.height
        assert wide > width + 5
        assert tall > height + 5
    async with opened(store, memory=Memory(memory.path, store)) as (app, pilot):
        assert (app.dashboard.timeline.size.width, app.dashboard.source.size.height) == (wide, tall)
        await press(pilot, "equals_sign")
        assert (app.dashboard.timeline.size.width, app.dashboard.source.size.height) == (width, height)
        await press(pilot, "less_than_sign", "minus")
        assert app.dashboard.timeline.size.width < width
        assert app.dashboard.source.size.height < height


@pytest.mark.parametrize("key", ["greater_than_sign", "less_than_sign", "plus", "minus"])
async def test_panes_of_any_size_fit_on_a_small_screen(tmp_path: Path, key: str) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, *[key] * 5)
        assert app.dashboard.timeline.size.width >= 75
        assert app.dashboard.timeline.size.height >= 3
        assert app.dashboard.source.size.height >= 1
        assert row_name(app.dashboard.timeline) in "\n".join(lines(app))
        assert app.dashboard.source.region.bottom == 23


async def test_the_theme_comes_back_unless_another_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = river_store(tmp_path)
    memory = Memory(tmp_path / "dashboard.json", store)
    async with opened(store, memory=memory) as (app, _):
        assert app.theme == DARK.name
        app.theme = "nord"
    assert ParleyApp(store, memory=Memory(memory.path, store)).theme == "nord"
    set_to = ParleyApp(store, settings=Settings(theme="gruvbox"), memory=Memory(memory.path, store))
    assert set_to.theme == "gruvbox"
    monkeypatch.setenv("COLORFGBG", "0;15")
    assert ParleyApp(store, memory=Memory(memory.path, store)).theme == LIGHT.name


async def test_a_theme_that_is_no_more_does_not_come_back(tmp_path: Path) -> None:
    memory = Memory(tmp_path / "dashboard.json", tmp_path / "talks.db")
    memory.keep(Sitting(), Sizes(), DARK.name, "no-such-theme")
    assert ParleyApp(tmp_path / "talks.db", memory=memory).theme == DARK.name
