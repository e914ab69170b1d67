"""The top line: what is followed, how much is known, and whether it is live."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from store.lookup import Counts
from tui.hints import hint
from tui.words import DAYS, MONTHS, count_words, fit, shown

LEFT = 20
"""Cells that are left to the names of what is shown; what is new is said in short before it takes them."""


LEAST = 12
"""Cells below which the name of what is followed, cut off, would say nothing."""


PALETTE = Style.from_meta({"does": "app.command_palette"})
"""A click on the name opens the command palette: what has a key can be had by mouse, too."""


INBOX = Style.from_meta({"does": "screen.inbox"})
LIVE = Style.from_meta({"does": "app.say_live"})


def clock() -> datetime:
    """The time on the wall."""
    return datetime.now().astimezone()


class Header(Widget):
    """`parley  Orva river  following desk/      31 reports · 4 new since yesterday · 3 in the inbox · ◉ live since
    09:12`: the negotiation that is shown, how much there is of it, what of it is new, what has not been read of what
    changed for what is followed, and whether it is live, and since when where there is room; that mark is hollow, with
    a word, when something fails. First of all, where one looks at a day in the past, which."""

    counts: reactive[Counts | None] = reactive(None)
    live: reactive[bool] = reactive(True)
    busy: reactive[str] = reactive("")
    only: reactive[str] = reactive("")
    view: reactive[str] = reactive("")
    negotiation: reactive[str] = reactive("")
    as_of: reactive[str] = reactive("")
    read_only: reactive[bool] = reactive(False)
    new: reactive[tuple[str, str]] = reactive(("", ""))
    """How much is new, at length and in short."""
    inbox: reactive[int] = reactive(0)
    """Notices that have not been read."""

    def __init__(self, store: Path, following: Path | None) -> None:
        super().__init__(id="header")
        self.store = store
        self.following = following
        self.since = clock()

    def watch_live(self) -> None:
        """From now on it is, or is not."""
        self.since = clock()

    async def on_click(self, event: events.Click) -> None:
        """Do what the words under the mouse are for. They are no links: those have a colour of their own."""
        if does := event.style.meta.get("does"):
            await self.run_action(does)

    def live_words(self) -> str:
        """Whether what is shown is kept up to date, since when, what is followed and from which store: at length."""
        what = "Live" if self.live else "Not following" if self.following else "Not live"
        if self.read_only:  # whoever looks on need not know where things lie
            return f"{what} since {self._since()}."
        where = f", following {shown(str(self.following.absolute()))}" if self.following else ""
        return f"{what} since {self._since()}{where}; the store is {shown(str(self.store.absolute()))}."

    def _since(self) -> str:
        then = self.since
        if then.date() == clock().date():
            return f"{then:%H:%M}"
        return f"{DAYS[then.weekday()]} {then.day} {MONTHS[then.month - 1]}"

    def render(self) -> Content:
        """One line of the width of the screen."""
        where = f"following {_folder(self.following)}" if self.following else shown(self.store.name)
        live = "◉ live" if self.live else "○ not following" if self.following else "○ not live"
        reports = count_words(self.counts.documents, "report") if self.counts else ""
        parts = ["read only" if self.read_only else "", self.busy, reports]
        since = f" since {self._since()}"
        right = "".join(f"{part} · " for part in parts if part)
        inbox = f"{self.inbox} in the inbox" if self.inbox else ""
        room = self.size.width - 2 - len("parley  ") - cell_len(right) - cell_len(live)
        room -= cell_len(inbox) + 3 if inbox else 0
        if not self.live and room - len(since) >= LEFT:  # it comes before what is new
            live, room, since = live + since, room - len(since), ""
        left = [
            (f"as known on {self.as_of} ({hint(self, '{as_of=w}: now')})  " if self.as_of else "", "bold $warning"),
            (f"{self.negotiation}  " if self.negotiation else "", "bold"),
            (f"view {self.view}  " if self.view else "", "bold $accent"),
            (f"only {self.only} ({hint(self, '{unfilter=esc}: everything')})  " if self.only else "", "bold $accent"),
            (where, "$secondary"),
        ]
        names = sum(cell_len(words) for words, _style in left[:-1])  # the short form comes before a name is cut
        forms = ((self.new[0], max(LEFT, names)), (self.new[1], LEFT))
        new = next((f"{words} · " for words, rest in forms if words and room - cell_len(words) - 3 >= rest), "")
        room -= cell_len(new)
        said = sum(cell_len(part) for part in (self.as_of, self.negotiation, self.only)) + cell_len(where) + 6
        if room - len(since) >= max(LEFT, said):  # a name comes before it
            live += since
            room -= len(since)
        return Content.assemble(
            Content("parley").stylize("bold").stylize(PALETTE), "  ", *_laid(left, room),
            (right, "$secondary"), (new, "bold $accent"),
            Content(inbox).stylize("bold $warning").stylize(INBOX), " · " if inbox else "",
            Content(live).stylize("$success" if self.live else "bold $error").stylize(LIVE),
        )  # fmt: skip


def _laid(parts: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """Texts with their styles in so much room: the first ones whole as long as there is some, the last fills it, or is
    left out where only its beginning could be read. There is always a gap after them."""
    laid = []
    for at, (text, style) in enumerate(parts):
        last = at == len(parts) - 1
        words = text.rstrip()
        if last and room <= min(cell_len(words), LEAST):
            words = ""
        width = max(0, room if last else min(cell_len(text), room))
        laid.append((fit(fit(words, max(0, width - 1)), width) if width == room else fit(text, width), style))
        room -= width
    return laid


def _folder(path: Path) -> str:
    name = shown(path.name or str(path))
    return f"{name}/"
