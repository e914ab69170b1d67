"""What a list asks of the store: its rows by pages, and where a row stands. Runs in threads; knows no widget."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from typing import Generic, NamedTuple, Protocol, TypeVar

from store.lookup import NO_DAYS, Days, Filter, Lookup

PAGE = 64
"""Rows of one page: more than fit on most screens, so that one question brings a screenful."""


class Identified(Protocol):
    """A row of the store."""

    @property
    def id(self) -> int:
        """The row's id."""


MOST_PAGES = 12
"""Pages that a list keeps; those farthest from the screen are dropped."""

Row = TypeVar("Row", bound=Identified)

Target = Callable[[Lookup, Filter], int | None]
"""Finds the place of the row to go to, counted from 0; None where there is none."""


class Headings(NamedTuple):
    """The headings of a list: what each is known by, and the row above which it stands, in order. `days` are the days
    of a timeline, which it has whether they are its headings or not."""

    keys: Sequence[str] = ()
    starts: Sequence[int] = ()
    days: Days = NO_DAYS


NO_HEADINGS = Headings()


class Known(NamedTuple, Generic[Row]):
    """What a list has at hand: how many rows there are, the row before which an extra line stands, pages, headings."""

    count: int  # type: ignore[assignment]  # not the method of tuples
    mark: int | None
    pages: dict[int, list[Row]]
    headings: Headings = NO_HEADINGS

    def row(self, index: int) -> Row | None:
        """A row, where its page is at hand."""
        page = self.pages.get(index // PAGE, [])
        return page[index % PAGE] if 0 <= index % PAGE < len(page) and index >= 0 else None


class Request(NamedTuple, Generic[Row]):
    """What a list wants to know. Places count rows from 0.

    `index` and `keep` are the cursor's place and row; `top` is the place of the first row on screen, and `anchor` that
    row, where the cursor is not on screen; no more than `rows` fit on it. With `target` the cursor goes there, `offset`
    lines below the top, or to the middle. Where `known` is given, only pages missing from it are asked for. `opening`
    says that the list is to open as it comes.
    """

    wanted: Filter
    index: int  # type: ignore[assignment]  # not the method of tuples
    keep: int | None
    top: int
    anchor: int | None
    rows: int
    target: Target | None = None
    offset: int | None = None
    known: Known[Row] | None = None
    opening: bool = False


class Reply(NamedTuple, Generic[Row]):
    """What was found: where the cursor is to be, where the row that was at the top of the screen stands now, and the
    pages there."""

    known: Known[Row]
    index: int  # type: ignore[assignment]  # not the method of tuples
    top: int


class Rows(ABC, Generic[Row]):
    """The questions of one list."""

    @abstractmethod
    def count(self, lookup: Lookup, wanted: Filter) -> int:
        """How many rows there are."""

    @abstractmethod
    def page(self, lookup: Lookup, wanted: Filter, start: int, limit: int) -> list[Row]:
        """The rows from `start` on."""

    @abstractmethod
    def place(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """Where a row stands; None where it is not in the list."""

    def near(self, lookup: Lookup, row_id: int, wanted: Filter) -> int | None:
        """The place nearest to a row that is not in the list; None where nothing says which that is."""
        return None

    def first(self, lookup: Lookup, wanted: Filter) -> int:
        """Where to begin."""
        return 0

    def mark(self, lookup: Lookup, wanted: Filter) -> int | None:
        """The row before which an extra line stands, if any."""
        return None

    def headings(self, lookup: Lookup, wanted: Filter) -> Headings:
        """The headings between the rows, if any."""
        return NO_HEADINGS

    def find(self, lookup: Lookup, request: Request[Row]) -> Reply[Row]:
        """Count, places and pages. Raises StoreError."""
        wanted = request.wanted
        if request.known is not None:
            known, index, top = request.known, request.index, request.top
        else:
            count, mark = self.count(lookup, wanted), self.mark(lookup, wanted)
            known = Known(count, mark, {}, self.headings(lookup, wanted))
            index, top = self._places(lookup, request)
        count = known.count
        index, top = max(0, min(index, count - 1)), max(0, min(top, count - 1))
        first = max(0, min(top, count - request.rows))  # the last rows fill the screen
        on_screen = {*range(first, min(top + request.rows + 1, count)), *({index} if count else ())}
        pages = dict(known.pages)
        for page in sorted({row // PAGE for row in on_screen} - pages.keys()):
            pages[page] = self.page(lookup, wanted, page * PAGE, PAGE)
        nearest = sorted(pages, key=lambda page: abs(page - top // PAGE))[:MOST_PAGES]
        return Reply(known._replace(pages={page: pages[page] for page in nearest}), index, top)

    def _places(self, lookup: Lookup, request: Request[Row]) -> tuple[int, int]:
        """Where the cursor and the top of the screen go."""
        wanted = request.wanted
        above = request.rows // 2 if request.offset is None else request.offset
        target = request.target(lookup, wanted) if request.target is not None else None
        if target is None and request.opening:
            target = self.first(lookup, wanted)
        if target is not None:
            return target, target - above
        index = self.place(lookup, request.keep, wanted) if request.keep is not None else None
        if request.anchor is not None:
            top = self.place(lookup, request.anchor, wanted)
            return request.index if index is None else index, request.top if top is None else top
        if index is None:  # gone, or hidden by the filter: stay at the same place
            return request.index, request.top
        return index, request.top + index - request.index
