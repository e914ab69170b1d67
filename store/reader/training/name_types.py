"""Train the classifier of name types on the names of the Groningen Meaning Bank.

    python -m store.reader.training.name_types GMB_CSV_XZ

Writes weights/name_types.txt and prints the figures that README.md carries. An averaged perceptron of four classes.
"""

from __future__ import annotations

import csv
import io
import lzma
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from store.reader.capitals import find_capitals
from store.reader.name_types import TYPES, features
from store.reader.spans import find_spans
from store.reader.tokens import cut

Example = tuple[list[str], int]
_GMB = {"per": 0, "org": 1, "geo": 2, "gpe": 2}
_ROUNDS = 6
_SCALE = 10
_LEAST = 8
_RARE = 3
_ALONE = "k=unknown|1|"
"""How the feature of a name of one word begins whose kind lists and shape leave open."""


def gmb_sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """Sentences as (word, tag) pairs."""
    sentence: list[tuple[str, str]] = []
    with lzma.open(path) as raw:
        rows = csv.reader(io.TextIOWrapper(raw, encoding="utf-8", errors="replace"))
        next(rows)
        for mark, word, _, tag in rows:
            if mark and sentence:
                yield sentence
                sentence = []
            sentence.append((word, tag))
    yield sentence


def gmb_examples(path: Path) -> Iterator[list[Example]]:
    """The examples of each sentence. A span takes the type of the tag of its last word."""
    for sentence in gmb_sentences(path):
        at, tags = 0, {}
        for word, tag in sentence:
            tags[at] = tag
            at += len(word) + 1
        text = cut(" ".join(word for word, _ in sentence))
        capitals = find_capitals(text)
        out = []
        for span in find_spans(text, capitals):
            if span.kind == "state" or (span.sure and span.kind == "organization"):
                continue
            final = tags.get(text.tokens[span.last - 1].start)
            if final is not None:
                out.append((features(text.tokens, capitals.keys, span), _GMB.get(final[2:], 3)))
        yield out


def train(examples: list[Example], seed: int = 1) -> dict[str, list[float]]:
    """Averaged weights of each feature, one for each type."""
    counts: dict[str, int] = defaultdict(int)
    for names, _ in examples:
        for name in names:
            counts[name] += 1
    kept = [([n for n in names if counts[n] >= _RARE], label) for names, label in examples]
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TYPES))
    totals: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TYPES))
    shuffled = random.Random(seed)
    step = 1
    for _ in range(_ROUNDS):
        shuffled.shuffle(kept)
        for names, label in kept:
            scores = [0.0] * len(TYPES)
            for name in names:
                for k, value in enumerate(weights[name]):
                    scores[k] += value
            said = max(range(len(TYPES)), key=scores.__getitem__)
            if said != label:
                for name in names:
                    weights[name][label] += 1
                    weights[name][said] -= 1
                    totals[name][label] += step
                    totals[name][said] -= step
            step += 1
    return {n: [w - t / step for w, t in zip(weights[n], totals[n], strict=True)] for n in weights}


def accuracy(weights: dict[str, list[float]], examples: list[Example]) -> float:
    """Share of examples whose type is right."""
    right = 0
    for names, label in examples:
        scores = [sum(weights[n][k] for n in names if n in weights) for k in range(len(TYPES))]
        right += max(range(len(TYPES)), key=scores.__getitem__) == label
    return right / max(len(examples), 1)


def main() -> None:
    """Train, report on every tenth stretch of sentences kept out, and write the weights that names of one word need."""
    sentences = list(gmb_examples(Path(sys.argv[1])))
    held = [e for k, s in enumerate(sentences) if k // 50 % 10 == 0 for e in s]
    weights = train([e for k, s in enumerate(sentences) if k // 50 % 10 for e in s])
    print(f"newswire kept out: {accuracy(weights, held):.3f} of {len(held)}")
    weights = train([e for s in sentences for e in s])
    alone = [names for s in sentences for names, _ in s if any(name.startswith(_ALONE) for name in names)]
    single = {name for names in alone for name in names}
    rows = []
    for name, values in sorted(weights.items()):
        numbers = [round(_SCALE * value) for value in values]
        if name in single and max(map(abs, numbers)) >= _LEAST:
            rows.append(name + "\t" + " ".join(map(str, numbers)))
    out = Path(__file__).parents[1] / "weights" / "name_types.txt"
    note = "# Weights of name types (person, organization, place, thing); written by training/name_types.py\n"
    out.write_text(note + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(rows)} features, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
