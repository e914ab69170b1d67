"""Actors, by side and by any spelling."""

from __future__ import annotations

import sqlite3

from store.lookup.asking import marks
from store.lookup.filters import EVERYTHING, LAST, Filter, actor_conditions, phrase
from store.lookup.following import Following
from store.lookup.places import InOrder
from store.lookup.rows import ActorRow
from store.lookup.sorts import Sorts, in_order
from store.spelling import folded, heard

_ACTOR = "select actor.*, party.name as party from actor left join actor party on party.id = actor.party_id"
_ACTOR_ORDER = "actor.side collate nocase, (actor.party_id is not null), actor.name collate nocase, actor.id"

CANDIDATES = 200
"""Spellings that are compared with what was typed. To look so many up takes 2 ms among 200 000."""

_TRIGRAM = 3
"""Letters that the index of names needs."""

_BY_SIDE = InOrder("actor", actor_conditions, _ACTOR_ORDER)


class Actors(Sorts, Following):
    """Questions about actors."""

    def count_actors(self, wanted: Filter = EVERYTHING) -> int:
        """How many actors there are under a filter."""
        if self._in_index_order(wanted):
            return int(self._one("select count(*) from actor")[0])
        return self._count(in_order(_BY_SIDE, wanted), wanted)

    def actors(self, wanted: Filter = EVERYTHING, start: int = 0, limit: int = 200) -> list[ActorRow]:
        """Actors by side: each side first, then those who speak or act for it; or as the filter sorts them."""
        of = in_order(_BY_SIDE, wanted)
        page, values = f"select id from actor order by {_ACTOR_ORDER} limit ? offset ?", list[object]([limit, start])
        if not self._in_index_order(wanted):  # an index passes over 100 000 in 2 ms; to find them all takes 40
            page, values = self._page(of, wanted, start, limit)
        return self._actors(self._all(f"{_ACTOR} where actor.id in ({page}) order by {of.order}", values))

    def actor_index(self, actor_id: int, wanted: Filter = EVERYTHING) -> int | None:
        """The place of an actor in its list under a filter; None where the filter hides it."""
        if not self._in_index_order(wanted):
            return self._place(in_order(_BY_SIDE, wanted), wanted, actor_id)
        row = self._one_or_none("select side, party_id is not null as speaks, name from actor where id = ?", [actor_id])
        if row is None:
            return None
        before = self._one(
            "select (select count(*) from actor where side collate nocase < ?1) + (select count(*) from actor"
            " where side collate nocase = ?1 and ((party_id is not null), name collate nocase, id) < (?2, ?3, ?4))",
            [*row, actor_id],
        )
        return int(before[0])

    def _in_index_order(self, wanted: Filter) -> bool:
        return wanted == EVERYTHING and self.as_of is None

    def actor(self, actor_id: int) -> ActorRow | None:
        """One actor by its id."""
        rows = self._actors(self._all(f"{_ACTOR} where actor.id = ?", [actor_id]))
        return rows[0] if rows else None

    def actors_named(self, typed: str, limit: int = 20, negotiation: int | None = None) -> list[ActorRow]:
        """Actors one of whose spellings holds what was typed, or sounds like it: whole names and beginnings first, then
        those most like it; of equals those that more reports call so. With `negotiation` (an id), those that its
        reports name.

        Names are found by indexes, at most CANDIDATES of them; only these are compared letter by letter.
        """
        wanted, sound = folded(typed), heard(typed)
        if not wanted:
            return []
        best: dict[int, tuple[int, float, int, str]] = {}
        for row in self._candidates(wanted, sound):
            how = _likeness(wanted, sound, row["folded"], row["heard"])
            if how is not None:
                rank = (*how, -row["reports"], row["folded"])
                best[row["actor_id"]] = min(rank, best.get(row["actor_id"], rank))
        in_order = sorted(best, key=lambda actor: (best[actor], actor))
        if negotiation is not None:
            where, values = actor_conditions(Filter(negotiation=negotiation))
            here = self._all(f"select id from actor where id in ({marks(in_order)}) and {where}", [*in_order, *values])
            named_here = {row["id"] for row in here}
            in_order = [actor for actor in in_order if actor in named_here]
        first = in_order[:limit]
        named = self._actors(self._all(f"{_ACTOR} where actor.id in ({marks(first)})", first))
        return sorted(named, key=lambda actor: first.index(actor.id))

    def _candidates(self, wanted: str, sound: str) -> list[sqlite3.Row]:
        """Spellings that may be meant: those that are what was typed or begin with it, that hold it, that sound so."""
        columns = "select actor_id, folded, heard, reports from actor_name where"
        found = self._all(f"{columns} folded = ? limit ?", [wanted, CANDIDATES])
        for known in ("reports >= 10", "reports < 10"):  # the well-known ones first: they have an index of their own
            room = max(0, CANDIDATES // 2 - len(found))
            found += self._all(
                f"{columns} folded > ? and folded < ? and {known} limit ?", [wanted, wanted + LAST, room]
            )
        for column, text in (("folded", wanted), ("heard", sound)):
            if len(text) >= _TRIGRAM:
                found += self._all(
                    f"{columns} id in (select rowid from actor_search where actor_search match ? limit ?)",
                    [f"{column} : {phrase(text)}", max(0, CANDIDATES - len(found))],
                )
        return found

    def _actors(self, rows: list[sqlite3.Row]) -> list[ActorRow]:
        also: dict[int, list[str]] = {}
        for row in self._all(
            f"select actor_id, name from actor_name where actor_id in ({marks(rows)}) order by id",
            [row["id"] for row in rows],
        ):
            also.setdefault(row[0], []).append(row[1])
        followed = self._followed("actor", [row["id"] for row in rows])
        return [
            ActorRow(
                row["id"], row["name"], row["kind"], row["party"], row["role"], row["side"],
                tuple(name for name in also.get(row["id"], ()) if name != row["name"]),
                row["reports"], row["last_reported"], row["checked"], row["id"] in followed,
            )
            for row in rows
        ]  # fmt: skip


def _likeness(wanted: str, sound: str, name: str, its_sound: str) -> tuple[int, float] | None:
    """How far a spelling is from what was typed: 0 it is the same, 1 it begins so, 2 a word of it does, 3 it holds it,
    4 a word of it begins with the same sounds; and among the last two, how unlike it is (0 to 1). None where it is none
    of these."""
    from rapidfuzz.fuzz import ratio  # 10 ms, only where somebody looks for a name

    if name == wanted:
        return 0, 0.0
    if name.startswith(wanted):
        return 1, 0.0
    if f" {wanted}" in name:
        return 2, 0.0
    if wanted in name:
        return 3, 1 - ratio(wanted, name) / 100
    if f" {sound}" in f" {its_sound}":
        return 4, 1 - max(ratio(sound, word) for word in (its_sound, *its_sound.split())) / 100
    return None
