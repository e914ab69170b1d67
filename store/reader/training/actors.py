"""Train the judgement of who is an actor on the gold stories and on the negotiations written for training.

    python -m store.reader.training.actors GOLD_TRAIN

Logistic regression by stochastic gradient descent with an L2 penalty. Prints the F1 over stories kept out of training
(eight folds), of the gold and of our own, then trains on all and writes weights/actors.txt.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from pathlib import Path

from store.reader.actors import seen
from store.reader.training.actor_stories import Report, folds, own_stories, stories

Example = tuple[list[str], bool]
_ROUNDS = 12
_RATE = 0.15
_PENALTY = 0.002
_RARE = 5


def examples(story: list[Report]) -> tuple[list[Example], int]:
    """The entities of a story with whether each is an actor, and how many actors the gold has."""
    out = [
        (sorted(seen(entity, report.entities, report.sides)), entity in report.matched)
        for report in story
        for entity in report.entities.all
    ]
    return out, sum(len(report.gold) for report in story)


def train(data: list[Example], seed: int = 1) -> dict[str, float]:
    """The weight of each feature, averaged over the second half of the rounds."""
    counts: dict[str, int] = defaultdict(int)
    for names, _ in data:
        for name in names:
            counts[name] += 1
    number = {name: k for k, name in enumerate(n for n, count in counts.items() if count >= _RARE)}
    kept = [([number[n] for n in names if n in number], label) for names, label in data]
    weights, totals = [0.0] * len(number), [0.0] * len(number)
    order = random.Random(seed)
    for turn in range(_ROUNDS):
        order.shuffle(kept)
        rate = _RATE / (1 + turn / 2)
        shrink = 1 - rate * _PENALTY * 20
        for places, label in kept:
            total = sum([weights[k] for k in places])
            step = rate * (label - 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))))
            for k in places:
                weights[k] = weights[k] * shrink + step
        if turn >= _ROUNDS // 2:
            totals = [t + w for t, w in zip(totals, weights, strict=True)]
    return dict(zip(number, (t / (_ROUNDS - _ROUNDS // 2) for t in totals), strict=True))


def f1(weights: dict[str, float], data: list[Example], total: int) -> tuple[int, int, int]:
    """Right, in gold, said."""
    said = [label for names, label in data if sum(weights.get(n, 0.0) for n in names) > 0]
    return sum(said), total, len(said)


def figure(counts: list[tuple[int, int, int]]) -> str:
    """The F1 of stories taken together."""
    right, gold, said = (sum(count[k] for count in counts) for k in range(3))
    return f"F1 {200 * right / (gold + said):.1f} ({right} right of {gold} in gold, {said} said)"


def main() -> None:
    """Cross-validate, train, write."""
    told = [[examples(story) for story in stories(Path(sys.argv[1]))], [examples(story) for story in own_stories()]]
    kept_out: list[list[tuple[int, int, int]]] = [[], []]
    for left in zip(*(folds(len(some)) for some in told), strict=True):
        rest = [
            data for some, gone in zip(told, left, strict=True) for k, (data, _) in enumerate(some) if k not in gone
        ]
        weights = train([e for data in rest for e in data])
        for some, gone, counts in zip(told, left, kept_out, strict=True):
            counts += [f1(weights, *some[k]) for k in gone]
    weights = train([e for some in told for data, _ in some for e in data])
    for name, some, counts in zip(("gold stories", "own stories"), told, kept_out, strict=True):
        print(f"{name} kept out:   {figure(counts)}")
        print(f"{name} trained on: {figure([f1(weights, *one) for one in some])}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "actors.txt"
    note = "# Weights of the judgement who is an actor, in hundredths; written by training/actors.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
