"""The clauses of one sentence, from its chunks, from left to right.

A stack of frames holds the clauses that are still open. A frame begins with its first word ("that", "who", a noun) and gets
its clause with its verb; what comes after goes to the topmost frame. Where a verb finds the topmost frame already filled, it
goes to a frame below that still waits for one ("the deal [that Oman brokered] expired"), is coordinated ("met and left"), or
opens a clause of its own ("said [talks failed]").
"""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reader.chunks import Chunk
from store.reader.clause_words import clause_words
from store.reader.joining import innermost
from store.reader.phrases import Clause, Kind, NounGroup, Phrase, VerbGroup
from store.reader.tokens import Token

DEEPEST = 12
"""Frames open at once: deeper nesting is no sentence that anybody reads."""


@dataclass(slots=True, eq=False)
class Frame:
    """A clause in the making; `subject` and `phrases` wait for its verb."""

    kind: Kind
    conjunction: str | None = None
    governor: Clause | None = None
    noun: NounGroup | None = None
    subject: NounGroup | None = None
    clause: Clause | None = None
    phrases: list[Phrase] = field(default_factory=list)
    open: bool = True


class Framer:
    """Builds the clauses of one sentence; `clauses` are appended to, `groups` collects its noun groups for nominal clauses."""

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
        self.groups: list[tuple[NounGroup, Frame]] = []

    def run(self) -> None:
        """Read the row."""
        row = self.row
        k, n = 0, len(row)
        while k < n:
            chunk = row[k]
            kind = chunk.kind
            if kind == "N":
                assert chunk.noun is not None
                self.noun(chunk.noun, k)
            elif kind == "V":
                assert chunk.verb is not None
                k += self.verb(chunk.verb, k)
            elif kind == "P":
                k += self.preposition_at(k)
            elif kind == "S":
                self.subordinate(chunk.word, k)
            elif kind == "R":
                self.relative(chunk.word, k)
            elif kind == "A":
                clause = self.top.clause
                if (
                    clause is not None
                    and clause.adjective is None
                    and clause.predicate is None
                    and self.before in ("V", "A")
                ):
                    clause.adjective = chunk.first
                self.before = "A"
            elif kind != "D":
                k += self.mark(kind, k)
            k += 1

    @property
    def top(self) -> Frame:
        """The frame that is being filled."""
        return self.stack[-1]

    def push(self, frame: Frame) -> None:
        """Open a frame."""
        if len(self.stack) >= DEEPEST:
            self.stack.pop()
        self.stack.append(frame)

    # marks and small words

    def mark(self, kind: str, k: int) -> int:
        """A comma, a quotation mark, a coordinator, a stop; the number of chunks to skip is returned."""
        row = self.row
        if kind == "(":
            for j in range(k + 1, min(len(row), k + 14)):
                if row[j].kind == ")":
                    return j - k
            return 0
        if kind == ")":
            return 0
        if kind == '"':
            self.quoted = (
                not self.quoted if row[k].word not in ("“", "”", "``", "«", "»") else row[k].word in ("“", "``", "«")
            )
            self.top.open = False
            self.before = self.before if self.before == "," else '"'
            return 0
        if kind == "C":
            self.before = "C"
            self.chain = []
            return 0
        self.chain = []
        self.top.open = False
        if kind == ";":
            self.stack = [Frame("main")] if self.top.clause is not None else self.stack
            self.before = ";"
            return 0
        if self.before != "C":
            self.before = ","
        self.close_embedded()
        return 0

    def close_embedded(self) -> None:
        """A comma closes a clause inside another that still waits for its verb."""
        if self.top.clause is None or self.top.kind == "main":
            return
        for depth in range(len(self.stack) - 2, -1, -1):
            frame = self.stack[depth]
            if frame.clause is None and (frame.subject is not None or depth == 0):
                del self.stack[depth + 1 :]
                return

    def subordinate(self, word: str, k: int) -> None:
        """ "That", "if", "after": a clause follows."""
        frame = self.top
        governor = frame.clause
        kind: Kind = "adverbial"
        noun = None
        if word in ("that", "whether", "if"):
            if governor is not None and (self.before in ("V", "A") or governor.lemma in self.words["complement"]):
                kind = "complement"
                if word == "if" and governor.lemma not in ("ask", "wonder", "know", "see", "doubt", "tell"):
                    kind = "adverbial"
            elif word != "if":
                kind, noun = "complement", self.nearest
            if word == "that" and kind == "complement" and self.before in ("N", "PN") and governor is not None:
                if governor.lemma not in self.words["complement"]:
                    noun = self.nearest
        if word == "that" and noun is not None and noun.lemma not in self.words["content_nouns"]:
            kind = "relative"
        elif word == "that" and governor is not None and self.before == "N" and self.row[k + 1 : k + 2]:
            if self.row[k + 1].kind == "V":
                kind, noun = "relative", self.nearest
        if word == "if" and kind == "complement" and self.before == ",":
            kind = "adverbial"
        if frame.clause is None and frame.kind != "main" and frame.subject is None and self.before in ("S", "C"):
            frame.conjunction = word
            return
        self.push(Frame(kind, word, governor, noun))
        self.before = "S"
        self.chain = []

    def relative(self, word: str, k: int) -> None:
        """ "Who", "which", "when": a relative clause after a noun, else a question that is the complement of a verb."""
        governor = self.top.clause
        noun = self.nearest if self.before in ("N", "PN", ",", "P") else None
        kind: Kind = "relative"
        if word in ("what", "how", "why", "whatever", "whoever") or noun is None:
            kind, noun = "complement", None
            if word in ("when", "where", "whenever", "wherever") and (governor is None or self.before != "V"):
                kind = "adverbial"
        elif (word in ("when", "where", "whenever") and not noun.time and self.before == ",") or (
            word in ("when",) and not noun.time
        ):
            kind, noun = "adverbial", None
        self.push(Frame(kind, word if self.preposition is None else f"{self.preposition} {word}", governor, noun))
        self.preposition = None
        self.before = "R"
        self.chain = []

    def preposition_at(self, k: int) -> int:
        """A preposition takes the noun group after it; before a gerund or a relative it waits for it."""
        row, chunk = self.row, self.row[k]
        following = row[k + 1] if k + 1 < len(row) else None
        if following is None:
            return 0
        if following.kind != "N":
            if following.kind in ("V", "R", "D"):
                self.preposition = chunk.word
                self.before = "P" if following.kind != "D" else self.before
            return 0
        group = following.noun
        assert group is not None
        phrase = Phrase(chunk.word, chunk.first, group)
        if chunk.word == "according to":
            self.source = group
        frame = self.top
        if frame.clause is not None:
            frame.clause.phrases.append(phrase)
        else:
            frame.phrases.append(phrase)
        if not group.time:
            frame.open = False
        self.groups.append((group, frame))
        if self.before in ("N", "PN") and self.chain:
            owner = self.chain[0] if self.chain[0].lemma in self.words["event_nouns"] else self.chain[-1]
            if chunk.word != "according to":
                owner.phrases.append(phrase)
        if self.before not in ("N", "PN"):
            self.chain = []
        self.chain.append(group)
        self.nearest = innermost(group)
        self.before = "PN"
        return 1

    # noun groups

    def noun(self, group: NounGroup, k: int) -> None:
        """A noun group without preposition: a subject that waits for its verb, an object, a predicate, a time."""
        frame = self.top
        self.groups.append((group, frame))
        clause = frame.clause
        mark = self.before
        self.chain = [group]
        nearest = innermost(group)
        if group.time and not (k + 1 < len(self.row) and self.row[k + 1].kind == "V" and frame.clause is None):
            phrases = clause.phrases if clause is not None else frame.phrases
            phrases.append(Phrase("", group.first, group))
            if mark in ("V", "N"):
                self.before = mark
            else:
                self.before = "PN"
            self.nearest = nearest
            return
        self.free, self.after_mark, self.nearest = group, mark, nearest
        self.before = "N"
        if clause is None:
            if frame.subject is None or mark != ",":
                frame.subject = group
            return
        if not frame.open or clause.verb is None or mark == "C":
            return
        if clause.lemma in self.words["copula"] and clause.predicate is None and not clause.passive:
            clause.predicate = group
        elif clause.passive:
            if clause.object is None and clause.lemma in self.words["ditransitive"]:
                clause.object = group
        elif clause.object is None:
            clause.object = group
        elif clause.indirect is None and mark == "N" and clause.lemma in self.words["ditransitive"]:
            clause.indirect, clause.object = clause.object, group

    # verbs

    def verb(self, verb: VerbGroup, k: int) -> int:
        """A verb group; the number of chunks to skip is returned."""
        skip = 0
        form = verb.form
        if form == "bare" and self.top.clause is None and self.top.subject is not None:
            form = "finite"
        if form == "participle" and self._is_past(k):
            form, verb.passive = "finite", False
            verb.form, verb.tense = "finite", "past"
        if form == "finite":
            skip = self.finite(verb, k)
        elif form == "infinitive":
            self.infinitive(verb)
        elif form == "bare":
            self.bare(verb)
        else:
            self.participle(verb)
        self.before = "V"
        self.preposition = None
        self.free = None
        self.chain = []
        return skip

    def _is_past(self, k: int) -> bool:
        """Whether a participle after a subject is a past tense that was tagged wrong: no other verb follows for it."""
        frame = self.top
        if self.before not in ("N", "PN") or frame.clause is not None or frame.subject is None:
            return False
        for j in range(k + 1, min(len(self.row), k + 30)):
            chunk = self.row[j]
            if chunk.verb is not None and chunk.verb.form == "finite":
                return self.row[j - 1].kind in ("S", "R")
            if chunk.kind == ";":
                return True
            if chunk.kind in ("S", "R"):
                return True
        return True

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
        if frame.subject is None and frame.kind in ("adverbial",) and not clause.carried:
            self.waiting.append(clause)
        return clause

    def finite(self, verb: VerbGroup, k: int) -> int:
        """A verb with tense."""
        frame = self.top
        mark = self.before
        if frame.clause is None and (frame.subject is not None or frame.kind == "relative"):
            speech = verb.lemma in self.words["speech"] and frame.kind == "main" and len(self.clauses) > self.begin
            if speech and frame.governor is None and self.after_mark in (",", '"') and self.report is None:
                self.reporting(verb, frame.subject)
                return 0
            self.start(frame, verb)
            return 0
        following = self.row[k + 1].noun if k + 1 < len(self.row) else None
        inverted = following is not None and verb.lemma in self.words["speech"] and mark in (",", '"', "", ";")
        if inverted and (frame.clause is not None or mark == '"' or (self.quoted is False and mark == ",")):
            assert following is not None
            self.groups.append((following, frame))
            self.reporting(verb, following)
            self.nearest = innermost(following)
            return 1
        if frame.clause is None:
            return self.question(verb, k, frame)
        if mark == "C":
            if self.tokens[verb.first].tag == "VBP" and verb.lemma not in ("be", "have", "do") and self.bare_before():
                self.bare(verb)
            else:
                self.coordinate(verb)
            return 0
        free, after = self.free, self.after_mark
        if free is None or mark not in ("N", "PN") or free.first < frame.clause.head:
            free = None
        pending = self.pending()
        if free is None or (pending is not None and free in (frame.clause.object, frame.clause.predicate)):
            if pending is not None:
                del self.stack[pending + 1 :]
                self.start(self.top, verb)
            else:
                self.coordinate(verb)
            return 0
        self.own_subject(verb, free, after)
        return 0

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

    def own_subject(self, verb: VerbGroup, subject: NounGroup, after: str) -> None:
        """A verb whose subject stands after a filled clause: "said talks failed", "..., X said", "and Y left"."""
        clause = self.top.clause
        assert clause is not None
        if after in (",", '"') and verb.lemma in self.words["speech"]:
            self.reporting(verb, subject)
            return
        if after in ("C", ",", '"', ";"):
            while len(self.stack) > 1 and self.top.kind in ("relative", "participle", "infinitive"):
                self.stack.pop()
            if after != "C":
                del self.stack[1:]
            frame = self.top
            if frame.kind in ("relative", "participle", "infinitive"):
                frame = Frame("main")
                self.stack = [frame]
            frame.subject = subject
            self.start(frame, verb)
            return
        if clause.object is subject:
            clause.object, clause.indirect = clause.indirect, None
        takes = clause.lemma in self.words["complement"] or clause.adjective is not None
        if takes or clause.object is None:
            if clause.predicate is subject:
                clause.predicate = None
            frame = Frame("complement", None, clause, None, subject)
        else:
            frame = Frame("relative", "", clause, innermost(clause.object), subject)
        self.push(frame)
        self.start(frame, verb)

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

    def question(self, verb: VerbGroup, k: int, frame: Frame) -> int:
        """A verb before its subject, "Will the union accept?", or without one."""
        row = self.row
        if k + 2 < len(row) and row[k + 1].noun is not None and row[k + 2].verb is not None:
            main = row[k + 2].verb
            helper = verb.lemma in ("be", "have", "do") or verb.modal is not None or verb.tense == "future"
            assert main is not None
            if helper and main.form in ("bare", "gerund", "participle") and verb.last - verb.first <= 2:
                group = row[k + 1].noun
                assert group is not None
                self.groups.append((group, frame))
                main.tense, main.modal, main.negated, main.form = verb.tense, verb.modal, verb.negated, "finite"
                main.passive = main.passive and verb.lemma == "be"
                main.first = verb.first
                frame.subject = group
                self.start(frame, main)
                return 2
        if k + 1 < len(row) and row[k + 1].noun is not None and verb.lemma == "be" and frame.kind == "main":
            self.start(frame, verb).predicate = None
            return 0
        self.start(frame, verb)
        return 0

    def infinitive(self, verb: VerbGroup) -> None:
        """ "To meet": the subject is that of the verb it depends on, or the object of "ask", "urge", "allow"."""
        mark = self.before
        if mark == "C":
            for depth in range(len(self.stack) - 1, -1, -1):
                earlier = self.stack[depth].clause
                if self.stack[depth].kind == "infinitive" and earlier is not None:
                    del self.stack[depth + 1 :]
                    clause = self.clause("infinitive", verb, earlier.subject, self.top)
                    clause.lead, clause.carried = earlier.lead, True
                    return
        governor, frame = self.top.clause, self.top
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
            lead = self._adjective()
        elif mark == "N":
            noun = self.free
            if governor.object is noun and governor.lemma in self.words["control"]:
                subject, lead = noun, governor.lemma
            elif noun is not None and not noun.name and not noun.pronoun:
                new.noun = noun
                lead = noun.lemma
                subject = noun.possessor or _by(noun) or subject
        elif mark == "PN":
            last = governor.phrases[-1] if governor.phrases else None
            first = self.chain[0] if self.chain else None
            if (
                last is not None
                and last.preposition in ("on", "to", "for", "with", "upon")
                and (governor.lemma in self.words["control"] or last.preposition == "for")
            ):
                subject, lead = last.group, governor.lemma
            elif governor.object is not None and governor.lemma in self.words["control"] and not governor.object.time:
                subject, lead = governor.object, governor.lemma
            elif first is not None and first.lemma in self.words["event_nouns"]:
                new.noun, lead = first, first.lemma
                subject = first.possessor or _by(first) or subject
        if frame.kind == "adverbial" and frame.clause is None and frame.subject is None:
            self.stack.pop()
            new.conjunction, new.governor = frame.conjunction, frame.governor
        self.push(new)
        clause = self.clause("infinitive", verb, subject, new)
        clause.lead, clause.carried = lead, True
        if governor is not None and new.noun is None and lead is not None and governor.complement is None:
            governor.complement = clause.i

    def _adjective(self) -> str | None:
        at = self.top.clause.adjective if self.top.clause is not None else None
        return next((chunk.word for chunk in reversed(self.row) if chunk.first == at), None)

    def bare(self, verb: VerbGroup) -> None:
        """A verb without "to" or tense: the second of "to stop and release", "will meet and talk", or "help them leave"."""
        if self.before == "C":
            for depth in range(len(self.stack) - 1, -1, -1):
                earlier = self.stack[depth].clause
                if earlier is None or earlier.verb is None:
                    continue
                old = earlier.verb
                if old.form == "infinitive" or old.modal is not None or old.tense == "future" or old.form == "bare":
                    del self.stack[depth + 1 :]
                    verb.form, verb.tense, verb.modal = old.form, old.tense, old.modal
                    clause = self.clause(self.top.kind, verb, earlier.subject, self.top)
                    clause.lead, clause.carried = earlier.lead, True
                    return
        governor = self.top.clause
        if governor is not None and governor.object is not None and self.before == "N":
            frame = Frame("infinitive", None, governor, None, governor.object)
            self.push(frame)
            clause = self.clause("infinitive", verb, governor.object, frame)
            clause.lead, clause.carried = governor.lemma, True
            return
        if governor is not None:
            self.coordinate(verb)
            return
        self.start(self.top, verb)

    def participle(self, verb: VerbGroup) -> None:
        """ "Talks involving Oman", "a plan drafted by Oman", ", saying that", "after meeting him", "began talking"."""
        frame, mark = self.top, self.before
        governor = frame.clause
        if mark == "C" and governor is not None and governor.verb is not None:
            old = governor.verb
            same = old.form == verb.form or (verb.form == "participle" and (old.passive or old.perfect))
            if same or (verb.form == "gerund" and old.form == "finite" and self._is_progressive(old)):
                verb.tense, verb.modal, verb.perfect = old.tense, old.modal, old.perfect
                verb.passive = old.passive if verb.form == "participle" else False
                if old.form != verb.form:
                    verb.form = old.form
                clause = self.clause(frame.kind, verb, governor.subject, frame)
                clause.lead, clause.carried = governor.lead, True
                return
        if frame.clause is None and frame.kind in ("adverbial", "complement") and frame.subject is None:
            self.start(frame, verb).carried = True
            return
        new = Frame("participle", self.preposition, governor)
        subject = governor.subject if governor is not None else None
        lead: str | None = None
        if self.preposition is not None:
            lead = governor.lemma if governor is not None and mark == "P" else None
        elif mark in ("N", "PN"):
            noun = self.nearest if mark == "PN" else self.free
            if (
                self.chain
                and mark == "PN"
                and verb.form == "participle"
                and self.chain[0].lemma in self.words["event_nouns"]
            ):
                noun = self.chain[0]
            new.noun = subject = noun
        elif mark == "V" and governor is not None:
            lead = governor.lemma
        elif governor is None and frame.subject is not None:
            subject = new.noun = frame.subject
        self.push(new)
        clause = self.clause("participle", verb, subject, new)
        clause.lead, clause.carried = lead, True
        if mark == "V" and governor is not None and governor.complement is None:
            governor.complement = clause.i
        if governor is not None and subject is None:
            self.waiting.append(clause)

    def _is_progressive(self, verb: VerbGroup) -> bool:
        return verb.last - verb.first > 1 and not verb.passive and not verb.perfect


def _by(noun: NounGroup) -> NounGroup | None:
    return next((phrase.group for phrase in noun.phrases if phrase.preposition == "by"), None)
