"""Train the models of facts (events, proposals, answers, disputes) and write `weights/facts.pickle`.

    python -m store.reader.training.facts TRAIN

trains on all stories of the folder TRAIN, on those of `stories/` and on `sentences.txt`; `fact_figures` beside it tells
how good that is. Needs numpy and scipy. Models that look at other models' answers learn from answers for stories that
those had not seen.
"""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from pathlib import Path

from store.reader.answers import AHEAD, BACK, RESPONSES, STATUSES, link_cues, outcome_cues
from store.reader.cues import Scene, judge, reason
from store.reader.disputes import pair_cues
from store.reader.events import KINDS, status_cues
from store.reader.events import STATUSES as EVENT_STATUSES
from store.reader.linear import HALF, LANE, Space, chance, dump, lane, packed, trial
from store.reader.occasions import Occasions
from store.reader.proposals import PROPOSAL_KINDS, dated, kind_cues, makers
from store.reader.references import LOOK_BACK, actor_cues, candidates, subject_at
from store.reader.training.fact_stories import Offer, Report, own_stories, stories
from store.reader.training.logistic import KIND, Examples, best_floor, fit, fit_kinds
from store.reader.training.own_sentences import PUBLISHED, Pair, Told, own_sentences

MODELS = (*KINDS, "offer", *RESPONSES)
INNER = 5
STRENGTH = {
    "sentence": 0.3, "date": 0.3, "status": 0.3, "maker": 0.15, "offer kind": 0.15, "answer": 0.1, "outcome": 0.3,
    "dispute": 0.1,
}  # fmt: skip
LOOK = 0.1
"""A kind less likely than this in a sentence gives no example of days; the reader itself looks at likelier ones."""
OWN = 0.7
"""What a sentence written for training counts beside one of the stories."""
OWN_OUTCOME = OWN_MAKER = 0.5
FLOOR_SHIFT = 0.75
"""The floor is found with every day counted by itself; with one a kind, a little lower is as good and more even."""


@dataclass(slots=True)
class Own:
    """The sentences written for training."""

    told: list[Told]
    pairs: list[Pair]


def train(reports: list[Report], own: Own) -> dict[str, Space]:
    """All models of facts, from reports and own sentences."""
    sentences = _sentence_examples(reports, own)
    inside = _judge_unseen(reports, own, sentences)
    models: dict[str, Space] = {}
    dates, day_kinds, missed = _date_examples(reports, own, inside)
    models["date"] = _with_floor(
        fit_kinds(dates, day_kinds, STRENGTH["date"]), date=_date_floor(dates, day_kinds, missed)
    )
    models["status"] = fit(_status_examples(reports), STRENGTH["status"])
    models["maker"] = _with_floor(fit(_maker_examples(reports, own), STRENGTH["maker"]), to=0.4)
    models["offer kind"] = fit(_kind_examples(reports), STRENGTH["offer kind"])
    floors = _sentence_floors(reports)
    offers = _offers(reports, models, floors["offer"])
    answers = _answer_examples(reports, offers, own)
    models["answer"] = fit(answers, STRENGTH["answer"])
    models["outcome"] = fit(_outcome_examples(reports, offers, answers, own, models["answer"]), STRENGTH["outcome"])
    _add_sentence_models(models, reports, own, sentences, floors)
    return models


def groups(reports: list[Report], n: int) -> list[set[str]]:
    """The stories dealt into `n` parts."""
    names = sorted({report.story for report in reports})
    return [set(names[k::n]) for k in range(n)]


def _with_floor(space: Space, **floor: float) -> Space:
    return replace(space, floor=floor)


def _sentence_examples(reports: list[Report], own: Own) -> Examples:
    examples = Examples(MODELS)
    for report in reports:
        for n, scene in enumerate(report.scenes):
            labels = report.labels(n)
            examples.add(scene.cues, [model in labels for model in MODELS], group=report.story)
    for told in own.told:
        examples.add(told.scene.cues, [model in told.labels for model in MODELS], OWN)
    return examples


def _judge_unseen(reports: list[Report], own: Own, sentences: Examples) -> Space:
    """Give each report's scenes odds by a model that has not seen their story; gives the model of the first fold."""
    first: Space | None = None
    for group in groups(reports, INNER):
        space = fit(sentences.without(group), STRENGTH["sentence"])
        first = first or space
        for report in reports:
            if report.story in group:
                for scene in report.scenes:
                    judge(scene, space)
    assert first is not None
    for told in own.told:
        for scene in told.scenes:
            judge(scene, first)
    return first


def _before(report: Report, n: int) -> list[Scene]:
    return report.scenes[max(0, n - LOOK_BACK) : n]


