"""The dashboard in a terminal of a given size, on a store of the tests, on a frozen day."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import pytest
from rich.console import RenderableType
from textual import events
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.app import App
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input

from tests.pressed import noted
from tests.tui.stories import TODAY
from tui.app import ParleyApp
from tui.panes.paged import PagedView
from tui.remembered import Memory
from tui.settings import AS_IT_COMES, Settings

Open = Callable[..., AbstractAsyncContextManager[tuple[ParleyApp, Pilot[None]]]]


ON_SCREEN = ("layout", "drawing")
"""Of what is under way, that which waits for the next paint alone."""


async def settled(pilot: Pilot[None]) -> None:
    """Wait until all that was asked has been answered and drawn.

    That is so when nothing is under way, in threads or in the queues of the widgets, three times in a row. How long
    that takes does not matter: on a busy machine one step of many may take longer than any pause. It is drawn at once
    where nothing but that is left to do; before, as often as for a user, not at each look as `Pilot.pause` does.
    """
    quiet = 0
    for _ in range(5000):
        await asyncio.sleep(0.003)
        busy = under_way(pilot.app)
        quiet = 0 if busy else quiet + 1
        if busy and all(what in ON_SCREEN for what, _ in busy):
            pilot.app.screen._on_timer_update()
        elif quiet == 2:
            await pilot.pause(0)  # each widget has done with what it was at
        elif quiet == 3:
            return
    raise AssertionError(f"the dashboard does not come to rest: {busy}")


async def until(pilot: Pilot[None], true: Callable[[], bool], seconds: float = 5.0) -> None:
    """Wait until something is so."""
    for _ in range(int(seconds / 0.02)):
        if true():
            return
        await pilot.pause(0.02)
    raise AssertionError("it did not come about")


def under_way(app: App[Any]) -> list[tuple[str, object]]:
    """What is not done yet, and whose it is: threads, questions, messages that wait to be handled, and what waits to be
    drawn."""
    nodes = [node for screen in app.screen_stack for node in screen.walk_children(with_self=True)]
    top = app.screen
    found: list[tuple[str, object]] = [("thread", worker.group) for worker in app.workers if not worker.is_finished]
    for node in (app, *nodes):
        if node.message_queue_size or node._next_callbacks:
            found.append(("messages", node))
        if getattr(node, "_asked", None) is not None:
            found.append(("question", node))
    if isinstance(app, ParleyApp):
        found += [("first paint", app)] if app.dashboard.first_paint.waits else []
        found += [("keys", app)] if app._type_ahead._waiting else []
        found += [("reload", app)] if app.dashboard.rest_waits else []
    if top._layout_required or top._recompose_required:
        found.append(("layout", top))
    if top._dirty_widgets or top._repaint_required or top._callbacks:
        found.append(("drawing", top))
    return found


@asynccontextmanager
async def opened(
    store: Path,
    size: tuple[int, int] = (120, 40),
    following: Path | None = None,
    settings: Settings = AS_IT_COMES,
    memory: Memory | None = None,
) -> AsyncIterator[tuple[ParleyApp, Pilot[None]]]:
    """The dashboard, running and at rest."""
    app = ParleyApp(store, following, lambda: TODAY, settings=settings, memory=memory)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settled(pilot)
        yield app, pilot


def send(pilot: Pilot[None], key: str) -> None:
    """Press a key, and wait for nothing."""
    event = events.Key(_character_to_key(key) if len(key) == 1 else key, key if len(key) == 1 else None)
    event.set_sender(pilot.app)
    assert pilot.app._driver is not None
    pilot.app._driver.send_message(event)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, and wait until their effect is drawn. `Pilot.press` takes 62 ms a key, and more on a busy machine."""
    for number, key in enumerate(keys, 1):
        send(pilot, key)
        if number < len(keys) and not (len(key) == 1 and isinstance(pilot.app.focused, Input)):
            await settled(pilot)  # what comes next may belong to what this one opens; words are typed at one go
    await settled(pilot)


def lines(app: ParleyApp) -> list[str]:
    """The screen as text, with what is to be seen of those below it."""
    visible_screen_stack.set(app._background_screens)
    return ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]


def row_name(view: PagedView[Any]) -> str:
    """What the row under the cursor is called."""
    row = view.row
    return str(getattr(row, "what", None) or getattr(row, "name", None) or getattr(row, "about", ""))


def lacks_rows(view: PagedView[Any]) -> bool:
    """Whether a row that is to be seen is still to be asked for."""
    if view.known is None or not view.count:
        return False
    last = view.laid.row_at(view.scroll_offset.y + view.scrollable_content_region.height - 1)
    return any(view.known.row(row) is None for row in range(view.top, min(last, view.count - 1) + 1))


@pytest.fixture(autouse=True)
def _painted_when_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody sees what is painted between two looks of a test: that takes a third of its time. Rows that a paint would
    have asked for are asked for all the same. What is painted is tested on a terminal (`tests/test_terminal.py`)."""
    render_update = Compositor.render_update

    def render(compositor: Compositor, full: bool = False, *more: Any, **named: Any) -> RenderableType | None:
        if full:
            return render_update(compositor, full, *more, **named)
        compositor._dirty_regions.clear()
        for widget in compositor.visible_widgets:
            if isinstance(widget, PagedView) and lacks_rows(widget):
                widget.want_missing()
        return None

    monkeypatch.setattr(Compositor, "render_update", render)


@pytest.fixture(autouse=True, scope="session")
def _keys_are_noted() -> Iterator[None]:
    """Each key is pressed by some test."""
    with noted():
        yield


@pytest.fixture(autouse=True, scope="session")
def _rules_are_read_once() -> Iterator[None]:
    """Each app reads the same rules, which takes a sixth of its start."""
    parse_rules = Stylesheet._parse_rules
    known: dict[object, list[RuleSet]] = {}

    def parsed(stylesheet: Stylesheet, *given: Any, **named: Any) -> list[RuleSet]:
        key = (given, *named.items(), *stylesheet._variables.items())
        if key not in known:
            known[key] = parse_rules(stylesheet, *given, **named)
        return known[key]

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(Stylesheet, "_parse_rules", parsed)
        yield


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The terminal of whoever runs the tests does not matter."""
    for name in ("NO_COLOR", "COLORFGBG", "TEXTUAL_THEME", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(autouse=True)
def _standing_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is always twelve minutes past nine."""
    now = datetime.combine(TODAY, time(9, 12))
    monkeypatch.setattr("tui.panes.header.clock", lambda: now.astimezone())
    monkeypatch.setattr("store.moment.now", lambda: now.replace(tzinfo=UTC).isoformat())
