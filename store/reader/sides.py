"""The side that a person or an organization speaks or acts for: the actor of the report that its office belongs to.

A linear model weighs the features of side_features.py. Its weights come from training/sides.py; the card of figures
stands in training/README.md.
"""

from __future__ import annotations

from functools import cache

from store.reader.entities import Entities, Entity
from store.reader.roles import Role, Roles
from store.reader.shipped import WEIGHTS
from store.reader.side_features import SideFeatures


class Sides:
    """Finds the party of each person and organization.

    `roles` gives the namings of each person with their roles, `tied` the persons whom an office ties to a side.
    """

    def __init__(self, entities: Entities) -> None:
        self.roles: dict[Entity, list[tuple[int, Role]]] = {}
        reader = Roles(entities)
        for entity in entities.all:
            if entity.kind == "person":
                self.roles[entity] = reader.roles(entity.spans)
        self.tied: dict[Entity, set[Entity]] = {}
        for person, named in self.roles.items():
            for _, role in named:
                for owner, _ in role.ties:
                    self.tied.setdefault(owner, set()).add(person)
        self.pairs = SideFeatures(entities, self.roles)

    def role(self, person: Entity) -> str | None:
        """The office of a person, as the report first states it."""
        return next((role.office for _, role in self.roles.get(person, ()) if role.office), None)

    def parties(self, acting: list[Entity]) -> dict[Entity, Entity]:
        """The side of each of the actors that has one."""
        out: dict[Entity, Entity] = {}
        among = set(acting)
        for entity in acting:
            if entity.kind != "state":
                options: list[Entity | None] = [*self.pairs.options(entity)]
                lists = self.pairs.features(entity, [o for o in options if o is not None], among)
                totals = [total(names) for names in lists]
                best = [*options, None][totals.index(max(totals))]
                if best is not None:
                    out[entity] = best
        for entity in acting:  # "Putin's aide": the side of the one whom they serve
            for _, role in self.roles.get(entity, ()):
                if role.serves is not None and not role.ties:
                    served = out.get(role.serves)
                    if served is not None and served is not entity:
                        out[entity] = served
        return out


@cache
def weights() -> dict[str, int]:
    """The weight of each feature, in hundredths."""
    text = (WEIGHTS / "sides.txt").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: int(number) for name, _, number in rows}


def total(names: list[str]) -> int:
    """How much the features speak for a side."""
    return sum(filter(None, map(weights().get, names)))
