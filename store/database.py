"""The SQLite file: made, brought to the newest schema, and opened for writing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import monotonic, sleep

from sqlite_utils import Database

from store.connection import BUSY_TIMEOUT_MS, check_may_write, explained, schema_mark
from store.errors import StoreError
from store.schema import migrations

APPLICATION_ID = 0x5041524C
"""`PARL`: SQLite's application_id, by which a file is known to be a parley store."""

PATIENCE_MS = 60_000
"""How long reports wait to be written: another process may be laying hundreds of reports again. What a person does at
the dashboard does not wait so long (`BUSY_TIMEOUT_MS`)."""


@contextmanager
def open_store(path: Path) -> Iterator[Database]:
    """The store at `path`, open for writing and brought to the newest schema; made if it is not there.

    Raises StoreError where the file is no parley store, is newer than this parley, or cannot be written.
    """
    check_may_write(path)
    if path.is_dir():
        raise StoreError(str(path), "is a folder", "name a file, such as parley.db")
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    with explained(path), Database(sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000)) as db:
        _check_ours(db, path)
        _patiently(lambda: db.execute("pragma journal_mode = wal"), PATIENCE_MS)
        db.execute("pragma synchronous = normal")
        db.execute("pragma foreign_keys = on")
        if migrations.pending(db):
            # of several processes one brings the store up, the others find it done
            with writing(db, patience_ms=PATIENCE_MS):
                _bring_up(db, path)
        yield db


@contextmanager
def writing(db: Database, *, patience_ms: int = BUSY_TIMEOUT_MS) -> Iterator[None]:
    """A transaction that is the only one to write from its first question on: all of it is kept, or nothing.

    One that begins by reading is refused by SQLite at its first write when another process has written in between;
    this one waits its turn and then goes by what it reads. Within another it is part of that. Raises StoreError.
    """
    with explained(path_of(db)):
        if db.conn.in_transaction:
            with db.atomic():
                yield
            return
        _patiently(lambda: db.execute("begin immediate"), patience_ms)
        try:
            yield
            db.commit()
        except BaseException:
            db.rollback()
            raise


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


def _patiently(change: Callable[[], object], patience_ms: int) -> None:
    """Try a change until no other process keeps it from being made. SQLite waits by itself, but for some locks not at
    all, and for none so that the program can be interrupted meanwhile."""
    until = monotonic() + patience_ms / 1000
    while True:
        try:
            change()
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or monotonic() > until:
                raise
            sleep(0.01)
        else:
            return


def _bring_up(db: Database, path: Path) -> None:
    """Bring the store to the newest schema. A copy of one that holds something is kept beside it first: nothing is ever
    lost to a new version."""
    pending, is_new = migrations.pending(db), not migrations.applied(db)
    if pending and not is_new:
        copy = path.with_name(f"{path.name}.before-{pending[0].name}")
        if not copy.exists():
            keep_copy(path, copy)
    if pending:
        migrations.apply(db)
        db.execute(f"pragma application_id = {APPLICATION_ID}")
    if is_new:  # of another `store.renewal` says so, when what its reports tell has been put together anew
        db.execute(f"pragma user_version = {schema_mark()}")


def keep_copy(path: Path, copy: Path) -> None:
    """Copy the store at `path` as it was last committed; one that fails half-way leaves no file. Raises StoreError."""
    unfinished = copy.with_name(f"{copy.name}.part")
    with explained(copy):
        try:
            unfinished.unlink(missing_ok=True)
            with closing(sqlite3.connect(path, timeout=BUSY_TIMEOUT_MS / 1000)) as source:
                source.execute("vacuum into ?", [str(unfinished)])
            unfinished.replace(copy)
        finally:
            unfinished.unlink(missing_ok=True)


def path_of(db: Database) -> Path:
    """The file of an open store."""
    return Path(next(row[2] for row in db.execute("pragma database_list") if row[1] == "main"))
