"""The keys of the dashboard, wherever in it one is, and what they do."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from tui.panes.sizes import SIZE_KEYS
from tui.remembered import Sizes
from tui.screens.beneath import Beneath
from tui.views import DIGITS

if TYPE_CHECKING:
    from tui.asking import Asker
    from tui.panes.overview import Overview
    from tui.panes.source import SourcePane
    from tui.screens.corrector import Corrector
    from tui.screens.doing import Doing
    from tui.screens.followdesk import FollowDesk
    from tui.screens.going import Going
    from tui.screens.narrowing import Narrowing
    from tui.screens.newsdesk import NewsDesk
    from tui.screens.opener import Opener
    from tui.screens.panes import Panes
    from tui.screens.refiner import Refiner
    from tui.screens.viewing import Viewing

_PANES = Binding.Group("The next or the previous pane")

_REPORTS = Binding.Group("The next or the previous report of the same")

_WAY = Binding.Group("Back to where you were, and forward again")

_VIEWS = Binding.Group("The saved view of that digit")


class DashboardKeys(Beneath[None]):
    """What each key of the dashboard asks for, and of which of its rooms."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("l", "look_up", "look up", id="look_up", tooltip="Look up anything as you type"),
        Binding("a", "look_up('actor')", "actor", id="look_up_actor", tooltip="Look up an actor"),
        Binding("d", "look_up('date')", "date", id="go_to_date", tooltip="Go to a day: june 2, next monday, q3"),
        Binding("p", "proposals", "proposals", id="proposals", tooltip="Proposals; again: pending or all of them"),
        Binding("r", "filter", "filter", id="filter", tooltip="Filter and sort the list where you are"),
        Binding("m", "calendar", "calendar", id="calendar", tooltip="The calendar: months and what is on their days"),
        Binding("slash", "narrow", "narrow", id="narrow", tooltip="Narrow this list as you type; in a text: find"),
        Binding("n", "new", "new", id="new", tooltip="What is new, in words"),
        Binding("b", "inbox", "inbox", id="inbox", tooltip="What changed for what you follow, and what that is"),
        Binding("f", "follow", "follow", False, id="follow", tooltip="Follow what is selected; again: no more"),
        Binding("e", "correct", "correct", id="correct", tooltip="Correct or confirm what is selected"),
        Binding("s", "switch", "switch", id="switch", tooltip="Another negotiation, or all together"),
        Binding("w", "as_of", "as of", show=False, id="as_of", tooltip="As it was known on a past day; again: now"),
        Binding("i", "app.import", "import", id="import", tooltip="Import a report or a folder"),
        Binding("left_square_bracket", "back", "back", False, id="back", tooltip="Back to where you were", group=_WAY),
        Binding("right_square_bracket", "forward", "forward", False, id="forward", tooltip="Forward again", group=_WAY),
        Binding("tab", "next_pane(1)", "next pane", show=False, group=_PANES, id="pane.next"),
        Binding("shift+tab", "next_pane(-1)", "previous pane", show=False, group=_PANES, id="pane.previous"),
        Binding("right", "other_report(1)", "next report of the same", show=False, group=_REPORTS, id="source.next"),
        Binding(
            "left", "other_report(-1)", "previous report of the same", show=False, group=_REPORTS, id="source.previous"
        ),
        Binding(
            "o", "original", "original", False, id="original", tooltip="The original of the report, in the browser"
        ),
        Binding("y", "copy", "copy", show=False, id="copy", tooltip="Copy the line with its source"),
        Binding("z", "zoom", "zoom", show=False, id="zoom", tooltip="This pane alone; again: all of them"),
        Binding("v", "views", "views", show=False, id="views", tooltip="Saved views, and saving what is shown as one"),
        *(
            Binding(
                str(digit),
                f"view({digit})",
                "view",
                show=False,
                group=_VIEWS,
                id=f"view_{digit}",
                tooltip=f"The saved view of the digit {digit}",
            )
            for digit in DIGITS
        ),
        Binding("x", "overview", "strip", show=False, id="overview", tooltip="Into the strip above the timeline"),
        Binding("c", "corrections", "corrections", show=False, id="corrections", tooltip="What was corrected"),
        Binding("u", "undo", "undo", show=False, id="undo", tooltip="Take back the last look, or the last correction"),
        Binding("t", "today", "today", show=False, id="today"),
        Binding("escape", "unfilter", "clear the filter", show=False, id="unfilter"),
        *SIZE_KEYS,
    ]

    asker: Asker
    overview: Overview
    panes: Panes
    going: Going
    doing: Doing
    desk: NewsDesk
    viewing: Viewing
    follow_desk: FollowDesk
    source: SourcePane

    if TYPE_CHECKING:  # rooms that are made when they are entered

        @property
        def refiner(self) -> Refiner: ...
        @property
        def narrowing(self) -> Narrowing: ...
        @property
        def corrector(self) -> Corrector: ...
        @property
        def opener(self) -> Opener: ...

    def action_show_pane(self, pane: str) -> None:
        """Go to a list, or into the source."""
        self.panes.show_pane(self.panes.prose if pane == "source" else self.panes.view(pane))

    def action_next_pane(self, step: int) -> None:
        """Go round the panes."""
        self.panes.step(step)

    def action_size(self, timeline: int, source: int) -> None:
        """Make the timeline wider or narrower, the source taller or lower."""
        self.panes.resize(self.panes.sizes.stepped(timeline, source))

    def action_usual_sizes(self) -> None:
        """The sizes as they come."""
        self.panes.resize(Sizes())

    def action_zoom(self) -> None:
        """Give the pane in which one is all the room; again: its share."""
        self.panes.zoom(not self.panes.zoomed)

    def action_other_report(self, step: int) -> None:
        """Show the fact in another of the reports that tell it."""
        self.source.step(step)

    def action_look_up(self, kind: str = "") -> None:
        """Open the look-up."""
        self.going.look_up(kind)

    def action_today(self) -> None:
        """Go to today in the timeline."""
        self.going.to_today()

    def action_overview(self) -> None:
        """Go into the strip above the timeline."""
        self.overview.enter()

    def action_proposals(self) -> None:
        """Go to the proposals; from there, switch between the pending ones and all of them."""
        self.going.to_proposals()

    def action_calendar(self) -> None:
        """Open the calendar."""
        self.going.to_calendar()

    def action_original(self) -> None:
        """Open the original of the report that is shown in the source."""
        from tui.taking_along import find_original

        if self.source.told is not None:
            find_original(self, self.asker, self.source.told)

    def action_copy(self) -> None:
        """Copy the selected line with its source."""
        from tui.taking_along import copy_line

        if self.source.told is not None:
            copy_line(self, self.asker, self.source.told, self.source.today)

    def action_filter(self) -> None:
        """Ask what the list is to be narrowed to, and how it is to be sorted."""
        self.refiner.ask()

    def action_narrow(self) -> None:
        """Narrow the list in which one is, as one types."""
        self.narrowing.open()

    def action_unfilter(self) -> None:
        """Back to everything, and to where one was before."""
        self.going.unfilter()

    def action_back(self) -> None:
        """Back to where one was before the last jump."""
        self.going.back()

    def action_forward(self) -> None:
        """Forward to where one came back from."""
        self.going.forward()

    def action_views(self) -> None:
        """List the saved views."""
        self.viewing.open_list()

    def action_view(self, digit: int) -> None:
        """Go to the saved view of a digit."""
        self.viewing.go_to_digit(digit)

    def action_as_of(self) -> None:
        """Show all as it was known on a past day; from there, back to now."""
        self.going.ask_as_of()

    def action_switch(self) -> None:
        """Ask which negotiation is to be shown."""
        self.going.ask_negotiation()

    def action_new(self) -> None:
        """List what is new."""
        self.desk.open_list()

    def action_follow(self) -> None:
        """Follow what is selected; again: no more."""
        self.follow_desk.toggle_selected()

    def action_inbox(self) -> None:
        """Show the notices of what is followed."""
        self.follow_desk.open_inbox()

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.doing.take_back()

    def action_correct(self) -> None:
        """Correct or confirm what is selected."""
        self.corrector.ask_of_selected()

    def action_corrections(self) -> None:
        """List what was corrected."""
        self.corrector.show_list()
