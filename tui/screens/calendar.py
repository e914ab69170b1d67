"""The calendar: the months with their days, and what there is on the chosen one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widgets import Static

from store.lookup import DayRow, Filter
from tui.asking import Asker
from tui.filter_words import common_words, own_words
from tui.panes.agenda import Agenda
from tui.panes.evidence import Told
from tui.panes.keys import Keys
from tui.panes.month_lines import legend
from tui.panes.months import Months
from tui.panes.narrow import Narrow
from tui.panes.paged import PagedView
from tui.screens.narrowed import NarrowedScreen
from tui.standing import PENDING, Place, Standing
from tui.taking_along import copy_line, find_original
from tui.words import short_day, shown

if TYPE_CHECKING:
    from tui.chosen import Chosen
    from tui.screens.dashboard import DashboardScreen

NARROW = 100
"""Cells of width below which the list stands below the month, not beside it."""


LOW = 22
"""Lines of height below which the days of a narrow month have one line each, so that the list below it has some."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What the calendar shows: the filters of events and of proposals, the day as of which, and all that in words."""

    events: Filter
    proposals: Filter
    as_of: date | None = None
    words: str = ""


class CalendarScreen(NarrowedScreen[DayRow | None]):
    """Months and the list of a day. What is chosen in the list is gone to in the dashboard."""

    VERTICAL_BREAKPOINTS = [(0, "-low"), (LOW, "-high")]  # noqa: RUF012 (as Screen declares it)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (NARROW, "-wide")]  # noqa: RUF012 (as Screen declares it)
    AUTO_FOCUS: ClassVar[str | None] = "#months"
    PROMPT = "what is on this day, where, with whom"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="calendar.back", tooltip="Back to the month, and to where you were"),
        Binding("m,q", "dismiss(None)", "close", id="calendar.close", tooltip="Back to where you were"),
        Binding("t,home", "today", "today", id="calendar.today", tooltip="Today in the calendar"),
        Binding("d", "go_to_date", "date", id="calendar.date", tooltip="Another day, typed: june 2, next monday, q3"),
        Binding("o", "original", "original", False, id="calendar.original", tooltip="The original, in the browser"),
        Binding("y", "copy", "copy", show=False, id="calendar.copy", tooltip="Copy the line with its source"),
        Binding("tab,shift+tab", "other_pane", "month or list", show=False, id="calendar.pane"),
    ]

    def __init__(self, store: Path, today: Callable[[], date], scope: Scope, chosen: date | None = None) -> None:
        super().__init__()
        self.scope = scope
        self.today = today
        day = chosen or today()
        filters = scope.events, scope.proposals
        self._waiting = self._into = False
        """Whether the list of the chosen day is on its way, and whether to go into it then."""
        self.months = Months(Asker(store, lambda: scope.as_of), today, day, *filters)
        self.agenda = Agenda(Asker(store, lambda: scope.as_of), today, day, *filters)

    def compose(self) -> ComposeResult:
        """A line that says what is shown, the months, the list, and what the marks say."""
        title = "Calendar" + (f"  {self.scope.words}" if self.scope.words else "")
        yield Static(Content(title), id="calendar-title")
        with Container(id="calendar-panes"):
            yield self.months
            with Vertical(id="calendar-day"):
                yield Static(id="calendar-day-title")
                yield self.agenda
        yield Static(id="calendar-legend")
        yield Narrow()
        yield Keys()

    def on_unmount(self) -> None:
        """Close the connections."""
        self.months.asker.close()
        self.agenda.asker.close()

    def reload(self) -> None:
        """The store has changed: ask again for what is shown; the chosen day and row stay."""
        self.months.reload()
        self.agenda.reload()

    def new_day(self) -> None:
        """The day has turned: today is another."""
        self.months.refresh()
        self.agenda.reload()
        self.agenda.refresh()

    def on_resize(self) -> None:
        """Say as much of what the marks mean as fits."""
        self.query_one("#calendar-legend", Static).update(Content(legend(self.app.size.width - 2)))

    def on_months_chosen(self, message: Months.Chosen) -> None:
        """List the day that is chosen now."""
        self._waiting, self._into = True, False
        self.narrowed_to = ""
        self.agenda.show_day(message.day)

    def on_months_opened(self) -> None:
        """Into the list, where there is something in it."""
        if self._waiting:
            self._into = True
        elif self.agenda.count:
            self.set_focus(self.agenda)

    def on_paged_view_counted(self, message: PagedView.Counted) -> None:
        """Write the day and how much there is on it."""
        title = Content(self.titled(self.agenda.heading()))
        self.agenda.border_title = title
        self.query_one("#calendar-day-title", Static).update(title)
        if self._into and message.count:
            self.set_focus(self.agenda)
        elif self.agenda.has_focus and not message.count and not self.narrowed_to:
            self.set_focus(self.months)
        self._waiting = self._into = False

    def on_paged_view_opened(self, message: PagedView.Opened) -> None:
        """Go to a row in its list in the dashboard."""
        self.dismiss(message.row)

    @property
    def narrowed_list(self) -> Agenda:
        """The list of the day."""
        return self.agenda

    def show_narrowed(self) -> None:
        """Narrow the list of the day; another day has all of it again."""
        self.agenda.narrow(self.narrowed_to)

    def move_in_narrowed(self, step: int) -> None:
        """To another row while one types."""
        self.agenda.action_move(step)

    def leave(self) -> None:
        """From the list to the month, from there to where one was."""
        if self.agenda.has_focus:
            self.set_focus(self.months)
        else:
            self.dismiss(None)

    def action_other_pane(self) -> None:
        """From the month to the list and back."""
        self.set_focus(self.agenda if self.months.has_focus and self.agenda.count else self.months)

    def action_go_to_date(self) -> None:
        """Ask for a day, and choose it."""
        from tui.lookup import LookUp

        def choose(found: Chosen | None) -> None:
            if found is not None and found.day is not None:
                self.months.choose(found.day)

        here = Filter(negotiation=self.scope.events.negotiation)
        self.app.push_screen(LookUp(self.months.asker.store, self.today, "date", here, self.scope.as_of), choose)

    def _told(self) -> Told | None:
        row = self.agenda.row
        return None if row is None else Told("proposal" if row.is_proposal else "event", row.fact.id)

    def action_original(self) -> None:
        """Open the original of the report that tells the selected row."""
        if (told := self._told()) is not None:
            find_original(self, self.agenda.asker, told)

    def action_copy(self) -> None:
        """Copy the selected row with its source."""
        if (told := self._told()) is not None:
            copy_line(self, self.agenda.asker, told, self.today)

    def action_today(self) -> None:
        """Choose today."""
        self.months.choose(self.today())


