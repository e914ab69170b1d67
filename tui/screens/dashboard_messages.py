"""What the panes and threads of the dashboard tell, and which of its rooms hears it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from store.lookup import ActorRow, ProposalRow
from tui.panes.paged import PagedView
from tui.panes.prose import Prose
from tui.screens.dashboard_keys import DashboardKeys

if TYPE_CHECKING:
    from tui.panes.actors import Actors
    from tui.panes.narrow import Narrow
    from tui.panes.overview import Overview
    from tui.panes.source import SourcePane
    from tui.panes.timeline import Timeline
    from tui.screens.counting import Counted, Counting
    from tui.screens.first_paint import FirstPaint
    from tui.screens.followdesk import Noticed


class DashboardMessages(DashboardKeys):
    """The handlers of the dashboard."""

    counting: Counting
    first_paint: FirstPaint
    timeline: Timeline

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """At the start all has been styled as it was mounted: once is enough."""
        event.refresh_styles = event.refresh_styles and self.first_paint.painted

    def on_counted(self, message: Counted) -> None:
        """Show the counts."""
        self.counting.show(message)

    def on_noticed(self, message: Noticed) -> None:
        """Tell what has changed for what is followed."""
        self.follow_desk.show(message)

    def on_paged_view_counted(self, message: PagedView.Counted) -> None:
        """Write the number of rows in the title."""
        self.panes.name(message.view)
        if "narrowing" in vars(self):  # the line has been there
            self.narrowing.counted(message.view)
        self.first_paint.look()

    def on_source_pane_read(self) -> None:
        """The source has been answered."""
        self.first_paint.look()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """The list that has the focus decides what the source shows."""
        if isinstance(event.widget, PagedView) and event.widget.has_focus:  # it may have moved on by now
            self.panes.make_current(event.widget)
        elif isinstance(event.widget, Prose) and event.widget.has_focus:
            self.panes.enter_source()

    def on_paged_view_highlighted(self, message: PagedView.Highlighted) -> None:
        """Show the source of what the cursor stands on."""
        if message.view is self.panes.current:
            self.source.show(message.view.KIND, message.row)

    def on_paged_view_opened(self, message: PagedView.Opened) -> None:
        """Open a proposal or an actor, or the report of anything else. Either way it has been looked at."""
        self.desk.looked_at_fact(message.view.KIND, message.row.id)
        if isinstance(message.row, ActorRow | ProposalRow):
            self.opener.open_row(message.view, message.row)
        else:
            self.going.open_report(
                message.view.KIND, message.row.id, self.source.wanted.index if self.source.wanted else 0
            )

    def on_actors_only(self, message: Actors.Only) -> None:
        """Only what an actor takes part in; again: everything."""
        self.refiner.only(message.row)

    def on_overview_chosen(self, message: Overview.Chosen) -> None:
        """Go to a day in the timeline; or just back into it."""
        if message.day is not None:
            self.going.to_day(message.day)
        self.panes.show_pane(self.timeline)

    def on_source_pane_opened(self, message: SourcePane.Opened) -> None:
        """Open the report that the source is from."""
        self.desk.looked_at_fact(message.wanted.kind, message.wanted.fact.id)
        self.going.open_report(message.wanted.kind, message.wanted.fact.id, message.wanted.index)

    def on_narrow_typed(self, message: Narrow.Typed) -> None:
        """Other words are typed."""
        self.narrowing.typed(message.words)

    def on_narrow_went(self, message: Narrow.Went) -> None:
        """A row further, while one types."""
        self.narrowing.go(message.step)

    def on_narrow_closed(self, message: Narrow.Closed) -> None:
        """No longer typed."""
        self.narrowing.close(keep=message.keep, by_enter=message.by_enter)
