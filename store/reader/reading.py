"""What one report says: the dataclasses that the reader fills and the ledger takes in.

Every fact has the span of the sentence that it rests on: `start` and `end` are character offsets into the text of the
report, and `quote == text[start:end]`. Days are strings in ISO form, to the precision that the text supports:
`2025-05-16`, `2025-05`, `2025`, an ISO week `2025-W21`, a quarter `2025-Q3`, or a span
`2025-05-10/2025-05-11`, as which a season is given too. `None` stands for a day, a place or a side that the report does
not give.

The kinds of events follow PLOVER, answers follow iTIP (RFC 5546) and Quill, as laid down with the gold stories.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ActorKind = Literal["person", "state", "organization"]
EventKind = Literal[
    "talks", "contact", "proposal", "response", "agreement", "demand", "suspension", "action", "deadline"
]
EventStatus = Literal["held", "scheduled", "proposed", "cancelled"]
ProposalKind = Literal["meeting", "terms", "document"]
ProposalStatus = Literal["pending", "accepted", "rejected", "withdrawn", "superseded", "lapsed"]
Response = Literal["accepts", "rejects", "counters", "considers", "conditions"]


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression and the day, week, month or year that it stands for. `text` is the report's own words."""

    text: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a report names an actor: the words, and where they stand."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Actor:
    """One real actor of a report. `name` is the fullest form in the report, without title; `also` every other one.

    `party` names the side that a person or organization speaks or acts for: the `name` of another actor of the same
    reading. `start`, `end` and `quote` give the sentence that first names the actor.
    """

    name: str
    kind: ActorKind
    also: tuple[str, ...]
    party: str | None
    role: str | None
    mentions: tuple[Mention, ...]
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, is to happen, or was called off. `date` is the day on which it happens.

    `actors` are names from the reading's actors: those who take part, person and side. `what` is one line for the
    timeline; `said_by` the actor who says so, where the report gives one.
    """

    what: str
    kind: EventKind
    status: EventStatus
    date: str | None
    actors: tuple[str, ...]
    place: str | None
    said_by: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What an addressee makes of a proposal. `said` is the day on which it was given."""

    response: Response
    by: tuple[str, ...]
    said: str | None
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something put forward. `date` and `place` are those proposed; `made` is the day on which it was put forward.

    `by` holds every actor that may rightly be shown as the proposer (person, and side); `to` the addressees.
    `status` is as of this report.
    """

    what: str
    kind: ProposalKind
    by: tuple[str, ...]
    to: tuple[str, ...]
    date: str | None
    place: str | None
    made: str | None
    status: ProposalStatus
    answers: tuple[Answer, ...]
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Account:
    """One side's account of a disputed matter."""

    side: str
    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two accounts of the same matter, side by side."""

    about: str
    accounts: tuple[Account, Account]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one report says by itself."""

    dates: tuple[Date, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    proposals: tuple[Proposal, ...]
    disputes: tuple[Dispute, ...]
