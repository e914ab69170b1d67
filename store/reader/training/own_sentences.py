"""The sentences written for training, `sentences.txt`, as scenes with what they tell.

Cues that depend on a whole report (its first sentence, its most prominent actor) say nothing here and are left out.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from store.reader.analysis import Analysis
from store.reader.cast import Cast
from store.reader.clauses import find_clauses
from store.reader.cues import Scene, unjudged
from store.reader.dates import find_dates
from store.reader.reading import Actor, Date, Mention
from store.reader.tagger import tag
from store.reader.tokens import cut

PUBLISHED = date(2024, 6, 5)
REPORT_CUES = ("s=sentence", "s=last", "s=title", "s=body", "s=prominent", "s=before")


@dataclass(slots=True)
class Told:
    """A sentence, or two of which the second answers the first, with its labels."""

    scenes: list[Scene]
    labels: set[str]
    events: list[tuple[str, str | None]] = field(default_factory=list)
    by: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    marked: bool = False
    """Whether makers are marked in it."""
    answers: bool = False
    """Whether the last scene is the answer to the one before."""

    @property
    def scene(self) -> Scene:
        """The sentence that the labels belong to."""
        return self.scenes[-1]

    @property
    def status(self) -> str:
        """What becomes of the proposal that it tells of."""
        given = next((label[7:] for label in self.labels if label.startswith("status:")), None)
        return given or (
            "rejected" if "rejects" in self.labels else "accepted" if "accepts" in self.labels else "pending"
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and whether they give two accounts of one matter."""

    one: Scene
    other: Scene
    disputed: bool


def own_sentences() -> tuple[list[Told], list[Pair]]:
    """All sentences and pairs of the file."""
    told: list[Told] = []
    pairs: list[Pair] = []
    for line in (files("store.reader.training") / "sentences.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        labels, _, text = line.partition(" | ")
        if labels in ("dispute", "calm"):
            one, other = (_Marked(part).scene() for part in text.split(" || "))
            pairs.append(Pair(one, other, labels == "dispute"))
        else:
            told.append(_told(labels.split(), text.split(" >> ")))
    return told, pairs


def _told(labels: list[str], texts: list[str]) -> Told:
    marked = [_Marked(text) for text in texts]
    scenes = [one.scene() for one in marked]
    days = [value for one in marked for value in one.days]
    answers = labels[0] == "answer"
    out = Told(scenes, set(), answers=answers)
    for label in labels[answers:]:
        kind, _, which = label.partition(":")
        if not which or kind == "status":
            out.labels |= {label} - {"none"}
            continue
        out.labels.add(kind)
        day = "/".join(days[int(n) - 1] for n in which.split("/")) if which != "0" else None
        out.events.append((kind, day))
    named = [[a.name for _, a in scene.mentions] for scene in scenes]
    by = frozenset(name for one in marked for name in one.makers)
    out.marked = bool(by)
    out.by = by or frozenset(named[0][:1])
    to = frozenset(name for one in marked for name in one.addressees)
    out.to = to or (frozenset(named[-1]) - out.by if answers else frozenset())
    return out


class _Marked:
    """A sentence with its marks taken out: "[x]" an actor, "[<x]" a maker, "[>x]" an addressee, "{x}" a date."""

    def __init__(self, marked: str) -> None:
        self.text = ""
        self.days: list[str] = []
        self.makers: list[str] = []
        self.addressees: list[str] = []
        self._actors: list[tuple[int, int]] = []
        self._dates: list[tuple[int, int]] = []
        start, role = 0, ""
        for sign in marked.strip():
            if sign in "[{":
                start, role = len(self.text), ""
            elif sign in "<>":
                role = sign
            elif sign == "]":
                self._actors.append((start, len(self.text)))
                if role:
                    (self.makers if role == "<" else self.addressees).append(self.text[start:])
            elif sign == "}":
                self._dates.append((start, len(self.text)))
            else:
                self.text += sign

    def scene(self) -> Scene:
        text = cut(self.text)
        tag(text)
        found = find_dates(text, PUBLISHED)
        dates = []
        for start, end in self._dates:
            value = next((d.value for d in found if d.start < end and d.end > start), "2024-06-03")
            dates.append(Date(self.text[start:end], value, start, end))
        self.days = [d.value for d in dates]
        actors = tuple(self._actor(start, end) for start, end in self._actors)
        scenes = unjudged(Analysis(text, PUBLISHED, find_clauses(text), tuple(dates), Cast(actors)))
        scene = max(scenes, key=lambda one: len(one.tokens))
        scene.cues = {cue: i for cue, i in scene.cues.items() if not cue.startswith(REPORT_CUES)}
        return scene

    def _actor(self, start: int, end: int) -> Actor:
        name = self.text[start:end]
        return Actor(name, "state", (), None, None, (Mention(name, start, end),), self.text, start, end)
