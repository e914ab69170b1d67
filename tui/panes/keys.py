"""The line of keys at the bottom: as many as fit, the help always among them."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.screen import Screen
from textual.widget import Widget

LEAST = (
    "go_to_date", "today", "next(1)",
    "app.import", "calendar", "look_up('date')", "look_up('actor')", "corrections", "as_of", "correct", "switch",
    "narrow", "filter", "proposals", "look_up", "new",
)  # fmt: skip
"""What is left out first where there is no room, in this order: the help names all keys, and these are in it too."""


LAST = ("help", "quit")
"""What stays as long as there is room for anything."""


class Key(NamedTuple):
    """A key of the line: what it is called in bindings, how it is written, what it does, and whether it can now."""

    key: str
    written: str
    does: str
    action: str
    enabled: bool
    tooltip: str

    @property
    def width(self) -> int:
        """Cells of the key and its words."""
        return cell_len(self.written) + 1 + cell_len(self.does)


class Keys(Widget):
    """A footer that never runs off the screen; a click on a key presses it.

    One widget that draws all of the line: Textual's own footer is a widget a key, and makes them anew each time that
    others may be pressed, which was a sixth of the way to the first paint.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Keys {
        dock: bottom; height: 1; text-wrap: nowrap;
        color: $footer-foreground; background: $footer-background;
    }
    """

    keys: reactive[tuple[Key, ...]] = reactive(())
    under_mouse: reactive[int | None] = reactive(None)

    def on_mount(self) -> None:
        """Hear of other keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._look)

    def _look(self, screen: Screen[Any]) -> None:
        if self.is_attached and self.app.app_focus and screen is self.screen:
            self.keys = tuple(_keys_of(screen))

    def render(self) -> Content:
        """The keys that fit."""
        parts: list[tuple[str, str]] = []
        for at, key in enumerate(fitting(self.keys, self.size.width)):
            how = "" if key.enabled else " dim"
            behind = " on $block-hover-background" if at == self.under_mouse else ""
            parts += [
                (" " if at else "", ""),
                (key.written, f"bold $footer-key-foreground{behind}{how}"),
                (f" {key.does}", f"$footer-description-foreground{behind}{how}"),
            ]
        return Content.assemble(*parts)

    # ------------------------------------------------------------ mouse

    def _at(self, column: int) -> tuple[int, Key] | None:
        """The key at a column, and which of the line it is."""
        end = 0
        for at, key in enumerate(fitting(self.keys, self.size.width)):
            end += key.width
            if column < end:
                return at, key
            end += 1
            if column < end:
                return None
        return None

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show which key a click would press, and say what it does."""
        found = self._at(event.x)
        self.under_mouse = found[0] if found else None
        self.tooltip = found[1].tooltip if found else None

    def on_leave(self) -> None:
        """None any more."""
        self.under_mouse = None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key."""
        found = self._at(event.x)
        if found is not None and found[1].enabled:
            self.app.simulate_key(found[1].key)
        elif found is not None:
            self.app.bell()


def _keys_of(screen: Screen[Any]) -> Iterator[Key]:
    """The keys that are to be shown of where one is: of several for one action, the first."""
    seen: set[str] = set()
    for _, binding, enabled, tooltip in screen.active_bindings.values():
        if binding.show and binding.action not in seen:
            seen.add(binding.action)
            written = screen.app.get_key_display(binding)
            yield Key(binding.key, written, binding.description, binding.action, enabled, tooltip)


def fitting(keys: Sequence[Key], width: int) -> list[Key]:
    """The keys that fit into a width, in their order, after leaving out those that matter least."""
    kept = list(keys)
    others = (key.action for key in reversed(keys) if key.action not in LAST)
    for action in (*LEAST, *others):
        if sum(key.width + 1 for key in kept) - 1 <= width:
            break
        kept = [key for key in kept if key.action != action]
    return kept
