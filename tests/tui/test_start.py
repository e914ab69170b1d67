"""What the way to the first paint goes without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.conftest import opened
from tests.tui.stories import river_store
from tui.remembered import Sizes
from tui.screens.dashboard import DashboardScreen

LATER = (
    "dateparser", "rapidfuzz", "sqlite_utils", "watchfiles", "charset_normalizer", "frontmatter", "click",
    "argparse", "importlib.metadata",
    "store.reader", "store.database", "store.recording", "store.importing", "store.watching", "store.ledger",
    "textual.widgets._footer",
    "tui.keys", "tui.lookup", "tui.palette", "tui.typed_dates", "tui.news_words", "tui.corrected_words",
    "tui.panes.sections",
    "tui.screens.as_of", "tui.screens.calendar", "tui.screens.correct", "tui.screens.corrections", "tui.screens.help",
    "tui.screens.importing", "tui.screens.negotiations", "tui.screens.news", "tui.screens.refine",
    "tui.screens.report", "tui.screens.narrowing", "tui.screens.corrector", "tui.screens.refiner", "tui.screens.opener",
    "tui.panes.narrow",
)  # fmt: skip
"""What is loaded when it is needed: most of it takes longer than all that the first paint needs of parley."""

OPENED = """\
import asyncio, dataclasses, json, sys
from pathlib import Path
from typing import ForwardRef

import tui.cli
from tui.app import ParleyApp


async def opened(store):
    app = ParleyApp(store)
    loaded = []
    app.dashboard.first_paint.then(lambda: loaded.extend(sys.modules))
    app.dashboard.first_paint.then(app.exit)
    await app.run_async(headless=True, size=(120, 40))
    return loaded


loaded = asyncio.run(opened(Path(sys.argv[1])))
own = [
    (name, each)
    for module in map(sys.modules.get, loaded)
    if module.__name__.split(".")[0] in ("store", "tui")
    for name, each in vars(module).items()
    if isinstance(each, type) and each.__module__ == module.__name__
]
dear = [name for name, each in own if dataclasses.is_dataclass(each)]
dear += [
    f"{name}.{field}"
    for name, each in own
    if issubclass(each, tuple)
    for field, kind in each.__annotations__.items()
    if isinstance(kind, ForwardRef)
]
print(json.dumps([loaded, dear]))
"""


def test_asyncio_without_tls_leaves_tls_to_others() -> None:
    program = (
        "from tui.haste import without_tls\n"
        "with without_tls():\n    import asyncio\n"
        "import ssl, sys\n"
        "with without_tls():\n    import ssl as again\n"
        "asyncio.run(asyncio.sleep(0))\n"
        "print(asyncio.base_events.ssl, again is ssl, ssl.create_default_context().verify_mode.name)"
    )
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, check=True)
    assert done.stdout.split() == ["None", "True", "CERT_REQUIRED"]


def test_what_is_not_needed_for_the_first_paint_is_loaded_after_it(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    done = subprocess.run([sys.executable, "-c", OPENED, str(store)], stdout=subprocess.PIPE, text=True, check=True)
    loaded, dear = json.loads(done.stdout.splitlines()[-1])
    assert "tui.screens.dashboard" in loaded
    assert set(loaded) & set(LATER) == set()
    assert dear == ["Standing.before"]  # which is one of its own kind


async def test_from_the_first_paint_on_no_thread_waits_long_for_another(tmp_path: Path) -> None:
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.005)
    try:
        async with opened(river_store(tmp_path)):
            assert sys.getswitchinterval() == pytest.approx(0.001)
    finally:
        sys.setswitchinterval(before)


async def test_a_pane_that_is_made_larger_before_the_first_paint_is_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    widths = []
    on_mount = DashboardScreen.on_mount
    for store in (tmp_path / "usual", tmp_path / "larger"):
        async with opened(river_store(store)) as (app, _):
            widths.append(app.dashboard.timeline.size.width)

        def larger(dashboard: DashboardScreen) -> None:
            on_mount(dashboard)
            dashboard.panes.resize(Sizes(timeline=3))

        monkeypatch.setattr(DashboardScreen, "on_mount", larger)
    assert widths[1] > widths[0]
