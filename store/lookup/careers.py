"""An actor over time: its offices, its spellings, the people of its side, and how often reports name it.

An actor is one across negotiations. Where one of these is given (an id), only what its reports say is answered.
"""

from typing import NamedTuple

from store.lookup.actors import Actors
from store.lookup.filters import told_in
from store.lookup.reports import DOCUMENT, document_row
from store.lookup.rows import ActorRow, DocumentRow

SIDE = "(select id from actor where id = ?1 or party_id = ?1)"
"""An actor and those who act for it."""


class OfficeRow(NamedTuple):
    """An office that reports give an actor: in how many, and the `first` and the last day of them; `report` is the
    first of them, and `quote` its sentence."""

    office: str
    reports: int
    first: str
    last: str
    report: DocumentRow
    quote: str


class SpellingRow(NamedTuple):
    """A name by which reports call an actor, and how many do."""

    name: str
    reports: int


class Careers(Actors):
    """Questions about one actor over time."""

    def offices(self, actor_id: int, limit: int, negotiation: int | None = None) -> tuple[OfficeRow, ...]:
        """The offices that reports give an actor, in the order in which they first do; the latest so many. What is
        written alike but for case is one."""
        order = "document" if self.as_of is not None else "document indexed by document_order"
        rows = self._all(
            f"with told as (select told.id, lower(told.role) as office, published, hash from actor_report told"
            f" cross join {order} on document.id = told.document_id where actor_id = ? and told.role is not null"
            f"{told_in(negotiation)}),"
            " ranked as (select *, row_number() over (partition by office order by published, hash, id) as nth,"
            " count(*) over (partition by office) as n, max(published) over (partition by office) as until from told)"
            " select id, n, until from ranked where nth = 1 order by published desc, hash desc, id desc limit ?",
            [actor_id, limit],
        )
        return tuple(self._office(*row) for row in reversed(rows))

    def _office(self, told: int, reports: int, last: str) -> OfficeRow:
        row = self._one(
            f"select {DOCUMENT}, told.role as role, told.quote as quote from actor_report told"
            " join document on document.id = told.document_id where told.id = ?",
            [told],
        )
        return OfficeRow(row["role"], reports, row["published"], last, document_row(row), row["quote"])

    def spellings(self, actor_id: int, limit: int, negotiation: int | None = None) -> tuple[SpellingRow, ...]:
        """The names by which reports call an actor, the most frequent first."""
        if self.as_of is None and negotiation is None:
            question = "select name, reports from actor_name where actor_id = ? order by reports desc, name limit ?"
        else:
            question = (
                "select spelled.name, count(distinct told.document_id) as reports from actor_report told"
                " join document on document.id = told.document_id"
                " join actor_report_name spelled on spelled.actor_report_id = told.id"
                f" where told.actor_id = ?{told_in(negotiation)}"
                " group by spelled.name order by reports desc, spelled.name limit ?"
            )
        return tuple(SpellingRow(*row) for row in self._all(question, [actor_id, limit]))

    def side_of(self, actor_id: int) -> int | None:
        """The id of the actor for whom an actor acts; None for one that acts for itself."""
        row = self._one_or_none("select party_id from actor where id = ?", [actor_id])
        return row[0] if row else None

    def count_people(self, actor_id: int, negotiation: int | None = None) -> int:
        """How many act for an actor."""
        return int(self._one(f"select count(*) from actor where {_acting(negotiation)}", [actor_id])[0])

    def people(self, actor_id: int, limit: int, negotiation: int | None = None) -> list[ActorRow]:
        """Those who act for an actor, whom most reports name first."""
        return self._actors(
            self._all(
                "select actor.*, party.name as party from actor join actor party on party.id = actor.party_id"
                f" where {_acting(negotiation)}"
                " order by actor.reports desc, actor.name collate nocase, actor.id limit ?",
                [actor_id, limit],
            )
        )

    def reports_by_month(self, actor_id: int, negotiation: int | None = None) -> dict[str, int]:
        """How many reports of each month ("2031-03") name an actor or one who acts for it; no month without any."""
        order = "document" if self.as_of is not None else "document indexed by document_order"
        rows = self._all(
            "select substr(published, 1, 7) as month, count(*)"
            f" from (select distinct document_id from actor_report told where actor_id in {SIDE}{told_in(negotiation)})"
            f" told cross join {order} on document.id = told.document_id"
            " group by month order by month",
            [actor_id],
        )
        return {row[0]: row[1] for row in rows}


def _acting(negotiation: int | None) -> str:
    """The condition that one acts for an actor; in a negotiation, where its reports name it."""
    named = f" and exists (select 1 from actor_report told where told.actor_id = actor.id{told_in(negotiation)})"
    return "actor.party_id = ?" + ("" if negotiation is None else named)
