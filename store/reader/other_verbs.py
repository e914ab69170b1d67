"""Verbs without tense: infinitives and participles, whose subject is that of another clause, or its object."""

from __future__ import annotations

from store.reader.frames import Frame, Framer
from store.reader.phrases import NounGroup, VerbGroup

_GIVING = frozenset(("give", "grant", "leave", "allow"))
"""Verbs whose receiver is the subject of what follows: "gave the rebels a week to leave"."""


def infinitive(framer: Framer, verb: VerbGroup) -> None:
    """ "To meet": the subject is that of the verb it depends on, or the object of "ask", "urge", "allow"."""
    mark = framer.before
    if mark == "C":
        for depth in range(len(framer.stack) - 1, -1, -1):
            earlier = framer.stack[depth].clause
            if framer.stack[depth].kind == "infinitive" and earlier is not None:
                del framer.stack[depth + 1 :]
                clause = framer.clause("infinitive", verb, earlier.subject, framer.top)
                clause.lead, clause.carried = earlier.lead, True
                return
    governor, frame = framer.top.clause, framer.top
    new = Frame("infinitive", None, governor)
    subject = governor.subject if governor is not None else None
    lead: str | None = None
    if governor is None:
        new.noun = frame.subject if mark in ("N", "PN") else None
        noun = new.noun
        if noun is not None:
            lead = noun.lemma
            subject = noun.possessor or _by(noun)
    elif mark == "V":
        lead = governor.lemma
    elif mark == "A" and governor.adjective is not None:
        lead = _adjective(framer)
    elif mark == "N":
        noun = framer.free
        if governor.object is noun and governor.lemma in framer.words["control"]:
            subject, lead = noun, governor.lemma
        elif governor.object is not None and governor.lemma in _GIVING:
            subject, lead = governor.indirect or governor.object, governor.lemma
        elif noun is not None and not noun.name and not noun.pronoun:
            new.noun = noun
            lead = noun.lemma
            subject = noun.possessor or _by(noun) or subject
    elif mark == "PN":
        last = governor.phrases[-1] if governor.phrases else None
        first = framer.chain[0] if framer.chain else None
        if (
            last is not None
            and last.preposition in ("on", "to", "for", "with", "upon")
            and (governor.lemma in framer.words["control"] or last.preposition == "for")
        ):
            subject, lead = last.group, governor.lemma
        elif governor.object is not None and governor.lemma in framer.words["control"] and not governor.object.time:
            subject, lead = governor.object, governor.lemma
        elif governor.object is not None and governor.lemma in _GIVING:
            subject, lead = governor.indirect or governor.object, governor.lemma
        elif first is not None and first.lemma in framer.words["event_nouns"]:
            new.noun, lead = first, first.lemma
            subject = first.possessor or _by(first) or subject
    if frame.kind == "adverbial" and frame.clause is None and frame.subject is None:
        framer.stack.pop()
        new.conjunction, new.governor = frame.conjunction, frame.governor
    framer.push(new)
    clause = framer.clause("infinitive", verb, subject, new)
    clause.lead, clause.carried = lead, True
    if governor is not None and new.noun is None and lead is not None and governor.complement is None:
        governor.complement = clause.i


def _adjective(framer: Framer) -> str | None:
    at = framer.top.clause.adjective if framer.top.clause is not None else None
    return next((chunk.word for chunk in reversed(framer.row) if chunk.first == at), None)


def bare(framer: Framer, verb: VerbGroup) -> None:
    """A verb without "to" or tense: the second of "to stop and release", "will meet and talk", or "help them leave"."""
    if framer.before == "C":
        for depth in range(len(framer.stack) - 1, -1, -1):
            earlier = framer.stack[depth].clause
            if earlier is None or earlier.verb is None:
                continue
            old = earlier.verb
            if old.form == "infinitive" or old.modal is not None or old.tense == "future" or old.form == "bare":
                del framer.stack[depth + 1 :]
                verb.form, verb.tense, verb.modal = old.form, old.tense, old.modal
                clause = framer.clause(framer.top.kind, verb, earlier.subject, framer.top)
                clause.lead, clause.carried = earlier.lead, True
                return
    governor = framer.top.clause
    if governor is not None and governor.object is not None and framer.before == "N":
        frame = Frame("infinitive", None, governor, None, governor.object)
        framer.push(frame)
        clause = framer.clause("infinitive", verb, governor.object, frame)
        clause.lead, clause.carried = governor.lemma, True
        return
    if governor is not None:
        framer.coordinate(verb)
        return
    framer.start(framer.top, verb)


def participle(framer: Framer, verb: VerbGroup) -> None:
    """ "Talks involving Oman", "a plan drafted by Oman", ", saying that", "after meeting him", "began talking"."""
    frame, mark = framer.top, framer.before
    governor = frame.clause
    if mark == "C" and governor is not None and governor.verb is not None:
        old = governor.verb
        if verb.form == "participle" and not (old.passive or old.perfect or old.form == "participle"):
            verb.form, verb.tense, verb.passive = "finite", "past", False
            framer.coordinate(verb)
            return
        same = old.form == verb.form or (verb.form == "participle" and (old.passive or old.perfect))
        if same or (verb.form == "gerund" and old.form == "finite" and _is_progressive(framer, old)):
            verb.tense, verb.modal, verb.perfect = old.tense, old.modal, old.perfect
            verb.passive = old.passive if verb.form == "participle" else False
            if old.form != verb.form:
                verb.form = old.form
            clause = framer.clause(frame.kind, verb, governor.subject, frame)
            clause.lead, clause.carried = governor.lead, True
            return
    if frame.clause is None and frame.kind in ("adverbial", "complement") and frame.subject is None:
        framer.start(frame, verb).carried = True
        return
    if framer.preposition is not None and framer.after_mark == "," and framer.stack[0].clause is not None:
        del framer.stack[1:]
        governor = framer.top.clause
    new = Frame("participle", framer.preposition, governor)
    subject = governor.subject if governor is not None else None
    lead: str | None = None
    if framer.preposition is not None:
        lead = governor.lemma if governor is not None and mark == "P" else None
    elif mark in ("N", "PN"):
        noun = framer.nearest if mark == "PN" else framer.free
        if (
            framer.chain
            and mark == "PN"
            and verb.form == "participle"
            and framer.chain[0].lemma in framer.words["event_nouns"]
        ):
            noun = framer.chain[0]
        new.noun = subject = noun
    elif mark == "V" and governor is not None:
        lead = governor.lemma
    elif governor is None and frame.subject is not None:
        subject = new.noun = frame.subject
    framer.push(new)
    clause = framer.clause("participle", verb, subject, new)
    clause.lead, clause.carried = lead, True
    if mark == "V" and governor is not None and governor.complement is None:
        governor.complement = clause.i
    if governor is not None and subject is None:
        framer.waiting.append(clause)


def _is_progressive(framer: Framer, verb: VerbGroup) -> bool:
    return verb.last - verb.first > 1 and not verb.passive and not verb.perfect


def _by(noun: NounGroup) -> NounGroup | None:
    return next((phrase.group for phrase in noun.phrases if phrase.preposition == "by"), None)
