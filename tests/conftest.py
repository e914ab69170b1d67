"""What holds for all tests, and what a run of all of them must have done."""

from __future__ import annotations

import os
from typing import Any

import pytest

for name in ("COLUMNS", "LINES"):
    # set by readline where tests run in several processes; the size of a terminal is what each test gives it
    os.environ.pop(name, None)

UNPRESSED = pytest.StashKey[list[str]]()

OF_ALL: set[str] = set()
"""The ids of the bindings that the processes of this run have pressed."""


def pytest_xdist_auto_num_workers(config: object) -> int:
    """One process more than there are cores: in some tests one waits for a file to be noticed, or for a browser."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """A process is done: what it has pressed counts."""
    OF_ALL.update(getattr(node, "workeroutput", {}).get("pressed", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Of a run of all tests, each key must have been pressed."""
    from tests.pressed import PRESSED, unpressed

    config = session.config
    if hasattr(config, "workeroutput"):
        config.workeroutput["pressed"] = sorted(PRESSED)
        return
    chosen = config.getoption("keyword") or config.getoption("markexpr") or config.getoption("lf", False)
    if config.args_source != pytest.Config.ArgsSource.TESTPATHS or chosen or session.exitstatus != pytest.ExitCode.OK:
        return
    config.stash[UNPRESSED] = unpressed(PRESSED | OF_ALL)
    if config.stash[UNPRESSED]:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Name the keys that none has."""
    for binding in config.stash.get(UNPRESSED, []):
        terminalreporter.write_line(f"FAILED no test presses the key of {binding}")
