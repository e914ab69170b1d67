"""What kind of thing one naming of a name of one word stands for: a linear classifier over it and the words beside it.

The weights come from training/name_types.py; the card of figures stands in training/README.md.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Literal

from store.reader.actor_words import common_words, given_names, places, words
from store.reader.shipped import WEIGHTS
from store.reader.spans import Span
from store.reader.tokens import Token

NameType = Literal["person", "organization", "place", "thing"]

TYPES: tuple[NameType, ...] = ("person", "organization", "place", "thing")


def features(tokens: list[Token], keys: list[str], span: Span) -> list[str]:
    """What the classifier sees of a name: its words, its shape, and two words to either side."""
    first, last = span.first, span.last
    own = [keys[k] for k in range(first, last) if keys[k]] or [""]
    before = keys[first - 1] if first else "<"
    before2 = keys[first - 2] if first > 1 else "<"
    after = keys[last] if last < len(keys) else ">"
    after2 = keys[last + 1] if last + 1 < len(keys) else ">"
    head = own[-1]
    word = tokens[first].text
    small = common_words()
    known = sum(key in small for key in own)
    shape = "A" if word.isupper() and len(word) > 1 else "m" if word[1:].lower() != word[1:] else "c"
    given = own[0] in given_names()
    listed = " ".join(own) in places()
    size = min(len(own), 4)
    rule = span.kind
    out = [
        f"l={head}", f"f={own[0]}", f"s={head[-3:]}", f"s2={head[-2:]}", f"p={before}", f"pp={before2} {before}",
        f"n={after}", f"nn={after} {after2}", f"k={rule}", f"k={rule}|{size}|{given}|{shape}", f"g={given}|{size}",
        f"pl={listed}|{before}", f"pl={listed}", f"c={known == len(own)}|{known > 0}|{size}", f"sh={shape}|{size}",
        f"o={span.office is not None}|{span.titled}", f"pn={before}|{after}",
        f"kp={rule}|{before}", f"kn={rule}|{after}",
    ]  # fmt: skip
    if len(own) > 1:
        out += [f"w={key}" for key in own[1:-1]]
        out.append(f"f2={own[0]} {own[1]}")
    if "-" in word:
        out.append("hyphen")
    if head in words("organization_head"):
        out.append(f"head={head}")
    return out


@cache
def _weights() -> dict[str, str]:
    """The weights of each feature, as they are written: a report needs few of them as numbers."""
    text = (WEIGHTS / "name_types.txt").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: numbers for name, _, numbers in rows}


@lru_cache(10_000)
def _numbers(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split(" ")))


def type_scores(tokens: list[Token], keys: list[str], span: Span) -> list[int]:
    """How much speaks for each of TYPES in one naming."""
    weights = _weights()
    scores = [0] * len(TYPES)
    for feature in features(tokens, keys, span):
        found = weights.get(feature)
        if found:
            for k, value in enumerate(_numbers(found)):
                scores[k] += value
    return scores
