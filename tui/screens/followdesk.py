"""What the dashboard does with what one follows: follows it, tells what changes for it once, and opens the inbox."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import ParleyError, StoppedError, StoreError
from store.lookup import ActorRow, Aspect, DisputeRow, EventRow, FollowRow, Lookup, NoticeRow, ProposalRow
from tui.asking import Asker
from tui.following import Keeping
from tui.hints import hint
from tui.messages import Trouble
from tui.words import shown

if TYPE_CHECKING:
    from textual.timer import Timer

    from store.following import Followable
    from tui.app import ParleyApp
    from tui.panes.facts import Fact
    from tui.screens.dashboard import DashboardScreen
    from tui.screens.inbox import Entry, InboxScreen

QUIET, PATIENCE = 2.0, 60.0
"""Seconds without a change after which notice is taken, and for how many of changes one waits at most: an import of
hundreds of reports is told at its end, in one line."""

MOST = 3
"""Notices that are told one by one; more are told as a number."""

LOOKED_AT = 500
"""Of very many the newest, which say for the sake of what most of them are."""


class Noticed(Message):
    """What is to be told (`rows`, or the newest of so many), and how many notices have not been read by now, up to the
    newest of them (an id)."""

    def __init__(self, rows: list[NoticeRow], number: int, unread: int, newest: int) -> None:
        super().__init__()
        self.rows, self.number, self.unread, self.newest = rows, number, unread, newest


class FollowDesk:
    """What is followed from one dashboard. `unread` is how many notices have not been read."""

    def __init__(self, dashboard: DashboardScreen) -> None:
        self._dashboard = dashboard
        self._keeping = Keeping(dashboard.store)
        self.asker = Asker(dashboard.store)
        self.unread = self._newest = 0
        self._inbox: InboxScreen | None = None
        self._begun = self._counting = self._count_again = False
        self._timer: Timer | None = None
        self._changing_since: float | None = None
        self._fault = ""

    @property
    def _app(self) -> ParleyApp:
        return self._dashboard.app  # type: ignore[return-value]

    # ------------------------------------------------------------ following

    def toggle_selected(self) -> None:
        """Follow what is selected in the list where one is, or no more."""
        self.toggle(self._dashboard.current.row)

    def toggle(self, fact: Fact | None) -> None:
        """Follow an actor or a proposal, or no more; of an event its proposal."""
        if isinstance(fact, DisputeRow):
            self._app.tell("A dispute cannot be followed; an actor or a proposal can.")
        elif fact is not None:
            self._in_thread(lambda: self._toggle(fact))

    def _toggle(self, fact: ActorRow | ProposalRow | EventRow) -> None:
        """Runs in a thread."""
        about: Followable = "actor" if isinstance(fact, ActorRow) else "proposal"
        if isinstance(fact, EventRow):
            event = fact.id
            found = self.asker.ask(lambda lookup: lookup.proposal(lookup.proposal_of(event) or 0))
            if found is None:
                self._from_thread(self._app.tell, "No proposal belongs to this event; follow an actor, or a proposal.")
                return
            fact = found
        entry = fact.id
        followed = self.asker.ask(lambda lookup: lookup.follows_of(about, entry))
        name = self._name(fact)
        if followed:
            take_back, words = self._keeping.stop(followed[0].id), f"No longer following {name}"
        else:
            take_back, words = self._keeping.follow(about, entry), f"Following {name}"
        self._from_thread(self._followed, words, take_back)

    def _name(self, fact: ActorRow | ProposalRow) -> str:
        from tui.notice_words import matter_words

        if isinstance(fact, ActorRow):
            return shown(fact.name)
        return matter_words(fact, Aspect(fact.status, fact.date, fact.place), self._dashboard.on_the_wall())

    def _followed(self, words: str, take_back: Callable[[], None]) -> None:
        self._dashboard.doing.done(take_back)
        self._app.tell(f"{words} ({hint(self._dashboard, '{undo=u} takes it back, {inbox=b} is the inbox')})")

    # ------------------------------------------------------------ taking notice

    def begin(self) -> None:
        """All has been painted once: take notice of what has changed since anybody did."""
        self._begun = not self._app.read_only
        if self._begun:
            self._take()

    def look(self) -> None:
        """The store has changed, or the day: take notice once it is quiet."""
        if not self._begun:
            return
        now = monotonic()
        self._changing_since = now if self._changing_since is None else self._changing_since
        if self._timer is None or now - self._changing_since < PATIENCE:
            if self._timer is not None:
                self._timer.stop()
            self._timer = self._dashboard.set_timer(QUIET, self._take)
        self._count()

    def _take(self) -> None:
        self._timer = None
        if self._dashboard.header.busy:  # an import from here goes on, or a correction
            self._timer = self._dashboard.set_timer(QUIET, self._take)
            return
        self._changing_since = None
        self._counting = True
        today = self._dashboard.on_the_wall()
        self._in_thread(lambda: self._ask(self._keeping.take_notice(today)))

    def _count(self) -> None:
        if self._counting:
            self._count_again = True
        else:
            self._counting = True
            self._in_thread(lambda: self._ask([]))

    def _ask(self, told: list[int]) -> None:
        """Runs in a thread."""

        def question(lookup: Lookup) -> tuple[list[NoticeRow], tuple[int, int]]:
            return lookup.notices_of(told[-LOOKED_AT:]) if told else [], lookup.unread()

        rows, (unread, newest) = self.asker.ask(question)
        self._dashboard.post_message(Noticed(rows, len(told), unread, newest))

    def show(self, message: Noticed) -> None:
        """Tell what is new, and count what has not been read."""
        self._fault, self._counting = "", False
        self.unread, self._newest = message.unread, message.newest
        self._dashboard.header.inbox = message.unread
        inbox = self._inbox  # which may be on its way still, or back
        if inbox is not None and inbox in self._app.screen_stack and inbox.is_mounted:
            inbox.say()
        if message.rows:
            self._tell(message.rows, message.number)
        if self._count_again:
            self._count_again = False
            self._count()

    def _tell(self, rows: list[NoticeRow], number: int) -> None:
        from tui.notice_words import notice_words, told_words
        from tui.terminal_notices import sequence

        today = self._dashboard.on_the_wall()
        each = [notice_words(row, today) for row in reversed(rows)]
        if number > MOST:
            each = [told_words(rows, number)]
        for words in each:
            self._app.tell(f"{words} ({hint(self._dashboard, '{inbox=b}: inbox')})")
        self._app.write_to_terminal(sequence(self._app.settings.terminal, " · ".join(each)))

    # ------------------------------------------------------------ the inbox

    def open_inbox(self) -> None:
        """Show the notices, and what is followed."""
        from tui.screens.inbox import InboxScreen

        self._inbox = InboxScreen(self._dashboard.store, self._dashboard.on_the_wall, self)
        self._app.push_screen(self._inbox, self._go)

    def _go(self, entry: Entry | None) -> None:
        """Go to a fact in its list; out of another negotiation into all of them."""
        self._inbox = None
        if entry is None:
            return
        kind, fact_id, negotiation = entry
        here = self._dashboard.all_here().negotiation
        if here is not None and negotiation is not None and negotiation != here:
            self._dashboard.going.switch_to(None)
        self._dashboard.going.to_entry(kind, fact_id)

    def open_sentence(self, row: NoticeRow) -> None:
        """Open the sentence that a notice rests on, in the report that told it."""
        if row.report is not None:
            kind, fact_id = ("answer", row.answer_id) if row.answer_id is not None else (row.kind, row.fact.id)
            self._dashboard.going.open_report(kind, fact_id, report_id=row.report.id)

    def read(self, row: NoticeRow) -> None:
        """A notice has been read."""
        if not row.is_read:
            self._do(lambda: self._keeping.read(row.id))

    def read_all(self) -> None:
        """All notices have been read, as far as they were counted."""
        newest = self._newest
        if self.unread:
            self._do(lambda: self._keeping.read_all(newest))

    def stop(self, row: FollowRow) -> None:
        """Follow something no more."""
        self._do(lambda: self._keeping.stop(row.id))

    def take_back(self) -> None:
        """What was done last is taken back."""
        self._dashboard.doing.take_back()

    # ------------------------------------------------------------ threads

    def _do(self, deed: Callable[[], Callable[[], None]]) -> None:
        """Do something that gives what takes it back."""
        back: list[Callable[[], None]] = []

        def do() -> None:
            back.append(deed())

        def take_back() -> None:
            for each in back:
                each()

        self._dashboard.doing.do(do, take_back)

    def _in_thread(self, work: Callable[[], object]) -> None:
        self._dashboard.run_worker(lambda: self._work(work), thread=True, exit_on_error=False, group="following")

    def _work(self, work: Callable[[], object]) -> None:
        """Runs in a thread. What fails again and again is told once."""
        try:
            work()
        except StoppedError:
            return
        except StoreError as error:
            self._counting = False
            if str(error) != self._fault:
                self._fault = str(error)
                self._app.post_message(Trouble(str(error)))
        except ParleyError as error:
            self._from_thread(self._app.tell, str(error))

    def _from_thread(self, tell: Callable[..., object], *what: object) -> None:
        self._app.call_from_thread(tell, *what)
