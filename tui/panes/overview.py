"""The strip above the timeline: when things happened, what is to come, and which stretch of it is on screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from store.lookup import Days
from tui.panes.bars import bar_lines, ruler
from tui.panes.drawn import UNDER_CURSOR, Drawn, Role
from tui.panes.histogram import Histogram, histogram
from tui.panes.lines import Line, strip
from tui.panes.timeline import Timeline
from tui.words import count_words, day_words

GUTTER = 11
"""Cells at the left, which say the unit and what is left out; and at the right, for what is left out there."""

HIGH = 30
"""Lines of the terminal from which there is room for it."""

_STEPS = Binding.Group("The bar before, the bar after")


class Overview(Drawn, can_focus=True):
    """A bar for each day, week, month, quarter or year of the timeline, under its filter.

    It shows what the timeline knows and asks nothing of the store itself. With the focus it has a cursor of its own.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", "go there", id="overview.go", tooltip="Go there in the timeline"),
        Binding("right,l", "step(1)", "later", show=False, group=_STEPS, id="overview.later"),
        Binding("left,h", "step(-1)", "earlier", show=False, group=_STEPS, id="overview.earlier"),
        Binding("home", "end(0)", "the first", show=False, id="overview.first", tooltip="The first bar"),
        Binding("end", "end(-1)", "the last", show=False, id="overview.last", tooltip="The last bar"),
        Binding("x,escape", "leave", "back", id="overview.leave", tooltip="Back into the timeline"),
    ]
    ROLES = {  # noqa: RUF012 (as Drawn declares it)
        "past": Role("secondary"),
        "coming": Role("primary"),
        "dim": Role("text-muted"),
        "here": Role(background="block-cursor-blurred-background", bold=True),
        "today": Role("success", bold=True),
        "cursor": UNDER_CURSOR,
    }

    at: reactive[int | None] = reactive[int | None](None)
    """The bar under the cursor; None where it has none."""

    class Chosen(Message):
        """Somebody wants to go to a day of the timeline; None for back to where one was in it."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    def __init__(self, timeline: Timeline, today: Callable[[], date]) -> None:
        super().__init__(id="overview", classes="-nothing")
        self._timeline = timeline
        self._today = today
        self._bars: Histogram | None = None
        self._counted: tuple[Days, date, int] | None = None
        """What the bars were counted of: days, today, and the cells there were for them."""
        self._lines: tuple[Line, ...] = ()
        self._drawn_stretch = (0, -1)

    def on_mount(self) -> None:
        """Follow the timeline."""
        self.watch(self._timeline, "days", self.count, init=False)
        self.watch(self._timeline, "days_on_screen", self._follow, init=False)

    def on_resize(self) -> None:
        """Another width may want another unit."""
        self.count()

    def watch_at(self) -> None:
        """The cursor has moved."""
        self._draw_again()

    def count(self) -> None:
        """Count the timeline anew, unless the bars that are there have been counted of the same."""
        days, today, width = self._timeline.days, self._today(), self.app.size.width - 2 * GUTTER
        if self._counted is not None and self._counted[0] is days and self._counted[1:] == (today, width):
            self._draw_again()
            return
        self._counted = (days, today, width)
        at = self._bars.edges[self.at] if self._bars is not None and self.at is not None else None
        self._bars = histogram(days, today, width)
        self.set_class(self._bars is None, "-nothing")
        self.set_reactive(Overview.at, self._bars.bar_of(at) if self._bars and at else None)
        self._draw_again()

    def _follow(self) -> None:
        """Another stretch of the timeline is on screen."""
        if self._stretch != self._drawn_stretch:
            self._draw_again()

    def _draw_again(self) -> None:
        self._lines = ()
        self.refresh()

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """A line of bars, or the one with the months or years below them."""
        if not self._lines:
            self._lines = self._draw()
        line = self._lines[y] if y < len(self._lines) else []
        return strip(line, self.size.width, self.drawn_in, self.rich_style, None)

    def _draw(self) -> tuple[Line, ...]:
        bars, height = self._bars, self.size.height
        if bars is None or height < 2:
            return ()
        stretch = self._drawn_stretch = self._stretch
        below = ruler(bars, self._today(), stretch, self.at)
        drawn = bar_lines(bars, height - 1, self._today(), stretch, self.at)
        left = [f" by {bars.unit}"] + [""] * (height - 2)
        earlier = f" {bars.earlier:,} earlier" if bars.earlier else ""
        later = f" {bars.later:,} later" if bars.later else ""
        if not bars.holds(self._today()):
            earlier, later = (" ‹ today", later) if self._today() < bars.edges[0] else (earlier, " today ›")
        words = self.words(self.at) if self.at is not None else ""
        return (
            *([(f"{start:<{GUTTER}}", "dim"), *line] for start, line in zip(left, drawn, strict=True)),
            [(f"{earlier:<{GUTTER}}"[:GUTTER], "dim"), *below.line(words), (later, "dim")],
        )

    @property
    def _stretch(self) -> tuple[int, int]:
        """The first and the last bar of which something is on screen; none, where all of it is."""
        on_screen = self._timeline.days_on_screen
        if self._bars is None or on_screen is None:
            return (0, -1)
        stretch = self._bars.bar_of(on_screen[0]), self._bars.bar_of(on_screen[1])
        return stretch if stretch != (0, len(self._bars.counts) - 1) else (0, -1)

    def words(self, number: int) -> str:
        """What a bar stands for, and how many events it has."""
        bars = self._bars
        if bars is None:
            return ""
        first, last = bars.edges[number], bars.edges[number + 1] - timedelta(days=1)
        unit = {"day": str(first), "month": f"{first:%Y-%m}", "year": f"{first:%Y}"}.get(bars.unit, f"{first}/{last}")
        return f"{day_words(unit)} · {count_words(bars.counts[number], 'event')}"

    # ------------------------------------------------------------ keys and mouse

    def enter(self) -> None:
        """Take the focus; where it is hidden for want of height, it is shown for as long."""
        self.add_class("-entered")
        self.call_after_refresh(self.focus)

    def on_focus(self) -> None:
        """The cursor begins where the timeline is."""
        if self.at is None and self._bars is not None:
            self.at = self._bars.bar_of(self._timeline.day_of_cursor or self._today())

    def on_blur(self) -> None:
        """Without the focus there is no cursor."""
        self.at = None
        self.remove_class("-entered")

    def action_step(self, bars: int) -> None:
        """Move the cursor by bars."""
        if self._bars is not None:
            self.at = max(0, min((self.at or 0) + bars, len(self._bars.counts) - 1))

    def action_end(self, number: int) -> None:
        """The first bar, or the last."""
        if self._bars is not None:
            self.at = number % len(self._bars.counts)

    def action_go(self) -> None:
        """Go to what the cursor stands on."""
        if self._bars is not None and self.at is not None:
            self.post_message(self.Chosen(self._bars.edges[self.at]))

    def action_leave(self) -> None:
        """Back into the timeline."""
        self.post_message(self.Chosen(None))

    def _bar_under(self, event: events.MouseEvent) -> int | None:
        if self._bars is None or event.x < GUTTER:
            return None
        number = (event.x - GUTTER) // self._bars.cells
        return number if number < len(self._bars.counts) else None

    def on_click(self, event: events.Click) -> None:
        """Go to a bar."""
        event.prevent_default()
        number = self._bar_under(event)
        if self._bars is not None and number is not None:
            self.post_message(self.Chosen(self._bars.edges[number]))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """What the bar under the mouse stands for."""
        number = self._bar_under(event)
        self.tooltip = self.words(number) if number is not None else None
