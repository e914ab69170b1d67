"""How the triggers, dates and actors of a sentence hang together by its clauses."""

from __future__ import annotations

from collections.abc import Iterator

from store.reader.clauses import Clause, NounGroup
from store.reader.triggers import Trigger

PHRASES = frozenset("to with by from of between for against at in on".split())
"""Prepositions that are told apart; others are "other"."""


class Ties:
    """The clauses of one sentence, found by their tokens."""

    def __init__(self, clauses: list[Clause], all_clauses: list[Clause]) -> None:
        self._all = all_clauses
        self._clauses = clauses
        self._at: dict[int, Clause] = {}
        self._owned: dict[int, list[tuple[Clause, str]]] = {}
        for clause in clauses:
            self._at.setdefault(clause.head, clause)
            if clause.verb is not None:
                self._at.setdefault(clause.verb.head, clause)

    def _owners(self, token: int) -> list[tuple[Clause, str]]:
        """The clauses that a token is a part of, with the part; drawn up when first asked for."""
        if not self._owned:
            for clause in self._clauses:
                self._own(clause)
        return self._owned.get(token, [])

    def _own(self, clause: Clause) -> None:
        for relation, group in _parts(clause):
            for token in range(group.first, min(group.end, group.first + 60)):
                self._owned.setdefault(token, []).append((clause, relation))

    def clause(self, trigger: Trigger | None) -> Clause | None:
        """The clause whose verb or event noun a trigger is."""
        return self._at.get(trigger.i) if trigger else None

    def above(self, clause: Clause) -> Clause | None:
        """The clause that another hangs on."""
        return self._all[clause.governor] if clause.governor is not None else None

    def relation(self, clause: Clause | None, token: int) -> str:
        """What a token is to a clause: its subject, object, phrase with a preposition, speaker, else "" where nothing.

        A part of the clause above is "above " and that, a part of one below "below".
        """
        if clause is None:
            return ""
        owners = self._owners(token)
        own = [relation for owner, relation in owners if owner is clause]
        if own:
            return own[-1]
        if clause.speaker is not None and clause.speaker.first <= token < clause.speaker.end:
            return "speaker"
        above = self.above(clause)
        for owner, relation in owners:
            if owner is above:
                return "above " + relation
        if any(owner.governor == clause.i for owner, _ in owners):
            return "below"
        return "apart" if owners else ""


def _parts(clause: Clause) -> Iterator[tuple[str, NounGroup]]:
    passive = clause.passive
    if clause.subject is not None and not clause.carried:
        yield ("undergoer" if passive else "doer"), clause.subject
        if clause.subject.possessor is not None:
            yield "owner", clause.subject.possessor
    elif clause.subject is not None:
        yield ("undergoer" if passive else "doer"), clause.subject
    if clause.object is not None:
        yield "undergoer", clause.object
        if clause.object.possessor is not None:
            yield "owner", clause.object.possessor
    if clause.indirect is not None:
        yield "addressee", clause.indirect
    if clause.predicate is not None:
        yield "predicate", clause.predicate
    for phrase in clause.phrases:
        yield (
            (phrase.preposition if phrase.preposition in PHRASES else "when" if not phrase.preposition else "other"),
            phrase.group,
        )
