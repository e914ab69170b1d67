"""The SQLite file: made, brought to the newest schema, and opened for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from store.connection import BUSY_TIMEOUT_MS, explained
from store.errors import StoreError
from store.schema import migrations

APPLICATION_ID = 0x5041524C
"""`PARL`: SQLite's application_id, by which a file is known to be a parley store."""


@contextmanager
def open_store(path: Path) -> Iterator[Database]:
    """The store at `path`, open for writing and brought to the newest schema; made if it is not there.

    Raises StoreError where the file is no parley store, is newer than this parley, or cannot be written.
    """
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "name a file, such as parley.db")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with explained(path), Database(sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000)) as db:
        _check_ours(db, path)
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = normal")
        db.execute("pragma foreign_keys = on")
        if migrations.pending(db):
            _keep_copy(db, path)
            migrations.apply(db)
            db.execute(f"pragma application_id = {APPLICATION_ID}")
        yield db


def _check_ours(db: Database, path: Path) -> None:
    """Refuse a database that is somebody else's, or that a newer parley wrote, before anything is changed."""
    tables = {row[0] for row in db.execute("select name from sqlite_master where type = 'table'")}
    if not tables:
        return
    if "_sqlite_migrations" not in tables or "document" not in tables:
        raise StoreError(str(path), "is a database, but no parley store", "choose another file with --store")
    known = {migration.name for migration in migrations._migrations}
    newer = [migration.name for migration in migrations.applied(db) if migration.name not in known]
    if newer:
        raise StoreError(
            str(path), f"was written by a newer parley ({newer[-1]})", "update parley, or use another --store"
        )


def _keep_copy(db: Database, path: Path) -> None:
    """Before an existing store is migrated, keep a copy of it beside it: nothing is ever lost to a new version."""
    applied = migrations.applied(db)
    if not applied:
        return
    copy = path.with_name(f"{path.name}.before-{migrations.pending(db)[0].name}")
    if not copy.exists():
        db.execute("vacuum into ?", [str(copy)])


def path_of(db: Database) -> Path:
    """The file of an open store."""
    return Path(next(row[2] for row in db.execute("pragma database_list") if row[1] == "main"))
