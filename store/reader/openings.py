"""Marks and small words, which open and close clauses: commas, quotation marks, "and", "that", "if", "who"."""

from __future__ import annotations

from store.reader.frames import Frame, Framer
from store.reader.joining import innermost
from store.reader.phrases import Kind, NounGroup

_OPENING = frozenset("“«") | {"``"}
_DIRECTED = _OPENING | frozenset("”»") | {"''"}
"""Quotation marks that tell whether they open or close; the straight ones take turns."""


def mark(framer: Framer, kind: str, k: int) -> int:
    """A comma, a quotation mark, a coordinator, a stop; the number of chunks to skip is returned."""
    row = framer.row
    if kind == "(":
        for j in range(k + 1, min(len(row), k + 14)):
            if row[j].kind == ")":
                return j - k
        return 0
    if kind == ")":
        return 0
    if kind == '"':
        framer.quoted = row[k].word in _OPENING if row[k].word in _DIRECTED else not framer.quoted
        clause = framer.top.clause
        if (
            framer.quoted
            and clause is not None
            and clause.lemma in framer.words["speech"]
            and framer.before in (",", "V")
        ):
            framer.report = clause
        if framer.before not in (",", "V"):
            framer.top.open = False
            framer.before = '"'
        return 0
    if kind == "C":
        framer.before = "C"
        framer.chain = []
        return 0
    framer.chain = []
    framer.top.open = False
    if kind == ";":
        clause = framer.top.clause
        if row[k].word == ":" and clause is not None and clause.lemma in framer.words["speech"]:
            framer.report = clause
        framer.stack = [Frame("main")] if framer.top.clause is not None else framer.stack
        framer.before = ";"
        return 0
    if framer.before != "C":
        framer.before = ","
    close_embedded(framer)
    return 0


def close_embedded(framer: Framer) -> None:
    """A comma closes a clause inside another that still waits for its verb."""
    if framer.top.clause is None or framer.top.kind == "main":
        return
    for depth in range(len(framer.stack) - 2, -1, -1):
        frame = framer.stack[depth]
        if frame.clause is None and (frame.subject is not None or depth == 0):
            del framer.stack[depth + 1 :]
            return


def subordinate(framer: Framer, word: str, k: int) -> None:
    """ "That", "if", "after": a clause follows."""
    frame = framer.top
    governor = frame.clause
    kind: Kind = "adverbial"
    noun = None
    if word in ("that", "whether", "if"):
        if governor is not None and (framer.before in ("V", "A") or governor.lemma in framer.words["complement"]):
            kind = "complement"
            if word == "if" and governor.lemma not in ("ask", "wonder", "know", "see", "doubt", "tell"):
                kind = "adverbial"
        elif word != "if":
            kind, noun = "complement", framer.nearest
        says = governor is not None and governor.lemma in framer.words["complement"]
        if (
            word == "that"
            and kind == "complement"
            and framer.before in ("N", "PN")
            and governor is not None
            and not says
        ):
            noun = framer.nearest
    if word == "that" and framer.before == "N" and framer.after_mark == "," and governor is not None:
        kind, noun = "relative", antecedent(framer, word)
    elif word == "that" and noun is not None and noun.lemma not in framer.words["content_nouns"]:
        kind = "relative"
    elif word == "that" and governor is not None and framer.before == "N" and _verb_is_next(framer, k):
        kind, noun = "relative", antecedent(framer, word)
    if word == "if" and kind == "complement" and framer.before == ",":
        kind = "adverbial"
    if word == "that" and framer.before == "C" and again(framer, word):
        return
    if frame.clause is None and frame.kind != "main" and frame.subject is None and framer.before in ("S", "C"):
        frame.conjunction = word
        return
    framer.push(Frame(kind, word, governor, noun))
    framer.before = "S"
    framer.chain = []


def _verb_is_next(framer: Framer, k: int) -> bool:
    return k + 1 < len(framer.row) and framer.row[k + 1].kind == "V"


def again(framer: Framer, word: str) -> bool:
    """A second complement of the same verb: "said that it was late, and that he was tired"."""
    for depth in range(len(framer.stack) - 1, -1, -1):
        frame = framer.stack[depth]
        if frame.kind == "complement" and frame.governor is not None:
            del framer.stack[depth:]
            framer.push(Frame("complement", word, frame.governor, frame.noun))
            framer.before = "S"
            framer.chain = []
            return True
    return False


def antecedent(framer: Framer, word: str) -> NounGroup | None:
    """The noun that a relative clause belongs to: the nearest, but "that" seldom goes on a name."""
    if word == "that" and framer.nearest is not None and framer.nearest.name:
        for group in reversed(framer.chain):
            inner = innermost(group)
            if not inner.name and not inner.time:
                return inner
    return framer.nearest


def relative(framer: Framer, word: str, k: int) -> None:
    """ "Who", "which", "when": a relative clause after a noun, else a question that is the complement of a verb."""
    governor = framer.top.clause
    noun = antecedent(framer, word) if framer.before in ("N", "PN", ",", "P") else None
    kind: Kind = "relative"
    if word in ("what", "how", "why", "whatever", "whoever") or noun is None:
        kind, noun = "complement", None
        if word in ("when", "where", "whenever", "wherever") and (governor is None or framer.before != "V"):
            kind = "adverbial"
    elif word == "when" or (word in ("where", "whenever") and not noun.time and framer.before == ","):
        kind, noun = "adverbial", None
    frame = Frame(kind, word if framer.preposition is None else f"{framer.preposition} {word}", governor, noun)
    if framer.before == "," and framer.after_mark == "C" and kind == "relative":
        frame.beside = framer.free
    framer.push(frame)
    framer.preposition = None
    framer.before = "R"
    framer.chain = []
