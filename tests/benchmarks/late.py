"""What a late report costs beside one that is the newest: those published after it are laid again.

    python tests/benchmarks/late.py [REPORTS]

Prints a table for a store of so many reports (default: 300) of one negotiation: seconds of one report more that is the
newest, one in the middle, and one that is older than all, with the ratio to the newest; one that is older than all in
another negotiation of a tenth as many reports, with nobody in common; and of taking everything out of the ledger and
laying it again. Each report tells of some ten actors, six events and three proposals, with answers.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from random import Random

from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

from store.database import open_store, writing
from store.document import Document
from store.ledger import _lift_from
from store.negotiations import negotiation_id
from store.reader.reading import Reading
from store.recording import record, settle
from tests.building import actor, answer, event, proposal, reading, report

FIRST = date(2031, 1, 1)
PLACES = ("Veldt", "Orsk", "Bergen", "Varna", "Kolm")
SIDES = ("Arland", "Borduria", "Cordia")
PEOPLE = tuple(f"{given} {name}" for given in ("Mira", "Jan", "Olga", "Piet") for name in ("Kosta", "Berg", "Lund"))
BODIES = tuple(f"{what} of {where}" for what in ("Union", "Council", "Chamber") for where in PLACES)


def telling(day: date, number: int, of: str = "") -> tuple[Document, Reading]:
    """A report of that day in one long negotiation, always the same for the same number; `of` is added to all names of
    another negotiation."""
    random = Random(number)
    parties = [f"{name}{of}" for name in SIDES]
    sides = [actor(name) for name in parties]
    people = [
        actor(f"{name}{of}", "person", party=parties[i % 3]) for i, name in enumerate(PEOPLE) if random.random() < 0.4
    ]
    bodies = [actor(f"{name}{of}", "organization") for name in random.sample(BODIES, 3)]
    names = [each.name for each in (*sides, *people, *bodies)]
    near = [(day + timedelta(days=random.randint(-5, 15))).isoformat() for _ in range(9)]
    events = [
        event(
            f"{random.choice(names)} and {random.choice(names)} meet in {(place := random.choice(PLACES))}",
            random.choice(("talks", "contact", "agreement", "action")), near[i], *random.sample(names, 3),
            status=random.choice(("held", "scheduled", "proposed")), place=place,
        )
        for i in range(6)
    ]  # fmt: skip
    offers = [
        proposal(
            f"a round in {random.choice(PLACES)} on {random.choice(('prisoners', 'grain', 'the border', 'fees'))}",
            (parties[i],), (parties[(i + 1) % 3],),
            *([answer(random.choice(("accepts", "rejects", "considers")), parties[(i + 1) % 3])] if i else []),
            kind=random.choice(("meeting", "terms")), day=near[6 + i],
        )
        for i in range(3)
    ]  # fmt: skip
    return report(f"Report {number}{of}.", day.isoformat()), reading(*sides, *people, *bodies, *events, *offers)


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds that something takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the table."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    table = Table(title=f"one report more in a store of {count}")
    for column in ("what", "CPU seconds", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "parley.db") as db:
        for number in range(count):
            record(db, *telling(FIRST + timedelta(days=number), number), more=True)
        settle(db)
        last = FIRST + timedelta(days=count)
        newest = min(seconds(lambda n=n: record(db, *telling(last, count + n))) for n in range(5))  # type: ignore[misc]
        table.add_row("the newest", f"{newest:.4f}", "1x")
        for what, day in (("in the middle", FIRST + timedelta(days=count // 2)), ("older than all", FIRST)):
            took = seconds(lambda day=day: record(db, *telling(day - timedelta(days=1), -day.day)))  # type: ignore[misc]
            table.add_row(what, f"{took:.4f}", f"{took / newest:.0f}x")
        few, other = count // 10, negotiation_id(db, "another")
        for number in range(few):
            record(db, *telling(FIRST + timedelta(days=number), number, "stan"), negotiation=other, more=True)
        settle(db)
        took = seconds(lambda: record(db, *telling(FIRST - timedelta(days=1), few, "stan"), negotiation=other))
        table.add_row(f"older than all {few} of another negotiation", f"{took:.4f}", f"{took / newest:.0f}x")
        lifting, laying = _again(db)
        table.add_row("all out of the ledger", f"{lifting:.4f}", f"{lifting / newest:.0f}x")
        table.add_row("all laid", f"{laying:.4f}", f"{laying / newest:.0f}x")
        entries = {name: db[name].count for name in ("actor", "event", "proposal")}
    Console(width=100).print(table)
    Console(width=100).print(entries)


def _again(db: Database) -> tuple[float, float]:
    """Seconds of lifting everything, and of laying it."""
    with writing(db):
        lifting = seconds(lambda: _lift_from(db, "", ""))
    return lifting, seconds(lambda: settle(db))


if __name__ == "__main__":
    main()
