"""What the store answers with: rows in the field's words, that do not change.

Named tuples: to make one of eight fields takes a sixth of the instructions that a frozen dataclass takes, and each
start of the dashboard makes all of them. Where they are made there is no `from __future__ import annotations`: with it
the types of the fields are strings, and it takes twice as long.
"""

from typing import Literal, NamedTuple

FactKind = Literal["event", "proposal", "actor", "answer", "dispute"]
Checked = Literal["corrected", "confirmed"]
"""What a person has done to a fact; None for one that stands as it was read."""

FoundKind = Literal["actor", "proposal", "event", "document"]
"""What a look-up finds that has sentences of its own."""

LookUpKind = Literal[FoundKind, "place"]


class EventRow(NamedTuple):
    """An event of the timeline. `date` as the reader gives it; `sort_day` is where it stands (ISO day); `negotiation`
    is the name of the one that it belongs to, "" where that has none."""

    id: int
    what: str
    kind: str
    status: str
    date: str | None
    place: str | None
    actors: tuple[str, ...]
    reports: int
    sort_day: str
    checked: Checked | None = None
    negotiation: str = ""


class AnswerRow(NamedTuple):
    """An answer to a proposal, with the report that tells it."""

    response: str
    by: tuple[str, ...]
    said: str | None
    reported: str
    quote: str


class ProposalRow(NamedTuple):
    """A proposal, its status, and its answers in the order in which they were reported.

    `why` says in a word what the status rests on (`store.lookup.explanations` has more of it), `counters` is the id of
    the proposal that it answers with an offer in return. `told` is the day of the first report that tells of it,
    `followed` whether somebody follows it.
    """

    id: int
    what: str
    kind: str
    status: str
    date: str | None
    place: str | None
    made: str | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    answers: tuple[AnswerRow, ...]
    reports: int
    why: str = "open"
    counters: int | None = None
    checked: Checked | None = None
    negotiation: str = ""
    told: str | None = None
    followed: bool = False


class ActorRow(NamedTuple):
    """An actor: `also` holds every other spelling, `side` the party's name (its own, for one that has none)."""

    id: int
    name: str
    kind: str
    party: str | None
    role: str | None
    side: str
    also: tuple[str, ...]
    reports: int
    last_reported: str | None
    checked: Checked | None = None
    followed: bool = False


class DateRow(NamedTuple):
    """A date that a report names: the words, the value, and the report."""

    id: int
    text: str
    value: str
    document: int
    name: str
    published: str
    start: int
    end: int


class DocumentRow(NamedTuple):
    """A report, without its text. `negotiation` is the name of the one that it belongs to, "" where that has none."""

    id: int
    name: str
    title: str | None
    publisher: str | None
    address: str | None
    published: str
    published_by: str
    words: int
    negotiation: str = ""


class Source(NamedTuple):
    """A sentence that a fact rests on: `text[start:end] == quote` in the report `document`."""

    document: DocumentRow
    start: int
    end: int
    quote: str


class AccountRow(NamedTuple):
    """One side's account of a disputed matter, with its sentence."""

    side: str
    source: Source


class DisputeRow(NamedTuple):
    """Two accounts of the same matter."""

    id: int
    about: str
    accounts: tuple[AccountRow, ...]


class VenueRow(NamedTuple):
    """A place, as reports write it, with how many events and proposals there are there; None for a day in the past."""

    id: int
    name: str
    events: int | None
    proposals: int | None


class Found(NamedTuple):
    """Something that a look-up found: `detail` tells it from its like. An actor comes with its row."""

    kind: LookUpKind
    id: int
    title: str
    detail: str
    actor: ActorRow | None = None


class NegotiationRow(NamedTuple):
    """A negotiation: its name ("" where it has none), how much there is, and the day of its latest report."""

    id: int
    name: str
    reports: int
    pending: int
    latest: str | None


class Counts(NamedTuple):
    """How much the store holds."""

    documents: int
    actors: int
    events: int
    pending: int
    proposals: int
    disputes: int
    latest: str | None
