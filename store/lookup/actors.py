"""Actors, by side and by any spelling."""

from __future__ import annotations

import sqlite3

from store.lookup.asking import Asking, marks
from store.lookup.filters import EVERYTHING, Filter, actor_conditions, spelled
from store.lookup.rows import ActorRow
from store.spelling import folded

_ACTOR = "select actor.*, party.name as party from actor left join actor party on party.id = actor.party_id"
_ACTOR_ORDER = "actor.side collate nocase, (actor.party_id is not null), actor.name collate nocase, actor.id"


class Actors(Asking):
    """Questions about actors."""

    def count_actors(self, wanted: Filter = EVERYTHING) -> int:
        """How many actors there are under a filter."""
        where, values = actor_conditions(wanted)
        return int(self._one(f"select count(*) from actor where {where}", values)[0])

    def actors(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[ActorRow]:
        """Actors by side: each side first, then those who speak or act for it."""
        where, values = actor_conditions(wanted)
        return self._actors(
            self._all(f"{_ACTOR} where {where} order by {_ACTOR_ORDER} limit ? offset ?", [*values, limit, start])
        )

    def actor_index(self, actor_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an actor in its list under a filter; None where the filter hides it."""
        where, values = actor_conditions(wanted)
        row = self._one_or_none(
            "select place from (select actor.id as id, row_number() over"
            f" (order by {_ACTOR_ORDER}) - 1 as place from actor where {where}) where id = ?",
            [*values, actor_id],
        )
        return int(row[0]) if row else None

    def actor(self, actor_id: int) -> ActorRow | None:
        """One actor by its id."""
        rows = self._actors(self._all(f"{_ACTOR} where actor.id = ?", [actor_id]))
        return rows[0] if rows else None

    def actors_named(self, typed: str, limit: int = 20) -> list[ActorRow]:
        """Actors one of whose spellings holds what was typed, whole names and beginnings first, those that only sound
        like it last; then by reports."""
        wanted = folded(typed)
        if not wanted:
            return []
        matching, values = spelled(typed)
        rows = self._all(
            "select actor.*, party.name as party from (select actor_id, min(case when folded = ? then 0"
            " when substr(folded, 1, length(?)) = ? then 1 when instr(folded, ' ' || ?) then 2"
            " when instr(folded, ?) then 3 else 4 end) as how"
            f" from actor_name where {matching} group by actor_id) as hit"
            " join actor on actor.id = hit.actor_id left join actor party on party.id = actor.party_id"
            " order by hit.how, actor.reports desc, actor.name collate nocase, actor.id limit ?",
            [wanted, wanted, wanted, wanted, wanted, *values, limit],
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
