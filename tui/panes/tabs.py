"""Where one pane is shown at a time: the names of all of them."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from tui.hints import hint


class Tabs(Widget):
    """One line of names; the one that is shown is in brackets. A click goes there. Where that is so because a pane is
    zoomed, how all of them come back."""

    current: reactive[str] = reactive("timeline")
    zoomed: reactive[bool] = reactive(False)
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
        if self.zoomed:
            back = Style.from_meta({"@click": "screen.zoom"})
            parts.append(hint(self, "  {zoom=z}: all panes").stylize(back).stylize("$text-muted"))
        return Content(" ").join(parts)
