"""Names that a person has said whose they are: those of an actor that was merged with another, split, or renamed.

A pinned name stands for the actor of its grouping, whatever else names look like, in reports to come as in those that
are laid again. What is pinned is the name by which a report calls an actor in full, folded, of persons apart from all
others. The bare surname of somebody with a fuller name is not pinned with the rest: it may be anybody's.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from sqlite_utils import Database

from store.ledger.retracing import Telling, known_by, retraced
from store.ledger.rows import Row
from store.spelling import folded

Name = tuple[str, bool]
"""A folded name, and whether it is a person's."""


@dataclass(frozen=True, slots=True)
class Pin:
    """The grouping that a name stands for, and its actor where it has one already."""

    grouping: int
    actor: int | None


def pin_of(db: Database, said: Row) -> Pin | None:
    """The pin of an actor as a report names it; None for nearly all."""
    row = db.execute(
        "select grouping, actor_id from actor_pin left join actor_group using (grouping)"
        " where folded = ? and person = ?",
        [folded(str(said["name"])), said["kind"] == "person"],
    ).fetchone()
    return Pin(*row) if row else None


def others(db: Database, pin: Pin | None) -> set[int]:
    """The actors that one with this pin is not: those of other groupings. Whoever has no pin may be any."""
    if pin is None:
        return set()
    return {row[0] for row in db.execute("select actor_id from actor_group where grouping != ?", [pin.grouping])}


def hold(db: Database, pin: Pin | None, actor_id: int) -> None:
    """From now on the grouping of this pin is that actor."""
    if pin is not None and pin.actor is None:
        db.execute("insert or ignore into actor_group (grouping, actor_id) values (?, ?)", [pin.grouping, actor_id])


def renamed(db: Database, said: Row, taken: Collection[int]) -> int | None:
    """The actor whom a person has called as a report names one whom nobody else is; it is told of already."""
    for actor_id, name in db.execute(
        "select actor_id, actor_corrected.name from actor_corrected join actor on actor.id = actor_id"
        " where actor_corrected.name is not null and actor.reports > 0 and (kind = 'person') = ? order by actor_id",
        [said["kind"] == "person"],
    ):
        if folded(name) == folded(str(said["name"])) and actor_id not in taken:
            return int(actor_id)
    return None


def drop_untold_names(db: Database, actor_id: int) -> None:
    """Take the spellings away that no report gives an actor any more, nor has a person given it one of them as a name:
    that counts as long as what they said stands, also where they have said otherwise since."""
    db.execute(
        "delete from actor_name where actor_id = ? and reports <= 0 and not exists (select 1 from correction"
        " where about = 'actor' and field = 'name' and undone_at is null and entry_id = actor_name.actor_id"
        " and value = actor_name.name)",
        [actor_id],
    )


@dataclass(slots=True)
class _Groupings:
    """Names in groups, and who the groups are."""

    names: dict[Name, int] = field(default_factory=dict)
    actors: dict[int, int | None] = field(default_factory=dict)

    def gather(self, grouping: int, names: set[Name], actor: int | None) -> None:
        """Make these names, with all that already stand together with one of them, one grouping."""
        old = {self.names[name] for name in names if name in self.names}
        together = {name for name, group in self.names.items() if group in old}
        self.names.update(dict.fromkeys(names | together, grouping))
        self.actors[grouping] = actor

    def take_out(self, grouping: int, names: set[Name], actor: int | None) -> None:
        """Make just these names a grouping of their own."""
        self.names.update(dict.fromkeys(names, grouping))
        self.actors[grouping] = actor


def rebuild(db: Database) -> None:
    """Work out pins from the corrections that stand; what they were made on must be with the right actors by now."""
    groupings = _Groupings()
    for correction_id, kind_of, entry in db.execute(
        "select id, field, entry_id from correction where about = 'actor' and undone_at is null"
        " and field in ('merge', 'split') order by id"
    ).fetchall():
        one, two = 2 * correction_id, 2 * correction_id + 1
        own, other = (known_by(db, correction_id, part) for part in ("entry", "other"))
        actor = retraced(db, "actor", own, entry)
        if kind_of == "merge":
            groupings.gather(one, _names(own) | _names(other), actor)
        else:
            apart = {_name(telling) for telling in other}
            groupings.gather(one, _names(own) - apart, actor)
            groupings.take_out(two, apart, retraced(db, "actor", other))
    db.execute("delete from actor_pin")
    db.execute("delete from actor_group")
    used = set(groupings.names.values())
    db.conn.executemany(
        "insert into actor_pin (folded, person, grouping) values (?, ?, ?)",
        [(*name, grouping) for name, grouping in groupings.names.items()],
    )
    db.conn.executemany(
        "insert or ignore into actor_group (grouping, actor_id) values (?, ?)",
        [(grouping, actor) for grouping, actor in groupings.actors.items() if grouping in used and actor is not None],
    )


def _name(telling: Telling) -> Name:
    return folded(telling.told), telling.kind == "person"


def _names(known: list[Telling]) -> set[Name]:
    """The names to pin: all but a person's bare surnames, unless there is nothing else."""
    names = {_name(telling) for telling in known}
    return {name for name in names if not name[1] or " " in name[0]} or names
