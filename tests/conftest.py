"""What holds for all tests."""

from __future__ import annotations

import os

for name in ("COLUMNS", "LINES"):
    # set by readline where tests run in several processes; the size of a terminal is what each test gives it
    os.environ.pop(name, None)


def pytest_xdist_auto_num_workers(config: object) -> int:
    """One process more than there are cores: in some tests one waits for a file to be noticed, or for a browser."""
    return (os.cpu_count() or 1) + 1
