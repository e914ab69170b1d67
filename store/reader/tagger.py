"""Part of speech and lemma of every token."""

from __future__ import annotations

from store.reader.tokens import Text


def tag(text: Text) -> None:
    """Fill `tag` and `lemma` of every token of the report."""
