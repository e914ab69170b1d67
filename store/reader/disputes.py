"""Two accounts of the same matter."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.linear import chance, log_odds, spaces
from store.reader.reading import Account, Dispute

ABOUT_LENGTH = 100


def pair_cues(one: Scene, other: Scene) -> list[str]:
    """What tells, beside their own words, whether two neighbouring sentences give two accounts of one matter."""
    out = [f"pair {name} {name in one.classes} {name in other.classes}" for name in ("say.v", "deny.v", "no.a")]
    common = _content(one) & _content(other)
    out.append(f"overlap {min(3, len(common))}")
    mine, theirs = [a.name for _, a in one.mentions], [a.name for _, a in other.mentions]
    first, second = (mine or [""])[0], (theirs or [""])[0]
    out.append(f"subjects {first == second} {first in theirs} {second in mine}")
    return out


def pair_chance(one: Scene, other: Scene) -> float:
    """How likely two neighbouring sentences are to give two accounts of one matter.

    `account one` and `account other` are what the words of each speak for it, among the models of sentences.
    """
    space = spaces()["dispute"]
    total = log_odds(one.odds["account one"]) + log_odds(other.odds["account other"])
    return chance(total + log_odds(space.odds(pair_cues(one, other))[0]))


def _content(scene: Scene) -> set[str]:
    return {t.lemma for t in scene.tokens if t.tag[:1] in "NVJ" and t.lemma not in ("say", "be", "have")}


def find_disputes(analysis: Analysis, scenes: list[Scene]) -> tuple[Dispute, ...]:
    """The disputed matters of a report, in order."""
    space = spaces()["dispute"]
    chances = [(pair_chance(scenes[n], scenes[n + 1]), n) for n in range(len(scenes) - 1) if _may_pair(scenes[n + 1])]
    taken: set[int] = set()
    found: list[int] = []
    for likely, n in sorted(chances, key=lambda c: (-c[0], c[1])):
        if likely >= space.floor["dispute"] and not taken & {n, n + 1}:
            taken |= {n, n + 1}
            found.append(n)
    return tuple(_dispute(analysis, scenes[n], scenes[n + 1]) for n in sorted(found))


def _may_pair(other: Scene) -> bool:
    """Whether a sentence may hold the second of two accounts at all: somebody must say something in it."""
    names = other.classes
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
