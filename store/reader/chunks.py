"""A sentence as a row of chunks: noun groups, verb groups and the small words and marks between them."""

from __future__ import annotations

from dataclasses import dataclass

from store.reader.clause_words import clause_words
from store.reader.noun_groups import NOUNS, noun_group
from store.reader.phrases import NounGroup, VerbGroup
from store.reader.tokens import Token
from store.reader.verb_groups import VERBS, verb_group


@dataclass(slots=True, eq=False)
class Chunk:
    """`kind` is N noun group, V verb group, P preposition, C coordinator, S subordinator, R relative or question word,
    A adjective, D anything else, or a mark: "," ";" (also colon and dash) "(" ")" '"'."""

    kind: str
    first: int
    last: int
    word: str
    noun: NounGroup | None = None
    verb: VerbGroup | None = None


_SIMPLE = {
    ",": ",", ":": ";", ".": ";", "-LRB-": "(", "-RRB-": ")", "``": '"', "''": '"', "CC": "C", "WDT": "R", "WP": "R",
    "WRB": "R", "WP$": "R",
}  # fmt: skip
_ALWAYS_PREPOSITIONS = frozenset(
    "of in on at by with from into onto against between among under over during despite".split()
)
_TWO_WORDS = {
    ("according", "to"), ("because", "of"), ("such", "as"), ("instead", "of"), ("ahead", "of"), ("out", "of"),
    ("along", "with"), ("together", "with"), ("as", "of"), ("next", "to"), ("prior", "to"), ("up", "to"),
    ("away", "from"),
    ("rather", "than"), ("other", "than"), ("apart", "from"), ("due", "to"), ("owing", "to"), ("thanks", "to"),
    ("subject", "to"), ("in", "between"), ("as", "for"), ("but", "for"), ("except", "for"),
}  # fmt: skip
_LIKE_PREPOSITIONS = frozenset("including following regarding concerning excluding pending barring".split())
_NOMINAL = frozenset("DT PRP PRP$ JJ CD NN NNS NNP NNPS".split())
_FIRST_OF_TWO = frozenset(first for first, _ in _TWO_WORDS)


def chunks_of(tokens: list[Token], first: int, last: int) -> list[Chunk]:
    """The chunks of `tokens[first:last]`, in order."""
    out: list[Chunk] = []
    k = first
    while k < last:
        token = tokens[k]
        tag, lower = token.tag, token.lower
        if lower in _FIRST_OF_TWO and k + 1 < last and (lower, tokens[k + 1].lower) in _TWO_WORDS:
            following = tokens[k + 2].tag if k + 2 < last else ""
            if not (lower == "due" and following == "VB"):
                out.append(Chunk("P", k, k + 2, f"{lower} {tokens[k + 1].lower}"))
                k += 2
                continue
        if lower in _LIKE_PREPOSITIONS and tag == "VBG" and k + 1 < last and tokens[k + 1].tag in _NOMINAL:
            out.append(Chunk("P", k, k + 1, lower))
            k += 1
            continue
        if lower == "as" and k + 2 < last and tokens[k + 1].lower == "well" and tokens[k + 2].lower == "as":
            out.append(Chunk("C", k, k + 3, "as well as"))
            k += 3
            continue
        if tag == "." and k + 1 < last and token.start == tokens[k - 1].end and tokens[k + 1].text not in "\"'”’":
            k += 1
            continue
        kind = _SIMPLE.get(tag) if lower not in ("[", "]") else "D"
        if kind is not None:
            out.append(Chunk(kind, k, k + 1, lower))
            k += 1
            continue
        if tag in VERBS or tag in ("MD", "TO"):
            verb = verb_group(tokens, k, last) if not _before_noun(tokens, k, first, last) else None
            if verb is not None:
                out.append(Chunk("V", k, verb.last, verb.lemma, None, verb))
                k = verb.last
                continue
        if lower == "at" and k + 2 < last and tokens[k + 1].lower in ("least", "most") and tokens[k + 2].tag == "CD":
            k += 2
            continue
        if lower == "that" and k + 1 < last and tokens[k + 1].lower == "of":
            group = NounGroup(k, k + 1, k, "that", pronoun=True)
            out.append(Chunk("N", k, k + 1, lower, group))
            k += 1
            continue
        if lower == "that" and tag == "DT" and k + 1 < last and tokens[k + 1].tag in ("NNS", "NNPS", "NNP"):
            out.append(Chunk("S", k, k + 1, lower))
            k += 1
            continue
        if tag != "IN" and tag != "RP":
            noun = noun_group(tokens, k, last)
            if noun is not None:
                out.append(Chunk("N", k, noun.last, noun.lemma, noun))
                k = noun.last
                continue
        if tag == "IN" or (tag == "TO" and lower == "to"):
            sub = lower == "that" or lower in clause_words()["subordinators"]
            out.append(Chunk("S" if sub else "P", k, k + 1, lower))
        elif tag in ("JJ", "JJR", "JJS") or (tag in ("VBN", "VBG")):
            out.append(Chunk("A", k, k + 1, token.lemma))
        else:
            out.append(Chunk("D", k, k + 1, lower))
        k += 1
    _settle(out)
    return out


def _before_noun(tokens: list[Token], k: int, first: int, last: int) -> bool:
    """Whether a participle stands before its noun: after a preposition or at the start: "proposed talks"."""
    token = tokens[k]
    if token.tag not in ("VBG", "VBN") or k + 1 >= last or tokens[k + 1].tag not in NOUNS:
        return False
    if token.tag == "VBN":
        if k > first and tokens[k - 1].tag in VERBS:
            return tokens[k - 1].lemma not in ("be", "have", "get", "become", "remain")
        return k == first or tokens[k - 1].tag in ("IN", "CC", "DT", "PRP$", "POS", ",")
    return False


def _settle(row: list[Chunk]) -> None:
    """ "After", "until" and the like stand before a clause where a finite verb follows their noun group."""
    either = clause_words()["either"]
    for k, chunk in enumerate(row):
        if chunk.kind == "P" and chunk.word in either and _clause_follows(row, k + 1):
            chunk.kind = "S"


def _is_finite(chunk: Chunk) -> bool:
    return chunk.verb is not None and chunk.verb.form == "finite"


def _clause_follows(row: list[Chunk], at: int) -> bool:
    seen = False
    for k in range(at, min(len(row), at + 9)):
        kind = row[k].kind
        if kind == "N":
            seen = True
        elif kind == "V":
            if _is_finite(row[k]) or not seen or row[k - 1].kind != "N":
                return seen and _is_finite(row[k])
        elif kind == ",":
            kinds = [chunk.kind for chunk in row[k + 1 : k + 4]]
            return seen and kinds == ["N", ",", "V"] and _is_finite(row[k + 3])
        elif kind not in ("P", "C", "D", "A"):
            return False
    return False
