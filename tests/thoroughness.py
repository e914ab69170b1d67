"""How much is tried where examples are made up: a third as it comes, all of it with PARLEY_TESTS=thorough."""

from __future__ import annotations

import os


def examples(most: int) -> int:
    """How many examples of a test that is worth `most` of them."""
    return most if os.environ.get("PARLEY_TESTS") == "thorough" else -(-most // 3)
