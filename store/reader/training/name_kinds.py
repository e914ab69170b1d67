"""Train the model of what an open name stands for, on the gold stories and the negotiations written for training.

    python -m store.reader.training.name_kinds GOLD_TRAIN

Softmax regression. Prints the accuracy over stories kept out of training (eight folds), then trains on all and writes
weights/name_kinds.txt. A name of one word that is no actor counts as a thing; such a name of several words teaches
nothing, as it may well be a person's, unless it ends like a place's.
"""

from __future__ import annotations

import sys
from pathlib import Path

from store.reader.actors import namings
from store.reader.name_kinds import KINDS, features, open_groups
from store.reader.tokens import cut
from store.reader.training.actor_stories import Report, folds, names_of, own_stories, stories
from store.reader.training.sides import Example, count, train

_PENALTY = 0.01
_THING = 0.6
"""What a name that is no actor counts."""
_RIGHT = {"person": 0, "organization": 1, "state": 1}


def story_examples(story: list[Report]) -> list[Example]:
    """One example for each open name of each report."""
    out: list[Example] = []
    for report in story:
        text = cut(report.text)
        capitals, spans, slots = namings(text)
        kinds = {name: actor["kind"] for actor in report.gold for name in names_of(actor)}
        for group in open_groups(capitals.keys, spans):
            kind = kinds.get(group.name)
            if kind is None and " " in group.name and spans[group.own[0]].kind != "place":
                continue
            seen = sorted(features(text.tokens, capitals.keys, spans, slots, group))
            out.append(([[f"{k}{name}" for name in seen] for k in range(len(KINDS))], _RIGHT.get(kind or "", 2)))
    return out


def main() -> None:
    """Cross-validate, train, write."""
    told = [[story_examples(s) for s in stories(Path(sys.argv[1]))], [story_examples(s) for s in own_stories()]]
    kept_out: list[list[tuple[int, int]]] = [[], []]
    for left in zip(*(folds(len(some)) for some in told), strict=True):
        rest = [data for some, gone in zip(told, left, strict=True) for k, data in enumerate(some) if k not in gone]
        weights = train([e for data in rest for e in data], _THING, _PENALTY)
        for some, gone, counts in zip(told, left, kept_out, strict=True):
            counts += [count(weights, some[k], True) for k in gone]
    for name, counts in zip(("gold stories", "own stories"), kept_out, strict=True):
        right, whole = (sum(c[k] for c in counts) for k in range(2))
        print(f"{name} kept out: {100 * right / whole:.1f}% of {whole} open names right")
    weights = train([e for some in told for data in some for e in data], _THING, _PENALTY)
    rows = []
    for name in sorted({name[1:] for name in weights}):
        numbers = [round(100 * weights.get(f"{k}{name}", 0.0)) for k in range(len(KINDS))]
        if max(map(abs, numbers)) > 2:
            rows.append(f"{name}\t{' '.join(map(str, numbers))}")
    path = Path(__file__).parents[1] / "weights" / "name_kinds.txt"
    note = "# Weights of person, organization and thing for open names, in hundredths; by training/name_kinds.py\n"
    path.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {path.stat().st_size} bytes")


if __name__ == "__main__":
    main()
