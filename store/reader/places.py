"""Where an event takes place: "in Istanbul", "at Camp David"."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.triggers import Trigger

LOCATIVE = frozenset(("in", "at", "near", "outside", "to"))
TO_VERBS = frozenset("fly travel go come invite return visit send".split())
NO_PLACES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday christmas easter ramadan".split()
)


def place_of(analysis: Analysis, scene: Scene, trigger: Trigger | None) -> str | None:
    """The named place that the sentence gives for what `trigger` tells, else None.

    >>> "The two sides met in Geneva on Monday" -> "Geneva"
    """
    tokens = scene.tokens
    dated = [(d.start, d.end) for d in scene.dates]
    best: tuple[int, str] | None = None
    at = trigger.i - tokens[0].i if trigger else 0
    end = 0
    for k in [k for k, token in enumerate(tokens[:-1]) if token.lower in LOCATIVE]:
        if k < end or (tokens[k].lower == "to" and not (k > 0 and tokens[k - 1].lemma in TO_VERBS)):
            continue
        start = k + 1
        if tokens[start].lower == "the" and start + 1 < len(tokens):
            start += 1
        end = start
        while end < len(tokens) and _name(tokens[end].text) and not any(a <= tokens[end].start < b for a, b in dated):
            end += 1
        if end > start and tokens[start].lower not in NO_PLACES and not _person(scene, tokens[start].start):
            text = analysis.text.text[tokens[start].start : tokens[end - 1].end]
            gap = abs(k - at) + (6 if k < at else 0)
            if best is None or gap < best[0]:
                best = (gap, text)
    return best[1] if best else None


def _name(word: str) -> bool:
    return word[:1].isupper()


def _person(scene: Scene, start: int) -> bool:
    return any(m.start <= start < m.end and a.kind != "state" for m, a in scene.mentions)
