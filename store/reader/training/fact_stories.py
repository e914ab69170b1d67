"""The stories with readings as the training of facts takes them: the scenes of each report, with labels."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from store.reader.actors import find_actors
from store.reader.analysis import Analysis
from store.reader.backers import with_backers
from store.reader.clauses import find_clauses
from store.reader.cues import Scene, unjudged
from store.reader.dates import find_dates
from store.reader.tagger import tag
from store.reader.tokens import cut
from store.reader.training.own_stories import written


@dataclass(frozen=True, slots=True)
class Offer:
    """A proposal of the gold at its sentence, with its answers by sentence; `status` is empty where there is none."""

    n: int
    by: frozenset[str]
    to: frozenset[str]
    date: str | None
    kind: str
    status: str
    answers: frozenset[tuple[int, str]]


@dataclass(slots=True)
class Report:
    """One report. `events`, `offers` and `answers` hold the gold's by sentence, `disputes` pairs of sentences."""

    story: str
    analysis: Analysis
    scenes: list[Scene]
    events: list[list[dict[str, Any]]]
    offers: list[list[Offer]]
    answers: list[set[str]]
    disputes: set[tuple[int, int]] = field(default_factory=set)

    @property
    def published(self) -> str:
        """The day of publication."""
        return self.analysis.published.isoformat()

    def labels(self, n: int) -> set[str]:
        """What sentence `n` tells: kinds of events, "offer", words of answers."""
        out = {event["kind"] for event in self.events[n]} | self.answers[n]
        return out | {"offer"} if self.offers[n] else out


def stories(root: Path) -> list[Report]:
    """The reports of all stories under `root`, in order."""
    out = []
    for path in sorted(root.glob("*/gold.json")):
        for document in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            text = (path.parent / document["file"]).read_text(encoding="utf-8")
            out.append(_report(path.parent.name, document, text))
    return out


def own_stories() -> list[Report]:
    """The reports of the negotiations written for training."""
    return [_report(one.story, one.gold, one.text) for one in written()]


def _report(story: str, gold: dict[str, Any], words: str) -> Report:
    text = cut(words)
    tag(text)
    published = date.fromisoformat(gold["published"])
    analysis = Analysis(
        text, published, find_clauses(text), find_dates(text, published), with_backers(text, find_actors(text))
    )
    n = len(text.sentences)
    report = Report(
        story, analysis, unjudged(analysis), [[] for _ in range(n)], [[] for _ in range(n)], [set() for _ in range(n)]
    )
    for event in gold["events"]:
        report.events[sentence_of(analysis, event["quote"])].append(event)
    for proposal in gold["proposals"]:
        at = sentence_of(analysis, proposal["quote"])
        answers = frozenset((sentence_of(analysis, a["quote"]), a["response"]) for a in proposal["responses"])
        by, to = _found(analysis, gold, proposal["by"]), _found(analysis, gold, proposal["to"])
        report.offers[at].append(Offer(at, by, to, proposal["date"], proposal["kind"], proposal["status"], answers))
        for i, response in answers:
            report.answers[i].add(response)
    for dispute in gold["disputes"]:
        one, other = sorted(sentence_of(analysis, quote) for quote in dispute["quotes"])
        report.disputes.add((one, other))
    return report


def sentence_of(analysis: Analysis, quote: str) -> int:
    """The sentence that has most of a quote."""
    start = analysis.text.text.find(quote)
    end = start + len(quote)
    return max(analysis.text.sentences, key=lambda s: min(s.end, end) - max(s.start, start)).i


def _found(analysis: Analysis, gold: dict[str, Any], names: list[str]) -> frozenset[str]:
    """Names of the gold with those under which the reader found the same actors."""
    wanted = {n for a in gold["actors"] if a["name"] in names for n in (a["name"], *a["also"])}
    return frozenset(names) | {a.name for a in analysis.cast.actors if wanted & {a.name, *a.also}}
