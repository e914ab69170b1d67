"""Train the choice of the side that a person or an organization acts for, on the gold stories.

    python -m store.reader.training.sides GOLD_TRAIN

Softmax regression over the options of each actor, "no side" among them. Prints the accuracy over stories kept out of
training (eight folds), counted where the gold gives a side, then trains on all and writes weights/sides.txt.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from pathlib import Path

from store.reader.actors import seen
from store.reader.judging import score
from store.reader.names import folded
from store.reader.training.actor_stories import FOLDS, Report, stories

Example = tuple[list[list[str]], int]
"""The features of each option, the last being no side, and which is right."""

_ROUNDS = 25
_RATE = 0.15
_PENALTY = 0.01
_RARE = 2
_NONE = 0.3
"""How much an actor without a side counts: that it is none is often only not told."""


def story_examples(story: list[Report]) -> list[Example]:
    """One example for each person and organization of the gold that was found."""
    out: list[Example] = []
    for report in story:
        entities, sides = report.entities, report.sides
        found = {k: entity for entity, k in report.matched.items()}
        by_name = {folded(name): k for k, actor in enumerate(report.gold) for name in (actor["name"], *actor["also"])}
        acting = {e for e in entities.all if score(seen(e, entities, sides)) > 0}
        for entity, k in report.matched.items():
            if entity.kind == "state":
                continue
            party = report.gold[k].get("party")
            options = sides.pairs.options(entity)
            side = found.get(by_name.get(folded(party), -1)) if party else None
            if party and side not in options:
                out.append(([], -1))
                continue
            right = options.index(side) if side is not None else len(options)
            out.append((sides.pairs.features(entity, options, acting), right))
    return out


def train(data: list[Example], seed: int = 1) -> dict[str, float]:
    """The weight of each feature."""
    counts: dict[str, int] = defaultdict(int)
    for lists, _ in data:
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
            share = _NONE if right == len(lists) - 1 else 1.0
            for k, names in enumerate(lists):
                error = (k == right) - shares[k] / whole
                if abs(error) > 0.001:
                    for n in names:
                        weights[n] += rate * (share * error - _PENALTY * weights[n])
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
    data_of = [story_examples(story) for story in stories(Path(sys.argv[1]))]
    right = whole = 0
    for fold in range(FOLDS):
        weights = train([e for k, data in enumerate(data_of) if k % FOLDS != fold for e in data])
        for k, data in enumerate(data_of):
            if k % FOLDS == fold:
                r, w = count(weights, data)
                right, whole = right + r, whole + w
    print(f"stories kept out: {100 * right / whole:.1f}% of {whole} sides right")
    weights = train([e for data in data_of for e in data])
    totals = [count(weights, data) for data in data_of]
    right, whole = sum(t[0] for t in totals), sum(t[1] for t in totals)
    print(f"trained on:       {100 * right / whole:.1f}%; no option in {sum(not e[0] for d in data_of for e in d)}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "sides.txt"
    note = "# Weights of the choice of a side, in hundredths; written by training/sides.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
