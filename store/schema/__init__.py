"""The tables of the store, step by step from the first: a store of any earlier parley is brought to the newest.

Two layers of tables. What each report says by itself (`*_report`, `date_mention`, `answer`, `dispute`), every row with
its document and the span of its sentence; and what is known over all of them (`actor`, `event`, `proposal`), which
`store.ledger` derives from the first. Days are ISO text as the reader gives them, with the first and last day that
they may stand for beside them, so that a plain index orders and finds them.

A step that has been released is never changed: another is put after it, in a module for what it is about.
"""

from __future__ import annotations

# Importing a module of steps puts its steps into the line: in order of their numbers, not of the alphabet.
# isort: off
from store.schema import foundations  # noqa: F401
from store.schema import states  # noqa: F401
from store.schema import negotiations  # noqa: F401
from store.schema import corrections  # noqa: F401
from store.schema import visits  # noqa: F401
from store.schema import readers  # noqa: F401
from store.schema import matching  # noqa: F401
from store.schema import pages  # noqa: F401
from store.schema import day_counts  # noqa: F401
from store.schema import following  # noqa: F401
from store.schema import sorts  # noqa: F401
from store.schema import venues  # noqa: F401
from store.schema import days_as_told  # noqa: F401

# isort: on
from store.schema.steps import migrations

__all__ = ["migrations"]
