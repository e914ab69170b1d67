"""What is known of one thing, on a screen of its own: sections of lines, and the sentence of the line one is on."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from store.errors import StoppedError, StoreError
from store.lookup import ActorRow, Filter, Lookup, ProposalRow
from tui.asking import Asker
from tui.citing import report_cited
from tui.hints import hint
from tui.messages import Trouble
from tui.panes.columns import quoted
from tui.panes.entries import Entry, Section
from tui.panes.evidence import Told
from tui.panes.keys import Keys
from tui.panes.narrow import Narrow
from tui.panes.rows import Rows
from tui.panes.scrolled import NOTHING_LIKE_IT
from tui.panes.sections import Sections
from tui.panes.source import report_words
from tui.screens.narrowed import NarrowedScreen, holds
from tui.taking_along import find_original
from tui.words import fit, shown

if TYPE_CHECKING:
    from tui.screens.opener import Opener

WIDE = 1000
"""Cells in which a line is laid out to be copied."""

Row = ProposalRow | ActorRow

Chapter = Callable[[Lookup], Sequence[Section]]

_NEXT = Binding.Group("The next or the previous one of the list")


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """What is asked for: a thing by its id, or the one so many `steps` away from it in the list that one came from."""

    id: int
    steps: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a thing stands in its list, counted from 0, and how many there are."""

    place: int
    count: int


@dataclass(frozen=True, slots=True)
class Among:
    """The list that one came from, and what it was narrowed to."""

    rows: Rows[Any]
    wanted: Filter

    def standing(self, lookup: Lookup, row_id: int) -> Standing | None:
        """Where a row stands in it; None where it does not have it."""
        place = self.rows.place(lookup, row_id, self.wanted)
        return None if place is None else Standing(place, self.rows.count(lookup, self.wanted))


