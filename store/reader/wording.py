"""One line for the panes: a short sentence as it stands, of a long one who does what in the clause of its trigger."""

from __future__ import annotations

from store.reader.analysis import Analysis
from store.reader.cues import Scene
from store.reader.phrases import Clause, NounGroup
from store.reader.tokens import Token
from store.reader.triggers import Trigger

LONGEST = 110
"""Characters that a line may have; a wide pane shows about as many, a narrow one cuts it."""
CLIMB = 4
"""Clauses to climb from that of a trigger to one with a subject and a finite verb: "was due to begin to meet"."""
_BREAKS = frozenset(("that", "which", "who", "after", "before", "when", "while", "but", "although", "because"))
_BARE = frozenset("he she it they we i his her its their our this these those to be been had has have was were".split())
_OPENINGS = frozenset("on also instead meanwhile earlier later however separately yesterday today last".split())


def line_for(analysis: Analysis, scene: Scene, trigger: Trigger | None) -> str:
    """A sentence on one line, from where it begins to tell; of a long one the clause of `trigger`, with its subject.

    "Rustem Umerov, who took office last week, said he had proposed that the presidents meet in August, with ..." is
    "Rustem Umerov had proposed that the presidents meet in August ...".
    """
    tokens = scene.tokens
    start = _opening(tokens)
    whole = analysis.text.text[tokens[start].start : tokens[-1].end]
    if len(" ".join(whole.split())) > LONGEST:
        clause = _telling(scene, trigger)
        whole = (clause and _told(analysis, scene, clause)) or _from_break(analysis, scene, trigger, start)
    text = " ".join(whole.split()).strip(" ,;:—-–\"“”'.")
    if len(text) > LONGEST:
        text = text[: LONGEST - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
    return text[:1].upper() + text[1:] if text else analysis.text.quote(scene.sentence)[:LONGEST]


def _telling(scene: Scene, trigger: Trigger | None) -> Clause | None:
    """The clause with a finite verb and a subject that tells of a trigger: its own, or one that it hangs on.

    Of "agreed to meet" that of "agreed", of "suggested that they meet" that of "suggested": a verb that is a trigger
    too says what to make of what hangs on it. What a relative clause tells is told with the clause around it.
    """
    clause = scene.ties.clause(trigger)
    for _ in range(CLIMB):
        if clause is None or clause.sentence != scene.sentence.i:
            return None
        above = scene.ties.above(clause)
        bare = clause.verb is None or clause.verb.form != "finite" or clause.subject is None
        if not bare and clause.kind != "relative" and not (clause.kind == "complement" and _triggers(scene, above)):
            return clause
        clause = above
    return None


def _triggers(scene: Scene, clause: Clause | None) -> bool:
    """Whether the verb of a clause of the sentence is a trigger."""
    verb = clause.verb if clause is not None and clause.sentence == scene.sentence.i else None
    return verb is not None and any(trigger.i == verb.head for trigger in scene.triggers)


def _told(analysis: Analysis, scene: Scene, clause: Clause) -> str | None:
    """Who does what: the subject, and the sentence from the verb on. None where they do not stand in that order."""
    subject, verb = clause.subject, clause.verb
    if subject is None or verb is None:
        return None
    if subject.pronoun and clause.kind == "complement" and clause.speaker is not None and not clause.speaker.pronoun:
        subject = clause.speaker
    if subject.last > verb.first:
        return None
    sentence, tokens = scene.sentence, analysis.text.tokens
    behind = tokens[verb.last].text if verb.last < sentence.last else "."
    if subject.first < sentence.first or verb.first >= sentence.last or not behind[0].isalnum():
        return None  # "…, he added, and …" tells nothing
    if verb.first == verb.head and tokens[verb.head].tag == "VB":
        return None  # "would raise wages and pay …": its "would" stands with the verb before
    return f"{_words(analysis, subject, verb.first)} {_between(analysis, verb.first, sentence.last)}"


def _words(analysis: Analysis, group: NounGroup, limit: int) -> str:
    """A noun group in its own words, up to a comma: "Vladimir Medinsky" of "Vladimir Medinsky, an aide and ..."."""
    return _between(analysis, group.first, min(group.end, limit)).split(",")[0]


def _between(analysis: Analysis, first: int, last: int) -> str:
    tokens = analysis.text.tokens
    return analysis.text.text[tokens[first].start : tokens[last - 1].end]


def _from_break(analysis: Analysis, scene: Scene, trigger: Trigger | None, start: int) -> str:
    """A long sentence without such a clause, from the last mark or conjunction before its trigger."""
    tokens = scene.tokens
    at = trigger.i - tokens[0].i if trigger else 0
    if tokens[at].end - tokens[start].start > LONGEST:
        start = _back(tokens, at, start)
    return analysis.text.text[tokens[start].start : tokens[-1].end]


def _opening(tokens: list[Token]) -> int:
    """Where a sentence begins to tell: behind "On Wednesday," and "Instead,"."""
    if tokens[0].lower in _OPENINGS or (tokens[0].tag in ("RB", "NNP") and len(tokens) > 1 and tokens[1].text == ","):
        comma = next((k for k in range(1, min(5, len(tokens) - 1)) if tokens[k].text == ","), None)
        if comma is not None:
            return comma + 1
    return _said(tokens)


def _said(tokens: list[Token]) -> int:
    """Behind "He also confirmed that", where what is said begins with a name or a noun."""
    that = next((k for k, token in enumerate(tokens[:6]) if token.lower == "that"), 0)
    bare = tokens[0].lower in _BARE and that + 1 < len(tokens) and tokens[that + 1].lower not in _BARE
    return that + 1 if that > 1 and bare and tokens[that - 1].tag.startswith("V") else 0


def _back(tokens: list[Token], at: int, opening: int) -> int:
    """Where the clause of a trigger begins; not with a pronoun, nor within a verb."""
    for k in range(at, opening, -1):
        word = tokens[k - 1]
        if word.text in (";", "—", "–", ":", "--") or (word.lower in _BREAKS and at - k >= 2):
            return opening if tokens[k].lower in _BARE else k
    return opening
