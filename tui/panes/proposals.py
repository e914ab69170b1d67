"""Proposals: those that wait for an answer, or all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType

from store.lookup import Filter, Lookup, ProposalRow
from tui.ages import days_left, last_word
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import NO_HEADINGS, Headings, Rows
from tui.standing import PENDING
from tui.words import (
    PROPOSAL_MARKS,
    checked_mark,
    day_words,
    fit,
    followed_mark,
    parties,
    shown,
)

GROUPS = ("due", "coming", "no day named", "settled")
"""What the headings say: the day that a pending proposal is for, or its first day, has come; and so on."""

SETTLED = tuple(status for status in PROPOSAL_MARKS if status != PENDING)

WIDE = 70
"""Cells of the pane from which a proposal needs two lines; below, three."""


class ProposalRows(Rows[ProposalRow]):
    """Proposals: those that wait for an answer by their day, under headings, then those that are settled, the latest
    day first. Sorted or narrowed by the filter otherwise, as it says."""

    def __init__(self, today: Callable[[], date]) -> None:
        self.today = today

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many proposals there are."""
        return sum(lookup.count_proposals(part) for part in _parts(wanted))

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[ProposalRow]:
        """Proposals in order."""
        first, *rest = _parts(wanted)
        rows = lookup.proposals(first, start, limit)
        for settled in rest:
            begins, count = lookup.count_proposals(first), lookup.count_proposals(settled)
            end = count - max(0, start - begins)  # from the last on, which is the latest
            many = max(0, min(limit - len(rows), end))
            rows += reversed(lookup.proposals(settled, end - many, many) if many else [])
        return rows

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a proposal stands."""
        first, *rest = _parts(wanted)
        place = lookup.proposal_index(row_id, first)
        for settled in rest:
            if place is None and (from_last := lookup.proposal_index(row_id, settled)) is not None:
                place = lookup.count_proposals(first) + lookup.count_proposals(settled) - 1 - from_last
        return place

    def first(self, lookup: Lookup, wanted: Filter) -> int:
        """The one whose day comes next, or else came last; the first where the list is not by days."""
        if wanted.order != "usual":
            return 0
        waiting = _parts(wanted)[0]
        passed = lookup.proposal_index_of_day(self.today(), waiting)
        coming = lookup.proposals(waiting, passed, 1)
        return passed if coming and coming[0].date else passed - 1

    def headings(self, lookup: Lookup, wanted: Filter) -> Headings:
        """What is due, coming, without a day, settled; none where all are of one kind."""
        waiting, *settled = _parts(wanted)
        if waiting.status != PENDING or waiting.order != "usual":
            return NO_HEADINGS
        passed = lookup.proposal_index_of_day(self.today(), waiting)
        dated, count = lookup.proposal_index_of_day(date.max, waiting), lookup.count_proposals(waiting)
        ends = [passed, dated, count, *(count + lookup.count_proposals(each) for each in settled)]
        groups = [(name, start) for name, start, end in zip(GROUPS, [0, *ends], ends, strict=False) if start < end]
        names, starts = [name for name, _ in groups], [start for _, start in groups]
        return Headings(names, starts) if len(groups) > 1 else NO_HEADINGS


def _parts(wanted: Filter) -> tuple[Filter, ...]:
    """The lists of which the list is made: all proposals are those that wait, and then those that are settled."""
    if wanted.status is None and not wanted.statuses and wanted.order == "usual":
        return wanted._replace(status=PENDING), wanted._replace(statuses=SETTLED)
    return (wanted,)


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
        """What; for which day, and how many days are left; by whom to whom, and the last answer."""
        role = "pending" if row.status == "pending" else "off" if row.status in ("rejected", "withdrawn") else "dim"
        when = day_words(row.date) if row.date else "no day named"
        far = days_left(row, self.today())
        when = f"{when} · {far}" if far else when
        mark = (f"{PROPOSAL_MARKS.get(row.status, '·')} ", role)
        checked = checked_mark(row.checked) + followed_mark(row.followed)
        who = parties(row)
        tag = self.tag(row.negotiation, width // 3).rstrip()
        if tag and height == 2:
            who = f"{tag} · {who}" if who else tag
        room = width - 4 - cell_len(who)
        standing = last_word(row, self.today(), room)
        answer = fit(standing, min(cell_len(standing), max(width // 2, room)))
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
            [("  ", ""), *self._when_and_tag(when, tag, width - 2, "strong" if row.date else "dim")],
            [parting, (answer, role)],
        ]

    def draw_heading(self, number: int, width: int) -> Line:
        """What the proposals below have in common, and how many they are."""
        assert self.known is not None
        keys, starts = self.known.headings.keys, [*self.known.headings.starts, self.count]
        return [
            (f" {keys[number]}", "heading"),
            (f"  {starts[number + 1] - starts[number]:,}".replace(",", " "), "dim"),
        ]

    @staticmethod
    def _when_and_tag(when: str, tag: str, width: int, role: str) -> Line:
        if not tag:
            return [(fit(when, width), role)]
        return [
            (fit(when, min(cell_len(when), width)), role),
            (fit(f" · {tag}", max(0, width - cell_len(when))), "dim"),
        ]
