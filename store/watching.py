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
from store.negotiations import LONGEST, Belonging
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
    *,
    belonging: Belonging | None = None,
    on_caught_up: Callable[[], None] = lambda: None,
) -> None:
    """Import what a folder holds, then follow it until `stop` is set. Belongs in a thread of its own.

    `belonging` is the negotiation of its reports, by itself the one of the folder's name. `on_caught_up` is called
    once, when what the folder held at the beginning is in.

    A folder that vanishes, and a store that cannot be written, are told through `on_trouble`, one line each; following
    goes on when they are back.
    """
    following = _Following(store, folder, belonging or named_after(folder), on_report, on_trouble, on_caught_up)
    while not stop.is_set():
        if folder.is_dir():
            following.run(stop)
        else:
            following.trouble(f"{folder}: the folder is gone; following goes on when it is back")
            stop.wait(LOOK_MS / 1000)


def named_after(folder: Path) -> Belonging:
    """The negotiation of a folder's reports, where nobody says another."""
    name = "".join(character if character.isprintable() else " " for character in folder.resolve().name)
    return Belonging(" ".join(name.split())[:LONGEST].strip(), said=False)


class _Following:
    """A folder, the files in it that are not imported yet, and the state in which the others were."""

    def __init__(
        self,
        store: Path,
        folder: Path,
        belonging: Belonging,
        on_report: Callable[[Imported], None],
        on_trouble: Callable[[str], None],
        on_caught_up: Callable[[], None],
    ) -> None:
        self.store, self.named = store.resolve(), folder
        self.belonging = belonging
        self.on_report, self.on_trouble, self.on_caught_up = on_report, on_trouble, on_caught_up
        self.caught_up = False
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
                self._tell_caught_up()
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

    def _tell_caught_up(self) -> None:
        if not self.arriving and not self.caught_up:
            self.caught_up = True
            self.on_caught_up()

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
            import_paths(self.store, ready, self.on_report, belonging=self.belonging)
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
