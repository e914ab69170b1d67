"""The keys of the dashboard, wherever in it one is."""

from __future__ import annotations

from textual.binding import Binding

from tui.panes.sizes import SIZE_KEYS

_PANES = Binding.Group("The next or the previous pane")

_REPORTS = Binding.Group("The next or the previous report of the same")

_WAY = Binding.Group("Back to where you were, and forward again")

DASHBOARD_KEYS = (
    Binding("l", "look_up", "look up", id="look_up", tooltip="Look up anything as you type"),
    Binding("a", "look_up('actor')", "actor", id="look_up_actor", tooltip="Look up an actor"),
    Binding("d", "look_up('date')", "date", id="go_to_date", tooltip="Go to a day: june 2, next monday, q3"),
    Binding("p", "proposals", "proposals", id="proposals", tooltip="Proposals; again: pending or all of them"),
    Binding("r", "filter", "filter", id="filter", tooltip="Filter and sort the list where you are"),
    Binding("m", "calendar", "calendar", id="calendar", tooltip="The calendar: months and what is on their days"),
    Binding("n", "new", "new", id="new", tooltip="What is new, in words"),
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
        "o", "original", "original", show=False, id="original", tooltip="The original of the report, in the browser"
    ),
    Binding("y", "copy", "copy", show=False, id="copy", tooltip="Copy the line with its source"),
    Binding("z", "zoom", "zoom", show=False, id="zoom", tooltip="This pane alone; again: all of them"),
    Binding("c", "corrections", "corrections", show=False, id="corrections", tooltip="What was corrected"),
    Binding("u", "undo", "undo", show=False, id="undo", tooltip="Take back the last look, or the last correction"),
    Binding("t", "today", "today", show=False, id="today"),
    Binding("escape", "unfilter", "clear the filter", show=False, id="unfilter"),
    *SIZE_KEYS,
)
