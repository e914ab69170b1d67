"""The sentences of one report that speak of the same proposal become one proposal, with its day, place and makers."""

from __future__ import annotations

from dataclasses import replace

from store.days import span_of
from store.reader.cues import Scene
from store.reader.reading import Answer, Event, Proposal, ProposalStatus
from store.reader.tokens import Token

NEAR = 8
"""Sentences within which a report goes on speaking of "the proposed date" or "the offer" without naming it again. Not
set by figures: from 0 to 12 they move by 0.2 points at most, on the stories for learning and for measuring alike. What
it changes is what a watcher sees, one line a proposal instead of one a sentence."""

_RESTATED = 2
"""Sentences within which a lead ("has proposed a date") is told again with its day ("suggested June 2")."""

_PART_NOUNS = frozenset("date location venue proposal offer invitation suggestion".split())
_DEFINITE = frozenset("the that this these those its their his her".split())
_BETWEEN = frozenset("proposed suggested offered planned same new date".split())
_OTHER = frozenset("another different alternative counter-proposal counterproposal counter-offer counteroffer".split())
_VENUES = frozenset("location venue place site".split())
_LIKE = frozenset("consistent like as same again".split())
_UNLIKE = frozenset("unlike not no instead rather than never".split())
_EARLIER = frozenset("previous earlier last first past former prior".split())
_OCCASIONS = frozenset("round meeting talk talks session negotiation negotiations summit".split())


def gather(
    scenes: list[Scene], published: str, events: tuple[Event, ...], proposals: tuple[Proposal, ...]
) -> tuple[tuple[Event, ...], tuple[Proposal, ...]]:
    """The events and proposals of a report with what is said of one proposal in several sentences put together."""
    at = {scene.sentence.start: n for n, scene in enumerate(scenes)}
    proposed = {  # a meeting that a sentence proposes and the proposal that it makes are for the same day
        event.start: event.date for event in events if event.kind in ("talks", "contact") and event.status == "proposed"
    }
    kept: list[tuple[Proposal, list[Proposal]]] = []
    for proposal in proposals:
        own = replace(
            proposal,
            answers=tuple(a for a in proposal.answers if not set(a.by) & set(proposal.by)),
            date=proposal.date or (proposed.get(proposal.start) if proposal.kind == "meeting" else None),
        )
        for k in range(max(0, len(kept) - NEAR), len(kept)):
            known, parts = kept[k]
            if _same(scenes, at, known, own):
                kept[k] = _joined(known, own), [*parts, own]
                break
        else:
            kept.append((own, [own]))
    made = {at[event.start]: event for event in events if event.kind == "proposal"}
    placed = [
        (_with_makers(scenes, _placed(scenes, at, whole, parts), made, at[whole.start]), parts) for whole, parts in kept
    ]
    placed = [(_at_the_meeting(whole, placed), parts) for whole, parts in placed]
    settled = [_not_ahead(scenes[at[event.start]], published, event) for event in events]
    events = tuple({(e.start, e.kind, e.date, e.status): e for e in settled}.values())
    events = _once(scenes, at, events, placed)
    events = _venue_of_earlier_rounds(scenes, at, events)
    return events, tuple(whole for whole, _ in placed)


def _same(scenes: list[Scene], at: dict[int, int], known: Proposal, later: Proposal) -> bool:
    """Whether a later sentence speaks of a known proposal.

    "Norway has proposed a date for the next round. Its envoy named 4 May." "The proposed venue is Bergen."
    """
    gap = at[later.start] - at[known.start]
    if not 0 < gap <= NEAR or not set(known.by) & set(later.by):
        return False
    if known.date and later.date and known.date != later.date:
        return False
    words = scenes[at[later.start]].tokens
    if any(token.lower in _OTHER for token in words):
        return False
    if known.date and known.date == later.date and known.kind == later.kind:
        return True
    if known.kind == "meeting" and refers_to_part(words) and not (later.date and not known.date):
        return True
    return gap <= _RESTATED and known.kind == later.kind == "meeting" and bool(later.date) and not known.date


