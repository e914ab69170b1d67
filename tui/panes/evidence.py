"""What a fact rests on: the reports that tell it, latest first, and its sentences in one of them."""

from typing import NamedTuple

from store.lookup import DocumentRow, Explanation, FactKind, FoundKind, Lookup
from tui.panes.prose import Span
from tui.words import count_words

MOST = 200
"""Sentences among which one goes from report to report: a state may be named by thousands, and all of them are read."""

NOTHING = Explanation()
"""Nothing is to be explained."""


class Evidence(NamedTuple):
    """The `index`th of the reports that tell a fact, its text, and where the fact stands in it; and why it is so."""

    reports: tuple[DocumentRow, ...]
    index: int  # type: ignore[assignment]  # not the method of tuples
    text: str
    passages: tuple[Span, ...]
    disputed: bool
    why: Explanation = NOTHING
    more: bool = False
    """Whether older reports than these tell it too."""

    @property
    def which_words(self) -> str:
        """Which of how many reports is shown."""
        return f"{self.index + 1} of {'the latest ' if self.more else ''}{count_words(len(self.reports), 'report')}"

    @property
    def report(self) -> DocumentRow | None:
        """The report that is shown."""
        return self.reports[self.index] if self.reports else None


class Told(NamedTuple):
    """A fact, or a report by itself, in the `index`th of the reports that tell it, or in the one of that id; with
    `negotiation` (an id) only those of that one count."""

    kind: FactKind | FoundKind
    id: int
    index: int = 0  # type: ignore[assignment]  # not the method of tuples
    report_id: int | None = None
    negotiation: int | None = None


def evidence(lookup: Lookup, told: Told) -> Evidence:
    """What a fact, or a report by itself, rests on; in the report of that id, where it is given and tells of the fact.
    Runs in a thread. Raises StoreError."""
    kind, fact_id, index, report_id = told.kind, told.id, told.index, told.report_id
    if kind == "document":
        report = lookup.document(fact_id)
        return Evidence((report,) if report else (), 0, lookup.text(fact_id), (), False)
    sources = lookup.sources(kind, fact_id, MOST + 1, told.negotiation)
    if report_id is not None and len(sources) > MOST and all(source.document.id != report_id for source in sources):
        sources = lookup.sources(kind, fact_id, None, told.negotiation)
    more = len(sources) == MOST + 1
    sources = sources[:MOST] if more else sources
    reports = tuple({source.document.id: source.document for source in sources}.values())
    if not reports:
        return Evidence((), 0, "", (), False)
    index = next((at for at, report in enumerate(reports) if report.id == report_id), index)
    index = max(0, min(index, len(reports) - 1))
    here = reports[index].id
    passages = tuple(sorted({(source.start, source.end) for source in sources if source.document.id == here}))
    disputed = kind == "dispute" or lookup.disputed(sources)
    why = lookup.explanation(kind, fact_id) if kind == "event" or kind == "proposal" else NOTHING
    return Evidence(reports, index, lookup.text(here), passages, disputed, why, more)