def open_calendar(dashboard: DashboardScreen) -> None:
    """Open the calendar on what the dashboard shows, all proposals with it, and go to the row that is chosen there."""
    standing = dashboard.standing
    events, proposals = standing.wanted("timeline"), standing._replace(all_proposals=True).wanted("proposals")
    scope = Scope(events, proposals, standing.as_of, _scope_words(standing, events, proposals))

    def go(row: DayRow | None) -> None:
        if row is None:
            return
        pane = "proposals" if row.is_proposal else "timeline"
        there = dashboard.standing.at(pane, Place(row.fact.id))
        hidden = row.is_proposal and row.fact.status != PENDING
        dashboard.stand(there._replace(all_proposals=True) if hidden else there)

    dashboard.app.push_screen(CalendarScreen(dashboard.store, dashboard.today, scope), go)


def _scope_words(standing: Standing, events: Filter, proposals: Filter) -> str:
    """What is shown: "as known on 2 Mar 2031 · Orva river · only Norland · events: talks, contact"."""
    parts = [
        ("as known on ", short_day(standing.as_of.isoformat()) if standing.as_of else ""),
        ("", shown(standing.negotiation_name)),
        ("only ", common_words(standing.filter, standing.actor_name)),
        ("events: ", own_words(events._replace(order="usual"))),
        ("proposals: ", own_words(proposals._replace(order="usual"))),
    ]
    return " · ".join(f"{of}{words}" for of, words in parts if words)
