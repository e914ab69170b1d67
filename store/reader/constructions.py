"""Constructions that state an answer, a suspension or a text put forward so plainly that they are read by rule.

Each function is one construction. What it finds stands in place of what the models of facts found in that sentence for
the same thing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.reading import Actor, Answer, Event, Proposal, Response
from store.reader.references import parties
from store.reader.triggers import Trigger
from store.reader.wording import line_for

_NOUNS_OF_ANSWER: dict[str, Response] = {
    "rejection": "rejects", "refusal": "rejects", "dismissal": "rejects", "rebuff": "rejects",
    "acceptance": "accepts", "approval": "accepts", "endorsement": "accepts",
}  # fmt: skip
_OFFERED = frozenset(("proposal.n", "demand.n"))
_TEXTS = frozenset("memorandum draft text paper document statute protocol annex blueprint".split())
_POSSESSIVES = frozenset(("'s", "’s", "'", "’"))
_FACTS = frozenset(("past", "perfect", "pluperfect", "present"))
_NEIGHBOURHOOD = 1_000
"""Characters around a sentence within which a report still speaks of the same proposal: some eight sentences."""
_REACH = 8
"""Tokens between a noun of answering and what is answered: "rejection of a long-awaited American plan"."""


@dataclass(frozen=True, slots=True)
class Plain:
    """An answer that a sentence states plainly: the events that it tells, and the proposal that it answers."""

    events: tuple[Event, ...]
    proposal: Proposal


def apply(
    analysis: Analysis, scenes: list[Scene], events: tuple[Event, ...], proposals: tuple[Proposal, ...]
) -> tuple[tuple[Event, ...], tuple[Proposal, ...]]:
    """The events and proposals of a report with what its plain constructions say."""
    told: dict[int, tuple[Event, ...]] = {}
    for event in events:
        told[event.start] = (*told.get(event.start, ()), event)
    offers = list(proposals)
    for scene in scenes:
        start = scene.sentence.start
        mine = told.get(start, ())
        found = nominal_answer(analysis, scene)
        if found is not None:
            mine = (*(e for e in mine if e.kind not in ("proposal", "response", "demand")), *found.events)
            _settle(offers, start, found.proposal)
        mine = suspended_since(analysis, scene, mine)
        mine = threatened_only(scene, mine)
        told[start] = spoken_with(analysis, scene, mine)
    for scene in scenes:
        if only_confirms(scene):
            for n in _around(offers, scene.sentence.start):
                offers[n] = _unaccepted(offers[n], scene)
        if _drafts(scene):
            _put_forward(scene, offers)
    return tuple(event for scene in scenes for event in told[scene.sentence.start]), tuple(offers)


def _around(offers: list[Proposal], start: int) -> range:
    """The places of the proposals whose sentences begin in the neighbourhood of a character."""
    first = bisect_left(offers, start - _NEIGHBOURHOOD, key=_start)
    return range(first, bisect_right(offers, start + _NEIGHBOURHOOD, key=_start))


def _start(proposal: Proposal) -> int:
    return proposal.start


def _settle(offers: list[Proposal], start: int, found: Proposal) -> None:
    """Put what an answer answers in the place of its sentence's own proposals, and take the answer from others."""
    for n in reversed(_around(offers, start)):
        if offers[n].start == start:
            del offers[n]
        else:
            offers[n] = _unanswered(offers[n], start)
    offers.insert(bisect_left(offers, start, key=_start), found)


def _put_forward(scene: Scene, offers: list[Proposal]) -> None:
    near = _around(offers, scene.sentence.start)
    beside = tuple(offers[n] for n in near)
    for n in near:
        offers[n] = text_put_forward(scene, offers[n], beside)


def _unanswered(proposal: Proposal, start: int) -> Proposal:
    """A proposal without the answer of a sentence that answers another one."""
    answers = tuple(a for a in proposal.answers if a.start != start)
    settled = {"rejects": "rejected", "accepts": "accepted"}
    lost = proposal.status in ("rejected", "accepted") and not any(
        settled.get(a.response) == proposal.status for a in answers
    )
    return replace(proposal, answers=answers, status="pending" if lost else proposal.status)


