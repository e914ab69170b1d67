"""Makes the README's screenshot: reads `seeds/` into a new store and draws the dashboard on it.

    python -m tests.screenshot OUT.svg

The day on the wall is the day after the report, so that what it proposes lies ahead, as it did for its readers.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory

from store.importing import import_paths
from tests.tui.conftest import settled
from tui.app import ParleyApp
from tui.panes import header

SEEDS = Path(__file__).parent.parent / "seeds"
SIZE = (120, 36)
TODAY = date(2025, 5, 29)


async def draw(store: Path) -> str:
    """The dashboard on a store, as SVG, opened at twelve minutes past nine."""
    header.clock = lambda: datetime.combine(TODAY, time(9, 12)).astimezone()
    app = ParleyApp(store, None, lambda: TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await settled(pilot)
        return app.export_screenshot(title="parley")


def main(out: Path) -> None:
    """Write the screenshot."""
    with TemporaryDirectory() as folder:
        store = Path(folder) / "parley.db"
        import_paths(store, [SEEDS])
        out.write_text(asyncio.run(draw(store)), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
