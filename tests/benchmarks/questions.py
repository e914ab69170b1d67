"""What the dashboard's slower questions cost on a small store and on a large one, asked in turn.

    python tests/benchmarks/questions.py [FOLDER] [--events N]

Prints a table: for each question the first time it is asked on a new connection, and the median of four more. They run
in threads, so that nobody waits for them but what they fill. FOLDER as in `dashboard.py`, whose stores these are.
"""

from __future__ import annotations

import argparse
import contextlib
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from rich.console import Console
from rich.table import Table

from store.lookup import EVERYTHING, Filter, Lookup
from tests.benchmarks.dashboard import SMALL, made

PAGE = 50
PAST = date(2020, 1, 15)

Question = Callable[[Lookup], object]


def middle(wanted: Filter) -> Question:
    """A page from the middle of the timeline under a filter."""
    return lambda lookup: lookup.timeline(wanted, lookup.count_events(wanted) // 2, PAGE)


QUESTIONS: dict[str, tuple[Question, date | None]] = {
    "days of the timeline": (lambda lookup: lookup.timeline_days(), None),
    "a page from the middle": (middle(EVERYTHING), None),
    "… sorted by how many reports tell it": (middle(Filter(order="reported")), None),
    "… narrowed to a word": (middle(Filter(words="veldt")), None),
    "… narrowed to an actor": (middle(Filter(actor=5)), None),
    "kinds and statuses, counted": (lambda lookup: lookup.facets("event", EVERYTHING), None),
    "a month of the calendar": (lambda lookup: lookup.month(date(2020, 1, 1)), None),
    "… of an actor": (lambda lookup: lookup.month(date(2020, 1, 1), Filter(actor=5)), None),
    "as of a day: days of the timeline": (lambda lookup: lookup.timeline_days(), PAST),
    "… a page from the middle": (middle(EVERYTHING), PAST),
}


def seconds(store: Path, question: Question, as_of: date | None) -> list[float]:
    """How long it takes, five times on one connection."""
    took = []
    with Lookup(store, as_of) as lookup:
        for _ in range(5):
            began = time.perf_counter()
            question(lookup)
            took.append(time.perf_counter() - began)
    return took


def report(stores: tuple[Path, Path], events: int) -> Table:
    """The table."""
    table = Table("question", *(f"{number:,}: {what}" for number in (SMALL, events) for what in ("first", "then")))
    for name, (question, as_of) in QUESTIONS.items():
        row = []
        for store in stores:
            first, *then = seconds(store, question, as_of)
            row += [f"{first * 1000:.1f} ms", f"{median(then) * 1000:.1f} ms"]
        table.add_row(name, *row)
    return table


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--events", type=int, default=1_000_000)
    options = parser.parse_args()
    with contextlib.ExitStack() as stack:
        folder = options.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        folder.mkdir(parents=True, exist_ok=True)
        stores = made(folder / f"{SMALL}.db", SMALL), made(folder / f"{options.events}.db", options.events)
        Console(width=120).print(report(stores, options.events))


if __name__ == "__main__":
    main()
