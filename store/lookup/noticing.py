"""What has changed for what is followed, and has not been told yet.

It is what is new (`store.lookup.news`) since notice was last taken, of the facts in which somebody who is followed has
a part, or which are followed themselves; and the days of these that are tomorrow or today. As that is worked out from
what the store says now, a change that was undone meanwhile, or laid otherwise, is not there.
"""

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from store.lookup.asking import marks
from store.lookup.filters import EVERYTHING
from store.lookup.news import Aspect, NewsKind, NewsRow, Seen, WhatIsNew, lots
from store.lookup.rows import EventRow

MOST_REPORTS = 5_000
"""Reports among which changes are looked for, those that came in last: as many take a second or two."""

NOT_YET = 50
"""Reports that may come in without a notice before it is noted that notice was taken: to note it makes every dashboard
ask again for what it shows."""

Change = Literal["new", "changed", "answer", "near"]
Near = Literal["tomorrow", "today"]


class Untold(NamedTuple):
    """One change of a fact (`about`, `entry`) that is to be told, and for the sake of what: `due` has the numbers by
    which that is followed. `near` says that its day is tomorrow or today; all else a report tells: `document` is its
    id, and where it is an answer, `response` is which and `start` where its sentence begins."""

    about: NewsKind
    entry: int
    change: Change
    due: tuple[int, ...]
    now: Aspect
    was: Aspect | None = None
    document: int | None = None
    response: str | None = None
    start: int | None = None
    near: Near | None = None


class ToTell(NamedTuple):
    """All that is to be told, up to report number `up_to`. `follows` is what it was worked out from: each number by
    which something is followed, and up to which report it had been told. `is_due` says that this is to be noted."""

    rows: tuple[Untold, ...] = ()
    up_to: int = 0
    follows: tuple[tuple[int, int], ...] = ()

    @property
    def is_due(self) -> bool:
        """Whether there is something to tell, or that there is not has to be noted."""
        return bool(self.rows) or (
            bool(self.follows) and self.up_to - min(up_to for _, up_to in self.follows) > NOT_YET
        )


class Noticing(WhatIsNew):
    """What is to be told of what is followed."""

    def to_tell(self, today: date) -> ToTell:
        """What is to be told on a day; nothing while reports wait to be laid, as an import goes on."""
        with self.at_once():
            follows = tuple(
                (int(row[0]), int(row[1]))
                for row in self._all("select id, told_up_to from follow where stopped_at is null order by id")
            )
            if not follows or self._one_or_none("select 1 from document where not laid limit 1"):
                return ToTell()
            up_to = int(self._one("select coalesce(max(arrival), 0) from document")[0])
            told = dict(follows)
            rows = [*self._changes(told, up_to), *self._near(today)]
        return ToTell(tuple(rows), up_to, follows)

    # ------------------------------------------------------------ what reports brought

    def _changes(self, told: dict[int, int], up_to: int) -> Iterator[Untold]:
        since = min(told.values())
        if up_to <= since:
            return
        seen = Seen(since, {}, {})
        reports, _ = self._new_reports(seen, EVERYTHING, MOST_REPORTS)
        due: dict[tuple[NewsKind, int], set[int]] = {}

        def among(kind: NewsKind, ids: set[int]) -> Iterable[int]:
            found = self._due(kind, ids)
            due.update({(kind, entry): follows for entry, follows in found.items()})
            return found

        rows = [
            *self._new_proposals(seen, reports, among), *self._new_events(seen, reports, among),
            *self._new_actors(seen, reports, among),
        ]  # fmt: skip
        rows.sort(key=lambda row: row.report.published)  # the latest last: it is the newest notice
        for row in rows:
            arrival = reports[row.report.id].arrival
            for_whom = tuple(sorted(f for f in due[row.kind, row.fact.id] if told.get(f, arrival) < arrival))
            if for_whom and _matters(row):
                yield self._untold(row, for_whom)

    def _untold(self, row: NewsRow, due: tuple[int, ...]) -> Untold:
        if row.answer_id is None:
            change: Change = "new" if row.was is None else "changed"
            return Untold(row.kind, row.fact.id, change, due, row.now, row.was, row.report.id)
        answer = self._one("select response, start from answer where id = ?", [row.answer_id])
        return Untold(
            row.kind, row.fact.id, "answer", due, row.now, document=row.report.id, response=answer[0], start=answer[1]
        )

    def _due(self, kind: NewsKind, ids: Iterable[int], *, its_day: bool = False) -> dict[int, set[int]]:
        """Those of some facts that matter for what is followed, each with the numbers by which that is; where it is
        about its day, a meeting does not matter for the proposal of it, whose day that is too."""
        question = _PART if its_day and kind == "event" else _DUE[kind]
        found: dict[int, set[int]] = {}
        for some in lots(ids):
            for row in self._all(question.format(marks(some)), list(some) * question.count("{0}")):
                found.setdefault(row[0], set()).add(row[1])
        return found

    # ------------------------------------------------------------ days that draw near

    def _near(self, today: date) -> Iterator[Untold]:
        tomorrow = today + timedelta(days=1)
        names: dict[str, Near] = {tomorrow.isoformat(): "tomorrow", today.isoformat(): "today"}
        meetings: dict[int, sqlite3.Row] = {}
        for kind, where in _COMING:
            # a month or a stretch named for lack of a day does not draw near; the first day of a round does
            coming = self._all(
                f"select id, negotiation_id, sort_day, status, date, place, kind from {kind}"
                f" where sort_day in (?, ?) and hidden = 0 and {where}"
                " and (length(date) = 10 or date like '____-__-__/%') order by sort_day, id",
                list(names),
            )
            due = self._due(kind, {row["id"] for row in coming}, its_day=True)
            for row in (row for row in coming if row["id"] in due):
                if kind == "event":
                    meetings[row["id"]] = row
                elif self._is_one_of(row, meetings.values()):
                    continue  # the meeting is told already, which is what was proposed
                near = names[row["sort_day"]]
                if not self._all(
                    "select 1 from notice where change = 'near' and (about, entry_id, date, near) = (?, ?, ?, ?)",
                    [kind, row["id"], row["date"], near],
                ):
                    now = Aspect(row["status"], row["date"], row["place"])
                    yield Untold(kind, row["id"], "near", tuple(sorted(due[row["id"]])), now, near=near)

    def _is_one_of(self, proposal: sqlite3.Row, meetings: Iterable[sqlite3.Row]) -> bool:
        """Whether a proposal is for one of some meetings: on its day, with somebody who takes part in both."""
        return any(
            (one["negotiation_id"], one["sort_day"]) == (proposal["negotiation_id"], proposal["sort_day"])
            and self._one_or_none(
                "select 1 from event_actor who join proposal_actor other using (actor_id)"
                " where event_id = ? and proposal_id = ?",
                [one["id"], proposal["id"]],
            )
            for one in meetings
        )


