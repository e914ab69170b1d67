"""Clauses without a verb: "Iran's rejection of the draft", "an offer by Oman to the rebels", "the talks in Geneva"."""

from __future__ import annotations

from store.reader.clause_words import clause_words
from store.reader.frames import Framer
from store.reader.phrases import Clause, NounGroup
from store.reader.tokens import Token


def add_nominals(framer: Framer, tokens: list[Token]) -> None:
    """Add a nominal clause for every event noun of the sentence; it hangs on the clause that its group stands in."""
    events = clause_words()["event_nouns"]
    for group, place in framer.groups:
        governor = place if isinstance(place, Clause) else place.clause
        for one in _all(group):
            if one.lemma in events and tokens[one.head].tag in ("NN", "NNS") and not one.time:
                _add(framer, one, governor)


def _all(group: NounGroup) -> list[NounGroup]:
    """The group with its members, complements, apposition and possessors, none twice."""
    out, waiting = [], [group]
    while waiting:
        one = waiting.pop()
        if one.members:
            waiting += one.members
        else:
            out.append(one)
        waiting += [phrase.group for phrase in one.phrases if phrase.preposition == "of"]
        waiting += [other for other in (one.apposition, one.possessor) if other is not None]
    return sorted(out, key=lambda one: one.head)


def _add(framer: Framer, group: NounGroup, governor: Clause | None) -> None:
    clause = Clause(len(framer.clauses), framer.sentence, "nominal", group.head, group.lemma, noun=group)
    by = {phrase.preposition: phrase.group for phrase in reversed(group.phrases)}
    clause.subject = group.possessor or by.get("by") or by.get("between") or by.get("among")
    clause.object = by.get("of")
    clause.phrases = group.phrases
    clause.quoted = framer.quoted if governor is None else governor.quoted
    if governor is not None:
        clause.governor = governor.i
    framer.clauses.append(clause)
