"""Actors, by side and by any spelling."""

from __future__ import annotations

import sqlite3

from store.lookup.asking import marks
from store.lookup.filters import EVERYTHING, LAST, Filter, actor_conditions, phrase
from store.lookup.places import InOrder, Places
from store.lookup.rows import ActorRow
from store.spelling import folded

_ACTOR = "select actor.*, party.name as party from actor left join actor party on party.id = actor.party_id"
_ACTOR_ORDER = "actor.side collate nocase, (actor.party_id is not null), actor.name collate nocase, actor.id"
_BY_SIDE = InOrder("actor", actor_conditions, _ACTOR_ORDER)


class Actors(Places):
    """Questions about actors."""

    def count_actors(self, wanted: Filter = EVERYTHING) -> int:
        """How many actors there are under a filter."""
        if wanted == EVERYTHING:
            return int(self._one("select count(*) from actor")[0])
        return self._count(_BY_SIDE, wanted)

    def actors(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[ActorRow]:
        """Actors by side: each side first, then those who speak or act for it."""
        page, values = self._page(_BY_SIDE, wanted, start, limit)
        return self._actors(self._all(f"{_ACTOR} where actor.id in ({page}) order by {_ACTOR_ORDER}", values))

    def actor_index(self, actor_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an actor in its list under a filter; None where the filter hides it."""
        return self._place(_BY_SIDE, wanted, actor_id)

    def actor(self, actor_id: int) -> ActorRow | None:
        """One actor by its id."""
        rows = self._actors(self._all(f"{_ACTOR} where actor.id = ?", [actor_id]))
        return rows[0] if rows else None

    def actors_named(self, typed: str, limit: int = 20) -> list[ActorRow]:
        """Actors one of whose spellings holds what was typed, whole names and beginnings first, then by reports."""
        wanted = folded(typed)
        if not wanted:
            return []
        if len(wanted) >= 3:
            matching, values = "id in (select rowid from actor_search where actor_search match ?)", [phrase(wanted)]
        else:
            matching, values = "folded >= ? and folded < ?", [wanted, wanted + LAST]
        rows = self._all(
            "select actor.*, party.name as party from (select actor_id, min(case when folded = ? then 0"
            " when substr(folded, 1, length(?)) = ? then 1 when instr(folded, ' ' || ?) then 2 else 3 end) as how"
            f" from actor_name where {matching} group by actor_id) as hit"
            " join actor on actor.id = hit.actor_id left join actor party on party.id = actor.party_id"
            " order by hit.how, actor.reports desc, actor.name collate nocase, actor.id limit ?",
            [wanted, wanted, wanted, wanted, *values, limit],
        )
        return self._actors(rows)

    def _actors(self, rows: list[sqlite3.Row]) -> list[ActorRow]:
        also: dict[int, list[str]] = {}
        for row in self._all(
            f"select actor_id, name from actor_name where actor_id in ({marks(rows)}) order by id",
            [row["id"] for row in rows],
        ):
            also.setdefault(row[0], []).append(row[1])
        return [
            ActorRow(
                row["id"], row["name"], row["kind"], row["party"], row["role"], row["side"],
                tuple(name for name in also.get(row["id"], ()) if name != row["name"]),
                row["reports"], row["last_reported"], row["checked"],
            )
            for row in rows
        ]  # fmt: skip
