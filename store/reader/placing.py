"""Noun groups find their place: subject, object, predicate, time, or after a preposition."""

from __future__ import annotations

from store.reader.frames import Framer
from store.reader.joining import innermost
from store.reader.phrases import NounGroup, Phrase


def place(framer: Framer, group: NounGroup, k: int) -> None:
    """A noun group without preposition: a subject that waits for its verb, an object, a predicate, a time."""
    frame = framer.top
    framer.groups.append((group, frame.clause or frame))
    clause = frame.clause
    mark = framer.before
    framer.chain = [group]
    nearest = innermost(group)
    subject = frame.clause is None and frame.subject is None
    if group.time and not group.phrases and not (subject and k + 1 < len(framer.row) and framer.row[k + 1].kind == "V"):
        phrases = clause.phrases if clause is not None else frame.phrases
        phrases.append(Phrase("", group.first, group))
        if mark in ("V", "N"):
            framer.before = mark
        else:
            framer.before = "PN"
        framer.nearest = nearest
        return
    framer.free, framer.after_mark, framer.nearest = group, mark, nearest
    framer.before = "N"
    if clause is None:
        if frame.subject is None or mark != "," or is_subject(framer, k):
            frame.subject = group
        return
    if not frame.open or clause.verb is None or mark == "C":
        return
    if clause.lemma == "be" and clause.subject is not None and clause.subject.lemma == "there":
        clause.subject = group
    elif clause.lemma in framer.words["copula"] and clause.predicate is None and not clause.passive:
        clause.predicate = group
    elif clause.passive:
        if clause.object is None and clause.lemma in framer.words["ditransitive"]:
            clause.object = group
    elif clause.object is None:
        clause.object = group
    elif clause.indirect is None and mark == "N" and clause.lemma in framer.words["ditransitive"]:
        clause.indirect, clause.object = clause.object, group


def is_subject(framer: Framer, k: int) -> bool:
    """Whether a noun group after a comma is the subject, and not the one before it: "hours before, ministers met"."""
    following = framer.row[k + 1].verb if k + 1 < len(framer.row) else None
    if following is None or following.form != "finite":
        return False
    aside = k + 2 < len(framer.row) and framer.row[k + 2].kind == ","
    return not (aside and following.lemma in framer.words["speech"])


def place_after_preposition(framer: Framer, k: int) -> int:
    """A preposition takes the noun group after it; before a gerund or a relative it waits for it."""
    row, chunk = framer.row, framer.row[k]
    following = row[k + 1] if k + 1 < len(row) else None
    if following is None:
        return 0
    if following.kind != "N":
        if following.kind in ("V", "R", "D"):
            framer.preposition, framer.after_mark = chunk.word, framer.before
            framer.before = "P" if following.kind != "D" else framer.before
        return 0
    group = following.noun
    assert group is not None
    phrase = Phrase(chunk.word, chunk.first, group)
    if chunk.word == "according to":
        framer.source = group
    frame = framer.top
    if frame.clause is not None:
        frame.clause.phrases.append(phrase)
    else:
        frame.phrases.append(phrase)
    if not group.time:
        frame.open = False
    framer.groups.append((group, frame.clause or frame))
    if framer.before in ("N", "PN") and framer.chain:
        owner = framer.chain[0] if framer.chain[0].lemma in framer.words["event_nouns"] else framer.chain[-1]
        if chunk.word != "according to":
            owner.phrases.append(phrase)
    if framer.before not in ("N", "PN"):
        framer.chain = []
    framer.chain.append(group)
    framer.nearest = innermost(group)
    framer.before = "PN"
    return 1


def is_late_particle(framer: Framer, k: int) -> bool:
    """Whether a small word after the object belongs to the verb: "turned the offer down"."""
    clause, following = framer.top.clause, framer.row[k + 1 : k + 2]
    if clause is None or framer.before != "N" or clause.object is not framer.free or (following and following[0].noun):
        return False
    return f"{clause.lemma} {framer.row[k].word}" in framer.words["particle_verbs"]


def add_particle(framer: Framer, word: str) -> None:
    """Join it to the verb."""
    clause = framer.top.clause
    assert clause is not None and clause.verb is not None
    clause.lemma = clause.verb.lemma = f"{clause.lemma} {word}"