def _date_examples(reports: list[Report], own: Own, inside: Space) -> tuple[Examples, list[str], int]:
    examples, kinds, missed = Examples(("all", *KINDS, "offer")), [], 0

    def add(occasions: Occasions, kind: str, scene: Scene, days: list[str | None], weight: float, group: str) -> None:
        for day, cues in zip(occasions.days, occasions.cues(reason(scene, MODELS.index(kind))), strict=True):
            examples.add(cues + occasions.kind_cues(day, kind), [day.value in days], weight, group)
            kinds.append(kind)

    for report in reports:
        for n, scene in enumerate(report.scenes):
            occasions = Occasions(report.scenes, n, report.published)
            given = {day.value for day in occasions.days}
            for kind in KINDS:
                days = [event["date"] for event in report.events[n] if event["kind"] == kind]
                if scene.odds[kind] < LOOK:
                    missed += len(days)
                    continue
                missed += len(days) - len(set(days) & given)
                add(occasions, kind, scene, days, 1.0, report.story)
            if report.offers[n]:
                add(occasions, "offer", scene, [offer.date for offer in report.offers[n]], 1.0, report.story)
    for told in own.told:
        occasions = Occasions(told.scenes, len(told.scenes) - 1, PUBLISHED.isoformat())
        for told_kind in sorted({kind for kind, _ in told.events}):
            judge(told.scene, inside)
            told.scene.odds[told_kind] = 0.4
            add(occasions, told_kind, told.scene, [day for k, day in told.events if k == told_kind], OWN, "")
    return examples, kinds, missed


def _date_floor(examples: Examples, kinds: list[str], missed: int) -> float:
    """The floor for an event's kind and day, from models that have not seen its story."""
    names = sorted(set(examples.groups) - {""})
    likely: list[float] = []
    right: list[bool] = []
    for k in range(INNER):
        out = set(names[k::INNER])
        inside = [i for i, group in enumerate(examples.groups) if group not in out]
        space = fit_kinds(examples.without(out), [kinds[i] for i in inside], STRENGTH["date"])
        for row, answer, group, kind in zip(examples.rows, examples.answers, examples.groups, kinds, strict=True):
            if group in out and kind != "offer":
                total = space.total(row)
                likely.append(chance((lane(total, 0) + lane(total, space.models.index(kind))) / 1000))
                right.append(answer[0])
    return round(best_floor(likely, right, missed) * FLOOR_SHIFT, 3)


def _status_examples(reports: list[Report]) -> Examples:
    examples = Examples(EVENT_STATUSES)
    for report in reports:
        for n, scene in enumerate(report.scenes):
            days = Occasions(report.scenes, n, report.published).days
            for event in report.events[n]:
                where = next((day.where for day in days if day.value == event["date"]), "other")
                trigger = reason(scene, MODELS.index(event["kind"]))
                row = status_cues(event["kind"], scene, trigger, event["date"], where, report.published)
                examples.add(row, [event["status"] == status for status in EVENT_STATUSES], group=report.story)
    return examples


def _maker_examples(reports: list[Report], own: Own) -> Examples:
    examples = Examples(("by", "to"))

    def add(scene: Scene, before: list[Scene], by: set[str], to: set[str], weight: float, group: str) -> None:
        trigger = reason(scene, MODELS.index("offer"))
        subject = subject_at(scene, trigger)
        for candidate in candidates(scene, before):
            names = {candidate.actor.name, candidate.actor.party}
            examples.add(
                actor_cues(candidate, scene, trigger, subject), [bool(names & by), bool(names & to)], weight, group
            )

    for report in reports:
        for n, scene in enumerate(report.scenes):
            if report.offers[n]:
                by = {name for offer in report.offers[n] for name in offer.by}
                to = {name for offer in report.offers[n] for name in offer.to}
                add(scene, _before(report, n), by, to, 1.0, report.story)
    for told in own.told:
        if "offer" in told.labels and told.marked:
            add(told.scene, told.scenes[:-1], set(told.by), set(told.to), OWN_MAKER, "")
    return examples


def _kind_examples(reports: list[Report]) -> Examples:
    examples = Examples(PROPOSAL_KINDS)
    for report in reports:
        for scene, offers in zip(report.scenes, report.offers, strict=True):
            for offer in offers:
                examples.add(kind_cues(scene), [offer.kind == kind for kind in PROPOSAL_KINDS], group=report.story)
    return examples


def _sentence_floors(reports: list[Report]) -> dict[str, float]:
    scenes = [(scene, report.labels(n)) for report in reports for n, scene in enumerate(report.scenes)]
    return {
        model: best_floor([scene.odds[model] for scene, _ in scenes], [model in labels for _, labels in scenes])
        for model in ("offer", *RESPONSES)
    }


