"""A store of an earlier parley is brought to this one: its tables, and then what follows anew from its reports.

Only asking whether that is needed is cheap: 1 ms, with no more of parley loaded than what reads the store.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from store.connection import connect_reading, explained, schema_mark
from store.errors import StoreError


def renew(store: Path, on_begin: Callable[[int], object] = lambda reports: None) -> None:
    """Bring a store up, where it is not; it is made where it is not there.

    Reports that wait to be laid are laid: all of them after a change of the tables that asks for it, and those that an
    import put off and did not come back to, as it was cut off. `on_begin` is told their number. Raises StoreError.
    """
    if store.exists() and not (_is_of_another_parley(store) or _waits(store)):
        return
    from store.database import open_store
    from store.recording import settle

    with open_store(store) as db:
        (waiting,) = db.execute("select count(*) from document where not laid").fetchone()
        if waiting:
            on_begin(waiting)
            settle(db)
        db.execute(f"pragma user_version = {schema_mark()}")


def renew_tables(store: Path, on_begin: Callable[[int], object] = lambda reports: None) -> None:
    """The same for whoever only asks: reports that wait are left to the import that goes on elsewhere."""
    if _is_of_another_parley(store):
        renew(store, on_begin)


def check_is_of_this_parley(store: Path) -> None:
    """For whoever only reads, and cannot bring a store up. Raises StoreError where it is none that can be read as it
    is."""
    if not store.exists():
        raise StoreError(str(store), "is not there", "put reports in with: parley import PATH")
    with explained(store), closing(connect_reading(store)) as db:
        mark = db.execute("pragma user_version").fetchone()[0]
    if mark != schema_mark():
        raise StoreError(str(store), "is no store of this parley as it is", "bring it up with: parley documents")


def _is_of_another_parley(store: Path) -> bool:
    """Whether the store was not brought up by this parley; also where it is none, as opening it says so best."""
    try:
        with closing(connect_reading(store)) as db:
            return bool(db.execute("pragma user_version").fetchone()[0] != schema_mark())
    except sqlite3.Error:
        return True


def _waits(store: Path) -> bool:
    with explained(store), closing(connect_reading(store)) as db:
        return db.execute("select 1 from document where not laid limit 1").fetchone() is not None
