"""A report's facts for tests: the text goes through the whole reader, as a user's would."""

from __future__ import annotations

from store.reader import read
from store.reader.actors import find_actors
from store.reader.analysis import Analysis
from store.reader.clauses import find_clauses
from store.reader.cues import Scene, set_scenes
from store.reader.dates import find_dates
from store.reader.reading import Reading
from store.reader.tagger import tag
from store.reader.tokens import cut
from tests.building import report


def reading(*sentences: str, day: str = "2031-03-05") -> Reading:
    """What a report of these sentences says; the day is a Wednesday."""
    return read(report(" ".join(sentences), day))


def analysed(*sentences: str, day: str = "2031-03-05") -> tuple[Analysis, list[Scene]]:
    """The analysis of a report and its scenes."""
    document = report(" ".join(sentences), day)
    text = cut(document.text)
    tag(text)
    dates = find_dates(text, document.published)
    analysis = Analysis(text, document.published, find_clauses(text), dates, find_actors(text))
    return analysis, set_scenes(analysis)
