"""`parley read`: what would be found in reports. Stores nothing, and opens no store."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from store.document import Document
from store.errors import DocumentError
from store.opening import open_report, read_report
from store.reader.reading import Reading
from store.reports import reports_in
from tui.commands import DONE, REFUSED, complain
from tui.commands.days import add_date, first_day, today

_EXAMPLES = """\
examples:
  parley read talks.txt                        what the report says: dates, actors, events, proposals
  parley read --json reports/ > readings.json  the same of every report in a folder, for scripts
  pbpaste | parley read -                      of the text on standard input"""


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of `parley read`."""
    parser.epilog = _EXAMPLES
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="files, folders, or - for standard input")
    parser.add_argument("--json", action="store_true", help="as JSON: a list with an object for each report")
    add_date(parser)


def run(options: argparse.Namespace) -> int:
    """Read, and print what was found."""
    refused: list[str] = []
    readings = _readings(options.paths, options, refused)
    if options.json:
        from tui.as_json import reading_shape, write_list

        write_list(reading_shape(document, reading) for document, reading in readings)
    else:
        for document, reading in readings:
            _print(document, reading)
    return REFUSED if refused else DONE


def _readings(paths: list[Path], options: argparse.Namespace, refused: list[str]) -> Iterator[tuple[Document, Reading]]:
    given = first_day(options.date)
    for path in reports_in(paths):
        try:
            document = open_report(path, given)
            reading = read_report(document)
        except DocumentError as error:
            refused.append(str(path))
            complain(str(error))
            continue
        yield document, reading


def _print(document: Document, reading: Reading) -> None:
    from tui.words import EVENT_MARKS, PROPOSAL_MARKS, day_words, how_far, how_known, names, shown

    now = today()
    print(shown(document.title or document.name))
    print(f"published {day_words(document.published.isoformat())} ({how_known(document.published_by)})")
    _section(
        ("Date", "Stands for", "How far off"),
        [(d.text, day_words(d.value), how_far(d.value, now, passed="")) for d in reading.dates],
    )
    _section(
        ("Actor", "Kind", "Side", "Office", "Also"),
        [(a.name, a.kind, a.party, a.role, ", ".join(a.also)) for a in reading.actors],
    )
    _section(
        ("Event", "Day", "Status", "Place", "Actors", "Sentence"),
        [
            (e.kind, day_words(e.date), f"{EVENT_MARKS[e.status]} {e.status}", e.place, names(e.actors), e.quote)
            for e in reading.events
        ],
    )
    _section(
        ("Proposal", "Day", "Status", "Place", "By", "To", "Sentence"),
        [
            (
                p.kind, day_words(p.date) if p.date else "", f"{PROPOSAL_MARKS[p.status]} {p.status}", p.place,
                names(p.by), names(p.to), p.quote,
            )
            for p in reading.proposals
        ],
    )  # fmt: skip
    _section(
        ("Answer", "By", "Sentence"),
        [(a.response, names(a.by), a.quote) for p in reading.proposals for a in p.answers],
    )
    _section(
        ("Disputed", "Side", "Sentence"),
        [(d.about, account.side, account.quote) for d in reading.disputes for account in d.accounts],
    )
    print()


def _section(head: tuple[str, ...], rows: list[tuple[str | None, ...]]) -> None:
    from tui.tables import write_table

    if rows:
        print()
        write_table(head, rows)
