"""What happened, is to happen, or was called off."""

from __future__ import annotations

from dataclasses import dataclass

from store.reader.analysis import Analysis
from store.reader.cues import Scene, reason
from store.reader.linear import spaces
from store.reader.occasions import ReportOccasions, precision, side
from store.reader.places import place_of
from store.reader.reading import Event, EventKind, EventStatus
from store.reader.references import LOOK_BACK, parties
from store.reader.triggers import Trigger
from store.reader.wording import line_for

KINDS: tuple[EventKind, ...] = (
    "talks", "contact", "proposal", "response", "agreement", "demand", "suspension", "action", "deadline",
)  # fmt: skip
STATUSES: tuple[EventStatus, ...] = ("held", "scheduled", "proposed", "cancelled")
LOOK = 0.2
"""A kind less likely than this in a sentence is not looked into further: half the work of 0.1, where training looks,
and no event fewer that is right (52.6 kept out instead of 51.7)."""


SECOND = 0.4
"""A second day for the same kind of event in a sentence must be at least as likely as this."""


@dataclass(frozen=True, slots=True)
class Found:
    """A kind of event in a sentence with a day that it may have, and how likely the two are."""

    kind: EventKind
    trigger: Trigger | None
    date: str | None
    where: str
    chance: float


def find_events(analysis: Analysis, scenes: list[Scene], occasions: ReportOccasions | None = None) -> tuple[Event, ...]:
    """The events of a report, in order; `occasions` are its days, where drawn up already."""
    occasions = occasions or ReportOccasions(scenes, analysis.published.isoformat())
    floor = spaces()["date"].floor["date"]
    found = [
        (n, one)
        for n, scene in enumerate(scenes)
        for one in _chosen(weigh(scene, n, occasions, min(floor, SECOND)), floor)
    ]
    found = sorted(_once(found), key=lambda one: (one[0], -one[1].chance))
    return tuple(_event(analysis, scenes[n], scenes[max(0, n - LOOK_BACK) : n], one) for n, one in found)


def _once(found: list[tuple[int, Found]]) -> list[tuple[int, Found]]:
    """Of the events of one kind and day in a report the likeliest: what is told twice is one event."""
    best: dict[tuple[str, str], Found] = {}
    for _, one in found:
        if (
            one.date is not None
            and (key := (one.kind, one.date))
            and one.chance > (best[key].chance if key in best else 0)
        ):
            best[key] = one
    return [(n, one) for n, one in found if one.date is None or best[one.kind, one.date] is one]


def _chosen(found: list[Found], floor: float) -> list[Found]:
    """The days that count: of each kind the likeliest, and beside it only what the sentence itself gives."""
    best: dict[str, Found] = {}
    for one in found:
        if one.chance >= floor and (one.kind not in best or one.chance > best[one.kind].chance):
            best[one.kind] = one
    return [
        one
        for one in found
        if one is best.get(one.kind) or (one.chance >= SECOND and one.where == "here" and one.kind in best)
    ]


def weigh(scene: Scene, n: int, occasions: ReportOccasions, floor: float) -> list[Found]:
    """Every kind and day that sentence `n` may tell of with a chance of at least `floor`."""
    out: list[Found] = []
    for k, kind in enumerate(KINDS):
        if scene.odds[kind] >= LOOK:
            trigger = reason(scene, k)
            for day, likely in occasions.at(n).chances(trigger, kind):
                if likely >= floor:
                    out.append(Found(kind, trigger, day.value, day.where, likely))
    return out


def status_cues(
    kind: str, scene: Scene, trigger: Trigger | None, value: str | None, where: str, published: str
) -> list[str]:
    """What tells held from scheduled, proposed and cancelled."""
    when = side(value, published) if value else "none"
    form = f"{trigger.form} {trigger.negated} {trigger.passive}" if trigger else "?"
    out = [
        kind,
        f"{kind}|{when}",
        f"{kind}|{form}",
        f"{kind}|{when}|{form}",
        f"{when}|{where}",
        precision(value) if value else "none",
    ]
    for name in sorted(scene.classes):
        out += [f"{kind}|has {name}", f"{kind}|{when}|has {name}"]
    for t in scene.triggers:
        out.append(f"{kind}|{t.lemma}|{t.form}")
    words = {t.lower for t in scene.tokens}
    for word in ("will", "would", "could", "to", "if", "next", "not", "planned", "had", "was", "until"):
        if word in words:
            out += [f"{kind}|word {word}", f"{when}|word {word}"]
    return out


def _event(analysis: Analysis, scene: Scene, before: list[Scene], found: Found) -> Event:
    published = analysis.published.isoformat()
    model = spaces()["status"]
    odds = model.odds(status_cues(found.kind, scene, found.trigger, found.date, found.where, published))
    status = STATUSES[max(range(len(STATUSES)), key=lambda k: odds[k])]
    sentence = scene.sentence
    named = tuple(dict.fromkeys(a.name for _, a in scene.mentions)) or tuple(
        dict.fromkeys(a.name for s in reversed(before) for _, a in s.mentions[:1])
    )
    return Event(
        what=line_for(analysis, scene, found.trigger),
        kind=found.kind,
        status=status,
        date=found.date,
        actors=parties(analysis, named),
        place=place_of(analysis, scene, found.trigger),
        said_by=None,
        quote=analysis.text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
    )
