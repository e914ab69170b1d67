"""Following: `f` in a list, the inbox with `b`, and what is told, in the dashboard and by the terminal."""

from __future__ import annotations

import asyncio
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

import pytest

from store import following
from store.database import open_store
from store.lookup import Lookup
from store.noticing import take_notice
from tests.building import actor, proposal
from tests.tui.conftest import lines, opened, press, row_name, settled, until
from tests.tui.stories import TODAY, river_store, told
from tests.tui.test_new import accepted
from tui.app import ParleyApp
from tui.screens.inbox import InboxScreen
from tui.screens.report import ReportScreen
from tui.settings import Settings


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """It need not be quiet for long before notice is taken."""
    monkeypatch.setattr("tui.screens.followdesk.QUIET", 0.01)


@pytest.fixture(autouse=True)
def _toasts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Toasts are kept, however long they stand."""
    notify = ParleyApp.notify

    def keep(app: ParleyApp, message: str, **how: Any) -> None:
        TOASTS.setdefault(app, []).append(message)
        notify(app, message, **how)

    monkeypatch.setattr(ParleyApp, "notify", keep)


TOASTS: WeakKeyDictionary[ParleyApp, list[str]] = WeakKeyDictionary()


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


def followed(store: Path) -> list[str]:
    with Lookup(store) as lookup:
        return [row.title for row in lookup.follows()]


def follow(store: Path, about: following.Followable, name: str) -> Path:
    """Somebody follows an actor or a proposal already."""
    with open_store(store) as db:
        column = "name" if about == "actor" else "what"
        following.follow(db, about, db.execute(f"select id from {about} where {column} = ?", [name]).fetchone()[0])
    return store


BOTH = [
    "Sutharia accepts: Second round on the Orva, Geneva, 14 March",
    "talks scheduled, no longer proposed: Second round on the Orva, Geneva, 14 March",
]
"""What the report that Sutharia accepts changes for the proposal."""


def told_in(app: ParleyApp) -> list[str]:
    """The toasts, without the hint at their end."""
    return [message.rpartition(" (")[0] or message for message in TOASTS.get(app, [])]


def noticed(store: Path) -> Path:
    """Two notices of what Sutharia does: it accepts, and the round is scheduled."""
    accepted(follow(store, "actor", "Sutharia"))
    assert len(take_notice(store, TODAY)) == 2
    with open_store(store) as db, db.conn:
        db.execute("update notice set told_at = '2031-03-07T12:00:00+00:00'")
    return store


def offers(store: Path, number: int, first: int = 0) -> None:
    """So many reports of as many proposals of Norland, no two alike."""
    for n in range(first, first + number):
        thing = " ".join(sha256(f"{n} {word}".encode()).hexdigest()[:6] for word in range(3))
        sentence = f"Norland offered {thing} to Sutharia."
        told(
            store, f"2031-03-08-{n}.txt", "2031-03-08", None,
            (sentence, proposal(thing, ("Norland",), ("Sutharia",), kind="terms")),
            ("", actor("Norland", "state")), ("", actor("Sutharia", "state")),
        )  # fmt: skip


# ------------------------------------------------------------ following


async def test_f_follows_a_proposal_and_marks_it_and_again_no_more(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "p", "f")
        await until(pilot, lambda: "⚑" in text(app))
        assert followed(store) == [row_name(app.dashboard.proposals)] == ["Second round on the Orva, Geneva"]
        assert told_in(app) == ["Following Second round on the Orva, Geneva, 14 March"]
        await press(pilot, "f")
        await until(pilot, lambda: "⚑" not in text(app))
        assert followed(store) == []


async def test_f_follows_an_actor_and_u_takes_that_back(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        app.dashboard.action_show_pane("actors")
        await press(pilot, "f")
        await until(pilot, lambda: "⚑" in text(app))
        assert followed(store) == ["Norland"]
        await press(pilot, "u")
        await until(pilot, lambda: "⚑" not in text(app))
        assert followed(store) == []
        await press(pilot, "f", "f", "u")
        assert followed(store) == ["Norland"]


async def test_marks_of_what_is_followed_stand_below_each_other(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    for name in ("Norland", "Ingrid Halvorsen", "Sutharia"):
        follow(store, "actor", name)
    async with opened(store) as (app, _):
        assert len({line.index("⚑") for line in lines(app) if "⚑" in line}) == 1
        assert sum("⚑" in line for line in lines(app)) == 3


async def test_f_on_an_event_follows_its_proposal(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "g", "j")
        assert row_name(app.dashboard.timeline) == "Halvorsen proposes 14 March"
        await press(pilot, "f")
        assert followed(store) == ["Second round on the Orva, Geneva"]


async def test_what_cannot_be_followed_is_said(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await press(pilot, "g", "f")
        assert told_in(app) == ["No proposal belongs to this event; follow an actor, or a proposal."]
        app.dashboard.action_show_pane("disputes")
        await press(pilot, "f")
        assert told_in(app)[1:] == ["A dispute cannot be followed; an actor or a proposal can."]
        assert followed(store) == []


# ------------------------------------------------------------ told


async def test_what_changes_for_what_is_followed_is_told_once_and_counted(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    async with opened(store) as (app, pilot):
        await asyncio.to_thread(accepted, store)
        await until(pilot, lambda: "2 in the inbox" in lines(app)[0])
        assert told_in(app) == BOTH
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: "2 in the inbox" in lines(app)[0])
        assert told_in(app) == []


async def test_what_came_in_while_nobody_looked_is_told_at_the_start(tmp_path: Path) -> None:
    store = accepted(follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva"))
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: bool(told_in(app)))
        assert told_in(app) == BOTH


async def test_of_two_dashboards_on_one_store_one_tells_and_both_count(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    async with opened(store) as (one, pilot):
        other = ParleyApp(store, None, lambda: TODAY)
        async with other.run_test(size=(120, 40), notifications=True) as second:
            await settled(second)
            await asyncio.to_thread(accepted, store)
            await until(pilot, lambda: "2 in the inbox" in lines(one)[0])
            await until(second, lambda: "2 in the inbox" in lines(other)[0])
            assert sorted([told_in(one), told_in(other)]) == [[], BOTH]


async def test_hundreds_of_reports_are_told_in_one_line(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "actor", "Norland")
    offers(store, 30)
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: "30 in the inbox" in lines(app)[0])
        assert told_in(app) == ["30 notices of what you follow: Norland 30"]


async def test_while_an_import_from_here_goes_on_nothing_is_told(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    async with opened(store) as (app, pilot):
        app.dashboard.header.busy = "importing"
        await asyncio.to_thread(accepted, store)
        await until(pilot, lambda: app.dashboard.timeline.count == 8)
        await settled(pilot)
        assert told_in(app) == []
        app.dashboard.header.busy = ""
        await until(pilot, lambda: bool(told_in(app)))


async def test_a_day_that_draws_near_is_told_by_the_day_on_the_wall(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    today = date(2031, 3, 12)
    app = ParleyApp(store, None, lambda: today)
    async with app.run_test(size=(120, 40), notifications=True) as pilot:
        await settled(pilot)
        assert told_in(app) == []
        today = date(2031, 3, 13)
        app._look_at_the_day()
        await until(pilot, lambda: bool(told_in(app)))
        assert told_in(app) == ["tomorrow: Second round on the Orva, Geneva, 14 March"]
        app._look_at_the_day()
        app.dashboard.new_day()
        await settled(pilot)
        assert len(told_in(app)) == 1


@pytest.mark.parametrize(
    ("terminal", "sent"),
    [
        ("off", []),
        ("bell", ["\x07"]),
        ("osc9", [f"\x1b]9;{' · '.join(BOTH)}\x1b\\"]),
        ("osc777", [f"\x1b]777;notify;parley;{' · '.join(BOTH)}\x1b\\"]),
    ],
)
async def test_the_terminal_is_told_as_it_is_set(tmp_path: Path, terminal: Any, sent: list[str]) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    written: list[str] = []
    async with opened(store, settings=Settings(terminal=terminal)) as (app, pilot):
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[method-assign,assignment]
        await asyncio.to_thread(accepted, store)
        await until(pilot, lambda: bool(told_in(app)))
        assert [each for each in written if each == "\x07" or each.startswith("\x1b]")] == sent


async def test_nothing_that_a_report_says_reaches_the_terminal_as_more_than_text(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "actor", "Norland")
    what = "[bold]Half[/] \x1b]0;owned\x07 of\u202e the\x9b31m water; all of it " + "and more " * 40
    written: list[str] = []
    async with opened(store, settings=Settings(terminal="osc777")) as (app, pilot):
        assert app._driver is not None
        app._driver.write = written.append  # type: ignore[method-assign,assignment]
        sentence = "Norland asked for the water."
        await asyncio.to_thread(
            told, store, "2031-03-09.txt", "2031-03-09", None,
            (sentence, proposal(what, ("Norland",), ("Sutharia",), kind="terms")), ("", actor("Norland", "state")),
        )  # fmt: skip
        await until(pilot, lambda: bool(told_in(app)))
        [sent] = [each for each in written if each.startswith("\x1b]777")]
        body = sent.removeprefix("\x1b]777;notify;parley;").removesuffix("\x1b\\")
        assert body.isprintable()
        assert ";" not in body
        assert len(body) <= 200
        assert all(message.isprintable() and "\u202e" not in message for message in told_in(app))


# ------------------------------------------------------------ the inbox


async def test_b_opens_the_inbox_with_the_newest_notice_first(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path))) as (app, pilot):
        await until(pilot, lambda: "2 in the inbox" in lines(app)[0])
        await press(pilot, "b")
        assert isinstance(app.screen, InboxScreen)
        assert "Inbox · 2 unread" in text(app)
        region = app.screen.notices.region
        assert [line[region.x : region.right].strip() for line in lines(app)[region.y : region.y + 4]] == [
            "▌● talks scheduled, no longer proposed: Second round on the Orva, Geneva, 14 March",
            "▌  7 Mar 2031 · report of 9 March · ⚑ Sutharia",
            "● Sutharia accepts: Second round on the Orva, Geneva, 14 March",
            "7 Mar 2031 · report of 9 March · ⚑ Sutharia",
        ]


async def test_enter_opens_the_sentence_and_it_is_read(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path))) as (app, pilot):
        await press(pilot, "b")
        words = app.screen.notices.row  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(app.screen, ReportScreen)
        assert app.screen.found is not None and app.screen.found.report == words.report
        await press(pilot, "escape")
        await until(pilot, lambda: "Inbox · 1 unread" in text(app))


async def test_space_reads_x_reads_all_and_u_takes_it_back(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path))) as (app, pilot):
        await press(pilot, "b", "space")
        await until(pilot, lambda: "Inbox · 1 unread" in text(app))
        await press(pilot, "x")
        await until(pilot, lambda: "Inbox · all read" in text(app))
        await press(pilot, "u")
        await until(pilot, lambda: "Inbox · 1 unread" in text(app))
        await press(pilot, "u")
        await until(pilot, lambda: "Inbox · 2 unread" in text(app))
        await press(pilot, "escape")
        assert "2 in the inbox" in lines(app)[0]


async def test_right_goes_to_the_row_of_a_notice(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path))) as (app, pilot):
        await press(pilot, "b")
        row = app.screen.notices.row  # type: ignore[attr-defined]
        await press(pilot, "right")
        assert app.screen is app.dashboard
        view = app.dashboard.current
        assert (view.KIND, view.cursor_id) == (row.kind, row.fact.id)
        await until(pilot, lambda: "1 in the inbox" in lines(app)[0])


async def test_what_is_followed_is_in_the_other_list_and_ended_there(tmp_path: Path) -> None:
    store = noticed(river_store(tmp_path))
    async with opened(store) as (app, pilot):
        await press(pilot, "b", "tab")
        assert "Followed (1)" in text(app)
        assert any("⚑ Sutharia" in line and "2 ●" in line for line in lines(app))
        await press(pilot, "f")
        await until(pilot, lambda: "Followed (0)" in text(app))
        assert followed(store) == []
        await press(pilot, "u")
        await until(pilot, lambda: "Followed (1)" in text(app))
        await press(pilot, "enter")
        assert app.screen is app.dashboard
        assert row_name(app.dashboard.current) == "Sutharia"


async def test_a_notice_that_comes_while_the_inbox_is_open_moves_nothing(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "actor", "Norland")
    offers(store, 40)
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: "40 in the inbox" in lines(app)[0])
        await press(pilot, "b")
        notices = app.screen.notices  # type: ignore[attr-defined]
        await press(pilot, *["j"] * 15)
        row = notices.row
        await asyncio.to_thread(offers, store, 1, 40)
        await until(pilot, lambda: notices.count == 41)
        await settled(pilot)
        assert notices.row.id == row.id
        assert notices.cursor == 16


async def test_a_notice_of_a_day_goes_to_its_row(tmp_path: Path) -> None:
    store = follow(river_store(tmp_path), "proposal", "Second round on the Orva, Geneva")
    assert len(take_notice(store, date(2031, 3, 13))) == 1
    async with opened(store) as (app, pilot):
        await press(pilot, "b")
        assert "in 4 days: Second round on the Orva, Geneva, 14 March" in text(app)
        await press(pilot, "enter")
        assert app.screen is app.dashboard
        assert row_name(app.dashboard.proposals) == "Second round on the Orva, Geneva"


async def test_by_mouse_the_inbox_is_opened_and_its_lists_are_changed(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path))) as (app, pilot):
        await until(pilot, lambda: "2 in the inbox" in lines(app)[0])
        await pilot.click("#header", offset=(lines(app)[0].index("2 in the inbox") + 3, 0))
        await settled(pilot)
        assert isinstance(app.screen, InboxScreen)
        names = app.screen.query_one("#inbox-lists")
        await pilot.click("#inbox-lists", offset=(lines(app)[names.region.y].index("Followed") - names.region.x + 2, 0))
        await settled(pilot)
        assert app.screen.followed.display


async def test_an_empty_inbox_says_what_it_is_for(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        await press(pilot, "b")
        assert "No notice yet. What changes for what you follow is told here." in text(app)
        await press(pilot, "tab")
        assert "Nothing is followed yet; actors and proposals can be." in text(app)
        await press(pilot, "b")
        assert app.screen is app.dashboard


# ------------------------------------------------------------ the live mark


async def test_the_mark_says_since_when_and_a_click_what_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    async with opened(river_store(tmp_path), following=folder) as (app, pilot):
        assert lines(app)[0].endswith("◉ live since 09:12")
        await pilot.click("#header", offset=(lines(app)[0].index("◉") + 1, 0))
        await settled(pilot)
        said = TOASTS[app][-1]
        assert said.startswith(f"Live since 09:12, following {folder}; the store is ")
        await press(pilot, "question_mark", *["pagedown"] * 6)
        assert "Live  Live since 09:12" in text(app)


async def test_where_it_is_narrow_names_go_before_since_when(tmp_path: Path) -> None:
    async with opened(noticed(river_store(tmp_path)), (80, 24)) as (app, pilot):
        await until(pilot, lambda: "2 in the inbox" in lines(app)[0])
        assert "talks.db" in lines(app)[0]
        assert "◉ live" in lines(app)[0]
        assert len(lines(app)[0]) <= 80


async def test_where_following_fails_since_when_goes_before_what_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    async with opened(river_store(tmp_path), (80, 24), following=folder) as (app, pilot):
        monkeypatch.setattr(app.dashboard.desk, "show", lambda _: None)  # what is new is said here
        header = app.dashboard.header
        header.new = ("4 new since yesterday", "4 new")
        header.live = False
        await settled(pilot)
        assert lines(app)[0].endswith("2 reports · 4 new · ○ not following since 09:12")
        header.live = True
        await settled(pilot)
        assert lines(app)[0].endswith("2 reports · 4 new since yesterday · ◉ live")
