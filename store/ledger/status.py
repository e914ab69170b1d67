"""What has become of a proposal: the one place with the rules. Pure: it sees what was told, neither store nor clock.

In the order in which they are asked:

1. What the last report that settles it says (accepted, rejected, withdrawn, superseded, lapsed), unless a later one
   brings answers that settle it otherwise:
2. What its addressees answer, over all reports: all of them accept, all of them reject, or somebody makes an offer in
   return. One answer an addressee, the latest; that somebody is considering takes no answer back. One of two who
   accepts has not made it accepted, unless a report says so.
3. A changed version: that the same side has since offered other terms to the same addressee (`store.ledger.versions`).
   Of the same measure, they take the place of what was refused as well.
4. For a meeting: that it was held (`store.ledger.meetings`).
5. For terms: that the sides have come to terms since (`store.ledger.agreements`). What was agreed on is accepted; what
   was still open beside it is open no more.
6. Its day: where that lies before the day of the negotiation's latest report, and no addressee has answered, it has
   lapsed. The day on the wall has no part in it. A day that had passed when the first report told of the proposal is no
   deadline: what is paid from July on may be offered in August.

Else it is pending.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from store.reader.reading import ProposalStatus, Response

Why = Literal["answer", "counter", "report", "day", "event", "version", "open"]
"""What a status rests on, as `store.schema.states` has it."""

_SAYS: dict[str, Response] = {"accepted": "accepts", "rejected": "rejects", "superseded": "counters"}
"""The answer that goes with a status."""

_FINAL: frozenset[Response] = frozenset(("accepts", "rejects", "counters"))
"""The answers that settle the matter for whoever gives them."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that a report tells: its id, and the sides that give it (ids of actors)."""

    id: int
    response: Response
    by: frozenset[int]


@dataclass(frozen=True, slots=True)
class Told:
    """What one report says of a proposal: the report's id, the status as of that report, answers in their order."""

    report: int
    status: ProposalStatus = "pending"
    answers: tuple[Answered, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A status, and what it rests on: an answer's id, a report's, an event's, or a later proposal's."""

    status: ProposalStatus = "pending"
    why: Why = "open"
    answer: int | None = None
    report: int | None = None
    event: int | None = None
    later: int | None = None


@dataclass(slots=True)
class _Answers:
    """The latest answer of each side. Where the addressees are known, only theirs count."""

    addressees: frozenset[int]
    last: dict[int, tuple[Answered, int]] = field(default_factory=dict)

    def hear(self, told: Told) -> bool:
        """Take in what a report tells; True where it brings a final answer."""
        final = False
        for answer in told.answers:
            for side in sorted(answer.by & self.addressees if self.addressees else answer.by):
                known = self.last.pop(side, None)
                if known is None or answer.response in _FINAL or known[0].response not in _FINAL:
                    known = answer, told.report
                self.last[side] = known  # the latest stands last
                final = final or answer.response in _FINAL
        return final

    def agreed(self) -> Verdict | None:
        """What they come to together."""
        given = list(self.last.values())
        offered = [each for each in given if each[0].response == "counters"]
        if offered:
            answer, report = offered[-1]
            return Verdict("superseded", "counter", answer.id, report)
        if given and all(side in self.last for side in self.addressees):
            answer, report = given[-1]
            responses = {each.response for each, _ in given}
            if responses == {"accepts"}:
                return Verdict("accepted", "answer", answer.id, report)
            if responses == {"rejects"}:
                return Verdict("rejected", "answer", answer.id, report)
        return None

    def any(self) -> bool:
        return any(answer.response in _FINAL for answer, _ in self.last.values())


def verdict(
    told: Sequence[Told],
    addressees: Iterable[int],
    *,
    last_day: str | None,
    latest: tuple[str, int],
    first_told: str = "",
    held: int | None = None,
    later: int | None = None,
    improved: bool = False,
    agreement: int | None = None,
    agreed: bool = False,
) -> Verdict:
    """The status of a proposal from what reports tell of it, in order of publication.

    `addressees` are sides, as in the answers (ids of actors); `last_day` is the last day (ISO) that the proposed day
    may stand for; `latest` the day and the id of the negotiation's latest report, `first_told` the day of the first
    that tells of the proposal; `held` the event that is the meeting proposed, where a report tells that it was held;
    `later` the proposal that is a changed version of it, `improved` whether that is of the same measure; `agreement`
    the event in which the sides came to terms since, `agreed` whether it was on this proposal.

    >>> verdict([Told(1)], [7], last_day="2025-06-02", latest=("2025-06-02", 1)).status
    'pending'
    >>> verdict([Told(1)], [7], last_day="2025-06-02", latest=("2025-06-03", 2)).status
    'lapsed'
    """
    answers = _Answers(frozenset(addressees))
    settled: Verdict | None = None
    for each in told:
        final = answers.hear(each)
        if each.status != "pending":
            settled = _as_told(each, answers)
        elif final:
            settled = answers.agreed() or settled
    if later is not None and (settled is None or (improved and settled.status == "rejected")):
        return Verdict("superseded", "version", later=later)
    if settled is not None:
        return settled
    if held is not None:
        return Verdict("accepted", "event", event=held)
    if agreement is not None:
        return Verdict("accepted" if agreed else "superseded", "event", event=agreement)
    day, report = latest
    if last_day is not None and first_told <= last_day < day and not answers.any():
        return Verdict("lapsed", "day", report=report)
    return Verdict()


def _as_told(told: Told, answers: _Answers) -> Verdict:
    """What the report says, and the answer that it rests on where there is one: of the same report, else an earlier."""
    wanted = _SAYS.get(told.status)
    same = [answer.id for answer in told.answers if answer.response == wanted]
    earlier = [answer.id for answer, _ in answers.last.values() if answer.response == wanted]
    answer = next(iter((*reversed(same), *reversed(earlier))), None)
    if answer is None:
        return Verdict(told.status, "report", report=told.report)
    return Verdict(told.status, "counter" if wanted == "counters" else "answer", answer, told.report)
