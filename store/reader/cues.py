"""What the linear models look at: the words, triggers, actors and dates of a sentence as named features."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.reader.analysis import Analysis
from store.reader.linear import spaces
from store.reader.reading import Actor, Date, Mention
from store.reader.tokens import Sentence, Token
from store.reader.triggers import Trigger, find_triggers

STOPPED = frozenset(
    "a an the of in on at to for and or but with by from as that which who whom whose this these those it its his her "
    "their they he she we i you is are was were be been being has have had do does did will would , . ; : ' \" “ ” ’ ‘ "
    "( ) - — – -- 's ’s".split()
)
PRONOUNS = frozenset("he she they it him her them his their its we i our my us".split())
PAST_FORMS = frozenset(("past", "perfect", "pluperfect", "present", "ing"))


@dataclass(slots=True)
class Scene:
    """One sentence with what stands in it."""

    sentence: Sentence
    tokens: list[Token]
    triggers: list[Trigger]
    dates: list[Date]
    mentions: list[tuple[Mention, Actor]]
    title: bool
    cues: list[tuple[str, int]] = field(default_factory=list)
    odds: dict[str, float] = field(default_factory=dict)
    """(name, token that gives it); -1 where the whole sentence does."""

    def classes(self) -> set[str]:
        """The classes of its triggers."""
        return {c for t in self.triggers for c in t.classes}


def set_scenes(analysis: Analysis) -> list[Scene]:
    """The sentences of a report with their cues and the odds of what each tells, in order."""
    out = unjudged(analysis)
    space = spaces()["sentence"]
    for scene in out:
        scene.odds = dict(zip(space.models, space.odds([c for c, _ in scene.cues]), strict=True))
    return out


def unjudged(analysis: Analysis) -> list[Scene]:
    """The sentences of a report with their cues only, as training needs them."""
    text = analysis.text
    starts = [d.start for d in analysis.dates]
    counts: dict[str, int] = {}
    for _, actor in analysis.cast.mentions:
        counts[actor.name] = counts.get(actor.name, 0) + 1
    most = max(counts.values(), default=1)
    out: list[Scene] = []
    for sentence in text.sentences:
        dates = list(analysis.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
        mentions = analysis.cast.between(sentence.start, sentence.end)
        tokens = text.words(sentence)
        scene = Scene(sentence, tokens, find_triggers(text, sentence), dates, mentions, False)
        scene.title = sentence.i == 0 and tokens[-1].text not in (".", "”", '"', "’", "…", "?!") and len(tokens) < 25
        _fill(analysis, scene, out[-1] if out else None, counts, most)
        out.append(scene)
    return out


def _fill(analysis: Analysis, scene: Scene, before: Scene | None, counts: dict[str, int], most: int) -> None:
    add = scene.cues.append
    tokens, first = scene.tokens, scene.sentence.first
    words: list[tuple[str, int]] = []
    dated = {t.i for d in scene.dates for t in tokens if d.start <= t.start < d.end}
    named = {t.i for m, _ in scene.mentions for t in tokens if m.start <= t.start < m.end}
    for token in tokens:
        if token.i in dated:
            shape = "DATE"
        elif token.i in named:
            shape = "ACTOR"
        elif token.text[0].isdigit():
            shape = "NUM"
        elif token.text[0].isupper() and token.i > first and token.tag.startswith("NNP"):
            shape = "NAME"
        else:
            shape = token.lemma or token.lower
        if words and words[-1][0] == shape and shape.isupper():
            continue
        words.append((shape, token.i))
    for n, (word, i) in enumerate(words):
        if word not in STOPPED and not word.isupper():
            add(("w=" + word, i))
        if n:
            add(("b=" + words[n - 1][0] + " " + word, i))
    _trigger_cues(scene, add)
    _sentence_cues(analysis, scene, before, counts, most, words)


def _trigger_cues(scene: Scene, add) -> None:  # type: ignore[no-untyped-def]
    previous: Trigger | None = None
    for n, trigger in enumerate(scene.triggers):
        subject = subject_of(scene, trigger)
        for name in trigger.classes:
            add(("c=" + name, trigger.i))
            add(
                (
                    f"c={name}|{trigger.form}{'|not' if trigger.negated else ''}{'|passive' if trigger.passive else ''}",
                    trigger.i,
                )
            )
            if trigger.is_verb:
                add((f"c={name}|by={subject}", trigger.i))
            if scene.dates:
                add((f"c={name}|dated", trigger.i))
            if previous:
                for other in previous.classes:
                    add((f"c={other}>{name}", trigger.i))
            if n >= 2:
                for other in scene.triggers[n - 2].classes:
                    add((f"c={other}>>{name}", trigger.i))
        add((f"t={trigger.lemma}|{trigger.form}{'|not' if trigger.negated else ''}", trigger.i))
        previous = trigger


def subject_of(scene: Scene, trigger: Trigger) -> str:
    """What stands before a verb as its likely subject: an actor, a pronoun, or something else."""
    start = scene.tokens[trigger.i - scene.sentence.first].start
    actor = [m for m, _ in scene.mentions if m.end <= start]
    where = actor[-1].end if actor else -1
    for token in reversed(scene.tokens[: trigger.i - scene.sentence.first]):
        if token.start < where:
            return "actor"
        if token.lower in PRONOUNS:
            return "pronoun"
        if token.tag.startswith("N"):
            return "noun"
    return "none"


def _sentence_cues(
    analysis: Analysis,
    scene: Scene,
    before: Scene | None,
    counts: dict[str, int],
    most: int,
    words: list[tuple[str, int]],
) -> None:
    names: list[str] = []
    sentence = scene.sentence
    total = len(analysis.text.sentences)
    published = analysis.published.isoformat()
    names.append("title" if scene.title else "body")
    names.append("short" if len(scene.tokens) < 8 else "long" if len(scene.tokens) > 35 else "middling")
    last = scene.tokens[-1].text
    names.append("open end" if last[-1].isalnum() else "closed")
    if sentence.i < 3:
        names.append(f"sentence {sentence.i}")
    if sentence.i >= total - 2:
        names.append(f"last {total - sentence.i}")
    if sentence.paragraph == len(analysis.text.paragraphs) - 1:
        names.append("last paragraph")
    quoted = sum(t.text in '"“”' for t in scene.tokens)
    if quoted:
        names.append("quotes")
        if scene.tokens[0].text in '"“':
            names.append("quote first")
    if last == "?":
        names.append("question")
    actors = {a.name for _, a in scene.mentions}
    names.append(f"actors {min(len(actors), 4)}")
    share = max((counts[a] for a in actors), default=0) / most
    names.append("prominent " + ("none" if not actors else "low" if share < 0.3 else "mid" if share < 0.7 else "high"))
    names.append(f"dates {min(len(scene.dates), 4)}")
    if any(t.lower in PRONOUNS for t in scene.tokens[:2]):
        names.append("pronoun first")
    for date in scene.dates:
        names.append(
            "d " + ("future" if date.value[:10] > published else "today" if date.value[:10] == published else "past")
        )
        k = next((t.i for t in scene.tokens if t.start >= date.start), sentence.first)
        if k > sentence.first:
            names.append("d after " + analysis.text.tokens[k - 1].lower)
    if before:
        for name in before.classes():
            names.append("before " + name)
    for name in names:
        scene.cues.append(("s=" + name, -1))
