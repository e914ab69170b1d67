"""Trains the tagger: `python -m store.reader.training.tagger CORPORA` writes weights/tagger.z and prints its figures.

CORPORA is the folder with the treebanks (`ewt-train`, `gum-train`; for measuring `gum-news-test`, `ewt-test`, `pud`)
and the names corpus `gmb-names`, whose machine-made tags widen the lexicon.
"""

from __future__ import annotations

import csv
import lzma
import random
import sys
import zlib
from collections import Counter, defaultdict
from pathlib import Path

from store.reader.tag_model import MARKS, TAGS, Class, TagModel, pack, shape_of, tag_model, walk
from store.reader.tagger import written
from store.reader.tokens import TOKEN
from store.reader.training.treebank import read_trees, tokens_of

Tagged = list[tuple[str, str]]
"""The words of a sentence with their tags."""

OPEN = frozenset("NN NNS NNP NNPS JJ JJR JJS VB VBD VBG VBN VBP VBZ RB CD FW UH".split())
PASSES = 5
SMALLEST, SMALLEST_OF_PAIRS, PAIRS = 14, 24, "e"
"""Weights below this, of the about 100 that the largest is given, are dropped; features over two words need more."""


def sentences(path: Path) -> list[Tagged]:
    """The sentences of a treebank over the reader's tokens."""
    out = []
    for tree in read_trees(path):
        tokens, answers = tokens_of(tree)
        words, dots = written(tokens)
        tags = [tag for k, (tag, _) in enumerate(answers) if k not in dots]
        out.append(list(zip(words, tags, strict=True)))
    return out


def silver(path: Path) -> list[Tagged]:
    """The sentences of the names corpus, where its words are the reader's tokens."""
    out: list[Tagged] = []
    with lzma.open(path, "rt", encoding="latin-1", newline="") as file:
        for row in csv.reader(file):
            if len(row) < 4 or row[1] == "Word":
                continue
            if row[0]:
                out.append([])
            word, tag = row[1], row[2]
            match = TOKEN.match(word)
            if match is None or match.end() != len(word):
                word = "".join(word.split()) or "_"
            out[-1].append((word, MARKS.get(word, tag)))
    for sentence in out:
        for k, (word, tag) in enumerate(sentence):
            if tag == "TO" and not (k + 1 < len(sentence) and sentence[k + 1][1] in ("VB", "RB")):
                sentence[k] = (word, "IN")
    return out


