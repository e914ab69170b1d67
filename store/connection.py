"""Connections that read the store, and what SQLite refuses in the words of the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from zlib import crc32

from store.errors import StoppedError, StoreError

BUSY_TIMEOUT_MS = 10_000
"""How long a writer waits for another process that is writing; one report takes some milliseconds."""


_writing_nothing = False


def write_nothing() -> None:
    """From here on this process only reads: whatever would open a store for writing is refused. There is no way back,
    so that nothing can forget to ask."""
    global _writing_nothing
    _writing_nothing = True


def check_may_write(path: Path) -> None:
    """Raises StoreError in a process that only reads."""
    if _writing_nothing:
        raise StoreError(str(path), "is opened for reading only", "to change something, open it with: parley")


def connect_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection that any one thread at a time may use; the caller closes it."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=BUSY_TIMEOUT_MS / 1000, check_same_thread=False
    )
    connection.row_factory = sqlite3.Row
    return connection


@cache
def schema_mark() -> int:
    """What tells the tables of this parley from those of another: a checksum of the steps that make them."""
    mark = 0
    for path in sorted((Path(__file__).parent / "schema").glob("*.py")):
        mark = crc32(path.read_bytes(), mark)
    return mark & 0x7FFFFFFF


_REMEDIES: tuple[tuple[str, str, str], ...] = (
    ("file is not a database", "is no SQLite database", "choose another file with --store"),
    ("malformed", "is damaged", "restore it from a copy, or import the reports into a new --store"),
    (
        "disk is full",
        "cannot be written: the disk is full",
        "free some space and import again; what was stored is whole",
    ),
    ("readonly", "is read-only", "make it writable, or choose another file with --store"),
    ("unable to open", "cannot be opened", "check that its folder exists and that you may write there"),
    ("locked", "is being written by another program", "try again when that has ended"),
    ("disk i/o", "cannot be read or written (input/output error)", "check the disk, then import again"),
)


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite and the file system refuse into the one line that the user reads (StoreError)."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error).lower()
        if said == "interrupted":
            raise StoppedError(str(path), "was interrupted", "ask again") from error
        for sign, what, remedy in _REMEDIES:
            if sign in said:
                raise StoreError(str(path), what, remedy) from error
        if isinstance(error, sqlite3.OperationalError):
            raise StoreError(str(path), f"cannot be used ({error})", "choose another file with --store") from error
        raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise StoreError(str(path), f"cannot be used ({reason})", "choose another file with --store") from error