_FOLLOWED = (  # somebody who speaks for a side that is followed is followed with it
    "join actor on actor.id = {}.actor_id join follow on follow.about = 'actor' and follow.stopped_at is null"
    " and follow.entry_id in (actor.id, actor.party_id)"
)
_BY_WHO, _BY_SAID = _FOLLOWED.format("who"), _FOLLOWED.format("said")
_PART = f"select who.event_id, follow.id from event_actor who {_BY_WHO} where who.event_id in ({{0}})"
_MEETING = (  # the one that a followed proposal is for: that came about, or was to be on its day, of the same people
    "select event.id, follow.id from follow join proposal on proposal.id = follow.entry_id join event"
    " on event.negotiation_id = proposal.negotiation_id where follow.about = 'proposal' and stopped_at is null"
    " and event.id in ({0}) and (event.id = proposal.event_id or (proposal.kind = 'meeting' and event.kind in"
    " ('talks', 'contact') and exists (select 1 from event_state state where state.event_id = event.id"
    " and state.date = proposal.date) and exists (select 1 from event_actor who join proposal_actor other"
    " using (actor_id) where who.event_id = event.id and other.proposal_id = proposal.id)))"
)
_DUE: dict[NewsKind, str] = {
    "actor": "select entry_id, id from follow where about = 'actor' and stopped_at is null and entry_id in ({0})",
    "event": f"{_PART} union {_MEETING}",
    "proposal": "select entry_id, id from follow where about = 'proposal' and stopped_at is null"
    " and entry_id in ({0}) union"
    f" select who.proposal_id, follow.id from proposal_actor who {_BY_WHO} where who.proposal_id in ({{0}}) union"
    " select told.proposal_id, follow.id from proposal_report told"
    " join answer on answer.proposal_report_id = told.id join answer_actor on answer_id = answer.id"
    f" join actor_report said on said.id = actor_report_id {_BY_SAID} where told.proposal_id in ({{0}})",
}  # fmt: skip
"""Facts of a kind, and the numbers by which is followed what they matter for."""

_COMING: tuple[tuple[Literal["event", "proposal"], str], ...] = (
    ("event", "status in ('scheduled', 'proposed') and kind not in ('proposal', 'response')"),
    ("proposal", "status in ('pending', 'accepted')"),
)


def _matters(row: NewsRow) -> bool:
    """Whether something new is told, or only listed among what is new.

    Of events what was set, moved or called off, and agreements: to tell each that was held would be to tell all. What
    is only proposed, and what was proposed or answered, is told as the proposal or the answer that it is.
    """
    match row.fact:
        case EventRow(kind="proposal" | "response"):
            return False
        case EventRow() as event:
            return row.was is not None or event.kind == "agreement" or row.now.status in ("scheduled", "cancelled")
    return row.kind != "actor" or row.was is not None
