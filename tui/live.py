"""Two threads that keep the dashboard live: one asks whether the store has changed, one follows the folder."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.message import Message

from store.errors import ParleyError, StoreError
from store.lookup import Lookup
from tui.asking import identity
from tui.messages import CaughtUp, Changed, Recovered, Taken, Trouble

if TYPE_CHECKING:
    from store.negotiations import Belonging

INTERVAL = 0.1
"""Seconds between two looks at the store's version: 50 ms from a commit to the repainted row at the median, for half a
percent of a core."""

SETTLING = 1.0
"""Seconds after the start in which all is asked and painted once: nothing is asked again meanwhile but for a change."""

Post = Callable[[Message], Any]


class Live:
    """The threads, from `start` to `stop`."""

    def __init__(self, store: Path, following: Path | None, post: Post, belonging: Belonging | None = None) -> None:
        self._stop = Event()
        self._threads = [Thread(target=poll, args=(store, self._stop, post), name="poll", daemon=True)]
        if following is not None:
            arguments = (store, following, self._stop, post, belonging)
            self._threads.append(Thread(target=follow_folder, args=arguments, name="follow", daemon=True))

    def start(self) -> None:
        """Start them."""
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ask them to end, and wait a moment until a report that is being written is in."""
        self._stop.set()
        for thread in self._threads:
            if thread.ident is not None:  # who leaves at once leaves before it was started
                thread.join(timeout=5)


def poll(store: Path, stop: Event, post: Post) -> None:
    """Say when another connection, of any process, has changed the store."""
    well = first = True
    seen: int | None
    while not stop.is_set():
        try:
            opened = identity(store)
            with Lookup(store) as lookup:
                # The lists may have been asked just before this: they are asked again once in any case, a little later.
                seen, again = (lookup.data_version(), monotonic() + SETTLING) if first else (None, inf)
                first = False
                while not stop.wait(INTERVAL) and identity(store) == opened:
                    version = lookup.data_version()
                    if not well:
                        well = True
                        post(Recovered())
                    if version != seen or monotonic() > again:
                        post(Changed())
                        seen, again = version, inf
        except StoreError as error:
            if well:
                well = False
                post(Trouble(str(error), live=False))
            stop.wait(1)


def follow_folder(store: Path, folder: Path, stop: Event, post: Post, belonging: Belonging | None = None) -> None:
    """Read what is in the folder, and what comes into it."""
    from store.watching import follow

    def taken(imported: Any) -> None:
        post(Taken(imported.name, imported.standing, imported.error))

    try:
        follow(
            store, folder, stop, taken, lambda text: post(Trouble(text, live=False)), belonging=belonging,
            on_caught_up=lambda: post(CaughtUp()),
        )  # fmt: skip
    except ParleyError as error:
        post(Trouble(str(error), live=False))
