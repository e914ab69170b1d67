"""An opened proposal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from store.lookup import ActorRow, Lookup, ProposalRow
from tui.panes.proposal_sections import proposal_sections
from tui.screens.opened import Chapter, OpenedScreen


class ProposalScreen(OpenedScreen):
    """What is proposed, each addressee's answer, its history, what it is connected with, and whose accounts differ."""

    KIND: ClassVar[Literal["proposal", "actor"]] = "proposal"
    GONE = "This proposal is not known any more."

    def find(self, lookup: Lookup, entry_id: int) -> ProposalRow | None:
        """The proposal, unless a person has dropped it: then no list has it."""
        return lookup.proposal(entry_id) if lookup.proposal_index(entry_id) is not None else None

    def chapters(self, row: ProposalRow | ActorRow) -> Sequence[Chapter]:
        """All of it is found at once."""
        assert isinstance(row, ProposalRow)
        today = self.opener.today()
        return (lambda lookup: proposal_sections(lookup, row, today),)
