"""On narrow screens: the names of the lists, of which one is shown at a time."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget


class Tabs(Widget):
    """One line of names; the one that is shown is in reverse and in brackets. A click goes there."""

    current: reactive[str] = reactive("timeline")
    names: reactive[dict[str, str]] = reactive(dict)

    def name_tab(self, pane: str, name: str) -> None:
        """What a list is called now; one without a name is not offered."""
        self.names = {**self.names, pane: name}

    def render(self) -> Content:
        """The names."""
        parts: list[Content] = []
        for pane, name in self.names.items():
            if not name:
                continue
            click = Style.from_meta({"@click": f"screen.show_pane('{pane}')"})
            text = Content(f"[{name}]" if pane == self.current else f" {name} ")
            parts.append(text.stylize(click).stylize("bold $accent" if pane == self.current else "$secondary"))
        return Content(" ").join(parts)
