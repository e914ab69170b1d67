"""Disputed matters."""

from __future__ import annotations

from collections.abc import Iterable

from store.lookup.filters import EVERYTHING, Filter
from store.lookup.places import InOrder, Places
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import AccountRow, DisputeRow, Source

_ACCOUNTS = "(select group_concat(side || ' ' || quote, ' ') from account where dispute_id = dispute.id)"

_HOLDS = f"parley_holds(?, about, {_ACCOUNTS})"
"""Each word that was typed begins one of the matter, of a side, or of its account."""


def _conditions(wanted: Filter) -> tuple[str, list[object]]:
    conditions, values = ["true"], list[object]()
    if wanted.negotiation is not None:
        conditions.append("document.negotiation_id = ?")
        values.append(wanted.negotiation)
    if wanted.words:
        conditions.append(_HOLDS)
        values.append(wanted.words)
    return " and ".join(conditions), values


_LATEST_FIRST = InOrder(
    "dispute", _conditions, "published desc, hash desc, dispute.id", joined="join document on document.id = document_id"
)

_BY_INDEX = _LATEST_FIRST._replace(joined="cross join document indexed by document_order on document.id = document_id")
"""The same, five times as fast, as no text of a report is passed over; not where `document` is a view."""


class Disputes(Places):
    """Questions about disputes."""

    def count_disputes(self, wanted: Filter = EVERYTHING) -> int:
        """How many there are; of a filter only the negotiation and the words count."""
        if self.as_of is None and wanted.negotiation is None and not wanted.words:
            return int(self._one("select count(*) from dispute")[0])
        return self._count(self._in_order(), wanted)

    def disputes(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DisputeRow]:
        """Disputed matters, those of the latest report first; of a filter only the negotiation and the words count."""
        page, values = self._page(self._in_order(), wanted, start, limit)
        rows = self._all(
            "select dispute.id, about from dispute join document on document.id = document_id"
            f" where dispute.id in ({page}) order by {_LATEST_FIRST.order}",
            values,
        )
        return [DisputeRow(row["id"], row["about"], self._accounts(row["id"])) for row in rows]

    def dispute_index(self, dispute_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of a dispute in its list; None where it is of another negotiation."""
        return self._place(self._in_order(), wanted, dispute_id)

    def _in_order(self) -> InOrder:
        return _BY_INDEX if self.as_of is None else _LATEST_FIRST

    def _accounts(self, dispute_id: int) -> tuple[AccountRow, ...]:
        rows = self._all(
            f'select {DOCUMENT}, side, account.start as start, account."end" as stop, quote from account'
            " join dispute on dispute.id = dispute_id join document on document.id = document_id"
            " where dispute_id = ? order by account.id",
            [dispute_id],
        )
        return tuple(
            AccountRow(row["side"], Source(document_row(row), row["start"], row["stop"], row["quote"])) for row in rows
        )

    def disputed(self, sources: Iterable[Source]) -> bool:
        """Whether one of these sentences is an account in a dispute."""
        return any(
            self._one_or_none(
                "select 1 from account join dispute on dispute.id = dispute_id"
                ' where document_id = ? and account.start < ? and account."end" > ?',
                [source.document.id, source.end, source.start],
            )
            for source in sources
        )
