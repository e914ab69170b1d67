"""What a list has asked of the store, and the replies: one question at a time; a late reply is dropped."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any, Generic

from textual.message import Message
from textual.scroll_view import ScrollView

from store.errors import StoppedError, StoreError
from store.lookup import Filter, Lookup
from tui.asking import Asker
from tui.messages import Trouble
from tui.panes.rows import Known, Reply, Request, Row, Rows, Target
from tui.standing import Place

EVERYTHING = Filter()


class Asked(ScrollView, Generic[Row], inherit_bindings=False):
    """The rows of a list as far as they are known, and the cursor among them."""

    class Replied(Message, bubble=False):
        """The thread's reply to a request; None where it failed."""

        def __init__(self, request: Request[Any], reply: Reply[Any] | None) -> None:
            super().__init__()
            self.request, self.reply = request, reply

    def __init__(self, rows: Rows[Row], asker: Asker, wanted: Filter = EVERYTHING, *, id: str) -> None:
        super().__init__(id=id)
        self.rows = rows
        self.asker = asker
        self.wanted = wanted
        self.known: Known[Row] | None = None
        self.cursor = 0
        self.cursor_id: int | None = None
        self.begins_at: Place | None = None
        self.moved = False
        """Whether somebody has moved in it, now or before the start."""
        self.going: Place | None = None
        """The place where one is about to be."""
        self._opening = True
        """Whether it is to open as it comes, once there is something in it; a cursor on a row that is not at hand yet
        stays at its place."""
        self._asked: Request[Row] | None = None
        self._ask_again = False
        self._fault = False

    @property
    def count(self) -> int:
        """How many rows there are, as far as is known."""
        return self.known.count if self.known else 0

    @property
    def row(self) -> Row | None:
        """The row under the cursor."""
        return self.known.row(self.cursor) if self.known else None

    @property
    def is_on_the_way(self) -> bool:
        """Whether the cursor is on its way to a row that the store was asked for."""
        return self._asked is not None and self._asked.target is not None

    # ------------------------------------------------------------ what the screen knows

    @property
    @abstractmethod
    def top(self) -> int:
        """The first row on screen."""

    @property
    @abstractmethod
    def room(self) -> int:
        """How many rows fit on the screen at most."""

    @abstractmethod
    def shows(self, index: int) -> bool:
        """Whether a row is to be seen."""

    @abstractmethod
    def take(self, request: Request[Row], reply: Reply[Row]) -> None:
        """Show what was found."""

    # ------------------------------------------------------------ asking

    def on_mount(self) -> None:
        """Ask for the first rows."""
        self.moved = self.begins_at is not None
        self.show(self.wanted, self.begins_at)

    def reload(self) -> None:
        """Ask again for what is shown; cursor, scroll and filter stay."""
        self._ask()

    def show(self, wanted: Filter, place: Place | None = None) -> None:
        """Take another filter; at a place that one was at, or with the cursor on its row where the filter has it."""
        self.wanted = wanted
        self.going = place if place is not None and place.row_id is not None else None
        if place is None or place.row_id is None:
            self._ask(urgent=True)
        else:
            self._ask(urgent=True, target=self._target(place.row_id, place.index), offset=place.offset)

    def begin(self, wanted: Filter) -> None:
        """Take another filter, and open as it comes."""
        self.cursor_id, self._opening = None, True
        self.show(wanted)

    def go_to_place(self, target: Target) -> None:
        """Put the cursor where `target` says."""
        self.moved = True
        self.going = None
        self._ask(urgent=True, target=target)

    def want_missing(self) -> None:
        """Ask for the pages that the screen lacks."""
        if not self._fault:
            self._fault = True
            self.call_after_refresh(self._ask, missing=True)

    def _target(self, row_id: int, nearest: int | None) -> Target:
        def find(lookup: Lookup, wanted: Filter) -> int | None:
            place = self.rows.place(lookup, row_id, wanted)
            if place is None:
                place = self.rows.near(lookup, row_id, wanted)
            return nearest if place is None else place

        return find

    def _ask(
        self, *, urgent: bool = False, target: Target | None = None, offset: int | None = None, missing: bool = False
    ) -> None:
        """Send a request; or, while one is on its way, remember to send one after it, so that none waits for ever."""
        if self._asked is not None:
            if not urgent:
                self._ask_again = True
                return
            self.asker.interrupt()
            target, offset = (target, offset) if target else (self._asked.target, self._asked.offset)
        top = self.top
        anchor = self.known.row(top) if self.known and not self.shows(self.cursor) else None
        request = Request(
            self.wanted, self.cursor, self.cursor_id, top, anchor.id if anchor else None, self.room,
            target, offset, self.known if missing else None, self._opening,
        )  # fmt: skip
        self._asked = request
        self._ask_again = False
        self.run_worker(
            lambda: self._answer(request), thread=True, exclusive=True, exit_on_error=False, group=f"rows-{self.id}"
        )

    def _answer(self, request: Request[Row]) -> None:
        """Runs in a thread."""
        if self._asked is not request:
            return
        try:
            reply = self.asker.ask(lambda lookup: self.rows.find(lookup, request))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is request:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Replied(request, None))
        else:
            self.post_message(self.Replied(request, reply))

    def on_asked_replied(self, message: Asked.Replied) -> None:
        """Take in what the thread found."""
        if message.request is not self._asked:
            return
        self._asked = None
        if message.reply is not None:
            self._fault, self._opening, self.going = False, not message.reply.known.count, None
            self.take(message.request, message.reply)
        if self._ask_again:
            self._ask()
