"""Who stands behind a verb or a noun: actors of the sentence, and those whom "he", "they", "the union" stand for."""

from __future__ import annotations

from dataclasses import dataclass

from store.reader.analysis import Analysis
from store.reader.cues import PRONOUNS, Scene
from store.reader.reading import Actor, Mention
from store.reader.triggers import Trigger

LOOK_BACK = 4
"""How many sentences back a pronoun's actor is looked for."""

SUBJECTS = {
    "he": "he", "she": "he", "his": "he", "her": "he", "him": "he", "they": "they", "their": "they", "it": "it",
    "its": "it", "we": "we", "our": "we", "i": "we", "my": "we", "both": "they",
}  # fmt: skip
DESCRIPTIONS = {
    "organization": frozenset(
        "union company board commission committee party group bloc council court carrier airline bank firm regulator "
        "movement rebels insurgents militants guerrillas employers management coalition platform opposition".split()
    ),
    "state": frozenset(
        "government kingdom country administration authorities cabinet side ministry north south".split()
    ),
    "person": frozenset(
        "president minister premier chancellor envoy secretary chairman chairwoman chief leader mediator negotiator "
        "spokesman spokeswoman king general ambassador senator governor adviser taoiseach".split()
    ),
}
"""Words by which a report speaks of an actor named before, by the kind of actor that they stand for."""
ANSWERS = frozenset("reject.v accept.v consider.v welcome.v rejecting.n accepting.n".split())


