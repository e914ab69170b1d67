"""What speaks for one actor as the side of another: ties, nearness, number of namings, office, what is known."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.reader.actor_words import bodies, known_organizations, organization_kinds, words
from store.reader.entities import Entities, Entity
from store.reader.names import folded
from store.reader.roles import Role
from store.reader.states import match_state

_MOST = 8
"""So many states and so many organizations, the most often named, are weighed for everyone."""

_TYPES = {
    "union": "union unions workers members strike nurses doctors teamsters machinists brotherhood district lodge "
    "pilots",
    "company": "company airline automaker carmaker planemaker carrier firm maker group shareholder shares bidder board "
    "plc inc corp ltd airlines airways games capital partners energy motors holdings bank investor manufacturer "
    "operator",
    "armed": "rebels rebel guerrilla guerrillas militants fighters movement insurgents militia army front",
    "party": "party lawmakers mps conservatives opposition leader democrats",
    "body": "commission organization agency council bloc watchdog service authority court ministry department office "
    "mission assembly parliament committee regulator panel bureau fund",
}
_TYPE_OF = {word: kind for kind, line in _TYPES.items() for word in line.split()}
_NOUN_TYPES = {
    "union": "union unions members",
    "company": "company airline automaker firm board carrier",
    "armed": "rebels rebel guerrilla movement group",
    "party": "party opposition",
    "body": "agency commission bloc council committee organization",
    "state": "government presidential country ministry state national parliament army military people nation cabinet "
    "kingdom",
}
_NOUN_TYPE = {word: kind for kind, line in _NOUN_TYPES.items() for word in line.split()}
_SINGLE = frozenset("president minister premier chancellor king ceo executive secretary speaker chairman pm".split())
"""Offices that one side has once: who finds it taken is of another side."""
_CLASSES = {
    "state": "minister premier chancellor king queen emir secretary ambassador pm taoiseach senator governor marshal",
    "firm": "ceo executive cfo chairman chairwoman partner manager founder coo",
}
_CLASS_OF = {word: kind for kind, line in _CLASSES.items() for word in line.split()}
_MINISTRIES = frozenset("ministry department office embassy treasury".split())


@dataclass(slots=True)
class _Place:
    """Where a side stands in a report: its rank by namings, its order of appearance, and what sort it is."""

    rank: int
    first: int
    home: bool
    type: str
    head: str
    use: str
    standing: dict[tuple[str, str, bool], tuple[str, ...]] = field(default_factory=dict)
    """What _standing gave before, as many persons hold the same office or none."""


class SideFeatures:
    """The features of every pair of an actor and a side that comes into question."""

    def __init__(self, entities: Entities, roles: dict[Entity, list[tuple[int, Role]]]) -> None:
        self.entities, self.roles = entities, roles
        self.taken: dict[Entity, dict[str, Entity]] = {}
        for person, named in roles.items():
            for _, role in named:
                for owner, tie in role.ties:
                    if role.office and tie in ("title", "possessive", "of", "apposition"):
                        self.taken.setdefault(owner, {}).setdefault(office_head(role.office), person)
        self.sides: dict[str, Entity] = {}
        self.parents: dict[Entity, Entity | None] = {}
        self.bodies = {
            name: e
            for e in entities.all
            if e.kind == "organization"
            for name in {e.name, *(entities.wording(i) for i in e.spans[:8])}
        }
        for entity in entities.all:
            if entity.state and entity.kind == "state":
                self.sides.setdefault(entity.state, entity)
            elif entity.kind == "organization":
                self.sides.setdefault(known_organizations().get(folded(entity.name), entity.name), entity)
        self.mates: dict[Entity, set[int]] = {}
        for person, named in roles.items():
            own = {entities.spans[i].sentence for i in person.spans[:20]}
            for owner in {owner for _, role in named for owner, tie in role.ties if tie != "its"}:
                self.mates.setdefault(self.parent(owner) or owner, set()).update(own)
        self.places = self._places()
        self.common = [e for e, place in self.places.items() if place.rank < _MOST]
        self.states = [e for e in self.common if e.kind == "state"]
        spans = entities.spans
        self.sentences = {e: frozenset(spans[i].sentence for i in e.spans[:60]) for e in self.places}

    def _places(self) -> dict[Entity, _Place]:
        home = self._home()
        out: dict[Entity, _Place] = {}
        for kind in ("state", "organization"):
            own = sorted((e for e in self.entities.all if e.kind == kind), key=lambda e: e.spans[0])
            ranked = {e: k for k, e in enumerate(sorted(own, key=lambda e: -len(e.spans)))}
            for k, e in enumerate(own):
                out[e] = _Place(
                    min(ranked[e], 8),
                    min(k, 3),
                    home is not None and e.state == home,
                    self._type(e),
                    _head(e),
                    self._use(e),
                )
        return out

    def _use(self, entity: Entity) -> str:
        """How a side is mostly spoken of: as one who acts, owns, or only beside other nouns or as a place."""
        slots = {self.entities.slots[i].removeprefix("row:").split(":")[0] for i in entity.spans[:20]}
        for use in ("subject", "possessive", "with", "adjective", "object"):
            if use in slots:
                return use
        return "other"

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
        kind = organization_kinds().get(folded(entity.name))
        if kind:
            return kind
        tokens, spans = self.entities.text.tokens, self.entities.spans
        seen: dict[str, int] = {}
        for i in entity.spans[:12]:
            span = spans[i]
            for k in range(max(span.first - 2, 0), min(span.last + 2, len(tokens))):
                found = _TYPE_OF.get(tokens[k].lower)
                if found:
                    seen[found] = seen.get(found, 0) + 1
        return max(seen, key=seen.__getitem__) if seen else "other"

    def options(self, entity: Entity) -> list[Entity]:
        """The sides that come into question: those tied, those named often, those named just before."""
        out = dict.fromkeys(self.common if entity.kind == "person" else self.states)
        known = self.parent(entity)
        if known is not None:
            out[known] = None
        for _, role in self.roles.get(entity, ()):
            for owner, _ in role.ties:
                out[owner] = None
                parent = self.parent(owner)
                if parent is not None:
                    out[parent] = None
        owners = self.entities.owner
        for i in entity.spans[:6]:
            for near in owners[max(i - 4, 0) : i + 4]:
                if near is not None and near.kind != "person":
                    out[near] = None
        out.pop(entity, None)
        return list(out)

    def parent(self, owner: Entity) -> Entity | None:
        """The side that an organization belongs to by its name: the state that it begins with or that alone has it.

        Or the organization that it begins with: "Varna Deep Drilling" belongs to "Varna Deep".
        """
        if owner.kind != "organization":
            return None
        side = owner.state or bodies().get(folded(owner.name))
        if side:
            return self.sides.get(side)
        if owner not in self.parents:
            parts = owner.name.split()
            names = (" ".join(parts[:k]) for k in range(len(parts) - 1, 0, -1))
            self.parents[owner] = next((self.bodies[name] for name in names if name in self.bodies), None)
        return self.parents[owner]

    def features(self, entity: Entity, options: list[Entity], acting: set[Entity]) -> list[list[str]]:
        """What speaks for each option as the side of `entity`; the last list is for its having no side."""
        kind = entity.kind[0]
        named = self.roles.get(entity, [])
        offices = [role.office for _, role in named if role.office]
        head = office_head(offices[0]) if offices else "-"
        tied = any(role.ties for _, role in named)
        nouns = {_NOUN_TYPE.get(role.noun, "") for _, role in named if role.noun}
        if any(is_ministry(owner) for _, role in named for owner, _ in role.ties):
            nouns.add("state")
        nouns.discard("")
        near = self._nearness(entity, kind, head)
        own = {self.entities.spans[i].sentence for i in entity.spans[:20]}
        meant = self._meant(named, options)
        lists = []
        for option in options:
            out = [*_standing(self.places[option], option.kind[0], kind, head, option in acting)]
            out += [f"{kind}|noun={noun}|{self.places[option].type}" for noun in sorted(nouns)]
            if tied:
                out += self._ties(kind, option, named)
            out += near.get(option, ())
            if kind == "p" and not tied and (others := self.mates.get(option)):
                out.append(f"mate={min(len(own & others), 2)}")
            if option in meant:
                out += [f"{kind}noun means", f"{kind}noun means|{meant[option]}"]
            out.append(f"{kind}{option.kind[0]}|together={min(len(own & self.sentences[option]), 3)}")
            if kind == "o":
                out += self._organization(entity, option)
            else:
                out += self._office(entity, option, offices, head)
            lists.append(out)
        lists.append([f"{kind}none", f"{kind}none|{head}", f"{kind}none|tied={tied}", f"{kind}none|{bool(offices)}"])
        return lists

    def _meant(self, named: list[tuple[int, Role]], options: list[Entity]) -> dict[Entity, str]:
        """Which side the noun of an office means: "the union's president" is of the union named last before."""
        out: dict[Entity, str] = {}
        spans = self.entities.spans
        for i, role in named:
            noun = role.noun
            if not noun or noun in ("the", "a", "its", "their"):
                continue
            kind = _NOUN_TYPE.get(noun) or _TYPE_OF.get(noun)
            best, nearest = None, -1
            for option in options:
                same = noun in option.words or (option.kind == "organization" and noun in folded(option.name).split())
                if same or self.places[option].type == kind:
                    k = bisect_left(option.spans, i) - 1
                    last = spans[option.spans[k]].first + 100_000 * same if k >= 0 else 0
                    if last > nearest:
                        best, nearest = option, last
            if best is not None:
                out.setdefault(best, "name" if nearest >= 100_000 else kind or "other")
        return out

    def _ties(self, kind: str, option: Entity, named: list[tuple[int, Role]]) -> set[str]:
        out: set[str] = set()
        for _, role in named:
            for owner, tie in role.ties:
                ministry = is_ministry(owner)
                if owner is option:
                    out |= {f"{kind}tie={tie}", f"{kind}tie={tie}|{option.kind[0]}", "tied", f"tied|{ministry}"}
                elif self.parent(owner) is option:
                    out |= {f"{kind}via|{ministry}|{option.kind[0]}", f"{kind}via"}
                elif ministry and option.kind == "state":
                    out.add(f"{kind}ministry tied")
                elif owner.kind != option.kind:
                    out.add(f"{kind}other tied|{option.kind[0]}")
                else:
                    out.add(f"{kind}rival tied")
        return out

    def _office(self, person: Entity, option: Entity, offices: list[str], head: str) -> list[str]:
        """Whether only this option has such an office, and whether another person holds it already."""
        out = []
        for office in offices[:2]:
            side = bodies().get(folded(office)) or bodies().get(head)
            if side and self.sides.get(side) is option:
                out.append("office of")
                break
        holder = self.taken.get(option, {}).get(head)
        if holder is not None and holder is not person:
            out.append(f"ptaken|{head in _SINGLE}")
        return out

    def _nearness(self, entity: Entity, kind: str, head: str) -> dict[Entity, list[str]]:
        """How near the sides are named to an entity, counted in names, at its naming with an office or its first."""
        owners, spans, slots = self.entities.owner, self.entities.spans, self.entities.slots
        at = next((i for i, role in self.roles.get(entity, ()) if role.office), entity.spans[0])
        here = spans[at].sentence
        out: dict[Entity, list[str]] = {}
        passed = {"state": 0, "organization": 0, "person": 0}
        for k in range(at - 1, max(-1, at - 12), -1):
            other = owners[k]
            if other is None or other.kind == "person":
                continue
            if other not in out:
                count = f"{kind}{other.kind[0]}|before={min(passed[other.kind], 2)}"
                out[other] = [
                    f"{count}|{spans[k].sentence == here}|{head != '-'}", f"{count}|{slots[k].split(':')[0]}"
                ]  # fmt: skip
            passed[other.kind] += slots[k] != "in"
        seen = set()
        passed = {"state": 0, "organization": 0, "person": 0}
        for k in range(at + 1, min(len(owners), at + 8)):
            other = owners[k]
            if other is None or other.kind == "person":
                continue
            if other not in seen:
                seen.add(other)
                count = f"{kind}{other.kind[0]}|after={min(passed[other.kind], 2)}"
                out.setdefault(other, []).extend(
                    (f"{count}|{spans[k].sentence == here}", f"{count}|{slots[k].split(':')[0]}")
                )
            passed[other.kind] += 1
        return out

    def _organization(self, entity: Entity, option: Entity) -> list[str]:
        entities = self.entities
        tokens = entities.text.tokens
        parts = folded(entity.name).split() or [""]
        # the kind of body, never a name: a model that knows names knows the stories that it was trained on
        head = parts[-1] if parts[-1] in words("state_body") else "name"
        out = [f"oh={head}|{option.kind[0]}", f"owords={min(len(parts), 3)}|{option.kind[0]}"]
        if entity.state and option.state == entity.state and option.kind == "state":
            out += ["o own state", f"o own state|{head}"]
        if self.parent(entity) is option:
            out.append("o parent")
        for i in entity.spans[:10]:
            span = entities.spans[i]
            if i and entities.owner[i - 1] is option:
                gap = span.first - entities.spans[i - 1].last
                if gap == 1 and tokens[span.first - 1].lower in ("'s", "’s", "'", "’"):
                    out.append("o possessive")
                elif gap == 0:
                    out.append("o adjoins")
        return out


def _standing(place: _Place, sort: str, kind: str, head: str, acts: bool) -> tuple[str, ...]:
    """How a side stands in the report, by itself and for this kind of office."""
    found = place.standing.get((kind, head, acts))
    if found is not None:
        return found
    group = _CLASS_OF.get(head, "any")
    office = f"{kind}|{group}|{place.type}"
    place.standing[kind, head, acts] = found = (
        f"{kind}|is={place.head}", f"{kind}|is={place.head}|{group}", f"{kind}{sort}|{place.use}",
        f"{kind}{sort}", f"{kind}{sort}|acts={acts}", f"{kind}|{place.type}|head={head}",
        f"{kind}{sort}|rank={min(place.rank, 3)}", f"{kind}{sort}|first={min(place.first, 2)}",
        f"{kind}{sort}|home={place.home}", f"{kind}{sort}|head={head}", office,
        f"{office}|rank={min(place.rank, 2)}", f"{office}|home={place.home}", f"{office}|acts={acts}",
        f"{office}|first={min(place.first, 2)}",
    )  # fmt: skip
    return found


def _head(entity: Entity) -> str:
    """The word that says what kind of body an organization is by its name: "board", "court"; never a name."""
    if entity.kind == "state":
        return "state"
    parts = folded(entity.name).split() or [""]
    heads = words("organization_head")
    return next((part for part in (parts[-1], parts[0]) if part in heads), "name")


def office_head(office: str) -> str:
    """The word that says what an office is: "minister" for "deputy foreign minister" and "minister of trade"."""
    offices = words("office")
    parts = office.lower().split() or [""]
    for k, part in enumerate(parts):
        if part in ("of", "for", "to", "at") and k:
            parts = parts[:k]
            break
    found = [part for part in parts if part in offices]
    head = found[-1] if found else parts[-1]
    if head == "officer" and "chief" in parts:
        return "executive"  # chief financial officer
    return head.removesuffix("s") if head.removesuffix("s") in offices else head


def is_ministry(owner: Entity) -> bool:
    """Whether an organization is a part of a government by its name."""
    parts = folded(owner.name).split() or [""]
    return owner.kind == "organization" and (parts[-1] in _MINISTRIES or parts[0] in _MINISTRIES)
