"""A Document becomes a Reading. Pure: no database, no clock, no network; the same text gives the same Reading."""

from __future__ import annotations

from store.document import Document
from store.reader.actors import find_actors
from store.reader.analysis import Analysis
from store.reader.backers import with_backers
from store.reader.clauses import find_clauses
from store.reader.constructions import apply
from store.reader.cues import set_scenes
from store.reader.dates import find_dates
from store.reader.disputes import find_disputes
from store.reader.events import find_events
from store.reader.gathering import gather
from store.reader.media import with_media
from store.reader.occasions import ReportOccasions
from store.reader.proposals import find_proposals
from store.reader.reading import Reading
from store.reader.tagger import tag
from store.reader.tokens import cut

__all__ = ["read"]


def read(document: Document) -> Reading:
    """Everything that the report says: its dates, actors, events, proposals and disputes."""
    text = cut(document.text)
    tag(text)
    dates = find_dates(text, document.published)
    cast = with_backers(text, find_actors(text))
    analysis = Analysis(text, document.published, find_clauses(text), dates, cast)
    scenes = set_scenes(analysis)
    occasions = ReportOccasions(scenes, document.published.isoformat())
    events, proposals = find_events(analysis, scenes, occasions), find_proposals(analysis, scenes, occasions)
    events, proposals = apply(analysis, scenes, events, proposals)
    events, proposals = gather(scenes, document.published.isoformat(), events, proposals)
    actors, disputes = with_media(analysis, scenes, cast.actors, find_disputes(analysis, scenes))
    return Reading(dates, actors, events, proposals, disputes)
