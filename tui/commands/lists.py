"""`parley timeline`, `actors`, `proposals`, `dates`, `documents`: what the store knows, as tables or as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, get_args

from store.errors import QueryError
from store.lookup import ActorRow, DateRow, DocumentRow, EventRow, Filter, Lookup, ProposalRow
from store.spelling import folded
from tui import as_json
from tui.commands import DONE, complain
from tui.commands.belonging import add_negotiation
from tui.commands.days import first_day, last_day, today
from tui.tables import write_table
from tui.words import (
    EVENT_MARKS,
    PROPOSAL_MARKS,
    checked_mark,
    day_words,
    how_far,
    names,
    parties,
    published_words,
    report_title,
    short_day,
    standing_words,
)

PAGE = 1000
"""Rows that are asked for at once."""

Cells = tuple[str | None, ...]


@dataclass(frozen=True)
class _List:
    """One of the commands: the question, how a row is written, and the filters that make sense."""

    ask: Callable[[Lookup, Filter, int, int], Sequence[Any]]
    shape: Callable[[Any], as_json.Shape]
    head: tuple[str, ...]
    cells: Callable[[Any, date], Cells]
    words: str
    days: str | None
    has_actor: bool
    kinds: str | None
    statuses: tuple[str, ...]
    examples: str


def _event_cells(row: EventRow, now: date) -> Cells:
    status = f"{EVENT_MARKS[row.status]} {row.status}{checked_mark(row.checked)}"
    far = how_far(row.date, now, passed="")
    return day_words(row.date), far, status, row.kind, row.place, row.what, names(row.actors)


def _proposal_cells(row: ProposalRow, now: date) -> Cells:
    day = day_words(row.date) if row.date else "no day named"
    status = f"{PROPOSAL_MARKS[row.status]} {row.status}{checked_mark(row.checked)}"
    answer = standing_words(row, now) if row.status == "pending" else None
    return day, how_far(row.date, now), status, row.what, row.place, parties(row), answer


def _actor_cells(row: ActorRow, now: date) -> Cells:
    last = short_day(row.last_reported) if row.last_reported else None
    return (
        row.side,
        f"{row.name}{checked_mark(row.checked)}",
        row.kind,
        row.role,
        str(row.reports),
        last,
        names(row.also),
    )


def _date_cells(row: DateRow, now: date) -> Cells:
    return day_words(row.value), how_far(row.value, now, passed=""), row.text, row.name, short_day(row.published)


def _document_cells(row: DocumentRow, now: date) -> Cells:
    far = how_far(row.published, now, passed="")
    return published_words(row), far, report_title(row), row.publisher, f"{row.words}", row.name, row.negotiation


_LISTS = {
    "timeline": _List(
        Lookup.timeline, as_json.event_shape, ("Day", "How far off", "Status", "Kind", "Place", "What", "Who"),
        _event_cells, "words that the event, its sentences or its actors must hold", "events", True, "EventKind",
        tuple(EVENT_MARKS),
        "  parley timeline                              all that happened, and is to happen\n"
        "  parley timeline istanbul --since 2025-05     with a word, from a month on\n"
        "  parley timeline --actor Lavrov --json        of one actor, for scripts",
    ),
    "actors": _List(
        Lookup.actors, as_json.actor_shape, ("Side", "Name", "Kind", "Office", "Reports", "Last in", "Also"),
        _actor_cells, "part of a name", None, True, "ActorKind", (),
        "  parley actors                                everybody, by side\n"
        "  parley actors --actor Ukraine                a side and those who speak for it\n"
        "  parley actors --kind organization --json",
    ),
    "proposals": _List(
        Lookup.proposals, as_json.proposal_shape,
        ("Day", "How far off", "Status", "What", "Place", "By, to", "Last answer"),
        _proposal_cells, "words that the proposal, its sentences or its actors must hold", "proposed days", True,
        "ProposalKind", tuple(PROPOSAL_MARKS),
        "  parley proposals                             what is pending\n"
        "  parley proposals --all                       what became of every proposal\n"
        "  parley proposals --as-of 'june 1'            what was pending on that day, as it was known then\n"
        '  parley proposals --actor Russia --until "next friday"',
    ),
    "dates": _List(
        Lookup.dates, as_json.date_shape, ("Day", "How far off", "Words", "Report", "Published"),
        _date_cells, "part of the words or of the value", "days", False, None, (),
        "  parley dates --since today                   what the reports name of the days to come\n"
        "  parley dates --json",
    ),
    "documents": _List(
        Lookup.documents, as_json.document_shape,
        ("Published", "How far off", "Title", "Publisher", "Words", "Name", "In"),
        _document_cells, "words that the report must hold", "days of publication", True, None, (),
        "  parley documents                             newest first\n"
        "  parley documents ceasefire --since 'last month'",
    ),
}  # fmt: skip


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of one of the lists."""
    wanted = _LISTS[command]
    parser.epilog = f"examples:\n{wanted.examples}"
    parser.add_argument("words", nargs="*", metavar="WORD", help=wanted.words)
    parser.add_argument("--json", action="store_true", help="as JSON: a list with an object a row")
    if wanted.days is not None:
        parser.add_argument("--since", metavar="DAY", help=f"{wanted.days} from this one on, typed as you like")
        parser.add_argument("--until", metavar="DAY", help=f"{wanted.days} up to this one")
    parser.add_argument("--as-of", metavar="DAY", help="as it was known at the end of this day, from its reports")
    add_negotiation(parser, "of this negotiation only")
    if wanted.has_actor:
        parser.add_argument("--actor", metavar="NAME", help="with this actor, or those who speak for it")
    if wanted.kinds is not None:
        parser.add_argument("--kind", help="of this kind")
    if wanted.statuses:
        parser.add_argument("--status", choices=wanted.statuses, help="of this status")
    if command in ("timeline", "actors", "proposals"):
        parser.add_argument("--ids", action="store_true", help="with the id of each, by which it can be corrected")
    if command == "proposals":
        parser.add_argument("--all", action="store_true", help="also those that are no longer pending")


