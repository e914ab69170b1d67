"""`parley follow` and `parley inbox`: what is followed, and what has changed for it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from typing import TypeVar

from store.errors import QueryError
from store.lookup import Lookup, NoticeRow
from tui import as_json
from tui.commands import DONE, REFUSED, complain
from tui.commands.days import today
from tui.news_words import report_words
from tui.notice_words import followed_names, followed_words, notice_words, unread_words, when_words
from tui.words import shown

_FOLLOW_EXAMPLES = """\
examples:
  parley follow Norland                          an actor, and those who speak for it
  parley follow --proposal second round          a proposal, by words of it or its id
  parley follow --stop Norland                   no more
  parley follow --list                           what is followed

What changes for it from now on is told in the dashboard, and by: parley inbox"""

_INBOX_EXAMPLES = """\
examples:
  parley inbox                                   what has changed and has not been read
  parley inbox --read                            the same, and from now on it counts as read
  parley inbox --all --json                      every notice, for scripts"""

Row = TypeVar("Row")


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of the one or the other."""
    if command == "follow":
        parser.epilog = _FOLLOW_EXAMPLES
        parser.add_argument("which", nargs="*", metavar="WHICH", help="a name, an id, or words that only it has")
        parser.add_argument("--proposal", action="store_true", help="WHICH is a proposal, and no actor")
        parser.add_argument("--stop", action="store_true", help="follow it no more")
        parser.add_argument("--list", action="store_true", help="what is followed")
        parser.add_argument("--json", action="store_true", help="with --list: as JSON")
        return
    parser.epilog = _INBOX_EXAMPLES
    parser.add_argument("--all", action="store_true", help="those that have been read, too")
    parser.add_argument("--read", action="store_true", help="what is there counts as read from now on")
    parser.add_argument("--json", action="store_true", help="as JSON: a list with an object a line")


def run(options: argparse.Namespace) -> int:
    """Follow, or list."""
    is_follow = options.command == "follow"
    if is_follow and bool(options.which) == options.list:
        raise QueryError("say whom or what to follow, or --list; see --help")
    if not options.store.exists():
        complain(f"{options.store}: there is no store yet; put reports in with: parley import PATH")
        if options.json:
            as_json.write_list([])
        return REFUSED if is_follow and not options.list else DONE
    if not is_follow:
        return _inbox(options)
    return _list(options) if options.list else _follow(options)


# ------------------------------------------------------------ follow


def _follow(options: argparse.Namespace) -> int:
    from store import following
    from store.database import open_store
    from tui.commands.meant import entry_meant

    about: following.Followable = "proposal" if options.proposal else "actor"
    with Lookup(options.store) as lookup:
        entry = entry_meant(about, " ".join(options.which), lookup)
        followed = lookup.follows_of(about, entry)
        fact = lookup.proposal(entry) if about == "proposal" else lookup.actor(entry)
    title = shown(getattr(fact, "name", None) or getattr(fact, "what", ""))
    if options.stop and not followed:
        complain(f"{title} is not followed")
        return DONE
    with open_store(options.store) as db:
        if options.stop:
            following.stop(db, followed[0].id)
        else:
            following.follow(db, about, entry)
    print(f"{'no longer following' if options.stop else 'following'} {title}")
    return DONE


def _list(options: argparse.Namespace) -> int:
    with Lookup(options.store) as lookup:
        rows = list(_pages(lookup.follows))
    if options.json:
        as_json.write_list(as_json.follow_shape(row) for row in rows)
        return DONE
    if not rows:
        complain("nothing is followed")
        return DONE
    from tui.tables import write_table

    now = today()
    write_table(
        ("Followed", "", "Unread", "Since"),
        [(row.title, followed_words(row, now), str(row.unread), when_words(row.since, now)) for row in rows],
    )
    return DONE


# ------------------------------------------------------------ inbox


def _inbox(options: argparse.Namespace) -> int:
    from store.noticing import take_notice

    now = today()
    take_notice(options.store, now)
    with Lookup(options.store) as lookup:
        unread, newest = lookup.unread()
        rows = _pages(lambda start: lookup.notices(start, unread=not options.all))
        if options.json:
            as_json.write_list(as_json.notice_shape(row, notice_words(row, now)) for row in rows)
        else:
            _print(rows, unread)
    if options.read and unread:
        sys.stdout.flush()  # what cannot be printed has not been read
        _read(options, newest)
    return DONE


def _print(rows: Iterator[NoticeRow], unread: int) -> None:
    now = today()
    for at, row in enumerate(rows):
        if not at:
            print(unread_words(unread))
        report = f"{report_words(row.report, now)}; " if row.report is not None else ""
        names = ", ".join(followed_names(row))
        after = f"{report}for {names}" if names else report.removesuffix("; ")
        print(f"  {notice_words(row, now)}{f' ({after})' if after else ''}")
    if not unread:
        complain("nothing has changed for what you follow that has not been read")


def _read(options: argparse.Namespace, newest: int) -> None:
    from store.database import open_store
    from store.following import read_all

    with open_store(options.store) as db:
        read_all(db, newest)


def _pages(page: Callable[[int], list[Row]]) -> Iterator[Row]:
    start = 0
    while rows := page(start):
        yield from rows
        start += len(rows)
