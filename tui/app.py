"""The dashboard: its screens, its keys, and what keeps it live."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.actions import ActionParseResult
from textual.app import App
from textual.binding import Binding, BindingType
from textual.dom import DOMNode

from store.errors import ParleyError
from store.lookup import NegotiationRow
from tui.asking import Asker
from tui.comeback import Comeback
from tui.haste import take_time
from tui.live import Live
from tui.messages import Cited, OriginalFound, Taken, Trouble
from tui.read_only import name_of, writes
from tui.remembered import USUAL, Memory
from tui.screens.dashboard import DashboardScreen
from tui.screens.importer import ImportEnded, Importer, ImportGoesOn
from tui.settings import AS_IT_COMES, Settings, typed
from tui.themes import OWN, theme_for
from tui.timers import SureTimers
from tui.type_ahead import TypeAhead
from tui.words import report_title, shown

if TYPE_CHECKING:
    from textual.command import Provider

    from store.negotiations import Belonging


SIZES, OVER = (Path(__file__).with_name(name) for name in ("sizes.tcss", "over.tcss"))
"""The rules for panes larger or smaller than usual, and for what lies over the dashboard."""

MOST_TOLD = 160
"""Characters that are told of what was copied."""

GONE = "No report tells this any more."

NOTICE_SECONDS = 10.0
"""How long a notice of something that went wrong stays: long enough to read a path."""


def local_today() -> date:
    """The day on the wall."""
    return datetime.now().astimezone().date()


def actions_here() -> type[Provider]:
    """What the command palette offers: looked for when it is opened."""
    from tui.palette import ActionsHere

    return ActionsHere


class ParleyApp(SureTimers, App[None]):
    """Screens, keys, threads and notices."""

    TITLE = "parley"
    CSS_PATH = "parley.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", priority=True, id="help", tooltip="The keys for where you are"),
        Binding("q", "quit", "quit", id="quit"),
        Binding(
            "ctrl+p", "command_palette", "palette", False, priority=True, id="palette", tooltip="Every action, by name"
        ),
    ]
    COMMANDS = {actions_here}  # noqa: RUF012 (as App declares it)

    def __init__(
        self,
        store: Path,
        following: Path | None = None,
        today: Callable[[], date] = local_today,
        belonging: Belonging | None = None,
        settings: Settings = AS_IT_COMES,
        memory: Memory | None = None,
        views: Path | None = None,
        read_only: bool = False,
        kept_to: NegotiationRow | None = None,
        asker: Asker | None = None,
    ) -> None:
        super().__init__()
        self.store = store
        self.read_only = read_only
        self.kept_to = kept_to
        self.following = following
        self.today = today
        self.dashboard = DashboardScreen(store, following, today, asker)
        self.dashboard.header.read_only = read_only
        self._live = Live(store, following, self.post_message, belonging)
        self._belonging = belonging
        self.importer = Importer(self)
        self._day = today()
        self._started_by = os.getppid()
        for theme in OWN:
            self.register_theme(theme)
        self.settings = settings
        self.set_keymap(dict(settings.keys))
        self._type_ahead = TypeAhead(self, super().on_event)
        self._palette_is_typed = "palette" in settings.keys and typed(settings.keys["palette"])
        if views is not None:
            self.dashboard.viewing.keep_in(views)
        self.comeback = Comeback(self, memory, theme_for(os.environ, settings.theme))
        if self.dashboard.panes.sizes != USUAL:
            self.css_path.append(SIZES)
        if kept_to is not None:
            self.dashboard.keep_to(kept_to)
        self.stylesheet.set_variables(self.get_css_variables())  # of the theme that was just set

    def get_default_screen(self) -> DashboardScreen:
        """The dashboard."""
        return self.dashboard

    def refresh_css(self, animate: bool = True) -> None:
        """Style anew what is there: before the first screen that is nothing, and the stylesheet is not read twice."""
        if self.screen_stack:
            super().refresh_css(animate)

    def _style_the_rest(self) -> None:
        """Read the rules for what lies over the dashboard, and for panes larger or smaller than usual."""
        self.stylesheet.read_all((SIZES, OVER))
        self.stylesheet.parse()
        resized = self.dashboard.panes.sizes != USUAL and SIZES not in self.css_path
        if resized or len(self.screen_stack) > 1:  # somebody was quicker
            self.stylesheet.update(self)

    def on_mount(self) -> None:
        """Start what keeps it live."""
        first_paint = self.dashboard.first_paint
        first_paint.then(self._style_the_rest)
        first_paint.then(self._live.start)
        first_paint.then(take_time)
        first_paint.then(self.dashboard.follow_desk.begin)
        if self.is_web:
            self.set_interval(5, self._end_with_server)
        if not self.read_only:
            first_paint.then(lambda: self._visit(first_too=self.following is None))
        self.set_interval(20, self._look_at_the_day)
        self.set_interval(20, self.comeback.keep_meanwhile)

    def on_unmount(self) -> None:
        """Stop it."""
        self.importer.stop()
        self._live.stop()
        self.comeback.keep()

    def _look_at_the_day(self) -> None:
        if self.today() != self._day:
            self._day = self.today()
            for screen in self.screen_stack:
                new_day: Callable[[], None] | None = getattr(screen, "new_day", None)
                if new_day is not None:
                    new_day()

    def _end_with_server(self) -> None:
        """A server that was cut off tells nobody."""
        if os.getppid() != self._started_by:
            self.exit()

    def _visit(self, *, first_too: bool) -> None:
        def remember() -> None:
            try:
                remembered = self.dashboard.desk.looking.visit(first_too=first_too)
            except ParleyError as error:
                self.post_message(Trouble(str(error)))
                return
            if remembered:
                self.call_from_thread(self.dashboard.desk.visited)

        self.run_worker(remember, thread=True, exit_on_error=False, group="visit")

    # ------------------------------------------------------------ what threads tell

    def on_changed(self) -> None:
        """Show what has changed, also on what lies over the dashboard."""
        for screen in self.screen_stack:
            reload: Callable[[], None] | None = getattr(screen, "reload", None)
            if reload is not None:
                reload()

    def on_caught_up(self) -> None:
        """What the folder held is in: on the first visit of all that is where what is new begins."""
        self.dashboard.counting.filled()
        if not self.dashboard.desk.marking:
            self._visit(first_too=True)

    def on_taken(self, message: Taken) -> None:
        """A report of the folder is in, or was refused."""
        self.dashboard.header.live = True
        if message.error is not None:
            self.tell(message.error, wrong=True)

    def on_trouble(self, message: Trouble) -> None:
        """Say what went wrong; if nothing is kept up to date any more, so does the mark."""
        if not message.live:
            self.dashboard.header.live = False
        self.tell(message.text, wrong=True)

    def on_recovered(self) -> None:
        """All is well again."""
        self.dashboard.header.live = True

    def on_cited(self, message: Cited) -> None:
        """Copy a line with its source."""
        if message.text is None:
            self.tell(GONE, wrong=True)
        else:
            self.copy_to_clipboard(message.text)

    def on_original_found(self, message: OriginalFound) -> None:
        """Show where the original is; or say that there is none."""
        from tui.citing import WebAddress, web_address
        from tui.screens.original import OriginalScreen

        report = message.report
        address = web_address(report.address) if report is not None else None
        if report is None:
            self.tell(GONE, wrong=True)
        elif isinstance(address, WebAddress):
            self.push_screen(OriginalScreen(report_title(report), address))
        elif address == "none":
            self.tell("This report came without the address of its original.", wrong=True)
        else:
            self.tell(f"“{shown(report.address)}” is no web address (http or https): not opened.", wrong=True)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy, by way of the terminal (OSC 52), and say what was copied."""
        super().copy_to_clipboard(text)
        self.tell(f"Copied: {text if len(text) <= MOST_TOLD else f'{text[:MOST_TOLD]}…'}")

    def tell(self, text: str, *, wrong: bool = False) -> None:
        """Show a notice of one line."""
        if wrong:
            self.notify(shown(text), severity="error", timeout=NOTICE_SECONDS, markup=False)
        else:
            self.notify(shown(text), markup=False)

    def write_to_terminal(self, sequence: str) -> None:
        """Send something to the terminal that is not drawn: a bell, a notice."""
        if sequence and self._driver is not None:
            self._driver.write(sequence)

    def action_say_live(self) -> None:
        """Say at length whether what is shown is kept up to date, since when, and what is followed."""
        self.notify(self.dashboard.header.live_words(), markup=False, timeout=NOTICE_SECONDS)

    # ------------------------------------------------------------ keys

    async def on_event(self, event: events.Event) -> None:
        """Hand a key on to what it is meant for, which an earlier key may not have opened yet."""
        if (
            isinstance(event, events.Key | events.Paste)
            and not event.is_forwarded
            and self._type_ahead.holds_back(event)
        ):
            return
        await super().on_event(event)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where one types, a letter that is set for the palette is typed."""
        if action == "command_palette" and self._palette_is_typed:
            from textual.widgets import Input

            if isinstance(self.focused, Input):
                return False
        return super().check_action(action, parameters)

    def _check_action_state(self, action: str, default_namespace: DOMNode) -> bool | None:
        """Where one only looks, what writes has no key anywhere: not in the footer, the help, the palette."""
        if self._is_barred(action):
            return False
        return super()._check_action_state(action, default_namespace)

    def _is_barred(self, action: str) -> bool:
        if self.kept_to is not None and name_of(action) == "switch":
            return True
        return self.read_only and writes(action)

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Do what a key, a click or the palette asks for; where one only looks, nothing that writes."""
        if self._is_barred(action if isinstance(action, str) else action[1]):
            return False
        return await super().run_action(action, default_namespace, namespaces)

    def action_help(self) -> None:
        """Show the keys for where one is; again: back."""
        from tui.screens.help import HelpScreen, keys_of

        if isinstance(self.screen, HelpScreen):
            self.screen.dismiss()
        else:
            self.push_screen(HelpScreen(*keys_of(self.screen, self.settings.keys), self.dashboard.header.live_words()))

    def action_import(self) -> None:
        """Ask for a path and import it; while it goes on: stop it."""
        from tui.screens.importing import ImportScreen

        if self.importer.is_at_work:
            self.importer.stop()
        else:
            self.push_screen(ImportScreen(), self._import)

    def _import(self, path: Path | None) -> None:
        if path is None:
            return
        from store.negotiations import Belonging

        shown_now = self.dashboard.negotiation
        self.importer.begin(
            path, Belonging(shown_now.name, said=False) if shown_now and shown_now.name else self._belonging
        )

    def on_import_goes_on(self, message: ImportGoesOn) -> None:
        """Show how far it is."""
        self.importer.show(message)

    def on_import_ended(self, message: ImportEnded) -> None:
        """Say what has come of it."""
        self.importer.tell(message)
        self.dashboard.counting.filled()
