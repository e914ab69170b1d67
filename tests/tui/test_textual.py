"""What parley takes from Textual without its promise: each is there still, and nothing else of it is overwritten."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable
from functools import cache

import pytest
from textual._compositor import Compositor
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from tui.keys import _nodes

OVERRIDDEN: dict[tuple[type, str], list[str]] = {
    (Screen, "_refresh_layout"): ["size", "scroll"],
    (Screen, "_compositor_refresh"): [],
    (MessagePump, "set_timer"): ["delay", "callback", "name", "pause"],
    (App, "_check_action_state"): ["action", "default_namespace"],
    (App, "on_event"): ["event"],
    (App, "run_action"): ["action", "default_namespace", "namespaces"],
    (App, "refresh_css"): ["animate"],
    (Widget, "watch_scroll_y"): ["old_value", "new_value"],
}
"""Methods that are overridden, or taken over, with what they are given."""

READ = [
    (App, "_background_screens"), (App, "_driver"), (Screen, "_callbacks"), (Screen, "_compositor"),
    (Screen, "_dirty_widgets"), (Compositor, "_dirty_regions"), (MessagePump, "_next_callbacks"),
    (MessagePump, "message_queue_size"), (DOMNode, "_merged_bindings"), (Timer, "_skip"),
]  # fmt: skip
"""Attributes that are read, or set."""


@pytest.mark.parametrize(("owner", "name"), OVERRIDDEN)
def test_what_is_overridden_is_called_as_it_was(owner: type, name: str) -> None:
    given = list(inspect.signature(getattr(owner, name)).parameters)
    assert given[1:] == OVERRIDDEN[owner, name]


@pytest.mark.parametrize(("owner", "name"), READ)
def test_what_is_read_is_there(owner: type, name: str) -> None:
    assert name in private_names(owner.__mro__[:-1]) | set(dir(owner))


def test_nothing_else_of_textual_is_overwritten() -> None:
    """A name of parley's own that a later Textual gives to something of its own would break in silence."""
    known = {name for _, name in OVERRIDDEN}
    clashes = {
        f"{node.__name__}.{name}"
        for node in _nodes()
        for name in private_names([node]) & private_names(theirs(node))
        if name not in known
    }
    assert not clashes


def theirs(node: type) -> list[type]:
    """The classes of Textual that a class of parley's derives from."""
    return [each for each in node.__mro__ if each.__module__.startswith("textual.")]


def private_names(classes: Iterable[type]) -> set[str]:
    """The names that begin with one underscore and that these classes define or set themselves."""
    return {name for each in classes for name in _private_names(each)}


@cache
def _private_names(of: type) -> frozenset[str]:
    source = inspect.getsource(of)
    set_there = re.findall(r"self\.(_[a-z]\w*)\s*(?::[^=\n]+)?=[^=]", source)
    return frozenset(set_there + re.findall(r"^    (?:async )?(?:def )?(_[a-z]\w*)\b\s*[:=(]", source, re.MULTILINE))
