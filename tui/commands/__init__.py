"""The plain commands, for scripts and for the curious. Each module has `configure(parser, command)` and `run(options)`,
which returns the exit status."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import QueryError

if TYPE_CHECKING:
    from store.negotiations import Belonging
    from tui.asking import Asker

DONE, REFUSED, MISUSED = 0, 1, 2
"""Exit statuses: all done; some input refused, the rest done; not understood."""


def default_store() -> Path:
    """Where the user's own store is: in the platform's data folder."""
    from platformdirs import user_data_path

    return user_data_path("parley", appauthor=False) / "parley.db"


def open_dashboard(
    store: Path, following: Path | None = None, belonging: Belonging | None = None, settings: Path | None = None
) -> int:
    """The dashboard, until it is left; with the settings of a file, if not the user's own.

    Raises QueryError where there is no terminal to draw it on, SettingsError where the settings say what cannot be.
    """
    from tui.haste import hurry, without_tls
    from tui.settings import read_settings

    set_to = read_settings(settings)
    instead = f"without one: parley watch {following} --no-dashboard" if following else ""
    _check_terminal(instead or "for scripts there are commands, see parley --help")
    hurry()
    asker = _warmed_up(store)
    with without_tls():
        from tui.starting import run_dashboard

    run_dashboard(store, following, belonging, set_to, asker)
    return DONE


def look_only(store: Path, negotiation: str | None = None, settings: Path | None = None) -> int:
    """The dashboard on a store that stays as it is, in a terminal or in the browser of `parley serve`; with
    `negotiation`, on that one alone. Raises as `open_dashboard` and `tui.starting.look_only`."""
    from tui.haste import hurry, without_tls
    from tui.settings import read_settings

    set_to = read_settings(settings)
    if "TEXTUAL_DRIVER" not in os.environ:  # `parley serve` has none, it takes what is drawn through a pipe
        _check_terminal("colleagues look with: parley serve")
    hurry()
    asker = _warmed_up(store)
    with without_tls():
        from tui.starting import look_only

    look_only(store, negotiation, set_to, asker)
    return DONE


def _warmed_up(store: Path) -> Asker | None:
    """What the dashboard asks its first questions through, at work before that is loaded; none for a store to be
    made."""
    from tui.asking import Asker

    if not store.is_file():
        return None
    asker = Asker(store)
    asker.warm_up()
    return asker


def _check_terminal(instead: str) -> None:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise QueryError(f"the dashboard needs a terminal; {instead}")


def complain(line: str) -> None:
    """One line on standard error."""
    from tui.words import shown

    print(f"parley: {shown(line)}", file=sys.stderr, flush=True)


def tell_renewal(reports: int) -> None:
    """That a store of an earlier parley is brought up: it may take a while."""
    complain(f"the store is brought up to this parley: what {reports} reports tell is put together anew")
