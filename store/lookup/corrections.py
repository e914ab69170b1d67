"""What people have corrected."""

from typing import NamedTuple

from store.lookup.asking import Asking
from store.lookup.filters import EVERYTHING, Filter, about_conditions


class CorrectionRow(NamedTuple):
    """A correction: its number (`id`), what it is about (actor, event or proposal) and what of it (`field`).

    `title` is what the entry was called when the correction was made, `entry` its id now; None where no report tells it
    any more. `value` is what it is to be, `was` what stood there; `other` and `other_title` the entry that was merged
    or joined, or that was split off. `undone` tells when it was taken back.
    """

    id: int
    made: str
    about: str
    field: str
    entry: int | None
    title: str
    value: str | None
    was: str | None
    other: int | None
    other_title: str | None
    reason: str | None
    undone: str | None


_CORRECTION = (
    "select id, made_at, about, field, entry_id, title, value, was, other_id, other_title, reason, undone_at"
    " from correction"
)


class Corrections(Asking):
    """Questions about corrections."""

    def corrections(
        self, start: int = 0, limit: int = 200, wanted: Filter = EVERYTHING, *, undone: bool = False
    ) -> list[CorrectionRow]:
        """The corrections that stand, the last first; with `undone` also those that were taken back. Of a filter words
        and the negotiation count."""
        where, values = about_conditions(wanted, "correction.about", "correction.entry_id")
        question = f"{_CORRECTION} where {_standing(undone)} and {where} order by id desc limit ? offset ?"
        return [CorrectionRow(*row) for row in self._all(question, [*values, limit, start])]

    def correction(self, number: int) -> CorrectionRow | None:
        """One correction by its number."""
        row = self._one_or_none(f"{_CORRECTION} where id = ?", [number])
        return CorrectionRow(*row) if row else None

    def names_of(self, actor_id: int) -> list[str]:
        """What reports call an actor in full, the most used first."""
        rows = self._all(
            "select name from actor_report where actor_id = ? group by name order by count(*) desc, name", [actor_id]
        )
        return [row[0] for row in rows]


def _standing(undone: bool) -> str:
    return "1" if undone else "undone_at is null"