def run(options: argparse.Namespace) -> int:
    """Ask, and print the answer."""
    wanted = _LISTS[options.command]
    if not options.store.exists():
        complain(f"{options.store}: there is no store yet; put reports in with: parley import PATH")
        rows: Iterator[Any] = iter(())
        _print(wanted, rows, options)
        return DONE
    with Lookup(options.store, last_day(options.as_of)) as lookup:
        narrowed = _filter(options, wanted, lookup)
        _print(wanted, _rows(wanted, lookup, narrowed) if narrowed else iter(()), options)
    return DONE


def _print(wanted: _List, rows: Iterator[Any], options: argparse.Namespace) -> None:
    if options.json:
        as_json.write_list(wanted.shape(row) for row in rows)
        return
    then = last_day(options.as_of)
    now = then or today()
    ids = bool(vars(options).get("ids"))
    cells = [((f"{row.id}",) if ids else ()) + wanted.cells(row, now) for row in rows]
    if cells:
        write_table(("Id", *wanted.head) if ids else wanted.head, cells)
    elif options.store.exists():
        known = f" was known at the end of {day_words(then.isoformat())}" if then else ""
        complain(f"nothing in {options.store}{known} under these conditions")


def _rows(wanted: _List, lookup: Lookup, narrowed: Filter) -> Iterator[Any]:
    start = 0
    while page := wanted.ask(lookup, narrowed, start, PAGE):
        yield from page
        start += len(page)


def _filter(options: argparse.Namespace, wanted: _List, lookup: Lookup) -> Filter | None:
    """What the options narrow the list to; None where they name an actor whom no report names."""
    given = vars(options)
    negotiation = lookup.negotiation(options.negotiation).id if options.negotiation is not None else None
    actor = None
    if given.get("actor") is not None:
        actor = _actor(given["actor"], lookup)
        if actor is None:
            return None
    status = given.get("status")
    if options.command == "proposals" and not (status or options.all):
        status = "pending"
    return Filter(
        " ".join(options.words), actor, _kind(given.get("kind"), wanted), status,
        first_day(given.get("since")), last_day(given.get("until")), negotiation,
    )  # fmt: skip


def _kind(typed: str | None, wanted: _List) -> str | None:
    if typed is None or wanted.kinds is None:
        return None
    from store.reader import reading  # a tenth of a second, only where it is needed

    kinds = get_args(getattr(reading, wanted.kinds))
    if typed not in kinds:
        raise QueryError(f"“{typed}” is no kind of these; the kinds are: {', '.join(kinds)}")
    return typed


def _actor(typed: str, lookup: Lookup) -> int | None:
    """The actor who is meant: the one called exactly so, else the best known of those whose names hold the words."""
    found = lookup.actors_named(typed, limit=5)
    if not found:
        complain(f"no report names “{typed}”")
        return None
    best = found[0]
    called = {folded(name) for name in (best.name, *best.also)}
    if len(found) > 1 and folded(typed) not in called:
        others = ", ".join(row.name for row in found[1:])
        complain(f"“{typed}” is taken for {best.name}; it could also be {others}")
    return best.id
