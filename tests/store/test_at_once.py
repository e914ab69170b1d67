"""Several processes write one store at the same time: each has its turn, and no report is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from store import database
from store.database import open_store, writing
from store.errors import StoreError
from store.importing import import_paths
from store.recording import record
from store.schema import migrations
from tests.building import reading, report

PARTS = 4


def reports(place: Path) -> list[Path]:
    """Reports of one negotiation, in as many folders; every folder has reports of all its days, and one all share."""
    folders = [place / f"part-{part}" for part in range(PARTS)]
    for part, folder in enumerate(folders):
        folder.mkdir()
        for day in range(1 + part, 25, PARTS):
            text = (
                f"Norland said on Monday that it had rejected offer {day} of Sudland. The two met in Geneva on Friday."
                f" Sudland proposed to meet Norland in Vienna on April {1 + day % 5}."
            )
            (folder / f"2031-03-{day:02}.txt").write_text(text)
        (folder / "2031-03-28.txt").write_text("Norland accepted the offer of Sudland to meet in Vienna on April 2.")
    return folders


def ledger_of(store: Path) -> dict[str, list[Any]]:
    """The ledger in words, without ids."""
    questions = (
        "select name, kind, role, side, reports, last_reported from actor order by 1, 2",
        "select what, kind, status, date, place, reports, sort_day from event order by 1, 2, 3, 4",
        "select what, kind, status, date, place, reports, sort_day from proposal order by 1, 2, 3, 4",
        "select name, published, laid from document order by 1, 2",
    )
    with closing(sqlite3.connect(store)) as db:
        return {question: db.execute(question).fetchall() for question in questions}


def test_four_processes_that_import_at_once_give_the_ledger_of_one(tmp_path: Path) -> None:
    folders = reports(tmp_path)
    together, one = tmp_path / "together.db", tmp_path / "one.db"
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tui.cli", "--store", str(together), "import", str(folder)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for folder in folders
    ]  # fmt: skip
    said = [process.communicate(timeout=120) for process in running]
    assert [process.returncode for process in running] == [0] * PARTS, said
    assert [errors for _, errors in said] == [""] * PARTS
    import_paths(one, folders)
    expected = ledger_of(one)
    assert all(expected.values()) and ledger_of(together) == expected
    with closing(sqlite3.connect(together)) as db:
        assert db.execute("select count(*) from document where laid").fetchone() == (25,)
        assert db.execute("select count(*) from origin").fetchone() == (28,)
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)


def test_a_writer_goes_by_what_another_wrote_while_it_waited(tmp_path: Path) -> None:
    """Where a transaction would begin with a question, SQLite refuses its first write after the other has written."""
    with open_store(tmp_path / "parley.db") as one, open_store(tmp_path / "parley.db") as other:
        for day in range(1, 9):
            for db in (one, other):
                record(db, report(f"The report of day {day}.", f"2031-03-{day:02}"), reading())
        assert one.execute("select count(*) from document").fetchone() == (8,)


def test_a_writer_that_waits_in_vain_says_so_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_MS", 10)
    with open_store(tmp_path / "parley.db") as one, open_store(tmp_path / "parley.db") as other:
        refusal = pytest.raises(StoreError, match="is being written by another program; try again")
        with writing(one), refusal, writing(other, patience_ms=30):
            pass
        with writing(other):
            other.execute("update document set title = 'seen'")


def test_what_fails_within_a_transaction_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    with open_store(tmp_path / "parley.db") as db:
        with pytest.raises(ZeroDivisionError), writing(db):
            record(db, report("A report."), reading())
            raise ZeroDivisionError
        assert db.execute("select count(*) from document").fetchone() == (0,)


OPENING = """
import sys
from pathlib import Path
from store.database import open_store
print("ready", flush=True)
sys.stdin.readline()
with open_store(Path(sys.argv[1])):
    pass
"""


def opened_at_once(store: Path) -> list[str]:
    """What processes complain of that open a store at the same moment."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", OPENING, str(store)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for _ in range(PARTS)
    ]  # fmt: skip
    for process in running:
        assert process.stdout is not None and process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=60)[1] for process in running]


def test_processes_that_open_an_earlier_store_at_once_bring_it_up_once(tmp_path: Path) -> None:
    store = tmp_path / "parley.db"
    with Database(store) as db:
        migrations.apply(db, stop_before="m006_states")
    assert opened_at_once(store) == [""] * PARTS
    with open_store(store) as db:
        assert not migrations.pending(db)
    assert len(list(tmp_path.glob("parley.db.before-*"))) == 1


def test_processes_that_make_a_store_at_once_make_one(tmp_path: Path) -> None:
    store = tmp_path / "new" / "parley.db"
    assert opened_at_once(store) == [""] * PARTS
    with open_store(store) as db:
        assert not migrations.pending(db)
