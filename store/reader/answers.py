"""Answers to proposals: which sentence answers which, with what word, and what becomes of the proposal."""

from __future__ import annotations

from store.reader.cues import Scene
from store.reader.linear import spaces, step
from store.reader.reading import Actor, ProposalStatus, Response

RESPONSES: tuple[Response, ...] = ("accepts", "rejects", "counters", "considers", "conditions")
STATUSES: tuple[ProposalStatus, ...] = ("pending", "accepted", "rejected", "withdrawn", "superseded", "lapsed")
BACK, AHEAD = 4, 6
"""How many sentences before and after a proposal its answer may stand: 97% of those in the gold stories."""
NAMES = frozenset(
    "offer proposal plan draft idea request invitation text document paper terms initiative suggestion package date "
    "demand bid call memorandum deal ultimatum condition roadmap".split()
)
"""Words by which a report speaks of a proposal made before."""


BOUNDS = (0.06, 0.12, 0.2, 0.35, 0.5, 0.7, 0.85)


def any_answer(scene: Scene) -> float:
    """How likely a sentence is to give some answer."""
    none = 1.0
    odds = scene.odds
    for response in RESPONSES:
        none *= 1 - odds[response]
    return 1 - none


def link_cues(scenes: list[Scene], i: int, j: int, by: frozenset[str], to: frozenset[str]) -> list[str]:
    """What tells whether sentence `i` answers the proposal of sentence `j`, made by `by` to `to`."""
    scene, offer = scenes[i], scenes[j]
    distance = i - j
    where = "same" if not distance else "before" if distance < 0 else "near" if distance <= 2 else "far"
    likely = step(any_answer(scene))
    rival = step(max((scenes[k].odds["offer"] for k in range(max(j + 1, i - 3), i)), default=0.0))
    out = [
        f"d{distance}", f"{where}|a{likely}", f"d{distance}|a{likely}", f"rival {rival}", f"{where}|rival {rival}",
        f"{where}|offer here {step(scene.odds['offer'])}", f"response {step(scene.odds['response'])}", f"a{likely}",
    ]  # fmt: skip
    for response in RESPONSES:
        likely = step(scene.odds[response])
        out += [f"{response} {likely}", f"{response} {likely}|{where}"]
    actors = [a for _, a in scene.mentions]
    first = _side(actors[0], by, to) if actors else "none"
    some_by = any(_side(a, by, to) == "by" for a in actors)
    some_to = any(_side(a, by, to) == "to" for a in actors)
    out += [f"{where}|first {first}", f"first {first}|a{likely}", f"{where}|by {some_by}|to {some_to}"]
    words = {t.lemma for t in scene.tokens}
    if words & NAMES:
        out += ["names a proposal", f"{where}|names a proposal"]
        if words & NAMES & {t.lemma for t in offer.tokens}:
            out.append(f"{where}|same name")
    lead = scene.tokens[0].lower
    if lead in ("he", "she", "they", "it", "but", "both", "the"):
        out.append(f"{where}|lead {lead}")
    return out


def _side(actor: Actor, by: frozenset[str], to: frozenset[str]) -> str:
    if actor.name in by or actor.party in by:
        return "by"
    return "to" if actor.name in to or actor.party in to else "other"


ANSWERABLE = 0.08
"""A sentence less likely than this to give any answer is not weighed as one."""


def answer_chances(scenes: list[Scene], i: int, j: int, by: frozenset[str], to: frozenset[str]) -> list[float]:
    """How likely sentence `i` is to give each answer of `RESPONSES` to the proposal of sentence `j`."""
    if any_answer(scenes[i]) < ANSWERABLE:
        return [0.0] * len(RESPONSES)
    return spaces()["answer"].odds(link_cues(scenes, i, j, by, to))


def _talks_near(scenes: list[Scene], j: int) -> bool:
    """Whether a sentence beside `j` tells of talks in the past, which a proposal to meet may have led to."""
    for scene in (*scenes[max(0, j - 1) : j], *scenes[j + 1 : j + 3]):
        if scene.odds["talks"] >= 0.5 and any(t.form in ("past", "perfect", "pluperfect") for t in scene.triggers):
            return True
    return False


def outcome_cues(
    scenes: list[Scene], j: int, links: dict[int, list[float]], by: frozenset[str], to: frozenset[str], dated: str
) -> list[str]:
    """What tells the status of the proposal of sentence `j`: answers linked to it, its own words and the next ones'."""
    scene = scenes[j]
    out = [f"c={name}" for name in scene.classes]
    out.append("date " + dated)
    out.append(f"meeting {scene.odds['talks'] >= 0.4}|talks near {_talks_near(scenes, j)}")
    silent = 1.0
    for k, response in enumerate(RESPONSES):
        none = 1.0
        for chances in links.values():
            none *= 1 - chances[k]
        silent *= none
        out += [f"{response}>{bound}" for bound in BOUNDS if 1 - none >= bound]
        out.append(f"own {response} {step(scene.odds[response])}")
    out += [f"any>{bound}" for bound in BOUNDS if 1 - silent >= bound]
    for ahead, following in enumerate(scenes[j + 1 : j + 3], 1):
        first = _side(following.mentions[0][1], by, to) if following.mentions else "none"
        for name in following.classes:
            out += [f"+{ahead} {name}", f"+{ahead} {name}|{first}"]
    return out
