"""Words found in a text, whatever their case and accents. Knows no widget."""

from __future__ import annotations

import re
import unicodedata

from store.spelling import folded


class _Plain(dict[int, str]):
    """For `str.translate`: each character as it is compared, always one for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        base = folded(character)[:1] or unicodedata.normalize("NFKD", character)[0].lower()[:1] or character
        self[code] = " " if character.isspace() else base
        return self[code]


_PLAIN = _Plain()


def finds(text: str, typed: str) -> list[tuple[int, int]]:
    """Where what was typed stands in a text, as offsets; any white space between its words counts as a blank.

    >>> finds("Talks in Łódź.\\nThen in  Lodz again", "in lodz")
    [(6, 13), (20, 28)]
    """
    words = typed.translate(_PLAIN).split()
    if not words:
        return []
    pattern = re.compile(r"\s+".join(re.escape(word) for word in words))
    return [match.span() for match in pattern.finditer(text.translate(_PLAIN))]
