"""Files of the dashboard's own: tables in JSON, read as far as they make sense, written whole or not at all."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock, get_ident
from typing import Any

_LOCK = RLock()


def table(said: object) -> Mapping[str, Any]:
    """A table, where what a file says is one; else an empty one."""
    return said if isinstance(said, dict) else {}


def read_table(path: Path) -> Mapping[str, Any] | None:
    """The table that a file holds; None where there is no such file. Raises ValueError where it holds none."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(said, dict):
        raise ValueError("is no table")
    return said


def write_table(path: Path, said: Mapping[str, Any]) -> None:
    """Write a table. Raises OSError or ValueError, and leaves the file as it was then."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.{get_ident()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(said, ensure_ascii=False, indent=1), encoding="utf-8")
        beside.replace(path)
    except (OSError, ValueError):
        with suppress(OSError):  # the folder is not to be written to at all
            beside.unlink(missing_ok=True)
        raise


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """While this lasts, nobody else who asks for it changes the file: no thread, and no other process where the
    platform has locks. Raises OSError."""
    with _LOCK:
        try:
            from fcntl import LOCK_EX, flock
        except ImportError:
            yield
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.with_name(f"{path.name}.lock").open("a") as lock:
            flock(lock, LOCK_EX)
            yield
