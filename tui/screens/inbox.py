"""The inbox: the notices of what one follows, and what that is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from store.lookup import FollowRow, NoticeRow
from tui.asking import Asker
from tui.hints import hint
from tui.notice_words import unread_words
from tui.panes.narrow import Narrow
from tui.panes.notices import Followed, Notices
from tui.panes.paged import PagedView
from tui.screens.narrowed import NarrowedDialog
from tui.standing import Place

Entry = tuple[str, int, int | None]
"""A fact to go to: its kind, its id, and its negotiation, where it has one."""


class Desk(Protocol):
    """What becomes of the notices as one goes through them."""

    unread: int

    def read(self, row: NoticeRow) -> None:
        """A notice has been read."""

    def read_all(self) -> None:
        """All that were there when they were last counted have been."""

    def open_sentence(self, row: NoticeRow) -> None:
        """Open the sentence that a notice rests on."""

    def stop(self, row: FollowRow) -> None:
        """Follow something no more."""

    def take_back(self) -> None:
        """What was done last is taken back."""


class InboxScreen(NarrowedDialog[Entry | None]):
    """Two lists, of which one is to be seen. What is chosen to go to is what it is left with."""

    PROMPT = "what it is about, where, with whom"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,b,q", "back", "back", id="inbox.back"),
        Binding("space", "read", "read", id="inbox.read", tooltip="This has been read"),
        Binding("x", "read_all", "all read", id="inbox.read_all", tooltip="All of this has been read"),
        Binding("right", "go", "its row", id="inbox.go", tooltip="Go to its row, in its list"),
        Binding("f", "stop", "no more", id="inbox.stop", tooltip="Follow the selected actor or proposal no more"),
        Binding("u", "take_back", "undo", id="inbox.undo", tooltip="Take back what was done last"),
        Binding("tab,shift+tab", "other", "other list", id="inbox.other", tooltip="Notices, or what is followed"),
    ]

    def __init__(self, store: Path, today: Callable[[], date], desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asker = Asker(store)
        self.notices = Notices(self._asker, today)
        self.followed = Followed(self._asker, today)
        self._places: dict[PagedView[Any], Place] = {}

    def compose(self) -> ComposeResult:
        """The names of the lists, and the one that is shown."""
        with Vertical(classes="dialog"):
            yield Static(id="inbox-lists")
            yield self.notices
            yield self.followed
        yield Narrow()

    def on_mount(self) -> None:
        """Begin with the notices."""
        self._show(self.notices)

    def on_unmount(self) -> None:
        """Close the connection."""
        self._asker.close()

    def reload(self) -> None:
        """The store has changed: ask again."""
        self.notices.reload()
        self.followed.reload()

    def say(self) -> None:
        """Write how many have not been read, and the keys."""
        dialog = self.query_one(".dialog")
        any_notice = self.notices.count or self.narrowed_to
        dialog.border_title = Content(
            self.titled(f"Inbox · {unread_words(self._desk.unread)}" if any_notice else "Inbox")
        )
        if self._list is self.notices:
            everything = "" if self.narrowed_to else "{inbox.read_all=x}: all · "
            told = f"{{inbox.read=space}}: read · {everything}{{inbox.go=→}}: its row"
            words = f"enter: its sentence · {told} · {{narrow=/}}"
        else:
            words = "enter: go there · {inbox.stop=f}: follow no more · {narrow=/}: narrow"
        dialog.border_subtitle = hint(self, f"{words} · {{inbox.back=esc}}: back")
        self.query_one("#inbox-lists", Static).update(self._names())

    def _names(self) -> Content:
        parts = []
        for view, name in ((self.notices, "Notices"), (self.followed, "Followed")):
            words = f"{name} ({view.count})" if view.known else name
            shown_now = view is self._list
            click = Style.from_meta({"@click": f"screen.show_list('{view.id}')"})
            text = Content(f"[{words}]" if shown_now else f" {words} ")
            parts.append(text.stylize(click).stylize("bold" if shown_now else "$secondary"))
        return Content(" ").join([*parts, hint(self, "({inbox.other=tab})").stylize("$secondary")])

    # ------------------------------------------------------------ the lists

    @property
    def _list(self) -> PagedView[Any]:
        return self.notices if self.notices.display else self.followed

    @property
    def narrowed_list(self) -> PagedView[Any]:
        """The list that is shown."""
        return self._list

    def show_narrowed(self) -> None:
        """Narrow both lists; esc brings back the place where one was."""
        if self.narrowed_to and not self._places:
            self._places = {view: view.place for view in (self.notices, self.followed)}
        for view in (self.notices, self.followed):
            if self.narrowed_to:
                view.begin(view.wanted._replace(words=self.narrowed_to))
            else:
                view.show(view.wanted._replace(words=""), self._places.get(view))
        if not self.narrowed_to:
            self._places = {}
        self.say()

    def move_in_narrowed(self, step: int) -> None:
        """To another row while one types."""
        self._list.action_move(step)

    def _show(self, view: PagedView[Any]) -> None:
        for each in (self.notices, self.followed):
            each.display = each is view
        self.set_focus(view)
        self.say()

    def on_paged_view_counted(self) -> None:
        """Write how many there are."""
        self.say()

    def on_paged_view_opened(self, message: PagedView.Opened) -> None:
        """Enter or a double click: the sentence; what is followed, and what only its day tells, in its list."""
        if isinstance(message.row, NoticeRow) and message.row.news is not None:
            self._desk.open_sentence(message.row)
            self._desk.read(message.row)
        else:
            self.action_go()

    # ------------------------------------------------------------ keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Not all of it has been read where not all of it is shown."""
        return not self.narrowed_to if action == "read_all" else super().check_action(action, parameters)

    def action_show_list(self, name: str) -> None:
        """Show one of the lists."""
        self._show(self.notices if name == self.notices.id else self.followed)

    def action_other(self) -> None:
        """Show the other list."""
        self._show(self.followed if self._list is self.notices else self.notices)

    def action_go(self) -> None:
        """Go to the row in its list; a notice has been read then."""
        row = self._list.row
        if isinstance(row, NoticeRow):
            self._desk.read(row)
            self.dismiss((row.kind, row.fact.id, row.negotiation))
        elif isinstance(row, FollowRow) and row.fact is not None:
            self.dismiss((row.about, row.fact.id, row.negotiation))

    def action_read(self) -> None:
        """The notice has been read."""
        if isinstance(row := self._list.row, NoticeRow):
            self._desk.read(row)
            self.notices.action_move(1)

    def action_read_all(self) -> None:
        """All that are there have been read."""
        self._desk.read_all()

    def action_stop(self) -> None:
        """Follow the selected actor or proposal no more."""
        if isinstance(row := self._list.row, FollowRow):
            self._desk.stop(row)

    def action_take_back(self) -> None:
        """What was done last is taken back."""
        self._desk.take_back()
