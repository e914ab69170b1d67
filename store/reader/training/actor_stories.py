"""The gold stories as the training of actors and sides takes them: who is named in a report, and who is an actor."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from store.reader.actors import analyse
from store.reader.entities import Entities, Entity
from store.reader.names import folded
from store.reader.sides import Sides
from store.reader.tokens import cut

FOLDS = 8
"""Stories k, k + 8, k + 16 are kept out together."""


@dataclass(slots=True)
class Report:
    """One report: the actors of the gold, everyone whom it names, and the actor of the gold that each entity is."""

    gold: list[dict[str, Any]]
    entities: Entities
    sides: Sides
    matched: dict[Entity, int]


def stories(root: Path) -> list[list[Report]]:
    """The reports of each story under `root`, in order of name."""
    return [_story(path.parent) for path in sorted(root.glob("*/gold.json"))]


def _story(folder: Path) -> list[Report]:
    out = []
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for document in gold["documents"]:
        entities, sides = analyse(cut((folder / document["file"]).read_text(encoding="utf-8")))
        out.append(Report(document["actors"], entities, sides, _matched(document["actors"], entities)))
    return out


def names_of(actor: dict[str, Any]) -> set[str]:
    """Every name of an actor of the gold, folded."""
    return {folded(name).removeprefix("the ") for name in (actor["name"], *actor["also"])}


def _matched(gold: list[dict[str, Any]], entities: Entities) -> dict[Entity, int]:
    """The actor of the gold that each entity stands for, one to one, most names in common first."""
    ranked = []
    for place, entity in enumerate(entities.all):
        own = {folded(entities.wording(i)).removeprefix("the ") for i in entity.spans}
        for k, actor in enumerate(gold):
            common = len(own & names_of(actor))
            if common:
                ranked.append((-common - 5 * (folded(actor["name"]) in own), place, k))
    out: dict[Entity, int] = {}
    taken: set[int] = set()
    for _, place, k in sorted(ranked):
        entity = entities.all[place]
        if entity not in out and k not in taken:
            out[entity] = k
            taken.add(k)
    return out
