"""What lists, texts and bars are drawn in: by roles, each a style in colours of the theme."""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

from rich.style import Style
from textual.color import Color
from textual.widget import Widget


class Role(NamedTuple):
    """Names of theme variables for the colours, "" where they are those of what is below; weight and slant."""

    color: str = ""
    background: str = ""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    reverse: bool | None = None


UNDER_CURSOR = Role("block-cursor-foreground", "block-cursor-background")
LEFT_CURSOR = Role("foreground", "block-cursor-blurred-background")
"""Where a cursor stands in a list in which one is not."""

ROW: Mapping[str, Role] = {
    "cursor": UNDER_CURSOR,
    "dim": Role("text-muted"),
    "strong": Role(bold=True),
    "coming": Role("primary"),
    "pending": Role("accent"),
    "off": Role("text-muted", italic=True),
}
"""Roles of what stands in rows."""


class Drawn(Widget):
    """A widget that draws itself in roles.

    Component classes of the stylesheet would do that too. For each of them, and for each widget anew, Textual reads a
    rule at the start and looks up all rules whenever a style of the widget may have changed: that was a
    twentieth of the way to the first paint.
    """

    ROLES: ClassVar[Mapping[str, Role]] = ROW
    _known: dict[str, Style] | None = None

    def drawn_in(self, roles: str) -> Style:
        """The style of a role, or of several with blanks between, each on top of the ones before; of none, its own."""
        if self._known is None:
            self._known = {}
        if roles not in self._known:
            self._known[roles] = self._draw_in(roles.split())
        return self._known[roles]

    def _draw_in(self, roles: list[str]) -> Style:
        own, variables = self.visual_style, self.app.theme_variables
        style, color, background = own.rich_style, own.foreground, own.background or Color(0, 0, 0, 0)
        for role in map(self.ROLES.__getitem__, roles):
            if role.background:
                background += _color(variables[role.background], background)
            if role.color:
                color = background + _color(variables[role.color], background)
            style += Style(bold=role.bold, italic=role.italic, underline=role.underline, reverse=role.reverse)
        return style + Style.from_color(
            (background + color).rich_color if color else None, background.rich_color if background.a else None
        )

    def notify_style_update(self) -> None:
        """Other colours are to be looked up."""
        super().notify_style_update()
        self._known = None


def _color(value: str, background: Color) -> Color:
    """A theme's colour, as "#e1b268", "auto 60%" (what can be read on the background, at that strength)."""
    name, _, share = value.partition(" ")
    strength = float(share.rstrip("%")) / 100 if share else 1.0
    return background.get_contrast_text(strength) if name == "auto" else Color.parse(name).multiply_alpha(strength)
