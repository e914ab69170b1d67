"""Noun groups, from the tags of a sentence."""

from __future__ import annotations

from store.reader.clause_words import clause_words
from store.reader.phrases import NounGroup
from store.reader.tokens import Token

NOUNS = frozenset("NN NNS NNP NNPS".split())
_STARTS = frozenset("DT PDT PRP PRP$ JJ JJR JJS CD NN NNS NNP NNPS $ EX # FW".split())
_WITHIN = frozenset("JJ JJR JJS CD NN NNS NNP NNPS $ FW".split())
_DETERMINERS = frozenset("DT PDT PRP$".split())
_ABOUT = frozenset("about around nearly almost roughly approximately more less fewer over some up only just".split())
"""Words before a number."""
_AFTER_TIMES = frozenset("ago later earlier after before".split())
_ALONE = frozenset(
    "this that these those all some any both each none many most few several more much another either".split()
)


def noun_group(tokens: list[Token], at: int, last: int) -> NounGroup | None:
    """The noun group that begins at token `at`, without its complements; None where none begins.

    A possessor is part of it: "Norway's two envoys" is one group whose possessor is "Norway".
    """
    possessor: NounGroup | None = None
    begin = at
    while True:
        group = _simple(tokens, at, last, possessor is not None)
        if group is None:
            return None
        group.first, group.possessor = begin, possessor
        if group.determiner is None and possessor is None and tokens[begin].tag == "PRP$":
            group.determiner = tokens[begin].lower
        end = group.last
        if end < last and tokens[end].tag == "POS" and end + 1 < last:
            following = _simple(tokens, end + 1, last, True)
            if following is None:
                return group
            possessor, at = group, end + 1
            continue
        return group


def _simple(tokens: list[Token], at: int, last: int, owned: bool) -> NounGroup | None:
    """A group without possessor; `owned` says that a possessor stands before it, so that a participle may begin it."""
    tag = tokens[at].tag
    if tag == "PRP" or tag == "EX":
        return _made(tokens, at, at + 1, at, None)
    k = at
    determiner: str | None = None
    while k < last and tokens[k].tag in _DETERMINERS:
        if k > at and tokens[k].tag == "DT" and tokens[k - 1].tag == "DT" and tokens[k - 1].lower not in _ALONE:
            break
        determiner = tokens[k].lower
        k += 1
    body, head = k, -1
    while k < last:
        tag = tokens[k].tag
        if tag in NOUNS:
            if head >= 0 and _breaks_before(tokens, k):
                break
            head = k
        elif tag in _WITHIN:
            if head >= 0 and not _continues(tokens, k, last):
                break
        elif not _stands_before_noun(tokens, k, body, last, head, owned or body > at):
            break
        k += 1
    while k > body and tokens[k - 1].tag in _LOOSE:
        k -= 1
    if head >= 0:
        return _made(tokens, at, k, head, determiner)
    if k > body and ((tokens[k - 1].tag in _HEADS and (owned or body > at)) or _has_number(tokens, body, k)):
        return _made(tokens, at, k, k - 1, determiner)
    if body > at and tokens[body - 1].tag == "DT" and tokens[body - 1].lower in _ALONE:
        return _made(tokens, at, body, body - 1, None)
    return None


_LOOSE = frozenset("RB RBR RBS CC , IN .".split())
"""What may stand inside a group, and never ends one."""
_HEADS = frozenset("JJ JJR JJS CD VBN VBG".split())
"""What ends a group that has a determiner and no noun: "the wounded"."""


def _has_number(tokens: list[Token], first: int, last: int) -> bool:
    return any(tokens[k].tag == "CD" for k in range(first, last))


def _stands_before_noun(tokens: list[Token], k: int, body: int, last: int, head: int, inside: bool) -> bool:
    """Whether the word at `k`, neither noun nor adjective, belongs to a group; `inside` says that it has begun."""
    token, following = tokens[k], tokens[k + 1] if k + 1 < last else None
    tag, before = token.tag, tokens[k - 1] if k > body else None
    if following is None:
        return False
    if tag == ".":  # Mr. Ruiz, Dec. 5
        return before is not None and before.end == token.start and (following.tag in NOUNS or following.tag == "CD")
    if tag == "CC" and head == k - 1:  # the Iran and Oman talks
        return token.lower == "and" and _names_before_noun(tokens, k, last)
    if head >= 0:
        return False
    if tag in ("VBN", "VBG", "VBD"):
        return (inside or before is not None) and _noun_follows(tokens, k, last)
    if tag in ("RB", "RBR", "RBS"):
        if before is None and not inside:
            return token.lower in _ABOUT and following.tag == "CD"
        return following.tag in ("JJ", "VBN", "CD", "JJR", "RB", "DT", "VBG")
    if tag == "IN":
        than = token.lower == "than" and before is not None and before.lower in ("more", "less", "fewer")
        return (than and following.tag in ("CD", "DT")) or (token.lower in _ABOUT and following.tag == "CD")
    if tag == "DT":
        return before is not None and before.lower == "than"
    if before is None or before.tag not in ("JJ", "CD", "VBN"):
        return False
    if tag == "CC":
        return _pairs(tokens, k, last)
    return tag == "," and before.tag == "JJ" and following.tag == "JJ" and _noun_follows(tokens, k, last)


