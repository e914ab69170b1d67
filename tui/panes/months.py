"""One month of the calendar, or two or three where there is room, with the marks of each day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from store.errors import StoppedError, StoreError
from store.lookup import Filter, MonthRow
from tui.asking import Asker
from tui.messages import Trouble
from tui.panes.drawn import LEFT_CURSOR, UNDER_CURSOR, Drawn, Role
from tui.panes.lines import Line, strip
from tui.panes.month_lines import FOOT, HEAD, WEEKS, Cells, day_of_cell, month_later, month_line, months_between

GAP = 2
"""Cells between two months."""

NARROWEST, WIDEST = 7, 13
"""Cells of a day at least, where a month more is to be shown, and at most."""

HIGHEST = 4
"""Lines of a day at most."""

MOST_KEPT = 60
"""Months that are kept at hand."""

_MOVES = Binding.Group("A day, a week or a month on or back")

_NEXT = Binding.Group("The next or the previous day with something on it")


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """The months that are asked for, by their first days; `anew` where what is at hand may have changed."""

    months: tuple[date, ...]
    anew: bool


class Months(Drawn, can_focus=True, inherit_bindings=False):
    """The months around the chosen day. What is asked is counts by day: a question a month, whatever the size."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", "list", id="calendar.open", tooltip="Into the list of the day"),
        Binding("left,h", "move(-1)", "a day back", show=False, group=_MOVES, id="calendar.left"),
        Binding("right,l", "move(1)", "a day on", show=False, group=_MOVES, id="calendar.right"),
        Binding("up,k", "move(-7)", "a week back", show=False, group=_MOVES, id="calendar.up"),
        Binding("down,j", "move(7)", "a week on", show=False, group=_MOVES, id="calendar.down"),
        Binding("n", "next(1)", "next", group=_NEXT, id="calendar.next", tooltip="The next day with something on it"),
        Binding(
            "N",
            "next(-1)",
            "the one before",
            show=False,
            group=_NEXT,
            id="calendar.previous",
            tooltip="The last day before with something on it",
        ),
        Binding(
            "pageup,less_than_sign", "month(-1)", "a month back", show=False, group=_MOVES, id="calendar.month_back"
        ),
        Binding(
            "pagedown,greater_than_sign", "month(1)", "a month on", show=False, group=_MOVES, id="calendar.month_on"
        ),
    ]
    ROLES = {  # noqa: RUF012 (as Drawn declares it)
        "title": Role(bold=True),
        "quiet": Role("text-muted"),
        "number": Role(bold=True),
        "today": Role("success", bold=True),
        "coming": Role("primary"),
        "pending": Role("accent"),
        "off": Role("text-muted"),
        "deadline": Role("warning", bold=True),
        "cursor": UNDER_CURSOR,
        "cursor-left": LEFT_CURSOR,
        "cursor-bar": Role(),
    }

    class Chosen(Message):
        """Another day is chosen."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    class Opened(Message):
        """Enter or a double click on the chosen day."""

    class Found(Message, bubble=False):
        """The next day with something on it, or the one before; None where there is none."""

        def __init__(self, day: date | None) -> None:
            super().__init__()
            self.day = day

    class Answered(Message, bubble=False):
        """The thread's answer; None where it failed."""

        def __init__(self, wanted: Wanted, rows: list[MonthRow] | None) -> None:
            super().__init__()
            self.wanted, self.rows = wanted, rows

    def __init__(
        self, asker: Asker, today: Callable[[], date], chosen: date, events: Filter, proposals: Filter
    ) -> None:
        super().__init__(id="months")
        self.asker = asker
        self.today = today
        self.chosen = chosen
        self.filters = events, proposals
        self.rows: dict[date, MonthRow] = {}
        self._first = chosen.replace(day=1)
        self._number = 0
        self._asked: Wanted | None = None
        self._ask_again = False
        self._steps = 0
        """Days with something on them that are still to be gone, back where it is below zero."""
        self._finding: date | None = None
        self.border_title = "Months"

    # ------------------------------------------------------------ what is shown

    @property
    def cells(self) -> Cells:
        """How large the days are."""
        width, height = self.content_size
        number = max(1, self._number)
        across = (width - GAP * (number - 1)) // (7 * number)
        down = (height - HEAD - FOOT) // WEEKS
        return Cells(max(4, min(across, WIDEST)), max(1, min(down, HIGHEST)))

    @property
    def shown(self) -> tuple[date, ...]:
        """The first days of the months that are shown."""
        return tuple(dict.fromkeys(month_later(self._first, at) for at in range(max(1, self._number))))

    def on_resize(self) -> None:
        """Show as many months as fit: of three the chosen one in the middle, of two the first."""
        number = max(1, min(3, (self.content_size.width + GAP) // (7 * NARROWEST + GAP)))
        if number != self._number:
            self._number = number
            self._first = month_later(self.chosen.replace(day=1), -1 if number == 3 else 0)
        self._ask()
        self.refresh()

    def choose(self, day: date) -> None:
        """Choose a day; beyond the edge, the months move on as far as they must."""
        if day == self.chosen:
            return
        self.chosen = day
        beyond = months_between(self._first, day)
        if beyond < 0:
            self._first = day.replace(day=1)
        elif beyond >= self._number:
            self._first = month_later(day.replace(day=1), 1 - max(1, self._number))
        self.post_message(self.Chosen(day))
        self._ask()
        self.refresh()

    # ------------------------------------------------------------ asking

    def reload(self) -> None:
        """The store has changed: ask again for what is shown."""
        if self._asked is not None:
            self._ask_again = True
        else:
            self._ask(anew=True)

    def _ask(self, *, anew: bool = False) -> None:
        """Ask for the months that are shown and not at hand. What is asked for and no longer shown is stopped."""
        months = tuple(month for month in self.shown if anew or month not in self.rows)
        if not months or (self._asked is not None and set(months) <= set(self._asked.months)):
            return
        if self._asked is not None:
            anew = anew or self._asked.anew
            months = self.shown if anew else months
            self.asker.interrupt()
        wanted = self._asked = Wanted(months, anew)
        self.run_worker(lambda: self._answer(wanted), thread=True, exclusive=True, exit_on_error=False, group="months")

    def _answer(self, wanted: Wanted) -> None:
        """Runs in a thread."""
        if self._asked is not wanted:
            return
        try:
            rows = self.asker.ask(lambda lookup: [lookup.month(first, *self.filters) for first in wanted.months])
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is wanted:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Answered(wanted, None))
        else:
            self.post_message(self.Answered(wanted, rows))

    def on_months_answered(self, message: Months.Answered) -> None:
        """Draw what was counted, unless other months are wanted by now."""
        if message.wanted is not self._asked:
            return
        self._asked = None
        if message.rows is not None:
            if message.wanted.anew or len(self.rows) > MOST_KEPT:
                self.rows = {}
            self.rows.update({row.first: row for row in message.rows})
            self.refresh()
        if self._ask_again:
            self._ask_again = False
            self._ask(anew=True)

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """The line `y` of all months side by side."""
        cells = self.cells
        line: Line = []
        for at, month in enumerate(self.shown):
            row, today = self.rows.get(month), self.today()
            line += [(" " * GAP, "")] if at else []
            line += month_line(y, month, row, cells, self.chosen, today, has_focus=self.has_focus)
        if y == 0:
            line[0] = (f" ‹{line[0][0][2:]}", "title")
            line[-1] = (f"{line[-1][0][:-2]}› ", "title")
        return strip(line, self.content_size.width, self._role_style, self.rich_style, None)

    def _role_style(self, role: str) -> Style:
        name, _, cursor = role.partition("+")
        style = self.drawn_in(name) if name else self.rich_style
        if not cursor:
            return style
        under = self.drawn_in("cursor" if self.has_focus else "cursor-left")
        return under + Style(bold=style.bold, italic=style.italic)  # its colour might be hard to read there

    # ------------------------------------------------------------ keys and mouse

    def action_move(self, days: int) -> None:
        """Days or weeks on or back."""
        ordinal = self.chosen.toordinal() + days
        if date.min.toordinal() <= ordinal <= date.max.toordinal():
            self.choose(date.fromordinal(ordinal))

    def action_month(self, months: int) -> None:
        """A month on or back."""
        self.choose(month_later(self.chosen, months))

    def action_next(self, steps: int) -> None:
        """To the next day with something on it, or the one before; as often as asked, one after another."""
        self._steps += steps
        if self._finding is None:
            self._find_next()

    def _find_next(self) -> None:
        if self._steps:
            back, start = self._steps < 0, self.chosen
            self._steps += 1 if back else -1
            self._finding = start
            self.run_worker(lambda: self._find(start, back), thread=True, exit_on_error=False, group="next day")

    def _find(self, start: date, back: bool) -> None:
        """Runs in a thread."""
        while True:
            try:
                day = self.asker.ask(lambda lookup: lookup.next_day(start, *self.filters, back=back))
            except StoppedError:
                continue  # that was meant for the months: this is wanted still
            except StoreError as error:
                self.app.post_message(Trouble(str(error)))
                day = None
            self.post_message(self.Found(day))
            return

    def on_months_found(self, message: Months.Found) -> None:
        """Choose it, unless one has gone elsewhere by now."""
        start, self._finding = self._finding, None
        if message.day is None or start != self.chosen:
            self._steps = 0
        else:
            self.choose(message.day)
            self._find_next()

    def action_open(self) -> None:
        """Into the list of the chosen day."""
        self.post_message(self.Opened())

    def on_click(self, event: events.Click) -> None:
        """Choose a day, with a double click go into its list; the arrows beside the names turn the month."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        cells, shown = self.cells, self.shown
        at, x = divmod(offset.x, 7 * cells.width + GAP)
        if offset.y == 0:
            half = (7 * cells.width * len(shown) + GAP * (len(shown) - 1)) // 2
            self.action_month(-1 if offset.x < half else 1)
        elif offset.y >= HEAD and at < len(shown) and x < 7 * cells.width:
            day = day_of_cell(shown[at], (offset.y - HEAD) // cells.height, x // cells.width)
            if day is not None:
                self.choose(day)
                if event.chain == 2:
                    self.action_open()

    def on_mouse_scroll_down(self) -> None:
        """The wheel turns the month."""
        self.action_month(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel turns the month back."""
        self.action_month(-1)
