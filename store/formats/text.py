"""Plain text, with front matter or without."""

from __future__ import annotations

import re
from dataclasses import replace

from store.formats import Content
from store.formats.encodings import decode
from store.formats.front_matter import without_front_matter

_NARROWEST, _WIDEST = 45, 100
"""Characters of a line that was broken to fit a page: what mail programs, wires and editors use, with leeway."""

_ENDED = re.compile(r"[.?!:;…\"”’)\]]\s*$")


def extract(data: bytes, name: str) -> Content:
    """The text of a plain file. Raises DocumentError."""
    content = without_front_matter(decode(data, name))
    return replace(content, text=joined_lines(content.text))


def joined_lines(text: str) -> str:
    """The text with a line a paragraph: lines that were broken to fit a page are joined again.

    A block of lines was broken so when all but its last are about as long as a page is wide and most of them end in the
    middle of a sentence. Lists, headlines and texts with a line a paragraph stay as they are.
    """
    return "\n\n".join(
        re.sub(r"[ \t]*\n[ \t]*", " ", block) if _broken_to_fit(block) else block for block in text.split("\n\n")
    )


def _broken_to_fit(block: str) -> bool:
    *lines, last = block.strip("\n").split("\n")
    if not lines or len(last) > _WIDEST:
        return False
    if not all(_NARROWEST <= len(line.rstrip()) <= _WIDEST for line in lines):
        return False
    return sum(bool(_ENDED.search(line)) for line in lines) * 2 <= len(lines)
