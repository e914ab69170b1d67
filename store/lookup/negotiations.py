"""The negotiations of the store."""

from __future__ import annotations

import unicodedata

from store.errors import QueryError
from store.lookup.asking import Asking
from store.lookup.rows import NegotiationRow


class Negotiations(Asking):
    """Questions about negotiations."""

    def negotiations(self) -> list[NegotiationRow]:
        """Those that have reports, by name, the one without a name last."""
        return [row for row in self._negotiations() if row.reports]

    def _negotiations(self) -> list[NegotiationRow]:
        documents, pending, shown = "document", "proposal", "status = 'pending' and hidden = 0"
        number, day = "count(*)", "published"
        if self.as_of is None:  # by the days that the store counts, not report by report
            documents, pending, shown = "day_count", "day_count", "list = 'proposal' and status = 'pending'"
            number, day = "coalesce(sum(shown), 0)", "day"
        these = "negotiation_id = negotiation.id" + (" and list = 'document' and status = ''" if day == "day" else "")
        rows = self._all(
            f"select id, name, (select {number} from {documents} where {these}) as reports,"
            f" (select {number} from {pending} where negotiation_id = negotiation.id and {shown}) as pending,"
            f" (select max({day}) from {documents} where {these}) as latest"
            " from negotiation order by name = '', name collate nocase, id"
        )
        return [NegotiationRow(*row) for row in rows]

    def negotiation(self, typed: str) -> NegotiationRow:
        """The one that is meant: called exactly so, capitals aside, or else the only one whose name holds what was
        typed; "" is the one without a name. Raises QueryError where it is none of them, or may be several."""
        known = self._negotiations()  # also those that had no report yet on the day that is looked back at
        wanted = " ".join(unicodedata.normalize("NFC", typed).split()).casefold()
        for row in known:
            if row.name.casefold() == wanted:
                return row
        holding = [row for row in known if wanted and wanted in row.name.casefold()]
        if len(holding) == 1:
            return holding[0]
        known = [row for row in known if row.reports]
        names = ", ".join(f"“{row.name}”" if row.name else "“” (reports without a name)" for row in holding or known)
        if holding:
            raise QueryError(f"“{typed}” may be any of several negotiations: {names}")
        raise QueryError(f"there is no negotiation “{typed}”; there " + (f"are: {names}" if names else "are none yet"))
