"""One line for the timeline: the clause around a trigger, trimmed."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.tokens import Token
from store.reader.triggers import Trigger

LONGEST = 90
"""Characters that a line may have; the panes cut at about as many."""
BREAKS = frozenset(("that", "which", "who", "after", "before", "when", "while", "as", "but", "although", "because"))


def line_for(analysis: Analysis, scene: Scene, trigger: Trigger | None) -> str:
    """The words around `trigger`, from its clause's beginning to its end, on one line."""
    tokens = scene.tokens
    at = trigger.i - tokens[0].i if trigger else 0
    start = _back(tokens, at)
    end = _forth(tokens, max(at, start))
    text = analysis.text.text[tokens[start].start : tokens[end - 1].end].strip(" ,;:—-–\"“”'")
    text = " ".join(text.split())
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return text[:1].upper() + text[1:] if text else analysis.text.quote(scene.sentence)[:LONGEST]


def _back(tokens: list[Token], at: int) -> int:
    for k in range(at, 0, -1):
        word = tokens[k - 1]
        if word.text in (";", "—", "–", ":", "--") or (word.lower in BREAKS and at - k >= 2):
            return k
    return 0


def _forth(tokens: list[Token], at: int) -> int:
    for k in range(at + 1, len(tokens)):
        word = tokens[k]
        if word.text in (";", "—", ".", "--") or (k - at > 5 and (word.lower in BREAKS or word.text == ",")):
            return k
    return len(tokens)
