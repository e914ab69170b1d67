"""The clauses of a report: who does what to whom, when, where, said by whom, and whether it is so.

`find_clauses(text)` needs the tags of `tagger.tag`. It gives every clause of every sentence, in order; `clause.i` is
its place in that list, `governor` and `complement` are such places.

`Clause`, `NounGroup`, `VerbGroup` and `Phrase` are laid out in `phrases.py`. Nominal clauses ("Iran's rejection of the
draft", "talks between X and Y in Geneva") follow those of their sentence; their `subject` is the possessor or the
phrase with "by" or "between", their `object` the phrase with "of".
"""

from __future__ import annotations

from store.reader.chunks import chunks_of
from store.reader.factuality import judge
from store.reader.finite_verbs import finite, is_past, is_reduced, is_report
from store.reader.frames import Framer
from store.reader.joining import join
from store.reader.nominals import add_nominals
from store.reader.openings import mark, relative, subordinate
from store.reader.other_verbs import bare, infinitive, participle
from store.reader.phrases import Clause, NounGroup, Phrase, VerbGroup
from store.reader.placing import add_particle, is_late_particle, place, place_after_preposition
from store.reader.speakers import find_speakers
from store.reader.tokens import Sentence, Text

__all__ = ["Clause", "NounGroup", "Phrase", "VerbGroup", "find_clauses"]


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
        framer = _read(text, sentence, out, quoted)
        quoted = framer.quoted
        find_speakers(out, begin, framer.source, voice)
        judge(out, begin)
        voice = next((c.speaker for c in out[begin:] if c.speaker is not None), voice if framer.quoted else None)
    return out


def _read(text: Text, sentence: Sentence, out: list[Clause], quoted: bool) -> Framer:
    row = join(chunks_of(text.tokens, sentence.first, sentence.last))
    framer = Framer(text.tokens, row, sentence.i, out, quoted)
    _walk(framer)
    _wait(framer)
    add_nominals(framer, text.tokens)
    return framer


def _walk(framer: Framer) -> None:
    """Give every chunk of the sentence to the rule for its kind."""
    row = framer.row
    k, n = 0, len(row)
    while k < n:
        chunk = row[k]
        kind = chunk.kind
        if kind == "N":
            assert chunk.noun is not None
            place(framer, chunk.noun, k)
        elif kind == "V":
            assert chunk.verb is not None
            k += _verb(framer, chunk.verb, k)
        elif kind in ("D", "P") and is_late_particle(framer, k):
            add_particle(framer, chunk.word)
        elif kind == "P":
            k += place_after_preposition(framer, k)
        elif kind == "S":
            subordinate(framer, chunk.word, k)
        elif kind == "R":
            relative(framer, chunk.word, k)
        elif kind == "A":
            clause = framer.top.clause
            if (
                clause is not None
                and clause.adjective is None
                and clause.predicate is None
                and framer.before in ("V", "A")
            ):
                clause.adjective = chunk.first
            framer.before = "A"
        elif kind != "D":
            k += mark(framer, kind, k)
        k += 1


def _verb(framer: Framer, verb: VerbGroup, k: int) -> int:
    """A verb group; the number of chunks to skip is returned."""
    skip = 0
    form = verb.form
    if form == "bare" and framer.top.clause is None and framer.top.subject is not None:
        form = "finite"
    if form == "participle" and (is_past(framer, k) or is_report(framer, verb, k)):
        form, verb.passive = "finite", False
        verb.form, verb.tense = "finite", "past"
    elif form == "finite" and is_reduced(framer, verb, k):
        form = verb.form = "participle"
        verb.passive, verb.tense = True, None
    if form == "finite":
        skip = finite(framer, verb, k)
    elif form == "infinitive":
        infinitive(framer, verb)
    elif form == "bare":
        bare(framer, verb)
    else:
        participle(framer, verb)
    framer.before = "V"
    framer.preposition = None
    framer.free = None
    framer.chain = []
    return skip


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
