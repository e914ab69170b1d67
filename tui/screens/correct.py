"""Asks what is to be corrected of a fact: what of it, what it is to be, and why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from store.changes import CHOICES, FIELDS, About, Change, Field
from store.lookup import ActorRow, EventRow, Filter, ProposalRow
from tui.chosen import Chosen
from tui.correcting import Said
from tui.hints import hint
from tui.lookup import LookUp
from tui.typed_dates import meant
from tui.words import day_words, fit, shown

Corrected = EventRow | ProposalRow | ActorRow
"""What can be corrected."""

_WORDS: dict[Field, str] = {
    "name": "it is called", "side": "it is on the side of", "role": "its office is", "merge": "it is also",
    "split": "somebody else is", "day": "its day is", "kind": "its kind is", "status": "its status is",
    "drop": "it is none, and is dropped", "join": "it is the same proposal as", "confirm": "it is right as it stands",
}  # fmt: skip

_LABELS: dict[Field, str] = {
    "name": "name", "side": "side", "role": "office", "merge": "is also … (merge two)", "split": "split in two",
    "day": "day", "kind": "kind", "status": "status", "drop": "drop it", "join": "same proposal as …",
    "confirm": "right as it stands",
}  # fmt: skip

_TYPED: dict[Field, str] = {
    "name": "the name by which it is shown",
    "role": "the office; empty for none",
    "day": "june 2, last monday, 2025-06-02, 2025-06",
}
"""What is typed, with what stands in the empty line."""

_LOOKED_UP: dict[Field, str] = {"side": "actor", "merge": "actor", "join": "proposal"}
"""What is looked up."""

NOBODY = "nobody’s"


class CorrectScreen(ModalScreen[Said | None]):
    """First what of the fact, then what it is to be, then why; esc goes one step back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="correct.back"),
        Binding("j", "move(1)", "down", show=False, id="correct.down"),
        Binding("k", "move(-1)", "up", show=False, id="correct.up"),
    ]

    def __init__(
        self, store: Path, fact: Corrected, names: list[str], today: Callable[[], date], wanted: Filter
    ) -> None:
        super().__init__()
        self.store, self.fact, self.names, self.today, self.wanted = store, fact, names, today, wanted
        self.about: About = (
            "actor" if isinstance(fact, ActorRow) else "event" if isinstance(fact, EventRow) else "proposal"
        )
        self.title_words = shown(fact.name if isinstance(fact, ActorRow) else fact.what)
        self.field: Field | None = None
        self.change: Change | None = None
        self.choices: list[str] = []

    @property
    def fields(self) -> list[Field]:
        """What of this fact can be corrected."""
        return [field for field in FIELDS[self.about] if field != "split" or len(self.names) > 1]

    def compose(self) -> ComposeResult:
        """The fact, the choices, a line to type on, and a hint or what is wrong."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Correct"
            yield Static(Content(self.title_words), id="correct-fact")
            yield OptionList(id="correct-choices", markup=False)
            yield Input(id="correct-typed", select_on_focus=False)
            yield Static(id="correct-hint")

    def on_mount(self) -> None:
        """Ask what of it."""
        self._ask_what()

    # ------------------------------------------------------------ what of it

    def _ask_what(self) -> None:
        at = self.fields.index(self.field) if self.field in self.fields else 0
        self.field = self.change = None
        width = max(len(words) for words in _LABELS.values()) + 2
        lines = [
            Content.assemble(fit(_LABELS[field], width), (self._now(field), "$secondary")) for field in self.fields
        ]
        self._choose(lines, at)
        self._say(f"enter: correct this · {hint(self, '{correct.back=esc}: leave it as it is')}")

    def _now(self, field: Field) -> str:
        """What is shown of it now."""
        fact = self.fact
        match field, fact:
            case "name", ActorRow():
                return shown(fact.name)
            case "side", ActorRow():
                return shown(fact.party) or NOBODY
            case "role", ActorRow():
                return shown(fact.role)
            case "split", _:
                return ", ".join(shown(name) for name in self.names[1:])
            case "day", EventRow():
                return day_words(fact.date)
            case (("kind" | "status"), (EventRow() | ProposalRow())):
                return str(getattr(fact, field))
        return ""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """What of it, or what it is to be, was chosen."""
        event.stop()
        if self.field is None:
            self.field = self.fields[event.option_index]
            self._ask_value(self.field)
        else:
            self._chosen(self.field, self.choices[event.option_index])

    # ------------------------------------------------------------ what it is to be

    def _ask_value(self, field: Field) -> None:
        if field in _TYPED:
            value = {"name": self._now("name"), "role": self._now("role")}.get(field, "")
            self._type(value, _TYPED[field])
            self._say(f"{_WORDS[field]} … · enter · {self._back}")
        elif field in _LOOKED_UP:
            self._look_up(field)
        elif field == "split":
            self._choose_of(self.names)
            self._say(f"What do reports call the other one in full? · enter · {self._back}")
        elif field in ("kind", "status"):
            choices = list(CHOICES[self.about, field])
            self._choose_of(choices, choices.index(now) if (now := self._now(field)) in choices else 0)
            self._say(f"{_WORDS[field]} … · enter · {self._back}")
        else:
            self._ask_why(Change(self.about, self.fact.id, field))

    def _look_up(self, field: Field) -> None:
        kind = _LOOKED_UP[field]

        def chosen(found: Chosen | None) -> None:
            if found is None or found.kind != kind:
                self._ask_what()
            elif field == "side" and found.id == self.fact.id:
                self._ask_why(Change(self.about, self.fact.id, "side"), NOBODY)
            else:
                self._ask_why(Change(self.about, self.fact.id, field, other=found.id), shown(found.title))

        wanted = self.wanted if kind == "proposal" else Filter()  # actors are the same in all negotiations
        self.app.push_screen(LookUp(self.store, self.today, kind, wanted), chosen)

    def _chosen(self, field: Field, value: str) -> None:
        if field == "split":
            self._ask_why(Change(self.about, self.fact.id, "split", spellings=(value,)), shown(value))
        else:
            self._ask_why(Change(self.about, self.fact.id, field, value), value)

    def on_input_changed(self) -> None:
        """What was wrong is being mended."""
        if self.query_one("#correct-hint", Static).has_class("-wrong"):
            self._say(f"enter · {self._back}")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what was typed: a value, or why."""
        typed = event.value.strip()
        if self.change is not None:
            self.dismiss(Said((self.change,), typed))
        elif self.field == "day" and isinstance(self.fact, EventRow):
            day = meant(typed, self.today(), date.fromisoformat(self.fact.sort_day)) if typed else None
            if day is None:
                self._say(f"“{typed}” is no date", wrong=True)
            else:
                self._ask_why(Change("event", self.fact.id, "day", day), day_words(day))
        elif self.field is not None and (typed or self.field == "role"):
            self._ask_why(Change(self.about, self.fact.id, self.field, typed), typed or "none")

    # ------------------------------------------------------------ why

    def _ask_why(self, change: Change, value: str = "") -> None:
        self.field, self.change = change.field, change
        self._type("", "why (may stay empty)")
        self._say(f"{_WORDS[change.field]} {value}".rstrip() + f" · enter: so it is · {self._back}")

    def action_back(self) -> None:
        """One step back, or out."""
        if self.field is None:
            self.dismiss(None)
        elif self.change is not None and self.field in (*_TYPED, "kind", "status", "split"):
            self.change = None
            self._ask_value(self.field)
        else:
            self._ask_what()

    # ------------------------------------------------------------ what is drawn

    def action_move(self, step: int) -> None:
        """Move in the list."""
        options = self.query_one(OptionList)
        if options.display and options.option_count:
            options.highlighted = max(0, min((options.highlighted or 0) + step, options.option_count - 1))

    def _choose_of(self, choices: list[str], at: int = 0) -> None:
        self.choices = choices
        self._choose([Content(shown(choice)) for choice in choices], at)

    def _choose(self, lines: list[Content], at: int) -> None:
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options([Option(line) for line in lines])
        options.highlighted = at
        options.display = True
        self.query_one(Input).display = False
        options.focus()

    def _type(self, value: str, placeholder: str) -> None:
        self.query_one(OptionList).display = False
        line = self.query_one(Input)
        line.display = True
        line.placeholder = placeholder
        line.value = value
        line.focus()

    @property
    def _back(self) -> str:
        return str(hint(self, "{correct.back=esc}: back"))

    def _say(self, text: str, *, wrong: bool = False) -> None:
        line = self.query_one("#correct-hint", Static)
        line.set_class(wrong, "-wrong")
        line.update(Content(text))
