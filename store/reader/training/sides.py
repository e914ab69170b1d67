"""Train the choice of the side that a person or an organization acts for, on the gold stories.

    python store/reader/training/sides.py GOLD_TRAIN

Softmax regression over the options of each actor, "no side" among them. Prints the accuracy over stories kept out of
training (eight folds), counted where the gold gives a side, then trains on all and writes weights/sides.txt.
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
from store.reader.judging import score
from store.reader.names import folded
from store.reader.sides import Sides
from store.reader.tagger import tag
from store.reader.tokens import cut

Example = tuple[list[list[str]], int]
"""The features of each option, the last being no side, and which is right."""

_FOLDS = 8
_ROUNDS = 25
_RATE = 0.15
_PENALTY = 0.01
_RARE = 2


def names_of(actor: dict[str, Any]) -> set[str]:
    """Every name of an actor of the gold, folded."""
    return {folded(name).removeprefix("the ") for name in (actor["name"], *actor["also"])}


def matched(gold: list[dict[str, Any]], entities: Entities) -> dict[int, Entity]:
    """The entity that stands for each actor of the gold, one to one."""
    ranked = []
    for place, entity in enumerate(entities.all):
        own = {folded(entities.wording(i)).removeprefix("the ") for i in entity.spans}
        for k, actor in enumerate(gold):
            common = len(own & names_of(actor))
            if common:
                ranked.append((-common - 5 * (folded(actor["name"]) in own), place, k))
    out: dict[int, Entity] = {}
    for _, place, k in sorted(ranked):
        if k not in out and entities.all[place] not in out.values():
            out[k] = entities.all[place]
    return out


def story_examples(folder: Path) -> list[Example]:
    """One example for each person and organization of the gold that was found."""
    out = []
    story = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    for document in story["documents"]:
        text = cut((folder / document["file"]).read_text(encoding="utf-8"))
        tag(text)
        entities, sides = analyse(text)
        gold = document["actors"]
        found = matched(gold, entities)
        by_name = {folded(name): k for k, actor in enumerate(gold) for name in (actor["name"], *actor["also"])}
        acting = {e for e in entities.all if score(seen(e, entities, sides)) > 0}
        for k, actor in enumerate(gold):
            entity = found.get(k)
            if entity is None or entity.kind == "state":
                continue
            options = sides.options(entity)
            side = found.get(by_name.get(folded(actor["party"]), -1)) if actor.get("party") else None
            if actor.get("party") and side not in options:
                out.append(([], -1))
                continue
            right = options.index(side) if side is not None else len(options)
            lists = [sides.features(entity, option, acting) for option in [*options, None]]
            out.append((lists, right))
    return out


def train(data: list[Example], seed: int = 1) -> dict[str, float]:
    """The weight of each feature."""
    counts: dict[str, int] = defaultdict(int)
    for lists, right in data:
        if lists:
            for name in {n for names in lists for n in names}:
                counts[name] += 1
    kept = [([[n for n in ns if counts[n] >= _RARE] for ns in lists], right) for lists, right in data if lists]
    weights: dict[str, float] = defaultdict(float)
    order = random.Random(seed)
    for turn in range(_ROUNDS):
        order.shuffle(kept)
        rate = _RATE / (1 + turn / 4)
        for lists, right in kept:
            scores = [sum(weights[n] for n in names) for names in lists]
            most = max(scores)
            shares = [math.exp(s - most) for s in scores]
            whole = sum(shares)
            for k, names in enumerate(lists):
                error = (k == right) - shares[k] / whole
                if abs(error) > 0.001:
                    for n in names:
                        weights[n] += rate * (error - _PENALTY * weights[n])
    return dict(weights)


def count(weights: dict[str, float], data: list[Example]) -> tuple[int, int]:
    """Right and all, of the actors that have a side in the gold."""
    right = whole = 0
    for lists, answer in data:
        if answer == len(lists) - 1 and lists:
            continue
        whole += 1
        if lists:
            scores = [sum(weights.get(n, 0.0) for n in names) for names in lists]
            right += scores.index(max(scores)) == answer
    return right, whole


def main() -> None:
    """Cross-validate, train, write."""
    stories = [story_examples(p.parent) for p in sorted(Path(sys.argv[1]).glob("*/gold.json"))]
    right = whole = 0
    for fold in range(_FOLDS):
        weights = train([e for k, data in enumerate(stories) if k % _FOLDS != fold for e in data])
        for k, data in enumerate(stories):
            if k % _FOLDS == fold:
                r, w = count(weights, data)
                right, whole = right + r, whole + w
    print(f"stories kept out: {100 * right / whole:.1f}% of {whole} sides right")
    weights = train([e for data in stories for e in data])
    right, whole = (sum(t) for t in zip(*(count(weights, data) for data in stories), strict=True))
    print(f"trained on:       {100 * right / whole:.1f}%; no option in {sum(not e[0] for d in stories for e in d)}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "sides.txt"
    note = "# Weights of the choice of a side, in hundredths; written by training/sides.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
