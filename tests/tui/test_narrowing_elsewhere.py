"""Narrowing as one types outside the dashboard: the inbox, the list of a day, the views, what is opened."""

from __future__ import annotations

from pathlib import Path

from textual.widgets import OptionList

from store.lookup import Filter, Lookup
from tests.tui.conftest import lines, opened, press
from tests.tui.dealings import dealings_store
from tests.tui.stories import river_store
from tests.tui.test_follow import follow, noticed
from tui.app import ParleyApp
from tui.panes.sections import Sections
from tui.screens.calendar import CalendarScreen
from tui.screens.inbox import InboxScreen
from tui.views import View, Views


def text(app: ParleyApp) -> str:
    return "\n".join(lines(app))


def followed_store(folder: Path) -> Path:
    """Two actors and a proposal are followed, and for all of them something has changed."""
    store = follow(river_store(folder), "proposal", "Second round on the Orva, Geneva")
    for name in ("Norland", "Sutharia"):
        follow(store, "actor", name)
    return noticed(store)


async def test_the_inbox_is_narrowed_both_what_changed_and_what_is_followed(tmp_path: Path) -> None:
    async with opened(followed_store(tmp_path)) as (app, pilot):
        await press(pilot, "b")
        inbox = app.screen
        assert isinstance(inbox, InboxScreen)
        all_of_them = inbox.notices.count
        assert all_of_them > 1
        unread = inbox._desk.unread
        await press(pilot, "down")
        before = lines(app)
        await press(pilot, "slash", *"nowhere")
        assert inbox.notices.count == 0
        assert "unread · “nowhere”" in text(app)
        await press(pilot, "escape")
        assert lines(app) == before
        await press(pilot, "slash", *"sec geneva", "enter", "x", "tab")
        assert inbox._desk.unread == unread > 0  # what is not shown is not read unseen
        assert inbox.followed.has_focus
        assert (inbox.followed.count, inbox.notices.count) == (1, all_of_them)
        await press(pilot, "escape")
        assert inbox.followed.count == 3
        await press(pilot, "escape")
        assert app.screen is app.dashboard


def test_notices_and_what_is_followed_are_found_by_words_and_by_their_negotiation(tmp_path: Path) -> None:
    with Lookup(followed_store(tmp_path)) as lookup:
        nowhere, round_on_it = Filter(words="nowhere"), Filter(words="orv gen")
        assert (lookup.count_notices(nowhere), lookup.notices(wanted=nowhere)) == (0, [])
        assert (lookup.count_follows(nowhere), lookup.follows(wanted=nowhere)) == (0, [])
        rows = lookup.notices(wanted=round_on_it)
        assert 0 < len(rows) == lookup.count_notices(round_on_it)
        assert [lookup.notice_index(row.id, round_on_it) for row in rows] == list(range(len(rows)))
        assert all("Orva" in row.fact.what for row in rows if not hasattr(row.fact, "name"))
        assert "Sutharia" not in [row.title for row in lookup.follows(wanted=Filter(words="norl"))]
        (followed,) = lookup.follows(wanted=round_on_it)
        assert lookup.follow_index(followed.id, round_on_it) == 0
        assert lookup.follow_index(followed.id, nowhere) is None
        elsewhere, here = Filter(negotiation=99), Filter(negotiation=followed.negotiation)
        assert (lookup.count_notices(elsewhere), lookup.count_follows(elsewhere)) == (0, 0)
        assert (lookup.count_notices(here), lookup.count_follows(here)) == (lookup.count_notices(), 3)


async def test_the_list_of_a_day_is_narrowed_until_another_day_is_chosen(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "m", "d", *"march 14", "enter", "enter", "down")
        calendar = app.screen
        assert isinstance(calendar, CalendarScreen)
        all_of_it, before = calendar.agenda.count, lines(app)
        assert all_of_it > 1
        await press(pilot, "slash", *"nowhere")
        assert calendar.agenda.count == 0
        await press(pilot, "escape")
        assert lines(app) == before
        await press(pilot, "slash", *"orva", "enter")
        assert calendar.agenda.has_focus
        assert calendar.agenda.count == all_of_it
        assert "“orva”" in text(app)
        await press(pilot, "escape")
        assert calendar.agenda.count == all_of_it
        await press(pilot, "slash", *"nowhere", "enter", "tab", "right")
        assert not calendar.narrowed_to
        await press(pilot, "left")
        assert calendar.agenda.count == all_of_it


async def test_views_are_narrowed_by_name_and_by_what_they_show(tmp_path: Path) -> None:
    store, views = river_store(tmp_path), tmp_path / "views.json"
    for name in ("The dam", "The second round"):
        Views(views, store).change(None, View(name))
    async with opened(store) as (app, pilot):
        app.dashboard.viewing.keep_in(views)
        await press(pilot, "v", "slash", *"sec", "enter")
        options = app.screen.query_one(OptionList)
        assert options.option_count == 1
        assert "Views · “sec”" in text(app)
        await press(pilot, "escape")
        assert options.option_count == 2
        await press(pilot, "slash", *"nowhere")
        assert "Nothing matches." in text(app)
        await press(pilot, "escape", "escape")
        assert app.screen is app.dashboard


async def test_what_is_opened_is_narrowed_to_lines_and_sentences_that_hold_the_words(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await press(pilot, "p", "g", "enter", "down", "down")
        sections = app.screen.query_one(Sections)
        all_of_them, before = len(sections.entries), lines(app)
        await press(pilot, "slash", *"nowhere")
        assert not sections.entries
        assert "Nothing matches." in text(app)
        await press(pilot, "escape")
        assert lines(app) == before
        await press(pilot, "slash", *"answ yet", "enter")
        assert sections.has_focus
        assert len(sections.entries) < all_of_them
        assert "no answer yet" in text(app)
        assert "Connected" not in text(app)
        assert "Proposal · “answ yet”" in text(app)
        await press(pilot, "escape")
        assert len(sections.entries) == all_of_them
        await press(pilot, "slash", *"nowhere", "enter", "escape", "escape")
        assert app.screen is app.dashboard
