"""Reports and readings for tests, built from what matters to the test."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store.document import Document, PublishedBy
from store.reader.reading import (
    Account,
    Actor,
    ActorKind,
    Answer,
    Date,
    Dispute,
    Event,
    EventKind,
    EventStatus,
    Mention,
    Proposal,
    ProposalKind,
    ProposalStatus,
    Reading,
    Response,
)


def report(
    text: str,
    day: str = "2031-03-04",
    path: Path | None = None,
    by: PublishedBy = "file name",
    title: str | None = None,
) -> Document:
    """A report of that day; from `path` where one is given."""
    name = path.name if path else f"{day}-report.txt"
    return Document(name, text, date.fromisoformat(day), by, title=title, path=str(path) if path else None)


def actor(
    name: str,
    kind: ActorKind = "state",
    *also: str,
    party: str | None = None,
    role: str | None = None,
    quote: str = "",
) -> Actor:
    """An actor named in a sentence of its own, unless a quote is given."""
    quote = quote or f"{name} is named."
    return Actor(name, kind, also, party, role, (Mention(name, 0, len(name)),), quote, 0, len(quote))


def event(
    what: str,
    kind: EventKind = "talks",
    day: str | None = None,
    *actors: str,
    status: EventStatus = "held",
    place: str | None = None,
) -> Event:
    """An event whose sentence is what happened."""
    return Event(what, kind, status, day, actors, place, None, what, 0, len(what))


def answer(response: Response, *by: str, said: str | None = None) -> Answer:
    """An answer; its sentence names who gives it."""
    quote = f"{' and '.join(by)} {response}."
    return Answer(response, by, said, quote, 0, len(quote))


def proposal(
    what: str,
    by: tuple[str, ...],
    to: tuple[str, ...] = (),
    *answers: Answer,
    kind: ProposalKind = "meeting",
    day: str | None = None,
    place: str | None = None,
    status: ProposalStatus = "pending",
) -> Proposal:
    """A proposal whose sentence is what is proposed."""
    return Proposal(what, kind, by, to, day, place, None, status, answers, what, 0, len(what))


def dispute(about: str, one: str, other: str) -> Dispute:
    """Two sides' accounts, each a sentence that names its side."""
    first, second = f"{one} says so.", f"{other} says not."
    return Dispute(about, (Account(one, first, 0, len(first)), Account(other, second, 0, len(second))))


def reading(*facts: Actor | Event | Proposal | Dispute | Date) -> Reading:
    """A reading of these facts, each kind in the order given."""
    return Reading(
        tuple(f for f in facts if isinstance(f, Date)),
        tuple(f for f in facts if isinstance(f, Actor)),
        tuple(f for f in facts if isinstance(f, Event)),
        tuple(f for f in facts if isinstance(f, Proposal)),
        tuple(f for f in facts if isinstance(f, Dispute)),
    )
