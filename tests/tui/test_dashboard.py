"""Every key of the main screen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len

from store.errors import StoreError
from store.lookup import Lookup
from tests.tui.conftest import lines, opened, press, row_name, settled
from tests.tui.stories import empty_store, long_store, river_store, strange_store
from tui.panes.prose import Prose
from tui.screens.dashboard import DashboardScreen
from tui.screens.help import HelpScreen
from tui.screens.report import ReportScreen


def source_text(screen_lines: list[str]) -> str:
    start = next(at for at, line in enumerate(screen_lines) if "Source" in line)
    return "\n".join(screen_lines[start:])


async def test_it_opens_at_what_comes_next(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, _):
        assert row_name(app.dashboard.timeline) == "Second round on the Orva"
        screen = lines(app)
        today = next(at for at, line in enumerate(screen) if "today, Mon 10 Mar 2031" in line)
        assert "Visit of experts" in screen[today - 1]
        assert "Fri 14 Mar 2031  in 4 days" in screen[today + 1]
        assert "Second round on the Orva" in screen[today + 2]


async def test_statuses_differ_by_mark_and_word(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, _):
        timeline = [line[:76] for line in lines(app) if line.startswith(("┃", "│"))]
        assert any("● talks" in line and "First round" in line for line in timeline)
        assert any("◇ talks" in line and "proposed" in line for line in timeline)
        assert any("◆ talks" in line and "scheduled" in line for line in timeline)
        assert any("× talks" in line and "cancelled" in line for line in timeline)
        undated = next(at for at, line in enumerate(timeline) if "no day named  reported Thu 6 Mar 2031" in line)
        assert "refuses" in timeline[undated + 1]


async def test_a_proposal_says_when_who_and_what_was_answered(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (170, 60)) as (app, _):
        text = "\n".join(lines(app))
        assert "Fri 14 Mar 2031 · in 4 days" in text
        assert "Norland, Ingrid Halvorsen → Sutharia" in text
        assert "Sutharia considers" in text
        assert "no answer yet" in text


async def test_the_source_shows_the_sentence_and_how_the_day_is_known(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        assert "▌ The second round is to be held on March 14." in source_text(lines(app))
        assert "4 Mar 2031 (from the file name) · Delegations meet on the Orva · Orva Herald" in source_text(lines(app))
        await press(pilot, "k")
        assert row_name(app.dashboard.timeline) == "Visit of experts to the dam"
        assert "▌ A visit of experts to the dam was called off." in source_text(lines(app))
        assert "6 Mar 2031 (inferred)" in source_text(lines(app))


async def test_keys_move_within_a_list(tmp_path: Path) -> None:
    moves = [("j", 101), ("down down", 102), ("k", 99), ("up", 99), ("g", 0), ("home", 0), ("G", 399), ("end", 399)]
    async with opened(long_store(tmp_path)) as (app, pilot):
        for keys, index in moves:
            app.dashboard.timeline.move_to(100)
            await settled(pilot)
            await press(pilot, *keys.split())
            assert app.dashboard.timeline.cursor == index
            assert any(line.startswith("┃▌") and f" Meeting {index} " in line for line in lines(app))


async def test_pages_go_down_and_up_through_pages_of_the_store(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        await press(pilot, "g")
        seen = timeline.scrollable_content_region.height
        await press(pilot, *["pagedown"] * 5)
        assert timeline.cursor == 5 * seen // 2  # each row has a heading
        assert row_name(timeline) == f"Meeting {timeline.cursor}"
        assert "…\n" not in "\n".join(lines(app))
        await press(pilot, *["pageup"] * 5)
        assert timeline.cursor == 0


async def test_only_a_few_pages_are_kept(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path, 1500)) as (app, pilot):
        for at in range(0, 1500, 110):
            app.dashboard.timeline.move_to(at)
            await settled(pilot)
        known = app.dashboard.timeline.known
        assert known is not None
        assert len(known.pages) <= 12


async def test_tab_goes_round_the_panes(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        seen = []
        for _ in range(6):
            seen.append(app.screen.focused.id if app.screen.focused else None)
            await press(pilot, "tab")
        assert seen == ["timeline", "proposals", "actors", "disputes", "prose", "timeline"]
        await press(pilot, "shift+tab", "shift+tab")
        assert app.screen.focused is app.dashboard.source.query_one(Prose)


async def test_the_source_follows_the_pane(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab")
        assert "meeting, pending · for Fri 14 Mar 2031 (in 4 days)" in source_text(lines(app))
        await press(pilot, "tab")
        assert "Norland · state" in source_text(lines(app))
        await press(pilot, "tab")
        assert "≠ who placed the call · Tomas Brel ≠ Norland" in source_text(lines(app))
        assert source_text(lines(app)).count("▌") == 2


async def test_p_goes_to_the_proposals_and_then_shows_all_of_them(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "p")
        assert app.screen.focused is app.dashboard.proposals
        assert "Pending proposals (2)" in "\n".join(lines(app))
        await press(pilot, "p")
        assert "All proposals (3)" in "\n".join(lines(app))
        await press(pilot, "G")
        assert row_name(app.dashboard.proposals) == "Half of the water"
        await press(pilot, "p")
        assert app.dashboard.proposals.count == 2


async def test_what_is_late_stays_pending(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        app.dashboard.proposals.today = lambda: date(2032, 9, 20)
        app.dashboard.proposals.refresh()
        await settled(pilot)
        assert "18 months over" in "\n".join(lines(app))
        assert app.dashboard.proposals.count == 2


async def test_enter_opens_the_whole_report_at_the_sentence_and_escape_comes_back(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        app.dashboard.timeline.move_to(200)
        await settled(pilot)
        await press(pilot, "enter")
        assert type(app.screen) is ReportScreen
        assert "▌ Meeting number 200 was held." in lines(app)
        await press(pilot, "escape")
        assert [type(screen) for screen in app.screen_stack] == [DashboardScreen]
        assert app.dashboard.timeline.cursor == 200


async def test_enter_on_the_source_opens_the_report_too(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "shift+tab", "enter")
        assert isinstance(app.screen, ReportScreen)


async def test_arrows_go_to_the_other_reports_that_tell_the_same(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab")
        assert "1 of 2 reports" in source_text(lines(app))
        assert "6 Mar 2031" in source_text(lines(app))
        await press(pilot, "right")
        assert "2 of 2 reports" in source_text(lines(app))
        assert "4 Mar 2031 (from the file name)" in source_text(lines(app))
        await press(pilot, "left")
        assert "1 of 2 reports" in source_text(lines(app))


async def test_space_on_an_opened_actor_narrows_the_lists_and_escape_brings_everything_back(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        dashboard = app.dashboard
        before = dashboard.timeline.place
        await press(pilot, "tab", "tab", "G", "enter", "space")
        assert row_name(dashboard.actors) == "Tomas Brel"
        assert dashboard.current.id == "timeline"
        assert dashboard.timeline.count == 1
        assert "Timeline (1) · Tomas Brel" in "\n".join(lines(app))
        assert "only Tomas Brel (esc: everything)" in lines(app)[0]
        await press(pilot, "escape")
        assert dashboard.timeline.count == 7
        assert dashboard.timeline.place == before
        assert dashboard.current is dashboard.actors
        assert "only" not in lines(app)[0]


async def test_a_side_counts_those_who_act_for_it(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "tab", "tab", "space")
        assert row_name(app.dashboard.actors) == "Norland"
        assert app.dashboard.timeline.count == 7
        await press(pilot, "space")
        assert not app.dashboard.standing.narrowed


async def test_r_asks_for_the_actor(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await press(pilot, "r", *"brel")
        await press(pilot, "enter", "enter")
        assert app.dashboard.standing.narrowed
        assert app.dashboard.standing.actor_name == "Tomas Brel"


async def test_t_goes_to_today(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        await press(pilot, "g", "t")
        assert row_name(app.dashboard.timeline) == "Meeting 282"


async def test_question_mark_shows_the_keys_of_where_one_is(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (120, 60)) as (app, pilot):
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        text = "\n".join(lines(app))
        assert "Keys · Timeline" in text
        assert "Open the report at the sentence" in text
        assert "◇ proposed" in text
        await press(pilot, "escape")
        await press(pilot, "tab", "tab", "question_mark")
        assert "Open the actor: what it did, and with whom" in "\n".join(lines(app))
        await press(pilot, "escape", "tab", "tab", "question_mark")
        assert "Keys · Source" in "\n".join(lines(app))
        await press(pilot, "escape", "enter", "question_mark")
        assert "Keys · Report" in "\n".join(lines(app))


async def test_q_quits(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await pilot.press("q")
        await pilot.pause()
        assert not app.is_running


async def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path), (80, 24)) as (app, pilot):
        text = "\n".join(lines(app))
        assert "Press  i  to import" in text
        assert "parley import PATH" in text
        assert "parley watch FOLDER" in text
        await press(pilot, "tab", "j", "enter", "p", "r", "escape", "t", "right")
        assert app.is_running


async def test_a_click_selects_and_a_double_click_opens(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        assert await pilot.click("#timeline", offset=(20, 4))
        await settled(pilot)
        assert row_name(app.dashboard.timeline) == "Halvorsen proposes 14 March"
        assert "Halvorsen" in source_text(lines(app))
        assert await pilot.click("#actors", offset=(8, 4))
        await settled(pilot)
        assert app.dashboard.current is app.dashboard.actors
        assert row_name(app.dashboard.actors) == "Tomas Brel"
        await pilot.click("#timeline", offset=(20, 4), times=2)
        await settled(pilot)
        assert isinstance(app.screen, ReportScreen)


async def test_the_wheel_scrolls_and_leaves_the_cursor(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        await press(pilot, "g")
        timeline.scroll_to(y=300, animate=False)
        await settled(pilot)
        assert timeline.cursor == 0
        assert "Meeting 155" in "\n".join(lines(app))


async def test_it_draws_at_every_size(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path)) as (app, pilot):
        for size in ((80, 24), (100, 30), (120, 40), (250, 70), (40, 12)):
            await pilot.resize_terminal(*size)
            await press(pilot, "tab")
            screen = lines(app)
            assert len(screen) == size[1]
            assert all(cell_len(line) <= size[0] for line in screen)
            assert any("▌" in line for line in screen)


async def test_narrow_screens_show_one_list_at_a_time(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path), (80, 24)) as (app, pilot):
        assert "[Timeline (7)]" in lines(app)[1]
        assert app.dashboard.timeline.display
        assert not app.dashboard.proposals.region
        await press(pilot, "p")
        assert "[Pending proposals (2)]" in lines(app)[1]
        assert not app.dashboard.timeline.region
        assert app.dashboard.proposals.region.width == 80
        await pilot.click("#tabs", offset=(50, 0))
        await settled(pilot)
        assert app.dashboard.current is app.dashboard.actors


async def test_a_new_size_keeps_the_place(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path)) as (app, pilot):
        timeline = app.dashboard.timeline
        timeline.move_to(200)
        await settled(pilot)
        for size in ((80, 24), (200, 60), (100, 30), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert timeline.cursor == 200
            assert "Meeting 200" in "\n".join(lines(app)), size


async def test_no_text_from_outside_is_taken_for_markup_or_reaches_the_terminal_raw(tmp_path: Path) -> None:
    async with opened(strange_store(tmp_path), (200, 60)) as (app, pilot):
        for keys in ([], ["tab"], ["tab"], ["tab"], ["enter"]):
            await press(pilot, *keys)
            text = "\n".join(lines(app))
            assert not set(text) & set("\x1b\x07\u202e\u202c\u200b")
        assert "␛[31mred␛[0m" in text


async def test_the_first_paint_has_all_in_it(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, _):
        assert app.dashboard.first_paint.painted
        assert "Timeline (7)" in "\n".join(lines(app))


async def test_it_is_painted_a_moment_later_though_the_store_does_not_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StoreError("talks.db", "is damaged", "restore it from a copy")

    monkeypatch.setattr(Lookup, "counts", refuse)
    async with opened(river_store(tmp_path)) as (app, _):
        assert not app.dashboard.first_paint.painted
        assert "Timeline (7)" in "\n".join(lines(app))
