"""What is put forward, and what becomes of it within the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reader.analysis import Analysis
from store.reader.answers import AHEAD, BACK, RESPONSES, STATUSES, answer_chances, outcome_cues
from store.reader.cues import Scene, reason
from store.reader.linear import spaces, step
from store.reader.occasions import Occasions, ReportOccasions, side
from store.reader.places import place_of
from store.reader.reading import Answer, Proposal, ProposalKind
from store.reader.references import LOOK_BACK, Candidate, actor_cues, candidates, parties, subject_at
from store.reader.triggers import Trigger
from store.reader.wording import line_for

PROPOSAL_KINDS: tuple[ProposalKind, ...] = ("meeting", "terms", "document")


@dataclass(slots=True)
class Offer:
    """A proposal while it is being put together; `n` is its sentence."""

    n: int
    trigger: Trigger | None
    by: tuple[str, ...]
    to: tuple[str, ...]
    date: str | None
    links: dict[int, list[float]] = field(default_factory=dict)
    answers: list[Answer] = field(default_factory=list)


def find_proposals(
    analysis: Analysis, scenes: list[Scene], occasions: ReportOccasions | None = None
) -> tuple[Proposal, ...]:
    """The proposals of a report with their answers, in order; `occasions` are its days, where drawn up already."""
    occasions = occasions or ReportOccasions(scenes, analysis.published.isoformat())
    floor = spaces()["sentence"].floor["offer"]
    telling = (n for n, scene in enumerate(scenes) if scene.odds["offer"] >= floor)
    offers = [offer_at(analysis, scenes, n, occasions) for n in telling]
    for offer in offers:
        offer.links = links_of(scenes, offer)
    _hang_answers(analysis, scenes, offers)
    return tuple(_proposal(analysis, scenes, offer) for offer in offers)


def offer_at(analysis: Analysis, scenes: list[Scene], n: int, occasions: ReportOccasions) -> Offer:
    """The proposal of sentence `n`: who makes it, to whom, for which day."""
    scene, before = scenes[n], scenes[max(0, n - LOOK_BACK) : n]
    trigger = reason(scene, spaces()["sentence"].models.index("offer"))
    by, to = makers(analysis, scene, before, trigger)
    return Offer(n, trigger, by, to, proposed_day(occasions.at(n), trigger))


def makers(
    analysis: Analysis, scene: Scene, before: list[Scene], trigger: Trigger | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who makes a proposal, and to whom: persons with their sides."""
    space, subject = spaces()["maker"], subject_at(scene, trigger)
    ranked: list[tuple[float, float, Candidate]] = []
    for candidate in candidates(scene, before):
        maker, addressee = space.odds(actor_cues(candidate, scene, trigger, subject))
        ranked.append((maker, addressee, candidate))
    if not ranked:
        return (), ()
    first = max(ranked, key=lambda r: r[0])
    by = parties(analysis, (first[2].actor.name,))
    to = [
        r[2].actor.name
        for r in ranked
        if r[1] >= space.floor["to"] and r[2].actor.name not in by and r[2].actor.party not in by
    ]
    return by, parties(analysis, tuple(to))


def proposed_day(occasions: Occasions, trigger: Trigger | None) -> str | None:
    """The day that a proposal is for, else None."""
    return max(occasions.chances(trigger, "offer"), key=lambda pair: pair[1])[0].value


def links_of(scenes: list[Scene], offer: Offer) -> dict[int, list[float]]:
    """The sentences around a proposal with the chances that each gives each answer to it."""
    by, to = frozenset(offer.by), frozenset(offer.to)
    reach = range(max(0, offer.n - BACK), min(len(scenes), offer.n + AHEAD + 1))
    return {i: answer_chances(scenes, i, offer.n, by, to) for i in reach}


def kind_cues(scene: Scene) -> list[str]:
    """What tells a meeting from terms and documents."""
    return [c for c in scene.cues if c[:2] in ("w=", "c=", "b=")] + [
        f"talks {step(scene.odds['talks'])}", f"contact {step(scene.odds['contact'])}",
    ]  # fmt: skip


def dated(offer_date: str | None, published: str) -> str:
    """Whether a proposal has a day, and on which side of publication."""
    return side(offer_date, published) if offer_date else "none"


def _hang_answers(analysis: Analysis, scenes: list[Scene], offers: list[Offer]) -> None:
    floors = spaces()["sentence"].floor
    linked: dict[int, list[Offer]] = {}
    for offer in offers:
        for i in offer.links:
            linked.setdefault(i, []).append(offer)
    for i, near in sorted(linked.items()):
        scene = scenes[i]
        sentence = scene.sentence
        for k, response in enumerate(RESPONSES):
            if scene.odds[response] >= floors[response]:
                offer = max(near, key=lambda o: o.links[i][k])
                quote = analysis.text.quote(sentence)
                by = _answerer(analysis, scenes, i, offer)
                offer.answers.append(Answer(response, by, None, quote, sentence.start, sentence.end))


def _answerer(analysis: Analysis, scenes: list[Scene], i: int, offer: Offer) -> tuple[str, ...]:
    scene = scenes[i]
    for _, actor in scene.mentions:
        if actor.name not in offer.by and actor.party not in offer.by:
            return parties(analysis, (actor.name,))
    return offer.to


def _proposal(analysis: Analysis, scenes: list[Scene], offer: Offer) -> Proposal:
    scene = scenes[offer.n]
    published = analysis.published.isoformat()
    kinds = spaces()["offer kind"].odds(kind_cues(scene))
    statuses = spaces()["outcome"].odds(
        outcome_cues(
            scenes, offer.n, offer.links, frozenset(offer.by), frozenset(offer.to), dated(offer.date, published)
        )
    )
    status = STATUSES[max(range(len(STATUSES)), key=lambda k: statuses[k])]
    if status == "pending" and any(answer.response == "rejects" for answer in offer.answers):
        # An answer of no that was found settles it, so that the status never stands against what is shown beside it.
        # On stories kept out it makes no difference (34.7), on those for measuring 3.7 points.
        status = "rejected"
    sentence = scene.sentence
    return Proposal(
        what=line_for(analysis, scene, offer.trigger),
        kind=PROPOSAL_KINDS[max(range(3), key=lambda k: kinds[k])],
        by=offer.by,
        to=offer.to,
        date=offer.date,
        place=place_of(analysis, scene, offer.trigger),
        made=None,
        status=status,
        answers=tuple(offer.answers),
        quote=analysis.text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
    )
