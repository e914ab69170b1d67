"""Why a thing is as it is: what a proposal's status rests on, and what an event or a proposal looked like over time."""

from typing import Literal, NamedTuple

from store.lookup.asking import Asking
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import AnswerRow, DocumentRow

Because = Literal["answer", "counter", "report", "day", "event", "version", "open", "person"]
"""What a status rests on: an answer; an offer in return; a report that says so; its day, which lies before the latest
report; the meeting, which was held, or an agreement between the sides; a later offer of the same side; nothing yet; a
person who set it."""


class StateRow(NamedTuple):
    """What an event or a proposal looked like from a report on, until the next."""

    report: DocumentRow
    status: str
    date: str | None
    place: str | None


class Named(NamedTuple):
    """Another entry that an explanation points at."""

    id: int
    what: str


class Explanation(NamedTuple):
    """Why a proposal has its status, and the history of an event or a proposal.

    `report` is the one that says so or tells the answer, or that comes after the proposal's day; `answered` says that
    somebody has given a final answer, whether it settles the matter or not. `states` has the first state, and each in
    which status, day or place are other than before.
    """

    because: Because = "open"
    answer: AnswerRow | None = None
    report: DocumentRow | None = None
    held: Named | None = None
    later: Named | None = None
    counters: Named | None = None
    countered_by: tuple[Named, ...] = ()
    answered: bool = False
    states: tuple[StateRow, ...] = ()


class Explanations(Asking):
    """Questions about why."""

    def explanation(self, kind: Literal["event", "proposal"], entry_id: int) -> Explanation:
        """Why an event or a proposal is as it is; an empty explanation where there is no such entry."""
        states = self.states(kind, entry_id)
        row = self._one_or_none("select * from proposal where id = ?", [entry_id]) if kind == "proposal" else None
        if row is None:
            return Explanation(states=states)
        by_hand = self._one_or_none(
            "select 1 from proposal_corrected c join proposal on proposal.id = proposal_id"
            " where proposal_id = ? and c.status = proposal.status",
            [entry_id],
        )
        return Explanation(
            "person" if by_hand else row["why"],
            self._answer(row["answer_id"]),
            self._report(row["told_by"]),
            self._named("event", row["event_id"]),
            self._named("proposal", row["later_id"]),
            self._named("proposal", row["counters_id"]),
            tuple(
                Named(*found)
                for found in self._all(
                    "select id, what from proposal where counters_id = ? and hidden = 0 order by id", [entry_id]
                )
            ),
            bool(
                self._one_or_none(
                    "select 1 from proposal_report told join answer on answer.proposal_report_id = told.id"
                    " join document on document.id = told.document_id"
                    " where told.proposal_id = ? and response in ('accepts', 'rejects', 'counters')",
                    [entry_id],
                )
            ),
            states,
        )

    def states(self, kind: Literal["event", "proposal"], entry_id: int) -> tuple[StateRow, ...]:
        """The history of an event or a proposal, oldest first: a row for each report that changed something."""
        out: list[StateRow] = []
        for row in self._all(
            f"select {DOCUMENT}, state.status as status, state.date as date, state.place as place"
            f" from {kind}_state state join document on document.id = state.document_id where state.{kind}_id = ?"
            " order by document.published, document.hash",
            [entry_id],
        ):
            state = StateRow(document_row(row), row["status"], row["date"], row["place"])
            last = out[-1] if out else None
            if last is None or (last.status, last.date, last.place) != (state.status, state.date, state.place):
                out.append(state)
        return tuple(out)

    def _answer(self, answer_id: int | None) -> AnswerRow | None:
        row = self._one_or_none(
            "select answer.*, document.published as reported from answer"
            " join proposal_report on proposal_report.id = answer.proposal_report_id"
            " join document on document.id = proposal_report.document_id where answer.id = ?",
            [answer_id],
        )
        if row is None:
            return None
        by = self._all(
            "select actor.name from answer_actor link join actor_report on actor_report.id = link.actor_report_id"
            " join actor on actor.id = actor_report.actor_id where link.answer_id = ? order by link.place_in_list",
            [answer_id],
        )
        names = tuple(dict.fromkeys(str(name[0]) for name in by))
        return AnswerRow(row["response"], names, row["said"], row["reported"], row["quote"])

    def _report(self, document_id: int | None) -> DocumentRow | None:
        row = self._one_or_none(f"select {DOCUMENT} from document where id = ?", [document_id])
        return document_row(row) if row else None

    def _named(self, table: str, entry_id: int | None) -> Named | None:
        row = self._one_or_none(f"select id, what from {table} where id = ? and hidden = 0", [entry_id])
        return Named(*row) if row else None
