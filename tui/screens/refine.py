"""The dialog in which lists are narrowed and sorted: by actor, days, negotiation, kind and status."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from store.errors import StoppedError, StoreError
from store.lookup import FactKind, Filter, Lookup, Order
from tui import refining
from tui.asking import Asker
from tui.filter_words import LISTED, ORDERS, order_words
from tui.hints import hint
from tui.messages import Trouble
from tui.panes.choices import Choice, Choices
from tui.panes.picker import Pick, Picker
from tui.refining import Answer, Asked, Refined, actors_called, negotiations_called
from tui.typed_spans import Days
from tui.words import count_words, negotiation_name, shown

DAYS_HINT = "since may, q2, last 2 weeks, 1 june to 10 june"

_NOUNS = {"event": "event", "proposal": "proposal", "actor": "actor", "dispute": "disputed matter"}


class RefineScreen(ModalScreen[Refined | None]):
    """Filter and sort. Each change says how much it leaves; enter shows it, esc leaves all as it was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "back", id="refine.back"),
        Binding("enter", "finish", "show", show=False, id="refine.show", tooltip="Show what is chosen"),
        Binding("ctrl+l", "clear", "clear all", id="refine.clear", tooltip="Everything, sorted as it comes"),
        Binding("down", "app.focus_next", "next field", show=False, id="refine.field_next", tooltip="The next field"),
        Binding("up", "app.focus_previous", "previous field", show=False, id="refine.field_previous",
                tooltip="The field before"),
    ]  # fmt: skip

    class Answered(Message):
        """The thread's answer."""

        def __init__(self, asked: Asked, answer: Answer | None) -> None:
            super().__init__()
            self.asked, self.answer = asked, answer

    def __init__(
        self,
        store: Path,
        of: FactKind,
        refined: Refined,
        today: Callable[[], date],
        as_of: date | None = None,
        usual: Filter | None = None,
        *,
        of_one: bool = False,
    ) -> None:
        """`of` is what the list holds, `refined` what it is narrowed to now, `usual` what clearing goes back to;
        `of_one` says that no other negotiation may be seen."""
        super().__init__()
        self.of = of
        self._of_one = of_one
        self.refined = refined
        self.usual = usual or Filter()
        self.today = today
        self.asker = Asker(store, lambda: as_of)
        self.actor = Picker(
            Asker(store, lambda: as_of), self._actors_called, placeholder="anybody; type a name", id="refine-actor"
        )
        self.negotiation = Picker(
            Asker(store, lambda: as_of), negotiations_called, placeholder="all together; type a name",
            id="refine-negotiation",
        )  # fmt: skip
        self.kinds = Choices(several=True, id="refine-kinds")
        self.statuses = Choices(several=True, id="refine-statuses")
        self.order = Choices(several=False, id="refine-order")
        self.days = Input(placeholder=f"any day; {DAYS_HINT}", id="refine-days")
        self._asked: Asked | None = None
        self._answer: Answer | None = None
        self._ask_again = self._enter_waits = False

    def _actors_called(self, lookup: Lookup, typed: str) -> list[Pick]:
        """Runs in a thread."""
        return actors_called(lookup, typed, self.negotiation.chosen.id if self.negotiation.chosen else None)

    def compose(self) -> ComposeResult:
        """A line for each thing that can be chosen."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(f"Filter and sort · {LISTED[self.of]}")
            dialog.border_subtitle = hint(self, "tab: next field · {refine.take=space}: take · enter: show it")
            for name, widget in (
                ("Actor", self.actor),
                ("Days", self.days),
                ("Negotiation", self.negotiation),
                ("Kind", self.kinds),
                ("Status", self.statuses),
                ("Sorted", self.order),
            ):
                with Horizontal(classes="field", id=f"field-{name.lower()}"):
                    yield Label(name)
                    yield widget
            yield Static(id="refine-count")
            yield Static(
                Content.from_markup("[@click=screen.finish]Show it[/]   [@click=screen.clear]Clear all[/]"
                                    "   [@click=screen.leave]Back[/]"),
                id="refine-doings",
            )  # fmt: skip

    def on_mount(self) -> None:
        """Show what is chosen now."""
        self._fill(self.refined)
        for name, shows in (("kind", self.of != "dispute"), ("status", self.of in ("event", "proposal")),
                            ("sorted", self.of != "dispute"), ("negotiation", False)):  # fmt: skip
            self.query_one(f"#field-{name}").display = shows
        self.actor.line.focus()
        self._ask()

    def on_unmount(self) -> None:
        """Close the connection."""
        self.asker.close()

    def on_descendant_focus(self) -> None:
        """The name of the field in which one is stands out."""
        for field in self.query(".field"):
            field.set_class(field.has_focus_within, "-in")

    def reload(self) -> None:
        """The store has changed: count again."""
        self._ask()

    def _fill(self, refined: Refined) -> None:
        wanted = refined.filter
        self.actor.choose(None if wanted.actor is None else Pick(wanted.actor, refined.actor or "?"))
        self.negotiation.choose(
            None if wanted.negotiation is None else Pick(wanted.negotiation, negotiation_name(refined.negotiation))
        )
        self.days.value = Days(wanted.since, wanted.until).typed
        self.kinds.take(wanted.kinds)
        self.statuses.take(wanted.statuses)
        self.order.offer(Choice(order, order_words(order, self.of)) for order in ORDERS)
        self.order.take((wanted.order,))

    @property
    def _chosen(self) -> Filter:
        order: Order = next((order for order in ORDERS if order in self.order.taken), "usual")
        return self.refined.filter._replace(
            actor=self.actor.chosen.id if self.actor.chosen else None,
            negotiation=self.negotiation.chosen.id if self.negotiation.chosen else None,
            kinds=_in_order(self.kinds),
            statuses=_in_order(self.statuses),
            order=order,
            since=None,
            until=None,
        )

    # ------------------------------------------------------------ asking

    def on_choices_changed(self) -> None:
        """Count what is left."""
        self._ask()

    def on_picker_changed(self) -> None:
        """Count what is left."""
        self._ask()

    def on_input_changed(self) -> None:
        """Read the days, and count what is left."""
        self._ask()

    def _ask(self) -> None:
        self._enter_waits = False
        if self._asked is not None:
            self.asker.interrupt()
        asked = self._asked = Asked(self.days.value, self._chosen)
        self.run_worker(lambda: self._answer_in_thread(asked), thread=True, exclusive=True, exit_on_error=False,
                        group="refine")  # fmt: skip

    def _answer_in_thread(self, asked: Asked) -> None:
        """Runs in a thread."""
        if self._asked is not asked:
            return
        try:
            answer = self.asker.ask(lambda lookup: refining.answer(lookup, self.of, asked, self.today()))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is asked:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Answered(asked, None))
        else:
            self.post_message(self.Answered(asked, answer))

    def on_refine_screen_answered(self, message: RefineScreen.Answered) -> None:
        """Show what there is to choose from, and how much is left."""
        if message.asked is not self._asked:
            return
        self._asked = None
        answer = self._answer = message.answer
        if answer is None:
            return
        if answer.filter is not None:
            _offer(self.kinds, answer.facets.kinds)
            _offer(self.statuses, answer.facets.statuses)
        self.query_one("#field-negotiation").display = answer.negotiations > 1 and not self._of_one
        self._say(answer)
        if self._enter_waits:
            self.action_finish()

    def _say(self, answer: Answer) -> None:
        said = self.query_one("#refine-count", Static)
        wrong = answer.filter is None
        said.set_class(wrong, "-wrong")
        if answer.filter is None:
            said.update(Content(f"“{shown(self.days.value)}” is no span of days; type it as {DAYS_HINT}"))
            return
        days = Days(answer.filter.since, answer.filter.until).words
        number = count_words(answer.of, _NOUNS[self.of])
        number = number if answer.count == answer.of else f"{answer.count:,} of {number}".replace(",", " ")
        said.update(Content(f"{number}{f'  ·  {days}' if days else ''}"))

    # ------------------------------------------------------------ doing

    def on_input_submitted(self) -> None:
        """Show it."""
        self.action_finish()

    def action_finish(self) -> None:
        """Show what is chosen, once it has been read."""
        for picker in (self.actor, self.negotiation):
            if picker.unknown:
                picker.settle()
                picker.line.focus()
                return
        if self._asked is not None:
            self._enter_waits = True
        elif self._answer is None or self._answer.filter is None:
            self.days.focus()
        else:
            actor, negotiation = self.actor.chosen, self.negotiation.chosen
            self.dismiss(
                Refined(self._answer.filter, actor.name if actor else "", negotiation.name if negotiation else "")
            )

    def action_clear(self) -> None:
        """Nothing is left out, and all is sorted as it comes."""
        kept = self.usual._replace(negotiation=self.refined.filter.negotiation)
        self._fill(replace(self.refined, filter=kept))
        self._ask()

    def action_leave(self) -> None:
        """Leave all as it was."""
        self.dismiss(None)


def _in_order(choices: Choices) -> tuple[str, ...]:
    known = [choice.value for choice in choices.choices if choice.value in choices.taken]
    return (*known, *sorted(choices.taken - set(known)))


def _offer(choices: Choices, counts: Iterable[tuple[str, int]]) -> None:
    """Offer the kinds that there are with their numbers; those that were there keep their places."""
    numbers = dict(counts)
    values = dict.fromkeys([*(choice.value for choice in choices.choices), *numbers, *sorted(choices.taken)])
    choices.offer(Choice(value, shown(value), numbers.get(value, 0)) for value in values)
