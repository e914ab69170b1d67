"""Files on their way into a folder, until they are whole.

A file is whole when its size and time have stood still for a while and no process holds it open for writing. The
second is known only where /proc tells it (Linux); elsewhere the first has to do.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, time

QUIET, QUIET_GROWING, QUIET_EMPTY = 0.15, 0.5, 2.0
"""Seconds without a change after which a file is whole: one that came in one piece, one that was seen to grow, one that
is empty (most are about to be written). The first two leave room in the second within which a report is to be shown."""

OLD = 1.0
"""Age in seconds from which a file is whole at first sight: it was moved here, or lay here before."""

HELD_OPEN = 5.0
"""Seconds after which a file is read although a process keeps it open without writing."""

_OPEN_FOR_WRITING = os.O_WRONLY | os.O_RDWR


class Arriving:
    """One file that was dropped or changed. `mark` tells this state of it from others."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_gone = False
        self.mark: tuple[int, int, int] | None = None
        self._since = monotonic()
        self._quiet = 0.0

    def look(self) -> None:
        """Look at the file again."""
        try:
            status = self.path.stat()
        except OSError:
            self.is_gone = True
            return
        self.is_gone = False
        mark = (status.st_ino, status.st_size, status.st_mtime_ns)
        if mark == self.mark:
            return
        first = self.mark is None
        self.mark, self._since = mark, monotonic()
        if not status.st_size:
            self._quiet = QUIET_EMPTY
        elif first:
            self._quiet = 0.0 if time() - status.st_mtime > OLD else QUIET
        else:
            self._quiet = QUIET_GROWING

    @property
    def still_for(self) -> float:
        """Seconds since it was last seen to change."""
        return monotonic() - self._since

    @property
    def is_quiet(self) -> bool:
        """Whether it has stood still long enough."""
        return not self.is_gone and self.still_for >= self._quiet


def whole(arriving: list[Arriving]) -> list[Arriving]:
    """Those of the files that are whole by now."""
    for one in arriving:
        one.look()
    quiet = [one for one in arriving if one.is_quiet]
    if not quiet:
        return []
    open_ones = being_written()
    return [one for one in quiet if one.still_for > HELD_OPEN or str(one.path) not in open_ones]


def being_written() -> frozenset[str]:
    """The paths that some process of this user holds open for writing; empty where the system does not tell."""
    found = set()
    for link in _open_files():
        try:
            target = os.readlink(link)  # noqa: PTH115 many are no paths ("socket:[123]")
            if target.startswith("/") and _for_writing(link.parent.parent / "fdinfo" / link.name):
                found.add(target)
        except OSError:  # closed meanwhile
            continue
    return frozenset(found)


def _open_files() -> Iterator[Path]:
    try:
        processes = [entry for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    except OSError:
        return
    for process in processes:
        try:
            yield from list((process / "fd").iterdir())
        except OSError:  # another user's, or ended meanwhile
            continue


def _for_writing(fdinfo: Path) -> bool:
    lines = fdinfo.read_text("ascii", "replace").splitlines()
    flags = next((line.split()[1] for line in lines if line.startswith("flags:")), "0")
    return bool(int(flags, 8) & _OPEN_FOR_WRITING)
