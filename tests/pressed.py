"""Which keys the tests press: a run of all of them fails where there is one that none has pressed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from textual.dom import DOMNode

from tui.app import ParleyApp

PRESSED: set[str] = set()
"""The ids of the bindings whose keys were pressed, and whose actions were done."""


@contextmanager
def noted() -> Iterator[None]:
    """Take note of what is pressed."""
    check_bindings, run_action = ParleyApp._check_bindings, ParleyApp.run_action
    pressed: list[str] = []

    async def check(app: ParleyApp, key: str, priority: bool = False) -> bool:
        pressed.append(key)
        try:
            return await check_bindings(app, key, priority)
        finally:
            pressed.pop()

    async def run(app: ParleyApp, action: Any, default_namespace: DOMNode | None = None, *more: Any) -> bool:
        key = pressed[-1] if pressed else None
        done = await run_action(app, action, default_namespace, *more)
        if done and key is not None and default_namespace is not None:
            bindings = default_namespace._bindings.key_to_bindings.get(key, ())
            PRESSED.update(binding.id for binding in bindings if binding.action == action and binding.id)
        return done

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(ParleyApp, "_check_bindings", check)
        monkeypatch.setattr(ParleyApp, "run_action", run)
        yield


def unpressed(pressed: set[str]) -> list[str]:
    """The ids of those that are not among the pressed ones."""
    from tui.keys import actions

    return sorted(actions().keys() - pressed)
