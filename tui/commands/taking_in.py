"""`parley import` and `parley watch`: reports go into the store, one by one or as they come into a folder."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from store.errors import DocumentError
from store.importing import Imported, import_paths
from store.reports import reports_in
from tui.commands import DONE, REFUSED, complain, open_dashboard
from tui.commands.belonging import add_negotiation, said
from tui.commands.days import add_date, first_day
from tui.words import count_words, day_words, how_known, shown

_IMPORT_EXAMPLES = """\
examples:
  parley import talks.txt update.md             two reports
  parley import reports/                        all in a folder and its folders
  parley import reports/ --in "Orva river"      of one negotiation among several
  curl -s https://example.org/report.txt | parley import - --date 2025-05-28"""

_WATCH_EXAMPLES = """\
examples:
  parley watch ~/reports                        the dashboard, following a folder
  parley watch ~/reports --no-dashboard         one line a report, until interrupted with Ctrl-C
  parley watch ~/reports --once                 import what is there, and end"""


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of the one or the other."""
    if command == "import":
        parser.epilog = _IMPORT_EXAMPLES
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="files, folders, or - for standard input"
        )
        add_date(parser)
        add_negotiation(parser, "the negotiation that they belong to; a new name makes a new one")
        return
    parser.epilog = _WATCH_EXAMPLES
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="where reports arrive, as .txt or .md files")
    add_negotiation(parser, "the negotiation that its reports belong to, if not the one named after the folder")
    parser.add_argument("--no-dashboard", action="store_true", help="print one line a report instead")
    parser.add_argument("--once", action="store_true", help="end when all that is there has been imported")


def run(options: argparse.Namespace) -> int:
    """Take reports in."""
    return _import(options) if options.command == "import" else _watch(options)


# ------------------------------------------------------------ import


def _import(options: argparse.Namespace) -> int:
    given = first_day(options.date)
    paths = list(reports_in(options.paths))
    count: Counter[str] = Counter()
    with _progress(len(paths)) as advance:

        def tell(imported: Imported) -> None:
            count[imported.standing] += 1
            if imported.error is not None:
                complain(imported.error)
            advance()

        try:
            import_paths(options.store, paths, tell, given=given, belonging=said(options))
        except KeyboardInterrupt:
            complain(f"interrupted; {count.total()} of {count_words(len(paths), 'report')} done: {AGAIN}")
            raise
        finally:
            taken = ", ".join(f"{number} {_STANDINGS[standing]}" for standing, number in count.items())
            print(f"{count_words(count.total(), 'report')}{': ' if taken else ''}{taken}", flush=True)
    _tell_outdated(options.store)
    return REFUSED if count["refused"] else DONE


AGAIN = "those that are in are whole; import the same again for the rest"


def _tell_outdated(store: Path) -> None:
    """That there is a better reader by now: nobody would guess how it comes to the reports that are in already."""
    from store.rereading import count_outdated

    outdated = count_outdated(store)
    if outdated:
        reports = count_words(outdated, "report")
        complain(f"{reports} read by an earlier parley; to read what is stored again: parley reread")


_STANDINGS = {
    "new": "new", "changed": "changed", "better day": "with a better day", "known": "known already",
    "moved": "moved here", "refused": "refused",
}  # fmt: skip


@contextmanager
def _progress(total: int) -> Iterator[Callable[[], object]]:
    """A bar on a terminal, nothing elsewhere; what is given is called as each report is done."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Importing", total=total)
        yield lambda: progress.advance(task)


# ------------------------------------------------------------ watch


def _watch(options: argparse.Namespace) -> int:
    folder: Path = options.folder
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "is not there"
        raise DocumentError(str(folder), what, "name the folder in which reports arrive")
    from store.watching import named_after

    belonging = said(options) or named_after(folder)
    if options.once:
        done = import_paths(options.store, [folder], _tell, belonging=belonging)
        if not done:
            complain(f"{folder}: no report in it yet")
        return REFUSED if any(imported.error for imported in done) else DONE
    if not options.no_dashboard:
        return open_dashboard(options.store, folder, belonging, options.settings)
    from store.database import open_store
    from store.watching import follow

    try:
        with open_store(options.store):
            pass  # a store that cannot be used is told now, not when the first report arrives
        follow(options.store, folder, Event(), _tell, complain, belonging=belonging)
    except KeyboardInterrupt:
        pass  # how it is meant to end
    return DONE


def _tell(imported: Imported) -> None:
    """One line a report."""
    if imported.error is not None:
        complain(imported.error)
        return
    day = f"{day_words(str(imported.published))} ({how_known(str(imported.published_by))})"
    what = _STANDINGS[imported.standing]
    if imported.standing not in ("known", "moved"):
        what += f": {count_words(imported.events, 'event')}, {count_words(imported.proposals, 'proposal')}"
    print(f"{shown(imported.name)}  {day}  {what}", flush=True)
