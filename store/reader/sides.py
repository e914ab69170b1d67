"""The side that a person or an organization speaks or acts for: the actor of the report that its office belongs to."""

from __future__ import annotations

from store.reader.actor_words import words
from store.reader.entities import Entities, Entity
from store.reader.roles import Role, Roles, Tie

_WEIGHT: dict[Tie, int] = {
    "title": 9, "possessive": 8, "of": 7, "leads": 6, "apposition": 6, "for": 6, "led": 4, "noun": 3,
}  # fmt: skip
_STATE_OFFICES = frozenset(
    "president minister premier chancellor king queen emir sultan secretary ambassador envoy pm taoiseach speaker "
    "senator lawmaker mp congressman ombudsman marshal".split()
)
_STATE_NOUNS = frozenset(
    "government presidential ministry state parliament army national cabinet foreign military country nation kingdom".split()
)


class Sides:
    """Finds the party of each person and organization."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.roles: dict[Entity, list[tuple[int, Role]]] = {}
        reader = Roles(entities)
        for entity in entities.all:
            if entity.kind == "person":
                self.roles[entity] = [(i, reader.role(i)) for i in entity.spans]

        self.tied: dict[Entity, set[Entity]] = {}
        for person, named in self.roles.items():
            for _, role in named:
                for owner, _ in role.ties:
                    self.tied.setdefault(owner, set()).add(person)

    def role(self, person: Entity) -> str | None:
        """The office of a person, as the report first states it."""
        return next((role.office for _, role in self.roles.get(person, ()) if role.office), None)

    def party(self, entity: Entity) -> Entity | None:
        """The side of a person or an organization, or None where the report gives none."""
        if entity.kind == "person":
            return self._person(entity)
        if entity.kind == "organization":
            return self._organization(entity)
        return None

    def _person(self, person: Entity) -> Entity | None:
        best: tuple[int, Entity] | None = None
        state_office: int | None = None
        for i, role in self.roles[person]:
            for owner, tie in role.ties:
                if best is None or _WEIGHT[tie] > best[0]:
                    best = (_WEIGHT[tie], owner)
            if state_office is None and self._is_state_office(role):
                state_office = i
        if best is not None:
            return best[1]
        if state_office is not None:
            return self._state_near(state_office)
        return None

    def _is_state_office(self, role: Role) -> bool:
        office = set((role.office or "").lower().replace("-", " ").split())
        return bool(office & _STATE_OFFICES) or (role.noun in _STATE_NOUNS)

    def _state_near(self, i: int) -> Entity | None:
        """The state that a title without one belongs to: the nearest that acts before it, else the first after it."""
        entities = self.entities
        for k in range(i - 1, max(-1, i - 40), -1):
            owner = entities.owner[k]
            if owner is not None and owner.kind == "state" and entities.slots[k] != "in":
                return owner
        for k in range(i + 1, min(i + 40, len(entities.spans))):
            owner = entities.owner[k]
            if owner is not None and owner.kind == "state" and entities.slots[k] != "in":
                return owner
        return None

    def _organization(self, entity: Entity) -> Entity | None:
        entities = self.entities
        if entity.state:
            return next((e for e in entities.all if e.kind == "state" and e.state == entity.state), None)
        first = entities.spans[entity.spans[0]]
        tokens = entities.text.tokens
        for i in entity.spans:
            span = entities.spans[i]
            if (
                span.first > 1
                and tokens[span.first - 1].lower in ("'s", "’s")
                and i
                and entities.spans[i - 1].last == span.first - 1
            ):
                owner = entities.owner[i - 1]
                if owner is not None and owner.kind == "state":
                    return owner
        if tokens[first.last - 1].lower in words("state_body") or tokens[first.first].lower in words("state_body"):
            return self._state_near(entity.spans[0])
        return None
