"""Folders that bring new reports: what lies in one is imported, then what is dropped, replaced or renamed in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event
from time import monotonic

from watchfiles import Change, watch

from store.arriving import Arriving, whole
from store.errors import StoreError
from store.importing import Imported, import_paths
from store.reports import may_be_report, reports_in

DEBOUNCE_MS, STEP_MS = 50, 20
"""How long changes are gathered, and how long it must be quiet among them before they are told."""

LOOK_MS = 50
"""How often files that are not whole yet are looked at again, and whether the folder is still there."""

TRY_AGAIN = 3.0
"""Seconds after which reports are tried again that the store did not take."""


def follow(
    store: Path,
    folder: Path,
    stop: Event,
    on_report: Callable[[Imported], None],
    on_trouble: Callable[[str], None],
) -> None:
    """Import what a folder holds, then follow it until `stop` is set. Belongs in a thread of its own.

    A folder that vanishes, and a store that cannot be written, are told through `on_trouble`, one line each; following
    goes on when they are back.
    """
    following = _Following(store, folder, on_report, on_trouble)
    while not stop.is_set():
        if folder.is_dir():
            following.run(stop)
        else:
            following.trouble(f"{folder}: the folder is gone; following goes on when it is back")
            stop.wait(LOOK_MS / 1000)


class _Following:
    """A folder, the files in it that are not imported yet, and the state in which the others were."""

    def __init__(
        self, store: Path, folder: Path, on_report: Callable[[Imported], None], on_trouble: Callable[[str], None]
    ) -> None:
        self.store, self.named = store.resolve(), folder
        self.on_report, self.on_trouble = on_report, on_trouble
        self.folder = folder
        self.arriving: dict[Path, Arriving] = {}
        self.imported: dict[Path, object] = {}
        self.not_before = 0.0
        self.told = ""
        self.polling: bool | None = None

    def run(self, stop: Event) -> None:
        """Follow the folder while it is there."""
        self.folder = self.named.resolve()
        identity = _identity(self.folder)
        try:
            changes = watch(
                self.folder, watch_filter=self._concerns, debounce=DEBOUNCE_MS, step=STEP_MS, stop_event=stop,
                rust_timeout=LOOK_MS, yield_on_timeout=True, force_polling=self.polling, ignore_permission_denied=True,
            )  # fmt: skip
            # Listed only when changes are seen already, so that nothing is dropped unseen in between.
            self._changed(next(changes, set()))
            self._arrive(reports_in([self.folder]))
            self._import_whole()
            self.told = ""
            for changed in changes:
                self._changed(changed)
                self._import_whole()
                if _identity(self.folder) != identity:
                    return
        except FileNotFoundError:
            return
        except (OSError, RuntimeError) as error:
            if self.polling:
                raise
            self.trouble(f"{self.named}: changes are not told by the system ({error}); looking for them instead")
            self.polling = True

    def trouble(self, line: str) -> None:
        """Tell what went wrong, once until it is another thing or all is well again."""
        if line != self.told:
            self.on_trouble(line)
        self.told = line

    def _concerns(self, change: Change, path: str) -> bool:
        return all(may_be_report(part) for part in Path(path).relative_to(self.folder).parts)

    def _changed(self, changes: set[tuple[Change, str]]) -> None:
        for change, name in changes:
            path = Path(name)
            if change == Change.deleted:
                self.imported.pop(path, None)
            elif path.is_dir():
                self._arrive(reports_in([path]))
            elif path.is_file():
                self._arrive([path])

    def _arrive(self, paths: Iterable[Path]) -> None:
        for path in paths:
            if path not in self.arriving and path != self.store:
                self.arriving[path] = Arriving(path)

    def _import_whole(self) -> None:
        """Import the files that are whole by now."""
        if not self.arriving or monotonic() < self.not_before:
            return
        ready: dict[Path, object] = {}
        for one in whole(list(self.arriving.values())):
            if self.imported.get(one.path) == one.mark:  # touched, but not changed
                del self.arriving[one.path]
            else:
                ready[one.path] = one.mark
        self.arriving = {path: one for path, one in self.arriving.items() if not one.is_gone}
        if not ready:
            return
        try:
            import_paths(self.store, ready, self.on_report)
        except StoreError as error:
            self.trouble(str(error))
            self.not_before = monotonic() + TRY_AGAIN
            return
        self.told = ""
        self.imported |= ready
        for path in ready:
            del self.arriving[path]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
