"""Words that an event or a proposal had on a day in the past: those of later reports are not seen.

The index of words knows an entry by the words of all its reports. Looking back, what it finds is looked at again: each
word must be in what the entry was called then, in its sentences, or in the names that its actors had.
"""

from __future__ import annotations

import re
import sqlite3
from functools import lru_cache

from store.spelling import folded

_HOLDS = """parley_holds(?,
    (select group_concat(told.what || ' ' || coalesce(told.place, '') || ' ' || told.kind || ' ' || told.quote, ' ')
        from {0}_report told join document on document.id = told.document_id where told.{0}_id = {0}.id),
    (select group_concat(spelled.name, ' ') from {0}_actor who join actor_name spelled
        on spelled.actor_id = who.actor_id where who.{0}_id = {0}.id))"""


def held_then(table: str) -> str:
    """The condition on rows of `event` or `proposal` that they had each word typed; its value is what was typed."""
    return _HOLDS.format(table)


def add_function(db: sqlite3.Connection) -> None:
    """Teach a connection the function of that condition."""
    db.create_function("parley_holds", 3, _holds, deterministic=True)


def _holds(typed: str, told: str | None, names: str | None) -> bool:
    words = _words(f"{told or ''} {names or ''}")
    return all(any(word.startswith(wanted) for word in words) for wanted in _words(typed))


@lru_cache(maxsize=512)
def _words(text: str) -> frozenset[str]:
    """The words of a text as the index of words has them: without case and accents."""
    return frozenset(word for part in re.findall(r"[^\W_]+", text) for word in folded(part).split())
