"""The way back and forward: each jump is a step, and going back one is exactly where one was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store.database import open_store
from store.lookup import Filter
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import long_store, river_store
from tests.tui.test_switching import two_negotiations
from tui.standing import Place, Standing
from tui.way import LONGEST, Way

HERE = Standing(places={"timeline": Place(7, 3, 7)})
THERE = HERE._replace(filter=Filter(actor=2), actor_name="Norland")
ELSEWHERE = HERE._replace(as_of=date(2031, 3, 2))


# ------------------------------------------------------------ the way itself


def test_the_way_leads_back_and_forward_again() -> None:
    way = Way()
    way.leave(HERE)
    way.leave(THERE)
    assert way.back(ELSEWHERE) == THERE
    assert way.back(THERE) == HERE
    assert way.back(HERE) is None
    assert way.forward(HERE) == THERE
    assert way.forward(THERE) == ELSEWHERE
    assert way.forward(ELSEWHERE) is None


def test_a_new_jump_drops_what_lay_ahead() -> None:
    way = Way()
    way.leave(HERE)
    assert way.back(THERE) == HERE
    way.leave(HERE)
    assert way.forward(ELSEWHERE) is None
    assert way.back(ELSEWHERE) == HERE


def test_a_jump_that_leads_nowhere_is_no_step() -> None:
    way = Way()
    way.leave(HERE)
    way.leave(THERE)
    way.leave(THERE)
    assert way.back(THERE) == HERE


def test_the_oldest_steps_are_forgotten() -> None:
    way, here = Way(), Standing()
    for row in range(LONGEST + 5):
        way.leave(Standing(places={"timeline": Place(row)}))
    steps = 0
    while (there := way.back(here)) is not None:
        here, steps = there, steps + 1
    assert steps == LONGEST
    assert here.places["timeline"].row_id == 5


# ------------------------------------------------------------ what follows on what


def test_a_filter_remembers_what_was_before_it_and_another_filter_the_same() -> None:
    narrowed = THERE.following(HERE)
    assert narrowed.before == HERE
    other = narrowed._replace(filter=Filter(actor=3), actor_name="Sutharia").following(narrowed)
    assert other.before == HERE
    assert other.as_before() == HERE
    assert other.unnarrowed().following(other).before is None


def test_without_the_filter_one_stays_in_the_past_and_among_all_proposals() -> None:
    narrowed = THERE.following(HERE)._replace(as_of=date(2031, 3, 2), all_proposals=True)
    assert narrowed.as_before() == HERE._replace(as_of=date(2031, 3, 2), all_proposals=True)


def test_a_list_is_narrowed_for_itself_and_by_what_goes_for_all() -> None:
    wanted = Filter(actor=2, since=date(2031, 3, 1), kinds=("talks",), order="newest", words="dam", negotiation=4)
    standing = Standing(filter=Filter(negotiation=4)).refined("timeline", wanted)
    assert standing.wanted("timeline") == wanted
    assert standing.wanted("proposals") == Filter(actor=2, since=date(2031, 3, 1), status="pending", negotiation=4)
    assert standing.wanted("actors") == standing.here == Filter(negotiation=4)
    assert standing.unnarrowed("timeline").wanted("timeline") == wanted._replace(kinds=(), words="")
    assert standing.unnarrowed().wanted("timeline") == Filter(negotiation=4, order="newest")
    assert not standing.unnarrowed().narrowed


def test_settled_proposals_are_shown_where_their_status_is_asked_for() -> None:
    standing = Standing().refined("proposals", Filter(statuses=("accepted", "rejected")))
    assert standing.wanted("proposals") == Filter(statuses=("accepted", "rejected"))


def test_a_view_is_left_with_the_first_thing_that_it_does_not_show() -> None:
    on_it = THERE._replace(view="Norland")
    moved = on_it._replace(pane="actors", places={}).following(on_it)
    assert moved.view == "Norland"
    assert on_it._replace(all_proposals=True).following(on_it).view == ""


# ------------------------------------------------------------ the dashboard


async def test_brackets_retrace_a_filter_with_list_cursor_and_scroll(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(137)
        timeline.scroll_to(y=260, animate=False)
        await settled(pilot)
        await press(pilot, "tab", "tab", "j")
        before, screen = app.dashboard.standing, lines(app)
        await press(pilot, "space")
        assert timeline.count == 10
        await press(pilot, "left_square_bracket")
        assert app.dashboard.standing == before
        assert lines(app) == screen
        await press(pilot, "right_square_bracket")
        assert timeline.count == 10
        assert app.dashboard.standing.actor_name == "Guild 10"
        await press(pilot, "escape")
        assert app.dashboard.standing == before


async def test_every_jump_is_a_step(tmp_path: Path) -> None:
    async with opened(two_negotiations(tmp_path)) as (app, pilot):
        dashboard = app.dashboard
        stood, screens = [dashboard.standing], [lines(app)[:-1]]
        for keys in (
            ["l", *"dam", "enter"],
            ["d", *"march 4", "enter"],
            ["a", *"brel", "enter"],
            ["l", *"half of", "enter"],
            ["p"],
            ["w", *"march 5", "enter"],
            ["s", "j", "enter"],
            ["t"],
        ):
            await press(pilot, *keys)
            stood.append(dashboard.standing)
            screens.append(lines(app)[:-1])
        there = list(zip(stood, screens, strict=True))
        for standing, screen in reversed(there[:-1]):
            await press(pilot, "left_square_bracket")
            assert dashboard.standing == standing
            assert lines(app)[:-1] == screen
        await press(pilot, "left_square_bracket")
        assert dashboard.standing == stood[0]
        for standing, screen in there[1:]:
            await press(pilot, "right_square_bracket")
            assert dashboard.standing == standing
            assert lines(app)[:-1] == screen
        await press(pilot, "right_square_bracket")
        assert dashboard.standing == stood[-1]


async def test_a_row_that_is_gone_meanwhile_leaves_one_at_the_nearest_place(tmp_path: Path) -> None:
    store = long_store(tmp_path)
    async with opened(store) as (app, pilot):
        app.dashboard.timeline.move_to(100)
        await settled(pilot)
        await press(pilot, "t")
        with open_store(store) as db:
            db.execute("update event set hidden = 1 where what = 'Meeting 100'")
            db.conn.commit()
        app.dashboard.reload()
        await settled(pilot)
        await press(pilot, "left_square_bracket")
        assert row_name(app.dashboard.timeline) == "Meeting 101"


async def test_under_a_filter_that_hides_the_row_one_is_at_what_comes_next(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        app.dashboard.timeline.move_to(25)
        await settled(pilot)
        app.dashboard.stand(app.dashboard.standing.refined("timeline", Filter(words="5")))
        await settled(pilot)
        assert row_name(app.dashboard.timeline) == "Meeting 50"


async def test_where_the_way_begins_nothing_happens(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        before = lines(app)
        await press(pilot, "left_square_bracket", "right_square_bracket")
        assert lines(app) == before


async def test_going_back_in_the_source_one_is_in_the_source(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "shift+tab", "t")
        assert app.dashboard.timeline.has_focus
        await press(pilot, "left_square_bracket")
        assert app.dashboard.panes.prose.has_focus


async def test_back_and_forward_give_a_pane_all_the_room_again(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        panes = app.dashboard.panes
        await press(pilot, "z", "t", "z")
        assert not panes.zoomed
        await press(pilot, "left_square_bracket")
        assert panes.zoomed
        await press(pilot, "right_square_bracket")
        assert not panes.zoomed
