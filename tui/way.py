"""The way that one has come: back along it, and forward again."""

from __future__ import annotations

from collections import deque

from tui.standing import Standing

LONGEST = 100
"""Steps that are remembered; the oldest are forgotten first."""


class Way:
    """Where one stood before each jump, and, after going back, where one came from."""

    def __init__(self) -> None:
        self._behind: deque[Standing] = deque(maxlen=LONGEST)
        self._ahead: deque[Standing] = deque(maxlen=LONGEST)

    def leave(self, standing: Standing) -> None:
        """One jumps from here: what lay ahead is no more."""
        self._ahead.clear()
        if not self._behind or self._behind[-1] != standing:
            self._behind.append(standing)

    def back(self, here: Standing) -> Standing | None:
        """Where one stood before; None where the way begins."""
        return _step(here, self._behind, self._ahead)

    def forward(self, here: Standing) -> Standing | None:
        """Where one came back from; None where it ends."""
        return _step(here, self._ahead, self._behind)


def _step(here: Standing, out_of: deque[Standing], into: deque[Standing]) -> Standing | None:
    """The next standing that is another than this one."""
    while out_of:
        there = out_of.pop()
        if there != here:
            into.append(here)
            return there
    return None
