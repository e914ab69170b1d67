"""What comes back with the next start: where one was in each store, the sizes of the panes, the theme.

It lies in the platform's folder for state, apart from the settings, which only people write. Nothing depends on it:
where it cannot be read, or says something that cannot be, nothing is remembered; where it cannot be written, neither.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple, Self

from tui import kept_standing
from tui.kept_files import read_table, table, write_table
from tui.standing import BEGINNING, NOTHING, Standing

FILE_NAME = "dashboard.json"

MOST_STORES = 50
"""Stores whose places are kept: those that were left last."""

WIDEST = 3
"""Steps by which a pane can be made larger or smaller than it comes."""


class Sizes(NamedTuple):
    """Steps by which the timeline is wider, and the source taller, than they come; below zero narrower, lower."""

    timeline: int = 0
    source: int = 0

    def stepped(self, timeline: int = 0, source: int = 0) -> Self:
        """Larger or smaller, as far as that goes."""
        return self._replace(timeline=_bounded(self.timeline + timeline), source=_bounded(self.source + source))


USUAL = Sizes()
"""The panes as large as they come."""


class Sitting(NamedTuple):
    """Where one was in a store when one left, as it is to come back, and whether the pane in which one was had all the
    room; and what one `left` behind, a filter or a day in the past, to which the way back leads."""

    standing: Standing = BEGINNING
    left: Standing | None = None
    zoomed: bool = False


class Remembered(NamedTuple):
    """All that is remembered. `themes` gives for a theme that is set, or that suits the terminal, the one chosen in its
    place; `sittings` are by the path of the store."""

    sizes: Sizes = Sizes()
    themes: Mapping[str, str] = NOTHING
    sittings: Mapping[str, Sitting] = NOTHING


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
        if write(self.path, before._replace(sizes=sizes, themes=themes, sittings=kept)):
            self._kept = now


def memory_file() -> Path:
    """The file in the platform's folder for state."""
    from platformdirs import user_state_path

    return user_state_path("parley", appauthor=False) / FILE_NAME


def read(path: Path) -> Remembered:
    """What the file says, as far as it makes sense."""
    try:
        said = read_table(path) or {}
    except ValueError:
        return Remembered()
    return Remembered(
        sizes_said(said.get("sizes")),
        {base: theme for base, theme in table(said.get("themes")).items() if isinstance(theme, str)},
        {store: _sitting(table(sitting)) for store, sitting in table(said.get("sittings")).items()},
    )


def write(path: Path, remembered: Remembered) -> bool:
    """Write the file whole, or leave it as it was; whether it was written."""
    said = {
        "sizes": remembered.sizes._asdict(),
        "themes": dict(remembered.themes),
        "sittings": {store: _said(sitting) for store, sitting in remembered.sittings.items()},
    }
    try:
        write_table(path, said)
    except (OSError, ValueError):
        return False
    return True


def sizes_said(said: object) -> Sizes:
    """Sizes as a file says them, as far as they go."""
    sizes = table(said)
    return Sizes(_bounded(sizes.get("timeline")), _bounded(sizes.get("source")))


def _said(sitting: Sitting) -> dict[str, Any]:
    left = kept_standing.said(sitting.left) if sitting.left else None
    return {**kept_standing.said(sitting.standing), "left": left, "zoomed": sitting.zoomed}


def _sitting(said: Mapping[str, Any]) -> Sitting:
    left = table(said.get("left"))
    behind = kept_standing.understood(left) if left else None
    return Sitting(kept_standing.understood(said), behind, said.get("zoomed") is True)


def _bounded(step: object) -> int:
    return max(-WIDEST, min(step, WIDEST)) if isinstance(step, int) else 0