def _offers(reports: list[Report], models: dict[str, Space], floor: float) -> list[list[Offer]]:
    """The proposals that answers may be linked to: the gold's, and those that would be found beside them."""
    out = []
    shell = Space(MODELS, 0, {}, {})
    with trial({**models, "sentence": shell}):
        for report in reports:
            offers = [offer for at in report.offers for offer in at]
            for n, scene in enumerate(report.scenes):
                if not report.offers[n] and scene.odds["offer"] >= floor * 0.8:
                    trigger = reason(scene, MODELS.index("offer"))
                    by, to = makers(report.analysis, scene, _before(report, n), trigger)
                    offers.append(Offer(n, frozenset(by), frozenset(to), None, "", "", frozenset()))
            out.append(offers)
    return out


def _window(report: Report, n: int) -> range:
    return range(max(0, n - BACK), min(len(report.scenes), n + AHEAD + 1))


def _answer_examples(reports: list[Report], offers: list[list[Offer]], own: Own) -> Examples:
    examples = Examples(RESPONSES)
    for report, made in zip(reports, offers, strict=True):
        for offer in made:
            for i in _window(report, offer.n):
                row = link_cues(report.scenes, i, offer.n, offer.by, offer.to)
                examples.add(row, [(i, response) in offer.answers for response in RESPONSES], group=report.story)
    for told in own.told:
        if told.answers:
            row = link_cues(told.scenes, 1, 0, told.by, told.to)
            examples.add(row, [response in told.labels for response in RESPONSES], OWN)
    return examples


def _outcome_examples(
    reports: list[Report], offers: list[list[Offer]], answers: Examples, own: Own, linking: Space
) -> Examples:
    examples = Examples(STATUSES)
    for group in groups(reports, INNER):
        space = fit(answers.without(group), STRENGTH["answer"])
        for report, made in zip(reports, offers, strict=True):
            for offer in made if report.story in group else ():
                if offer.status:
                    links = {
                        i: space.odds(link_cues(report.scenes, i, offer.n, offer.by, offer.to))
                        for i in _window(report, offer.n)
                    }
                    when = dated(offer.date, report.published)
                    row = outcome_cues(report.scenes, offer.n, links, offer.by, offer.to, when)
                    examples.add(row, [offer.status == status for status in STATUSES], group=report.story)
    for told in own.told:
        if told.answers or ("offer" in told.labels and len(told.scenes) == 1):
            links = {i: linking.odds(link_cues(told.scenes, i, 0, told.by, told.to)) for i in range(len(told.scenes))}
            when = "future" if told.scene.dates and not told.answers else "none"
            row = outcome_cues(told.scenes, 0, links, told.by, told.to, when)
            examples.add(row, [told.status == status for status in STATUSES], OWN_OUTCOME)
    return examples


def _dispute_row(one: Scene, other: Scene) -> list[str]:
    return ["1" + KIND + cue for cue in one.cues] + ["2" + KIND + cue for cue in other.cues] + pair_cues(one, other)


def _add_sentence_models(
    models: dict[str, Space], reports: list[Report], own: Own, sentences: Examples, floors: dict[str, float]
) -> None:
    """The models of sentences, with what the words of either sentence speak for a dispute as two lanes more."""
    examples = Examples(("dispute",))
    for report in reports:
        for n, (one, other) in enumerate(zip(report.scenes, report.scenes[1:], strict=False)):
            examples.add(_dispute_row(one, other), [(n, n + 1) in report.disputes], group=report.story)
    for pair in own.pairs:
        examples.add(_dispute_row(pair.one, pair.other), [pair.disputed], OWN)
    likely, right = [], []
    for group in groups(reports, INNER):
        space = fit(examples.without(group), STRENGTH["dispute"])
        for row, answer, story in zip(examples.rows, examples.answers, examples.groups, strict=True):
            if story in group:
                likely.append(space.odds(row)[0])
                right.append(answer[0])
    whole, sentence = fit(examples, STRENGTH["dispute"]), fit(sentences, STRENGTH["sentence"])
    weights, pairs = dict(sentence.weights), {}
    for name, weight in whole.weights.items():
        which, _, cue = name.rpartition(KIND)
        if which:
            weights[cue] = weights.get(cue, 0) + (weight << LANE * (len(MODELS) + int(which) - 1))
        else:
            pairs[name] = weight
    base = sentence.base + packed([0] * len(MODELS) + [HALF] * 2)
    models["sentence"] = Space((*MODELS, "account one", "account other"), base, weights, floors)
    models["dispute"] = Space(whole.models, whole.base, pairs, {"dispute": best_floor(likely, right)})


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path, help="folder of gold stories")
    options = parser.parse_args()
    reports, own = stories(options.train) + own_stories(), Own(*own_sentences())
    target = Path(__file__).parent.parent / "weights" / "facts.pickle"
    target.write_bytes(dump(train(reports, own)))


if __name__ == "__main__":
    main()
