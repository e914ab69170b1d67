"""A line on which one thing of many is chosen by typing some of its name: what is found is listed below it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from store.errors import StoppedError, StoreError
from store.lookup import Lookup
from tui.asking import Asker
from tui.messages import Trouble
from tui.words import fit, shown

MOST = 6
"""Finds that are listed: who wants another types on."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Something that was found: its id, its name, and what tells it from its like."""

    id: int
    name: str
    detail: str = ""


Find = Callable[[Lookup, str], list[Pick]]
"""What is called so, the likeliest first. Runs in a thread."""


class Picker(Vertical):
    """A line to type on. What is typed and not chosen becomes the first find when one goes on."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "highlight(1)", "next find", show=False, id="refine.find_next", tooltip="The next find"),
        Binding(
            "up", "highlight(-1)", "previous find", show=False, id="refine.find_previous", tooltip="The one before"
        ),
    ]

    class Changed(Message):
        """Something else is chosen now, or nothing."""

        def __init__(self, picker: Picker) -> None:
            super().__init__()
            self.picker = picker

    class Found(Message, bubble=False):
        """The thread's answer to what was typed."""

        def __init__(self, asked: str, found: list[Pick]) -> None:
            super().__init__()
            self.asked, self.found = asked, found

    def __init__(self, asker: Asker, find: Find, *, placeholder: str, id: str) -> None:
        super().__init__(id=id)
        self.asker = asker
        self.find = find
        self.placeholder = placeholder
        self.chosen: Pick | None = None
        self.found: list[Pick] = []
        self._asked: str | None = None
        self._pick_waits = False

    def compose(self) -> ComposeResult:
        """The line, and the finds."""
        yield Input(placeholder=self.placeholder)
        finds = OptionList(markup=False, classes="picker-finds")
        finds.can_focus = False
        yield finds

    def on_unmount(self) -> None:
        """Close the connection."""
        self.asker.close()

    @property
    def line(self) -> Input:
        """Where one types."""
        return self.query_one(Input)

    @property
    def unknown(self) -> str:
        """What is typed and is none of them; "" where something is chosen, or nothing typed."""
        return "" if self.chosen else self.line.value.strip()

    def choose(self, pick: Pick | None) -> None:
        """Take this one, or none."""
        changed = pick != self.chosen
        self.chosen, self._asked, self._pick_waits = pick, None, False
        self.line.value = shown(pick.name) if pick else ""
        self.line.cursor_position = len(self.line.value)
        self._list([])
        if changed:
            self.post_message(self.Changed(self))

    # ------------------------------------------------------------ asking

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look for what is typed now; what was chosen before is no longer."""
        event.stop()
        self._pick_waits = False
        typed = event.value.strip()
        if self.chosen is not None and typed == shown(self.chosen.name):
            return
        if self.chosen is not None:
            self.chosen = None
            self.post_message(self.Changed(self))
        if not typed:
            self._asked = None
            self._list([])
            return
        if self._asked is not None:
            self.asker.interrupt()
        self._asked = typed
        self.run_worker(
            lambda: self._answer(typed), thread=True, exclusive=True, exit_on_error=False, group=f"find-{self.id}"
        )

    def _answer(self, typed: str) -> None:
        """Runs in a thread."""
        if self._asked is not typed:
            return
        try:
            found = self.asker.ask(lambda lookup: self.find(lookup, typed))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            self.app.post_message(Trouble(str(error)))
            found = []
        self.post_message(self.Found(typed, found))

    def on_picker_found(self, message: Picker.Found) -> None:
        """List what was found, or take the first where one has gone on."""
        if message.asked is not self._asked:
            return
        self._asked = None
        if self._pick_waits and message.found:
            self.choose(message.found[0])
        else:
            self._pick_waits = False
            self._list(message.found)

    def _list(self, found: list[Pick]) -> None:
        self.found = found[:MOST]
        finds = self.query_one(OptionList)
        finds.clear_options()
        width = max(20, self.size.width - 2)
        finds.add_options([Option(_line(pick, width)) for pick in self.found])
        finds.highlighted = 0 if self.found else None
        finds.display = bool(self.found) or bool(self.unknown)
        if self.unknown and not self.found:
            finds.add_option(Option(Content("Nothing is called so."), disabled=True))

    # ------------------------------------------------------------ keys and mouse

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The arrows move among finds where there are any."""
        return bool(self.found) if action == "highlight" else super().check_action(action, parameters)

    def action_highlight(self, step: int) -> None:
        """Move among the finds."""
        finds = self.query_one(OptionList)
        finds.highlighted = max(0, min((finds.highlighted or 0) + step, len(self.found) - 1))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter takes the find; where all is chosen, it is for the dialog."""
        if self.unknown:
            event.stop()
            self.settle()

    @property
    def is_on_the_way(self) -> bool:
        """Whether the first find is taken as soon as there is one."""
        return self._pick_waits

    def settle(self) -> None:
        """Take the highlighted find for what is typed, once it has been found."""
        if not self.unknown:
            return
        if self._asked is not None:
            self._pick_waits = True
        elif self.found:
            self.choose(self.found[self.query_one(OptionList).highlighted or 0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click on a find takes it."""
        event.stop()
        if event.option_index < len(self.found):
            self.choose(self.found[event.option_index])

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Whoever goes on means what is highlighted."""
        self.settle()


def _line(pick: Pick, width: int) -> Content:
    detail = fit(shown(pick.detail), min(len(pick.detail), width // 2)).rstrip()
    return Content.assemble(fit(shown(pick.name), max(8, width - len(detail) - 2)), "  ", (detail, "$secondary"))
