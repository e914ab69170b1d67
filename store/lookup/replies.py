"""One proposal opened: each side that was asked with its answer, the reports that tell of it, accounts that differ."""

import sqlite3
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from store.lookup.asking import marks
from store.lookup.disputes import Disputes
from store.lookup.explanations import Named
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import DisputeRow, DocumentRow
from store.spelling import folded

MOST_BESIDE = 50
"""Disputes of the reports that tell of a proposal that are looked at for accounts of its sides."""

FINAL = frozenset(("accepts", "rejects", "counters"))
"""The answers that settle the matter for whoever gives them; `store.ledger.status` has the rules."""


class ReplyRow(NamedTuple):
    """An answer with its sentence: who gave it (ids and names of actors), the day on which it was `said` (None where
    that is not told), and the report that tells it."""

    id: int
    response: str
    by: tuple[Named, ...]
    sides: frozenset[int]
    said: str | None
    report: DocumentRow
    quote: str


class AddresseeRow(NamedTuple):
    """A side to which a proposal was made: the actors of it that are named, the latest of whom speaks for all, and the
    answer that counts. None where there is none yet."""

    side: int
    who: tuple[Named, ...]
    reply: ReplyRow | None


class TellingRow(NamedTuple):
    """A report that tells of a proposal: by what name, for what day, with which sentence."""

    report: DocumentRow
    what: str
    date: str | None
    quote: str


