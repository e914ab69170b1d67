"""What an actor has a part in: the proposals that it made and that were made to it, its events, the reports that name
it. Counts, and the latest few of each: there may be hundreds of thousands. Where a negotiation is given (an id), only
what is of that one."""

from typing import Literal, NamedTuple

from store.lookup.careers import SIDE
from store.lookup.events import Events
from store.lookup.filters import is_of, told_in
from store.lookup.proposals import Proposals
from store.lookup.replies import Replies, ReplyRow
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import DocumentRow, EventRow, ProposalRow

Part = Literal["by", "to"]


class NamingRow(NamedTuple):
    """A report that names an actor, or one who acts for it, with the first sentence in which it does."""

    report: DocumentRow
    quote: str


class Parts(Events, Proposals, Replies):
    """Questions about what one actor, or those who act for it, have a part in."""

    def count_made(self, actor_id: int, part: Part, negotiation: int | None = None) -> int:
        """How many proposals are by an actor, or to it."""
        return int(self._one(f"select count(*) from ({self._offers(part, negotiation)})", [actor_id])[0])

    def made(self, actor_id: int, part: Part, limit: int, negotiation: int | None = None) -> list[ProposalRow]:
        """The proposals by an actor, or to it, that were made last; without a day of their own, as first reported."""
        rows = self._all(
            f"select proposal.* from ({self._offers(part, negotiation)} order by made desc, id desc limit ?2) latest"
            " join proposal on proposal.id = latest.id order by latest.made desc, latest.id desc",
            [actor_id, limit],
        )
        return self._proposals(rows)

    def _offers(self, part: Part, negotiation: int | None) -> str:
        return (
            "select distinct proposal.id, coalesce(proposal.made, (select min(since) from proposal_state"
            " where proposal_id = proposal.id)) as made from proposal_actor link"
            f" cross join proposal on proposal.id = link.proposal_id where link.actor_id in {SIDE}"
            f" and link.part = '{part}' and proposal.hidden = 0{is_of(negotiation, 'proposal')}"
        )

    def last_replies(self, actor_id: int, proposals: list[ProposalRow]) -> dict[int, ReplyRow]:
        """The last answer of an actor, or of those who act for it, to each of these proposals that it has answered."""
        own = {int(row[0]) for row in self._all(f"select id from actor where id in {SIDE}", [actor_id])}
        return {
            proposal: mine[-1]
            for proposal, replies in self.replies_to([row.id for row in proposals]).items()
            if (mine := [reply for reply in replies if own & {who.id for who in reply.by}])
        }

    def count_took_part(self, actor_id: int, negotiation: int | None = None) -> int:
        """How many events an actor took part in."""
        return int(self._one(f"select count(*) from ({self._took_part(negotiation)})", [actor_id])[0])

    def took_part(self, actor_id: int, limit: int, negotiation: int | None = None) -> list[EventRow]:
        """The events of an actor, latest day first."""
        rows = self._all(
            f"select event.* from ({self._took_part(negotiation)} order by sort_day desc, id desc limit ?2) latest"
            " join event on event.id = latest.id order by latest.sort_day desc, latest.id desc",
            [actor_id, limit],
        )
        return self._events(rows)

    def _took_part(self, negotiation: int | None) -> str:
        return (
            f"select id, sort_day from event where id in (select event_id from event_actor where actor_id in {SIDE})"
            f" and hidden = 0{is_of(negotiation, 'event')}"
        )

    def count_naming(self, actor_id: int, negotiation: int | None = None) -> int:
        """How many reports name an actor or one who acts for it."""
        return sum(row[0] for row in self._all(f"select count(*) from ({self._naming(negotiation)})", [actor_id]))

    def naming(self, actor_id: int, limit: int, negotiation: int | None = None) -> list[NamingRow]:
        """The latest reports that name an actor or one who acts for it."""
        rows = self._all(
            f"select {DOCUMENT}, (select quote from actor_report told where told.document_id = latest.id"
            f" and told.actor_id in {SIDE} order by told.actor_id <> ?1, start limit 1) as quote"
            f" from (select id from ({self._naming(negotiation)}) order by published desc, hash desc limit ?2) latest"
            " join document on document.id = latest.id order by document.published desc, document.hash desc",
            [actor_id, limit],
        )
        return [NamingRow(document_row(row), row["quote"]) for row in rows]

    def _naming(self, negotiation: int | None) -> str:
        order = "document" if self.as_of is not None else "document indexed by document_order"
        return (
            f"select document.id, published, hash from (select distinct document_id from actor_report told"
            f" where actor_id in {SIDE}{told_in(negotiation)}) told"
            f" cross join {order} on document.id = told.document_id"
        )
