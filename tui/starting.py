"""The ways in which the dashboard is started."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from store.lookup import Lookup
from tui.app import ParleyApp
from tui.asking import Asker
from tui.commands import tell_renewal
from tui.remembered import Memory, memory_file
from tui.settings import AS_IT_COMES, Settings, check_theme
from tui.views import views_file

if TYPE_CHECKING:
    from store.negotiations import Belonging


def run_dashboard(
    store: Path,
    following: Path | None = None,
    belonging: Belonging | None = None,
    settings: Settings = AS_IT_COMES,
    asker: Asker | None = None,
) -> None:
    """Open the dashboard on a store, which is made if it is not there; with `following`, keep importing that folder
    into the negotiation that `belonging` says, which is shown where there are several. With `asker` the first questions
    are asked through that one.

    Returns when the user quits. Raises StoreError where the store cannot be opened, SettingsError where there is no
    theme of the name that `TEXTUAL_THEME` gives.
    """
    from store.renewal import renew

    _check_named_theme()
    renew(store, tell_renewal)
    memory = Memory(memory_file(), store) if settings.remember else None
    views = views_file()
    app = ParleyApp(store, following, belonging=belonging, settings=settings, memory=memory, views=views, asker=asker)
    if belonging is not None:
        begin_in(app, belonging.name)
    app.run()


def begin_in(app: ParleyApp, name: str) -> None:
    """Show the negotiation of that name, where it is one of several; one step back leads to where one was last. Before
    the start. Raises StoreError."""
    from store.negotiations import key

    known = app.dashboard.asker.ask(lambda lookup: lookup.negotiations())
    here = next((row for row in known if key(row.name) == key(name)), None)
    if here is not None and len(known) > 1 and app.dashboard.all_here().negotiation != here.id:
        app.dashboard.stand(app.dashboard.standing.in_negotiation(here.id, here.name))


def look_only(
    store: Path, negotiation: str | None = None, settings: Settings = AS_IT_COMES, asker: Asker | None = None
) -> None:
    """Open the dashboard on a store that is there and stays as it is; with `negotiation`, on that one alone. With
    `asker` the first questions are asked through that one.

    Returns when the user quits. Raises StoreError where the store cannot be read as it is, QueryError where there is no
    such negotiation, SettingsError as `run_dashboard`.
    """
    from store.connection import write_nothing
    from store.renewal import check_is_of_this_parley

    _check_named_theme()
    write_nothing()
    check_is_of_this_parley(store)
    with Lookup(store) as lookup:
        kept_to = lookup.negotiation(negotiation) if negotiation is not None else None
    ParleyApp(store, settings=settings, read_only=True, kept_to=kept_to, asker=asker).run()


def _check_named_theme() -> None:
    if named := os.environ.get("TEXTUAL_THEME"):
        check_theme("TEXTUAL_THEME", named)
