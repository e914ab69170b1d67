"""The verbs, nouns and small words that clauses are built by, from words/clauses.txt."""

from __future__ import annotations

from functools import cache

from store.reader.shipped import WORDS


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """Each list by its name."""
    lines = (WORDS / "clauses.txt").read_text(encoding="utf-8").splitlines()
    lists = (line.partition(":") for line in lines if line and line[0] != "#")
    return {
        name: frozenset(words.replace("_", " ").split() if "_" not in words else _pairs(words))
        for name, _, words in lists
    }


def _pairs(words: str) -> list[str]:
    return [word.replace("_", " ") for word in words.split()]
