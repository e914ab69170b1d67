"""The clauses of a report: who does what to whom, when, where, said by whom, and whether it is so.

    find_clauses(text)  needs the tags of `tagger.tag`; gives every clause of every sentence, in order. `clause.i` is its
                        place in that list, `governor` and `complement` are such places.

`Clause`, `NounGroup`, `VerbGroup` and `Phrase` are laid out in `phrases.py`. Nominal clauses ("Iran's rejection of the
draft", "talks between X and Y in Geneva") follow those of their sentence; their `subject` is the possessor or the phrase
with "by" or "between", their `object` the phrase with "of".
"""

from __future__ import annotations

from store.reader.chunks import chunks_of
from store.reader.clause_frames import Framer
from store.reader.clause_words import clause_words
from store.reader.joining import join
from store.reader.nominals import add_nominals
from store.reader.phrases import Clause, Factuality, NounGroup, Phrase, VerbGroup
from store.reader.tokens import Sentence, Text

__all__ = ["Clause", "NounGroup", "Phrase", "VerbGroup", "find_clauses"]

LONGEST = 400
"""Tokens that are analysed together: nobody reads longer sentences, they are lists and noise."""


def find_clauses(text: Text) -> list[Clause]:
    """The clauses of a report, in order."""
    out: list[Clause] = []
    paragraph, quoted = -1, False
    voice: NounGroup | None = None
    for sentence in text.sentences:
        if sentence.kind not in ("prose", "headline"):
            continue
        if sentence.paragraph != paragraph:
            paragraph, quoted = sentence.paragraph, False
        begin = len(out)
        for first in range(sentence.first, sentence.last, LONGEST):
            framer = _read(text, sentence, first, min(sentence.last, first + LONGEST), out, quoted)
            quoted = framer.quoted
        _speakers(out, begin, framer.source, voice)
        _settle(out, begin)
        voice = next((c.speaker for c in out[begin:] if c.speaker is not None), voice if framer.quoted else None)
    return out


def _read(text: Text, sentence: Sentence, first: int, last: int, out: list[Clause], quoted: bool) -> Framer:
    framer = Framer(text.tokens, join(chunks_of(text.tokens, first, last)), sentence.i, out, quoted)
    framer.run()
    _wait(framer)
    add_nominals(framer, text.tokens)
    return framer


def _wait(framer: Framer) -> None:
    """A clause before its main clause ("If Iran agrees, ...", "Speaking in Oman, ...") hangs on it."""
    clauses = framer.clauses
    for clause in framer.waiting:
        if clause.governor is None:
            after = (c for c in clauses[clause.i + 1 :] if c.kind in ("main", "complement") and c.verb is not None)
            main = next(after, None)
            if main is not None:
                clause.governor = main.i
        if clause.subject is None and clause.governor is not None:
            clause.subject, clause.carried = clauses[clause.governor].subject, True


def _speakers(clauses: list[Clause], begin: int, source: NounGroup | None, voice: NounGroup | None) -> None:
    """Who says each clause: the subject of the verb of saying above it, "according to", or in a quotation the voice of it."""
    speech = clause_words()["speech"]
    for clause in clauses[begin:]:
        at, depth = clause, 0
        while at.governor is not None and depth < 20:
            above = clauses[at.governor]
            if above.complement == at.i or at.kind == "complement":
                if above.lemma in speech and above.subject is not None and not above.passive:
                    clause.speaker = above.subject
                    break
                if above.lemma in speech and above.passive and above.phrase("by") is not None:
                    clause.speaker = above.phrase("by")
                    break
            if above.speaker is not None and above.i < clause.i:
                clause.speaker = above.speaker
                break
            at, depth = above, depth + 1
        if clause.speaker is None and source is not None and clause.subject is not source:
            clause.speaker = source
        if clause.speaker is None and clause.quoted:
            clause.speaker = voice


def _settle(clauses: list[Clause], begin: int) -> None:
    """Whether each clause is told as a fact."""
    done: dict[int, Factuality] = {}
    for clause in clauses[begin:]:
        clause.factuality = _factuality(clauses, clause, begin, done)
        done[clause.i] = clause.factuality


def _factuality(clauses: list[Clause], clause: Clause, begin: int, done: dict[int, Factuality]) -> Factuality:
    words = clause_words()
    own = _own(clause, words)
    above = clauses[clause.governor] if clause.governor is not None and clause.governor >= begin else None
    if above is None or own in ("denied", "hypothetical"):
        return own
    inherits = (clause.kind in ("infinitive", "participle") and clause.lead is not None) or clause.kind == "nominal"
    if above.complement == clause.i and above.lemma in words["denied"] and not above.negated and clause.kind != "main":
        return "denied"
    if inherits and clause.noun is None:
        higher = done.get(above.i) or _own(above, words)
        if higher in ("denied", "hypothetical"):
            return higher
        return own if own != "asserted" else higher
    return own


def _own(clause: Clause, words: dict[str, frozenset[str]]) -> Factuality:
    verb = clause.verb
    if verb is None:
        return "asserted"
    if verb.negated:
        return "denied"
    if clause.conjunction in ("if", "unless", "whether", "lest", "provided", "until", "till"):
        return "hypothetical"
    if clause.lead is not None and verb.form in ("infinitive", "gerund"):
        if clause.lead in words["denied"]:
            return "denied"
        if clause.lead in words["hypothetical"]:
            return "hypothetical"
        if clause.lead in words["planned"]:
            return "future"
    if verb.modal == "be to":
        return "future" if verb.tense == "future" else "hypothetical"
    if verb.modal is not None:
        return "hypothetical"
    if verb.tense == "future":
        return "future"
    if verb.form == "infinitive" and clause.lead is None:
        return "future"
    return "asserted"