@dataclass(frozen=True, slots=True)
class Subject:
    """Who seems to act at a trigger: "named", a pronoun's class, "described" with its noun, or "none"."""

    sort: str
    word: str
    start: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be meant: named in the sentence (`mention`), or `back` sentences before."""

    actor: Actor
    mention: Mention
    back: int
    order: int


def subject_at(scene: Scene, trigger: Trigger | None) -> Subject:
    """What stands nearest before a trigger as its subject or owner.

    >>> "Lavrov came. He offered a truce." -> Subject("he", "he") at "offered"
    """
    if trigger is None:
        return Subject("none", "", -1)
    tokens = scene.tokens
    for k in range(trigger.i - tokens[0].i - 1, -1, -1):
        token = tokens[k]
        if any(m.start <= token.start < m.end for m, _ in scene.mentions):
            return Subject("named", "", token.start)
        if token.lower in SUBJECTS:
            return Subject(SUBJECTS[token.lower], token.lower, token.start)
        if k and tokens[k - 1].lower == "the":
            for words in DESCRIPTIONS.values():
                if token.lemma in words or token.lower in words:
                    return Subject("described", token.lemma or token.lower, token.start)
    return Subject("none", "", -1)


def candidates(scene: Scene, before: list[Scene]) -> list[Candidate]:
    """The actors that a sentence may speak of, those named in it first."""
    out: list[Candidate] = []
    seen: set[str] = set()
    for back, place in enumerate([scene, *reversed(before[-LOOK_BACK:])]):
        for order, (mention, actor) in enumerate(place.mentions):
            if actor.name not in seen:
                seen.add(actor.name)
                out.append(Candidate(actor, mention, back, order))
    return out


def actor_cues(candidate: Candidate, scene: Scene, trigger: Trigger | None, subject: Subject) -> list[str]:
    """Named features of an actor as the one who does what `trigger` says, or to whom it is done."""
    out = _reference_cues(candidate, scene, trigger, subject)
    if candidate.back:
        return out + _earlier_cues(candidate, scene, trigger)
    tokens, mention = scene.tokens, candidate.mention
    at = next((k for k, t in enumerate(tokens) if t.end > mention.start), 0)
    end = next((k for k in range(at, len(tokens)) if tokens[k].start >= mention.end), len(tokens))
    out += _neighbour_cues(scene, candidate.actor, at, end)
    if trigger:
        out += _position_cues(scene, candidate, trigger, at, end)
    return out


def parties(analysis: Analysis, names: tuple[str, ...]) -> tuple[str, ...]:
    """`names` with the side that each person among them speaks for."""
    out: dict[str, None] = {}
    for name in names:
        out[name] = None
        actor = analysis.cast.named(name)
        if actor is not None and actor.party:
            out[actor.party] = None
    return tuple(out)


def _role(trigger: Trigger | None) -> str:
    if trigger is None or not trigger.is_verb:
        return "noun"
    return "verb passive" if trigger.passive else "verb"


def _fits(subject: Subject, actor: Actor) -> str:
    """Whether an actor can be what a description or pronoun stands for."""
    if subject.sort == "described":
        if subject.word in (actor.role or "").lower() or subject.word in actor.name.lower():
            return "named so"
        return "kind" if subject.word in DESCRIPTIONS[actor.kind] else "other kind"
    if subject.sort == "he":
        return "kind" if actor.kind == "person" else "other kind"
    if subject.sort == "it":
        return "kind" if actor.kind != "person" else "other kind"
    return actor.kind


def _reference_cues(candidate: Candidate, scene: Scene, trigger: Trigger | None, subject: Subject) -> list[str]:
    actor, mention = candidate.actor, candidate.mention
    others = {a.name for _, a in scene.mentions}
    base, order = f"back {candidate.back}", f"order {min(candidate.order, 3)}"
    here = "back" if candidate.back else "after" if mention.start > subject.start else "before"
    subjected = f"{_role(trigger)}|subject {subject.sort}"
    fits = _fits(subject, actor)
    out = [
        base, f"{base}|{actor.kind}", f"{base}|{order}", f"{base}|{order}|of {min(len(others), 4)}",
        f"{base}|party here {actor.party in others}|{actor.kind}", f"{subjected}|{here}", f"{subjected}|{here}|{fits}",
        f"{subjected}|{base}|order {min(candidate.order, 2)}|{fits}",
    ]  # fmt: skip
    if here == "before":
        nearest = not any(mention.start < m.start <= subject.start for m, _ in scene.mentions)
        out.append(f"{subjected}|nearest {nearest}")
    return out


def _earlier_cues(candidate: Candidate, scene: Scene, trigger: Trigger | None) -> list[str]:
    """For an actor of a sentence before: how this one begins, and whether anybody is named in it."""
    base, kind = f"back {candidate.back}", candidate.actor.kind
    lead = scene.tokens[0].lower
    pronoun = next((t.lower for t in scene.tokens if t.lower in SUBJECTS), "")
    others = len({a.name for _, a in scene.mentions})
    out = [
        f"{base}|{kind}|lead {lead if lead in PRONOUNS else 'other'}",
        f"{base}|{kind}|pronoun {pronoun}|none here {not others}",
    ]
    if trigger:
        out.append(f"{base}|{'verb' if trigger.is_verb else 'noun'}|passive {trigger.passive}|others {min(others, 2)}")
    return out


def _after(scene: Scene, end: int) -> str:
    """What follows a mention: a word, or for nouns, verbs and adjectives their kind."""
    if end >= len(scene.tokens):
        return "$"
    token = scene.tokens[end]
    return token.tag[:2] if token.tag[:1] in "NVJ" and token.tag else token.lower


def _neighbour_cues(scene: Scene, actor: Actor, at: int, end: int) -> list[str]:
    """The words around a mention, the noun that it owns, the verbs on either side."""
    tokens = scene.tokens
    previous = tokens[at - 1].lower if at else "^"
    out = [
        f"prev {previous}", f"next {_after(scene, end)}", f"prev {tokens[at - 2].lower if at > 1 else '^'} {previous}",
        f"{actor.kind}|prev {previous}",
    ]  # fmt: skip
    if end < len(tokens):
        following = tokens[end]
        out.append(f"next word {following.lemma}")
        if following.text in ("'s", "’s", "'", "’"):
            owned = (c for t in scene.triggers if 0 <= t.i - following.i <= 4 for c in t.classes)
            out.append("owner of " + next(owned, "other"))
    last = tokens[min(end, len(tokens) - 1)].i
    governing = next((t for t in reversed(scene.triggers) if t.is_verb and t.end <= tokens[at].i), None)
    governed = next((t for t in scene.triggers if t.is_verb and t.i >= last), None)
    if governing:
        out += [f"under {c}" for c in governing.classes]
    if governed:
        out += [f"before {c}|passive {governed.passive}" for c in governed.classes]
    return out


def _answers_it(scene: Scene, trigger: Trigger, at: int, end: int) -> bool:
    """Whether a mention is the doer of an answer to the thing that the trigger names.

    >>> "Lund's rejection of an ultimatum" -> Lund answers the ultimatum, and did not make it
    """
    first = scene.tokens[0].i
    for other in scene.triggers:
        if ANSWERS.isdisjoint(other.classes):
            continue
        clause = scene.ties.clause(other)
        if clause is None or clause.doer is None or clause.undergoer is None or clause.undergoer.head != trigger.i:
            continue
        if clause.doer.first < first + end and clause.doer.last > first + at:
            return True
    return False


def _position_cues(scene: Scene, candidate: Candidate, trigger: Trigger, at: int, end: int) -> list[str]:
    """Where a mention stands from the trigger: side, distance, what lies between."""
    tokens, mention = scene.tokens, candidate.mention
    place = trigger.i - tokens[0].i
    before = end <= place
    between = tokens[end:place] if before else tokens[place + 1 : at]
    low, high = (tokens[end].i, trigger.i) if before else (trigger.i, tokens[at].i)
    verbs = sum(t.is_verb and t.i != trigger.i for t in scene.triggers if low <= t.i < high)
    start = tokens[place].start
    nth = sum(mention.start < m.start < start or start < m.start < mention.start for m, _ in scene.mentions)
    n = len(between)
    far = "1" if n < 2 else "4" if n < 5 else "9" if n < 10 else "far"
    previous = tokens[at - 1].lower if at else "^"
    direction = "before" if before else "after"
    clause = scene.ties.clause(trigger)
    tie = scene.ties.relation(clause, tokens[at].i) or scene.ties.relation(clause, tokens[max(at, end - 1)].i)
    base = f"{_role(trigger)}|{direction}"
    out = [
        base, f"{base}|{far}", f"{base}|verbs {min(verbs, 2)}", f"{base}|nth {min(nth, 3)}", f"{base}|prev {previous}",
        f"{base}|{candidate.actor.kind}|nth {min(nth, 2)}", f"{base}|next {_after(scene, end)}",
    ]  # fmt: skip
    if _answers_it(scene, trigger, at, end):
        out.append(f"{_role(trigger)}|answers it")
    out += [f"{_role(trigger)}|tie {tie}", f"tie {tie}|{candidate.actor.kind}"]
    for name in trigger.classes:
        out.append(f"{name}|tie {tie}")
        out += [f"{name}|{direction}|nth {min(nth, 2)}", f"{name}|{direction}|prev {previous}"]
    if any(t.text in ",;" for t in between):
        out.append(f"{base}|comma")
    if any(t.lower in ("that", "which", "who") for t in between):
        out.append(f"{base}|that")
    return out
