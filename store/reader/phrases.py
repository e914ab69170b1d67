"""Noun groups, verb groups and clauses of a report. Numbers are places among its tokens; `last` is the one after."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["finite", "infinitive", "participle", "gerund", "bare"]
Tense = Literal["past", "present", "future"]
Kind = Literal["main", "complement", "relative", "adverbial", "infinitive", "participle", "nominal"]
Factuality = Literal["asserted", "future", "hypothetical", "denied"]


@dataclass(slots=True, eq=False)
class NounGroup:
    """A noun with what belongs to it: "Russia's negotiating team", "the foreign minister of Norway", "Iran and Oman".

    `first` to `last` is the group without its complements; `end` lies behind these. The `possessor` ("Russia's") is
    inside the span. `phrases` are the prepositional phrases that follow the noun directly, of-complements among them. A
    coordination has its `members`, and the head of the first.
    """

    first: int
    last: int
    head: int
    lemma: str
    determiner: str | None = None
    plural: bool = False
    pronoun: bool = False
    name: bool = False
    time: bool = False
    possessor: NounGroup | None = None
    apposition: NounGroup | None = None
    phrases: list[Phrase] = field(default_factory=list)
    members: list[NounGroup] = field(default_factory=list)

    @property
    def of(self) -> NounGroup | None:
        """The group after "of"."""
        return next((phrase.group for phrase in self.phrases if phrase.preposition == "of"), None)

    @property
    def end(self) -> int:
        """The token after the group and its complements."""
        ends = [self.last, *(phrase.group.end for phrase in self.phrases)]
        if self.apposition is not None:
            ends.append(self.apposition.end)
        return max(ends)

    def each(self) -> list[NounGroup]:
        """The members of a coordination, or the group alone."""
        return self.members or [self]


@dataclass(slots=True, eq=False)
class Phrase:
    """A preposition and its group, "with Norway". `at` is the token of the preposition, "" before a bare time."""

    preposition: str
    at: int
    group: NounGroup


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with its auxiliaries: "has not been put forward". `lemma` has the particle: "put forward".

    `modal` is the lemma of a modal verb ("may", "would", "must"; "have to" counts as "must"), or "be to".
    """

    first: int
    last: int
    head: int
    lemma: str
    form: Form
    tense: Tense | None = None
    modal: str | None = None
    passive: bool = False
    perfect: bool = False
    negated: bool = False


@dataclass(slots=True, eq=False)
class Clause:
    """Who does what to whom: a verb or an event noun ("an offer by Oman to Iran") with what belongs to it.

    `kind`: a complement is what is said, asked or known ("said that talks failed"); `governor` is the clause that it
    hangs on, `complement` of that one points back; `conjunction` is the word that begins it ("that", "if", "who").
    `noun` is what a relative clause, participle or infinitive hangs on, and the group itself of a nominal clause.
    `lead` is the word that an infinitive or gerund depends on ("agree" in "agreed to meet", "due" in "due to meet").

    `subject` and `object` are those of the syntax, in a passive clause too: `doer` and `undergoer` turn it round. Where
    the clause does not name its subject it is carried over (`carried`): of "he promised to go" and "X met Y and left"
    from the clause before, of "asked Iran to stop" from the object, of "the envoy who left" from the noun.
    `predicate` is what follows "be" or "become", a noun group or, in `adjective`, a token. `phrases` are the clause's
    prepositional phrases, and bare times with the preposition "".
    `speaker` is who says it ("X said ...", "according to X"); `quoted` whether it stands between quotation marks.
    """

    i: int
    sentence: int
    kind: Kind
    head: int
    lemma: str
    verb: VerbGroup | None = None
    subject: NounGroup | None = None
    object: NounGroup | None = None
    indirect: NounGroup | None = None
    predicate: NounGroup | None = None
    adjective: int | None = None
    complement: int | None = None
    phrases: list[Phrase] = field(default_factory=list)
    governor: int | None = None
    conjunction: str | None = None
    noun: NounGroup | None = None
    lead: str | None = None
    carried: bool = False
    speaker: NounGroup | None = None
    quoted: bool = False
    factuality: Factuality = "asserted"

    @property
    def passive(self) -> bool:
        """Whether the subject is what it is done to."""
        return self.verb is not None and self.verb.passive

    @property
    def negated(self) -> bool:
        """Whether the verb itself is negated."""
        return self.verb is not None and self.verb.negated

    @property
    def doer(self) -> NounGroup | None:
        """Who does it: the subject, or in a passive clause the phrase with "by"."""
        return self.phrase("by") if self.passive else self.subject

    @property
    def undergoer(self) -> NounGroup | None:
        """What it is done to: the object, or in a passive clause the subject."""
        return self.object if not self.passive or self.object is not None else self.subject

    def phrase(self, *prepositions: str) -> NounGroup | None:
        """The group after the first of the clause's phrases with one of these prepositions."""
        return next((phrase.group for phrase in self.phrases if phrase.preposition in prepositions), None)
