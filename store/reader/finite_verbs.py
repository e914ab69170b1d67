"""Verbs with tense: which clause they are the verb of."""

from __future__ import annotations

from store.reader.frames import Frame, Framer
from store.reader.joining import innermost
from store.reader.other_verbs import bare
from store.reader.phrases import NounGroup, VerbGroup


def finite(framer: Framer, verb: VerbGroup, k: int) -> int:
    """A verb with tense."""
    frame = framer.top
    mark = framer.before
    if frame.clause is None and verb.lemma == "do" and len(framer.row) > k + 2:
        asked = question(framer, verb, k, frame)
        if asked:
            return asked
    if frame.clause is None and (frame.subject is not None or frame.kind == "relative"):
        if aside(framer, verb, k):
            return 1 if framer.row[k + 1].kind == "N" else 0
        speech = verb.lemma in framer.words["speech"] and frame.kind == "main" and len(framer.clauses) > framer.begin
        if speech and frame.governor is None and framer.after_mark in (",", '"') and framer.report is None:
            framer.reporting(verb, frame.subject)
            return 0
        framer.start(frame, verb)
        return 0
    following = framer.row[k + 1].noun if k + 1 < len(framer.row) else None
    inverted = following is not None and verb.lemma in framer.words["speech"] and mark in (",", '"', "", ";")
    if inverted and (frame.clause is not None or mark == '"' or (framer.quoted is False and mark == ",")):
        assert following is not None
        framer.groups.append((following, frame.clause or frame))
        framer.reporting(verb, following)
        framer.nearest = innermost(following)
        return 1
    if frame.clause is None:
        skip = question(framer, verb, k, frame)
        if not skip:
            framer.start(frame, verb)
        return skip
    beside = frame.beside
    if mark == "," and frame.kind == "relative" and beside is not None:
        framer.stack.pop()
        own_subject(framer, verb, beside, "C")
        return 0
    if mark == "C":
        if framer.tokens[verb.first].tag == "VBP" and verb.lemma not in ("be", "have", "do") and framer.bare_before():
            bare(framer, verb)
        else:
            framer.coordinate(verb)
        return 0
    free, after = framer.free, framer.after_mark
    if free is None or mark not in ("N", "PN") or free.first < frame.clause.head:
        free = None
    pending = framer.pending()
    if free is None or (pending is not None and free in (frame.clause.object, frame.clause.predicate)):
        if pending is not None:
            del framer.stack[pending + 1 :]
            framer.start(framer.top, verb)
        else:
            framer.coordinate(verb)
        return 0
    own_subject(framer, verb, free, after)
    return 0


def aside(framer: Framer, verb: VerbGroup, k: int) -> bool:
    """ "The offer, Ruiz said, is off", "the offer, said Ruiz, is off": a report inside a clause that waits."""
    kinds = [chunk.kind for chunk in framer.row[k + 1 : k + 3]]
    frame = framer.top
    if verb.lemma not in framer.words["speech"] or frame.kind != "main" or frame.subject is None:
        return False
    if kinds[:1] == [","] and framer.before == "N" and framer.free is not frame.subject and framer.after_mark == ",":
        subject = framer.free
    elif kinds == ["N", ","] and framer.before == ",":
        subject = framer.row[k + 1].noun
    else:
        return False
    framer.report = framer.clause("main", verb, subject, Frame("main"))
    frame.kind, frame.governor = "complement", framer.report
    if subject is not None:
        framer.nearest = innermost(subject)
    return True


