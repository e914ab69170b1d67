"""Whether a clause is told as a fact, as to come, as merely possible or wanted, or as not so."""

from __future__ import annotations

from store.reader.clause_words import clause_words
from store.reader.phrases import Clause, Factuality

_NONE = frozenset(("no", "neither"))
_ASKING = frozenset("propose demand ask recommend request require urge order suggest".split())
"""Verbs whose complement is wanted, and not told: "proposed that they meet"."""


def judge(clauses: list[Clause], begin: int) -> None:
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
    if clause.kind == "complement" and above.complement == clause.i and above.lemma in _ASKING and own == "asserted":
        present = clause.verb is not None and clause.verb.tense == "present"
        if above.lemma != "suggest" or present:
            return "hypothetical"
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
    if verb.negated or any(g is not None and g.determiner in _NONE for g in (clause.subject, clause.object)):
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
