"""Every screen as it looks, on a frozen day: in three sizes on a dark terminal, and on a light one.

`pytest tests/tui/test_snapshots.py --snapshot-update` after a change that is meant. A new screen is a line in SCREENS.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input

from store.database import open_store
from tests.tui.conftest import press, settled
from tests.tui.dealings import dealings_store
from tests.tui.stories import TODAY, empty_store, kept, river_store, strange_store
from tests.tui.test_new import accepted, count_is, visited
from tests.tui.test_switching import two_negotiations
from tui.app import ParleyApp
from tui.keys import _nodes
from tui.settings import Settings
from tui.themes import DARK, LIGHT

Compare = Callable[..., bool]
MakeStore = Callable[[Path], Path]

SIZES = [(80, 24), (120, 40), (200, 60)]


@kept
def new_store(folder: Path) -> Path:
    """A store in which something has come since the last visit."""
    return accepted(visited(river_store(folder)))


@kept
def published_store(folder: Path) -> Path:
    """A store whose reports have an address."""
    store = river_store(folder)
    with open_store(store) as db, db.atomic():
        db.execute("update document set address = 'https://orva-herald.example/water/second-round'")
    return store


@dataclass(frozen=True)
class Shown:
    """What is pressed on which store, until which screen is on top; `once` is what the top line says before that."""

    screen: str
    store: MakeStore
    keys: tuple[str, ...] = ()
    once: str = ""


SCREENS = {
    "empty": Shown("DashboardScreen", empty_store),
    "dashboard": Shown("DashboardScreen", river_store),
    "strange": Shown("DashboardScreen", strange_store),
    "dealings": Shown("DashboardScreen", dealings_store),
    "new_marks": Shown("DashboardScreen", new_store, once="4 new"),
    "all_proposals": Shown("DashboardScreen", river_store, ("p", "p")),
    "filtered": Shown("DashboardScreen", river_store, ("tab", "tab", "space")),
    "narrowed": Shown("DashboardScreen", river_store, ("/", *"dam")),
    "zoomed": Shown("DashboardScreen", river_store, ("z",)),
    "strip": Shown("DashboardScreen", river_store, ("x",)),
    "looked_back": Shown("DashboardScreen", river_store, ("w", *"march 5", "enter")),
    "followed": Shown("DashboardScreen", river_store, ("p", "f")),
    "proposal": Shown("ProposalScreen", dealings_store, ("p", "p", "g", "enter")),
    "actor": Shown("ActorScreen", dealings_store, ("tab", "tab", "enter")),
    "calendar": Shown("CalendarScreen", river_store, ("m",)),
    "report": Shown("ReportScreen", river_store, ("enter",)),
    "original": Shown("OriginalScreen", published_store, ("o",)),
    "look_up": Shown("LookUp", river_store, ("l", *"march")),
    "refine": Shown("RefineScreen", river_store, ("r",)),
    "views": Shown("ViewsScreen", river_store, ("v", "s", *"The dam", "enter")),
    "view_name": Shown("ViewNameScreen", river_store, ("v", "s")),
    "no_views": Shown("ViewsScreen", river_store, ("v",)),
    "inbox": Shown("InboxScreen", river_store, ("p", "f", "b", "tab")),
    "news": Shown("NewsScreen", new_store, ("n", "j"), once="4 new"),
    "correct": Shown("CorrectScreen", river_store, ("e",)),
    "corrections": Shown("CorrectionsScreen", river_store, ("e", "end", "up", "enter", "enter", "c")),
    "negotiations": Shown("NegotiationScreen", two_negotiations, ("s",)),
    "import": Shown("ImportScreen", river_store, ("i",)),
    "as_of": Shown("AsOfScreen", river_store, ("w",)),
    "help": Shown("HelpScreen", river_store, ("question_mark",)),
    "palette": Shown("CommandPalette", river_store, ("ctrl+p",)),
}


def until_shown(shown: Shown) -> Callable[[Pilot[Any]], Any]:
    """Press the keys once the screen is at rest, and wait until it is again."""

    async def before(pilot: Pilot[Any]) -> None:
        await settled(pilot)
        assert isinstance(pilot.app, ParleyApp)
        pilot.app.dashboard.header.store = Path("/desk/talks.db")  # as the help names it
        if shown.once:
            await count_is(pilot, shown.once)
        if shown.keys:
            await press(pilot, *shown.keys)
        for entry in pilot.app.screen.query(Input):
            entry.cursor_blink = False
            entry._cursor_visible = True
        await settled(pilot)
        assert type(pilot.app.screen).__name__ == shown.screen

    return before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
@pytest.mark.parametrize("name", SCREENS)
def test_the_screen(snap_compare: Compare, tmp_path: Path, name: str, theme: str, size: tuple[int, int]) -> None:
    shown = SCREENS[name]
    app = ParleyApp(shown.store(tmp_path), None, lambda: TODAY, settings=Settings(theme=theme))
    assert snap_compare(app, terminal_size=size, run_before=until_shown(shown))


def test_the_dashboard_without_colour(snap_compare: Compare, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = ParleyApp(river_store(tmp_path), None, lambda: TODAY)
    assert snap_compare(app, terminal_size=(120, 40), run_before=until_shown(SCREENS["dashboard"]))


def test_every_screen_is_here() -> None:
    leaves = {
        node.__name__ for node in _nodes()
        if issubclass(node, Screen) and not any(node in other.__mro__[1:] for other in _nodes())
    }  # fmt: skip
    assert leaves <= {shown.screen for shown in SCREENS.values()}
