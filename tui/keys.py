"""Which keys do what: the actions with their ids, the keys of a settings file, and where two get in each other's way.

The ids are those of the bindings, found in the screens and panes themselves, so that none is forgotten.
"""

from __future__ import annotations

import pkgutil
import string
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from inspect import getmodule
from typing import Any

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import Keys, _character_to_key
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input

from tui.settings import typed

_MODIFIERS = frozenset(("alt", "ctrl", "hyper", "meta", "shift", "super"))

_CHARACTERS = frozenset(_character_to_key(character) for character in string.printable if character.isprintable())

_NAMED = _CHARACTERS | {key.value for key in Keys if "+" not in key.value and not key.value.startswith("<")}


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a key does: its id in the settings file, its keys as they come, and what it does."""

    id: str
    keys: tuple[str, ...]
    does: str


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with the keys of a settings file, and what to do."""

    what: str
    remedy: str


# ------------------------------------------------------------ the actions


@cache
def _nodes() -> tuple[type[DOMNode], ...]:
    """The app, its screens and panes, as far as they bind keys."""
    names = ["tui.app", "tui.lookup"]
    for package in ("tui.panes", "tui.screens"):
        names += [found.name for found in pkgutil.iter_modules(import_module(package).__path__, f"{package}.")]
    found = [(name, node) for name in names for node in vars(import_module(name)).values() if isinstance(node, type)]
    nodes = [node for name, node in found if issubclass(node, DOMNode) and node.__module__ == name]
    return tuple(sorted(nodes, key=lambda node: len(node.__mro__)))  # what is common before what differs from it


def _bindings(node: type[DOMNode]) -> list[Binding]:
    """The bindings of a class, one a key, with those that it inherits."""
    return [binding for bindings in node._merged_bindings.key_to_bindings.values() for binding in bindings]  # type: ignore[union-attr]


@cache
def actions() -> dict[str, Action]:
    """Every action that can be given other keys, by its id."""
    found: dict[str, Action] = {}
    for node in _nodes():
        for binding in _bindings(node):
            if binding.id is None:
                continue
            before = found.get(binding.id)
            keys = (*before.keys, binding.key) if before else (binding.key,)
            does = before.does if before else binding.tooltip or binding.description
            found[binding.id] = Action(binding.id, tuple(dict.fromkeys(keys)), does)
    return found


_PLACES = {
    "overview": "in the strip above the timeline",
    "list": "in a list", "text": "in a text", "source": "at the source", "pane": "among the panes",
    "size": "among the panes", "report": "in a report", "news": "in the list of what is new", "inbox": "in the inbox",
    "negotiations": "in the list of negotiations", "look_up": "in the look-up", "help": "in the help",
    "views": "in the list of views", "view_name": "where a view is named",
    "correct": "where a fact is corrected", "corrections": "in the list of what was corrected",
    "as_of": "where the day is asked for", "import": "where the path is asked for",
    "refine": "in the filter", "narrow": "where a list is narrowed", "calendar": "in the calendar",
    "opened": "in an opened proposal or actor",
    "original": "where the original is opened",
}  # fmt: skip


def place_of(action: str) -> str:
    """Where an action is to be had, by its id: what stands before the dot.

    >>> place_of("news.look"), place_of("today")
    ('in the list of what is new', 'in the dashboard')
    """
    place, dot, _ = action.partition(".")
    return _PLACES.get(place, f"in {place.replace('_', ' ')}") if dot else "in the dashboard"


# ------------------------------------------------------------ keys as people write them


