"""Widgets that draw themselves in styles of the stylesheet: each is looked up when it is first drawn with."""

from __future__ import annotations

from textual.css.styles import RenderStyles
from textual.dom import DOMNode
from textual.widget import Widget


class Drawn(Widget):
    """A widget with component classes, to be named after other bases.

    Textual looks all of them up whenever a style of the widget may have changed: for the lists of the dashboard that
    was a thirtieth of the way to the first paint. Here those that are drawn with are looked up, once a change.
    """

    def _get_component_classes(self) -> frozenset[str]:  # type: ignore[override]  # of a class there
        """What Textual asks for when it is about to look all up."""
        if self._component_styles:
            self._component_styles.clear()
            self.refresh()
        return frozenset()

    def get_component_styles(self, *names: str) -> RenderStyles:
        """The styles of these component classes, put together. Raises KeyError where the widget has none of a name."""
        known = self._component_styles
        for name in super()._get_component_classes().intersection(names).difference(known):
            drawn = DOMNode(classes=name)
            drawn._attach(self)
            self.app.stylesheet.apply(drawn)
            known[name] = drawn.styles
        return super().get_component_styles(*names)
