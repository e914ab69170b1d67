"""The look-up: finds actors, days, proposals, events and reports as one types."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from store.days import span_of
from store.errors import StoppedError, StoreError
from store.lookup import EVERYTHING, FOUND, Filter, Lookup
from tui.asking import Asker
from tui.chosen import Chosen, Kind
from tui.hints import hint
from tui.messages import Trouble
from tui.panes.finds import Finds
from tui.panes.lines import Line
from tui.typed_dates import Understood, readings
from tui.words import FOUND_KINDS, count_words, day_words, fit, how_far, shown

KINDS: tuple[Kind | Literal[""], ...] = ("", "actor", "date", "place", "proposal", "event", "document")
"""What the look-up can be narrowed to, in the order in which tab goes round them; first everything."""

_PLURALS = {
    "": "everything", "actor": "actors", "date": "dates", "place": "places", "proposal": "proposals",
    "event": "events", "document": "reports",
}  # fmt: skip

_PROMPTS = {
    "": "a name, a day, words of a report",
    "actor": "a name",
    "date": "june 2, next monday, 2 weeks ago, mid july, q3, 2025-06",
    "place": "a place, or the beginning of one",
    "proposal": "words of a proposal",
    "event": "words of an event",
    "document": "words of a report",
}

MOST, MOST_OF_EACH = 40, 8
"""Finds of one kind, where it is looked for alone and among others: who wants more types on."""

FEW_DATES = 3
"""Readings of a date that are shown among other finds."""


class LookUp(ModalScreen[Chosen | None]):
    """A line to type on, and what it finds below; each find with its kind."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", id="look_up.back"),
        Binding("down,ctrl+n", "move(1)", "down", show=False, id="look_up.down"),
        Binding("up", "move(-1)", "up", show=False, id="look_up.up", priority=True),
        Binding("pagedown", "move(8)", "down", show=False, id="look_up.page_down"),
        Binding("pageup", "move(-8)", "up", show=False, id="look_up.page_up"),
        Binding("tab", "narrow(1)", "narrow", show=False, id="look_up.narrow"),
        Binding("shift+tab", "narrow(-1)", "narrow", show=False, id="look_up.narrow_back"),
    ]

    class Answered(Message):
        """The thread's answer to what was typed."""

        def __init__(self, asked: tuple[str, str], found: list[Chosen]) -> None:
            super().__init__()
            self.asked, self.found = asked, found

    def __init__(
        self,
        store: Path,
        today: Callable[[], date],
        kind: str = "",
        wanted: Filter = EVERYTHING,
        as_of: date | None = None,
    ) -> None:
        super().__init__()
        self.wanted = wanted
        self.asker = Asker(store, lambda: as_of)
        self.today = today
        self.kind = kind
        self.found: list[Chosen] = []
        self._asked: tuple[str, str] | None = None
        self._enter_waits = False

    def compose(self) -> ComposeResult:
        """The line and the finds."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Look up"
            dialog.border_subtitle = hint(
                self, "{look_up.narrow=tab}: one kind · enter: go there · {look_up.back=esc}: back"
            )
            yield Input(id="typed", placeholder=_PROMPTS[self.kind])
            yield Static(id="kinds")
            yield Finds(_line, id="finds")

    def on_mount(self) -> None:
        """Show what is looked for, and load what reads dates meanwhile."""
        self._show_kinds()
        self._show([])
        self.run_worker(lambda: readings("june 2", self.today()), thread=True, exit_on_error=False, group="warm")

    def on_unmount(self) -> None:
        """Close the connection."""
        self.asker.close()

    def _show_kinds(self) -> None:
        self.query_one("#kinds", Static).update(
            Content(" ").join(
                Content.styled(f"[{_PLURALS[kind]}]" if kind == self.kind else f" {_PLURALS[kind]} ",
                               "bold $accent" if kind == self.kind else "$secondary")
                for kind in KINDS
            )
        )  # fmt: skip
        self.query_one(Input).placeholder = _PROMPTS[self.kind]

    # ------------------------------------------------------------ asking

    def on_input_changed(self) -> None:
        """Look for what is typed now; an answer to what was typed before is dropped."""
        self._enter_waits = False
        self._ask()

    def _ask(self) -> None:
        typed = self.query_one(Input).value.strip()
        if not typed:
            self._asked = None
            self._show([])
            return
        if self._asked is not None:
            self.asker.interrupt()
        asked = self._asked = (typed, self.kind)
        self.run_worker(lambda: self._answer(asked), thread=True, exclusive=True, exit_on_error=False, group="look-up")

    def _answer(self, asked: tuple[str, str]) -> None:
        """Runs in a thread."""
        if self._asked is not asked:
            return
        try:
            found = self.asker.ask(lambda lookup: find(lookup, *asked, self.today(), self.wanted))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is asked:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Answered(asked, []))
        else:
            self.post_message(self.Answered(asked, found))

    def on_look_up_answered(self, message: LookUp.Answered) -> None:
        """Show what was found."""
        if message.asked is not self._asked:
            return
        self._asked = None
        self._show(message.found)
        if self._enter_waits and message.found:
            self.dismiss(message.found[0])

    def _show(self, found: list[Chosen]) -> None:
        self.found = found
        typed = self.query_one(Input).value.strip()
        nothing = f"Nothing found for “{shown(typed)}”." if typed else "Type; it is found as you type."
        self.query_one(Finds).show(found, nothing)

    # ------------------------------------------------------------ keys and mouse

    def action_move(self, step: int) -> None:
        """Move among the finds."""
        self.query_one(Finds).move(step)

    def action_narrow(self, step: int) -> None:
        """Narrow to the next kind."""
        at = next(at for at, kind in enumerate(KINDS) if kind == self.kind)
        self.kind = KINDS[(at + step) % len(KINDS)]
        self._show_kinds()
        self._ask()

    @property
    def is_on_the_way(self) -> bool:
        """Whether one goes to what is found as soon as it is."""
        return self._enter_waits

    def on_input_submitted(self) -> None:
        """Go to the find that is selected, once it has been found."""
        chosen = self.query_one(Finds).chosen
        if self._asked is not None:
            self._enter_waits = True
        elif chosen is not None:
            self.dismiss(chosen)

    def on_finds_clicked(self, message: Finds.Clicked) -> None:
        """A click on a find goes there."""
        self.dismiss(self.found[message.index])


def _line(found: Chosen, width: int) -> Line:
    kind = fit(FOUND_KINDS[found.kind], 9)
    detail = fit(found.detail, min(len(found.detail), width // 2))
    title = fit(found.title, max(8, width - 9 - len(detail) - 2))
    return [(kind, "kind"), (title, ""), ("  ", ""), (detail, "dim")]


def find(lookup: Lookup, typed: str, kind: str, today: date, wanted: Filter = EVERYTHING) -> list[Chosen]:
    """What was typed, as a date where it is one, and whatever holds it, in the negotiation that is `wanted`. Runs in a
    thread. Raises StoreError."""
    found: list[Chosen] = []
    if kind in ("", "date"):
        days = _dates(lookup, typed, today, wanted)
        found += days if kind else days[:FEW_DATES]
    if kind == "date":
        return found
    kinds = [each for each in FOUND if kind in ("", each)]
    for each in lookup.look_up(typed, MOST if kind else MOST_OF_EACH, wanted, kinds):
        place = each.title if each.kind == "place" else ""
        pending = each.kind == "proposal" and each.detail.startswith("pending")
        found.append(
            Chosen(each.kind, each.id, shown(each.title), _detail(each.detail), None, each.actor, pending, place)
        )
    return found


def _dates(lookup: Lookup, typed: str, today: date, wanted: Filter) -> list[Chosen]:
    """What a typed date may mean: first the days for which something is known, each lot nearest first."""
    with_events = [(_events_in(lookup, reading, wanted), reading) for reading in readings(typed, today)]
    with_events.sort(key=lambda item: item[0] == 0)
    return [
        Chosen("date", 0, f"{day_words(reading.value)} · {how_far(reading.value, today, passed='')}",
               count_words(events, "event") if events else "no event", reading.day)
        for events, reading in with_events
    ]  # fmt: skip


def _events_in(lookup: Lookup, reading: Understood, wanted: Filter) -> int:
    first, last = span_of(reading.value) or (reading.day, reading.day)
    if last == date.max:
        return 0
    after, before = (lookup.timeline_index_of_day(day, wanted) for day in (last + timedelta(days=1), first))
    return after - before


def _detail(detail: str) -> str:
    """A day at the end of a detail, as days are written."""
    words, _, last = detail.rpartition(" ")
    return shown(f"{words} · {day_words(last)}".removeprefix(" · ") if span_of(last) else detail)
