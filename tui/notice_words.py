"""Notices in words: what has changed, when that was noticed, and for the sake of what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from store.lookup import ActorRow, Aspect, EventRow, FollowRow, NoticeRow, ProposalRow
from tui.news_words import plain_day, report_words, said
from tui.titles import title
from tui.words import FOLLOWED, count_words, day_words, how_far, short_day, shown

MOST_NAMED = 3
"""What is followed that a summary of many notices names."""


def notice_words(row: NoticeRow, today: date) -> str:
    """What has changed, in one line, safe to draw: "Sutharia accepts: second round, Geneva, 14 March"; of a day how far
    it is, "tomorrow: second round, Geneva, 14 March"."""
    if row.news is not None:
        return said(row.news)
    assert not isinstance(row.fact, ActorRow)
    matter = matter_words(row.fact, row.now, today)
    return f"{how_far(row.now.date, today, passed='')}: {matter}"


def matter_words(fact: EventRow | ProposalRow, now: Aspect, today: date) -> str:
    """What an event or a proposal is called, with its place and day: "second round, Geneva, 14 March"."""
    called = title(shown(fact.what), fact.kind)[0]
    place = shown(now.place) if now.place and shown(now.place).casefold() not in called.casefold() else ""
    day = plain_day(now.date, str(today.year)) if now.date else ""
    return ", ".join(part for part in (called, place, day) if part)


def notice_source(row: NoticeRow, today: date) -> str:
    """When it was noticed, which report told it, and what is followed that it matters for."""
    report = report_words(row.report, today) if row.report is not None else "by its day"
    return " · ".join([when_words(row.told, today), report, *(f"{FOLLOWED} {name}" for name in followed_names(row))])


def followed_names(row: NoticeRow) -> list[str]:
    """What is followed that a notice matters for, but for what the notice is of itself."""
    own = row.fact.name if isinstance(row.fact, ActorRow) else row.fact.what
    return [title(shown(name), "")[0] for name in row.due if name != own]


def told_words(rows: Sequence[NoticeRow], number: int) -> str:
    """So many notices in one line, and of what most are: `rows` are all of them, or the newest of very many."""
    of = Counter(title(shown(name), "")[0] for row in rows for name in row.due)
    many = len(rows) < number
    most = [name if many else f"{name} {count}" for name, count in of.most_common(MOST_NAMED)]
    more = " …" if many or len(of) > MOST_NAMED else ""
    return f"{count_words(number, 'notice')} of what you follow: {', '.join(most)}{more}"


def when_words(at: str, today: date) -> str:
    """When something was, of a time as the store has it: the hour of today, or the day."""
    then = datetime.fromisoformat(at).astimezone()
    days = (today - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    return f"yesterday {then:%H:%M}" if days == 1 else short_day(then.date().isoformat())


def unread_words(number: int) -> str:
    """How many notices have not been read, for a title."""
    return f"{count_words(number, 'unread', 'unread')}" if number else "all read"


def followed_words(row: FollowRow, today: date) -> str:
    """What is known of something that is followed, beside its title."""
    match row.fact:
        case ActorRow() as actor:
            return ", ".join(shown(part) for part in (actor.role, actor.party) if part) or actor.kind
        case ProposalRow() as proposal:
            far = how_far(proposal.date, today, passed="") if proposal.status == "pending" else ""
            return ", ".join(part for part in (proposal.status, _day(proposal.date), far) if part)
        case _:
            return "no report tells of it now"


def _day(value: str | None) -> str:
    return day_words(value) if value else ""
