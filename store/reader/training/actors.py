"""Train the judgement of who is an actor on the gold stories.

    python -m store.reader.training.actors GOLD_TRAIN

Logistic regression by stochastic gradient descent with an L2 penalty. Prints the F1 over stories kept out of training
(eight folds of three stories), then trains on all and writes weights/actors.txt.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from pathlib import Path

from store.reader.actors import seen
from store.reader.training.actor_stories import FOLDS, Report, stories

Example = tuple[list[str], bool]
_ROUNDS = 25
_RATE = 0.15
_PENALTY = 0.005
_RARE = 5


def examples(story: list[Report]) -> tuple[list[Example], int]:
    """The entities of a story with whether each is an actor, and how many actors the gold has."""
    out = [
        (seen(entity, report.entities, report.sides), entity in report.matched)
        for report in story
        for entity in report.entities.all
    ]
    return out, sum(len(report.gold) for report in story)


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
    data_of = [examples(story) for story in stories(Path(sys.argv[1]))]
    right = gold = said = 0
    for fold in range(FOLDS):
        weights = train([e for k, (data, _) in enumerate(data_of) if k % FOLDS != fold for e in data])
        for k, (data, total) in enumerate(data_of):
            if k % FOLDS == fold:
                r, g, s = f1(weights, data, total)
                right, gold, said = right + r, gold + g, said + s
    print(f"stories kept out: F1 {200 * right / (gold + said):.1f} ({right} right of {gold} in gold, {said} said)")
    weights = train([e for data, _ in data_of for e in data])
    totals = [f1(weights, data, total) for data, total in data_of]
    right, gold, said = (sum(t[k] for t in totals) for k in range(3))
    print(f"trained on:       F1 {200 * right / (gold + said):.1f}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "actors.txt"
    note = "# Weights of the judgement who is an actor, in hundredths; written by training/actors.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
