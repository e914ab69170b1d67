"""The sizes of the panes: by steps, each a class of the screen, whose shares of the room stand in sizes.tcss."""

from __future__ import annotations

from dataclasses import replace

from textual.binding import Binding
from textual.screen import Screen

from tui.remembered import WIDEST, Sizes

_GROUP = Binding.Group("A wider or narrower timeline, a taller or lower source, or as usual")

SIZE_KEYS = tuple(
    replace(each, group=_GROUP)
    for each in (
        Binding(
            "greater_than_sign", "size(1, 0)", "wider timeline", False, id="size.wider", tooltip="A wider timeline"
        ),
        Binding("less_than_sign", "size(-1, 0)", "narrower", False, id="size.narrower", tooltip="A narrower timeline"),
        Binding("plus", "size(0, 1)", "taller source", False, id="size.taller", tooltip="A taller source"),
        Binding("minus", "size(0, -1)", "lower source", False, id="size.lower", tooltip="A lower source"),
        Binding(
            "equals_sign", "usual_sizes", "usual sizes", False, id="size.usual", tooltip="The panes as large as usual"
        ),
    )
)


def show_sizes(screen: Screen[None], sizes: Sizes) -> None:
    """Lay the panes out in these sizes."""
    for name, step in (("timeline", sizes.timeline), ("source", sizes.source)):
        for each in range(1, WIDEST + 1):
            screen.set_class(step == each, f"-{name}-larger-{each}")
            screen.set_class(step == -each, f"-{name}-smaller-{each}")
