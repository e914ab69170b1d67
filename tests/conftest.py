"""What holds for all tests."""

from __future__ import annotations

import os

for name in ("COLUMNS", "LINES"):
    # set by readline where tests run in several processes; the size of a terminal is what each test gives it
    os.environ.pop(name, None)
