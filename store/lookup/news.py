"""What is new: what reports brought that nobody has looked at yet, whatever their day of publication.

An entry of the ledger has a state for each report that touches it (`store.schema.states`). It is new where all of them
are of reports that came in since; changed, where its last state differs from the last one of a report that was there
before. A report counts as it arrives (`store.schema.visits`).
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from store.lookup.actors import Actors
from store.lookup.asking import marks
from store.lookup.disputes import Disputes
from store.lookup.events import Events
from store.lookup.explanations import Explanations
from store.lookup.filters import EVERYTHING, Filter
from store.lookup.proposals import Proposals
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import ActorRow, AnswerRow, DisputeRow, DocumentRow, EventRow, ProposalRow

MOST = 200
"""Reports among which is looked for what is new, those that came in last: more are too much to read line by line. With
ten facts a report it takes 0.25 s for so many, and 2 ms for one."""

_AT_ONCE = 500

NewsKind = Literal["event", "proposal", "actor", "dispute"]

Among = Callable[[NewsKind, set[int]], Iterable[int]]
"""Which of some facts of a kind (their ids) it is asked about."""


def all_of_them(_: NewsKind, ids: set[int]) -> Iterable[int]:
    """It is asked about all."""
    return ids


class Aspect(NamedTuple):
    """What of a fact may change: an actor has an office only."""

    status: str | None = None
    date: str | None = None
    place: str | None = None
    role: str | None = None


class NewsRow(NamedTuple):
    """One thing that is new: a fact, an answer to a proposal (`answer`), or a change from what a fact `was` to `now`.
    A proposal has a row for each of its new answers.

    `report` is the one that brought it.
    """

    kind: NewsKind
    fact: EventRow | ProposalRow | ActorRow | DisputeRow
    report: DocumentRow
    now: Aspect
    was: Aspect | None = None
    answer: AnswerRow | None = None
    answer_id: int | None = None


class News(NamedTuple):
    """What is new, latest report first. `up_to` is the number of the last report that came in; `since` when somebody
    last came to look before all of it (ISO, UTC; None where nobody has); `more` says that there is more than is given.
    """

    rows: tuple[NewsRow, ...] = ()
    up_to: int = 0
    since: str | None = None
    more: bool = False

    def ids(self, kind: NewsKind) -> frozenset[int]:
        """The facts of a kind that are new, or of which something is."""
        return frozenset(row.fact.id for row in self.rows if row.kind == kind)


class NewReport(NamedTuple):
    """A report that came in since, as number `arrival` in its negotiation; `first` is when its first text did."""

    row: DocumentRow
    arrival: int
    first: int
    negotiation: int


class Seen(NamedTuple):
    """Up to which arrival everything was looked at: everywhere, in each negotiation, and each fact by itself."""

    everywhere: int
    negotiations: dict[int, int]
    facts: dict[tuple[str, int], int]

    def in_negotiation(self, negotiation: int) -> int:
        return max(self.everywhere, self.negotiations.get(negotiation, 0))

    def fact(self, kind: str, fact_id: int, negotiation: int) -> int:
        return max(self.in_negotiation(negotiation), self.facts.get((kind, fact_id), 0))


class _History(NamedTuple):
    """The states of an entry in their order: whether each is new, its report, what the entry was then. `seen` is up to
    which arrival it was looked at."""

    seen: int
    states: list[tuple[bool, int, Aspect]]

    def news(self) -> tuple[int, Aspect, Aspect | None] | None:
        """The report that brought what is new, what is so now, and what was so before; None where nothing is new."""
        _, _, now = self.states[-1]
        old = [aspect for is_new, _, aspect in self.states if not is_new]
        if not old:
            return self.states[0][1], now, None
        was = old[-1]
        if not any(is_new for is_new, _, _ in self.states) or now == was:
            return None
        brought = [document for is_new, document, aspect in self.states if is_new and aspect == now]
        return (brought[0], now, was) if brought else None


class WhatIsNew(Events, Proposals, Actors, Disputes, Explanations):
    """Questions about what is new."""

    def news(self, wanted: Filter = EVERYTHING) -> News:
        """What is new; of a filter only the negotiation counts."""
        up_to = int(self._one("select coalesce(max(arrival), 0) from document")[0])
        seen = self._seen()
        if up_to <= seen.everywhere:
            return News((), up_to, self._last_visit(up_to + 1))
        reports, more = self._new_reports(seen, wanted)
        rows = [
            *self._new_proposals(seen, reports), *self._new_events(seen, reports), *self._new_disputes(seen, reports),
            *self._new_actors(seen, reports),
        ]  # fmt: skip
        rows.sort(key=lambda row: row.report.published, reverse=True)  # stable: in a report by kind
        first = min((reports[row.report.id].arrival for row in rows if row.report.id in reports), default=up_to + 1)
        return News(tuple(rows), up_to, self._last_visit(first), more)

    # ------------------------------------------------------------ what was looked at

    def _seen(self) -> Seen:
        first = self._one_or_none("select arrival from visit order by id limit 1")
        base = int(first[0]) if first else 0
        looks = self._all("select negotiation_id, max(arrival) from look where kind is null group by negotiation_id")
        everything = {row[0]: int(row[1]) for row in looks}
        base = max(base, everything.pop(None, 0))
        facts = self._all(
            "select kind, fact_id, max(arrival) from look where kind is not null and arrival > ?"
            " group by kind, fact_id",
            [base],
        )
        return Seen(base, everything, {(row[0], row[1]): int(row[2]) for row in facts})

    def _last_visit(self, before: int) -> str | None:
        """When somebody last came, before report number `before` had come in."""
        row = self._one_or_none("select at from visit where arrival < ? order by id desc limit 1", [before])
        return str(row[0]) if row else None

    def _new_reports(self, seen: Seen, wanted: Filter, most: int = MOST) -> tuple[dict[int, NewReport], bool]:
        here = "" if wanted.negotiation is None else " and negotiation_id = ?"
        rows = self._all(
            f"select {DOCUMENT}, arrival, negotiation_id, (select min(coalesce(told.arrival, document.arrival)) from"
            " actor_report told where told.document_id = document.id) as first from document"
            f" where laid and arrival > ?{here} order by arrival desc limit ?",
            [seen.everywhere, *([] if wanted.negotiation is None else [wanted.negotiation]), most + 1],
        )
        reports = {
            row["document_id"]: NewReport(
                document_row(row), row["arrival"], row["first"] or row["arrival"], row["negotiation_id"]
            )
            for row in rows[:most]
            if row["arrival"] > seen.in_negotiation(row["negotiation_id"])
        }
        return reports, len(rows) > most

    # ------------------------------------------------------------ events and proposals

    def _new_events(self, seen: Seen, reports: dict[int, NewReport], among: Among = all_of_them) -> Iterator[NewsRow]:
        histories = self._histories("event", seen, reports, among)
        for event in self._events(self._shown("event", histories)):
            if found := histories[event.id].news():
                report, now, was = found
                yield NewsRow("event", event, reports[report].row, now, was)

    def _new_proposals(
        self, seen: Seen, reports: dict[int, NewReport], among: Among = all_of_them
    ) -> Iterator[NewsRow]:
        histories = self._histories("proposal", seen, reports, among)
        for proposal in self._proposals(self._shown("proposal", histories)):
            history = histories[proposal.id]
            answers = list(self._new_answers(proposal, history.seen, reports))
            if found := history.news():
                report, now, was = found
                if was is None or not (answers and (now.date, now.place) == (was.date, was.place)):
                    yield NewsRow("proposal", proposal, reports[report].row, now, was)
            yield from answers

    def _new_answers(self, proposal: ProposalRow, seen: int, reports: dict[int, NewReport]) -> Iterator[NewsRow]:
        """Answers that no report told before, each once."""
        told = self._all(
            "select answer.id, response, proposal_report.document_id, coalesce(answer.arrival, document.arrival) as"
            " arrival, (select group_concat(actor_id) from (select distinct actor_id from answer_actor"
            " join actor_report on actor_report.id = actor_report_id where answer_id = answer.id order by actor_id))"
            " as sides from answer join proposal_report on proposal_report.id = proposal_report_id"
            " join document on document.id = proposal_report.document_id where proposal_id = ?"
            " order by document.published, document.hash, answer.start, answer.id",
            [proposal.id],
        )
        known = {(row["response"], row["sides"]) for row in told if row["arrival"] <= seen}
        now = Aspect(proposal.status, proposal.date, proposal.place)
        for row in told:
            if row["arrival"] > seen and row["document_id"] in reports and (row["response"], row["sides"]) not in known:
                known.add((row["response"], row["sides"]))
                answer = self._answer(row["id"])
                yield NewsRow("proposal", proposal, reports[row["document_id"]].row, now, None, answer, row["id"])

    def _shown(self, table: str, ids: Iterable[int]) -> list[sqlite3.Row]:
        out: list[sqlite3.Row] = []
        for some in lots(ids):
            out += self._all(f"select * from {table} where id in ({marks(some)}) and not hidden", some)
        return sorted(out, key=lambda row: (str(row["sort_day"]), int(row["id"])))

    def _histories(
        self, table: Literal["event", "proposal"], seen: Seen, reports: dict[int, NewReport], among: Among
    ) -> dict[int, _History]:
        """The states of every entry that the new reports touch and that it is asked about, in their order."""
        touched: set[int] = set()
        for some in lots(reports):
            touched.update(
                row[0]
                for row in self._all(
                    f"select distinct {table}_id from {table}_state where document_id in ({marks(some)})", some
                )
            )
        out: dict[int, _History] = {}
        for some in lots(among(table, touched)):
            told = {
                (row[0], row[1]): int(row[2])
                for row in self._all(
                    f"select {table}_id, document_id, max(coalesce(told.arrival, document.arrival))"
                    f" from {table}_report told join document on document.id = document_id"
                    f" where {table}_id in ({marks(some)}) group by 1, 2",
                    some,
                )
            }
            for row in self._all(
                f"select {table}_id as entry, document_id, document.arrival, document.negotiation_id, state.status,"
                f" state.date, state.place from {table}_state state join document on document.id = document_id"
                f" where {table}_id in ({marks(some)}) order by {table}_id, document.published, document.hash",
                some,
            ):
                entry, document = row["entry"], row["document_id"]
                history = out.setdefault(entry, _History(seen.fact(table, entry, row["negotiation_id"]), []))
                first = reports[document].first if document in reports else row["arrival"]
                arrival = told.get((entry, document), first)
                is_new = arrival > history.seen and document in reports
                history.states.append((is_new, document, Aspect(row["status"], row["date"], row["place"])))
        return out

    # ------------------------------------------------------------ actors and disputes

    def _new_actors(self, seen: Seen, reports: dict[int, NewReport], among: Among = all_of_them) -> Iterator[NewsRow]:
        """Actors whom no report named before, and those who have another office."""
        named: dict[int, tuple[NewReport, str | None]] = {}
        for some in lots(reports):
            for row in self._all(
                "select actor_id, document_id, coalesce(told.arrival, document.arrival) as arrival, told.role"
                " from actor_report told join document on document.id = document_id"
                f" where document_id in ({marks(some)}) and actor_id is not null"
                " order by document.published, document.hash",
                some,
            ):
                report = reports[row["document_id"]]
                if row["arrival"] > seen.fact("actor", row["actor_id"], report.negotiation):
                    kept = named.get(row["actor_id"])
                    if kept is None or (row["role"] and not kept[1]):
                        named[row["actor_id"]] = (report, row["role"])
        for some in lots(among("actor", set(named))):
            rows = self._all(
                "select actor.*, party.name as party from actor left join actor party on party.id = actor.party_id"
                f" where actor.id in ({marks(some)}) order by actor.side collate nocase, actor.party_id is not null,"
                " actor.name collate nocase",
                some,
            )
            for actor in self._actors(rows):
                report, _ = named[actor.id]
                known, was = self._role_before(actor, seen)
                if not known:
                    yield NewsRow("actor", actor, report.row, Aspect(role=actor.role))
                elif actor.role is not None and was is not None and was != actor.role:
                    yield NewsRow("actor", actor, report.row, Aspect(role=actor.role), Aspect(role=was))

    def _role_before(self, actor: ActorRow, seen: Seen) -> tuple[bool, str | None]:
        """Whether a report named an actor before, and the last office that one gave it."""
        bound = max(seen.everywhere, seen.facts.get(("actor", actor.id), 0))
        cases = " ".join(
            f"when {negotiation} then {max(bound, up_to)}" for negotiation, up_to in seen.negotiations.items()
        )
        limit = f"case document.negotiation_id {cases} else {bound} end" if cases else str(bound)
        before = (
            "from actor_report told join document on document.id = document_id where actor_id = ? and document.laid"
            f" and coalesce(told.arrival, document.arrival) <= {limit}"
        )
        if actor.role is None:
            return self._one_or_none(f"select 1 {before} limit 1", [actor.id]) is not None, None
        row = self._one_or_none(
            f"select told.role {before}"
            " order by told.role is null, document.published desc, document.hash desc limit 1",
            [actor.id],
        )
        return row is not None, row[0] if row else None

    def _new_disputes(self, seen: Seen, reports: dict[int, NewReport]) -> Iterator[NewsRow]:
        for some in lots(reports):
            for row in self._all(
                "select dispute.id, about, document_id, coalesce(dispute.arrival, document.arrival) as arrival"
                f" from dispute join document on document.id = document_id where document_id in ({marks(some)})"
                " order by dispute.id",
                some,
            ):
                report = reports[row["document_id"]]
                if row["arrival"] > seen.fact("dispute", row["id"], report.negotiation):
                    fact = DisputeRow(row["id"], row["about"], self._accounts(row["id"]))
                    yield NewsRow("dispute", fact, report.row, Aspect())


def lots(ids: Iterable[int]) -> Iterator[Sequence[int]]:
    """Ids in order, as many at once as one question can hold."""
    all_of_them = sorted(ids)
    for at in range(0, len(all_of_them), _AT_ONCE):
        yield all_of_them[at : at + _AT_ONCE]
