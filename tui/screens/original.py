"""The original of a report: its address is shown before the browser is opened on it."""

from __future__ import annotations

import os
import webbrowser
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.citing import WebAddress
from tui.hints import hint

if TYPE_CHECKING:
    from textual.app import App

NO_BROWSER = "No browser with a window of its own was found here. The key {original.copy=y} copies the address."


class OriginalScreen(ModalScreen[None]):
    """Where the browser would go: the host by itself, as that is what counts, and the whole address."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,o", "open", "open", id="original.open", tooltip="Open it in the browser"),
        Binding("y", "copy", "copy", id="original.copy", tooltip="Copy the address"),
        Binding("escape,q", "dismiss(None)", "back", id="original.back"),
    ]

    def __init__(self, title: str, address: WebAddress) -> None:
        super().__init__()
        self.report_title = title
        self.address = address

    def compose(self) -> ComposeResult:
        """Title, host, address."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "The original"
            keys = "{original.open=enter}: open in the browser · {original.copy=y}: copy · {original.back=esc}: back"
            dialog.border_subtitle = hint(self, keys)
            yield Static(Content(self.report_title), id="original-title")
            yield Static(Content.assemble("at ", (self.address.host, "bold")), id="original-host")
            yield Static(Content(self.address.url), id="original-address")
            yield Static(id="original-hint")

    def action_open(self) -> None:
        """Open it."""
        if not has_browser(self.app):
            told = self.query_one("#original-hint", Static)
            told.display = True
            told.update(hint(self, NO_BROWSER))
            return
        self.app.open_url(self.address.url)
        self.dismiss()

    def action_copy(self) -> None:
        """Copy the address."""
        self.app.copy_to_clipboard(self.address.url)
        self.dismiss()


def has_browser(app: App[None]) -> bool:
    """Whether a browser can be opened without taking the terminal from the dashboard: one with a window, the one that
    the dashboard itself is shown in, or the one that the user has named in BROWSER."""
    if app.is_web or os.environ.get("BROWSER"):
        return True
    try:
        browser = webbrowser.get()
    except webbrowser.Error:
        return False
    in_terminal = isinstance(browser, webbrowser.GenericBrowser) and not isinstance(
        browser, webbrowser.BackgroundBrowser
    )
    return not in_terminal