def refers_to_part(tokens: list[Token]) -> bool:
    """Whether a sentence speaks of a part of a proposal as known: "the proposed location", "the date", "the offer".

    >>> "The proposed venue is Bergen." -> True; "A venue was proposed." -> False
    """
    for k, token in enumerate(tokens):
        if token.lemma in _PART_NOUNS and token.tag.startswith("NN"):
            before = k - 1
            while before >= 0 and tokens[before].lower in _BETWEEN:
                before -= 1
            if before >= 0 and tokens[before].lower in _DEFINITE:
                return True
    return False


def _joined(known: Proposal, later: Proposal) -> Proposal:
    """Two tellings of one proposal. The sentence that gives the day states it best."""
    best = later if later.date and not known.date else known
    by = tuple(dict.fromkeys((*known.by, *later.by)))
    answers: dict[tuple[str, str | None], Answer] = {}
    for answer in sorted((*known.answers, *later.answers), key=lambda a: a.start):
        if not set(answer.by) & set(by):  # told again, an answer is the same one
            answers.setdefault((answer.response, answer.by[-1] if answer.by else None), answer)
    return replace(
        best,
        by=by,
        to=tuple(name for name in (known.to or later.to) if name not in by),
        date=known.date or later.date,
        place=known.place or later.place,
        answers=tuple(sorted(answers.values(), key=lambda a: a.start)),
        status=_status(best.status, list(answers.values())),
    )


def _status(told: ProposalStatus, answers: list[Answer]) -> ProposalStatus:
    """What the answers make of a proposal; without a final one it is pending, unless its maker took it back."""
    said = [answer.response for answer in answers]
    if "rejects" in said:
        return "rejected"
    if "accepts" in said:
        return "accepted"
    if "counters" in said:
        return "superseded"
    return told if told in ("withdrawn", "superseded", "lapsed") else "pending"


def _with_makers(scenes: list[Scene], whole: Proposal, made: dict[int, Event], n: int) -> Proposal:
    """Who else puts a meeting forward: "Kosta confirmed that she had called Oslo to propose the date".

    `made` gives the events of proposing by sentence, `n` is the proposal's.
    """
    if whole.kind != "meeting":
        return whole
    by = list(whole.by)
    for later in range(n + 1, n + NEAR + 1):
        if later in made and refers_to_part(scenes[later].tokens):
            maker = scenes[later].mentions[0][1] if scenes[later].mentions else None
            if maker is not None and maker.kind == "person" and maker.party in whole.by and maker.name not in by:
                by.append(maker.name)
    return replace(whole, by=tuple(by))


def _placed(scenes: list[Scene], at: dict[int, int], whole: Proposal, parts: list[Proposal]) -> Proposal:
    for part in parts:
        venue = venue_stated(scenes[at[part.start]])
        if venue:
            return replace(whole, place=venue)
    if whole.kind == "meeting" and whole.place is None:
        n = at[whole.start]
        for scene in scenes[n + 1 : n + 1 + _RESTATED]:
            venue = venue_stated(scene) if refers_to_part(scene.tokens) else None
            if venue:
                return replace(whole, place=venue)
    return whole


def _at_the_meeting(whole: Proposal, others: list[tuple[Proposal, list[Proposal]]]) -> Proposal:
    """A text that a side means to hand over at the meeting that it proposes is for the place of that meeting too."""
    if whole.kind != "document" or whole.place is not None or whole.date is None:
        return whole
    for other, _ in others:
        if other.kind == "meeting" and other.date == whole.date and set(other.by) & set(whole.by):
            return replace(whole, place=other.place)
    return whole