class OpenedScreen(NarrowedScreen[None]):
    """One thing, `among` others where one came from a list."""

    KIND: ClassVar[Literal["proposal", "actor"]]
    GONE: ClassVar[str]
    """What is said of one that is not there any more."""
    AUTO_FOCUS: ClassVar[str | None] = "#opened"
    PROMPT = "words of a line, or of its sentence"
    VERTICAL_BREAKPOINTS = [(0, "-lowest"), (16, "-low"), (30, "-high")]  # noqa: RUF012 (as Screen declares it)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q", "back", "back", id="opened.back", tooltip="Back to where you were"),
        Binding("right", "step(1)", "next", show=False, group=_NEXT, id="opened.next"),
        Binding("left", "step(-1)", "previous", show=False, group=_NEXT, id="opened.previous"),
        Binding("f", "follow", "follow", id="opened.follow", tooltip="Follow what is opened; again: no more"),
        Binding("e", "correct", "correct", id="opened.correct", tooltip="Correct or confirm what is opened"),
        Binding("u", "undo", "undo", show=False, id="opened.undo", tooltip="Take back the last look or correction"),
        Binding("y", "copy", "copy", id="opened.copy", tooltip="Copy the line with its source"),
        Binding("o", "original", "original", False, id="opened.original", tooltip="The original, in the browser"),
    ]

    class Found(Message, bubble=False):
        """The thread's first answer: the thing (None where there is none), and where it stands."""

        def __init__(self, wanted: Wanted, row: Row | None, standing: Standing | None) -> None:
            super().__init__()
            self.wanted, self.row, self.standing = wanted, row, standing

    class Answered(Message, bubble=False):
        """The sections of one of its chapters, and whether it is the last one."""

        def __init__(self, wanted: Wanted, chapter: int, sections: Sequence[Section], *, last: bool) -> None:
            super().__init__()
            self.wanted, self.chapter, self.sections, self.last = wanted, chapter, sections, last

    class Failed(Message, bubble=False):
        """The store could not be asked."""

        def __init__(self, wanted: Wanted) -> None:
            super().__init__()
            self.wanted = wanted

    def __init__(self, opener: Opener, entry_id: int, among: Among | None = None) -> None:
        super().__init__()
        self.opener = opener
        self.entry_id = entry_id
        self.among = among
        self.as_of = opener.as_of
        self.asker = Asker(opener.store, lambda: self.as_of)
        self.row: Row | None = None
        self.gone = False
        self.standing: Standing | None = None
        self._asked: Wanted | None = None
        self._ask_again = False
        self._chapters: dict[int, Sequence[Section]] = {}
        self._came_from: tuple[str, int] | None = None
        """The entry where one was before one narrowed the lines, and the line on top."""

    # ------------------------------------------------------------ what differs from kind to kind

    @abstractmethod
    def find(self, lookup: Lookup, entry_id: int) -> Row | None:
        """The thing itself."""

    @abstractmethod
    def chapters(self, row: Row) -> Sequence[Chapter]:
        """The questions for its sections, in their order."""

    # ------------------------------------------------------------ asking

    def compose(self) -> ComposeResult:
        """Sections, sentence, keys."""
        yield Sections(id="opened")
        yield Static(id="opened-sentence")
        yield Narrow()
        yield Keys()

    def on_mount(self) -> None:
        """Ask for all of it."""
        self.query_one("#opened-sentence").border_title = "Source"
        self._title()
        self._ask(Wanted(self.entry_id))

    def on_unmount(self) -> None:
        """Close the connection."""
        self.asker.close()

    def reload(self) -> None:
        """The store has changed: ask again; the cursor stays on its line."""
        if self._asked is not None:
            self._ask_again = True
        else:
            self._ask(Wanted(self.entry_id))

    def _ask(self, wanted: Wanted) -> None:
        if self._asked is not None:
            self.asker.interrupt()
        self._asked = wanted
        self._ask_again = False
        self.run_worker(lambda: self._answer(wanted), thread=True, exclusive=True, exit_on_error=False, group="opened")

    def _answer(self, wanted: Wanted) -> None:
        """Runs in a thread: the thing first, then a chapter after the other."""
        try:
            row, standing = self.asker.ask(lambda lookup: self._find(lookup, wanted))
            self.post_message(self.Found(wanted, row, standing))
            chapters = self.chapters(row) if row is not None else ()
            for number, chapter in enumerate(chapters):
                if self._asked is not wanted:
                    return  # no longer wanted
                sections = self.asker.ask(chapter)
                self.post_message(self.Answered(wanted, number, sections, last=number == len(chapters) - 1))
        except StoppedError:
            return  # no longer wanted
        except StoreError as error:
            if self._asked is wanted:
                self.app.post_message(Trouble(str(error)))
                self.post_message(self.Failed(wanted))

    def _find(self, lookup: Lookup, wanted: Wanted) -> tuple[Row | None, Standing | None]:
        standing = self.among.standing(lookup, wanted.id) if self.among is not None else None
        if wanted.steps and standing is not None and self.among is not None:
            place = (standing.place + wanted.steps) % standing.count
            row = next(iter(self.among.rows.page(lookup, self.among.wanted, place, 1)), None)
            return row, Standing(place, standing.count)
        return self.find(lookup, wanted.id), standing

    # ------------------------------------------------------------ answers

    def on_opened_screen_found(self, message: OpenedScreen.Found) -> None:
        """What it is called, and where it stands; another one begins at its first line."""
        if message.wanted is not self._asked:
            return
        row, self.standing = message.row, message.standing
        sections = self.query_one(Sections)
        if row is None:
            self.row, self.gone = None, True
            self._finish()
            sections.show([])
            self._show_sentence(None)
        else:
            self.gone = False
            if self.row is None or row.id != self.row.id:
                self._chapters = {}
                self.narrowed_to, self._came_from = "", None
                sections.begin()
            self.row, self.entry_id = row, row.id
        self._title()

    def on_opened_screen_answered(self, message: OpenedScreen.Answered) -> None:
        """Show what has been told so far."""
        if message.wanted is not self._asked:
            return
        self._chapters[message.chapter] = message.sections
        self.show_narrowed()
        if message.last:
            self._finish()

    def show_narrowed(self) -> None:
        """Show the lines that hold the words, or whose sentences do, under their titles; all again, where one was."""
        sections = self.query_one(Sections)
        if self.narrowed_to and self._came_from is None and sections.entry is not None:
            self._came_from = sections.entry.key, sections.scroll_offset.y
        told = [section for number in sorted(self._chapters) for section in self._chapters[number]]
        sections.show([
            replace(section, entries=tuple(each for each in section.entries if self._holds(each))) for section in told
        ])  # fmt: skip
        if not self.narrowed_to and self._came_from is not None:
            sections.go_back_to(*self._came_from)
            self._came_from = None
        self._title()

    def _holds(self, entry: Entry) -> bool:
        if not self.narrowed_to:
            return True
        quote = entry.sentence.quote if entry.sentence else ""
        words = " ".join(text for line in entry.draw(WIDE) for text, _ in line)
        return holds(self.narrowed_to, f"{words} {quote}")

    @property
    def narrowed_list(self) -> Sections:
        """The sections."""
        return self.query_one(Sections)

    def move_in_narrowed(self, step: int) -> None:
        """To another line while one types."""
        self.query_one(Sections).action_move(step)

    def on_opened_screen_failed(self, message: OpenedScreen.Failed) -> None:
        """What was shown stays."""
        if message.wanted is self._asked:
            self._finish()

    def _finish(self) -> None:
        self._asked = None
        if self._ask_again:
            self._ask(Wanted(self.entry_id))

    def _title(self) -> None:
        sections = self.query_one(Sections)
        then = f" · as known on {self.opener.as_of_words}" if self.as_of is not None else ""
        sections.border_title = Content(self.titled(f"{self.KIND.capitalize()}{then}")).markup
        standing = self.standing
        if standing is not None and standing.count > 1:
            which = f"{standing.place + 1:,} of {standing.count:,}".replace(",", "\N{NARROW NO-BREAK SPACE}")
            sections.border_subtitle = hint(self, f"{{opened.previous=←}} {which} {{opened.next=→}}").markup
        else:
            sections.border_subtitle = ""

    def on_sections_highlighted(self, message: Sections.Highlighted) -> None:
        """Show the sentence that the line rests on."""
        self._show_sentence(message.entry)

    def on_resize(self) -> None:
        """There is room for more of the sentence, or for less."""
        self.call_after_refresh(lambda: self._show_sentence(self.query_one(Sections).entry))

    def _show_sentence(self, entry: Entry | None) -> None:
        """The report, and as much of the sentence as there is room for."""
        below = self.query_one("#opened-sentence", Static)
        if entry is None or entry.sentence is None:
            below.update(Content(self.GONE if self.gone else NOTHING_LIKE_IT if self.narrowed_to else ""))
            return
        told, room = entry.sentence, below.content_size
        width, lines = room.width or WIDE, max(1, room.height - 1)
        quote = quoted(told.quote, width, 0, lines)
        words = "\n".join("".join(text for text, _ in line) for line in quote)
        below.update(Content.assemble((fit(report_words(told.report), width), "$secondary"), "\n", words))

    # ------------------------------------------------------------ keys

    def on_sections_opened(self, message: Sections.Opened) -> None:
        """Go where the line leads."""
        if message.entry.target is not None:
            self.opener.go(message.entry.target)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is a next one only in a list."""
        if action == "step" and (self.standing is None or self.standing.count < 2):
            return False
        return super().check_action(action, parameters)

    def action_step(self, steps: int) -> None:
        """Open the next or the previous one of the list."""
        self._ask(Wanted(self.entry_id, steps))

    def action_correct(self) -> None:
        """Correct or confirm it."""
        self.opener.correct(self.row)

    def action_follow(self) -> None:
        """Follow it, or no more."""
        self.opener.follow(self.row)

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.opener.take_back()

    def action_copy(self) -> None:
        """Copy what is opened, what the line says of it, and the sentence with its report."""
        entry = self.query_one(Sections).entry
        if entry is None or self.row is None:
            return
        name = shown(self.row.what if isinstance(self.row, ProposalRow) else self.row.name)
        quote = f"“{shown(entry.sentence.quote)}”" if entry.sentence else ""
        line = " ".join("".join(text for text, _ in part) for part in entry.draw(WIDE)).replace(quote, "")
        words = " ".join(line.split())
        report = report_cited(entry.sentence.report) if entry.sentence else ""
        parts = ("" if name in words else name, words, quote, report)
        self.app.copy_to_clipboard(" — ".join(part for part in parts if part))

    def action_original(self) -> None:
        """Show the address of the report that the line rests on."""
        entry = self.query_one(Sections).entry
        if entry is not None and entry.sentence is not None:
            find_original(self, self.asker, Told("document", entry.sentence.report.id))

    def leave(self) -> None:
        """Back to where one was."""
        self.dismiss()
