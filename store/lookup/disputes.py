"""Disputed matters."""

from __future__ import annotations

from collections.abc import Iterable

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import AccountRow, DisputeRow, Source


def _conditions(wanted: Filter) -> tuple[str, list[object]]:
    if wanted.negotiation is None:
        return "", []
    return " where document.negotiation_id = ?", [wanted.negotiation]


class Disputes(Asking):
    """Questions about disputes."""

    def count_disputes(self, wanted: Filter = EVERYTHING) -> int:
        """How many there are; of a filter only the negotiation counts."""
        where, values = _conditions(wanted)
        return int(
            self._one(f"select count(*) from dispute join document on document.id = document_id{where}", values)[0]
        )

    def disputes(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[DisputeRow]:
        """Disputed matters, those of the latest report first; of a filter only the negotiation counts."""
        where, values = _conditions(wanted)
        rows = self._all(
            f"select dispute.id, about from dispute join document on document.id = document_id{where}"
            " order by published desc, hash desc, dispute.id limit ? offset ?",
            [*values, limit, start],
        )
        return [DisputeRow(row["id"], row["about"], self._accounts(row["id"])) for row in rows]

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
