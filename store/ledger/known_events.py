"""Which known event a report tells again: of its kind, by day, place, those who take part, and wording.

A later report tells an event in words of its own, with a day that is more or less exact, or with the one to which it
was moved. So what speaks for and against is weighed together, and the likeliest known one is taken where that is
enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from sqlite_utils import Database

from store.days import span_of
from store.ledger import nearby
from store.ledger.rows import Row, overlap


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for and against. By logistic regression on the 1 807 pairs of an event and an earlier one of its
    kind, with somebody in common, in the stories for learning, of which 118 are one: of these 86 are found at
    `enough`, and 18 others taken for one, each story weighed by what the others teach. Marked with * are those of
    which the stories have no example, or too few: careful guesses."""

    same_day: float = 3.3
    within: float = 1.2
    """One day lies within the other: 16 May within May."""
    overlapping: float = 0.6  # *
    no_days: float = -2.2
    one_day: float = -2.35
    """Only one of them has a day; `yet_to_come` where it was first told of as such."""
    yet_to_come: float = 0.6
    moved: float = -2.9
    """Another day than that for which it was scheduled or proposed: a little one, or one to which it was moved."""
    a_little: float = 2.3
    moved_there: float = 3.0  # *
    no_longer_held: float = -1.0
    """It was held, and now is yet to be."""
    same_place: float = 2.0
    other_place: float = -6.0  # * (-0.4 by the stories; but meetings in two places are two)
    in_common: float = -2.0
    two_in_common: float = 0.8
    share_in_common: float = 2.5
    other_sides: float = -1.5  # * (each has a side that the other has not: who met A is not who met B)
    nobody: float = -1.5  # * (no event of the stories is without actors)
    each_word: float = 0.27
    """For each content word in common, up to six."""
    share_of_words: float = 2.1
    same_figure: float = 0.7
    put_forward: float = 0.7
    """A proposal, a response or a demand on the same day."""
    enough: float = 1.4


WEIGHTS = Weights()

A_LITTLE = 3
"""Days by which talks begin late without anybody saying that they were moved."""

_MOVED = re.compile(
    r"\b(?:mov(?:ed|ing)|postpon\w+|reschedul\w+|delay\w+|put (?:off|back)|push(?:ed)? back|brought forward|shift\w+"
    r"|advanc(?:ed|ing) to|new date|instead of|rather than|later than planned|originally|first set)\b",
    re.IGNORECASE,
)
_AHEAD = ("scheduled", "proposed")


@dataclass(frozen=True, slots=True)
class _Telling:
    """One telling of an event."""

    day: str | None
    span: tuple[date, date] | None
    place: str | None
    status: str
    words: frozenset[str]
    figures: frozenset[str]
    moved: bool


@dataclass(frozen=True, slots=True)
class _Who:
    """Actors, and the sides that they are of."""

    actors: frozenset[int]
    sides: frozenset[int]


def known_event(db: Database, told: Row, taken: set[int]) -> int | None:
    """The event already known that a report tells again; the likeliest, of equals the one that was told first."""
    who = _who(db, "event_report", told["id"])
    candidates = [each for each in nearby.events(db, told, who.actors) if each not in taken]
    tellings = nearby.tellings(db, "event", candidates, told["document_id"])
    this = _telling(told, nearby.names(db, told["document_id"]))
    best: tuple[float, int] | None = None
    for event_id, known in tellings.items():
        points = _likeness(
            this, who, str(told["kind"]), [_telling(each, frozenset()) for each in known], _who(db, "event", event_id)
        )
        if points >= WEIGHTS.enough and (best is None or points > best[0]):
            best = points, event_id
    return best[1] if best else None


def _telling(told: Row, names: frozenset[str]) -> _Telling:
    text = f"{told['what']} {told['quote']}"
    day = str(told["date"]) if told["date"] else None
    words = nearby.words(text) - names
    return _Telling(
        day, span_of(day), str(told["place"]) if told["place"] else None, str(told["status"]), words,
        nearby.figures(text), _moved(text),
    )  # fmt: skip


@lru_cache(maxsize=10_000)
def _moved(text: str) -> bool:
    """Whether a text says that something was moved to another day."""
    return bool(_MOVED.search(text))


def _who(db: Database, table: str, row_id: object) -> _Who:
    """Who takes part in an event, or in a telling of one."""
    link = "event_actor link on link.actor_id = actor.id and event_id = ?"
    if table == "event_report":
        link = (
            "actor_report on actor_report.actor_id = actor.id"
            " join event_report_actor link on link.actor_report_id = actor_report.id and event_report_id = ?"
        )
    found = db.execute(f"select actor.id, coalesce(party_id, actor.id) from actor join {link}", [row_id]).fetchall()
    return _Who(frozenset(actor_id for actor_id, _ in found), frozenset(side for _, side in found))


def _likeness(told: _Telling, who: _Who, kind: str, known: list[_Telling], known_who: _Who) -> float:
    """How likely it is that a telling is of a known event of its kind; far below what is enough where it cannot be."""
    w = WEIGHTS
    last = known[-1]
    points = max(_day(told, each, last, kind) for each in known)
    places = [each.place for each in known if each.place]
    if told.place and places:
        points += w.same_place if any(overlap(told.place, place) for place in places) else w.other_place
    shared = len(who.actors & known_who.actors)
    if who.actors and known_who.actors and not shared:
        return -10.0
    if shared:
        points += w.in_common + w.share_in_common * shared / len(who.actors | known_who.actors)
        points += w.two_in_common * (shared > 1)
        points += w.other_sides * bool(who.sides - known_who.sides and known_who.sides - who.sides)
    else:
        points += w.nobody
    points += min(max(len(told.words & each.words) for each in known), 6) * w.each_word
    points += max(nearby.share(told.words, each.words) for each in known) * w.share_of_words
    points += w.same_figure * any(told.figures & each.figures for each in known)
    return points + w.no_longer_held * (last.status == "held" and told.status != "held")


def _day(told: _Telling, known: _Telling, last: _Telling, kind: str) -> float:
    """What the days of two tellings say; `last` is the last telling of the known event."""
    w = WEIGHTS
    ahead = last.status in _AHEAD
    if told.day == known.day:
        if told.day is None:
            return w.no_days
        return w.same_day + w.put_forward * (kind in ("proposal", "response", "demand"))
    if told.span is None or known.span is None:
        return w.one_day + w.yet_to_come * ahead
    (first, end), (known_first, known_end) = told.span, known.span
    if (first <= known_first and known_end <= end) or (known_first <= first and end <= known_end):
        return w.within
    if first <= known_end and known_first <= end:
        return w.overlapping
    apart = max((first - known_end).days, (known_first - end).days)
    if not ahead or apart > nearby.AROUND.days:
        return -10.0
    if told.moved:
        return w.moved + w.moved_there
    return w.moved + w.a_little if apart <= A_LITTLE else -10.0
