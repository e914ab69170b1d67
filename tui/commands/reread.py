"""`parley reread`: a better reader over the texts that the store holds."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tui.commands import DONE, REFUSED, complain
from tui.words import count_words

_EXAMPLES = """\
examples:
  parley reread                   what an earlier reader has read, after an update of parley
  parley reread --all             every report

The store as it was is kept beside it; interrupted with Ctrl-C, nothing is changed."""

_COUNTED = {"actor": "actors", "event": "events", "proposal": "proposals"}


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of `parley reread`."""
    parser.epilog = _EXAMPLES
    parser.add_argument("--all", action="store_true", help="also the reports that this reader has read already")


def run(options: argparse.Namespace) -> int:
    """Read again, and tell what has become of it."""
    if not options.store.exists():
        complain(f"{options.store}: there is no store yet; put reports in with: parley import PATH")
        return DONE
    from store.rereading import reread

    try:
        with _progress() as progress:
            done = reread(
                options.store, everything=options.all,
                on_begin=progress.begin, on_report=progress.advance, on_laying=progress.lay,
            )  # fmt: skip
    except KeyboardInterrupt:
        complain("interrupted; the store is as it was")
        raise
    for line in done.refused:
        complain(line)
    if done.copy is None and not done.refused:
        print("0 reports read again: this reader has read them all; with --all it reads them once more")
        return DONE
    counts = ", ".join(f"{done.before[key]} → {done.after[key]} {name}" for key, name in _COUNTED.items())
    print(f"{count_words(done.read, 'report')} read again: {counts}")
    if done.copy is not None:
        print(f"the store as it was: {done.copy}")
    return REFUSED if done.refused else DONE


@dataclass(frozen=True)
class _Progress:
    begin: Callable[[int], object]
    advance: Callable[[], object]
    lay: Callable[[], object]


@contextmanager
def _progress() -> Iterator[_Progress]:
    """A bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield _Progress(lambda reports: None, lambda: None, lambda: None)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Reading again", total=None)
        yield _Progress(
            lambda reports: progress.update(task, total=reports),
            lambda: progress.advance(task),
            lambda: progress.update(task, description="Laying the ledger anew", total=None),
        )
