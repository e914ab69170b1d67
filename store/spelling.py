"""How names are compared whatever their spelling: case, accents, dots and typographic marks set aside."""

from __future__ import annotations

import re
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


LETTERS = "".join(chr(code) for code in _LETTERS) + "ØŁĐÐÞẞÆŒĦŊ"
"""These letters, small and capital."""

_WITH_LETTERS = rf"\w*[{LETTERS}]\w*"


def respelled(text: str) -> str:
    """The words of a text that have such letters, as one types them without: for an index of words that knows only
    what Unicode decomposes.

    >>> respelled("Talks in Łódź, near Tromsø and Málaga")
    'lodz tromso'
    """
    return " ".join(folded(word) for word in dict.fromkeys(re.findall(_WITH_LETTERS, text)))


_SOUNDS = (
    (r"[\W_]+", ""),
    (r"off?$", "ov"),
    (r"tsch|tch|tz", "ch"),
    (r"sch", "sh"),
    (r"ph", "f"),
    (r"dj|dzh|zh", "j"),
    (r"(?<=[aeiouy])j(?![aeiouy])", "i"),
    (r"ck", "k"),
    (r"q|gh", "g"),
    (r"^c?hr", "r"),
    (r"c(?!h)", "k"),
    (r"x", "ks"),
    (r"w", "v"),
    (r"(?<![cs])h", ""),
    (r"^(?:ye|ie|je)(?=[^aeiouy])", "e"),
    (r"ee|ei|ey", "i"),
    (r"oo|ou", "u"),
    (r"(.)\1+", r"\1"),
    (r"[iy]+e?", "i"),
)
"""Spellings between which the transliterations of one name differ, in the order in which they are made alike: letters
that Cyrillic, Arabic and Persian names are written with in turn (BGN/PCGN, ISO 9, the French and German ways). They are
compiled when they are first needed (`re` keeps them): the dashboard starts without."""


@lru_cache(maxsize=65536)
def sounded(name: str) -> str:
    """One word of a name as it sounds, alike for its transliterations; the words of a name are sounded one by one.

    >>> sounded("Zelensky"), sounded("Zelenskyy"), sounded("Zelenskiy")
    ('zelenski', 'zelenski', 'zelenski')
    >>> sounded("Shoigu"), sounded("Shoygu"), sounded("Mohammed"), sounded("Muhammad")
    ('shoigu', 'shoigu', 'moamed', 'muamad')
    """
    sound = folded(name)
    for written, heard in _SOUNDS:
        sound = re.sub(written, heard, sound)
    return sound


@lru_cache(maxsize=65536)
def skeleton(name: str) -> str:
    """The consonants of one word of a name as it sounds, with a first vowel as `a`: what candidates are found by.

    >>> skeleton("Mohammed"), skeleton("Muhammad"), skeleton("Umerov"), skeleton("Yermak"), skeleton("Ermak")
    ('mmd', 'mmd', 'amrv', 'armk', 'armk')
    """
    sound = sounded(name)
    return ("a" if sound[:1] in "aeiouy" else sound[:1]) + re.sub(r"[aeiouy]", "", sound[1:])


def heard(name: str) -> str:
    """A whole name as it sounds, word by word.

    >>> heard("Volodymyr Zelenskyy"), heard("Rustem Umerov"), heard("umerof")
    ('volodimir zelenski', 'rustem umerov', 'umerov')
    """
    return " ".join(filter(None, map(sounded, re.split(r"[\s\-‐‑–]+", folded(name)))))
