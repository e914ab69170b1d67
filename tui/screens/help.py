"""The keys for where one is, as they are set, and what the marks stand for; narrowed as one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.hints import hint
from tui.read_only import leads_to_writing
from tui.settings import AS_IT_COMES, Settings
from tui.words import EVENT_MARKS, FOLLOWED, PROPOSAL_MARKS, fit, shown

WIDEST = 12
"""Cells of keys that stand in a column; more of them push aside what they do."""


class Key(NamedTuple):
    """How keys are written, what they do, and other words for that."""

    keys: str
    does: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class KeyHere:
    """An action of where one is: how its keys are written, what it does, alone and as one of a group, in one word, the
    id of its binding, and the action with the node that has it."""

    keys: tuple[str, ...]
    does: str
    group: str
    also: str
    id: str | None
    action: str
    node: DOMNode


class Line(Input):
    """What is looked for. The key that has opened the help is not typed, it closes it."""

    def check_consume_key(self, key: str, character: str | None = None) -> bool:
        """Whether a key is typed."""
        settings: Settings = getattr(self.app, "settings", AS_IT_COMES)
        of_help = ("question_mark", *settings.keys.get("help", "").split(","))  # the first is what the others replace
        return key not in of_help and super().check_consume_key(key, character)


class HelpScreen(ModalScreen[None]):
    """A line to type on, the keys that it leaves, and the marks. What is typed is looked for elsewhere too."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "back", id="help.back"),
        Binding("down", "scroll(1)", "down", show=False, id="help.down"),
        Binding("up", "scroll(-1)", "up", show=False, id="help.up"),
        Binding("pagedown", "scroll(10)", "a page down", show=False, id="help.page_down"),
        Binding("pageup", "scroll(-10)", "a page up", show=False, id="help.page_up"),
    ]

    def __init__(self, where: str, keys: Sequence[Key], elsewhere: Sequence[Key] = (), live: str = "") -> None:
        super().__init__()
        self.live = live
        self.where = where
        self.keys = keys
        self.elsewhere = elsewhere

    def compose(self) -> ComposeResult:
        """The line, keys, marks."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = Content(f"Keys · {self.where}")
            dialog.border_subtitle = hint(self, "{help.back=esc}: back")
            yield Line(placeholder="type what you want to do, or a key")
            with VerticalScroll(can_focus=False):
                yield Static(self._found(""), id="help-keys")
                yield Static(_marks(self.live), id="help-marks")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave what is asked for."""
        self.query_one("#help-keys", Static).update(self._found(event.value.strip()))
        self.query_one("#help-marks").display = not event.value.strip()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def on_input_submitted(self) -> None:
        """Enter: it has been read."""
        self.dismiss()

    def action_back(self) -> None:
        """Take back what was typed; then back to where one was."""
        line = self.query_one(Input)
        if line.value:
            line.value = ""
        else:
            self.dismiss()

    def action_scroll(self, lines: int) -> None:
        """Move the list."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def _found(self, typed: str) -> Content:
        here, there = matching(typed, self.keys), matching(typed, self.elsewhere) if typed else []
        if not here and not there:
            return Content(f"No key does “{shown(typed)}”." if typed else "No key does anything here.")
        width = max((length for key in (*here, *there) if (length := cell_len(key.keys)) <= WIDEST), default=WIDEST)
        lines = [_line(key, width, "$foreground") for key in here]
        if there:
            lines += [Content.assemble(("Elsewhere" if not here else "\nElsewhere", "bold"))]
            lines += [_line(key, width, "$secondary") for key in there]
        return Content("\n").join(lines)


def _line(key: Key, width: int, style: str) -> Content:
    return Content.assemble((fit(key.keys, max(width, cell_len(key.keys))), "bold $accent"), (f"  {key.does}", style))


def matching(typed: str, keys: Sequence[Key]) -> list[Key]:
    """The keys that are meant: those that are just what was typed, then those that do what all of its words say.

    >>> keys = [Key("d", "Go to a day"), Key("p", "Proposals"), Key("home g", "The first", "top")]
    >>> [key.keys for key in matching("go day", keys)], [key.keys for key in matching("top", keys)]
    (['d'], ['home g'])
    >>> [key.keys for key in matching("g", keys)]
    ['home g', 'd']
    """
    words = typed.casefold().split()
    is_key = [key for key in keys if typed in key.keys.split()]
    does = [key for key in keys if key not in is_key and all(_begun(word, f"{key.does} {key.also}") for word in words)]
    return is_key + does


def _begun(word: str, text: str) -> bool:
    """Whether a word of the text begins with it."""
    return any(each.startswith(word) for each in text.casefold().replace("(", " ").split())


def _marks(live: str) -> Content:
    def legend(title: str, marks: dict[str, str]) -> Content:
        words = "   ".join(f"{mark} {status}" for status, mark in marks.items())
        return Content.assemble((f"\n{title}  ", "bold"), words)

    rest = Content.assemble(
        ("\nDays  ", "bold"),
        "“~” is about then; “May 2025” is some day of that month; “undated” stands at the day of its report. A pending "
        "proposal is overdue once its day has passed; it lapses with the first report after that day, if no report "
        "tells an answer.",
        ("\nRows  ", "bold"),
        "“+” before one is new: it came in since somebody last came to look. “✎” is corrected, and “√” confirmed, by "
        f"somebody who knows better than the reader. “{FOLLOWED}” is followed.",
        ("\nLive  " if live else "", "bold"),
        live,
    )
    return Content("").join([legend("Events", EVENT_MARKS), legend("Proposals", PROPOSAL_MARKS), rest])


def active_keys(screen: Screen[Any]) -> list[KeyHere]:
    """The keys that do something on a screen: those of the focused pane first."""
    found: dict[tuple[str, DOMNode], KeyHere] = {}
    for node, binding, enabled, _ in screen.active_bindings.values():
        if not binding.description or binding.system or not enabled:
            continue
        does = _capital(binding.tooltip or binding.description)
        key = screen.app.get_key_display(binding)
        before = found.get((binding.action, node))
        if before is None:
            group = binding.group.description if binding.group else does
            found[binding.action, node] = KeyHere(
                (key,), does, group, binding.description, binding.id, binding.action, node
            )
        elif key not in before.keys:
            own = before if before.id or not binding.id else replace(before, does=does, group=does, id=binding.id)
            found[binding.action, node] = replace(own, keys=(*own.keys, key))
    ours = (key for key in found.values() if key.id is not None)  # what Textual itself binds has none
    return sorted(ours, key=lambda key: key.group != key.does)  # moving about comes last


def keys_of(screen: Screen[Any], keymap: Mapping[str, str]) -> tuple[str, list[Key], list[Key]]:
    """Where one is, the keys that do something there, and those that do something elsewhere; `keymap` has the keys that
    are set otherwise than they come."""
    from tui.keys import actions, place_of

    grouped: dict[str, Key] = {}
    here = active_keys(screen)
    for each in here:
        key = grouped.setdefault(each.group, Key("", each.group, ""))
        grouped[each.group] = Key(f"{key.keys} {' '.join(each.keys)}".strip(), key.does, f"{key.also} {each.also}")
    ids, read_only = {key.id for key in here}, getattr(screen.app, "read_only", False)
    elsewhere = []
    for action in actions().values():
        set_to = keymap[action.id].split(",") if action.id in keymap else action.keys
        keys = " ".join(screen.app.get_key_display(Binding(key, "")) for key in set_to)
        if action.id not in ids and not (read_only and leads_to_writing(action.id)):
            elsewhere.append(Key(keys, f"{_capital(action.does)} ({place_of(action.id)})"))
    return _where(screen), list(grouped.values()), elsewhere


def _capital(does: str) -> str:
    return does[:1].upper() + does[1:].rstrip(".")


def _where(screen: Screen[Any]) -> str:
    """The title of the focused pane, or of the pane around it; only a report's text has none."""
    node = screen.focused
    while isinstance(node, Widget) and not node.border_title:
        node = node.parent if isinstance(node.parent, Widget) else None
    return Content.from_markup(node.border_title).plain if node is not None and node.border_title else "Report"
