"""`parley correct`: what a person knows better than the reader, or has checked."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from store.errors import QueryError
from store.lookup import Lookup
from store.spelling import folded
from tui.commands import DONE, REFUSED, complain
from tui.commands.days import today
from tui.commands.meant import entry_meant
from tui.corrected_words import correction_words

if TYPE_CHECKING:
    from store.changes import Change
    from store.lookup import CorrectionRow

_EXAMPLES = """\
examples:
  parley correct actor Zelensky --merge Selenskyj       one person under two names, called by the first
  parley correct actor Petrov --split "Ivan Petrov"     two persons taken for one
  parley correct actor Lavrov --role "Foreign Minister" --side Russia
  parley correct event "round of talks" --day "3 june" --status held
  parley correct event 17 --drop --reason "it was last year’s"
  parley correct proposal istanbul --status accepted
  parley correct proposal 4 --join 9                    one offer, told in two ways
  parley correct --list                                 what was corrected, and its numbers
  parley correct --undo                                 take the last one back; --undo 3: number 3

Events and proposals are named by their id (parley timeline --ids, parley proposals --ids) or by words of theirs.
What is corrected stays so whatever later reports say, until it is taken back. What was read is kept."""

_OPTIONS: dict[str, tuple[str, ...]] = {
    "actor": ("rename", "side", "role", "merge", "split", "confirm"),
    "event": ("day", "kind", "status", "drop", "confirm"),
    "proposal": ("status", "join", "drop", "confirm"),
}

LAST = 0
"""Stands for the last correction where --undo names none."""


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options."""
    parser.epilog = _EXAMPLES
    parser.add_argument("about", nargs="?", choices=tuple(_OPTIONS), help="what is to be corrected")
    parser.add_argument("which", nargs="*", metavar="WHICH", help="a name, an id, or words that only it has")
    actor = parser.add_argument_group("of an actor")
    actor.add_argument("--rename", metavar="NAME", help="what it is called")
    actor.add_argument("--side", metavar="NAME", help="whose side it is on; none: nobody’s")
    actor.add_argument("--role", metavar="OFFICE", help="the office of a person; none: no office")
    actor.add_argument("--merge", metavar="OTHER", action="append", help="OTHER is the same, under another name")
    actor.add_argument("--split", metavar="SPELLING", nargs="+", help="what reports call so in full is somebody else")
    event = parser.add_argument_group("of an event")
    event.add_argument("--day", metavar="DAY", help="when it happens, typed as you like")
    event.add_argument("--kind", help="talks, contact, proposal, response, agreement, demand, ...")
    both = parser.add_argument_group("of an event or a proposal")
    both.add_argument("--status", help="held, scheduled, proposed, cancelled; of a proposal: pending, accepted, ...")
    both.add_argument("--drop", action="store_true", help="it is none, and is shown no more")
    proposal = parser.add_argument_group("of a proposal")
    proposal.add_argument("--join", metavar="OTHER", action="append", help="OTHER (id or words) is the same proposal")
    parser.add_argument("--confirm", action="store_true", help="it is right as it stands")
    parser.add_argument("--reason", metavar="TEXT", help="why, for those who ask later")
    parser.add_argument("--list", action="store_true", help="the corrections that stand")
    parser.add_argument("--all", action="store_true", help="with --list: also those that were taken back")
    parser.add_argument("--json", action="store_true", help="with --list: as JSON")
    parser.add_argument(
        "--undo",
        metavar="N",
        nargs="?",
        type=int,
        const=LAST,
        help="take back the last correction, or number N",
    )


