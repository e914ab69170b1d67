"""The side that a person or an organization speaks or acts for: the actor of the report that its office belongs to.

A linear model weighs the ties that roles.py reads, how near a side is named, how often, and what the office is. Its
weights come from training/sides.py; the card of figures stands in training/README.md.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from store.reader.actor_words import bodies, figures, known_organizations, words
from store.reader.entities import Entities, Entity
from store.reader.names import folded
from store.reader.roles import Role, Roles
from store.reader.states import match_state

_MOST = 8
"""So many states and so many organizations, the most often named, are weighed for everyone."""

_TYPES = {
    "union": "union unions workers members strike nurses doctors teamsters",
    "company": "company airline automaker carmaker carrier firm maker group shareholder shares bidder board",
    "armed": "rebels rebel guerrilla guerrillas militants fighters movement insurgents militia",
    "party": "party lawmakers mps conservatives opposition leader",
    "body": "commission organization agency council bloc watchdog",
}
_TYPE_OF = {word: kind for kind, line in _TYPES.items() for word in line.split()}
_NOUN_TYPE = {
    "union": "union", "unions": "union", "members": "union", "company": "company", "airline": "company",
    "automaker": "company", "firm": "company", "board": "company", "carrier": "company", "rebels": "armed",
    "rebel": "armed", "guerrilla": "armed", "movement": "armed", "group": "armed", "party": "party",
    "opposition": "party", "agency": "body", "commission": "body", "bloc": "body", "council": "body",
    "government": "state", "presidential": "state", "country": "state", "ministry": "state", "state": "state",
    "national": "state", "parliament": "state", "army": "state", "military": "state", "people": "state",
    "nation": "state", "cabinet": "state", "kingdom": "state", "committee": "body", "organization": "body",
}  # fmt: skip


@dataclass(slots=True)
class _Place:
    """Where an entity stands among the sides of a report."""

    rank: int
    first: int
    home: bool
    type: str


class Sides:
    """Finds the party of each person and organization. `roles` gives the namings of each person with their roles."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.roles: dict[Entity, list[tuple[int, Role]]] = {}
        reader = Roles(entities)
        for entity in entities.all:
            if entity.kind == "person":
                self.roles[entity] = reader.roles(entity.spans)
        self.tied: dict[Entity, set[Entity]] = {}
        self.taken: dict[Entity, dict[str, Entity]] = {}
        for person, named in self.roles.items():
            for _, role in named:
                for owner, tie in role.ties:
                    self.tied.setdefault(owner, set()).add(person)
                    if role.office and tie in ("title", "possessive", "of", "apposition"):
                        self.taken.setdefault(owner, {}).setdefault(_head(role.office), person)
        self.sides: dict[str, Entity] = {}
        for entity in entities.all:
            if entity.state and entity.kind == "state":
                self.sides.setdefault(entity.state, entity)
            elif entity.kind == "organization":
                self.sides.setdefault(known_organizations().get(folded(entity.name), entity.name), entity)
        self.known: dict[Entity, Entity | None] = {}
        self.places = self._places()
        self.common = self._most_named()

    def _places(self) -> dict[Entity, _Place]:
        home = self._home()
        out: dict[Entity, _Place] = {}
        for kind in ("state", "organization"):
            own = [e for e in self.entities.all if e.kind == kind]
            ranked = {e: k for k, e in enumerate(sorted(own, key=lambda e: (-len(e.spans), e.spans[0])))}
            first = {e: k for k, e in enumerate(sorted(own, key=lambda e: e.spans[0]))}
            for e in own:
                out[e] = _Place(ranked[e], first[e], home is not None and e.state == home, self._type(e))
        return out

    def _home(self) -> str | None:
        """The state of the dateline."""
        capitals = self.entities.capitals
        for k in range(min(len(capitals.keys), 120)):
            if capitals.dateline[k]:
                found = match_state(capitals.keys, k, len(capitals.keys))
                if found:
                    return found[1].state
        return None

    def _type(self, entity: Entity) -> str:
        """What sort of side this is, from its name and the words beside it: a union, a company, an armed group."""
        if entity.kind == "state":
            return "state"
        tokens, spans = self.entities.text.tokens, self.entities.spans
        seen: Counter[str] = Counter()
        for i in entity.spans[:12]:
            span = spans[i]
            for k in range(max(span.first - 2, 0), min(span.last + 2, len(tokens))):
                kind = _TYPE_OF.get(tokens[k].lower)
                if kind:
                    seen[kind] += 1
        return seen.most_common(1)[0][0] if seen else "other"

    def _most_named(self) -> list[Entity]:
        return [e for e, place in self.places.items() if place.rank < _MOST]

    def role(self, person: Entity) -> str | None:
        """The office of a person, as the report first states it."""
        return next((role.office for _, role in self.roles.get(person, ()) if role.office), None)

    def parties(self, acting: list[Entity]) -> dict[Entity, Entity]:
        """The side of each of the actors that has one."""
        out: dict[Entity, Entity] = {}
        among = set(acting)
        for entity in acting:
            if entity.kind != "state":
                best, most = None, total(self.features(entity, None, among))
                for option in self.options(entity):
                    value = total(self.features(entity, option, among))
                    if value > most:
                        best, most = option, value
                if best is not None:
                    out[entity] = best
        for entity in acting:  # "Putin's aide": the side of the one whom they serve
            for _, role in self.roles.get(entity, ()):
                if role.serves is not None and not role.ties:
                    served = out.get(role.serves)
                    if served is not None and served is not entity:
                        out[entity] = served
        return {entity: side for entity, side in out.items() if side is not entity}

    def options(self, entity: Entity) -> list[Entity]:
        """The sides that come into question: those tied, those named often, those named just before."""
        out = dict.fromkeys(self.common)
        known = self._figure(entity) if entity.kind == "person" else self._parent(entity)
        if known is not None:
            out[known] = None
        for _, role in self.roles.get(entity, ()):
            for owner, _ in role.ties:
                out[owner] = None
                parent = self._parent(owner)
                if parent is not None:
                    out[parent] = None
        for i in entity.spans[:6]:
            for k in range(max(i - 4, 0), min(i + 4, len(self.entities.owner))):
                owner = self.entities.owner[k]
                if owner is not None and owner.kind != "person":
                    out[owner] = None
        out.pop(entity, None)
        return list(out)

    def _parent(self, owner: Entity) -> Entity | None:
        """The side that an organization belongs to by its name: of the state that it begins with, of the only one
        that has such a body."""
        if owner.kind != "organization":
            return None
        name = folded(owner.name)
        side = owner.state or bodies().get(name)
        return self.sides.get(side) if side else None

    def features(self, entity: Entity, option: Entity | None, acting: set[Entity]) -> list[str]:
        """What speaks for `option` as the side of `entity`; for None, for its having no side."""
        kind = entity.kind[0]
        named = self.roles.get(entity, [])
        offices = [role.office for _, role in named if role.office]
        head = _head(offices[0]) if offices else "-"
        nouns = sorted({_NOUN_TYPE.get(role.noun, "") for _, role in named if role.noun} - {""})
        if option is None:
            tied = any(role.ties for _, role in named)
            return [f"{kind}none", f"{kind}none|{head}", f"{kind}none|tied={tied}", f"{kind}none|{bool(offices)}"]
        place = self.places[option]
        sort = option.kind[0]
        out = [
            f"{kind}{sort}", f"{kind}{sort}|acts={option in acting}", f"{kind}|{place.type}|head={head}",
            f"{kind}{sort}|rank={min(place.rank, 3)}", f"{kind}{sort}|first={min(place.first, 2)}",
            f"{kind}{sort}|home={place.home}", f"{kind}{sort}|head={head}",
        ]  # fmt: skip
        out += [f"{kind}|noun={noun}|{place.type}" for noun in nouns]
        out += self._ties(kind, option, named, head)
        out += self._nearness(entity, option, kind, head)
        if entity.kind == "person":
            if self._figure(entity) is option:
                tied = any(role.ties for _, role in named)
                out += ["known", f"known|tied={tied}"]
            for office in offices[:2]:
                side = bodies().get(folded(office)) or bodies().get(head)
                if side and self.sides.get(side) is option:
                    out.append("office of")
                    break
        if entity.kind == "organization":
            out += self._organization(entity, option)
        else:
            holder = self.taken.get(option, {}).get(head)
            if holder is not None and holder is not entity:
                out.append(f"{kind}taken|{head in _SINGLE}")
        return out

    def _figure(self, entity: Entity) -> Entity | None:
        """The side that a person is known for, of those that the report names. A surname alone counts too."""
        if entity not in self.known:
            names = figures()
            side = names.get(folded(entity.name))
            if side is None and len(entity.words) == 1:
                side = _surnames().get(entity.words[0])
            self.known[entity] = self.sides.get(side) if side else None
        return self.known[entity]

    def _ties(self, kind: str, option: Entity, named: list[tuple[int, Role]], head: str) -> list[str]:
        out = set()
        for _, role in named:
            for owner, tie in role.ties:
                if owner is option:
                    out |= {
                        f"{kind}tie={tie}",
                        f"{kind}tie={tie}|{option.kind[0]}",
                        "tied",
                        f"tied|{_is_ministry(owner)}",
                    }
                elif self._parent(owner) is option:
                    out |= {f"{kind}via|{_is_ministry(owner)}|{option.kind[0]}", f"{kind}via"}
                elif _is_ministry(owner) and option.kind == "state":
                    out.add(f"{kind}ministry tied")
                elif owner.kind != option.kind:
                    out.add(f"{kind}other tied|{option.kind[0]}")
                else:
                    out.add(f"{kind}rival tied")
        return sorted(out)

    def _nearness(self, entity: Entity, option: Entity, kind: str, head: str) -> list[str]:
        """How near the option is named to the entity, counted in names, at the naming with an office or the first."""
        owner, spans, slots = self.entities.owner, self.entities.spans, self.entities.slots
        named = self.roles.get(entity, [])
        at = next((i for i, role in named if role.office), entity.spans[0])
        out = []
        sort = option.kind[0]
        passed = 0
        for k in range(at - 1, max(-1, at - 12), -1):
            other = owner[k]
            if other is None or other.kind == "person" or other.kind != option.kind:
                continue
            if other is option:
                same = spans[k].sentence == spans[at].sentence
                out.append(f"{kind}{sort}|before={min(passed, 2)}|{same}|{head != '-'}")
                out.append(f"{kind}{sort}|before={min(passed, 2)}|{slots[k].split(':')[0]}")
                break
            passed += slots[k] != "in"
        passed = 0
        for k in range(at + 1, min(len(owner), at + 8)):
            other = owner[k]
            if other is None or other.kind != option.kind:
                continue
            if other is option:
                same = spans[k].sentence == spans[at].sentence
                out.append(f"{kind}{sort}|after={min(passed, 2)}|{same}")
                break
            passed += 1
        together = {spans[i].sentence for i in entity.spans[:20]} & {spans[i].sentence for i in option.spans[:60]}
        out.append(f"{kind}{sort}|together={min(len(together), 3)}")
        return out

    def _organization(self, entity: Entity, option: Entity) -> list[str]:
        entities = self.entities
        tokens = entities.text.tokens
        parts = folded(entity.name).split()
        head = parts[-1] if parts[-1] in words("state_body") else parts[0]
        out = [f"oh={head}|{option.kind[0]}", f"owords={min(len(parts), 3)}|{option.kind[0]}"]
        if entity.state and option.state == entity.state and option.kind == "state":
            out += ["o own state", f"o own state|{head}"]
        if self._parent(entity) is option:
            out.append("o parent")
        for i in entity.spans[:10]:
            span = entities.spans[i]
            before = entities.owner[i - 1] if i else None
            if before is option and span.first and entities.spans[i - 1].last == span.first - 1:
                mark = tokens[span.first - 1].lower
                if mark in ("'s", "’s", "'", "’"):
                    out.append("o possessive")
            elif before is option and entities.spans[i - 1].last == span.first:
                out.append("o adjoins")
        return out


