"""Meetings that were proposed and came about: then nobody needs to say that the proposal was accepted.

They seldom come about just as proposed: a delegation is late, and who offers to sit down "any day" names none. So a
proposal is taken to have come about also by talks of the same people up to two weeks after its day, or two months where
both name the place; and one without a day by the next talks of the two sides within two months. A signing counts where
its place is the one proposed. With gold readings that makes 6 proposals right in six of the stories for learning, and 1
wrong.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlite_utils import Database

from store.ledger.rows import Row, overlap, rows

_LONGEST = timedelta(days=31)
"""How long a day of a meeting may be for which it is asked whether it was held: a month, but not a year."""

_LATER = timedelta(days=14)
"""How long after the day proposed it may be held."""

_THERE = timedelta(days=62)
"""How long after the day proposed it may be held where both name the place."""

_WHEREVER = timedelta(days=3)
"""How late it may begin so that it is the same meeting even where the place is called otherwise."""

_WEEK = timedelta(days=7)
"""A day that is wider may well have been begun when the proposal is told of, and hold an earlier meeting."""

_SOON = timedelta(days=62)
"""How soon a meeting is held that was proposed without a day."""

_MEETS = "('talks', 'contact', 'agreement')"
"""Kinds of event at which people meet: a signing too."""


def meetings_held(db: Database, document_id: int, published: str) -> set[int]:
    """The meetings proposed of which a report may tell that they were held."""
    dated = db.execute(
        "select distinct proposal.id from event_report join event on event.id = event_report.event_id"
        " join proposal on proposal.negotiation_id = event.negotiation_id"
        f" and proposal.sort_day between date(event.earliest, '-{(_LONGEST + _THERE).days} days')"
        " and event.latest"
        f" where event_report.document_id = ? and event.kind in {_MEETS} and event.status = 'held'"
        " and proposal.kind = 'meeting' and proposal.status in ('pending', 'lapsed') and proposal.reports > 0",
        [document_id],
    )
    undated = db.execute(
        "select distinct mine.proposal_id from event_report told join event on event.id = told.event_id"
        " join event_actor who on who.event_id = event.id join proposal_actor mine"
        " on mine.negotiation_id = event.negotiation_id and mine.actor_id = who.actor_id and mine.kind = 'meeting'"
        f" and mine.told >= date(?, '-{_SOON.days} days') join proposal on proposal.id = mine.proposal_id"
        f" where told.document_id = ? and event.kind in {_MEETS} and event.status = 'held' and mine.earliest is null"
        " and mine.part = 'by' and proposal.status in ('pending', 'lapsed') and proposal.reports > 0",
        [published, document_id],
    )
    return {row[0] for row in dated} | {row[0] for row in undated}


def held(db: Database, known: Row, parts: Mapping[str, frozenset[int]], first_told: str) -> int | None:
    """The event that is the meeting proposed, where it was held: on its day, or near to it; at its place; between those
    who were to meet. Whoever proposes a meeting of others need not be at it. `first_told` is the day of the first
    report that tells of the proposal.

    Round 10 March in Veldt, proposed by one side to the other; "they met in Veldt on 12 March" is it.
    """
    if known["kind"] != "meeting":
        return None
    if known["earliest"] is None:
        return _held_soon(db, known, parts, first_told)
    first, last = (date.fromisoformat(str(known[end])) for end in ("earliest", "latest"))
    events = rows(
        db,
        "select id, kind, place, earliest, latest from event"
        f" where kind in {_MEETS} and status = 'held' and reports > 0"
        " and negotiation_id = ? and earliest <= ? and latest >= ? and earliest >= ? and latest <= ?"
        " order by max(0, julianday(earliest) - julianday(?)), earliest, id",
        [
            known["negotiation_id"], _day(last, _THERE), known["earliest"], _day(first, -_LONGEST),
            _day(last, _THERE + _LONGEST), known["latest"],
        ],
    )  # fmt: skip
    for event in events:
        late = date.fromisoformat(str(event["earliest"])) - last
        exactly = late <= timedelta()
        if last - first > _WEEK and str(event["latest"]) < first_told:
            continue  # it had been held when this one was proposed
        if event["kind"] == "agreement" and not (known["place"] and event["place"]):
            continue
        if not exactly and (event["kind"] == "contact" or str(event["latest"]) <= first_told):
            continue
        elsewhere = known["place"] and event["place"] and not overlap(str(known["place"]), str(event["place"]))
        if elsewhere and (exactly or late > _WHEREVER):
            continue
        if late > _LATER and not (known["place"] and event["place"]):
            continue
        if _met(db, event["id"], parts, everybody=not exactly):
            return int(event["id"] or 0)
    return None


def _held_soon(db: Database, known: Row, parts: Mapping[str, frozenset[int]], first_told: str) -> int | None:
    """The next meeting of the two sides, where one was proposed without a day."""
    if not first_told or not parts["to"] - parts["by"]:
        return None
    told = date.fromisoformat(first_told)
    events = rows(
        db,
        "select event.id, event.place from event where kind = 'talks' and status = 'held' and reports > 0"
        " and negotiation_id = ? and earliest >= ? and latest <= ? order by earliest, id",
        [known["negotiation_id"], first_told, _day(told, _SOON)],
    )
    for event in events:
        if known["place"] and event["place"] and not overlap(str(known["place"]), str(event["place"])):
            continue
        if _met(db, event["id"], parts, everybody=True) and parts["by"] & _there(db, event["id"]):
            return int(event["id"] or 0)
    return None


def _met(db: Database, event_id: object, parts: Mapping[str, frozenset[int]], *, everybody: bool) -> bool:
    """Whether those were there who were to meet; with `everybody` all guests, and one of the makers unless there are
    several guests."""
    there = _there(db, event_id)
    guests = parts["to"] - parts["by"]
    if everybody and not guests <= there:
        return False
    if not guests:
        return bool(parts["by"] & there)
    return bool(guests & there and parts["by"] & there) or len(guests & there) > 1


def _there(db: Database, event_id: object) -> set[int]:
    """The sides that take part in an event."""
    return {
        row[0]
        for row in db.execute(
            "select coalesce(party_id, actor.id) from event_actor join actor on actor.id = actor_id where event_id = ?",
            [event_id],
        )
    }


def _day(day: date, by: timedelta) -> str:
    """A day so much later, as far as there are days."""
    try:
        return (day + by).isoformat()
    except OverflowError:
        return day.isoformat()