def run(options: argparse.Namespace) -> int:
    """Correct, list or take back."""
    if (options.about is not None) + (options.undo is not None) + options.list != 1:
        raise QueryError("say what to correct (an actor, event or proposal), or --list, or --undo; see --help")
    if not options.store.exists():
        complain(f"{options.store}: there is no store yet; put reports in with: parley import PATH")
        return DONE if options.list else REFUSED
    if options.list:
        return _list(options)
    from store import corrections
    from store.database import open_store

    with open_store(options.store) as db:
        if options.undo is not None:
            numbers = [corrections.undo(db, None if options.undo == LAST else options.undo)]
        else:
            with Lookup(options.store) as lookup:
                changes = _changes(options, lookup)
            numbers = corrections.correct_all(db, changes, options.reason)
    with Lookup(options.store) as lookup:
        for number in numbers:
            row = lookup.correction(number)
            if row is not None:
                back = "taken back: " if options.undo is not None else ""
                print(f"{row.id:>3}  {back}{correction_words(row)}")
    return DONE


# ------------------------------------------------------------ list


def _list(options: argparse.Namespace) -> int:
    with Lookup(options.store) as lookup:
        rows = _rows(lookup, options.all)
        if options.json:
            from tui.as_json import correction_shape, write_list

            write_list(correction_shape(row) for row in rows)
            return DONE
        from tui.tables import write_table

        cells = [
            (f"{row.id}", row.about, correction_words(row), _stands(row), row.reason, row.made[:10]) for row in rows
        ]
    if cells:
        write_table(("No", "Of", "Correction", "", "Reason", "Made"), cells)
    else:
        complain(f"nothing in {options.store} was corrected")
    return DONE


def _rows(lookup: Lookup, undone: bool) -> Iterator[CorrectionRow]:
    start = 0
    while page := lookup.corrections(start, undone=undone):
        yield from page
        start += len(page)


def _stands(row: CorrectionRow) -> str:
    if row.undone is not None:
        return f"taken back {row.undone[:10]}"
    return "" if row.entry is not None else "no report tells of it now"


# ------------------------------------------------------------ what is to be corrected


def _changes(options: argparse.Namespace, lookup: Lookup) -> list[Change]:
    about = options.about
    given = [name for names in _OPTIONS.values() for name in names if getattr(options, name) not in (None, False)]
    strange = next((name for name in given if name not in _OPTIONS[about]), None)
    if strange is not None or not given:
        can = ", ".join(f"--{name}" for name in _OPTIONS[about])
        what = f"--{strange} is not for {about}s" if strange else f"what is to be corrected of the {about} is missing"
        raise QueryError(f"{what}; for {about}s there are {can}")
    if not options.which:
        raise QueryError(f"which {about}? give its id or words of it")
    entry = entry_meant(about, " ".join(options.which), lookup)
    return [change for name in dict.fromkeys(given) for change in _each(about, entry, name, options, lookup)]


def _each(about: Any, entry: int, name: str, options: argparse.Namespace, lookup: Lookup) -> Iterator[Change]:
    from store.changes import Change

    value = getattr(options, name)
    match name:
        case "rename":
            yield Change(about, entry, "name", value)
        case "side" | "role" if folded(value) in ("none", ""):
            yield Change(about, entry, name)
        case "side":
            yield Change(about, entry, "side", other=entry_meant("actor", value, lookup))
        case "merge" | "join":
            yield from (Change(about, entry, name, other=entry_meant(about, other, lookup)) for other in value)
        case "split":
            yield Change(about, entry, "split", spellings=tuple(value))
        case "day":
            yield Change(about, entry, "day", _day(value, entry, lookup))
        case "drop" | "confirm":
            yield Change(about, entry, name)
        case "role" | "kind" | "status":
            yield Change(about, entry, name, value)


def _day(typed: str, event_id: int, lookup: Lookup) -> str:
    """The day that was typed; without its year it is the one nearest to where the event stands."""
    from tui.typed_dates import meant

    event = lookup.event(event_id)
    found = meant(typed, today(), date.fromisoformat(event.sort_day) if event else today())
    if found is None:
        raise QueryError(f"“{typed}” is no date; write it as 2025-06-02, 2025-06, “june 2” or “2 weeks ago”")
    return found
