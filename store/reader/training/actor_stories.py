"""What actors and sides are trained on: who is named in each report, and who of them is an actor.

The gold stories for training, and the negotiations written for training beside them (own_stories.py).
"""

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
from store.reader.training.own_stories import written

FOLDS = 8
"""Stories k, k + 8, k + 16 ... are kept out together."""


@dataclass(slots=True)
class Report:
    """One report: the actors of the gold, everyone whom it names, and the actor of the gold that each entity is."""

    text: str
    gold: list[dict[str, Any]]
    entities: Entities
    sides: Sides
    matched: dict[Entity, int]


Story = list[Report]


def stories(root: Path) -> list[Story]:
    """The reports of each gold story under `root`, in order of name."""
    return [_story(path.parent) for path in sorted(root.glob("*/gold.json"))]


def own_stories() -> list[Story]:
    """The reports of each negotiation written for training, in order of name."""
    out: dict[str, Story] = {}
    for report in written():
        out.setdefault(report.story, []).append(_report(report.text, report.gold["actors"]))
    return list(out.values())


def folds(count: int) -> list[list[int]]:
    """The stories that are kept out together, by number."""
    return [list(range(fold, count, FOLDS)) for fold in range(FOLDS)]


def _story(folder: Path) -> Story:
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return [
        _report((folder / document["file"]).read_text(encoding="utf-8"), document["actors"])
        for document in gold["documents"]
    ]


def _report(text: str, gold: list[dict[str, Any]]) -> Report:
    entities, sides = analyse(cut(text))
    return Report(text, gold, entities, sides, _matched(gold, entities))


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
