"""Changed versions: what a side offers anew takes the place of what it offered before.

That a later offer of the same side to the same addressee is a changed version of an earlier one is seen where both name
an amount of one measure (9% and then 11% more pay), and where it was accepted: then the two have come to terms, and
what was still open is open no more. With it the story proposals of the stories for learning score 76.4 instead of 72.3
with gold readings, 50.5 instead of 47.3 with the reader's own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from store.ledger.rows import Row, marks, rows

_MOST = 50
"""Offers of a side that are looked at: the latest. More are at hand only where a name stands for many matters."""

_WITHIN = "366 days"
"""How long after it was last told of an offer is taken to be changed by another."""

_CURRENCIES = (
    "dollars? cents? euros? pounds? pence sterling yen yuan renminbi rupees? roubles? rubles? francs? kron(?:er|or|a)"
    " crowns? zloty liras? pesos? reais rand shekels? dinars? dirhams? riyals? won naira shillings?"
)
"""Names of currencies as English reports write them (ISO 4217)."""

_PERCENT = re.compile(r"\d\s?(?:%|percent\b|per\s?cent\b)", re.IGNORECASE)
_MONEY = re.compile(
    rf"[$€£¥]\s?\d|\d[\d.,]*\s?(?:(?:hundred|thousand|million|billion|trillion)\s)?(?:{'|'.join(_CURRENCIES.split())})\b",
    re.IGNORECASE,
)

Measure = Literal["percent", "money"]


@dataclass(frozen=True, slots=True)
class Version:
    """A later offer that may take the place of an earlier one: its id, and why."""

    id: int
    accepted: bool
    same_measure: bool


def measures(text: str) -> frozenset[Measure]:
    """What the amounts that a text names are measured in.

    >>> sorted(measures("9% in pay and 1,000 euros at once")), sorted(measures("3 days for 200 men"))
    (['money', 'percent'], [])
    """
    found: set[Measure] = set()
    if _PERCENT.search(text):
        found.add("percent")
    if _MONEY.search(text):
        found.add("money")
    return frozenset(found)


def changed_version(db: Database, known: Row) -> Version | None:
    """The later offer that takes the place of a proposal, the first there is; None for a meeting.

    It is told first after the last report that tells of the proposal as pending, or else the first that tells of it.
    """
    if known["kind"] == "meeting":
        return None
    told = _told(db, known["id"])
    if not told:
        return None
    since = max([str(told[0]["at"]), *(str(row["at"]) for row in told if row["status"] == "pending")])
    own = measures(_words(told))
    later = db.execute(
        "select offer.id, proposal.status = 'accepted', min(document.published || document.hash) as at from"
        " (select distinct other.proposal_id as id, other.told from proposal_actor mine join proposal_actor other"
        " on other.negotiation_id = mine.negotiation_id and other.actor_id = mine.actor_id and other.kind = mine.kind"
        " and other.told >= ? where mine.proposal_id = ? and mine.part = 'by' and other.part = 'by'"
        " and other.proposal_id != mine.proposal_id order by other.told desc, other.proposal_id limit ?) offer"
        " join proposal on proposal.id = offer.id and (proposal.status = 'accepted' or ?)"
        " join proposal_report on proposal_report.proposal_id = offer.id"
        " join document on document.id = document_id and document.laid"
        " group by offer.id having at > ? order by at, offer.told desc, offer.id",
        [since[:10], known["id"], _MOST, bool(own), since],
    ).fetchall()
    if not later:
        return None
    addressees = _addressees(db, known["id"])
    for offer, accepted, _ in later:
        others = _addressees(db, offer)
        if addressees and others and not addressees & others:
            continue
        same_measure = bool(own and own & measures(_words(_told(db, offer))))
        if accepted or same_measure:
            return Version(offer, bool(accepted), same_measure)
    return None


def earlier_versions(db: Database, told: set[int], day: str) -> list[int]:
    """The proposals of which one that a report of this day tells may be a changed version; not yet settled but by a
    refusal."""
    wanted = sorted(told)
    found = db.execute(
        "select distinct mine.proposal_id from proposal_actor other join proposal_actor mine"
        " on mine.negotiation_id = other.negotiation_id and mine.actor_id = other.actor_id and mine.kind = other.kind"
        f" and mine.told >= date(?, '-{_WITHIN}') join proposal on proposal.id = mine.proposal_id"
        f" where other.proposal_id in ({marks(wanted)}) and other.kind != 'meeting' and other.part = 'by'"
        " and mine.part = 'by' and proposal.status in ('pending', 'rejected') and proposal.reports > 0"
        " order by mine.told desc, mine.proposal_id limit ?",
        [day, *wanted, _MOST],
    )
    return [row[0] for row in found if row[0] not in told]


def _told(db: Database, proposal_id: object) -> list[Row]:
    """What the reports that are laid tell of a proposal, in order; `at` is the place of the report in that order."""
    return rows(
        db,
        "select document.published || document.hash as at, what, quote, status from proposal_report"
        " join document on document.id = document_id where proposal_id = ? and document.laid"
        " order by document.published, document.hash, proposal_report.start, proposal_report.id",
        [proposal_id],
    )


def _words(told: list[Row]) -> str:
    return " ".join(f"{row['what']} {row['quote']}" for row in told)


def _addressees(db: Database, proposal_id: object) -> set[int]:
    """The sides to whom it is."""
    return {
        row[0]
        for row in db.execute(
            "select coalesce(party_id, actor.id) from proposal_actor join actor on actor.id = actor_id"
            " where proposal_id = ? and part = 'to'",
            [proposal_id],
        )
    }
