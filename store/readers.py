"""Who reads: which reader this is, and many reports read in several processes.

The reader itself is imported where it is used.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from store.document import Document
from store.errors import DocumentError
from store.opening import read_report
from store.reader.reading import Reading

WORTH_A_POOL = 400_000
"""Characters of text from which reading in several processes pays for starting them: some five seconds' work for one;
a process takes half a second of CPU to start."""

MOST_WORKERS = 8
"""Processes that read at once; one writer keeps up with no more."""

_STORE = Path(__file__).parent
_BELOW_THE_READER = ("days.py", "document.py", "spelling.py")
"""What the reader uses of the store besides its own."""


@cache
def reader_version() -> str:
    """What tells this reader from any other: a hash of all that decides a reading, its rules, words and weights.

    It takes 17 ms for 4.4 MB, once a process. How the weights were trained (`training/`) does not count.
    """
    return version_of(_STORE)


def version_of(store: Path) -> str:
    """The version of the reader under a folder `store`."""
    own = (path for path in (store / "reader").rglob("*") if path.is_file() and path.suffix != ".pyc")
    files = {path.relative_to(store).as_posix(): path for path in own}
    files |= {name: store / name for name in _BELOW_THE_READER}
    digest = sha256()
    for name in sorted(files):
        if not name.startswith("reader/training/"):
            digest.update(f"{name}\0{sha256(files[name].read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()[:16]


def read_each(documents: Sequence[Document]) -> Generator[Reading | DocumentError, None, None]:
    """The reading of each report, in their order, or why it cannot be read; many are read in several processes.
    Closing it stops them."""
    workers = min(os.cpu_count() or 1, MOST_WORKERS)
    if workers == 1 or sum(len(document.text) for document in documents) < WORTH_A_POOL:
        yield from map(_read, documents)
        return
    # Not forked: the dashboard has threads, and a lock that one of them holds would stay locked in the child.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=_leave_interrupts_to_parent) as pool:
        try:
            yield from pool.map(_read, documents, chunksize=4)
        finally:
            pool.shutdown(cancel_futures=True)


def _leave_interrupts_to_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _read(document: Document) -> Reading | DocumentError:
    try:
        return read_report(document)
    except DocumentError as error:
        return error
