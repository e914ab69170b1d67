"""What a thing is about in a few words, where what was read of it is a whole sentence."""

from __future__ import annotations

import re

SHORT = 50
"""Characters up to which what was read is its own title; a sentence has more."""

LONGEST = 70
"""Characters of a title that is cut out of a sentence."""

_MEETINGS = ("meeting", "talks", "contact")
"""Kinds of proposals and events that are meetings."""

_MEETING = re.compile(
    r"\b((?:(?:next|first|second|third|fourth|fifth|sixth|seventh|eighth|new|another|further|final|last|direct|indirect"
    r"|bilateral|trilateral|ministerial|technical|preliminary|preparatory|emergency|joint|formal|informal|peace|trade"
    r"|wage|border|ceasefire|fresh|face-to-face)\s+){0,3}"
    r"(?:rounds?|meetings?|talks|summits?|negotiations|sessions?|conferences?|(?:phone )?calls?|consultations|visits?)"
    r"(?:\s+of\s+(?:\w+\s+)?(?:talks|negotiations|consultations))?)\b",
    re.IGNORECASE,
)
"""A meeting as reports call it: "a second round of talks", "trilateral summit"."""

_PUT_FORWARD = re.compile(
    r"\b(?:propos(?:ed|es|ing)|suggest(?:ed|s|ing)|offer(?:ed|s|ing)|call(?:ed|s) for|urg(?:ed|es)|invit(?:ed|es)"
    r"|demand(?:ed|s|ing)|submitt(?:ed|ing)|hand(?:ed|ing) over|put(?:ting)? forward|tabl(?:ed|ing))\s+",
    re.IGNORECASE,
)
"""What somebody does with a proposal, before what it is."""


def title(what: str, kind: str) -> tuple[str, bool]:
    """What it is about, and whether that is less than was read, so that it does not say who takes part.

    `what` is safe to draw. A meeting is called what the sentence calls it, anything else what follows the verb of
    putting it forward.

    >>> title("next round", "meeting")
    ('next round', False)
    >>> title("Foreign Minister Lavrov proposed a second round of talks in Istanbul on June 2", "meeting")
    ('second round of talks', True)
    >>> title("Foreign Minister Halvorsen proposed to open the border for the time of the harvest", "terms")
    ('to open the border for the time of the harvest', True)
    """
    what = what.rstrip(" .")
    if len(what) <= SHORT:
        return what, False
    if kind in _MEETINGS:
        called = _MEETING.search(what)
        return (called[1] if called else kind), True
    put_forward = _PUT_FORWARD.search(what)
    rest = what[put_forward.end() :] if put_forward else what
    if len(rest) > LONGEST:
        rest = rest[:LONGEST].rpartition(" ")[0].rstrip(" ,;:…") + "…"
    return rest, put_forward is not None
