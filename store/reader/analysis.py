"""What the fact-finding rooms (events, proposals, disputes) work from: one report, analysed once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.reader.cast import Cast
from store.reader.clauses import Clause
from store.reader.reading import Date
from store.reader.tokens import Text


@dataclass(frozen=True, slots=True)
class Analysis:
    """`text` is cut and tagged; `clauses`, `dates` and `cast` point into it by token and by character."""

    text: Text
    published: date
    clauses: list[Clause]
    dates: tuple[Date, ...]
    cast: Cast