def key_named(written: str) -> str | None:
    """A key as Textual calls it; None for what is no key.

    >>> key_named("?"), key_named("Ctrl+Q"), key_named("ctrl+/"), key_named("f5"), key_named("G")
    ('question_mark', 'ctrl+q', 'ctrl+slash', 'f5', 'G')
    >>> key_named("ctl+q"), key_named("shift+a"), key_named("page down")
    (None, None, None)
    """
    written = written.strip()
    if len(written) == 1:
        return _character_to_key(written) if written.isprintable() else None
    *modifiers, base = written.lower().split("+")
    if not set(modifiers) <= _MODIFIERS:
        return None
    if len(base) == 1:
        if modifiers == ["shift"]:
            return None  # a terminal sends the capital letter
        base = _character_to_key(base)
    elif base not in _NAMED:
        return None
    return "+".join([*modifiers, base])


def keymap(wanted: Mapping[str, Iterable[str]]) -> dict[str, str] | Problem:
    """What Textual is told: for each action its keys, with commas; or the first thing that is wrong."""
    told: dict[str, str] = {}
    for action, keys in wanted.items():
        if action not in actions():
            near = get_close_matches(action, actions(), 1)
            meant = f"did you mean “{near[0]}”? " if near else ""
            return Problem(f"keys: “{action}” is no action", f"{meant}`parley settings` lists them all")
        named = []
        for key in keys:
            name = key_named(key)
            if name is None:
                return Problem(
                    f"keys: {action}: “{key}” is no key", "write q, G (with shift), ctrl+q, f5, slash, pagedown"
                )
            named.append(name)
        if not named:
            return Problem(f"keys: {action} has no key", "give it one, or take the line out")
        told[action] = ",".join(named)
    return _clash(told) or told


# ------------------------------------------------------------ clashes


def _clash(told: Mapping[str, str]) -> Problem | None:
    """The first key that would do two things in one place, by what was changed: one of them could never be reached.
    As it comes a key may, as q closes a report before it quits."""
    for together, types in _places():
        taken: dict[str, tuple[Binding, bool]] = {}
        for binding in (binding for node in together for binding in _bindings(node)):
            as_it_comes = actions()[binding.id].keys if binding.id else (binding.key,)
            for key in told[binding.id].split(",") if binding.id and binding.id in told else (binding.key,):
                changed = key not in as_it_comes
                if changed and types and typed(key):
                    what = f"keys: {binding.id}: “{key}” is typed into the line there"
                    return Problem(what, "take one with ctrl, or f1 to f12")
                other, also_changed = taken.setdefault(key, (binding, changed))
                if other.action != binding.action and (changed or also_changed):
                    own, lies = (binding, other) if changed else (other, binding)
                    what = f"keys: {own.id}: “{key}” is {lies.id or lies.description.lower() or 'taken'} already"
                    return Problem(what, "give one of the two another key")
    return None


def _places() -> Iterator[tuple[tuple[type[DOMNode], ...], bool]]:
    """Classes whose keys work at the same time, and whether one types there: each screen with each pane that it shows,
    and the app around them; a dialog alone."""
    app = next(node for node in _nodes() if issubclass(node, App))
    for screen in (node for node in _nodes() if issubclass(node, Screen)):
        inside = [node for node in _named_in(screen) if _bindings_of_its_own(node)]
        if issubclass(screen, ModalScreen):
            yield (screen, *inside), any(issubclass(node, Input) for node in inside)
            continue
        yield (screen, app), False
        for pane in (node for node in inside if node.__module__.startswith("tui.")):
            around = [node for node in inside if pane in _named_in(node) and not _related(node, pane)]
            yield (pane, *around, screen, app), False


def _named_in(node: type[DOMNode]) -> list[type[Widget]]:
    """The widgets that the module of a screen or pane names: what it is made of."""
    named = vars(getmodule(node)).values()
    return [each for each in named if isinstance(each, type) and issubclass(each, Widget) and not _related(each, node)]


def _bindings_of_its_own(node: type[DOMNode]) -> bool:
    return not issubclass(node, Screen) and "BINDINGS" in {name for base in node.__mro__[:2] for name in vars(base)}


def _related(one: type[Any], other: type[Any]) -> bool:
    return issubclass(one, other) or issubclass(other, one)
