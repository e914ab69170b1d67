"""What comes back with the next start: where one was in each store, the sizes of the panes, the theme.

It lies in the platform's folder for state, apart from the settings, which only people write. Nothing depends on it:
where it cannot be read, or says something that cannot be, nothing is remembered; where it cannot be written, neither.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from threading import get_ident
from typing import Any

from tui.standing import Place

FILE_NAME = "dashboard.json"

MOST_STORES = 50
"""Stores whose places are kept: those that were left last."""

WIDEST = 3
"""Steps by which a pane can be made larger or smaller than it comes."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Steps by which the timeline is wider, and the source taller, than they come; below zero narrower, lower."""

    timeline: int = 0
    source: int = 0

    def stepped(self, timeline: int = 0, source: int = 0) -> Sizes:
        """Larger or smaller, as far as that goes."""
        return Sizes(_bounded(self.timeline + timeline), _bounded(self.source + source))


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where one was in a store when one left: in which list, in which negotiation (id and name), whether among all
    proposals or the pending ones; and in each list where."""

    pane: str = ""
    negotiation: tuple[int, str] | None = None
    all_proposals: bool = False
    places: Mapping[str, Place] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """All that is remembered. `themes` gives for a theme that is set, or that suits the terminal, the one chosen in its
    place; `sittings` are by the path of the store."""

    sizes: Sizes = Sizes()
    themes: Mapping[str, str] = field(default_factory=dict)
    sittings: Mapping[str, Sitting] = field(default_factory=dict)


class Memory:
    """The file, as far as it concerns one store."""

    def __init__(self, path: Path, store: Path) -> None:
        self.path = path
        self._store = str(store.expanduser().absolute())
        self._kept: tuple[Any, ...] | None = None

    def recall(self) -> tuple[Remembered, Sitting]:
        """What is remembered, and where one was in the store."""
        remembered = read(self.path)
        return remembered, remembered.sittings.get(self._store, Sitting())

    def keep(self, sitting: Sitting, sizes: Sizes, over: str, theme: str) -> None:
        """Remember: with what other dashboards remembered meanwhile. Does nothing where nothing has changed, or where
        it cannot be written."""
        now = (sitting, sizes, over, theme)
        if now == self._kept:
            return
        before = read(self.path)
        themes = {**before.themes, over: theme}
        sittings = {path: left for path, left in before.sittings.items() if path != self._store}
        sittings[self._store] = sitting
        kept = dict(list(sittings.items())[-MOST_STORES:])
        themes = {base: chosen for base, chosen in themes.items() if base != chosen}
        if write(self.path, replace(before, sizes=sizes, themes=themes, sittings=kept)):
            self._kept = now


def memory_file() -> Path:
    """The file in the platform's folder for state."""
    from platformdirs import user_state_path

    return user_state_path("parley", appauthor=False) / FILE_NAME


def read(path: Path) -> Remembered:
    """What the file says, as far as it makes sense."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Remembered()
    if not isinstance(said, dict):
        return Remembered()
    sizes = _table(said.get("sizes"))
    return Remembered(
        Sizes(_bounded(sizes.get("timeline")), _bounded(sizes.get("source"))),
        {base: theme for base, theme in _table(said.get("themes")).items() if isinstance(theme, str)},
        {store: _sitting(_table(sitting)) for store, sitting in _table(said.get("sittings")).items()},
    )


def write(path: Path, remembered: Remembered) -> bool:
    """Write the file whole, or leave it as it was; whether it was written."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(remembered), ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):  # the folder is not to be written to at all
            beside.unlink(missing_ok=True)
        return False
    return True


def _sitting(said: Mapping[str, Any]) -> Sitting:
    places = {}
    for pane, place in _table(said.get("places")).items():
        match place:
            case {"row_id": int(row_id), "offset": int(offset)} if 0 <= offset < 10_000:
                match place.get("index"):
                    case int(index) if index >= 0:
                        places[pane] = Place(row_id, offset, index)
                    case _:
                        places[pane] = Place(row_id, offset)
    negotiation: tuple[int, str] | None = None
    match said.get("negotiation"):
        case [int(number), str(name)]:
            negotiation = (number, name)
    return Sitting(str(said.get("pane", "")), negotiation, said.get("all_proposals") is True, places)


def _table(said: object) -> Mapping[str, Any]:
    return said if isinstance(said, dict) else {}


def _bounded(step: object) -> int:
    return max(-WIDEST, min(step, WIDEST)) if isinstance(step, int) else 0