class Replies(Disputes):
    """Questions about one proposal."""

    def proposers(self, proposal_id: int) -> tuple[Named, ...]:
        """By whom a proposal is."""
        return tuple(who for who, _ in self._parts(proposal_id, "by"))

    def addressees(self, proposal_id: int, replies: Iterable[ReplyRow]) -> tuple[AddresseeRow, ...]:
        """The sides to which a proposal was made, each with the answer of it that counts among `replies`: the latest;
        that somebody is considering takes no answer back."""
        sides: dict[int, list[Named]] = {}
        for who, side in self._parts(proposal_id, "to"):
            sides.setdefault(side, []).append(who)
        latest: dict[int, ReplyRow] = {}
        for reply in replies:
            for side in reply.sides & sides.keys():
                known = latest.get(side)
                if known is None or reply.response in FINAL or known.response not in FINAL:
                    latest[side] = reply
        return tuple(AddresseeRow(side, tuple(who), latest.get(side)) for side, who in sides.items())

    def _parts(self, proposal_id: int, part: str) -> list[tuple[Named, int]]:
        """The actors with a part in a proposal, each with the id of its side."""
        rows = self._all(
            "select actor.id, actor.name, coalesce(actor.party_id, actor.id) as side from proposal_actor link"
            " join actor on actor.id = link.actor_id where proposal_id = ? and part = ? order by link.place_in_list",
            [proposal_id, part],
        )
        return [(Named(row["id"], row["name"]), row["side"]) for row in rows]

    def replies(self, proposal_id: int) -> tuple[ReplyRow, ...]:
        """The answers to a proposal, in the order in which they were reported."""
        return tuple(self.replies_to([proposal_id]).get(proposal_id, ()))

    def replies_to(self, proposals: list[int]) -> dict[int, list[ReplyRow]]:
        """The answers to each of several proposals."""
        rows = self._all(
            f"select {DOCUMENT}, proposal_id, answer.id as answer, response, said, answer.quote as quote"
            " from proposal_report told join answer on answer.proposal_report_id = told.id"
            " join document on document.id = told.document_id"
            f" where proposal_id in ({marks(proposals)})"
            " order by published, hash, coalesce(said, ''), answer.start, answer.id",
            proposals,
        )
        by = self._repliers([row["answer"] for row in rows])
        out: dict[int, list[ReplyRow]] = {}
        for row in rows:
            who = by.get(row["answer"], [])
            reply = ReplyRow(
                row["answer"], row["response"], tuple(dict.fromkeys(named for named, _ in who)),
                frozenset(side for _, side in who), row["said"], document_row(row), row["quote"],
            )  # fmt: skip
            out.setdefault(row["proposal_id"], []).append(reply)
        return out

    def _repliers(self, answers: list[int]) -> dict[int, list[tuple[Named, int]]]:
        out: dict[int, list[tuple[Named, int]]] = {}
        for row in self._all(
            "select link.answer_id, actor.id, actor.name, coalesce(actor.party_id, actor.id) as side"
            " from answer_actor link join actor_report on actor_report.id = link.actor_report_id"
            " join actor on actor.id = actor_report.actor_id"
            f" where link.answer_id in ({marks(answers)}) order by link.place_in_list",
            answers,
        ):
            out.setdefault(row["answer_id"], []).append((Named(row["id"], row["name"]), row["side"]))
        return out

    def count_tellings(self, proposal_id: int) -> int:
        """How many reports tell of a proposal."""
        return int(
            self._one(
                "select count(distinct document_id) from proposal_report join document on document.id = document_id"
                " where proposal_id = ?",
                [proposal_id],
            )[0]
        )

    def tellings(self, proposal_id: int, limit: int) -> tuple[TellingRow, ...]:
        """The latest reports that tell of a proposal, oldest first; each once, with its first sentence about it."""
        rows = self._all(
            f"select {DOCUMENT}, told.what as what, told.date as date, told.quote as quote from proposal_report told"
            " join document on document.id = told.document_id where told.proposal_id = ?1 and told.start ="
            " (select min(start) from proposal_report same where same.proposal_id = ?1"
            " and same.document_id = told.document_id) group by told.document_id"
            " order by published desc, hash desc limit ?2",
            [proposal_id, limit],
        )
        return tuple(TellingRow(document_row(row), row["what"], row["date"], row["quote"]) for row in reversed(rows))

    def superseding(self, proposal_id: int) -> tuple[Named, ...]:
        """The earlier offers of the same side whose place a proposal has taken."""
        rows = self._all(
            "select id, what from proposal where later_id = ? and why = 'version' and hidden = 0 order by id",
            [proposal_id],
        )
        return tuple(Named(*row) for row in rows)

    def disputes_over(self, proposal_id: int) -> tuple[DisputeRow, ...]:
        """The disputes in which a sentence that tells of a proposal, or of an answer to it, is an account."""
        rows: list[sqlite3.Row] = self._all(
            'with told as (select document_id, start, "end" as stop from proposal_report where proposal_id = ?1'
            ' union select document_id, answer.start, answer."end" from proposal_report join answer'
            " on answer.proposal_report_id = proposal_report.id where proposal_id = ?1)"
            " select distinct dispute.id, dispute.about from told cross join dispute"
            " on dispute.document_id = told.document_id join account on account.dispute_id = dispute.id"
            ' where account.start < told.stop and account."end" > told.start order by dispute.id',
            [proposal_id],
        )
        return tuple(DisputeRow(row["id"], row["about"], self._accounts(row["id"])) for row in rows)

    def disputes_beside(self, proposal_id: int, limit: int) -> tuple[DisputeRow, ...]:
        """The latest other disputes in reports that tell of a proposal, with an account by one of the sides that make
        it or that it is made to."""
        sides = {side for part in ("by", "to") for _, side in self._parts(proposal_id, part)}
        over = {row.id for row in self.disputes_over(proposal_id)}
        rows = self._all(
            "select dispute.id, dispute.about from (select distinct document_id from proposal_report"
            " where proposal_id = ?) told cross join document on document.id = told.document_id"
            " cross join dispute on dispute.document_id = document.id"
            " order by document.published desc, document.hash desc, dispute.id limit ?",
            [proposal_id, MOST_BESIDE],
        )
        found = (
            DisputeRow(row["id"], row["about"], self._accounts(row["id"])) for row in rows if row["id"] not in over
        )
        beside = (
            dispute for dispute in found if any(self._sides_named(each.side) & sides for each in dispute.accounts)
        )
        return tuple(islice(beside, limit))

    def _sides_named(self, name: str) -> set[int]:
        """The sides of the actors of a name."""
        rows = self._all(
            "select coalesce(actor.party_id, actor.id) from actor where id in"
            " (select actor_id from actor_name where folded = ?)",
            [folded(name)],
        )
        return {int(row[0]) for row in rows}
