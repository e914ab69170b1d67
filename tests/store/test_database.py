"""The store file: made, migrated, refused where it is not ours."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.connection import connect_reading
from store.database import APPLICATION_ID, open_store
from store.errors import StoreError
from store.schema import migrations
from tests.building import reading, report


def test_a_new_store_has_its_tables_and_keeps_its_promises(tmp_path: Path) -> None:
    with open_store(tmp_path / "new" / "parley.db") as db:
        assert {"document", "actor", "event", "proposal", "answer", "dispute"} <= set(db.table_names())
        assert db.execute("pragma journal_mode").fetchone()[0] == "wal"
        assert db.execute("pragma foreign_keys").fetchone()[0] == 1
        assert db.execute("pragma busy_timeout").fetchone()[0] > 0
        assert db.execute("pragma application_id").fetchone()[0] == APPLICATION_ID


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        before = db.schema
    with open_store(path) as db:
        assert db.schema == before
        assert not migrations.pending(db)


def test_a_store_of_an_earlier_schema_is_copied_and_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        newest = db.schema
    path.unlink()
    for leftover in tmp_path.glob("parley.db-*"):
        leftover.unlink()
    from sqlite_utils import Database

    with Database(path) as db:
        migrations.apply(db, stop_before="m003_events")
        db.execute(
            "insert into document (hash, name, published, published_by, imported_at, words, text)"
            " values ('h', 'old.txt', '2031-01-01', 'given', '2031-01-01T00:00:00+00:00', 2, 'Old words.')"
        )
    with open_store(path) as db:
        assert db.schema == newest
        assert db.execute("select text from document").fetchall() == [("Old words.",)]
    with sqlite3.connect(tmp_path / "parley.db.before-m003_events") as copy:
        assert copy.execute("select text from document").fetchall() == [("Old words.",)]


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Shopping list: " + "apples, " * 200)
    with pytest.raises(StoreError, match=r"notes\.txt: is no SQLite database; choose another"), open_store(path):
        pass
    assert path.read_text().startswith("Shopping list")


def test_somebody_elses_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as other:
        other.execute("create table recipe (id integer)")
    with pytest.raises(StoreError, match="no parley store"), open_store(path):
        pass
    with sqlite3.connect(path) as other:
        assert other.execute("select name from sqlite_master").fetchall() == [("recipe",)]


def test_a_store_of_a_newer_parley_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "parley.db"
    with open_store(path) as db:
        db.execute(
            "insert into _sqlite_migrations (migration_set, name, applied_at) values ('parley', 'm999_future', '')"
        )
    with pytest.raises(StoreError, match="newer parley"), open_store(path):
        pass


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"), open_store(tmp_path):
        pass


def test_a_full_disk_is_one_line_and_the_store_stays_whole(tmp_path: Path) -> None:
    from store.recording import record

    path = tmp_path / "parley.db"
    with open_store(path) as db:
        record(db, report("The first report."), reading())
        pages = db.execute("pragma page_count").fetchone()[0]
        db.execute(f"pragma max_page_count = {pages + 2}")
        with pytest.raises(StoreError, match="disk is full"):
            record(db, report("The second report. " * 20_000, "2031-03-05"), reading())
    with closing(connect_reading(path)) as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok"
        assert [row[0] for row in db.execute("select text from document")] == ["The first report."]
