"""Lines of an opened proposal or actor: a label with what it says, columns, a quote, two accounts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from rich.cells import cell_len

from tui.panes.lines import Line
from tui.panes.prose import wrapped
from tui.words import fit, shown

LABEL = 13
"""Cells of the column of labels."""

BESIDE = 90
"""Cells from which two accounts stand side by side; below, one follows the other."""

Part = tuple[str, str]
"""A text and its role."""


def folded_text(text: str, width: int) -> list[str]:
    """A text (safe to draw, one paragraph) in lines of a width."""
    return [text[start:end].rstrip() for start, end in wrapped(text, max(8, width))]


def labelled(label: str, parts: Sequence[Part], width: int) -> list[Line]:
    """A label, and beside it texts with their roles, each from where the one before ends; in as many lines as needed.

    The first text of a role that is wider than the room begins its own line.
    """
    room = max(8, width - LABEL)
    lines: list[Line] = [[]]
    used = 0
    for text, role in (part for part in parts if part[0]):
        gap = "  " if used else ""
        if used + cell_len(gap + text) <= room:
            lines[-1].append((gap + text, role))
            used += cell_len(gap + text)
            continue
        for piece in folded_text(text, room):
            if lines[-1]:
                lines.append([])
            lines[-1].append((piece, role))
            used = cell_len(piece)
    labels = (label, *("" for _ in lines[1:]))
    return [[(fit(each, LABEL), "dim"), *line] for each, line in zip(labels, lines, strict=True)]


def columns(width: int, left: Sequence[tuple[str, str, int]], fill: Part, right: Sequence[Part] = ()) -> list[Line]:
    """One line: columns of fixed widths, a text that takes what is left, and texts at the end, each after a gap. Where
    it is narrow, what stands at the end gives way first."""
    shown_right = [part for part in right if part[0]]
    fixed = sum(column for _, _, column in left)
    while shown_right and width - fixed - sum(cell_len(text) + 2 for text, _ in shown_right) < min(24, width // 3):
        shown_right.pop()
    room = width - fixed - sum(cell_len(text) + 2 for text, _ in shown_right)
    line: Line = [(fit(text, column), role) for text, role, column in left]
    line.append((fit(fill[0], room), fill[1]))
    line += [(f"  {text}", role) for text, role in shown_right]
    return [line]


def quoted(quote: str, width: int, indent: int = LABEL, most: int = 3) -> list[Line]:
    """A sentence in quotation marks, dim, cut after some lines."""
    lines = folded_text(f"“{shown(quote)}”", width - indent)
    if len(lines) > most:
        last = lines[most - 1]
        lines = [*lines[: most - 1], f"{fit(last, min(cell_len(last), width - indent - 3)).rstrip(' …')} …”"]
    return [[(" " * indent, ""), (line, "dim")] for line in lines]


def side_by_side(accounts: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Who says what, beside each other, or one below the other where it is narrow."""
    if width < BESIDE or len(accounts) != 2:
        lines: list[Line] = []
        for who, quote in accounts:
            lines += [[(fit(who, width), "strong")], *quoted(quote, width, 2, 6)]
        return lines
    half = width // 2 - 2
    heads: Line = [(fit(accounts[0][0], half), "strong"), (" ≠  ", "pending"), (fit(accounts[1][0], half), "strong")]
    left, right = (folded_text(f"“{shown(quote)}”", half) for _, quote in accounts)
    rows = zip_longest(left, right, fillvalue="")
    return [heads, *([(fit(one, half), ""), ("    ", ""), (fit(other, half), "")] for one, other in rows)]
