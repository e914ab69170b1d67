"""Disputed matters: what two sides tell differently."""

from __future__ import annotations

from store.lookup import DisputeRow, Filter, Lookup
from tui.asking import Asker
from tui.panes.lines import Line
from tui.panes.paged import PagedView
from tui.panes.rows import Rows
from tui.words import fit, shown


class DisputeRows(Rows[DisputeRow]):
    """Disputed matters, those of the latest report first. Of a filter only the negotiation counts."""

    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many there are."""
        return lookup.count_disputes(wanted)

    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[DisputeRow]:
        """Disputes in order."""
        return lookup.disputes(wanted, start, limit)

    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a dispute stands."""
        for start in range(0, lookup.count_disputes(wanted), 200):
            for index, row in enumerate(lookup.disputes(wanted, start, 200), start):
                if row.id == row_id:
                    return index
        return None


class Disputes(PagedView[DisputeRow]):
    """What is disputed, and between whom."""

    KIND = "dispute"
    NOTHING = "Nothing is disputed."

    def __init__(self, asker: Asker) -> None:
        super().__init__(DisputeRows(), asker, id="disputes")

    @property
    def row_height(self) -> int:
        """What about, and who."""
        return 2

    def draw(self, row: DisputeRow, before: DisputeRow | None, width: int, height: int) -> list[Line]:
        """Two lines."""
        sides = " ≠ ".join(shown(account.side) for account in row.accounts)
        return [
            [("≠ ", "pending"), (fit(shown(row.about), width - 2), "")],
            [("  ", ""), (fit(sides, width - 2), "dim")],
        ]
