"""Who says what a clause says."""

from __future__ import annotations

from store.reader.clause_words import clause_words
from store.reader.phrases import Clause, NounGroup


def find_speakers(clauses: list[Clause], begin: int, source: NounGroup | None, voice: NounGroup | None) -> None:
    """Give each clause from `begin` its speaker: the subject of a verb of saying, `source`, or `voice`."""
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
