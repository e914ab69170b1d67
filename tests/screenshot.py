"""Makes the README's pictures: reads reports into new stores, opens the dashboard on them, and draws what it shows.

    python -m tests.screenshot            all, into tests/screenshots/
    python -m tests.screenshot look_up    one

The day on the wall is one on which what the reports propose lies ahead, as it did for their readers.
"""

from __future__ import annotations

import asyncio
import re
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from html import unescape
from pathlib import Path
from tempfile import mkdtemp
from unittest.mock import patch

from textual.pilot import Pilot

from store.importing import import_paths
from store.negotiations import Belonging
from tests.tui.conftest import press, settled
from tui.app import ParleyApp

HERE = Path(__file__).parent
FOLDER = HERE / "screenshots"


@dataclass(frozen=True)
class Story:
    """Reports, the negotiation that they are of, and the day on which they are looked at."""

    reports: Path
    negotiation: str
    today: date


SEED = Story(HERE.parent / "seeds", "", date(2025, 5, 29))
SUND = Story(HERE / "stories" / "sund", "Sund fishery", date(2031, 5, 26))


@dataclass(frozen=True)
class Picture:
    """What is pressed before it is drawn, and the size of the terminal in cells."""

    story: Story
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (120, 36)


PICTURES = {
    "dashboard": Picture(SEED),
    "story": Picture(SUND, ("g", "t"), (120, 40)),
    "proposal": Picture(SUND, ("p", "enter"), (120, 32)),
    "calendar": Picture(SUND, ("m", "n", "n", "n"), (120, 32)),
    "look_up": Picture(SUND, ("g", "t", "l", *"brand"), (120, 32)),
}


@cache
def store_of(story: Story) -> Path:
    """A store with the reports of a story, made once."""
    store = Path(mkdtemp()) / f"{story.reports.name}.db"
    done = import_paths(store, [story.reports], belonging=Belonging(story.negotiation) if story.negotiation else None)
    assert not any(each.error for each in done)
    return store


@asynccontextmanager
async def opened(picture: Picture) -> AsyncIterator[tuple[ParleyApp, Pilot[None]]]:
    """The dashboard as it is in the picture."""
    noon = datetime(*picture.story.today.timetuple()[:3], 12, tzinfo=UTC)
    with patch("tui.panes.header.clock", lambda: noon):
        app = ParleyApp(store_of(picture.story), None, lambda: picture.story.today, read_only=True)
        app.read_only = app.dashboard.header.read_only = False  # it shows all keys; nobody has visited, nothing is new
        async with app.run_test(size=picture.size) as pilot:
            await settled(pilot)
            await press(pilot, *picture.keys)
            yield app, pilot


async def draw(picture: Picture) -> str:
    """The picture, as SVG."""
    async with opened(picture) as (app, _):
        return app.export_screenshot(title="parley")


def text_of(svg: str) -> list[str]:
    """The words of a picture, line by line, without the blanks between them."""
    found: dict[int, str] = {}
    for line, words in re.findall(r'<text [^>]*clip-path="url\(#[^)]*-line-(\d+)\)"[^>]*>(.*?)</text>', svg, re.S):
        found[int(line)] = found.get(int(line), "") + unescape(words)
    return [re.sub(r"\s+", " ", found[line]).strip() for line in sorted(found)]


def main(names: list[str]) -> None:
    """Write the pictures."""
    for name in names or PICTURES:
        (FOLDER / f"{name}.svg").write_text(asyncio.run(draw(PICTURES[name])), encoding="utf-8")
        print(FOLDER / f"{name}.svg")


if __name__ == "__main__":
    main(sys.argv[1:])
