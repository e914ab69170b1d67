"""An opened actor: its offices, its people, what it proposed and answered, whom it met, and how reports call it.

Each section is asked for by itself, so that what takes longest of an actor that is everywhere comes last. Of what may
be long there are the latest few, and a line that leads to all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from store.lookup import ActorRow, EventRow, Lookup, MetRow, OfficeRow, ProposalRow, ReplyRow
from tui.panes.columns import columns, folded_text
from tui.panes.lines import Line
from tui.panes.proposal_sections import LABEL_OF_DAY, STATUS_ROLES, fact, latest_sentence, marked
from tui.panes.sections import Entry, Section, Sentence, Target, ToEntry, ToList, ToSentence
from tui.panes.sparkline import by_month
from tui.titles import title
from tui.words import (
    DAY_WIDTH,
    EVENT_MARKS,
    PROPOSAL_MARKS,
    count_words,
    day_words,
    fit,
    report_title,
    response_words,
    short_day,
    shown,
    standing_words,
)

FEW = 6
"""Lines of a section that may be long."""

MOST_NAMES = 40
"""Spellings that are shown: nobody has more, but for what was merged by hand."""

Chapter = Callable[[Lookup], Section]


def actor_chapters(actor: ActorRow, today: date) -> tuple[Chapter, ...]:
    """Questions for what is known of an actor, each for a section: in this order they are shown. They run in a thread,
    and raise StoreError."""
    return (
        partial(_facts, actor=actor),
        partial(_named, actor=actor, today=today),
        partial(_offices, actor=actor),
        partial(_people, actor=actor),
        partial(_made, actor=actor, today=today),
        partial(_received, actor=actor, today=today),
        partial(_met, actor=actor),
        partial(_events, actor=actor),
        partial(_reports, actor=actor),
        partial(_spellings, actor=actor),
    )


# ------------------------------------------------------------ who it is


def _facts(lookup: Lookup, actor: ActorRow) -> Section:
    here, latest = ToSentence("actor", actor.id), latest_sentence(lookup, "actor", actor.id)
    entries = [fact("name", actor.kind, [(shown(actor.name), "strong"), *marked(actor)], here, latest)]
    if actor.role:
        entries.append(fact("office", "office", [(shown(actor.role), "")], here, latest))
    if actor.party is not None:
        side = lookup.side_of(actor.id)
        entries.append(
            fact("side", "side", [(shown(actor.party), "")], ToEntry("actor", side) if side is not None else None)
        )
    return Section("", tuple(entries))


def _named(lookup: Lookup, actor: ActorRow, today: date) -> Section:
    """How often reports name it, month by month."""
    months = lookup.reports_by_month(actor.id)
    here, latest = ToSentence("actor", actor.id), latest_sentence(lookup, "actor", actor.id)
    entry = Entry("named", partial(by_month, months, today), here, latest)
    return Section("", (entry,) if months else ())


def _offices(lookup: Lookup, actor: ActorRow) -> Section:
    rows = lookup.offices(actor.id, FEW * 2)
    entries = tuple(
        Entry(
            f"office {row.office}", partial(_office, row), ToSentence("actor", actor.id, row.report.id),
            Sentence(row.quote, row.report),
        )
        for row in rows
    )  # fmt: skip
    return Section(f"Offices ({len(rows)})", entries)


def _office(row: OfficeRow, width: int) -> list[Line]:
    last = f"last {short_day(row.last)}, " if row.last != row.first else ""
    told = f"{last}{count_words(row.reports, 'report')}"
    return columns(width, ((short_day(row.first), "dim", LABEL_OF_DAY),), (shown(row.office), ""), ((told, "dim"),))


def _people(lookup: Lookup, actor: ActorRow) -> Section:
    """Those who act for it, whom most reports name first."""
    number = lookup.count_people(actor.id)
    people = lookup.people(actor.id, FEW)
    entries = [
        Entry(
            f"person {row.id}", partial(_person, row), ToEntry("actor", row.id),
            latest_sentence(lookup, "actor", row.id),
        )
        for row in people
    ]  # fmt: skip
    target = ToList("actors", actor.id, actor.name)
    return Section(_title("People", number), (*entries, *_all(number, len(entries), "people", target)))


def _person(row: ActorRow, width: int) -> list[Line]:
    told = count_words(row.reports, "report")
    left = ((shown(row.name), "", min(34, width // 2)),)
    return columns(width, left, (shown(row.role), "dim"), ((told, "dim"),))


# ------------------------------------------------------------ proposals


def _made(lookup: Lookup, actor: ActorRow, today: date) -> Section:
    number, rows = lookup.count_made(actor.id, "by"), lookup.made(actor.id, "by", FEW)
    entries = [
        Entry(
            f"made {row.id}", partial(_proposal, row, None, today), ToEntry("proposal", row.id),
            latest_sentence(lookup, "proposal", row.id),
        )
        for row in rows
    ]  # fmt: skip
    return Section(_title("Has proposed", number), (*entries, *_all_proposals(actor, number, len(rows))))


def _received(lookup: Lookup, actor: ActorRow, today: date) -> Section:
    """What was proposed to it, and what it answered."""
    number, rows = lookup.count_made(actor.id, "to"), lookup.made(actor.id, "to", FEW)
    replies = lookup.last_replies(actor.id, rows)
    entries = []
    for row in rows:
        reply = replies.get(row.id)
        sentence = Sentence(reply.quote, reply.report) if reply else latest_sentence(lookup, "proposal", row.id)
        draw = partial(_proposal, row, reply, today)
        entries.append(Entry(f"received {row.id}", draw, ToEntry("proposal", row.id), sentence))
    return Section(_title("Was asked", number), (*entries, *_all_proposals(actor, number, len(rows))))


def _proposal(row: ProposalRow, reply: ReplyRow | None, today: date, width: int) -> list[Line]:
    """A proposal in a line; with the answer that the actor gave, where that is what is asked."""
    role = STATUS_ROLES.get(row.status, "dim")
    day = day_words(row.date) if row.date else "no day named"
    answered = f"{response_words(reply.response)}, {short_day(reply.said or reply.report.published)}" if reply else ""
    left = ((day, "dim", DAY_WIDTH + 1), (f"{PROPOSAL_MARKS.get(row.status, '·')} ", role, 2))
    what, _ = title(shown(row.what), row.kind)
    return columns(width, left, (what, ""), ((answered or standing_words(row, today), role),))


def _all_proposals(actor: ActorRow, number: int, here: int) -> Iterator[Entry]:
    return _all(number, here, "proposals", ToList("proposals", actor.id, actor.name))


# ------------------------------------------------------------ meetings, events, reports


def _met(lookup: Lookup, actor: ActorRow) -> Section:
    """Whom it met most often."""
    rows, number = lookup.met(actor.id, FEW * 2)
    entries = [
        Entry(
            f"met {row.actor}", partial(_meeting, row), ToEntry("actor", row.actor),
            latest_sentence(lookup, "event", row.event),
        )
        for row in rows
    ]  # fmt: skip
    if number > len(rows):
        more = f"{count_words(number - len(rows), 'other')}, in all its events"
        entries.append(_more(more, ToList("timeline", actor.id, actor.name)))
    return Section(_title("Has met", number), tuple(entries))


def _meeting(row: MetRow, width: int) -> list[Line]:
    place = f", {shown(row.place)}" if row.place else ""
    last = f"{day_words(row.date)}{place}" if row.date else f"reported {short_day(row.sort_day)}{place}"
    times = "once" if row.times == 1 else count_words(row.times, "time")
    left = ((shown(row.name), "", min(34, width // 3)), (times, "dim", 12))
    return columns(width, left, (f"{'' if row.times == 1 else 'last '}{last}", "dim"))


def _events(lookup: Lookup, actor: ActorRow) -> Section:
    number, rows = lookup.count_took_part(actor.id), lookup.took_part(actor.id, FEW)
    entries = []
    for row in rows:
        sentence = latest_sentence(lookup, "event", row.id)
        entries.append(Entry(f"event {row.id}", partial(_event, row), ToSentence("event", row.id), sentence))
    return Section(
        _title("Events", number),
        (*entries, *_all(number, len(rows), "events", ToList("timeline", actor.id, actor.name))),
    )


def _event(row: EventRow, width: int) -> list[Line]:
    role = {"scheduled": "coming", "proposed": "coming", "cancelled": "off"}.get(row.status, "")
    left = (
        (day_words(row.date), "dim", DAY_WIDTH + 1), (f"{EVENT_MARKS.get(row.status, '·')} ", role, 2),
        (row.kind, role, 11),
    )  # fmt: skip
    return columns(width, left, (shown(row.what), ""), ((row.status, "dim"),) if row.status != "held" else ())


def _reports(lookup: Lookup, actor: ActorRow) -> Section:
    number, rows = lookup.count_naming(actor.id), lookup.naming(actor.id, FEW)
    entries = [
        Entry(
            f"report {row.report.id}",
            partial(
                columns, left=((short_day(row.report.published), "dim", LABEL_OF_DAY),),
                fill=(report_title(row.report), ""), right=((shown(row.report.publisher), "dim"),),
            ),
            ToSentence("actor", actor.id, row.report.id), Sentence(row.quote, row.report),
        )
        for row in rows
    ]  # fmt: skip
    return Section(
        _title("Reports", number), (*entries, *_all(number, len(rows), "reports", ToSentence("actor", actor.id)))
    )


def _spellings(lookup: Lookup, actor: ActorRow) -> Section:
    """All names, and in how many reports each stands."""
    rows, number = lookup.spellings(actor.id, MOST_NAMES), lookup.count_spellings(actor.id)
    words = ", ".join(f"{shown(row.name)} ({row.reports})" for row in rows)
    here, latest = ToSentence("actor", actor.id), latest_sentence(lookup, "actor", actor.id)
    entry = Entry("names", lambda width: [[(line, "")] for line in folded_text(words, width)], here, latest)
    return Section(_title("Names", number), (entry,) if rows else ())


# ------------------------------------------------------------ what they share


def _title(name: str, number: int) -> str:
    return f"{name} ({number:,})".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _all(number: int, here: int, what: str, target: Target) -> Iterator[Entry]:
    """The line that leads to all of a section, where there is more than is shown."""
    if number > here:
        yield _more(f"all {count_words(number, what, what)}", target)


def _more(words: str, target: Target) -> Entry:
    return Entry(f"more {target}", lambda width: [[(fit(f"… {words}", width), "dim")]], target)
