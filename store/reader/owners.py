"""Whom a pronoun or a delegation makes the side of a person: "its president", "her adviser", "a team led by"."""

from __future__ import annotations

from bisect import bisect_left

from store.reader.actor_words import words
from store.reader.entities import Entities, Entity
from store.reader.spans import Span

_LEADING = frozenset("led headed chaired under".split())
_STOPS = frozenset('.;:()—–"“”?!,')


def theirs(entities: Entities, at: int, floor: int) -> Entity | None:
    """Who "its" stands for at token `at`: "The Guild rose. Its president, Ann Holm, left." gives the Guild.

    The body or state named last in the sentence, which begins at `floor`; else, in the sentence before that names one,
    its subject, or whoever is named first.
    """
    spans, owners, slots = entities.spans, entities.owner, entities.slots
    k = bisect_left(spans, at, key=lambda span: span.first) - 1
    sentence = -1
    found: Entity | None = None
    while k >= 0:
        owner, span = owners[k], spans[k]
        if owner is not None and owner.kind != "person":
            if span.first >= floor:
                return owner
            if sentence not in (-1, span.sentence):
                break
            sentence = span.sentence
            if found is None or slots[k].startswith("subject") or not slots[k].startswith(("of", "in")):
                found = owner
        k -= 1
    return found


def hers(entities: Entities, at: int) -> Entity | None:
    """Whom "her" stands for at token `at`, in "her negotiator Ann Holm": the person named last."""
    k = bisect_left(entities.spans, at, key=lambda span: span.first) - 1
    for i in range(k, max(k - 6, -1), -1):
        owner = entities.owner[i]
        if owner is not None and owner.kind == "person":
            return owner
    return None


def led(entities: Entities, ends: dict[int, int], span: Span, floor: int) -> Entity | None:
    """Whose delegation a person leads: "a Saudi team led by Ann Holm", "the Iranian team of Ann Holm".

    `ends` gives the span that ends before a token, `floor` the first token of the sentence.
    """
    tokens, offices, modifiers = entities.text.tokens, words("office"), words("office_modifier")
    at = span.office[0] if span.office else span.first
    while at > floor and at not in ends and (tokens[at - 1].lower in offices or tokens[at - 1].lower in modifiers):
        at -= 1
    if at - 2 > floor and tokens[at - 1].lower == "by" and tokens[at - 2].lower in _LEADING:
        k = at - 2
    elif at - 1 > floor and tokens[at - 1].lower in ("of", "under", "through"):
        k = at - 1
    else:
        return None
    for m in range(k, max(floor, k - 8), -1):
        i = ends.get(m)
        owner = entities.owner[i] if i is not None else None
        if owner is not None and owner.kind != "person":
            return owner
        if tokens[m - 1].text in _STOPS:
            return None
    return None