_SINGLE = frozenset("president minister premier chancellor king ceo executive secretary speaker chairman pm".split())


def _head(office: str) -> str:
    """The word that says what an office is: "minister" of "deputy foreign minister", "president" of "president of X"."""
    offices = words("office")
    parts = office.lower().split()
    for k, part in enumerate(parts):
        if part in ("of", "for", "to", "at") and k:
            parts = parts[:k]
            break
    found = [part for part in parts if part in offices]
    head = found[-1] if found else parts[-1]
    return head.removesuffix("s") if head.removesuffix("s") in offices else head


@cache
def _surnames() -> dict[str, str]:
    """Side by surname, where only one side has a well-known person of it."""
    out: dict[str, str] = {}
    for name, side in figures().items():
        last = name.split()[-1].removeprefix("al-")
        out[last] = side if out.get(last, side) == side else ""
    return {last: side for last, side in out.items() if side}


@cache
def _ministries() -> frozenset[str]:
    return frozenset("ministry department office embassy treasury".split())


def _is_ministry(owner: Entity) -> bool:
    parts = folded(owner.name).split()
    return parts[-1] in _ministries() or parts[0] in _ministries()


@cache
def weights() -> dict[str, float]:
    """The weight of each feature."""
    text = (files("store.reader") / "weights" / "sides.txt").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: int(number) / 100 for name, _, number in rows}


def total(names: list[str]) -> float:
    """How much the features speak for a side."""
    known = weights()
    return sum(known.get(name, 0.0) for name in names)