def own_subject(framer: Framer, verb: VerbGroup, subject: NounGroup, after: str) -> None:
    """A verb whose subject stands after a filled clause: "said talks failed", "..., X said", "and Y left"."""
    clause = framer.top.clause
    assert clause is not None
    if after in (",", '"') and verb.lemma in framer.words["speech"]:
        framer.reporting(verb, subject)
        return
    if after in ("C", ",", '"', ";"):
        while len(framer.stack) > 1 and framer.top.kind in ("relative", "participle", "infinitive"):
            framer.stack.pop()
        if after != "C":
            del framer.stack[1:]
        frame = framer.top
        if frame.kind in ("relative", "participle", "infinitive"):
            frame = Frame("main")
            framer.stack = [frame]
        frame.subject = subject
        clause.phrases = [phrase for phrase in clause.phrases if phrase.at < subject.first]
        framer.start(frame, verb)
        return
    if clause.object is subject:
        clause.object, clause.indirect = clause.indirect, None
    takes = clause.lemma in framer.words["complement"] or clause.adjective is not None
    if takes or clause.object is None:
        if clause.predicate is subject:
            clause.predicate = None
        frame = Frame("complement", None, clause, None, subject)
    else:
        frame = Frame("relative", "", clause, innermost(clause.object), subject)
    framer.push(frame)
    framer.start(frame, verb)


def question(framer: Framer, verb: VerbGroup, k: int, frame: Frame) -> int:
    """A verb before its subject, "Will the union accept?"; 0 where it is none."""
    row = framer.row
    if k + 2 < len(row) and row[k + 1].noun is not None and row[k + 2].verb is not None:
        main = row[k + 2].verb
        helper = verb.lemma in ("be", "have", "do") or verb.modal is not None or verb.tense == "future"
        assert main is not None
        if helper and main.form in ("bare", "gerund", "participle") and verb.last - verb.first <= 2:
            group = row[k + 1].noun
            assert group is not None
            framer.groups.append((group, frame.clause or frame))
            main.tense, main.modal, main.negated, main.form = verb.tense, verb.modal, verb.negated, "finite"
            main.passive = main.passive and verb.lemma == "be"
            main.first = verb.first
            frame.subject = group
            framer.start(frame, main)
            return 2
    return 0


def is_past(framer: Framer, k: int) -> bool:
    """Whether a participle after a subject is a past tense that was tagged wrong: no other verb follows for it."""
    frame = framer.top
    if frame.clause is not None:
        waits = frame.kind == "relative" and framer.pending() is not None and framer.before in ("V", "PN")
        if not waits or frame.clause.lemma in framer.words["copula"]:
            return False
    elif framer.before not in ("N", "PN", ",") or frame.subject is None:
        return False
    for j in range(k + 1, min(len(framer.row), k + 30)):
        chunk = framer.row[j]
        if chunk.verb is not None and chunk.verb.form == "finite":
            said = framer.row[j - 1].kind == "," and chunk.verb.lemma in framer.words["speech"]
            return said or framer.row[j - 1].kind in ("S", "R")
        if chunk.kind in (";", "S", "R"):
            return True
    return True


def is_report(framer: Framer, verb: VerbGroup, k: int) -> bool:
    """Whether a participle after a quotation or comma and a noun is a verb of saying: "...", Holm told reporters."""
    if (
        framer.before not in ("N", "PN")
        or framer.after_mark not in (",", '"')
        or verb.lemma not in framer.words["speech"]
    ):
        return False
    return framer.free is not None and not (k + 1 < len(framer.row) and framer.row[k + 1].word == "by")


def is_reduced(framer: Framer, verb: VerbGroup, k: int) -> bool:
    """Whether a past tense after a comma is a participle: "the letter, sent on Monday, demands a reply"."""
    if framer.top.clause is not None or framer.tokens[verb.first].tag != "VBD" or framer.top.kind != "main":
        return False
    inside = framer.before == "," and framer.nearest is not None and verb.lemma not in framer.words["speech"]
    at_start = framer.before == "" and k + 1 < len(framer.row) and framer.row[k + 1].kind == "P"
    if not inside and not at_start:
        return False
    for j in range(k + 1, min(len(framer.row), k + 16)):
        chunk = framer.row[j]
        if chunk.verb is not None and chunk.verb.form == "finite":
            return framer.row[j - 1].kind != "C" and any(other.kind == "," for other in framer.row[k + 1 : j])
        if chunk.kind in (";", "S", "R"):
            return False
    return False
