"""One line for the timeline: the clause around a trigger, trimmed."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.tokens import Token
from store.reader.triggers import Trigger

LONGEST = 90
"""Characters that a line may have; the panes cut at about as many."""
_BREAKS = frozenset(("that", "which", "who", "after", "before", "when", "while", "but", "although", "because"))
_BARE = frozenset("he she it they we i his her its their our this these those to be been had has have was were".split())
_OPENINGS = frozenset("on also instead meanwhile earlier later however separately yesterday today last".split())


def line_for(analysis: Analysis, scene: Scene, trigger: Trigger | None) -> str:
    """The sentence from its beginning, or from the clause of `trigger` where that stands too far on, on one line."""
    tokens = scene.tokens
    at = trigger.i - tokens[0].i if trigger else 0
    start = _opening(tokens)
    if tokens[at].end - tokens[start].start > LONGEST:
        start = _back(tokens, at, start)
    text = analysis.text.text[tokens[start].start : tokens[-1].end]
    text = " ".join(text.split()).strip(" ,;:—-–\"“”'.")
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return text[:1].upper() + text[1:] if text else analysis.text.quote(scene.sentence)[:LONGEST]


def _opening(tokens: list[Token]) -> int:
    """Where a sentence begins to tell: behind "On Wednesday," and "Instead,"."""
    if tokens[0].lower in _OPENINGS or (tokens[0].tag in ("RB", "NNP") and len(tokens) > 1 and tokens[1].text == ","):
        comma = next((k for k in range(1, min(5, len(tokens) - 1)) if tokens[k].text == ","), None)
        if comma is not None:
            return comma + 1
    return _said(tokens)


def _said(tokens: list[Token]) -> int:
    """Behind "He also confirmed that", where what is said begins with a name or a noun."""
    that = next((k for k, token in enumerate(tokens[:6]) if token.lower == "that"), 0)
    bare = tokens[0].lower in _BARE and that + 1 < len(tokens) and tokens[that + 1].lower not in _BARE
    return that + 1 if that > 1 and bare and tokens[that - 1].tag.startswith("V") else 0


def _back(tokens: list[Token], at: int, opening: int) -> int:
    """Where the clause of a trigger begins; not with a pronoun, nor within a verb."""
    for k in range(at, opening, -1):
        word = tokens[k - 1]
        if word.text in (";", "—", "–", ":", "--") or (word.lower in _BREAKS and at - k >= 2):
            return opening if tokens[k].lower in _BARE else k
    return opening
