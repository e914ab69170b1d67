"""The clauses of a sentence while they are built, from left to right.

A stack of frames holds the clauses that are still open. A frame begins with its first word ("that", "who", a noun) and
gets its clause with its verb; what comes after goes to the topmost frame. Where a verb finds the topmost frame already
filled, it goes to a frame below that still waits for one ("the deal [that Oman brokered] expired"), is coordinated
("met and left"), or opens a clause of its own ("said [talks failed]").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reader.chunks import Chunk
from store.reader.clause_words import clause_words
from store.reader.phrases import Clause, Kind, NounGroup, Phrase, VerbGroup
from store.reader.tokens import Token

DEEPEST = 12
"""Frames open at once: deeper nesting is no sentence that anybody reads."""


@dataclass(slots=True, eq=False)
class Frame:
    """A clause in the making; `subject` and `phrases` wait for its verb. `open` says that an object may follow.

    `beside` is the subject of a clause that a relative clause interrupts: "he left, and the envoy, who stayed, wrote".
    """

    kind: Kind
    conjunction: str | None = None
    governor: Clause | None = None
    noun: NounGroup | None = None
    subject: NounGroup | None = None
    clause: Clause | None = None
    phrases: list[Phrase] = field(default_factory=list)
    open: bool = True
    beside: NounGroup | None = None


class Framer:
    """What is known of a sentence at a point of it.

    `row` is its chunks, `clauses` what has been built (of the whole report), `groups` its noun groups with where they
    stand, `waiting` clauses that look for what they hang on. `before` is the kind of the chunk before ("PN" for a noun
    group after a preposition), `free` the last noun group without one and `after_mark` what stood before that,
    `nearest` the last noun, `chain` the nouns that follow each other by prepositions, `preposition` one that waits for
    a clause, `report` the clause that says whose words are quoted, `source` the group after "according to".
    """

    def __init__(
        self, tokens: list[Token], row: list[Chunk], sentence: int, clauses: list[Clause], quoted: bool
    ) -> None:
        self.tokens = tokens
        self.row = row
        self.sentence = sentence
        self.clauses = clauses
        self.quoted = quoted
        self.begin = len(clauses)
        self.words = clause_words()
        self.stack = [Frame("main")]
        self.before = ""
        self.preposition: str | None = None
        self.free: NounGroup | None = None
        self.after_mark = ""
        self.nearest: NounGroup | None = None
        self.chain: list[NounGroup] = []
        self.source: NounGroup | None = None
        self.report: Clause | None = None
        self.waiting: list[Clause] = []
        self.groups: list[tuple[NounGroup, Clause | Frame]] = []

    @property
    def top(self) -> Frame:
        """The frame that is being filled."""
        return self.stack[-1]

    def push(self, frame: Frame) -> None:
        """Open a frame."""
        if len(self.stack) >= DEEPEST:
            self.stack.pop()
        self.stack.append(frame)

    def clause(self, kind: Kind, verb: VerbGroup, subject: NounGroup | None, frame: Frame) -> Clause:
        """A new clause, in `frame`."""
        clause = Clause(len(self.clauses), self.sentence, kind, verb.head, verb.lemma, verb, subject)
        clause.conjunction, clause.noun, clause.quoted = frame.conjunction, frame.noun, self.quoted
        if frame.governor is not None:
            clause.governor = frame.governor.i
            if kind == "complement" and frame.noun is None and frame.governor.complement is None:
                frame.governor.complement = clause.i
        elif kind != "main":
            self.waiting.append(clause)
        if frame.phrases:
            clause.phrases = frame.phrases
            frame.phrases = []
        self.clauses.append(clause)
        frame.clause = clause
        frame.open = True
        return clause

    def start(self, frame: Frame, verb: VerbGroup) -> Clause:
        """The verb that `frame` waits for."""
        clause = self.clause(frame.kind, verb, frame.subject, frame)
        if frame.kind == "relative" and frame.noun is not None:
            word = frame.conjunction or ""
            if frame.subject is None:
                clause.subject, clause.carried = frame.noun, True
            elif word in ("which", "that", "whom", "who", "") and not verb.passive:
                clause.object = frame.noun
                frame.open = False
        if frame.kind == "main" and self.report is not None and self.quoted:
            clause.kind, clause.governor = "complement", self.report.i
            if self.report.complement is None:
                self.report.complement = clause.i
        if frame.subject is None and frame.kind in ("adverbial",) and not clause.carried:
            self.waiting.append(clause)
        return clause

    def bare_before(self) -> bool:
        """Whether an open clause has an infinitive or a modal verb, which a verb without ending may go on from."""
        for frame in reversed(self.stack):
            verb = frame.clause.verb if frame.clause is not None else None
            if verb is not None and (verb.form == "infinitive" or verb.modal is not None or verb.tense == "future"):
                return True
        return False

    def pending(self) -> int | None:
        """The depth of the nearest frame below that waits for its verb."""
        for depth in range(len(self.stack) - 2, -1, -1):
            frame = self.stack[depth]
            if frame.clause is None and frame.subject is not None:
                return depth
        return None

    def reporting(self, verb: VerbGroup, subject: NounGroup | None) -> None:
        """ "..., X said": what stands before is what X says."""
        frame = Frame("main", subject=subject)
        said = [c for c in self.clauses[self.begin :] if c.kind == "main" and c.governor is None]
        self.stack = [frame]
        clause = self.clause("main", verb, subject, frame)
        for one in said:
            one.kind, one.governor = "complement", clause.i
            if clause.complement is None:
                clause.complement = one.i
        self.report = clause

    def coordinate(self, verb: VerbGroup) -> None:
        """ "Met and left": the subject is that of the clause before."""
        finite = [
            depth
            for depth, frame in enumerate(self.stack)
            if frame.clause is not None and frame.clause.verb is not None and frame.clause.verb.form == "finite"
        ]
        same = [depth for depth in finite if self.tense_at(depth) == verb.tense]
        del self.stack[(same or finite or [0])[-1] + 1 :]
        frame = self.top
        earlier = frame.clause
        clause = self.clause(frame.kind, verb, earlier.subject if earlier is not None else frame.subject, frame)
        clause.carried = True

    def tense_at(self, depth: int) -> str | None:
        """The tense of the clause in a frame."""
        clause = self.stack[depth].clause
        return clause.verb.tense if clause is not None and clause.verb is not None else None