def only_confirms(scene: Scene) -> bool:
    """ "The envoy confirmed that she had called": she says so, and accepts nothing."""
    accepting = [t for t in scene.triggers if "accept.v" in t.classes]
    words = {t.i: scene.tokens[t.end - scene.sentence.first].lower for t in accepting if t.end < scene.sentence.last}
    return bool(accepting) and all(t.lemma == "confirm" and words.get(t.i) == "that" for t in accepting)


def _unaccepted(proposal: Proposal, scene: Scene) -> Proposal:
    """A proposal without the acceptance of a sentence in which its own side does no more than confirm something."""
    speaker = scene.mentions[0][1] if scene.mentions else None
    if speaker is None or not {speaker.name, speaker.party} & set(proposal.by):
        return proposal
    start = scene.sentence.start
    return replace(proposal, answers=tuple(a for a in proposal.answers if a.response != "accepts" or a.start != start))


def nominal_answer(analysis: Analysis, scene: Scene) -> Plain | None:
    """ "Norland's rejection of an Arlandic ultimatum": an answer, and what it answers with its maker.

    Without a maker ("its rejection of the plan") it may answer what another sentence puts forward, and is left to the
    models.
    """
    tokens = scene.tokens
    first = scene.sentence.first
    for trigger in scene.triggers:
        response = _NOUNS_OF_ANSWER.get(trigger.lemma)
        at = trigger.i - first
        if response is None or trigger.is_verb or at < 2 or tokens[at - 1].text not in _POSSESSIVES:
            continue
        answerer = _actor_before(scene, tokens[at - 1].start)
        offered = next(
            (t for t in scene.triggers if trigger.i < t.i <= trigger.i + _REACH and _OFFERED & set(t.classes)), None
        )
        if answerer is None or offered is None or tokens[min(at + 1, len(tokens) - 1)].lower != "of":
            continue
        by = parties(analysis, (answerer.name,))
        makers = [
            actor.name
            for mention, actor in scene.mentions
            if tokens[at].end <= mention.start < tokens[offered.i - first].start and actor.name not in by
        ]
        if makers:
            return _answered(analysis, scene, trigger, offered, response, by, parties(analysis, tuple(makers)))
    return None


def _answered(
    analysis: Analysis,
    scene: Scene,
    trigger: Trigger,
    offered: Trigger,
    response: Response,
    by: tuple[str, ...],
    makers: tuple[str, ...],
) -> Plain:
    quote, start, end = analysis.text.quote(scene.sentence), scene.sentence.start, scene.sentence.end
    what, offer = line_for(analysis, scene, trigger), line_for(analysis, scene, offered)
    events = [Event(what, "response", "held", None, by, None, None, quote, start, end)]
    if "demand.n" in offered.classes:
        events.append(Event(offer, "demand", "held", None, by, None, None, quote, start, end))
    addressee = tuple(name for name in by if name not in makers)[-1:]
    proposal = Proposal(
        offer, "terms", makers, addressee, None, None, None, "rejected" if response == "rejects" else "accepted",
        (Answer(response, by, None, quote, start, end),), quote, start, end,
    )  # fmt: skip
    return Plain(tuple(events), proposal)


def _actor_before(scene: Scene, start: int) -> Actor | None:
    """The actor whose name ends at a character, or just before it."""
    return next((actor for mention, actor in scene.mentions if mention.end <= start <= mention.end + 1), None)


