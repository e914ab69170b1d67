"""A line of a list: texts with their roles, laid out to a width."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

Line = list[tuple[str, str]]
"""Texts with their roles: names in `ROLES`, or nothing."""


def strip(line: Line, width: int, style_of: Callable[[str], Style], base: Style, cursor: Style | None) -> Strip:
    """A line as exactly `width` cells; in the colours of the cursor where it stands there."""
    segments = [Segment(text, _style(style_of(role) if role else base, base, cursor)) for text, role in line if text]
    used = sum(cell_len(segment.text) for segment in segments)
    if used < width:
        segments.append(Segment(" " * (width - used), cursor or base))
    laid = Strip(segments, max(used, width))
    return laid.crop(0, width) if used > width else laid


def _style(style: Style, base: Style, cursor: Style | None) -> Style:
    """Under the cursor a role keeps its weight and slant, not its colour, which might be hard to read there."""
    return style if cursor is None else cursor + Style(bold=style.bold, italic=style.italic)


def highlighted(drawn: Strip, start: int, end: int, style: Style) -> Strip:
    """A line in which the characters from `start` on, up to `end` or (with -1) to the last, have a style too."""
    out, at = list[Segment](), 0
    for text, own, _ in drawn:
        begins = min(max(0, start - at), len(text))
        ends = len(text) if end < 0 else min(max(begins, end - at), len(text))
        whole = (own or Style()) + style
        parts = ((text[:begins], own), (text[begins:ends], whole), (text[ends:], own))
        out += [Segment(part, each) for part, each in parts if part]
        at += len(text)
    return Strip(out, drawn.cell_length)
