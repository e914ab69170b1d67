"""What the linear models look at: the words, triggers, actors and dates of a sentence as named features."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.reader.analysis import Analysis
from store.reader.clauses import Clause, NounGroup
from store.reader.linear import HALF, Space, lane, packed, spaces
from store.reader.reading import Actor, Date, Mention
from store.reader.ties import Ties
from store.reader.tokens import Sentence, Token
from store.reader.triggers import Trigger, find_triggers

STOPPED = frozenset(
    "a an the of in on at to for and or but with by from as that which who whom whose this these those it its his her "
    "their they he she we i you is are was were be been being has have had do does did will would , . ; : ' \" “ ” ’ ‘ "
    "( ) - — – -- 's ’s".split()
)
RAISED = packed([HALF] * 24)
PRONOUNS = frozenset("he she they it him her them his their its we i our my us".split())


@dataclass(slots=True)
class Scene:
    """One sentence with what stands in it."""

    sentence: Sentence
    tokens: list[Token]
    triggers: list[Trigger]
    dates: list[Date]
    mentions: list[tuple[Mention, Actor]]
    title: bool
    ties: Ties
    classes: frozenset[str]
    """The classes of its triggers."""
    cues: dict[str, int] = field(default_factory=dict)
    """The token that gives a cue; -1 where the whole sentence does."""
    odds: dict[str, float] = field(default_factory=dict)
    """How likely the sentence tells of each thing that the models of sentences know."""
    shares: list[tuple[Trigger, int]] = field(default_factory=list)
    """What each trigger adds to the odds, packed."""
    spans: list[tuple[str, str, Date]] | None = None
    """The spans of days that it gives, once somebody has asked for them."""
    recent: list[Date] | None = None
    """Its dates that lie in the week up to publication, likewise."""
    dated: int | None = None
    """How many sentences before it give such dates, likewise."""


def set_scenes(analysis: Analysis) -> list[Scene]:
    """The sentences of a report with their cues and the odds of what each tells, in order."""
    out = unjudged(analysis)
    space = spaces()["sentence"]
    for scene in out:
        judge(scene, space)
    return out


def judge(scene: Scene, space: Space) -> None:
    """Fill the odds of a sentence, and for each the trigger that gives most of them."""
    weights = list(map(space.weights.get, scene.cues))
    scene.odds = dict(zip(space.models, space.chances(sum(filter(None, weights), space.base)), strict=True))
    shares = {trigger.i: RAISED for trigger in scene.triggers}
    for i, weight in zip(scene.cues.values(), weights, strict=True) if shares else ():
        if weight and i in shares:
            shares[i] += weight
    scene.shares = [(trigger, shares[trigger.i]) for trigger in scene.triggers]


def reason(scene: Scene, model: int) -> Trigger | None:
    """The trigger that speaks most for the model of that number in a sentence."""
    best, most = None, -HALF
    for trigger, share in scene.shares:
        weight = lane(share, model)
        if weight > most:
            best, most = trigger, weight
    return best


def unjudged(analysis: Analysis) -> list[Scene]:
    """The sentences of a report with their cues only, as training needs them."""
    text = analysis.text
    starts = [d.start for d in analysis.dates]
    counts: dict[str, int] = {}
    for _, actor in analysis.cast.mentions:
        counts[actor.name] = counts.get(actor.name, 0) + 1
    most = max(counts.values(), default=1)
    by_sentence: dict[int, list[Clause]] = {}
    for clause in analysis.clauses:
        by_sentence.setdefault(clause.sentence, []).append(clause)
    out: list[Scene] = []
    for sentence in text.sentences:
        dates = list(analysis.dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)])
        mentions = analysis.cast.between(sentence.start, sentence.end)
        tokens = text.words(sentence)
        triggers = find_triggers(text, sentence)
        classes = frozenset(c for t in triggers for c in t.classes)
        ties = Ties(by_sentence.get(sentence.i, []), analysis.clauses)
        scene = Scene(sentence, tokens, triggers, dates, mentions, False, ties, classes)
        scene.title = sentence.i == 0 and tokens[-1].text not in (".", "”", '"', "’", "…", "?!") and len(tokens) < 25
        _fill(analysis, scene, out[-1] if out else None, counts, most)
        out.append(scene)
    return out


def _fill(analysis: Analysis, scene: Scene, before: Scene | None, counts: dict[str, int], most: int) -> None:
    cues = scene.cues
    tokens, first = scene.tokens, scene.sentence.first
    words: list[tuple[str, int]] = []
    shapes = _shapes(scene)
    for token in tokens:
        if token.i in shapes:
            shape = shapes[token.i]
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
            cues.setdefault("w=" + word, i)
        if n:
            cues.setdefault("b=" + words[n - 1][0] + " " + word, i)
    _trigger_cues(scene)
    _sentence_cues(analysis, scene, before, counts, most, words)


def _shapes(scene: Scene) -> dict[int, str]:
    """The tokens that are part of an actor's name or of a date."""
    starts = [t.start for t in scene.tokens]
    first = scene.sentence.first
    out: dict[int, str] = {}
    for mention, _ in scene.mentions:
        for k in range(bisect_left(starts, mention.start), bisect_left(starts, mention.end)):
            out[first + k] = "ACTOR"
    for date in scene.dates:
        for k in range(bisect_left(starts, date.start), bisect_left(starts, date.end)):
            out[first + k] = "DATE"
    return out


