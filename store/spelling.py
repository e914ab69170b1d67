"""How names are compared whatever their spelling: case, accents, dots and typographic marks set aside."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h", "ŋ": "n"}
)
"""Latin letters that Unicode does not decompose, as ICU's Latin-ASCII transform writes them."""


@lru_cache(maxsize=65536)
def folded(name: str) -> str:
    """A name without case, accents, dots, quotation marks and double spaces.

    >>> folded("Recep Tayyip Erdoğan"), folded("U.S."), folded("Sana’a")
    ('recep tayyip erdogan', 'us', 'sanaa')
    """
    if name.isascii() and name.isalnum():
        return name.lower()
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    kept = "".join(c for c in plain if not unicodedata.combining(c) and c not in ".'’‘`\"“”")
    return " ".join(kept.split())
