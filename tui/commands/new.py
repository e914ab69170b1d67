"""`parley new`: what came in since somebody last looked, in words or as JSON."""

from __future__ import annotations

import argparse
import sys

from store.database import open_store
from store.lookup import Filter, Lookup, News
from tui import as_json
from tui.commands import DONE, complain
from tui.commands.belonging import add_negotiation
from tui.commands.days import today
from tui.news_words import how_many, news_words, since_words

_EXAMPLES = """\
examples:
  parley new                     what nobody has looked at yet
  parley new --seen              the same, and from now on it counts as looked at
  parley new --undo              no, it does not: takes the last --seen back
  parley new --in Orva --json    of one negotiation, for scripts"""


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options."""
    parser.epilog = _EXAMPLES
    parser.add_argument("--json", action="store_true", help="as JSON: a list with an object a line")
    add_negotiation(parser, "of this negotiation only")
    after = parser.add_mutually_exclusive_group()
    after.add_argument("--seen", action="store_true", help="remember this visit: what is listed has been looked at")
    after.add_argument("--undo", action="store_true", help="take the last look back, here or in the dashboard")


def run(options: argparse.Namespace) -> int:
    """Ask, print, and remember where that is wanted."""
    if not options.store.exists():
        complain(f"{options.store}: there is no store yet; put reports in with: parley import PATH")
        if options.json:
            as_json.write_list([])
        return DONE
    if options.undo:
        _undo(options)
    with Lookup(options.store) as lookup:
        negotiation = lookup.negotiation(options.negotiation).id if options.negotiation is not None else None
        news = lookup.news(Filter(negotiation=negotiation))
        last_visit = news.since
    _print(news, last_visit, options.json)
    if options.seen:
        sys.stdout.flush()  # what cannot be printed has not been looked at
        _remember(options, news, negotiation)
    return DONE


def _remember(options: argparse.Namespace, news: News, negotiation: int | None) -> None:
    from store import visits

    with open_store(options.store) as db:
        visits.remember_visit(db)
        visits.look_at_all(db, news.up_to, negotiation)


def _undo(options: argparse.Namespace) -> None:
    from store import visits

    with open_store(options.store) as db:
        if not visits.take_back(db):
            complain("nothing has been looked at that could be taken back")


def _print(news: News, last_visit: str | None, json: bool) -> None:
    now = today()
    if json:
        as_json.write_list(as_json.news_shape(row, news_words(row, now)) for row in news.rows)
        return
    if not news.rows:
        since = f" since {since_words(last_visit, now)}" if last_visit else ""
        complain(f"nothing is new{since}")
        return
    print(how_many(news, now))
    for row in news.rows:
        print(f"  {news_words(row, now)}")
    if news.more:
        print("  and more, in reports that came in before these")
