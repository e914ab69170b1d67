"""Proposals: those that wait for an answer, or all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from store.lookup import Filter, Lookup, ProposalRow
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.standing import PENDING
from tui.words import (
    PROPOSAL_MARKS,
    checked_mark,
    day_words,
    fit,
    followed_mark,
    how_far,
    parties,
    shown,
    standing_words,
)

WIDE = 70
"""Cells of the pane from which a proposal needs two lines; below, three."""


class ProposalRows(Rows[ProposalRow]):
    """Proposals by the day that they propose."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.today = today

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many proposals there are."""
        return lookup.count_proposals(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[ProposalRow]:
        """Proposals in order."""
        return lookup.proposals(wanted, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a proposal stands."""
        return lookup.proposal_index(row_id, wanted)

    def first(self, lookup: Lookup, wanted: Filter) -> int:
        """The one whose day comes next, or else came last; the first where the list is not by days."""
        if wanted.order != "usual":
            return 0
        passed = lookup.proposal_index_of_day(self.today(), wanted)
        coming = lookup.proposals(wanted, passed, 1)
        return passed if coming and coming[0].date else passed - 1


class Proposals(PagedView[ProposalRow]):
    """What is proposed, for when, by whom to whom, and the last answer."""

    KIND = "proposal"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "open", id="list.open", tooltip="Open the proposal: answers, history, accounts"),
    ]
    NOTHING = "No proposal."

    def __init__(self, asker: Asker, today: Callable[[], date]) -> None:
        super().__init__(ProposalRows(today), asker, Filter(status=PENDING), id="proposals")
        self.today = today

    @property
    def row_height(self) -> int:
        """Three lines, or two where there is room."""
        return 2 if self.outer_size.width >= WIDE else 3

    def draw(self, row: ProposalRow, before: ProposalRow | None, width: int, height: int) -> list[Line]:
        """A row in two or three lines."""
        role = "pending" if row.status == "pending" else "off" if row.status in ("rejected", "withdrawn") else "dim"
        when = day_words(row.date) if row.date else "no day named"
        far = how_far(row.date, self.today())
        when = f"{when} · {far}" if far else when
        mark = (f"{PROPOSAL_MARKS.get(row.status, '·')} ", role)
        checked = checked_mark(row.checked) + followed_mark(row.followed)
        standing, who = standing_words(row, self.today()), parties(row)
        answer = fit(standing, min(cell_len(standing), max(width // 2, width - 4 - cell_len(who))))
        parting = ("  " + fit(who, width - 4 - cell_len(answer)) + "  ", "dim")
        if height == 2:
            day = (f"  {when}", "strong" if row.date else "dim")
            room = width - 4 - cell_len(when) - len(checked)
            return [
                [mark, (fit(shown(row.what), room), ""), (checked, "strong"), day],
                [parting, (answer, role)],
            ]
        return [
            [mark, (fit(shown(row.what), width - 2 - len(checked)), ""), (checked, "strong")],
            [("  ", ""), (fit(when, width - 2), "strong" if row.date else "dim")],
            [parting, (answer, role)],
        ]