def classes(gold: list[Tagged], other: list[Tagged]) -> tuple[dict[str, Class], dict[str, Class]]:
    """The lexicon, and the classes of endings."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    initial: Counter[str] = Counter()
    for corpus, weight in ((gold, 3), (other, 1)):
        for sentence in corpus:
            for k, (word, tag) in enumerate(sentence):
                if tag in TAGS:
                    counts[word][tag] += weight
                    if k == 0:
                        initial[word] += weight
    endings = _endings(counts)
    model = TagModel({}, endings)
    lexicon: dict[str, Class] = {}
    for word, tags in list(counts.items()):
        total = sum(tags.values())
        lower = word.lower()
        if word in MARKS or total < 3 or (word[0].isdigit() and "-" not in word):
            continue
        both = tags + counts[lower] if word != lower and lower in counts else tags
        if word != lower and sum(counts[lower].values()) < total / 20:
            both = tags
        sure = sum(both.values())
        allowed = {tag for tag, count in both.items() if count >= 2 and count / sure >= 0.004}
        if not allowed:
            continue
        if sure < 30 and allowed & OPEN:
            allowed |= set(model.class_of(word, lower, initial[word] > total / 2)[1])
            if sure >= 8 and len(allowed) > 1:
                allowed &= (
                    set(both)
                    | ({"VBD", "VBN"} if both.keys() & {"VBD", "VBN"} else set())
                    | ({"VB", "VBP"} if both.keys() & {"VB", "VBP"} else set())
                )
        lexicon[word] = _named("^" if word[0].isupper() else "", allowed)
    for mark, tag in MARKS.items():
        lexicon[mark] = (tag, (tag,))
    lexicon["'"] = lexicon["’"] = _named("", {"POS", "''", "``"})
    lexicon["‘"] = _named("", {"``"})
    return lexicon, endings


def _endings(counts: dict[str, Counter[str]]) -> dict[str, Class]:
    tags: dict[str, Counter[str]] = defaultdict(Counter)
    for word, seen in counts.items():
        total = sum(seen.values())
        if total > 12 or word in MARKS:
            continue
        lower = word.lower()
        for first in (False, True) if word != lower else (False,):
            shape = shape_of(word, lower, first)
            for ending in {"", lower[-2:], lower[-3:], lower[-4:]}:
                for tag, count in seen.items():
                    if tag in OPEN or shape in ".09":
                        tags[shape + ending][tag] += min(count, 3)
    out = {}
    for ending, seen in tags.items():
        total = sum(seen.values())
        least = 0.008 if len(ending) < 4 else 0.012
        if len(ending) == 1 or total >= 30:
            out[ending] = _named(
                f"?{ending[0]}",
                {tag for tag, count in seen.items() if count / total >= least and count > 2} or set(seen),
            )
    return out


def _named(prefix: str, tags: set[str]) -> Class:
    ordered = tuple(sorted(tags))
    return prefix + "|".join(ordered), ordered


def train(gold: list[Tagged], lexicon: dict[str, Class], endings: dict[str, Class]) -> TagModel:
    """An averaged perceptron over the features of the tagger."""
    model = TagModel(lexicon, endings)
    learner = _Learner()
    seen = Counter(word for sentence in gold for word, _ in sentence)
    rare = {word for word, count in seen.items() if count <= 3}
    chance = random.Random(7)
    corpus = list(gold)
    for _ in range(PASSES):
        chance.shuffle(corpus)
        learner.wrong = learner.total = 0
        for sentence in corpus:
            words = [word for word, _ in sentence]
            lowers = [word.lower() for word in words]
            classes = model.classes(words, lowers)
            for k, word in enumerate(words):
                if word in rare and classes[k][0][0] != "?" and chance.random() < 0.5:
                    kept = lexicon.pop(word, None)
                    classes[k] = model.class_of(word, lowers[k], not k)
                    if kept:
                        lexicon[word] = kept
            learner.right = [tag for _, tag in sentence]
            walk(words, lowers, classes, learner.decide)
        print(f"  {learner.wrong / learner.total:.4f} wrong of {learner.total}", file=sys.stderr)
    model.packed = {feature: pack(row) for feature, row in learner.averaged().items()}
    return model


class _Learner:
    """The perceptron while it learns: decides, and mends its weights where it was wrong."""

    def __init__(self) -> None:
        self.rows: dict[str, dict[str, float]] = {}
        self.sums: dict[str, dict[str, float]] = {}
        self.clock = 1
        self.right: list[str] = []
        self.wrong = self.total = 0

    def decide(self, at: int, kind: Class, given: list[str]) -> str:
        """The tag that the weights so far give; where it is wrong, they are mended."""
        tags = kind[1]
        scores = dict.fromkeys(tags, 0.0)
        for feature in given:
            row = self.rows.get(feature)
            if row is not None:
                for tag in tags:
                    if tag in row:
                        scores[tag] += row[tag]
        chosen, right = max(scores, key=scores.__getitem__), self.right[at]
        self.total += 1
        self.clock += 1
        if chosen != right and right in tags:
            self.wrong += 1
            for feature in given:
                row, past = self.rows.setdefault(feature, {}), self.sums.setdefault(feature, {})
                for tag, change in ((right, 1.0), (chosen, -1.0)):
                    row[tag] = row.get(tag, 0.0) + change
                    past[tag] = past.get(tag, 0.0) + self.clock * change
        return chosen

    def averaged(self) -> dict[str, dict[str, int]]:
        """The weights as whole numbers, small ones dropped."""
        final = {
            feature: {tag: weight - self.sums[feature][tag] / self.clock for tag, weight in row.items()}
            for feature, row in self.rows.items()
        }
        sizes = sorted(abs(weight) for row in final.values() for weight in row.values())
        scale = 99 / sizes[int(len(sizes) * 0.999)]
        out = {}
        for feature, row in final.items():
            whole = {tag: max(-99, min(99, round(weight * scale))) for tag, weight in row.items()}
            least = SMALLEST if feature[0] not in PAIRS else SMALLEST_OF_PAIRS
            kept = {tag: weight for tag, weight in whole.items() if abs(weight) >= least}
            if kept:
                out[feature] = kept
        return out


def accuracy(model: TagModel, corpus: list[Tagged], wrong: Counter[tuple[str, str, str]] | None = None) -> float:
    """The share of words that get the treebank's tag."""
    right = total = 0
    for sentence in corpus:
        words = [word for word, _ in sentence]
        for (word, tag), given in zip(sentence, model.tags(words, [w.lower() for w in words]), strict=True):
            if tag not in TAGS:
                continue
            total += 1
            same = tag == given or {tag, given} == {"``", "''"}
            right += same
            if not same and wrong is not None:
                wrong[word.lower(), tag, given] += 1
    return right / total


def write(model: TagModel, path: Path) -> None:
    """The lexicon, the endings and the weights, as `tag_model` reads them."""
    blocks = []
    for table in (model.lexicon, model.endings):
        by_class: dict[str, list[str]] = defaultdict(list)
        for word, (name, _) in table.items():
            by_class[name].append(word)
        blocks.append("\n".join(f"{name}\t{' '.join(words)}" for name, words in by_class.items()))
    names = sorted(model.packed)
    blocks += ["\n".join(names), "\n".join(model.packed[name] for name in names)]
    path.write_bytes(zlib.compress("\n\n".join(blocks).encode("utf-8"), 9))


def main(corpora: Path) -> None:
    """Train, write, measure."""
    gold = sentences(corpora / "ewt-train.conllu.xz") + sentences(corpora / "gum-train.conllu.xz")
    other = silver(corpora / "gmb-names.csv.xz")
    lexicon, endings = classes(gold, other)
    model = train(gold, lexicon, endings)
    write(model, Path(__file__).parent.parent / "weights" / "tagger.z")
    tag_model.cache_clear()
    for name in ("gum-news-test", "ewt-test", "pud"):
        print(name, f"{accuracy(tag_model(), sentences(corpora / f'{name}.conllu.xz')):.4f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
