"""Train the judgement of who is an actor on the gold stories.

    python store/reader/training/actors.py GOLD_TRAIN

Logistic regression by stochastic gradient descent with an L2 penalty. Prints the F1 over stories kept out of training
(eight folds of three stories), then trains on all and writes weights/actors.txt.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from store.reader.actors import analyse, seen
from store.reader.entities import Entities, Entity
from store.reader.names import folded
from store.reader.sides import Sides
from store.reader.tagger import tag
from store.reader.tokens import cut

Example = tuple[list[str], bool]
_FOLDS = 8
_ROUNDS = 25
_RATE = 0.15
_PENALTY = 0.0006
_RARE = 3


def names_of(actor: dict[str, Any]) -> set[str]:
    """Every name of an actor of the gold, folded."""
    return {folded(name).removeprefix("the ") for name in (actor["name"], *actor["also"])}


def matched(gold: list[dict[str, Any]], entities: Entities) -> dict[Entity, int]:
    """The actor of the gold that each entity stands for, one to one, most names in common first."""
    ranked = []
    for place, entity in enumerate(entities.all):
        own = {folded(entities.wording(i)).removeprefix("the ") for i in entity.spans}
        for k, actor in enumerate(gold):
            common = len(own & names_of(actor))
            if common:
                ranked.append((-common - 5 * (folded(actor["name"]) in own), place, k))
    out: dict[Entity, int] = {}
    for _, place, k in sorted(ranked):
        if entities.all[place] not in out and k not in out.values():
            out[entities.all[place]] = k
    return out


def documents(folder: Path) -> list[tuple[list[dict[str, Any]], Entities, Sides]]:
    """The reports of a story: the actors of the gold, and what is named."""
    out = []
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for document in gold["documents"]:
        text = cut((folder / document["file"]).read_text(encoding="utf-8"))
        tag(text)
        out.append((document["actors"], *analyse(text)))
    return out


def examples(story: list[tuple[list[dict[str, Any]], Entities, Sides]]) -> tuple[list[Example], int]:
    """The entities of a story with whether each is an actor, and how many actors the gold has."""
    out, total = [], 0
    for gold, entities, sides in story:
        found = matched(gold, entities)
        total += len(gold)
        out += [(seen(entity, entities, sides), entity in found) for entity in entities.all]
    return out, total


def train(data: list[Example], seed: int = 1) -> dict[str, float]:
    """The weight of each feature."""
    counts: dict[str, int] = defaultdict(int)
    for names, _ in data:
        for name in names:
            counts[name] += 1
    kept = [([n for n in names if counts[n] >= _RARE], label) for names, label in data]
    weights: dict[str, float] = defaultdict(float)
    order = random.Random(seed)
    for turn in range(_ROUNDS):
        order.shuffle(kept)
        rate = _RATE / (1 + turn / 4)
        for names, label in kept:
            total = sum(weights[n] for n in names)
            error = label - 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
            for n in names:
                weights[n] += rate * (error - _PENALTY * 20 * weights[n])
    return dict(weights)


def f1(weights: dict[str, float], data: list[Example], total: int) -> tuple[int, int, int]:
    """Right, in gold, said."""
    said = [label for names, label in data if sum(weights.get(n, 0.0) for n in names) > 0]
    return sum(said), total, len(said)


def main() -> None:
    """Cross-validate, train, write."""
    stories = [examples(documents(p.parent)) for p in sorted(Path(sys.argv[1]).glob("*/gold.json"))]
    right = gold = said = 0
    for fold in range(_FOLDS):
        weights = train([e for k, (data, _) in enumerate(stories) if k % _FOLDS != fold for e in data])
        for k, (data, total) in enumerate(stories):
            if k % _FOLDS == fold:
                r, g, s = f1(weights, data, total)
                right, gold, said = right + r, gold + g, said + s
    print(f"stories kept out: F1 {200 * right / (gold + said):.1f} ({right} right of {gold} in gold, {said} said)")
    weights = train([e for data, _ in stories for e in data])
    totals = [f1(weights, data, total) for data, total in stories]
    right, gold, said = (sum(t[k] for t in totals) for k in range(3))
    print(f"trained on:       F1 {200 * right / (gold + said):.1f}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "actors.txt"
    note = "# Weights of the judgement who is an actor, in hundredths; written by training/actors.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