def _noun_follows(tokens: list[Token], k: int, last: int) -> bool:
    """Whether a noun comes soon after `k`, with nothing but what stands before nouns between."""
    for j in range(k + 1, min(last, k + 5)):
        tag = tokens[j].tag
        if tag in NOUNS:
            return True
        if tag not in ("JJ", "VBN", "VBG", "CD", "CC", "JJR", "JJS"):
            return False
    return False


def _pairs(tokens: list[Token], k: int, last: int) -> bool:
    """Whether the coordinator at `k` joins two words before a noun: "Omani and Iranian envoys", "five or six days"."""
    return k + 1 < last and tokens[k + 1].tag in ("JJ", "CD", "VBN", "VBG") and _noun_follows(tokens, k + 1, last)


def _names_before_noun(tokens: list[Token], k: int, last: int) -> bool:
    """Whether "and" joins two names before a noun: "the Iran and Oman talks"."""
    if tokens[k - 1].tag != "NNP" or k + 2 >= last:
        return False
    return tokens[k + 1].tag == "NNP" and tokens[k + 2].tag in ("NN", "NNS")


def _breaks_before(tokens: list[Token], k: int) -> bool:
    """Whether a noun at `k`, after another noun, begins a group of its own: "met the envoy Monday"."""
    days = clause_words()["days"]
    lower = tokens[k].lower
    return lower in days and tokens[k - 1].lower not in days and tokens[k - 1].tag in NOUNS


def _continues(tokens: list[Token], k: int, last: int) -> bool:
    """Whether an adjective or number at `k`, after a noun, is inside the noun's group: "May 16", "UN special envoy"."""
    words = clause_words()
    before = tokens[k - 1] if tokens[k - 1].tag != "." else tokens[k - 2]
    if tokens[k].tag == "CD":
        if before.lower.rstrip(".") in words["months"]:
            return True
        return before.tag in ("NNP", "NN") and not (k + 1 < last and tokens[k + 1].tag in ("NN", "NNS", "JJ"))
    if tokens[k].tag in ("FW", "$"):
        return tokens[k].tag == "FW" or before.lower in ("us", "u.s.")
    if tokens[k].lower in ("last", "next") or tokens[k].tag != "JJ":
        return False
    return before.tag in ("NNP", "NN") and _noun_follows(tokens, k, last)


def _made(tokens: list[Token], first: int, last: int, head: int, determiner: str | None) -> NounGroup:
    token = tokens[head]
    group = NounGroup(first, last, head, token.lemma, determiner)
    tag = token.tag
    if tag in NOUNS:
        group.name = tag[:3] == "NNP"
        group.plural = tag[-1] == "S"
        words = clause_words()
        lemma = token.lower.rstrip(".")
        group.time = (
            lemma in words["days"]
            or (lemma in words["months"] and all(tokens[k].tag != "NNP" for k in range(first, head)))
            or (
                token.lemma in words["times"]
                and (
                    tokens[first].lower in words["near"]
                    or any(
                        tokens[k].lower in words["near"] or tokens[k].lower in words["days"] for k in range(first, head)
                    )
                    or (last < len(tokens) and tokens[last].lower in _AFTER_TIMES)
                    or any(tokens[k].tag == "CD" for k in range(first, head))
                )
            )
        )
    elif tag == "PRP" or tag == "DT" or tag == "EX":
        group.pronoun = True
        group.plural = token.lower in ("they", "them", "we", "us", "these", "those", "both", "all")
    elif tag == "CD":
        year = len(token.text) == 4 and token.text[:2] in ("18", "19", "20") and first == head
        group.time = first > 0 and year
        group.plural = not group.time
    return group
