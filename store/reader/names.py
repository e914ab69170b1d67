"""How names are compared: without case, accents, dots and typographic marks, and by their initials."""

from __future__ import annotations

from store.spelling import folded

__all__ = ["folded", "initials", "is_acronym_of"]

_SMALL = frozenset("of and the for on in to at by with de del la le du des da do dos & y et".split())


def initials(words: list[str], small: bool = False) -> str:
    """The first letters of a name in capitals: "National Liberation Army" gives "NLA".

    Small words ("of", "and") count only where `small` is set; a word that is an acronym counts whole.
    """
    parts = [part for word in words for part in word.split("-") if part and (small or part.lower() not in _SMALL)]
    return "".join(part if len(part) > 1 and part.isupper() else part[0].upper() for part in parts)


def is_acronym_of(short: str, words: list[str]) -> bool:
    """Whether `short` abbreviates a name: "UAW" does "United Auto Workers", "AU" "African Union", "LDCs" the plural.

    The letters of the acronym are those that begin the words, with the small words or without them.
    """
    letters = short.replace(".", "").replace("-", "").removesuffix("s").upper()
    if len(letters) < 2 or not words:
        return False
    return letters in (initials(words).upper(), initials(words, small=True).upper())
