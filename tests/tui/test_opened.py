"""The opened proposal and the opened actor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot
from textual.widgets import Static

from store.changes import Change
from store.corrections import correct
from store.database import open_store
from tests.building import actor, answer, proposal
from tests.tui.conftest import lines, opened, press, row_name, settled, until
from tests.tui.dealings import AGAIN, NO, OFFER, THEIRS, YES, dealings_store
from tests.tui.stories import long_store, strange_store, told
from tests.tui.test_selecting import along, drag, where
from tui.app import ParleyApp
from tui.panes.sections import Sections
from tui.screens.actor import ActorScreen
from tui.screens.correct import CorrectScreen
from tui.screens.dashboard import DashboardScreen
from tui.screens.opened import OpenedScreen
from tui.screens.proposal import ProposalScreen
from tui.screens.report import ReportScreen


def said(app: ParleyApp) -> list[str]:
    """The lines of the screen, with one space where there are several, without what lies around them."""
    return [" ".join(line.strip("┃│▌ ").split()) for line in lines(app)]


def under_cursor(app: ParleyApp) -> str:
    """The first line of what the cursor stands on."""
    entry = sections(app).entry
    assert entry is not None
    return " ".join("".join(text for text, _ in entry.draw(200)[0]).split())


def sections(app: ParleyApp) -> Sections:
    return app.screen.query_one(Sections)


def source(app: ParleyApp) -> str:
    """The sentence that is shown below."""
    return str(app.screen.query_one("#opened-sentence", Static).content)


def on_dashboard(app: ParleyApp) -> bool:
    return isinstance(app.screen, DashboardScreen)


async def to(app: ParleyApp, pilot: Pilot[None], words: str) -> None:
    """Move the cursor to the first line that holds these words."""
    await press(pilot, "g")
    for _ in sections(app).entries:
        if words in under_cursor(app):
            return
        await press(pilot, "j")
    raise AssertionError(f"no line says {words}: {said(app)}")


async def open_offer(app: ParleyApp, pilot: Pilot[None]) -> None:
    await press(pilot, "p", "p", "g")
    while row_name(app.dashboard.proposals) != "Round on the tolls":
        await press(pilot, "j")
    await press(pilot, "enter")
    assert isinstance(app.screen, ProposalScreen)


async def open_actor(app: ParleyApp, pilot: Pilot[None], name: str) -> None:
    await press(pilot, "tab", "tab", "g")
    while row_name(app.dashboard.actors) != name:
        await press(pilot, "j")
    await press(pilot, "enter")
    assert isinstance(app.screen, ActorScreen)


# ------------------------------------------------------------ a proposal


async def test_enter_opens_a_proposal_with_all_that_became_of_it(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        text = said(app)
        for line in (
            "meeting Round on the tolls", "for Wed 12 Mar 2031 in 2 days Geneva", "by Norland",
            "status » superseded Veldania counters (report of 6 Mar 2031)", "Answers (2 of 2)",
            "Sutharia accepts by Tomas Brel, said 2 Mar 2031, reported 4 Mar 2031", f"“{YES}”",
            "Veldania counters reported 6 Mar 2031", f"“{NO}”", "History (3 reports)",
            "1 Mar 2031 pending for Wed 12 Mar 2031 A round on the tolls",
            "4 Mar 2031 Tomas Brel accepts Sutharia agrees",
            "6 Mar 2031 superseded, Veldania counters Veldania wants Bergen", "countered by Round in Bergen",
            "≠ whether Veldania was asked",
        ):  # fmt: skip
            assert line in text, line


async def test_accounts_that_differ_stand_side_by_side_or_one_below_the_other(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "G")
        assert "Norland ≠ Veldania" in said(app)
        assert any("Norland proposed" in line and THEIRS in line for line in said(app))
        await pilot.resize_terminal(80, 24)
        await settled(pilot)
        assert "whether Veldania was asked" in under_cursor(app)
        assert said(app).index("Norland") < said(app).index("Veldania")
        assert f"“{THEIRS}”" in said(app)


async def test_who_has_not_answered_is_said(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await press(pilot, "w", *"march 5", "enter")
        await open_offer(app, pilot)
        assert "Proposal · as known on 5 Mar 2031" in lines(app)[0]
        assert "Answers (1 of 2)" in said(app)
        assert "Veldania no answer yet" in said(app)
        assert "countered by" not in "\n".join(said(app))
        assert "status ◇ pending" in said(app)


async def test_each_line_shows_its_sentence_and_leads_to_it(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        for words, quote in (("status", NO), ("Sutharia accepts", YES), ("1 Mar 2031", OFFER), ("6 Mar 2031 s", AGAIN)):
            await to(app, pilot, words)
            assert quote in source(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, ReportScreen)
            assert f"▌ {quote}" in lines(app)
            await press(pilot, "escape")
            assert words in under_cursor(app)


async def test_links_open_what_they_name_and_escape_goes_back_step_by_step(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        before = app.dashboard.timeline.place
        await open_offer(app, pilot)
        await to(app, pilot, "countered by")
        await press(pilot, "enter")
        assert "meeting Round in Bergen" in said(app) and "counters Round on the tolls" in said(app)
        await to(app, pilot, "by Veldania")
        await press(pilot, "enter")
        assert isinstance(app.screen, ActorScreen) and "state Veldania" in said(app)
        await press(pilot, "escape")
        assert under_cursor(app) == "by Veldania"
        await press(pilot, "escape")
        assert under_cursor(app) == "countered by Round in Bergen"
        await press(pilot, "escape")
        assert on_dashboard(app) and app.dashboard.timeline.place == before
        assert (
            app.dashboard.current is app.dashboard.proposals
            and row_name(app.dashboard.proposals) == "Round on the tolls"
        )


async def test_arrows_go_to_the_next_and_the_previous_of_the_list(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        assert any("← 2 of 2 →" in line for line in lines(app))  # below the one that is pending
        await press(pilot, "right")
        assert "meeting Round in Bergen" in said(app) and any("← 1 of 2 →" in line for line in lines(app))
        await press(pilot, "right")
        assert "meeting Round on the tolls" in said(app)
        await press(pilot, "left", "left")
        assert "meeting Round on the tolls" in said(app)


async def test_what_was_opened_by_a_link_has_no_next(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await to(app, pilot, "by Norland")
        await press(pilot, "enter", "right")
        assert "state Norland" in said(app)
        assert not any("→ ━" in line for line in lines(app))


async def test_tab_goes_from_section_to_section(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        seen = []
        for _ in range(6):
            seen.append(under_cursor(app).split(" ")[0])
            await press(pilot, "tab")
        assert seen == ["meeting", "Sutharia", "1", "countered", "≠", "meeting"]
        await press(pilot, "shift+tab", "shift+tab")
        assert under_cursor(app).startswith("≠")


async def test_keys_move_by_lines_and_pages_and_to_the_ends(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path), (80, 24)) as (app, pilot):
        await open_offer(app, pilot)
        last = len(sections(app).entries) - 1
        for keys, reached in (
            ("G", last),
            ("k", last - 1),
            ("j", last),
            ("home", 0),
            ("down", 1),
            ("up", 0),
            ("end", last),
        ):
            await press(pilot, keys)
            assert sections(app).cursor == reached
        await press(pilot, "g", "pagedown")
        assert 0 < sections(app).cursor < last and sections(app).scroll_offset.y > 0
        await press(pilot, "pageup")
        assert sections(app).cursor == 0
        assert "meeting Round on the tolls" in said(app)


async def test_a_click_selects_a_line_and_a_double_click_opens_it(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        at = next(n for n, line in enumerate(said(app)) if line.startswith("countered by"))
        await pilot.click("#opened", offset=(20, at))
        await settled(pilot)
        assert under_cursor(app).startswith("countered by")
        await pilot.click("#opened", offset=(20, at), times=2)
        await settled(pilot)
        assert "meeting Round in Bergen" in said(app)


async def test_what_comes_in_shows_and_the_cursor_stays_on_its_line(tmp_path: Path) -> None:
    store = dealings_store(tmp_path)
    async with opened(store) as (app, pilot):
        await open_offer(app, pilot)
        await to(app, pilot, "countered by")
        told(
            store, "2031-02-27.txt", "2031-02-27", "The first word of it",
            (OFFER, proposal("Round on the tolls", ("Norland",), ("Sutharia", "Veldania"),
                             replace(answer("considers", "Veldania"), quote="Veldania is looking at it."),
                             day="2031-03-12", place="Geneva")),
            (OFFER, actor("Norland")), (OFFER, actor("Sutharia")), (OFFER, actor("Veldania")),
        )  # fmt: skip
        await until(pilot, lambda: "History (4 reports)" in said(app))
        await settled(pilot)
        assert under_cursor(app) == "countered by Round in Bergen"


async def test_one_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    store = dealings_store(tmp_path)
    async with opened(store) as (app, pilot):
        await open_offer(app, pilot)
        assert isinstance(app.screen, OpenedScreen)
        with open_store(store) as db:
            correct(db, Change("proposal", app.screen.entry_id, "drop"))
        await until(pilot, lambda: "not known any more" in source(app))
        await press(pilot, "j", "enter", "y", "e")
        assert isinstance(app.screen, ProposalScreen)
        await press(pilot, "escape")
        assert on_dashboard(app)


async def test_e_corrects_what_is_opened(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "e")
        assert isinstance(app.screen, CorrectScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, ProposalScreen)


async def test_f_follows_what_is_opened_and_no_more(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "f")
        await until(pilot, lambda: any(line.startswith("meeting Round on the tolls ") for line in said(app)))
        assert "followed" in under_cursor(app)
        await press(pilot, "f")
        await until(pilot, lambda: "followed" not in under_cursor(app))


async def test_u_takes_back_what_was_done_there(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "f")
        await until(pilot, lambda: "followed" in under_cursor(app))
        await press(pilot, "u")
        await until(pilot, lambda: "followed" not in under_cursor(app))
        assert isinstance(app.screen, ProposalScreen)


async def test_y_copies_the_line_with_its_sentence_and_report(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await to(app, pilot, "Sutharia accepts")
        await press(pilot, "y")
        assert app.clipboard == (
            "Round on the tolls — Sutharia accepts by Tomas Brel, said 2 Mar 2031, reported 4 Mar 2031"
            f" — “{YES}” — Sutharia agrees, 4 Mar 2031 (from the file name)"
        )
        await press(pilot, "G", "y")
        assert "≠ whether Veldania was asked Norland ≠ Veldania" in app.clipboard and THEIRS in app.clipboard


async def test_o_says_where_the_original_of_the_line_is(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "o")
        assert "came without the address of its original" in "\n".join(lines(app))


# ------------------------------------------------------------ an actor


async def test_enter_opens_an_actor_with_what_it_did_and_with_whom(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path), (120, 50)) as (app, pilot):
        await open_actor(app, pilot, "Tomas Brel")
        text = said(app)
        for line in (
            "person Tomas Brel", "office minister", "side Sutharia", "named ▃▃▃▃████",
            "Feb – Mar 2031, a month each, 3 at most", "Offices (2)", "21 Feb 2031 envoy 1 report",
            "1 Mar 2031 minister last 6 Mar 2031, 3 reports", "Has met (2)",
            "Ingrid Halvorsen 2 times last Mon 3 Mar 2031", "Norland once Thu 20 Feb 2031, Geneva", "Events (2)",
            "Mon 3 Mar 2031 ● contact Halvorsen calls Brel", "Reports (4)", "6 Mar 2031 Veldania wants Bergen",
            "Names (2)", "Brel (4), Tomas Brel (4)",
        ):  # fmt: skip
            assert line in text, line


async def test_a_side_has_its_people_and_what_they_answered(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path), (120, 50)) as (app, pilot):
        await open_actor(app, pilot, "Sutharia")
        assert "Tomas Brel minister 4 reports" in said(app)
        assert "Wed 12 Mar 2031 » Round on the tolls accepts, 2 Mar 2031" in said(app)
        await to(app, pilot, "Tomas Brel")
        await press(pilot, "enter")
        assert "person Tomas Brel" in said(app)
        await to(app, pilot, "side")
        await press(pilot, "enter")
        assert "state Sutharia" in said(app)


async def test_what_an_actor_proposed_and_was_asked_can_be_opened(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path), (120, 50)) as (app, pilot):
        await open_actor(app, pilot, "Veldania")
        assert "Has proposed (1)" in said(app) and "Was asked (1)" in said(app)
        await to(app, pilot, "Round in Bergen")
        await press(pilot, "enter")
        assert isinstance(app.screen, ProposalScreen) and "meeting Round in Bergen" in said(app)


async def test_space_narrows_the_dashboard_to_the_actor(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_actor(app, pilot, "Tomas Brel")
        await to(app, pilot, "side")
        await press(pilot, "enter", "space")
        assert on_dashboard(app)
        assert app.dashboard.standing.actor_name == "Sutharia"
        assert app.dashboard.timeline.count == 2


async def test_of_what_is_long_there_is_a_little_and_the_way_to_all_of_it(tmp_path: Path) -> None:
    async with opened(long_store(tmp_path, 30), (120, 50)) as (app, pilot):
        await open_actor(app, pilot, "Guild 10")
        assert "Events (10)" in said(app)
        assert sum("Meeting 1" in line for line in said(app)) == 6
        await to(app, pilot, "all 10 events")
        await press(pilot, "enter")
        assert on_dashboard(app) and app.dashboard.current.id == "timeline"
        assert app.dashboard.timeline.count == 10
        await press(pilot, "escape")
        assert app.dashboard.timeline.count == 30


async def test_an_actor_as_it_was_known(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path), (120, 50)) as (app, pilot):
        app.dashboard.going.look_back(date(2031, 2, 22))
        await open_actor(app, pilot, "Tomas Brel")
        assert "Actor · as known on 22 Feb 2031" in lines(app)[0]
        assert "office envoy" in said(app) and "named in 1 report, Feb 2031" in said(app)
        assert "Ingrid Halvorsen once Thu 20 Feb 2031, Geneva" in said(app)


# ------------------------------------------------------------ both


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (100, 30), (120, 40), (250, 70)])
async def test_they_draw_at_every_size_whatever_the_text(tmp_path: Path, size: tuple[int, int]) -> None:
    async with opened(strange_store(tmp_path), size) as (app, pilot):
        for way in (["p", "g", "enter"], ["escape", "tab", "g", "enter"]):
            await press(pilot, *way)
            assert isinstance(app.screen, OpenedScreen)
            for _ in sections(app).entries:
                await press(pilot, "j")
                screen = lines(app)
                assert len(screen) == size[1] and all(cell_len(line) <= size[0] for line in screen)
                assert any("▌" in line for line in screen)
                assert not set("\n".join(screen)) & set("\x1b\x07\u202e\u202c\u200b")
                await press(pilot, "y")
                assert not set(app.clipboard) & set("\x1b\x07\u202e\u202c\u200b")


async def test_a_new_size_keeps_the_cursor_in_sight(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await to(app, pilot, "countered by")
        for size in ((80, 24), (200, 60), (60, 16), (120, 40)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert under_cursor(app).startswith("countered by")
            assert any(line.startswith("┃▌ countered by") for line in lines(app)), size


async def test_the_help_says_where_one_is(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        await press(pilot, "question_mark")
        text = "\n".join(lines(app))
        assert (
            "Keys · Proposal" in text
            and "Open what the line leads to" in text
            and "The next or the previous section" in text
        )


async def test_text_is_selected_with_the_mouse_and_copied_without_margins(tmp_path: Path) -> None:
    async with opened(dealings_store(tmp_path)) as (app, pilot):
        await open_offer(app, pilot)
        start = where(pilot, sections(app), "Answers (2 of 2)")
        end = where(pilot, sections(app), "accepts")
        await drag(pilot, start, along(end, len("accepts") - 1))
        selected = app.screen.get_selected_text()
        assert selected is not None
        assert [" ".join(line.split()) for line in selected.split("\n")] == ["Answers (2 of 2)", "Sutharia accepts"]
        assert not selected.split("\n")[1].startswith(" ")
        assert under_cursor(app).startswith("meeting")