def venue_stated(scene: Scene) -> str | None:
    """The place that a sentence names as the venue.

    >>> "The proposed location for the talks is Bergen, as before." -> "Bergen"
    """
    tokens = scene.tokens
    for k, token in enumerate(tokens):
        if token.lemma not in _VENUES or not token.tag.startswith("NN"):
            continue
        for be in range(k + 1, min(k + 9, len(tokens) - 1)):
            if tokens[be].lemma == "be":
                end = be + 1
                while end < len(tokens) and tokens[end].text[:1].isupper():
                    end += 1
                if end > be + 1:
                    return " ".join(t.text for t in tokens[be + 1 : end])
                break
    return None


def _not_ahead(scene: Scene, published: str, event: Event) -> Event:
    """What has been put forward or answered was so by the day of publication: "on Friday offered talks on 2 April"."""
    days = span_of(event.date)
    if event.kind not in ("proposal", "response") or event.status != "held" or days is None:
        return event
    if days[0].isoformat() <= published:
        return event
    told = [date.value for date in scene.dates if len(date.value) == 10 and date.value <= published]
    return replace(event, date=told[-1] if told else None)


def _again(
    scenes: list[Scene],
    at: dict[int, int],
    events: tuple[Event, ...],
    placed: list[tuple[Proposal, list[Proposal]]],
) -> set[int]:
    """The sentences whose proposal, no proposal of its own, is one made before: "to propose the date"."""
    wholes = {at[whole.start]: whole for whole, _ in placed}
    out: set[int] = set()
    for event in events:
        n = at[event.start]
        if event.kind == "proposal" and n not in wholes and refers_to_part(scenes[n].tokens):
            before = (wholes[k] for k in range(n - NEAR, n) if k in wholes)
            if any(set(whole.by) & set(event.actors) for whole in before):
                out.add(event.start)
    return out


def _once(
    scenes: list[Scene],
    at: dict[int, int],
    events: tuple[Event, ...],
    placed: list[tuple[Proposal, list[Proposal]]],
) -> tuple[Event, ...]:
    """Each proposal is one event, on the day on which it was made, and one meeting proposed, on the day proposed."""
    main = {whole.start: whole for whole, _ in placed}
    parts = {part.start for whole, parts in placed for part in parts if part.start != whole.start}
    parts |= _again(scenes, at, events, placed)
    days_made: dict[int, set[str | None]] = {}
    for event in events:
        if event.kind == "proposal":
            days_made.setdefault(event.start, set()).add(event.date)
    out: list[Event] = []
    for event in events:
        whole = main.get(event.start)
        if event.start in parts and event.kind == "proposal":
            continue
        if event.start in parts and event.kind == "talks" and event.status == "proposed":
            continue
        several = len(days_made.get(event.start, ())) > 1
        if several and whole is not None and whole.date and whole.date == event.date and event.kind == "proposal":
            continue
        if whole is not None and event.status == "proposed" and event.date == whole.date and event.place is None:
            event = replace(event, place=whole.place)
        out.append(event)
    return tuple(out)


def _venue_of_earlier_rounds(scenes: list[Scene], at: dict[int, int], events: tuple[Event, ...]) -> tuple[Event, ...]:
    """ "The venue is Bergen, consistent with previous rounds": the round before, told without a place, was there."""
    venue = next((v for scene in scenes if _as_before(scene) and (v := venue_stated(scene))), None)
    if venue is None:
        return events
    return tuple(
        replace(event, place=venue)
        if event.kind == "talks"
        and event.status == "held"
        and event.place is None
        and _has_earlier_round(scenes[at[event.start]])
        else event
        for event in events
    )


def _as_before(scene: Scene) -> bool:
    """Whether a sentence likens something to an earlier round: "as in previous rounds", not "unlike them"."""
    words = {token.lower for token in scene.tokens}
    return _has_earlier_round(scene) and bool(words & _LIKE) and not words & _UNLIKE


def _has_earlier_round(scene: Scene) -> bool:
    """Whether a sentence speaks of an earlier round: "the previous round", "earlier meetings"."""
    tokens = scene.tokens
    return any(
        one.lower in _EARLIER and any(t.lemma in _OCCASIONS for t in tokens[k + 1 : k + 3])
        for k, one in enumerate(tokens)
    )
