"""What came in since the last visit: marked, counted, listed; looking takes a mark away, undo brings it back."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.widgets import OptionList

from store.database import open_store
from store.lookup import Lookup
from store.negotiations import Belonging
from store.visits import remember_visit
from tests.building import actor, answer, event, proposal
from tests.tui.conftest import lines, opened, press, row_name, settled, until
from tests.tui.stories import TODAY, empty_store, river_store, told
from tests.tui.test_following import REPORT
from tui.app import ParleyApp
from tui.screens.news import NewsScreen
from tui.screens.report import ReportScreen


def visited(store: Path) -> Path:
    """Somebody has been here the day before."""
    with open_store(store) as db:
        remember_visit(db)
        db.execute("update visit set at = '2031-03-09T12:00:00+00:00'")
    return store


def accepted(store: Path) -> Path:
    """Sutharia accepts, the round is scheduled, and the dockers walk out."""
    yes = replace(answer("accepts", "Sutharia"), quote="Sutharia accepted the date on Sunday.")
    told(
        store, "2031-03-09-yes.txt", "2031-03-09", "Sutharia agrees",
        ("Norland had proposed a second round on March 14.",
         proposal("Second round on the Orva, Geneva", ("Norland",), ("Sutharia",), yes, day="2031-03-14",
                  place="Geneva")),
        ("The second round will be held in Geneva on March 14.",
         event("Second round on the Orva", "talks", "2031-03-14", "Norland", "Sutharia", status="scheduled",
               place="Geneva")),
        ("Dockers of the Orva walked out.", event("Dockers walk out", "action", "2031-03-08", "Dockers")),
        ("Dockers of the Orva walked out.", actor("Dockers", "organization")),
        ("", actor("Norland")), ("", actor("Sutharia")),
    )  # fmt: skip
    return store


def listed(app: ParleyApp) -> list[str]:
    """The lines of the list of what is new."""
    assert isinstance(app.screen, NewsScreen)
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]


def marked(app: ParleyApp) -> list[str]:
    """The rows of the timeline that are marked."""
    return [line[1:] for line in lines(app) if line.startswith(("┃+", "┃╋"))]


async def count_is(pilot: Pilot[Any], words: str) -> None:
    await until(pilot, lambda: words in lines(pilot.app)[0], 30)  # type: ignore[arg-type]
    await settled(pilot)


async def test_what_came_in_since_the_last_visit_is_marked_and_counted(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new since yesterday")
        assert [line[:10] for line in marked(app)] == ["+  ● actio", "╋  ◆ talks"]
        assert any("│+Dockers" in line for line in lines(app))
        await press(pilot, "p", "p", "g")
        assert any("+✓ Second round on the Orva, Geneva" in line for line in lines(app))


async def test_at_the_first_visit_nothing_is_marked(tmp_path: Path) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        await until(pilot, lambda: app.dashboard.desk.marking)
        await settled(pilot)
        assert "new" not in lines(app)[0]
        assert marked(app) == []
        await press(pilot, "n")
        assert listed(app) == ["Nothing is new that has not been looked at."]


async def test_what_comes_in_while_it_is_open_is_marked_and_no_refresh_clears_it(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: app.dashboard.desk.marking)
        await asyncio.to_thread(accepted, store)
        await count_is(pilot, "4 new since ")
        before = marked(app)
        for _ in range(3):
            app.dashboard.reload()
            app.dashboard.new_day()
            await settled(pilot)
        assert marked(app) == before != []
        assert "4 new since " in lines(app)[0]


async def test_n_says_what_is_new_in_words(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "n")
        assert listed(app) == [
            "+ Sutharia accepts: Second round on the Orva, Geneva, 14 March (report of 9 March)",
            "+ action: Dockers walk out, 8 March (report of 9 March)",
            "+ talks scheduled, no longer proposed: Second round on the Orva, Geneva, 14 March (report of 9 March)",
            "+ first named: Dockers, organization (report of 9 March)",
        ]
        assert "New · 4 new since yesterday" in "\n".join(lines(app))


async def test_enter_in_the_list_opens_the_sentence_and_takes_the_mark_away(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "n", "enter")
        assert isinstance(app.screen, ReportScreen)
        assert "▌ Sutharia accepted the date on Sunday." in lines(app)
        await press(pilot, "escape")
        await until(pilot, lambda: len(listed(app)) == 3)
        assert listed(app)[0].startswith("+ action: Dockers walk out")
        await press(pilot, "escape")
        await count_is(pilot, "3 new since yesterday")


async def test_all_is_looked_at_with_x_and_u_brings_the_marks_back_one_look_after_another(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "n", "j", "space")
        await until(pilot, lambda: len(listed(app)) == 3)
        await press(pilot, "x")
        await until(pilot, lambda: listed(app) == ["Nothing is new that has not been looked at."])
        await press(pilot, "u")
        await until(pilot, lambda: len(listed(app)) == 3)
        await press(pilot, "escape", "u")
        await count_is(pilot, "4 new since yesterday")
        await press(pilot, "u", "u")
        await count_is(pilot, "4 new since yesterday")


async def test_opening_a_row_is_looking_at_it(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "enter", "escape")
        await count_is(pilot, "3 new")
        assert len(marked(app)) == 1
        await press(pilot, "u")
        await count_is(pilot, "4 new")
        assert len(marked(app)) == 2
        await press(pilot, "tab", "tab", "g", "enter", "escape")
        assert row_name(app.dashboard.actors) == "Dockers"
        await count_is(pilot, "3 new")


async def test_moving_over_a_row_is_not_looking_at_it(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (_, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "k", "k", "j", "g", "G")
        await count_is(pilot, "4 new")


async def test_g_goes_to_the_row_in_its_list(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        await press(pilot, "n", "g")
        assert app.dashboard.current is app.dashboard.proposals
        assert row_name(app.dashboard.proposals) == "Second round on the Orva, Geneva"
        for line, pane, name in ((0, "timeline", "Dockers walk out"), (1, "actors", "Dockers")):
            await press(pilot, "n", *["j"] * line, "g")
            assert app.dashboard.current.id == pane
            assert row_name(app.dashboard.current) == name


async def test_a_list_that_is_open_follows_what_comes_in(tmp_path: Path) -> None:
    store = visited(river_store(tmp_path))
    async with opened(store) as (app, pilot):
        await until(pilot, lambda: app.dashboard.desk.marking)
        await press(pilot, "n")
        await asyncio.to_thread(accepted, store)
        await until(pilot, lambda: len(listed(app)) == 4)


async def test_what_a_folder_holds_when_it_is_first_followed_is_not_new_and_what_comes_after_is(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "2031-03-04-fish.txt").write_text(REPORT)
    async with opened(empty_store(tmp_path), following=folder) as (app, pilot):
        await until(pilot, lambda: app.dashboard.desk.marking, 20)
        await settled(pilot)
        assert "new" not in lines(app)[0]
        (folder / "2031-03-05-strike.txt").write_text("Norway's dockers walked out in Bergen on Tuesday.")
        await until(pilot, lambda: "new since" in lines(app)[0], 20)


async def test_looking_back_nothing_is_marked(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path)))) as (app, pilot):
        await count_is(pilot, "4 new")
        app.dashboard.going.look_back(TODAY)
        await settled(pilot)
        assert marked(app) == []
        assert "4 new" not in lines(app)[0]
        app.dashboard.going.look_back(None)
        await count_is(pilot, "4 new")


async def test_what_is_new_is_counted_in_short_where_there_is_little_room(tmp_path: Path) -> None:
    async with opened(accepted(visited(river_store(tmp_path))), (60, 24)) as (_, pilot):
        await count_is(pilot, "4 new · ◉ live")
        await pilot.resize_terminal(80, 24)
        await count_is(pilot, "4 new since yesterday · ◉ live")


async def test_a_later_visit_still_shows_what_nobody_has_looked_at(tmp_path: Path) -> None:
    store = accepted(visited(river_store(tmp_path)))
    for _ in range(2):
        async with opened(store) as (_, pilot):
            await count_is(pilot, "4 new since yesterday")
    with Lookup(store) as lookup:
        assert len(lookup.news().rows) == 4


async def test_reports_imported_here_go_to_the_negotiation_that_is_shown(tmp_path: Path) -> None:
    report = tmp_path / "2031-03-04-fish.txt"
    report.write_text(REPORT)
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY, Belonging("Fish"))
    async with app.run_test(size=(120, 40)) as pilot:
        await settled(pilot)
        app._import(report)
        await until(pilot, lambda: app.dashboard.header.negotiation == "all 2 negotiations", 20)
