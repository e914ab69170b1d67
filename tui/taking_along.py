"""What one takes along from a line: the line with its source, copied, and the original of its report.

For every screen that shows facts or reports: the question is asked in a thread of that screen, the app does the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from textual.screen import Screen

from store.errors import StoppedError, StoreError
from store.lookup import DocumentRow
from tui.asking import Asker
from tui.citing import citation
from tui.messages import Cited, OriginalFound, Trouble
from tui.panes.evidence import Told, evidence


def copy_line(screen: Screen[Any], asker: Asker, told: Told, today: Callable[[], date]) -> None:
    """Copy a line with its source."""

    def ask() -> None:
        try:
            text = asker.ask(lambda lookup: citation(lookup, told, today()))
        except StoppedError:
            return
        except StoreError as error:
            screen.app.post_message(Trouble(str(error)))
        else:
            screen.app.post_message(Cited(text))

    screen.run_worker(ask, thread=True, exclusive=True, exit_on_error=False, group="citing")


def find_original(screen: Screen[Any], asker: Asker, told: Told) -> None:
    """Show the address of the report that tells a fact, to be opened in the browser."""

    def ask() -> None:
        try:
            report: DocumentRow | None = asker.ask(lambda lookup: evidence(lookup, told).report)
        except StoppedError:
            return
        except StoreError as error:
            screen.app.post_message(Trouble(str(error)))
        else:
            screen.app.post_message(OriginalFound(report))

    screen.run_worker(ask, thread=True, exclusive=True, exit_on_error=False, group="original")
