"""A filled store of every earlier schema comes to the newest, shows what it knows, and is kept as it was beside it."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store.connection import schema_mark
from store.database import open_store
from store.lookup import Lookup
from store.recording import record
from store.renewal import renew, renew_tables
from store.schema import migrations
from tests.building import actor, answer, dispute, event, proposal, reading, report
from tui.cli import main

STEPS = [migration.name for migration in migrations._migrations]

SIDES = (actor("Arland", "state", "Arlandic"), actor("Borduria"))
MIRA = actor("Mira Kosta", "person", "Kosta", party="Arland", role="envoy")
TOLD = [
    (
        report("The first report. Arland proposes a round in Veldt."),
        reading(
            *SIDES,
            MIRA,
            event("They met in Orsk.", "talks", "2031-03-01", "Arland", "Borduria", place="Orsk"),
            proposal("a round in Veldt", ("Mira Kosta", "Arland"), ("Borduria",), day="2031-03-10", place="Veldt"),
            proposal("open the border", ("Borduria",), ("Arland",), kind="terms"),
            dispute("who fired first", "Arland", "Borduria"),
        ),
    ),
    (
        report("The second report. Borduria accepts.", "2031-03-06"),
        reading(
            *SIDES,
            event("The two met.", "talks", "2031-03-01", "Arland", "Borduria"),
            proposal("a round in Veldt", ("Arland",), ("Borduria",), answer("accepts", "Borduria"), day="2031-03-10",
                     status="accepted"),
        ),
    ),
]  # fmt: skip
"""What two reports tell."""


def columns(db: Database, table: str) -> list[str]:
    """The columns of a table."""
    return [row[1] for row in db.execute(f"pragma table_info({table})")]


def earlier_store(path: Path, before: str, folder: Path) -> None:
    """A store as the steps before `before` made it, filled with two reports and with what they tell.

    It has the rows that a store of today has, in those tables and columns that there were.
    """
    with open_store(folder / "today.db") as today:
        for document, said in TOLD:
            record(today, document, said)
    with Database(path) as db:
        migrations.apply(db, stop_before="m006_states")
        db.execute("pragma application_id = 0x5041524C")
        db.execute("attach ? as today", [str(folder / "today.db")])
        for (table,) in db.execute("select name from sqlite_master where type = 'table' and sql not like '%fts5%'"):
            if "_search" in table or table.startswith(("sqlite", "_sqlite")):
                continue
            names = ", ".join(f'"{name}"' for name in columns(db, table))
            db.execute(f"insert into {table} ({names}) select {names} from today.{table}")
        for table in ("event", "proposal"):
            db.execute(f"insert into {table}_search (rowid, text) select rowid, text from today.{table}_search")
        db.commit()
        db.execute("detach today")
        if before != "m006_states":
            migrations.apply(db, stop_before=before)


def shown(path: Path) -> dict[str, Any]:
    """What the panes and the lists show of a store."""
    with Lookup(path) as lookup:
        return {
            "timeline": [(r.what, r.status, r.date, r.place, r.actors, r.reports) for r in lookup.timeline()],
            "proposals": [
                (r.what, r.status, r.by, r.to, r.reports, [(a.response, a.by) for a in r.answers])
                for r in lookup.proposals()
            ],
            "actors": [(r.name, r.kind, r.role, r.side, sorted(r.also), r.reports) for r in lookup.actors()],
            "disputes": [(r.about, [a.side for a in r.accounts]) for r in lookup.disputes()],
            "documents": [(r.name, r.published) for r in lookup.documents()],
            "found": [(f.kind, f.title) for typed in ("veldt", "kosta", "orsk") for f in lookup.look_up(typed)],
            "text": [lookup.text(r.id) for r in lookup.documents()],
        }


def ids(path: Path) -> list[Any]:
    """The entries of the ledger with their ids."""
    with closing(sqlite3.connect(path)) as db:
        return [
            db.execute(f"select id, {what} from {table} order by id").fetchall()
            for table, what in (("actor", "name"), ("event", "what"), ("proposal", "what"), ("dispute", "about"))
        ]


@pytest.fixture(params=STEPS[STEPS.index("m006_states") :])
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    """A filled store at the schema before each step, and the step."""
    (tmp_path / "made").mkdir()
    earlier_store(tmp_path / "parley.db", request.param, tmp_path / "made")
    return tmp_path / "parley.db", request.param


def test_a_filled_store_of_every_earlier_schema_shows_what_a_store_of_today_shows(
    earlier: tuple[Path, str], tmp_path: Path
) -> None:
    path, _ = earlier
    before = ids(path)
    begun: list[int] = []
    renew(path, begun.append)
    assert begun == [2]
    assert shown(path) == shown(tmp_path / "made" / "today.db")
    assert ids(path) == before
    with open_store(path) as db, open_store(tmp_path / "made" / "today.db") as today:
        assert not migrations.pending(db)
        assert schema_of(db) == schema_of(today)
        assert db.execute("pragma foreign_key_check").fetchall() == []
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]


def schema_of(db: Database) -> dict[str, str]:
    """What makes each table and index."""
    return dict(db.execute("select name, sql from sqlite_master where sql is not null and name not like '%search_%'"))


def test_a_store_of_an_earlier_schema_is_kept_as_it_was_beside_it(earlier: tuple[Path, str]) -> None:
    path, step = earlier
    with closing(sqlite3.connect(path)) as db:
        before = sorted(db.iterdump())
    renew(path)
    copy = path.with_name(f"parley.db.before-{step}")
    with closing(sqlite3.connect(copy)) as db:
        assert sorted(db.iterdump()) == before
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert [p.name for p in path.parent.glob("parley.db.*")] == [copy.name]


def test_lists_of_an_earlier_store_tell_what_it_knows(
    earlier: tuple[Path, str], capsys: pytest.CaptureFixture[str]
) -> None:
    path, _ = earlier
    assert main(["--store", str(path), "proposals", "--all", "--json"]) == 0
    said = capsys.readouterr()
    assert {p["what"]: p["status"] for p in json.loads(said.out)} == {
        "a round in Veldt": "accepted", "open the border": "pending",
    }  # fmt: skip
    assert said.err.splitlines() == [
        "parley: the store is brought up to this parley: what 2 reports tell is put together anew"
    ]
    assert main(["--store", str(path), "proposals", "--json"]) == 0
    assert capsys.readouterr().err == ""


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(db: Database) -> None:
        db.execute("create table half_made (id integer)")
        raise ZeroDivisionError

    path = tmp_path / "parley.db"
    (tmp_path / "made").mkdir()
    earlier_store(path, "m006_states", tmp_path / "made")
    before, known = ids(path), shown_statuses(path)
    monkeypatch.setattr(migrations._migrations[-1], "fn", fails)
    with pytest.raises(ZeroDivisionError):
        renew(path)
    assert (ids(path), shown_statuses(path)) == (before, known)
    with closing(sqlite3.connect(path)) as db:
        assert not db.execute("select 1 from sqlite_master where name in ('half_made', 'event_state')").fetchall()


def shown_statuses(path: Path) -> list[Any]:
    """The proposals of a store of any schema."""
    with closing(sqlite3.connect(path)) as db:
        return db.execute("select what, status, reports from proposal order by id").fetchall()


def test_bringing_up_that_is_cut_off_goes_on_where_the_store_is_opened_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut_off(*_: object) -> None:
        raise KeyboardInterrupt

    path = tmp_path / "parley.db"
    (tmp_path / "made").mkdir()
    earlier_store(path, "m006_states", tmp_path / "made")
    with pytest.raises(KeyboardInterrupt):
        renew_tables(path, cut_off)
    renew_tables(path)
    assert shown(path) == shown(tmp_path / "made" / "today.db")


def test_a_store_that_is_up_to_date_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        record(db, *TOLD[0])
        assert db.execute("pragma user_version").fetchone()[0] == schema_mark()
    before = path.read_bytes(), path.stat().st_mtime_ns
    renew(path)
    renew_tables(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_reports_that_an_import_put_off_and_did_not_come_back_to_are_laid(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        for document, said in reversed(TOLD):
            record(db, document, said, more=True)
        assert db.execute("select count(*) from document where not laid").fetchone() == (1,)
    renew_tables(path)  # a list that is asked for while the import goes on leaves them to it
    with Lookup(path) as lookup:
        assert [row.reports for row in lookup.timeline()] == [1]
    renew(path)
    with Lookup(path) as lookup:
        assert [row.reports for row in lookup.timeline()] == [2]
