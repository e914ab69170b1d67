"""Figures of the models of facts on stories that they have not seen.

    python -m store.reader.training.fact_figures TRAIN

keeps out each third of the stories in turn, trains on the others and on those of `stories/`, and counts as the scorer
of the gold stories does: events right in sentence, kind and day; proposals in sentence, one proposer, day and status;
answers in sentence and word; disputes in both sentences.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from store.reader.cues import judge
from store.reader.disputes import find_disputes
from store.reader.events import find_events
from store.reader.linear import trial
from store.reader.proposals import find_proposals
from store.reader.training.fact_stories import Report, own_stories, sentence_of, stories
from store.reader.training.facts import Own, groups, train
from store.reader.training.own_sentences import own_sentences

FOLDS = 3


@dataclass(slots=True)
class Tally:
    """Found, in the gold, and said, of one figure."""

    found: int = 0
    gold: int = 0
    said: int = 0

    def count(self, gold: Sequence[object], said: Sequence[object], same: Callable[[object, object], bool]) -> None:
        """Pair what was said with the gold, one to one."""
        rest = list(said)
        for one in gold:
            match = next((other for other in rest if same(one, other)), None)
            if match is not None:
                rest.remove(match)
                self.found += 1
        self.gold += len(gold)
        self.said += len(said)

    @property
    def f1(self) -> float:
        """In per cent."""
        return 200 * self.found / max(1, self.gold + self.said)


def cross(reports: list[Report], others: list[Report], own: Own) -> dict[str, Tally]:
    """Figures over all reports, each read by models that have not seen its story, but all `others`."""
    out = {name: Tally() for name in ("events", "proposals", "answers", "disputes")}
    for group in groups(reports, FOLDS):
        models = train([r for r in reports if r.story not in group] + others, own)
        with trial(models):
            for report in reports:
                if report.story in group:
                    for scene in report.scenes:
                        judge(scene, models["sentence"])
                    _compare(report, out)
    return out


def _compare(report: Report, out: dict[str, Tally]) -> None:
    analysis, scenes = report.analysis, report.scenes

    def at(quote: str) -> int:
        return sentence_of(analysis, quote)

    events: list[object] = [(n, e["kind"], e["date"]) for n, here in enumerate(report.events) for e in here]
    said: list[object] = [(at(e.quote), e.kind, e.date) for e in find_events(analysis, scenes)]
    out["events"].count(events, said, lambda a, b: a == b)
    found = find_proposals(analysis, scenes)
    offers: list[object] = [(o.n, o.date, o.status, o.by) for here in report.offers for o in here]
    made: list[object] = [(at(p.quote), p.date, p.status, frozenset(p.by)) for p in found]
    out["proposals"].count(offers, made, lambda a, b: a[:3] == b[:3] and bool(a[3] & b[3]))  # type: ignore[index]
    answers: list[object] = [pair for here in report.offers for o in here for pair in sorted(o.answers)]
    given: list[object] = [(at(a.quote), a.response) for p in found for a in p.answers]
    out["answers"].count(answers, given, lambda a, b: a == b)
    disputes: Sequence[object] = sorted(report.disputes)
    pairs: list[object] = [tuple(at(a.quote) for a in d.accounts) for d in find_disputes(analysis, scenes)]
    out["disputes"].count(disputes, pairs, lambda a, b: a == b)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, help="folder of gold stories")
    options = parser.parse_args()
    for name, tally in cross(stories(options.train), own_stories(), Own(*own_sentences())).items():
        print(f"{name:10} {tally.f1:5.1f}   {tally.found} right of {tally.gold} in gold, {tally.said} said")


if __name__ == "__main__":
    main()
