"""Train the choice of the side that a person or an organization acts for.

    python -m store.reader.training.sides GOLD_TRAIN

Softmax regression over the options of each actor, "no side" among them, on the gold stories and the negotiations
written for training. Prints the accuracy over stories kept out of training (eight folds), of the gold and of our own,
counted where a side is given, then trains on all and writes weights/sides.txt.
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
from store.reader.training.actor_stories import Report, folds, own_stories, stories

Example = tuple[list[list[str]], int]
"""The features of each option, the last being no side, and which is right."""

_ROUNDS = 12
_RATE = 0.3
_PENALTY = 0.06
_RARE = 4
_NONE = 0.2
"""How much an actor without a side counts: that it is none is often only not told."""


_GOLD = 2
"""How often an example of the gold stories counts, for one of our own."""


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
            out.append(([sorted(names) for names in sides.pairs.features(entity, options, acting)], right))
    return out


def train(data: list[Example], none: float = _NONE, penalty: float = _PENALTY, seed: int = 1) -> dict[str, float]:
    """The weight of each feature, averaged over the second half of the rounds.

    An example whose last option is right counts as `none`.
    """
    counts: dict[str, int] = defaultdict(int)
    for lists, _ in data:
        for name in {n for names in lists for n in names}:
            counts[name] += 1
    number = {name: k for k, name in enumerate(n for n, count in counts.items() if count >= _RARE)}
    kept = [([[number[n] for n in ns if n in number] for ns in lists], right) for lists, right in data if lists]
    weights, totals = [0.0] * len(number), [0.0] * len(number)
    order = random.Random(seed)
    for turn in range(_ROUNDS):
        order.shuffle(kept)
        rate = _RATE / (1 + turn / 2)
        shrink = 1 - rate * penalty
        for options, right in kept:
            scores = [sum([weights[k] for k in own]) for own in options]
            most = max(scores)
            shares = [math.exp(s - most) for s in scores]
            whole = sum(shares)
            share = none if right == len(options) - 1 else 1.0
            for option, own in enumerate(options):
                error = (option == right) - shares[option] / whole
                if abs(error) > 0.001:
                    step = rate * share * error
                    for k in own:
                        weights[k] = weights[k] * shrink + step
        if turn >= _ROUNDS // 2:
            totals = [t + w for t, w in zip(totals, weights, strict=True)]
    return dict(zip(number, (t / (_ROUNDS - _ROUNDS // 2) for t in totals), strict=True))


def count(weights: dict[str, float], data: list[Example], none: bool = False) -> tuple[int, int]:
    """Right and all, of the examples that have a side in the gold, those without one only where `none` is set."""
    right = whole = 0
    for lists, answer in data:
        if answer == len(lists) - 1 and lists and not none:
            continue
        whole += 1
        if lists:
            scores = [sum(weights.get(n, 0.0) for n in names) for names in lists]
            right += scores.index(max(scores)) == answer
    return right, whole


def figure(counts: list[tuple[int, int]]) -> str:
    """The accuracy over stories taken together."""
    right, whole = (sum(count[k] for count in counts) for k in range(2))
    return f"{100 * right / whole:.1f}% of {whole} sides right"


def _train(told: list[list[Example]]) -> dict[str, float]:
    """Weights from the examples of the gold stories and of our own."""
    gold, own = told
    return train(gold * _GOLD + own)


def main() -> None:
    """Cross-validate, train, write."""
    told = [[story_examples(s) for s in stories(Path(sys.argv[1]))], [story_examples(s) for s in own_stories()]]
    kept_out: list[list[tuple[int, int]]] = [[], []]
    for left in zip(*(folds(len(some)) for some in told), strict=True):
        weights = _train(
            [[e for k, d in enumerate(some) if k not in gone for e in d] for some, gone in zip(told, left, strict=True)]
        )
        for some, gone, counts in zip(told, left, kept_out, strict=True):
            counts += [count(weights, some[k]) for k in gone]
    weights = _train([[e for data in some for e in data] for some in told])
    for name, some, counts in zip(("gold stories", "own stories"), told, kept_out, strict=True):
        print(f"{name} kept out:   {figure(counts)}")
        print(f"{name} trained on: {figure([count(weights, data) for data in some])}")
        print(f"{name}: the side is no option in {sum(not e[0] for data in some for e in data)}")
    rows = [f"{n}\t{round(100 * w)}" for n, w in sorted(weights.items()) if abs(w) >= 0.02]
    out = Path(__file__).parents[1] / "weights" / "sides.txt"
    note = "# Weights of the choice of a side, in hundredths; written by training/sides.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