def suspended_since(analysis: Analysis, scene: Scene, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """ "direct talks, which had been suspended since 2029": a suspension on that day, and no talks on it."""
    for trigger in scene.triggers:
        if "suspend.v" not in trigger.classes or trigger.form not in _FACTS or trigger.negated or not trigger.passive:
            continue
        date = next(
            (
                d
                for d in scene.dates
                if 0 <= _gap(scene, trigger, d.start) <= 3 and _word_before(scene, d.start) == "since"
            ),
            None,
        )
        if date is None or not any("talks.n" in t.classes and t.i < trigger.i for t in scene.triggers):
            continue
        start = scene.sentence.start
        told = next((e for e in events if e.kind == "suspension"), None) or next(
            (e for e in events if e.kind == "talks" and e.date == date.value), None
        )
        actors = told.actors if told else tuple(dict.fromkeys(a.name for _, a in scene.mentions))
        suspension = Event(
            line_for(analysis, scene, trigger), "suspension", "held", date.value, actors, None, None,
            analysis.text.quote(scene.sentence), start, scene.sentence.end,
        )  # fmt: skip
        rest = (e for e in events if not (e.kind == "suspension" or (e.kind == "talks" and e.date == date.value)))
        return (*rest, suspension)
    return events


def _gap(scene: Scene, trigger: Trigger, start: int) -> int:
    """Tokens from a trigger's end to the one that begins at a character; negative where that comes first."""
    at = next((t.i for t in scene.tokens if t.end > start), scene.sentence.last)
    return at - trigger.end


def _word_before(scene: Scene, start: int) -> str:
    return next((t.lower for t in reversed(scene.tokens) if t.end <= start), "")


def threatened_only(scene: Scene, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """ "has threatened to walk out": nothing is suspended yet."""
    suspensions = [t for t in scene.triggers if "suspend.v" in t.classes]
    threats = [t for t in scene.triggers if "demand.v" in t.classes]
    if not suspensions or not threats:
        return events
    if all(t.form == "infinitive" and any(0 < t.i - s.i <= 6 for s in threats) for t in suspensions):
        return tuple(e for e in events if e.kind != "suspension")
    return events


def spoken_with(analysis: Analysis, scene: Scene, events: tuple[Event, ...]) -> tuple[Event, ...]:
    """ "spoke with the minister to fix the date of the next round": a contact; the round is not held by it."""
    spoke = next((t for t in scene.triggers if "speak.v" in t.classes and t.form in _FACTS and not t.negated), None)
    if spoke is None or any({"meet.v", "hold.v"} & set(t.classes) and t.form in _FACTS for t in scene.triggers):
        return events
    at = spoke.end - scene.sentence.first
    partner = _named_soon(scene, at + 1) if at < len(scene.tokens) and scene.tokens[at].lower == "with" else None
    before = [a for m, a in scene.mentions if m.end <= scene.tokens[at - 1].start]
    speaker = next((a for a in reversed(before) if a.kind == "person"), before[-1] if before else None)
    contact = next((e for e in events if e.kind == "contact" and e.status == "held"), None)
    if contact is None and partner is not None and speaker is not None and speaker is not partner:
        days = [d.value for d in scene.dates if d.value <= analysis.published.isoformat() and len(d.value) == 10]
        contact = Event(
            line_for(analysis, scene, spoke), "contact", "held", days[0] if days else None,
            parties(analysis, (speaker.name, partner.name)), None, None, analysis.text.quote(scene.sentence),
            scene.sentence.start, scene.sentence.end,
        )  # fmt: skip
        events = (*events, contact)
    if contact is None:
        return events
    return tuple(e for e in events if not (e.kind == "talks" and e.status == "held" and e.date == contact.date))


def _named_soon(scene: Scene, at: int) -> Actor | None:
    """The person named within the next tokens, behind an office: "with Icelandic minister Jon Einarsson"."""
    if at >= len(scene.tokens):
        return None
    end = scene.tokens[min(at + 6, len(scene.tokens) - 1)].start
    start = scene.tokens[at].start
    return next((a for m, a in scene.mentions if start <= m.start <= end and a.kind == "person"), None)


def text_put_forward(scene: Scene, proposal: Proposal, proposals: tuple[Proposal, ...]) -> Proposal:
    """ "has drafted a memorandum, which it means to present at the talks": a document, for the day of those talks."""
    if proposal.start != scene.sentence.start or proposal.date or not _drafts(scene):
        return proposal
    meeting = next(
        (
            p
            for p in proposals
            if p.kind == "meeting" and p.date and p.start != proposal.start and set(p.by) & set(proposal.by)
        ),
        None,
    )
    told = replace(proposal, kind="document")
    if meeting is None:
        return told
    told = replace(told, to=told.to or meeting.to)
    if any(t.lower == "at" and "talks.n" in _classes_after(scene, t.i) for t in scene.tokens):
        told = replace(told, date=meeting.date, place=told.place or meeting.place)
    return told


def _drafts(scene: Scene) -> bool:
    """Whether a text is drawn up or handed over in the sentence."""
    verbs = [t for t in scene.triggers if {"draft.v", "hand.v"} & set(t.classes) and not t.negated]
    return any(
        token.lemma in _TEXTS and token.tag.startswith("NN") and any(0 < token.i - verb.i <= 6 for verb in verbs)
        for token in scene.tokens
    )


def _classes_after(scene: Scene, i: int) -> set[str]:
    return {name for t in scene.triggers if 0 < t.i - i <= 3 for name in t.classes}
