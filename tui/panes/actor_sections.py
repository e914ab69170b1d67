"""An opened actor: its offices, its people, what it proposed and answered, whom it met, and how reports call it.

Each section is asked for by itself, so that what takes longest of an actor that is everywhere comes last. Of what may
be long there are the latest few, and a line that leads to all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Literal

from store.lookup import ActorRow, EventRow, Lookup, MetRow, OfficeRow, ProposalRow, ReplyRow
from tui.panes.columns import columns, folded_text
from tui.panes.entries import Entry, Section, Sentence, Target, ToEntry, ToList, ToSentence
from tui.panes.lines import Line
from tui.panes.proposal_sections import LABEL_OF_DAY, STATUS_ROLES, fact, latest_sentence, marked
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


@dataclass(frozen=True, slots=True)
class Of:
    """Of whom one asks: an actor, on which day that is today, and in which negotiation (an id; None: in all)."""

    actor: ActorRow
    today: date
    negotiation: int | None = None

    @property
    def here(self) -> tuple[int, int | None]:
        """The ids of both."""
        return self.actor.id, self.negotiation

    def all_in(self, pane: Literal["timeline", "proposals", "actors"]) -> ToList:
        """The way to the whole list."""
        return ToList(pane, self.actor.id, self.actor.name)


def actor_chapters(of: Of) -> tuple[Chapter, ...]:
    """Questions for what is known of an actor, each for a section: in this order they are shown. They run in a thread,
    and raise StoreError."""
    questions = (_facts, _named, _offices, _people, _made, _received, _met, _events, _reports, _spellings)
    return tuple(partial(question, of=of) for question in questions)


# ------------------------------------------------------------ who it is


def _facts(lookup: Lookup, of: Of) -> Section:
    actor, (here, latest) = of.actor, _latest(lookup, of)
    entries = [fact("name", actor.kind, [(shown(actor.name), "strong"), *marked(actor)], here, latest)]
    if actor.role:
        entries.append(fact("office", "office", [(shown(actor.role), "")], here, latest))
    if actor.party is not None:
        side = lookup.side_of(actor.id)
        entries.append(
            fact("side", "side", [(shown(actor.party), "")], ToEntry("actor", side) if side is not None else None)
        )
    return Section("", tuple(entries))


def _latest(lookup: Lookup, of: Of, actor_id: int | None = None) -> tuple[Target, Sentence | None]:
    """The way to the latest report that names an actor, and its sentence."""
    named = actor_id or of.actor.id
    row = next(iter(lookup.naming(named, 1, of.negotiation)), None)
    return ToSentence("actor", named, row.report.id if row else None), Sentence(row.quote, row.report) if row else None


def _named(lookup: Lookup, of: Of) -> Section:
    """How often reports name it, month by month."""
    months = lookup.reports_by_month(*of.here)
    entry = Entry("named", partial(by_month, months, of.today), *_latest(lookup, of))
    return Section("", (entry,) if months else ())


def _offices(lookup: Lookup, of: Of) -> Section:
    rows = lookup.offices(of.actor.id, FEW * 2, of.negotiation)
    entries = tuple(
        Entry(
            f"office {row.office}", partial(_office, row), ToSentence("actor", of.actor.id, row.report.id),
            Sentence(row.quote, row.report),
        )
        for row in rows
    )  # fmt: skip
    return Section(f"Offices ({len(rows)})", entries)


def _office(row: OfficeRow, width: int) -> list[Line]:
    last = f"last {short_day(row.last)}, " if row.last != row.first else ""
    told = f"{last}{count_words(row.reports, 'report')}"
    return columns(width, ((short_day(row.first), "dim", LABEL_OF_DAY),), (shown(row.office), ""), ((told, "dim"),))


def _people(lookup: Lookup, of: Of) -> Section:
    """Those who act for it, whom most reports name first."""
    number = lookup.count_people(*of.here)
    people = lookup.people(of.actor.id, FEW, of.negotiation)
    entries = [
        Entry(
            f"person {row.id}", partial(_person, row), ToEntry("actor", row.id),
            _latest(lookup, of, row.id)[1],
        )
        for row in people
    ]  # fmt: skip
    return Section(_title("People", number), (*entries, *_all(number, len(entries), "people", of.all_in("actors"))))


def _person(row: ActorRow, width: int) -> list[Line]:
    told = count_words(row.reports, "report")
    left = ((shown(row.name), "", min(34, width // 2)),)
    return columns(width, left, (shown(row.role), "dim"), ((told, "dim"),))


# ------------------------------------------------------------ proposals


def _made(lookup: Lookup, of: Of) -> Section:
    number, rows = (
        lookup.count_made(of.actor.id, "by", of.negotiation),
        lookup.made(of.actor.id, "by", FEW, of.negotiation),
    )
    entries = [
        Entry(
            f"made {row.id}", partial(_proposal, row, None, of.today), ToEntry("proposal", row.id),
            latest_sentence(lookup, "proposal", row.id),
        )
        for row in rows
    ]  # fmt: skip
    return Section(
        _title("Has proposed", number), (*entries, *_all(number, len(rows), "proposals", of.all_in("proposals")))
    )


def _received(lookup: Lookup, of: Of) -> Section:
    """What was proposed to it, and what it answered."""
    number, rows = (
        lookup.count_made(of.actor.id, "to", of.negotiation),
        lookup.made(of.actor.id, "to", FEW, of.negotiation),
    )
    replies = lookup.last_replies(of.actor.id, rows)
    entries = []
    for row in rows:
        reply = replies.get(row.id)
        sentence = Sentence(reply.quote, reply.report) if reply else latest_sentence(lookup, "proposal", row.id)
        draw = partial(_proposal, row, reply, of.today)
        entries.append(Entry(f"received {row.id}", draw, ToEntry("proposal", row.id), sentence))
    return Section(
        _title("Was asked", number), (*entries, *_all(number, len(rows), "proposals", of.all_in("proposals")))
    )


def _proposal(row: ProposalRow, reply: ReplyRow | None, today: date, width: int) -> list[Line]:
    """A proposal in a line; with the answer that the actor gave, where that is what is asked."""
    role = STATUS_ROLES.get(row.status, "dim")
    day = day_words(row.date) if row.date else "no day named"
    answered = f"{response_words(reply.response)}, {short_day(reply.said or reply.report.published)}" if reply else ""
    left = ((day, "dim", DAY_WIDTH + 1), (f"{PROPOSAL_MARKS.get(row.status, '·')} ", role, 2))
    what, _ = title(shown(row.what), row.kind)
    return columns(width, left, (what, ""), ((answered or standing_words(row, today), role),))


# ------------------------------------------------------------ meetings, events, reports


def _met(lookup: Lookup, of: Of) -> Section:
    """Whom it met most often."""
    rows, number = lookup.met(of.actor.id, FEW * 2, of.negotiation)
    entries = [
        Entry(
            f"met {row.actor}", partial(_meeting, row), ToEntry("actor", row.actor),
            latest_sentence(lookup, "event", row.event),
        )
        for row in rows
    ]  # fmt: skip
    if number > len(rows):
        more = f"{count_words(number - len(rows), 'other')}, in all its events"
        entries.append(_more(more, of.all_in("timeline")))
    return Section(_title("Has met", number), tuple(entries))


def _meeting(row: MetRow, width: int) -> list[Line]:
    place = f", {shown(row.place)}" if row.place else ""
    last = f"{day_words(row.date)}{place}" if row.date else f"reported {short_day(row.sort_day)}{place}"
    times = "once" if row.times == 1 else count_words(row.times, "time")
    left = ((shown(row.name), "", min(34, width // 3)), (times, "dim", 12))
    return columns(width, left, (f"{'' if row.times == 1 else 'last '}{last}", "dim"))


def _events(lookup: Lookup, of: Of) -> Section:
    number, rows = lookup.count_took_part(*of.here), lookup.took_part(of.actor.id, FEW, of.negotiation)
    entries = []
    for row in rows:
        sentence = latest_sentence(lookup, "event", row.id)
        entries.append(Entry(f"event {row.id}", partial(_event, row), ToSentence("event", row.id), sentence))
    return Section(
        _title("Events", number),
        (*entries, *_all(number, len(rows), "events", of.all_in("timeline"))),
    )


def _event(row: EventRow, width: int) -> list[Line]:
    role = {"scheduled": "coming", "proposed": "coming", "cancelled": "off"}.get(row.status, "")
    left = (
        (day_words(row.date), "dim", DAY_WIDTH + 1), (f"{EVENT_MARKS.get(row.status, '·')} ", role, 2),
        (row.kind, role, 11),
    )  # fmt: skip
    return columns(width, left, (shown(row.what), ""), ((row.status, "dim"),) if row.status != "held" else ())


def _reports(lookup: Lookup, of: Of) -> Section:
    number, rows = lookup.count_naming(*of.here), lookup.naming(of.actor.id, FEW, of.negotiation)
    entries = [
        Entry(
            f"report {row.report.id}",
            partial(
                columns, left=((short_day(row.report.published), "dim", LABEL_OF_DAY),),
                fill=(report_title(row.report), ""), right=((shown(row.report.publisher), "dim"),),
            ),
            ToSentence("actor", of.actor.id, row.report.id), Sentence(row.quote, row.report),
        )
        for row in rows
    ]  # fmt: skip
    return Section(
        _title("Reports", number), (*entries, *_all(number, len(rows), "reports", ToSentence("actor", of.actor.id)))
    )


def _spellings(lookup: Lookup, of: Of) -> Section:
    """All names, and in how many reports each stands."""
    rows = lookup.spellings(of.actor.id, MOST_NAMES, of.negotiation)
    words = ", ".join(f"{shown(row.name)} ({row.reports})" for row in rows)
    draw = partial(_folded, words)
    return Section(f"Names ({len(rows)})", (Entry("names", draw, *_latest(lookup, of)),) if rows else ())


def _folded(words: str, width: int) -> list[Line]:
    return [[(line, "")] for line in folded_text(words, width)]


# ------------------------------------------------------------ what they share


def _title(name: str, number: int) -> str:
    return f"{name} ({number:,})".replace(",", "\N{NARROW NO-BREAK SPACE}")


def _all(number: int, here: int, what: str, target: Target) -> Iterator[Entry]:
    """The line that leads to all of a section, where there is more than is shown."""
    if number > here:
        yield _more(f"all {count_words(number, what, what)}", target)


def _more(words: str, target: Target) -> Entry:
    return Entry(f"more {target}", lambda width: [[(fit(f"… {words}", width), "dim")]], target)
