"""What is new in words: "Ukraine accepts: next round, Istanbul, 2 June (report of 30 May)"."""

from __future__ import annotations

from datetime import date, datetime

from store.days import span_of
from store.lookup import ActorRow, AnswerRow, Aspect, DisputeRow, DocumentRow, EventRow, News, NewsRow, ProposalRow
from tui.titles import title
from tui.words import DAYS, LONG_MONTHS, count_words, day_words, how_known, names, short_day, shown

_ANSWERS = {
    "accepts": ("accepts", "accept"), "rejects": ("rejects", "reject"),
    "counters": ("makes a counter-offer to", "make a counter-offer to"),
    "considers": ("is considering", "are considering"),
    "conditions": ("sets conditions for", "set conditions for"),
}  # fmt: skip
"""An answer by one, and by several."""

MOST_NAMES = 3
"""Those who take part that are named where a title does not name them."""

_MEETINGS = ("talks", "contact")
"""Kinds of events that are not said to be held unless one says so: an agreement is there, talks may be to come."""


def news_words(row: NewsRow, today: date) -> str:
    """One thing that is new, in one line, safe to draw.

    A year is left out where it goes without saying: of the day, where it is the report's; of the report, where it is
    this one.
    """
    return f"{said(row)} ({report_words(row.report, today)})"


def report_words(report: DocumentRow, today: date) -> str:
    """Which report brought it: "report of 30 May"; with how its day is known, where that is a guess."""
    day = plain_day(report.published, str(today.year))
    guess = f", {how_known(report.published_by)}" if report.published_by in ("inferred", "file time") else ""
    return f"report of {day}{guess}"


def said(row: NewsRow) -> str:
    """The same without the report."""
    year = row.report.published[:4]
    match row.fact:
        case ProposalRow() as proposal:
            return _proposal(row, proposal, year)
        case EventRow() as event:
            return _event(row, event, year)
        case ActorRow() as actor:
            return _actor(row, actor)
        case DisputeRow() as dispute:
            return f"disputed: {shown(dispute.about)}, {' ≠ '.join(shown(a.side) for a in dispute.accounts)}"


def _proposal(row: NewsRow, proposal: ProposalRow, year: str) -> str:
    matter = _matter(title(shown(proposal.what), proposal.kind)[0], row.now, year)
    if row.answer is not None:
        return f"{_answered(row.answer)}: {matter}"
    if row.was is None:
        settled = f"; {proposal.status}" if row.now.status != "pending" and not proposal.answers else ""
        who = f"{names(proposal.by)} {'propose' if len(proposal.by) > 1 else 'proposes'}" if proposal.by else "proposed"
        return f"{who}: {matter}{settled}"
    changes = []
    if row.now.status != row.was.status:
        changes.append(f"{'pending again' if row.now.status == 'pending' else row.now.status}")
    return f"{_changed(row.now, row.was, year, changes)}: {matter}"


def _answered(answer: AnswerRow) -> str:
    one, several = _ANSWERS.get(answer.response, (answer.response, answer.response))
    return f"{names(answer.by) or 'somebody'} {several if len(answer.by) > 1 else one}"


def _event(row: NewsRow, event: EventRow, year: str) -> str:
    what, is_cut = title(shown(event.what), event.kind)
    if is_cut and event.actors:
        who = names(event.actors[:MOST_NAMES])
        what = who if what == event.kind else f"{what} ({who})"
    matter = _matter(what, row.now, year)
    if row.was is None:
        status = "" if row.now.status == "held" and event.kind not in _MEETINGS else f" {row.now.status}"
        return f"{event.kind}{status}: {matter}"
    changes = []
    if row.now.status != row.was.status:
        changes.append(f"{row.now.status}, no longer {row.was.status}")
    return f"{event.kind} {_changed(row.now, row.was, year, changes)}: {matter}"


def _actor(row: NewsRow, actor: ActorRow) -> str:
    office = ", ".join(shown(part) for part in (actor.role, actor.party) if part) or actor.kind
    if row.was is None:
        return f"first named: {shown(actor.name)}, {office}"
    return f"{shown(actor.name)} is now {shown(row.now.role)}, no longer {shown(row.was.role)}"


def _changed(now: Aspect, was: Aspect, year: str, changes: list[str]) -> str:
    """What has changed, in words."""
    if now.date != was.date:
        before = f", before {plain_day(was.date, year)}" if was.date else ""
        changes.append(f"now {plain_day(now.date, year)}{before}" if now.date else "now without a day")
    if now.place != was.place:
        changes.append(f"now in {shown(now.place)}" if now.place else f"no longer in {shown(was.place)}")
    return ", ".join(changes)


def _matter(what: str, now: Aspect, year: str) -> str:
    """What it is about, with its place and day where its own words do not name them."""
    parts = [what]
    if now.place and shown(now.place).casefold() not in what.casefold():
        parts.append(shown(now.place))
    if now.date and not _names_day(what, now.date):
        parts.append(plain_day(now.date, year))
    return ", ".join(parts)


def _names_day(what: str, value: str) -> bool:
    """Whether a text names a day already: "2 June", "June 2nd", "on 02.06.2025" does not count."""
    span = span_of(value)
    if span is None or span[0] != span[1]:
        return False
    month, day = LONG_MONTHS[span[0].month - 1].casefold(), str(span[0].day)
    words = "".join(c if c.isalnum() else " " for c in what.casefold()).split()
    near = [words[max(0, at - 1) : at + 2] for at, word in enumerate(words) if word == month or word == month[:3]]
    return any(word.rstrip("stndrh") == day for around in near for word in around)


def plain_day(value: str | None, year: str) -> str:
    """A day as one says it: "2 June"; with its year where that is not the one that goes without saying.

    >>> plain_day("2025-06-02", "2025"), plain_day("2025-06-02", "2026"), plain_day("2025-05", "2025")
    ('2 June', '2 June 2025', 'May')
    """
    span = span_of(value)
    if value is None or span is None:
        return day_words(value)
    first, last = span
    words = f"{first.day} {LONG_MONTHS[first.month - 1]} {first.year}" if first == last else short_day(value)
    return words.removesuffix(f" {year}") if value[:4] == year else words


def how_many(news: News, today: date, *, brief: bool = False) -> str:
    """How much is new, and since when: "4 new since yesterday"; empty where nothing is."""
    if not news.rows:
        return ""
    number = count_words(len(news.rows), "new", "new")
    if news.more:
        number = number.replace(" new", "+ new")
    if brief or news.since is None:
        return number
    return f"{number} since {since_words(news.since, today)}"


def since_words(since: str, today: date) -> str:
    """When somebody last came to look: the hour of today, yesterday, a weekday, a day."""
    then = datetime.fromisoformat(since).astimezone()
    days = (today - then.date()).days
    if days == 0:
        return f"{then:%H:%M}"
    if days == 1:
        return "yesterday"
    if 1 < days < 7:
        return f"{DAYS[then.weekday()]} {then.day} {LONG_MONTHS[then.month - 1][:3]}"
    return short_day(then.date().isoformat())
