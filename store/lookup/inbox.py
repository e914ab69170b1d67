"""What is followed, and the notices that were taken of it: as it is now, whatever day is looked back at."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from store.lookup.asking import marks
from store.lookup.filters import EVERYTHING, Filter, about_conditions
from store.lookup.news import Aspect, NewsKind, NewsRow
from store.lookup.noticing import Change, Near, Noticing
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import ActorRow, AnswerRow, DocumentRow, EventRow, ProposalRow


class FollowRow(NamedTuple):
    """Something that is followed, under the number `id`: its `title`, which of late reports call it; `fact` is what is
    known of it, None where no report tells of it any more, or a person has dropped it. `since` is when (ISO, UTC) it
    was followed; `unread` how many notices of it have not been read; `negotiation` the id of that of a proposal."""

    id: int
    about: str
    title: str
    since: str
    fact: ActorRow | ProposalRow | None
    unread: int
    negotiation: int | None = None


class NoticeRow(NamedTuple):
    """A notice: a change of a `fact`, taken at `told` (ISO, UTC), for the sake of what is followed, `due`.

    `change` is a "new" fact, an "answer", a "changed" one, which was `was` before, or a day, `now.date`, that was
    `near`. A report tells all but the last.
    """

    id: int
    told: str
    is_read: bool
    change: Change
    kind: NewsKind
    fact: EventRow | ProposalRow | ActorRow
    now: Aspect
    was: Aspect | None
    report: DocumentRow | None
    answer: AnswerRow | None
    answer_id: int | None
    near: Near | None
    due: tuple[str, ...]
    negotiation: int | None

    @property
    def news(self) -> NewsRow | None:
        """The same as something new; None where its day draws near, which no report tells."""
        if self.report is None:
            return None
        return NewsRow(self.kind, self.fact, self.report, self.now, self.was, self.answer, self.answer_id)


_NOTICE = (  # what a person joined to another is told of as that
    "(select notice.*, case about when 'proposal' then coalesce((select joined_to from proposal_corrected"
    " where proposal_id = notice.entry_id), notice.entry_id) else notice.entry_id end as entry from notice)"
)
_SEEN = {
    "actor": "exists (select 1 from actor where id = n.entry and reports > 0)",
    "event": "exists (select 1 from event where id = n.entry and hidden = 0 and (n.change <> 'near' or date = n.date))",
    "proposal": "exists (select 1 from proposal where id = n.entry and hidden = 0"
    " and (n.change <> 'near' or date = n.date))",
}
_TOLD = {
    ("event", "new"): "exists (select 1 from event_report where event_id = n.entry and document_id = n.document_id)",
    ("proposal", "new"): "exists (select 1 from proposal_report told where told.proposal_id = n.entry"
    " and told.document_id = n.document_id)",
    ("proposal", "answer"): "exists (select 1 from proposal_report told join answer"
    " on answer.proposal_report_id = told.id where told.proposal_id = n.entry and told.document_id = n.document_id"
    " and answer.response = n.response)",
    **{
        (about, "changed"): f"exists (select 1 from {about}_state s where s.{about}_id = n.entry_id"
        " and s.document_id = n.document_id and s.status = n.status and s.date is n.date and s.place is n.place)"
        for about in ("event", "proposal")
    },
}
_STANDS = (
    f"case n.about {' '.join(f'when {about!r} then {seen}' for about, seen in _SEEN.items())} end and case"
    f" {' '.join(f'when n.about = {a!r} and n.change = {c!r} then {told}' for (a, c), told in _TOLD.items())}"
    " else true end"
)
"""Whether what a notice tells is so still: its fact is shown, and the report tells of it what it told."""


class Inbox(Noticing):
    """Questions about notices and what is followed."""

    # ------------------------------------------------------------ notices

    def count_notices(self, wanted: Filter = EVERYTHING) -> int:
        """How many notices there are that stand. Of a filter words and the negotiation count, here as below."""
        where, values = _noticed(wanted)
        return int(self._one(f"select count(*) from {_NOTICE} n where {where}", values)[0])

    def unread(self) -> tuple[int, int]:
        """How many of them have not been read, and the id of the newest of these; 0 where there is none."""
        row = self._one(f"select count(*), coalesce(max(id), 0) from {_NOTICE} n where read_at is null and {_STANDS}")
        return int(row[0]), int(row[1])

    def notices(
        self, start: int = 0, limit: int = 200, wanted: Filter = EVERYTHING, *, unread: bool = False
    ) -> list[NoticeRow]:
        """The notices that stand, the newest first; all, or those that have not been read."""
        where, values = _noticed(wanted)
        which = "read_at is null and" if unread else ""
        question = f"select * from {_NOTICE} n where {which} {where} order by id desc limit ? offset ?"
        return self._notices(self._all(question, [*values, limit, start]))

    def notice_index(self, notice_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of a notice in that list; None where it stands no more."""
        where, values = _noticed(wanted)
        row = self._one_or_none(
            f"select (select count(*) from {_NOTICE} n where n.id > x.id and {where}) from notice x where x.id = ?"
            f" and exists (select 1 from {_NOTICE} n where n.id = x.id and {where})",
            [*values, notice_id, *values],
        )
        return int(row[0]) if row else None

    def notices_of(self, ids: Iterable[int]) -> list[NoticeRow]:
        """Those of some notices (ids) that stand, the newest first."""
        wanted = list(ids)
        return self._notices(
            self._all(f"select * from {_NOTICE} n where id in ({marks(wanted)}) and {_STANDS} order by id desc", wanted)
        )

    def _notices(self, rows: list[sqlite3.Row]) -> list[NoticeRow]:
        facts = self._facts(rows)
        documents = list({row["document_id"] for row in rows} - {None})
        reports = {
            row["document_id"]: document_row(row)
            for row in self._all(f"select {DOCUMENT} from document where id in ({marks(documents)})", documents)
        }
        due: dict[int, list[str]] = {}
        for row in self._all(
            "select notice_id, coalesce(actor.name, proposal.what, title) from notice_follow"
            " join follow on follow.id = follow_id left join actor on about = 'actor' and actor.id = entry_id"
            " left join proposal on about = 'proposal' and proposal.id = entry_id"
            f" where notice_id in ({marks(rows)}) order by follow_id",
            [row["id"] for row in rows],
        ):
            due.setdefault(row[0], []).append(row[1])
        out = []
        for row in rows:
            kind: NewsKind = row["about"]
            answer_id = self._answer_of(row) if row["change"] == "answer" else None
            was = Aspect(row["status_was"], row["date_was"], row["place_was"], row["role_was"])
            fact, negotiation = facts[kind, row["entry"]]
            out.append(
                NoticeRow(
                    row["id"], row["told_at"], row["read_at"] is not None, row["change"], kind, fact,
                    Aspect(row["status"], row["date"], row["place"], row["role"]),
                    was if row["change"] == "changed" else None, reports.get(row["document_id"]),
                    self._answer(answer_id), answer_id, row["near"], tuple(dict.fromkeys(due.get(row["id"], ()))),
                    negotiation,
                )
            )  # fmt: skip
        return out

    def _facts(
        self, rows: list[sqlite3.Row]
    ) -> dict[tuple[NewsKind, int], tuple[EventRow | ProposalRow | ActorRow, int | None]]:
        """The facts of some notices, each with the id of its negotiation, which an actor does not have."""
        found: dict[tuple[NewsKind, int], tuple[EventRow | ProposalRow | ActorRow, int | None]] = {}
        of: dict[NewsKind, list[int]] = {"event": [], "proposal": [], "actor": []}
        for row in rows:
            of[row["about"]].append(row["entry"])
        events = self._all(f"select * from event where id in ({marks(of['event'])})", of["event"])
        proposals = self._all(f"select * from proposal where id in ({marks(of['proposal'])})", of["proposal"])
        belongs = {("event", row["id"]): row["negotiation_id"] for row in events}
        belongs |= {("proposal", row["id"]): row["negotiation_id"] for row in proposals}
        for event in self._events(events):
            found["event", event.id] = event, belongs["event", event.id]
        for proposal in self._proposals(proposals):
            found["proposal", proposal.id] = proposal, belongs["proposal", proposal.id]
        for actor_id in of["actor"]:
            if (actor := self.actor(actor_id)) is not None:
                found["actor", actor_id] = actor, None
        return found

    def _answer_of(self, row: sqlite3.Row) -> int | None:
        found = self._one_or_none(
            "select answer.id from proposal_report told join answer on answer.proposal_report_id = told.id"
            " where told.proposal_id = ? and told.document_id = ? and response = ?"
            " order by answer.start <> ?, answer.id",
            [row["entry"], row["document_id"], row["response"], row["start"]],
        )
        return int(found[0]) if found else None

    # ------------------------------------------------------------ what is followed

    def count_follows(self, wanted: Filter = EVERYTHING) -> int:
        """How much is followed."""
        where, values = _followed(wanted)
        return int(self._one(f"select count(*) from follow n where {where}", values)[0])

    def follows(self, start: int = 0, limit: int = 200, wanted: Filter = EVERYTHING) -> list[FollowRow]:
        """What is followed, the last first."""
        where, values = _followed(wanted)
        question = f"select * from follow n where {where} order by id desc limit ? offset ?"
        return self._follows(self._all(question, [*values, limit, start]))

    def follow_index(self, number: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of something that is followed in that list; None where it is followed no more."""
        where, values = _followed(wanted)
        row = self._one_or_none(
            f"select (select count(*) from follow n where n.id > x.id and {where}) from follow x where x.id = ?"
            f" and exists (select 1 from follow n where n.id = x.id and {where})",
            [*values, number, *values],
        )
        return int(row[0]) if row else None

    def follows_of(self, about: str, entry: int) -> list[FollowRow]:
        """By what an actor or a proposal is followed, if it is."""
        rows = self._all(f"select * from follow where about = ? and entry_id = ? and {_STANDING}", [about, entry])
        return self._follows(rows)

    def _follows(self, rows: list[sqlite3.Row]) -> list[FollowRow]:
        unread = dict(
            tuple(row)
            for row in self._all(
                f"select follow_id, count(*) from notice_follow join {_NOTICE} n on n.id = notice_id"
                f" where follow_id in ({marks(rows)}) and read_at is null and {_STANDS} group by follow_id",
                [row["id"] for row in rows],
            )
        )
        proposals = [row["entry_id"] for row in rows if row["about"] == "proposal"]
        actors = [row["entry_id"] for row in rows if row["about"] == "actor"]
        known: dict[tuple[str, int], ActorRow | ProposalRow] = {}
        shown = self._all(f"select * from proposal where id in ({marks(proposals)}) and hidden = 0", proposals)
        negotiations = {row["id"]: row["negotiation_id"] for row in shown}
        for proposal in self._proposals(shown):
            known["proposal", proposal.id] = proposal
        for actor_id in actors:
            if actor_id is not None and (actor := self.actor(actor_id)) is not None:
                known["actor", actor.id] = actor
        out = []
        for row in rows:
            fact = known.get((row["about"], row["entry_id"]))
            title = row["title"] if fact is None else fact.name if isinstance(fact, ActorRow) else fact.what
            out.append(
                FollowRow(
                    row["id"], row["about"], title, row["since"], fact, unread.get(row["id"], 0),
                    negotiations.get(row["entry_id"]) if row["about"] == "proposal" else None,
                )
            )  # fmt: skip
        return out


_STANDING = "stopped_at is null"


def _noticed(wanted: Filter) -> tuple[str, list[object]]:
    """The condition on notices `n`, and its values: what is told of stands, and is what the filter wants."""
    about, values = about_conditions(wanted, "n.about", "n.entry")
    return f"{_STANDS} and {about}", values


def _followed(wanted: Filter) -> tuple[str, list[object]]:
    """The same on what is followed, `n`. What no report tells of any more has its title alone, and no negotiation."""
    about, values = about_conditions(wanted, "n.about", "n.entry_id")
    if wanted.words and wanted.negotiation is None:
        about, values = f"({about} or instr(lower(n.title), ?))", [*values, wanted.words.lower().strip()]
    return f"{_STANDING} and {about}", values
