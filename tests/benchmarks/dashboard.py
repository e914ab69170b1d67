"""What the dashboard costs on a small store and on a large one, measured in turn in one run.

    python tests/benchmarks/dashboard.py [FOLDER] [--events N] [--only start,keys,live]

Prints a table: start to first full paint beside a bare Textual app with one Static, memory, keys to painted screen
(cursor down, page down, jump to a date, a letter typed in the look-up), a commit of another process to the repainted
row, and the CPU of an idle dashboard. FOLDER keeps the two stores (1 000 events, and N, a million unless told
otherwise) for another run; the large one takes some minutes to make. Linux only: it reads /proc.

Times are those of a machine that may be busy: what counts is the ratio of two that were taken in turn.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import fcntl
import json
import os
import pty
import select
import shutil
import signal
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from rich.console import Console
from rich.table import Table

SMALL = 1_000
TODAY = date(2025, 6, 2)
COLUMNS, LINES = 120, 40
STARTS, ROUNDS = 7, 3
QUIET = 0.06
"""Seconds without a paint after which what a key did is taken to be done: Textual paints at most every sixtieth."""

BARE = (
    "from textual.app import App\nfrom textual.widgets import Static\n\n"
    "class Bare(App):\n    def compose(self): yield Static('all is painted')\n\nBare().run()"
)
PARLEY = "import sys\nfrom tui.cli import main\n\nsys.exit(main())"
"""What the installed command runs."""

PAINTED = {
    "bare": (b"all is painted",),
    "parley": (b"Timeline (", b"proposals (", b"Actors (", b" reports", "◉ live".encode()),
}
"""What is on a full screen: of the dashboard each list with its number of rows, and the header's counts."""

Samples = dict[str, list[float]]


# ---------------------------------------------------------------- in a terminal


@contextmanager
def in_terminal(command: list[str]) -> Iterator[tuple[int, int]]:
    """A command in a pseudo-terminal: its process and the terminal's other end; it is ended at the end."""
    nobody = tempfile.mkdtemp(prefix="parley-nobody-")  # who has no settings, and has been nowhere yet
    process, terminal = pty.fork()
    if process == 0:
        nowhere = {f"XDG_{name}_HOME": nobody for name in ("CONFIG", "STATE", "DATA")}
        environment = {**os.environ, **nowhere, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(LINES)}
        os.execvpe(command[0], command, environment)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    try:
        yield process, terminal
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)
        shutil.rmtree(nobody)


