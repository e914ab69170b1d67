"""The import that is begun in the dashboard: how far it is, and how it is stopped."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import ParleyError
from tui.hints import hint
from tui.messages import Trouble
from tui.words import count_words

if TYPE_CHECKING:
    from store.importing import Imported
    from store.negotiations import Belonging
    from tui.app import ParleyApp

MOST_NOTICES = 3
"""Refused files of one import that are told one by one; the rest are counted."""

AGAIN = "import the same again for the rest"


class ImportGoesOn(Message):
    """So many of so many reports are done; `total` is 0 until they have been found."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__()
        self.done, self.total = done, total

    def can_replace(self, message: Message) -> bool:
        """Only the last counts."""
        return isinstance(message, ImportGoesOn)


class ImportEnded(Message):
    """All is in, or what was done until it was stopped."""

    def __init__(self, done: list[Imported], total: int) -> None:
        super().__init__()
        self.done, self.total = done, total


class Importer:
    """One import at a time. Between two reports it can be stopped: those that are in are whole, and stay."""

    def __init__(self, app: ParleyApp) -> None:
        self._app = app
        self._stop = Event()
        self.is_at_work = False

    def begin(self, path: Path, belonging: Belonging | None) -> None:
        """Import a file or a folder, in a thread."""
        self._stop.clear()
        self.is_at_work = True
        self.show(ImportGoesOn(0, 0))
        self._app.run_worker(lambda: self._import(path, belonging), thread=True, exit_on_error=False, group="import")

    def stop(self) -> None:
        """No report more after the one that is being read."""
        if self.is_at_work:
            self._stop.set()
            self._app.dashboard.header.busy = "stopping"

    def _import(self, path: Path, belonging: Belonging | None) -> None:
        """Runs in a thread. It tells by messages, which nobody has to wait for when the dashboard is left."""
        from store.importing import import_paths

        done: list[Imported] = []
        total = 0

        def begun(reports: int) -> None:
            nonlocal total
            total = reports

        def progress(imported: Imported) -> None:
            done.append(imported)
            self._app.post_message(ImportGoesOn(len(done), total))

        try:
            import_paths(
                self._app.store, [path], progress, belonging=belonging, on_begin=begun, stopped=self._stop.is_set
            )
        except ParleyError as error:
            self._app.post_message(Trouble(str(error)))
        finally:
            self._app.post_message(ImportEnded(done, total))

    # ------------------------------------------------------------ what is shown

    def show(self, message: ImportGoesOn) -> None:
        """Write in the header how far it is, and how to stop it."""
        if self._stop.is_set() or not self.is_at_work:
            return
        how_far = f" {message.done} of {message.total}" if message.total else ""
        self._app.dashboard.header.busy = f"importing{how_far} ({hint(self._app.dashboard, '{import=i} stops it')})"

    def tell(self, message: ImportEnded) -> None:
        """Say what has come of it."""
        self.is_at_work = False
        self._app.dashboard.header.busy = ""
        done = message.done
        refused = [imported.error for imported in done if imported.error is not None]
        for error in refused[:MOST_NOTICES]:
            self._app.tell(error, wrong=True)
        if len(refused) > MOST_NOTICES:
            self._app.tell(f"{count_words(len(refused) - MOST_NOTICES, 'more report')} refused", wrong=True)
        known = sum(imported.standing == "known" for imported in done)
        moved = sum(imported.standing == "moved" for imported in done)
        new = len(done) - len(refused) - known - moved
        if self._stop.is_set() and len(done) < message.total:
            self._app.tell(f"Stopped: {len(done)} of {count_words(message.total, 'report')} done; {AGAIN}.")
        elif not done:
            if not self._stop.is_set():
                self._app.tell("No report was found there.", wrong=True)
        elif new or known or moved:
            parts = [
                f"{count_words(new, 'report')} read" if new else "", f"{known} known already" if known else "",
                f"{moved} moved here" if moved else "",
            ]  # fmt: skip
            self._app.tell(", ".join(part for part in parts if part))
