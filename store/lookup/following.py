"""What is followed, as far as the lists need it: which of their rows are, and what of an event can be."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from store.lookup.asking import Asking, marks

_SAME_SENTENCE = (
    "select proposal.id, proposal.sort_day, proposal.status from event_report said join proposal_report told"
    ' on told.document_id = said.document_id and told.start < said."end" and said.start < told."end"'
    " join proposal on proposal.id = told.proposal_id where said.event_id = ?1 and hidden = 0"
)
_CAME_ABOUT = "select id, sort_day, status from proposal where event_id = ?1 and hidden = 0"
_SAME_DAY = (
    "select proposal.id, proposal.sort_day, proposal.status from event"
    " join proposal on proposal.negotiation_id = event.negotiation_id and proposal.sort_day = event.sort_day"
    " where event.id = ?1 and event.kind in ('talks', 'contact') and proposal.kind = 'meeting' and proposal.hidden = 0"
    " and proposal.date = event.date and exists (select 1 from event_actor who join proposal_actor"
    " on proposal_actor.actor_id = who.actor_id and proposal_id = proposal.id where event_id = event.id)"
)


class Following(Asking):
    """Questions about what is followed."""

    def proposal_of(self, event_id: int) -> int | None:
        """The proposal that an event belongs to: that the same sentence tells of, that came about with it, or that
        proposes a meeting of the same people on its day. Of several a pending one, the latest; None where there is
        none."""
        row = self._one_or_none(
            f"select id from ({_SAME_SENTENCE} union {_CAME_ABOUT} union {_SAME_DAY})"
            " order by status = 'pending' desc, sort_day desc, id limit 1",
            [event_id],
        )
        return int(row[0]) if row else None

    def _followed(self, about: Literal["actor", "proposal"], ids: Sequence[int]) -> frozenset[int]:
        """Those of some actors or proposals that somebody follows."""
        rows = self._all(
            f"select entry_id from follow where about = ? and stopped_at is null and entry_id in ({marks(ids)})",
            [about, *ids],
        )
        return frozenset(row[0] for row in rows)
