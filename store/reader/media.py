"""News media as one side of a dispute: "Western media had reported ...", "a Sunday newspaper said ...".

Media are actors only there; everywhere else they are where a report has its news from.
"""

from __future__ import annotations

from dataclasses import replace

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.reading import Account, Actor, Dispute, Mention
from store.reader.tokens import Token

_MEDIA = frozenset("media press newspaper newspapers television broadcaster outlet outlets tabloid daily".split())
_DETERMINERS = frozenset("the a an this that these those some several other".split())


def with_media(
    analysis: Analysis, scenes: list[Scene], actors: tuple[Actor, ...], disputes: tuple[Dispute, ...]
) -> tuple[tuple[Actor, ...], tuple[Dispute, ...]]:
    """The actors and disputes of a report, accounts of the media under their own name."""
    by_start = {scene.sentence.start: scene for scene in scenes}
    known = {actor.name: actor for actor in actors}
    out: list[Dispute] = []
    for dispute in disputes:
        one, other = (_account(analysis, by_start[a.start], a, known) for a in dispute.accounts)
        out.append(replace(dispute, accounts=(one, other)))
    return tuple(known.values()), tuple(out)


def _account(analysis: Analysis, scene: Scene, account: Account, known: dict[str, Actor]) -> Account:
    words = reporting_media(scene)
    if not words:
        return account
    start, end = words[0].start, words[-1].end
    name = analysis.text.text[start:end]
    if name not in known:
        known[name] = Actor(
            name,
            "organization",
            (),
            None,
            None,
            (Mention(name, start, end),),
            account.quote,
            account.start,
            account.end,
        )
    return replace(account, side=name)


def reporting_media(scene: Scene) -> list[Token]:
    """The words that name the media that report what a sentence tells, none where somebody else does.

    >>> "Western media had earlier reported a call." -> Western media
    """
    tokens = scene.tokens
    says = next((t for t in scene.triggers if "say.v" in t.classes and t.is_verb), None)
    if says is None:
        return []
    before = tokens[: says.i - scene.sentence.first]
    at = next((k for k, token in enumerate(before) if token.lower in _MEDIA), None)
    if at is None or any(t.tag.startswith("NN") for t in before[at + 1 :]):
        return []
    first = at
    while first > 0 and before[first - 1].tag[:2] in ("JJ", "NN") and before[first - 1].lower not in _DETERMINERS:
        first -= 1
    return before[first : at + 1]
