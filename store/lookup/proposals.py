"""Proposals and their answers."""

from __future__ import annotations

import sqlite3
from datetime import date

from store.lookup.asking import marks
from store.lookup.filters import EVERYTHING, Filter, proposal_conditions
from store.lookup.following import Following
from store.lookup.places import InOrder
from store.lookup.rows import AnswerRow, ProposalRow
from store.lookup.sorts import Sorts, in_order

_BY_DAY = InOrder("proposal", proposal_conditions, "sort_day, id", "sort_day")


class Proposals(Sorts, Following):
    """Questions about proposals."""

    def count_proposals(self, wanted: Filter = EVERYTHING) -> int:
        """How many proposals there are under a filter."""
        return self._count(in_order(_BY_DAY, wanted), wanted)

    def proposals(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[ProposalRow]:
        """Proposals by the day that they propose, those without a day last; or as the filter sorts them."""
        of = in_order(_BY_DAY, wanted)
        page, values = self._page(of, wanted, start, limit)
        return self._proposals(self._all(f"select * from proposal where id in ({page}) order by {of.order}", values))

    def proposal_index(self, proposal_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of a proposal in its list under a filter; None where the filter hides it."""
        return self._place(in_order(_BY_DAY, wanted), wanted, proposal_id)

    def proposal_index_of_day(self, day: date, wanted: Filter = EVERYTHING) -> int:
        """The place of the first proposal for a day or a later one."""
        return self._place_in_order_of_day(_BY_DAY, wanted, day)

    def proposal(self, proposal_id: int) -> ProposalRow | None:
        """One proposal by its id."""
        rows = self._proposals(self._all("select * from proposal where id = ?", [proposal_id]))
        return rows[0] if rows else None

    def _proposals(self, rows: list[sqlite3.Row]) -> list[ProposalRow]:
        ids = [row["id"] for row in rows]
        by = self._names("proposal_actor", "proposal_id", ids, "and link.part = 'by'", "link.place_in_list")
        to = self._names("proposal_actor", "proposal_id", ids, "and link.part = 'to'", "link.place_in_list")
        answers = self._answers(ids)
        negotiations = self._negotiation_names()
        first = self._all(
            "select proposal_id, min(since) as day from proposal_state"
            f" where proposal_id in ({marks(ids)}) group by proposal_id",
            ids,
        )
        told = {row["proposal_id"]: row["day"] for row in first}
        followed = self._followed("proposal", ids)
        return [
            ProposalRow(
                row["id"], row["what"], row["kind"], row["status"], row["date"], row["place"], row["made"],
                by.get(row["id"], ()), to.get(row["id"], ()), tuple(answers.get(row["id"], ())), row["reports"],
                row["why"], row["counters_id"],
                row["checked"], negotiations.get(row["negotiation_id"], ""), told.get(row["id"]),
                row["id"] in followed,
            )
            for row in rows
        ]  # fmt: skip

    def _answers(self, proposals: list[int]) -> dict[int, list[AnswerRow]]:
        rows = self._all(
            "select answer.*, proposal_report.proposal_id as proposal, document.published as reported"
            " from proposal_report join answer on answer.proposal_report_id = proposal_report.id"
            " join document on document.id = proposal_report.document_id"
            f" where proposal_report.proposal_id in ({marks(proposals)})"
            " order by document.published, document.hash, answer.start, answer.id",
            proposals,
        )
        by: dict[int, list[str]] = {}
        for row in self._all(
            "select link.answer_id, actor.name from answer_actor link"
            " join actor_report on actor_report.id = link.actor_report_id"
            " join actor on actor.id = actor_report.actor_id"
            f" where link.answer_id in ({marks(rows)}) order by link.place_in_list",
            [row["id"] for row in rows],
        ):
            by.setdefault(row[0], []).append(row[1])
        out: dict[int, list[AnswerRow]] = {}
        for row in rows:
            answer = AnswerRow(
                row["response"], tuple(dict.fromkeys(by.get(row["id"], ()))), row["said"], row["reported"], row["quote"]
            )
            out.setdefault(row["proposal"], []).append(answer)
        return out
