"""Two accounts of the same matter."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.linear import spaces
from store.reader.reading import Account, Dispute

ABOUT_LENGTH = 100


def pair_cues(one: Scene, other: Scene) -> list[str]:
    """What tells whether two neighbouring sentences give two accounts of one matter."""
    out = ["1" + c for c, _ in one.cues] + ["2" + c for c, _ in other.cues]
    mine, theirs = one.classes(), other.classes()
    for name in ("say.v", "deny.v", "no.a"):
        out.append(f"pair {name} {name in mine} {name in theirs}")
    common = _content(one) & _content(other)
    out.append(f"overlap {min(3, len(common))}")
    first = one.mentions[0][1].name if one.mentions else None
    second = other.mentions[0][1].name if other.mentions else None
    out.append(
        f"subjects {first == second} {first in {a.name for _, a in other.mentions}} "
        f"{second in {a.name for _, a in one.mentions}}"
    )
    return out


def _content(scene: Scene) -> set[str]:
    return {t.lemma for t in scene.tokens if t.tag[:1] in "NVJ" and t.lemma not in ("say", "be", "have")}


def find_disputes(analysis: Analysis, scenes: list[Scene]) -> tuple[Dispute, ...]:
    """The disputed matters of a report, in order."""
    space = spaces()["dispute"]
    chances = [
        (space.odds(pair_cues(scenes[n], scenes[n + 1]))[0], n)
        for n in range(len(scenes) - 1)
        if _may_pair(scenes[n + 1])
    ]
    taken: set[int] = set()
    found: list[int] = []
    for chance, n in sorted(chances, key=lambda c: (-c[0], c[1])):
        if chance >= space.floor["dispute"] and not taken & {n, n + 1}:
            taken |= {n, n + 1}
            found.append(n)
    return tuple(_dispute(analysis, scenes[n], scenes[n + 1]) for n in sorted(found))


def _may_pair(other: Scene) -> bool:
    """Whether a sentence may hold the second of two accounts at all: somebody must say something in it."""
    names = other.classes()
    return bool(
        names & {"say.v", "deny.v", "tell.v", "write.v", "speak.v", "no.a", "answer.v", "response.n", "criticise.v"}
    )


def _dispute(analysis: Analysis, one: Scene, other: Scene) -> Dispute:
    quote = analysis.text.quote(one.sentence)
    about = quote if len(quote) <= ABOUT_LENGTH else quote[:ABOUT_LENGTH].rsplit(" ", 1)[0] + "…"
    return Dispute(about, (_account(analysis, one), _account(analysis, other)))


def _account(analysis: Analysis, scene: Scene) -> Account:
    sentence = scene.sentence
    side = scene.mentions[0][1].name if scene.mentions else ""
    return Account(side, analysis.text.quote(sentence), sentence.start, sentence.end)
