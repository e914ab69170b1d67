"""What it costs to lay one more report into a store of 1 000 events, and into one of 100 000.

    python -m tests.benchmarks.merging [--events 100000] [--reports 20]

Both stores hold stories of ten reports. Each has persons, bodies and places of its own, and two states that take part
in everything: of those the large store has 10 000 reports. The large one is the small one copied inside SQLite under
other names and days. It is measured twice: with a negotiation for each story, and with everything in one. Then reports
that tell old events of a story again, and new ones, are recorded one by one, in both stores in turn; the table has the
median of each, and the ratio.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import statistics
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from rich.console import Console
from rich.table import Table
from sqlite_utils import Database

from store.database import open_store
from store.document import Document
from store.negotiations import negotiation_id
from store.reader.reading import Reading
from store.recording import UNNAMED, record, settle
from tests.building import actor, answer, event, proposal, reading

STATES = ("Norland", "Sudland")
STORIES = 10
REPORTS = 10
CODE = "bdf"
"""Part of each name in the small store, for which a copy has another: consonants, so that keys are copied with it."""

_FIRST = date(2031, 1, 1)
_GIVEN = "Mira Jan Olena Piet Samuel Ines Tomas Hanna Viktor Leila".split()
_ROOTS = "kosta ferrin belov sandor mirze holt tarek olsen duarte wendt".split()
_PLACES = "Veldt Orsk Tarn Lumo Palana Ister Gron Helm Sava Norr".split()
_MATTERS = "tariffs prisoners wages water borders fishing grain pensions gas airspace".split()


def report(story: int, n: int, day: date) -> tuple[Document, Reading]:
    """A report of a story: four events told before or after, six new ones, two proposals."""
    rng = random.Random(1000 * story + n)
    persons = [f"{_GIVEN[(story + i) % 10]} {_ROOTS[(story + 3 * i) % 10].capitalize()}{CODE}" for i in range(5)]
    body = f"{_ROOTS[story].capitalize()}{CODE} Council of {_MATTERS[story]}"
    facts: list[object] = [actor(state) for state in STATES]
    facts.append(actor(body, "organization", party=STATES[0]))
    facts += [
        actor(name, "person", name.split()[-1], party=STATES[i % 2], role="envoy") for i, name in enumerate(persons)
    ]
    for i in range(10):
        told = (n - 1 if i < 4 else n) * 10 + (i + 6 if i < 4 else i)  # the last four of the report before
        when = _FIRST + timedelta(days=3 * told % 300)
        who = [STATES[told % 2], persons[told % 5], body if told % 3 else STATES[1 - told % 2]]
        matter, place = _MATTERS[told % 10], _PLACES[(story + told) % 10]
        what = f"{CODE} round {told} on {matter} in {place}, {rng.choice(('early', 'late', 'long'))}"
        kind = ("talks", "contact", "agreement", "action", "suspension")[told % 5]
        facts.append(event(what, kind, when.isoformat() if told % 7 else None, *who, place=place))  # type: ignore[arg-type]
    for i in range(2):
        asked = (_FIRST + timedelta(days=(3 * n + i) % 300)).isoformat()
        facts.append(
            proposal(
                f"{CODE} offer {n + i} of {10 * (n + i)} percent on {_MATTERS[(n + i) % 10]}",
                (STATES[i], persons[i]),
                (STATES[1 - i],),
                answer("considers", STATES[1 - i]),
                day=asked,
                kind="terms",
            )
        )
    text = f"Report {n} of story {story}, {CODE}: {CODE} talks, talks, talks."
    return Document(f"{story}-{n}.txt", text, day, "given", path=f"/{CODE}/{story}-{n}.txt"), reading(*facts)  # type: ignore[arg-type]


def build(path: Path, *, apart: bool) -> None:
    """The small store."""
    with open_store(path) as db:
        for n, story in itertools.product(range(REPORTS), range(STORIES)):
            document, said = report(story, n, _FIRST + timedelta(days=30 * n))
            record(db, document, said, negotiation=_negotiation(db, story) if apart else UNNAMED, more=True)
        settle(db)


def _negotiation(db: Database, story: int) -> int:
    return negotiation_id(db, f"story {story} {CODE}")


def multiply(path: Path, copies: int, *, apart: bool) -> None:
    """Copy everything in a store that often, under other names, ids and days; the two states stay the same."""
    with open_store(path) as db:
        db.execute("pragma foreign_keys = off")
        shared = [r[0] for r in db.execute("select id from actor where name in (?, ?)", list(STATES)).fetchall()]
        letters = itertools.product("lmnprv", "bdfgkz", "lmnprv")
        for copy, code in zip(range(1, copies), map("".join, letters), strict=False):
            with db.atomic():
                for table in _tables(db):
                    _copy(db, table, shared, 1_000_000 * copy, code, 7 * copy % 1000, apart)
        with db.atomic():
            states = ", ".join(map(str, shared))
            db.execute(f"update actor set reports = reports * {copies} where id in ({states})")
            db.execute(
                f"update actor_name set reports = reports * {copies}, named = named * {copies}"
                f" where actor_id in ({states})"
            )
            db.execute(f"update actor_key set reports = reports * {copies} where actor_id in ({states})")


def _tables(db: Database) -> list[str]:
    return [
        row[0]
        for row in db.execute(
            "select name from sqlite_master where type = 'table' and name not like 'sqlite%' and name not like '\\_%'"
            " escape '\\' and name not like '%\\_search\\_%' escape '\\'"
            " and name not in ('actor_search', 'document_search')"
        ).fetchall()
    ]


def _copy(db: Database, table: str, shared: list[int], offset: int, code: str, shift: int, apart: bool) -> None:
    states = ", ".join(map(str, shared))
    search = table.endswith("_search")
    columns = ["rowid", "text"] if search else [r[1] for r in db.execute(f"pragma table_info({table})").fetchall()]
    values, where = [], "1"
    for column in columns:
        if column == "negotiation_id" or (table == "negotiation" and column == "id"):
            values.append(f"{column} + {offset}" if apart else column)
        elif column in ("actor_id", "party_id") or (table == "actor" and column == "id"):
            values.append(f"case when {column} in ({states}) then {column} else {column} + {offset} end")
        elif column in ("id", "rowid", "told_by", "arrival") or column.endswith("_id"):
            values.append(f"{column} + {offset}")
        elif table == "document" and column == "hash":
            values.append(f"hash || '{code}'")
        else:
            day = f"typeof({column}) = 'text' and {column} glob '2[0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
            other = f"case when typeof({column}) = 'text' then {_renamed(column, code)} else {column} end"
            values.append(f"case when {day} then date({column}, '+{shift} days') else {other} end")
    bound = "id < 1000000" if "id" in columns else f"{columns[0] if not search else 'rowid'} < 1000000"
    if table == "actor":
        where = f"id not in ({states})"
    elif table in ("actor_name", "actor_key", "actor_state"):
        where = f"actor_id not in ({states})"
        bound = "actor_id < 1000000"
    if table == "negotiation":
        if not apart:
            return
        where = "id > 1"
    names = ", ".join(f'"{column}"' for column in columns)
    values = [value.replace("end + ", '"end" + ') for value in values]
    db.execute(f"insert into {table} ({names}) select {', '.join(values)} from {table} where {bound} and {where}")


def _renamed(column: str, code: str) -> str:
    return f"replace(replace({column}, '{CODE}', '{code}'), '{CODE.capitalize()}', '{code.capitalize()}')"


def measured(stores: list[Path], reports: int, *, apart: bool) -> list[list[float]]:
    """Seconds that each of so many further reports takes in each store, in turn."""
    took: list[list[float]] = [[] for _ in stores]
    for n in range(REPORTS, REPORTS + reports):
        for i, path in enumerate(stores):
            story = n % STORIES
            document, said = report(story, n, date(2041, 1, 1) + timedelta(days=n))
            with open_store(path) as db:
                began = time.perf_counter()
                record(db, document, said, negotiation=_negotiation(db, story) if apart else UNNAMED)
                took[i].append(time.perf_counter() - began)
    return took


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=100_000)
    parser.add_argument("--reports", type=int, default=20)
    options = parser.parse_args()
    table = Table(title="Laying one more report: milliseconds, median")
    for column in ("negotiations", "events", "reports of a state", "ms", "slowest", "ratio"):
        table.add_column(column, justify="right")
    for apart in (True, False):
        with tempfile.TemporaryDirectory() as folder:
            small, large = Path(folder) / "small.db", Path(folder) / "large.db"
            build(small, apart=apart)
            shutil.copy(small, large)
            with open_store(small) as db:
                events = db.execute("select count(*) from event").fetchone()[0]
            multiply(large, options.events // events, apart=apart)
            took = measured([small, large], options.reports, apart=apart)
            for path, seconds in zip((small, large), took, strict=True):
                with open_store(path) as db:
                    told, states, parts = db.execute(
                        "select (select count(*) from event), (select max(reports) from actor),"
                        " (select count(distinct negotiation_id) from document)"
                    ).fetchone()
                ratio = statistics.median(seconds) / statistics.median(took[0])
                table.add_row(
                    f"{parts:,}", f"{told:,}", f"{states:,}", f"{1000 * statistics.median(seconds):.1f}",
                    f"{1000 * max(seconds):.1f}", f"{ratio:.2f}x",
                )  # fmt: skip
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
