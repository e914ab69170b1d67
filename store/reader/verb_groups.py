"""Verb groups, from the tags of a sentence."""

from __future__ import annotations

from itertools import pairwise

from store.reader.clause_words import clause_words
from store.reader.phrases import Form, Tense, VerbGroup
from store.reader.tokens import Token

VERBS = frozenset("VB VBD VBG VBN VBP VBZ".split())
_ADVERBS = frozenset("RB RBR RBS".split())
_PLAIN = frozenset("off up down out back away forward ahead together aside".split())
"""Particles that are seldom prepositions after a verb that takes them."""
_INVARIANT = frozenset("put set cut hit let quit shut split bid cost spread".split())
"""Verbs whose past looks like their present, without a form in -s: in news they are past."""
_HELPERS = frozenset("be have do get".split())


def verb_group(tokens: list[Token], at: int, last: int) -> VerbGroup | None:
    """The verb group that begins at `at`: "will not be put forward", "to have met"; None where none begins.

    "is to meet" and "has to leave" are one group each; "is expected to meet" and "agreed to meet" are two.
    """
    tag = tokens[at].tag
    if tag == "TO":
        return _infinitive(tokens, at, last)
    if tag != "MD" and tag not in VERBS:
        return None
    chain = _chain(tokens, at, last)
    return _made(tokens, at, chain, last)


def _infinitive(tokens: list[Token], at: int, last: int) -> VerbGroup | None:
    k = at + 1
    while k < last and tokens[k].tag in _ADVERBS:
        k += 1
    if k >= last or tokens[k].tag not in ("VB", "VBP"):
        return None
    return _made(tokens, at, [at, *_chain(tokens, k, last)], last)


def _chain(tokens: list[Token], at: int, last: int) -> list[int]:
    """The verbs of a group from the first auxiliary to the main verb."""
    chain = [at]
    k = at
    while True:
        token = tokens[k]
        helper = token.tag == "MD" or token.lemma in _HELPERS
        if not helper:
            return chain
        j = k + 1
        while j < last and (tokens[j].tag in _ADVERBS or tokens[j].lower in ("both", "also", "n't", "n’t")):
            j += 1
        if j >= last:
            return chain
        tag = tokens[j].tag
        if tag == "TO" and token.lemma in ("be", "have") and j + 1 < last and tokens[j + 1].tag == "VB":
            chain += [j, j + 1]
            k = j + 1
            continue
        if not _follows(token, tag, tokens[j].lemma):
            return chain
        chain.append(j)
        k = j


def _follows(helper: Token, tag: str, lemma: str) -> bool:
    """Whether a verb with `tag` can be governed by an auxiliary: "have" takes VBN, "will" VB."""
    if helper.tag == "MD" or helper.lemma == "do":
        return tag == "VB" or (tag == "VBP" and helper.tag == "MD")
    if helper.lemma == "be":
        return (tag in ("VBG", "VBN", "VBD") and lemma != "be") or (tag == "VBG" and lemma == "be")
    if helper.lemma == "have":
        return tag in ("VBN", "VBD")
    return tag == "VBN"


def _made(tokens: list[Token], first: int, chain: list[int], last: int) -> VerbGroup:
    head = chain[-1]
    lead = tokens[chain[0]]
    verb = tokens[head]
    end = head + 1
    lemma = verb.lemma
    if end < last and _is_particle(tokens, lemma, end, last):
        lemma = f"{lemma} {tokens[end].lower}"
        end += 1
    group = VerbGroup(first, end, head, lemma, _form(lead))
    helpers = [tokens[k] for k in chain[:-1]]
    group.passive = verb.tag in ("VBN", "VBD") and bool(helpers) and helpers[-1].lemma in ("be", "get")
    group.perfect = any(
        helper.lemma == "have" and tokens[k].tag in ("VBN", "VBD")
        for helper, k in zip(helpers, chain[1:], strict=False)
    )
    if not helpers and lead.tag == "VBN":
        group.passive = True
    group.negated = any(tokens[k].lower in ("not", "n't", "n’t", "never") for k in range(first, head)) or (
        end < last and not helpers and verb.lemma == "be" and tokens[end].lower in ("not", "n't", "n’t")
    )
    _tense(tokens, group, chain)
    return group


def _form(lead: Token) -> Form:
    if lead.tag == "TO":
        return "infinitive"
    if lead.tag == "VBG":
        return "gerund"
    if lead.tag == "VBN":
        return "participle"
    return "bare" if lead.tag == "VB" else "finite"


def _tense(tokens: list[Token], group: VerbGroup, chain: list[int]) -> None:
    lead = tokens[chain[0]]
    tense: Tense | None = None
    if lead.tag == "MD":
        if lead.lemma in ("will", "shall", "'ll", "’ll"):
            tense = "future"
        else:
            group.modal = {"'d": "would", "’d": "would"}.get(lead.lemma, lead.lemma)
            tense = "present"
    elif lead.tag == "VBD":
        tense = "past"
    elif lead.tag in ("VBZ", "VBP"):
        tense = "past" if lead.lower in _INVARIANT else "present"
    for k, following in pairwise(chain):
        if tokens[following].tag == "TO":
            group.modal = "be to" if tokens[k].lemma == "be" else "must"
            if tokens[k].lemma == "be" and tense == "present":
                tense = "future"
    group.tense = tense


def _is_particle(tokens: list[Token], lemma: str, at: int, last: int) -> bool:
    token = tokens[at]
    pair = f"{lemma} {token.lower}"
    if token.tag == "RP":
        return lemma not in ("be", "have")
    if token.tag not in ("RB", "IN", "JJ", "NN", "VB") or pair not in clause_words()["particle_verbs"]:
        return False
    return (
        token.tag != "IN"
        or token.lower in _PLAIN
        or at + 1 >= last
        or tokens[at + 1].tag not in ("DT", "NNP", "NNS", "PRP$", "CD")
    )
