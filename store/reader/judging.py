"""Who of those whom a report names is an actor."""

from __future__ import annotations

from store.reader.entities import Entities, Entity
from store.reader.sides import Sides


def acts(entity: Entity, entities: Entities, sides: Sides) -> bool:
    """Whether an entity takes part in what the report tells."""
    slots = {entities.slots[i] for i in entity.spans}
    if entity.kind == "state":
        return any(
            s.startswith(("subject", "possessive:gov", "adjective:gov", "row", "with", "modifier:gov", "object"))
            for s in slots
        )
    if entity.kind == "organization":
        return "with" not in slots or len(slots) > 1
    return True
