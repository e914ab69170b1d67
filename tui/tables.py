"""Tables of plain text: aligned columns on a terminal and in a pipe."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Sequence

from rich.cells import cell_len, chop_cells

from tui.words import shown

GAP = "  "
NARROWEST = 24
"""Cells that the column of prose keeps on a narrow terminal; the line is then longer than the screen is wide."""


def write_table(head: Sequence[str], rows: Iterable[Sequence[str | None]], prose: int = -1) -> None:
    """Print rows under their head, aligned. On a terminal the column `prose` is wrapped to fit the screen; in a pipe
    every row is one line, whatever its length. Texts from outside are made safe to show."""
    cells = [[shown(cell) for cell in row] for row in rows]
    widths = [max([cell_len(word), *(cell_len(row[i]) for row in cells)]) for i, word in enumerate(head)]
    prose %= len(head)
    if sys.stdout.isatty():
        others = sum(widths) - widths[prose] + len(GAP) * (len(head) - 1)
        room = shutil.get_terminal_size().columns - others
        widths[prose] = min(widths[prose], max(room, NARROWEST))
    bold, plain = ("\x1b[1m", "\x1b[0m") if _styled() else ("", "")
    sys.stdout.write(f"{bold}{_line(head, widths)}{plain}\n")
    for row in cells:
        for i, part in enumerate(_wrapped(row[prose], widths[prose])):
            line = [part if at == prose else "" if i else cell for at, cell in enumerate(row)]
            sys.stdout.write(_line(line, widths) + "\n")


def _styled() -> bool:
    import os

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