def _trigger_cues(scene: Scene) -> None:
    cues, dated = scene.cues, bool(scene.dates)
    at = {t.i: t for t in scene.triggers}
    previous: Trigger | None = None
    for n, trigger in enumerate(scene.triggers):
        i = trigger.i
        form = f"|{trigger.form}{'|not' if trigger.negated else ''}"
        voice = "|passive" if trigger.passive else ""
        subject = f"|by={subject_of(scene, trigger)}" if trigger.is_verb else ""
        parts = _clause_cues(scene, trigger, at)
        for name in trigger.classes:
            name = "c=" + name
            for part in parts:
                cues.setdefault(name + part, i)
            cues.setdefault(name, i)
            cues.setdefault(name + form + voice, i)
            if subject:
                cues.setdefault(name + subject, i)
            if dated:
                cues.setdefault(name + "|dated", i)
            if previous:
                for other in previous.classes:
                    cues.setdefault(f"{name}<{other}", i)
            if n >= 2:
                for other in scene.triggers[n - 2].classes:
                    cues.setdefault(f"{name}<<{other}", i)
        cues.setdefault(f"t={trigger.lemma}{form}", i)
        previous = trigger


def _clause_cues(scene: Scene, trigger: Trigger, at: dict[int, Trigger]) -> list[str]:
    """What the clause of a trigger says: whether it is so, who does it, to what, what it depends on."""
    clause = scene.ties.clause(trigger)
    if clause is None:
        return ["|no clause"]
    out = [f"|{clause.factuality}", f"|{clause.kind}|{clause.factuality}"]
    doer, undergoer = clause.doer, clause.undergoer
    who = _stands_for(scene, doer)
    out.append(f"|doer {who}")
    if undergoer is not None:
        head = at.get(undergoer.head)
        if head is not None:
            out += [f"|of {name}" for name in head.classes]
            out += [f"|of {name}|{undergoer.determiner or '-'}" for name in head.classes[:1]]
        else:
            out.append(f"|of {_stands_for(scene, undergoer)}")
    if clause.lead:
        out.append(f"|lead {clause.lead}")
    for phrase in clause.phrases:
        if phrase.preposition in ("to", "with", "on", "by", "from"):
            head = at.get(phrase.group.head)
            what = head.classes[0] if head else _stands_for(scene, phrase.group)
            out.append(f"|{phrase.preposition} {what}")
    if clause.speaker is not None:
        out.append("|told by " + _stands_for(scene, clause.speaker))
    return out


def _stands_for(scene: Scene, group: NounGroup | None) -> str:
    """What a noun group names: an actor, a pronoun, a date, or something else."""
    if group is None:
        return "none"
    if group.pronoun:
        return "pronoun"
    tokens = scene.tokens
    first = tokens[0].i
    if not 0 <= group.head - first < len(tokens):
        return "earlier"
    start, end = tokens[max(0, group.first - first)].start, tokens[group.head - first].end
    if any(m.start < end and m.end > start for m, _ in scene.mentions):
        return "actor"
    return "time" if group.time else "thing"


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
        names += ["before " + name for name in before.classes]
    for name in names:
        scene.cues.setdefault("s=" + name, -1)
