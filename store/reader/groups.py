"""Parties to a negotiation that news names by common nouns: "the opposition", "the rebels", "the foreign ministry"."""

from __future__ import annotations

from store.reader.actor_words import words
from store.reader.spans import Span
from store.reader.tokens import Text

_BODIES = frozenset("council committee ministry office commission authorities directorate".split())
_NO_NAME = frozenset(
    "the a an this that his her its their our and or of in at on by to for with same last first".split()
)
_DETERMINERS = frozenset("the both that".split())


def find_groups(text: Text, taken: list[Span]) -> list[Span]:
    """The common nouns that stand like names for parties and bodies, in order. `taken` are the names of the report."""
    tokens = text.tokens
    nouns = words("party_noun")
    used = {k for span in taken for k in range(span.first, span.last)}
    out = []
    for sentence in text.sentences:
        for i in range(sentence.first, sentence.last):
            lower = tokens[i].lower
            if lower in nouns and i not in used:
                out.append(Span(i, i + 1, "organization", sentence.i, common=True))
            elif lower in _BODIES and i not in used and tokens[i].text[0].islower():
                first = i
                while first > max(sentence.first, i - 3) and _belongs(tokens[first - 1].text, first - 1, used):
                    first -= 1
                if first < i and first > sentence.first and tokens[first - 1].lower in _DETERMINERS:
                    out.append(Span(first, i + 1, "organization", sentence.i, common=True))
    return out


def _belongs(word: str, at: int, used: set[int]) -> bool:
    plain = word[0].islower() or word in ("'s", "’s", "'", "’")
    return plain and at not in used and word.lower() not in _NO_NAME
