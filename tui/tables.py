"""Tables of plain text: aligned columns on a terminal and in a pipe."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from itertools import zip_longest

from rich.cells import cell_len, chop_cells

from tui.words import shown

GAP = "  "
NARROWEST = 12
"""Cells below which no column is narrowed; on a terminal that is too narrow even so, lines are longer than it."""


def write_table(head: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    """Print rows under their head, aligned. On a terminal the widest columns are wrapped to fit the screen; in a pipe
    every row is one line, whatever its length. Texts from outside are made safe to show."""
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max([cell_len(word), *(cell_len(row[i]) for row in cells)]) for i, word in enumerate(head)]
    if sys.stdout.isatty():
        widths = _fitted(widths, shutil.get_terminal_size().columns - len(GAP) * (len(head) - 1))
    bold, plain = ("\x1b[1m", "\x1b[0m") if _styled() else ("", "")
    sys.stdout.write(f"{bold}{_line(head, widths)}{plain}\n")
    for row in cells:
        columns = (_wrapped(cell, width) for cell, width in zip(row, widths, strict=True))
        for line in zip_longest(*columns, fillvalue=""):
            sys.stdout.write(_line(line, widths) + "\n")


def _fitted(widths: list[int], room: int) -> list[int]:
    """Widths that fit into the room: the widest columns are narrowed until they are as wide as the next, and so on."""
    cap = max(widths)
    while cap > NARROWEST and sum(min(width, cap) for width in widths) > room:
        cap -= 1
    return [min(width, cap) for width in widths]


def _styled() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    filled = (cell + " " * (width - cell_len(cell)) for cell, width in zip(cells, widths, strict=True))
    return GAP.join(filled).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    """A text in lines of at most so many cells, broken between words where it can be."""
    if cell_len(text) <= width:
        return [text]
    lines = [""]
    for word in text.split():
        for piece in chop_cells(word, width) if cell_len(word) > width else [word]:
            if not lines[-1]:
                lines[-1] = piece
            elif cell_len(lines[-1]) + 1 + cell_len(piece) <= width:
                lines[-1] += f" {piece}"
            else:
                lines.append(piece)
    return lines
