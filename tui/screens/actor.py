"""An opened actor."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar, Literal

from textual.binding import Binding, BindingType

from store.lookup import ActorRow, Lookup, ProposalRow
from tui.panes.actor_sections import Of, actor_chapters
from tui.panes.entries import Section
from tui.screens.opened import Chapter, OpenedScreen


class ActorScreen(OpenedScreen):
    """Who it is, and what it has done with whom."""

    KIND: ClassVar[Literal["proposal", "actor"]] = "actor"
    GONE = "This actor is not known any more."

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "space", "only", "only its lines", id="opened.only", tooltip="The lists, with only what it takes part in"
        ),
    ]

    def find(self, lookup: Lookup, entry_id: int) -> ActorRow | None:
        """The actor."""
        return lookup.actor(entry_id)

    def chapters(self, row: ProposalRow | ActorRow) -> Sequence[Chapter]:
        """A question for each section."""
        assert isinstance(row, ActorRow)

        def asked(chapter: Callable[[Lookup], Section], lookup: Lookup) -> tuple[Section]:
            return (chapter(lookup),)

        return [
            partial(asked, chapter) for chapter in actor_chapters(Of(row, self.opener.today(), self.opener.negotiation))
        ]

    def action_only(self) -> None:
        """Show only what the actor takes part in, in the lists."""
        if isinstance(self.row, ActorRow):
            self.opener.only(self.row.id, self.row.name)
