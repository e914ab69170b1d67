"""Which known proposal a report tells again: of its proposer and kind, by day, addressee, figures and wording.

A later report seldom repeats a proposal: it says that "the offer of 30%" was turned down. So what speaks for and
against is weighed together (`Weights`), and the likeliest known one is taken where that is enough.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from sqlite_utils import Database

from store.ledger import nearby
from store.ledger.rows import Row, marks, overlap


@dataclass(frozen=True, slots=True)
class Weights:
    """What speaks for and against. By logistic regression on the 317 pairs of a proposal and an earlier one of the same
    proposer and kind in the stories for learning, of which 44 are one: of these 28 are found at `enough`, and 5 others
    taken for one, each story weighed by what the others teach (a share of words alone, as before: 19 and 14)."""

    same_day: float = 3.4
    other_day: float = -1.7
    other_place: float = -0.5
    same_figure: float = 2.0
    other_figures: float = -1.0
    each_word: float = 0.68
    """For each content word in common, up to six."""
    share_of_words: float = 3.1
    same_addressee: float = 1.6
    other_addressees: float = -2.0
    settled: float = 1.3
    """The report says what became of it."""
    known_pending: float = 0.7
    same_outcome: float = 0.8
    made_then: float = 2.2
    """It names, or was made on, the day on which the other was made: "the offer of 23 September". With it 29 of the
    44 pairs are found and 6 taken for one, instead of 24 and 7, each story weighed by what the others teach. They teach
    6.2; less does as well, and is not enough where nothing else speaks for it: much is put forward on one day."""
    looks_back: float = 1.4
    """It is told as something that was put forward before: "the earlier offer", "had proposed"."""
    only_one: float = 0.8
    """No other proposal of that proposer and kind is known."""
    enough: float = 5.4


WEIGHTS = Weights()

_LOOKS_BACK = re.compile(
    r"\b(?:earlier|previous|previously|original|originally|first offer|last offer|old|never|its own|request|offer of"
    r"|call (?:for|to)|demand|plan for|had (?:been )?(?:offered|proposed|asked|suggested|put|turned|rejected|refused"
    r"|wanted|sought|called)|that (?:it|he|she|they) (?:offered|suggested|wanted|proposed))\b",
    re.IGNORECASE,
)


_REPLACES = re.compile(r"\b(?:replac\w+|in place of)\b", re.IGNORECASE)
"""A new draft that is "replacing the one of Monday" is not that of Monday."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One telling of a proposal."""

    date: str | None
    place: str | None
    status: str
    words: frozenset[str]
    figures: frozenset[str]
    looks_back: bool
    made: str | None
    days: frozenset[str]
    """The days that it names, and that on which it was made."""


def known_proposal(db: Database, told: Row, taken: set[int]) -> int | None:
    """The proposal already known that a report tells again; the likeliest, of equals the one that was told first."""
    by, to = (_sides(db, told["id"], part) for part in ("by", "to"))
    tellings = nearby.tellings(db, "proposal", nearby.proposals(db, told, by), told["document_id"])
    addressed = _addressed(db, list(tellings))
    this = _telling(told, nearby.names(db, told["document_id"]), _days_named(db, told))
    best: tuple[float, int] | None = None
    for proposal_id, known in tellings.items():
        if proposal_id in taken:
            continue
        points = _likeness(
            this, to, [_telling(each, frozenset()) for each in known], addressed[proposal_id], only=len(tellings) == 1
        )
        if points >= WEIGHTS.enough and (best is None or points > best[0]):
            best = points, proposal_id
    return best[1] if best else None


def _addressed(db: Database, ids: list[int]) -> defaultdict[int, frozenset[int]]:
    """The sides to which proposals are made."""
    found: defaultdict[int, frozenset[int]] = defaultdict(frozenset)
    for proposal_id, side in db.execute(
        "select proposal_id, coalesce(party_id, actor.id) from proposal_actor join actor on actor.id = actor_id"
        f" where proposal_id in ({marks(ids)}) and part = 'to'",
        ids,
    ):
        found[proposal_id] |= {side}
    return found


def _telling(told: Row, names: frozenset[str], days: frozenset[str] = frozenset()) -> _Telling:
    text = f"{told['what']} {told['quote']}"
    made = str(told["made"]) if told["made"] and len(str(told["made"])) == len("2031-03-04") else None
    return _Telling(
        str(told["date"]) if told["date"] else None,
        str(told["place"]) if told["place"] else None,
        str(told["status"]),
        nearby.words(text) - names,
        nearby.figures(text),
        _looks_back(text),
        made,
        days | {made} if made else days,
    )


def _days_named(db: Database, told: Row) -> frozenset[str]:
    """The single days that the sentence of a telling names; none where it speaks of another that this one replaces."""
    if _REPLACES.search(str(told["quote"])):
        return frozenset()
    found = db.execute(
        'select value from date_mention where document_id = ? and start >= ? and "end" <= ? and earliest = latest',
        [told["document_id"], told["start"], told["end"]],
    )
    return frozenset(row[0] for row in found)


@lru_cache(maxsize=10_000)
def _looks_back(text: str) -> bool:
    """Whether a text speaks of something that was put forward before."""
    return bool(_LOOKS_BACK.search(text))


def _sides(db: Database, told_id: object, part: str) -> frozenset[int]:
    """Who proposes (or is addressed), and on whose side; of addressees only the sides."""
    found: set[int] = set()
    for actor_id, party in db.execute(
        "select actor.id, actor.party_id from proposal_report_actor link"
        " join actor_report on actor_report.id = link.actor_report_id join actor on actor.id = actor_report.actor_id"
        " where link.proposal_report_id = ? and link.part = ?",
        [told_id, part],
    ):
        if part == "by" or party is None:
            found.add(actor_id)
        if party is not None:
            found.add(party)
    return frozenset(found)


def _likeness(
    told: _Telling, to: frozenset[int], known: list[_Telling], known_to: frozenset[int], *, only: bool
) -> float:
    """How likely it is that a telling is of a known proposal of its proposer and kind."""
    w = WEIGHTS
    days = {each.date for each in known if each.date}
    places = {each.place for each in known if each.place}
    shared = max(len(told.words & each.words) for each in known)
    share = max(nearby.share(told.words, each.words) for each in known)
    last = known[-1].status
    points = min(shared, 6) * w.each_word + share * w.share_of_words
    if told.date and days:
        points += w.same_day if told.date in days else w.other_day
    if told.place and places and not any(overlap(told.place, place) for place in places):
        points += w.other_place
    if any(told.figures & each.figures for each in known):
        points += w.same_figure
    elif told.figures and all(each.figures for each in known):
        points += w.other_figures
    if any(each.made in told.days for each in known if each.made):
        points += w.made_then
    if to and known_to:
        points += w.same_addressee if to & known_to else w.other_addressees
    if told.status != "pending":
        points += w.settled + (w.same_outcome if told.status == last else 0)
    return points + w.known_pending * (last == "pending") + w.looks_back * told.looks_back + w.only_one * only
