"""Which files are reports: those that are named, and those in folders that are not hidden, data, or half-written."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

_NO_REPORTS = frozenset(
    ".json .jsonl .csv .tsv .yaml .yml .toml .ini .cfg .py .js .ts .css .sh .sql .db .sqlite .sqlite3 "
    ".bak .orig .swp .swo .swx .tmp .temp .part .partial .crdownload .download .filepart".split()
)
"""Suffixes of files in a folder that are data, programs, copies or half-written, and are left alone. A file that is
named by itself is always opened."""

_COMPANIONS = ("-wal", "-shm", "-journal", "~")
"""How the names end of what SQLite and editors keep beside their files."""


def may_be_report(name: str) -> bool:
    """Whether a file (or folder) found in a folder is to be looked at, by its name: not when it is hidden, an editor's
    own, or data.

    >>> [name for name in ("talks.txt", ".talks.txt.swp", "talks.txt~", "4913", "gold.json") if may_be_report(name)]
    ['talks.txt']
    """
    if name.startswith((".", "~$", "#")) or name == "4913" or "___jb_" in name:  # vim's and JetBrains' trial files
        return False
    return not name.endswith(_COMPANIONS) and os.path.splitext(name)[1].lower() not in _NO_REPORTS  # noqa: PTH122


def reports_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that are named, and for each folder those in it and in its folders, by name."""
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield path


def _walk(folder: Path) -> Iterator[Path]:
    unlisted: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=lambda error: unlisted.append(Path(error.filename))):
        folders[:] = sorted(name for name in folders if may_be_report(name))
        for name in sorted(filter(may_be_report, files)):
            path = Path(parent, name)
            if path.is_file():
                yield path
    yield from unlisted
