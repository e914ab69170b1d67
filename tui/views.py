"""Saved views: a filter, a sort and a layout under a name, and perhaps a digit. They belong to a store.

They lie beside what is remembered, in a file of their own, since people make them: `remember = false` leaves them, and
a file that cannot be understood is put aside before another is written.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from store.errors import ParleyError
from store.lookup import Lookup
from tui.kept_files import alone_with, read_table, table, write_table
from tui.kept_standing import said, understood
from tui.remembered import USUAL, Sizes, memory_file, sizes_said
from tui.standing import BEGINNING, Standing
from tui.words import shown

FILE_NAME = "views.json"

DIGITS = range(1, 10)

LONGEST_NAME = 60
"""Characters of a name."""


class ViewError(ParleyError):
    """A view that cannot be shown, saved or deleted: what is wrong, and what to do."""


class View(NamedTuple):
    """A view. Its standing has no places and no day in the past: it shows what is, from where lists open."""

    name: str
    digit: int | None = None
    standing: Standing = BEGINNING
    sizes: Sizes = USUAL
    zoomed: bool = False


def view_of(name: str, digit: int | None, standing: Standing, sizes: Sizes, zoomed: bool) -> View:
    """What is shown, as a view."""
    shown_now = standing._replace(places={}, as_of=None, before=None, view="")
    return View(name, digit, shown_now, sizes, zoomed)


def views_file() -> Path:
    """The file beside what is remembered."""
    return memory_file().with_name(FILE_NAME)


class Views:
    """The views of one store; without a file, as long as the dashboard is open. Other dashboards may change them
    too: they are read anew each time."""

    def __init__(self, path: Path | None, store: Path) -> None:
        self._path = path
        self._store = str(store.expanduser().absolute())
        self._unkept: dict[str, Any] = {}

    def all(self) -> list[View]:
        """Those with a digit by their digits, then the others by name."""
        views = [_view(table(each)) for each in self._said().get(self._store) or () if table(each).get("name")]
        return sorted(views, key=lambda view: (view.digit or len(DIGITS) + 1, view.name.casefold()))

    def named(self, name: str) -> View | None:
        """The view of that name, however it is capitalized."""
        return next((view for view in self.all() if view.name.casefold() == name.casefold()), None)

    def at(self, digit: int) -> View | None:
        """The view of that digit."""
        return next((view for view in self.all() if view.digit == digit), None)

    def change(self, before: View | None, after: View | None) -> None:
        """Put a view in the place of another, or of the one of its name; without `before` it is a new one, without
        `after` it is deleted. A digit goes to the one that gets it last. Raises ViewError."""
        gone = {view.name.casefold() for view in (before, after) if view}

        def changed(views: list[View]) -> list[View]:
            kept = [view for view in views if view.name.casefold() not in gone]
            if after is None:
                return kept
            return [view._replace(digit=None) if view.digit == after.digit else view for view in kept] + [after]

        if self._path is None:
            self._unkept[self._store] = [_said(view) for view in changed(self.all())]
            return
        try:
            with alone_with(self._path):
                everything = {**self._said(), self._store: [_said(view) for view in changed(self.all())]}
                self._put_aside_what_is_damaged()
                write_table(self._path, {"views": everything})
        except (OSError, ValueError) as error:
            why = getattr(error, "strerror", None) or error
            raise ViewError(f"{shown(str(self._path))}: cannot be written ({why}); make room for it there") from error

    def _said(self) -> Mapping[str, Any]:
        if self._path is None:
            return self._unkept
        try:
            by_store = table((read_table(self._path) or {}).get("views"))
        except ValueError:
            return {}
        return {store: views for store, views in by_store.items() if isinstance(views, list)}

    def _put_aside_what_is_damaged(self) -> None:
        assert self._path is not None
        try:
            read_table(self._path)
        except ValueError:
            with suppress(OSError):
                self._path.replace(self._path.with_name(f"{self._path.name}.damaged"))


def _said(view: View) -> dict[str, Any]:
    sizes = {"timeline": view.sizes.timeline, "source": view.sizes.source}
    return {
        "name": view.name, "digit": view.digit, "sizes": sizes, "zoomed": view.zoomed, "shows": said(view.standing),
    }  # fmt: skip


def _view(said: Mapping[str, Any]) -> View:
    digit = said.get("digit")
    return View(
        str(said["name"])[:LONGEST_NAME],
        digit if isinstance(digit, int) and not isinstance(digit, bool) and digit in DIGITS else None,
        understood(table(said.get("shows")))._replace(places={}, as_of=None, view=""),
        sizes_said(said.get("sizes")),
        said.get("zoomed") is True,
    )


def found_again(lookup: Lookup, view: View) -> Standing:
    """What a view shows, with its negotiation and its actor as the store knows them now: by their names, since reading
    all reports again gives them other numbers. Raises ViewError where one is no more, StoreError."""
    standing, here = view.standing, view.standing.filter
    if here.negotiation is not None:
        rows = lookup.negotiations()
        named = [row for row in rows if row.name == standing.negotiation_name]
        same = next((row for row in named if row.id == here.negotiation), None) or (named[0] if named else None)
        if same is None:
            raise _gone(view, "negotiation", standing.negotiation_name)
        standing = standing._replace(filter=standing.filter._replace(negotiation=same.id))
    if here.actor is not None:
        name = standing.actor_name
        known = lookup.actor(here.actor)
        candidates = [*([known] if known else []), *lookup.actors_named(name)]
        actor = next((each for each in candidates if name in (each.name, *each.also)), None)
        if actor is None:
            raise _gone(view, "actor", name)
        standing = standing._replace(filter=standing.filter._replace(actor=actor.id), actor_name=actor.name)
    return standing


def _gone(view: View, what: str, name: str) -> ViewError:
    called = f"called “{shown(name)}”" if name else "without a name"
    return ViewError(f"The view “{shown(view.name)}” is of the {what} {called}, which is no more; delete or change it.")