def drained(terminal: int, seconds: float) -> bytes:
    """What comes from a terminal within so many seconds."""
    until, out = time.monotonic() + seconds, b""
    while (left := until - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            out += os.read(terminal, 65536)
    return out


def until_painted(terminal: int, signs: tuple[bytes, ...]) -> None:
    """Read until all signs have come."""
    out, until = b"", time.monotonic() + 60
    while not all(sign in out for sign in signs):
        if time.monotonic() > until:
            raise SystemExit(f"not painted within a minute: {[sign for sign in signs if sign not in out]}")
        if select.select([terminal], [], [], 1)[0]:
            out += os.read(terminal, 65536)


def command_of(store: Path | None) -> list[str]:
    """The bare app, or the dashboard on a store."""
    return [sys.executable, "-c", BARE] if store is None else [sys.executable, "-c", PARLEY, "--store", str(store)]


def seconds_to_paint(store: Path | None) -> float:
    """From the start of the process to the first full paint."""
    began = time.monotonic()
    with in_terminal(command_of(store)) as (_, terminal):
        until_painted(terminal, PAINTED["parley" if store else "bare"])
        return time.monotonic() - began


def at_rest(store: Path, seconds: float = 20) -> tuple[float, float]:
    """Megabytes of a dashboard in which one has paged a little, and the share of a core that it takes when idle."""
    with in_terminal(command_of(store)) as (process, terminal):
        until_painted(terminal, PAINTED["parley"])
        for key in (b"\x1b[6~" * 20, b"G", b"g", b"\t", b"\x1b[6~" * 20):
            os.write(terminal, key)
            drained(terminal, 1)
        status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
        resident = int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024
        before = cpu_seconds(process)
        drained(terminal, seconds)
        return resident, (cpu_seconds(process) - before) / seconds


def cpu_seconds(process: int) -> float:
    """CPU that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


# ---------------------------------------------------------------- keys, in a process of their own


class Watched:
    """A dashboard without a terminal, and when it was last painted."""

    def __init__(self, store: Path) -> None:
        from tui.app import ParleyApp

        self.painted = 0.0
        self.on_paint: Callable[[], object] = lambda: None
        self.app = ParleyApp(store, None, lambda: TODAY)
        display = self.app._display

        def paint(screen: Any, renderable: Any) -> None:
            display(screen, renderable)
            self.painted = time.monotonic()
            self.on_paint()

        vars(self.app)["_display"] = paint  # what Textual calls for each paint

    def busy(self) -> bool:
        """Whether something is still being asked."""
        screens = self.app.screen_stack
        return any(not worker.is_finished for worker in self.app.workers) or any(
            getattr(node, "_asked", None) is not None for screen in screens for node in (screen, *screen.query("*"))
        )

    async def rest(self) -> None:
        """Wait until nothing is asked and nothing is painted any more."""
        while self.busy() or time.monotonic() - self.painted < QUIET:
            await asyncio.sleep(0.005)

    async def took(self, act: Callable[[], object]) -> float:
        """Milliseconds from an act to the last paint that it makes."""
        await self.rest()
        began = time.monotonic()
        act()
        await asyncio.sleep(QUIET)
        await self.rest()
        return max(0.0, self.painted - began) * 1000

    def key(self, name: str) -> Callable[[], object]:
        """What presses a key."""
        from textual import events

        def press() -> None:
            event = events.Key(name, name if len(name) == 1 else None)
            event.set_sender(self.app)
            assert self.app._driver is not None
            self.app._driver.send_message(event)

        return press


async def keys(store: Path) -> Samples:
    """Milliseconds of each kind of key."""
    from textual.widgets import Input

    from tui.chosen import Chosen

    watched = Watched(store)
    samples: Samples = {"cursor down": [], "page down": [], "jump to a date": [], "look-up": []}
    async with watched.app.run_test(size=(COLUMNS, LINES)):
        await watched.rest()
        for _ in range(40):
            samples["cursor down"].append(await watched.took(watched.key("down")))
        for number in range(30):
            day = date(2012, 1, 1) + timedelta(days=number * 7919 % 6500)
            go = partial(watched.app.dashboard.going.to_chosen, Chosen("date", 0, day=day))
            samples["jump to a date"].append(await watched.took(go))
        watched.app.dashboard.going.to_chosen(Chosen("date", 0, day=date(2014, 1, 1)))
        for _ in range(40):
            samples["page down"].append(await watched.took(watched.key("pagedown")))
        for word in ("veldt", "mira", "umtaov", "talks", "barlandia"):
            await watched.took(watched.key("l"))
            watched.app.screen.query_one(Input).cursor_blink = False
            for letter in word:
                samples["look-up"].append(await watched.took(watched.key(letter)))
            await watched.took(watched.key("escape"))
    return samples


WRITER = """\
import sqlite3, sys, time
db = sqlite3.connect(sys.argv[1], timeout=10)
for line in sys.stdin:
    number, what = line.rstrip().split(" ", 1)
    db.execute("update event set what = ? where id = ?", [what, int(number)])
    db.commit()
    print(time.monotonic(), flush=True)
"""


async def live(store: Path) -> Samples:
    """Milliseconds from a commit of another process to the repainted row; the row gets its words back at the end."""
    watched = Watched(store)
    took: list[float] = []
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    async with watched.app.run_test(size=(COLUMNS, LINES)):
        await watched.rest()
        timeline = watched.app.dashboard.timeline
        assert timeline.row is not None
        event_id, words = timeline.row.id, timeline.row.what
        for what in (*(f"Round {number} of this" for number in range(25)), words):
            shown = asyncio.Event()

            def look(what: str = what, shown: asyncio.Event = shown) -> None:
                if timeline.row is not None and timeline.row.what == what:
                    shown.set()

            watched.on_paint = look
            writer.stdin.write(f"{event_id} {what}\n")
            writer.stdin.flush()
            committed = float(await asyncio.to_thread(writer.stdout.readline))
            await asyncio.wait_for(shown.wait(), 30)
            took.append((watched.painted - committed) * 1000)
            await watched.rest()
    writer.stdin.close()
    writer.wait()
    return {"commit to repainted row": took}


# ---------------------------------------------------------------- all of it


def in_process(what: str, store: Path) -> Samples:
    """Samples of `keys` or `live`, from a process of their own."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", what, str(store)], stdout=subprocess.PIPE, text=True, check=True
    )
    return dict(json.loads(done.stdout.splitlines()[-1]))


