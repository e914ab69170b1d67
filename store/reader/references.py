"""Who stands behind a verb or a noun: actors of the sentence, and those whom "he", "they", "the union" point back to."""

from __future__ import annotations

from dataclasses import dataclass

from store.reader.cues import PRONOUNS, Scene
from store.reader.reading import Actor, Mention
from store.reader.triggers import Trigger

LOOK_BACK = 2
"""How many sentences back a pronoun's actor is looked for."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor that may be meant: named in the sentence (`mention`), or `back` sentences before."""

    actor: Actor
    mention: Mention
    back: int
    order: int


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


def actor_cues(candidate: Candidate, scene: Scene, trigger: Trigger | None) -> list[str]:
    """Named features of an actor as the one who does what `trigger` says."""
    actor, mention = candidate.actor, candidate.mention
    lead = scene.tokens[0].lower
    lead2 = next(
        (t.lower for t in scene.tokens if t.lower in ("he", "she", "they", "it", "his", "her", "their", "its")), ""
    )
    others = len({a.name for _, a in scene.mentions})
    base = f"back {candidate.back}"
    out = [
        base,
        f"{base}|{actor.kind}",
        f"{base}|order {min(candidate.order, 3)}",
        f"{base}|order {min(candidate.order, 3)}|of {min(others, 4)}",
    ]
    party_here = any(a.name == actor.party for _, a in scene.mentions)
    out.append(f"{base}|party here {party_here}|{actor.kind}")
    if candidate.back:
        out += [
            f"{base}|{actor.kind}|lead {lead if lead in PRONOUNS else 'other'}",
            f"{base}|{actor.kind}|pronoun {lead2}|none here {not others}",
        ]
        if trigger:
            out.append(
                f"{base}|{'verb' if trigger.is_verb else 'noun'}|passive {trigger.passive}|others {min(others, 2)}"
            )
        return out
    tokens = scene.tokens
    at = next((k for k, t in enumerate(tokens) if t.end > mention.start), 0)
    end = next((k for k, t in enumerate(tokens) if t.start >= mention.end), len(tokens))
    previous = tokens[at - 1].lower if at else "^"
    before2 = tokens[at - 2].lower if at > 1 else "^"
    following = tokens[end] if end < len(tokens) else None
    after = (
        (following.lower if following else "$")
        if following is None or following.tag[:1] not in "NVJ"
        else following.tag[:2]
    )
    out += [f"prev {previous}", f"next {after}", f"prev {before2} {previous}", f"{actor.kind}|prev {previous}"]
    if following is not None:
        out.append(f"next word {following.lemma}")
        owned = following.text in ("'s", "’s", "'", "’")
        if owned:
            out.append(
                "owner of "
                + next((c for t in scene.triggers if 0 <= t.i - following.i <= 4 for c in t.classes), "other")
            )
    governing = next((t for t in reversed(scene.triggers) if t.is_verb and t.end <= tokens[at].i), None)
    governed = next((t for t in scene.triggers if t.is_verb and t.i >= tokens[min(end, len(tokens) - 1)].i), None)
    if governing:
        out += [f"under {c}" for c in governing.classes]
    if governed:
        out += [f"before {c}|passive {governed.passive}" for c in governed.classes]
    if trigger:
        place = trigger.i - tokens[0].i
        direction = "before" if end <= place else "after"
        between = tokens[end:place] if direction == "before" else tokens[place + 1 : at]
        verbs = sum(
            t.is_verb and t.i != trigger.i
            for t in scene.triggers
            if (tokens[end].i if direction == "before" and end < len(tokens) else trigger.i)
            <= t.i
            < (trigger.i if direction == "before" else tokens[at].i)
        )
        n = len(between)
        far = "1" if n < 2 else "4" if n < 5 else "9" if n < 10 else "far"
        nth = sum(
            1
            for m, _ in scene.mentions
            if (mention.start < m.start < tokens[place].start) or (tokens[place].start < m.start < mention.start)
        )
        role = ("verb passive" if trigger.passive else "verb") if trigger.is_verb else "noun"
        out += [
            f"{role}|{direction}", f"{role}|{direction}|{far}", f"{role}|{direction}|verbs {min(verbs, 2)}",
            f"{role}|{direction}|nth {min(nth, 3)}", f"{role}|{direction}|prev {previous}", f"{role}|{direction}|{actor.kind}|nth {min(nth, 2)}",
            *(f"{c}|{direction}|nth {min(nth, 2)}" for c in trigger.classes), *(f"{c}|{direction}|prev {previous}" for c in trigger.classes),
            f"{role}|{direction}|next {after}",
        ]  # fmt: skip
        if any(t.text in ",;" for t in between):
            out.append(f"{role}|{direction}|comma")
        if any(t.lower in ("that", "which", "who") for t in between):
            out.append(f"{role}|{direction}|that")
    return out


def parties(analysis, names: tuple[str, ...]) -> tuple[str, ...]:  # type: ignore[no-untyped-def]
    """`names` with the side that each person among them speaks for."""
    out: dict[str, None] = {}
    for name in names:
        out[name] = None
        actor = analysis.cast.named(name)
        if actor is not None and actor.party:
            out[actor.party] = None
    return tuple(out)