def both(what: str, stores: tuple[Path, Path], rounds: int) -> list[Samples]:
    """Samples of both stores, taken in turn."""
    out: list[Samples] = [{}, {}]
    for _ in range(rounds):
        for at, store in enumerate(stores):
            for name, some in in_process(what, store).items():
                out[at].setdefault(name, []).extend(some)
    return out


def at(share: float, samples: list[float]) -> float:
    """The sample below which that share of them lies."""
    return sorted(samples)[min(len(samples) - 1, int(len(samples) * share))]


def made(path: Path, events: int) -> Path:
    """A store of so many events, made where it is not there or of another parley."""
    from store.connection import schema_mark
    from tests.benchmarks.big_store import make

    if path.exists():
        with closing(sqlite3.connect(path)) as db:
            if db.execute("pragma user_version").fetchone()[0] == schema_mark():
                return path
        for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
            path.with_name(name).unlink(missing_ok=True)
    print(f"making {path} ...", file=sys.stderr)
    make(path, events)
    return path


def report(stores: tuple[Path, Path], events: int, only: set[str]) -> Table:
    """The table."""
    table = Table("what", f"{SMALL:,} events", f"{events:,} events", "ratio", "wanted")
    if "start" in only:
        starts: list[list[float]] = [[], [], []]
        for _ in range(STARTS):
            for each, store in zip(starts, (None, *stores), strict=True):
                each.append(seconds_to_paint(store))
        bare, small, large = map(median, starts)
        table.add_row("bare app to first paint", "", f"{bare:.2f} s", "", "")
        table.add_row("start to first full paint", f"{small:.2f} s", f"{large:.2f} s", f"{large / small:.2f}", "")
        table.add_row("… beside the bare app", f"{small / bare:.2f}x", f"{large / bare:.2f}x", "", "1.5x")
        (memory, idle), (much, busy) = map(at_rest, stores)
        table.add_row("memory", f"{memory:.0f} MB", f"{much:.0f} MB", f"{much / memory:.2f}", "1.3")
        table.add_row("idle CPU", f"{idle:.2%}", f"{busy:.2%}", "", "1%")
    for what in sorted(only & {"keys", "live"}):
        small_ones, large_ones = both(what, stores, ROUNDS if what == "keys" else 1)
        for name in small_ones:
            for share, wanted in ((0.5, "1.2"), (0.99, "2")):
                one, other = at(share, small_ones[name]), at(share, large_ones[name])
                if what == "live":
                    wanted = "150 ms" if share == 0.5 else ""
                table.add_row(
                    f"{name}, p{share * 100:.0f}", f"{one:.1f} ms", f"{other:.1f} ms", f"{other / one:.2f}", wanted
                )
    return table


def main() -> None:
    """Print the table; as a child, samples."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--only", default="start,keys,live")
    parser.add_argument("--child", choices=("keys", "live"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        print(json.dumps(asyncio.run({"keys": keys, "live": live}[options.child](options.folder))))
        return
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        stores = made(folder / f"{SMALL}.db", SMALL), made(folder / f"{options.events}.db", options.events)
        Console(width=100).print(report(stores, options.events, set(options.only.split(","))))


if __name__ == "__main__":
    main()
