"""Whether the words around a date look back or ahead."""

from __future__ import annotations

from store.reader.date_words import DateWords
from store.reader.tokens import Token

REACH_LEFT, REACH_RIGHT = 14, 14
"""How many tokens are looked at on either side: the verb group of a date rarely stands farther off."""

_BREAKS = frozenset(';:“”"—–')


def looks_past(words: DateWords, token: Token) -> bool:
    """Whether a word is, by its form or its tag, a past tense or past participle."""
    if token.tag:
        return token.tag in ("VBD", "VBN") or token.lower in ("has", "have", "had")
    low = token.lower
    return low in words.past or (low.endswith("ed") and low not in words.not_past and len(low) > 3)


def outlook(words: DateWords, tokens: list[Token], first: int, last: int, lo: int, hi: int) -> int:
    """-1 where the clause of `tokens[first:last]` tells what is past, 1 where it looks ahead, 0 where it does not say.

    >>> "officials will meet on Friday" → 1, "officials met on Friday" → -1
    """
    for k in range(first - 1, max(lo, first - REACH_LEFT) - 1, -1):
        token = tokens[k]
        if token.text in _BREAKS:
            break
        sign = _sign(words, tokens, k, lo)
        if sign:
            return sign
    for k in range(last, min(hi, last + REACH_RIGHT)):
        token = tokens[k]
        if token.text in _BREAKS:
            break
        sign = _sign(words, tokens, k, lo)
        if sign:
            return sign
    return 0


def _sign(words: DateWords, tokens: list[Token], k: int, lo: int) -> int:
    """What the word at `k` says of time, taken with the auxiliaries before it: "would be held" looks ahead."""
    low = tokens[k].lower
    if looks_past(words, tokens[k]):
        for j in range(k - 1, max(lo, k - 5) - 1, -1):
            before = tokens[j].lower
            if before in (
                "will",
                "would",
                "shall",
                "'ll",
                "’ll",
                "must",
                "should",
                "may",
                "might",
                "can",
                "could",
                "to",
            ):
                return 1 if before != "to" or k - j <= 3 and tokens[j + 1].lower in ("be", "have") else -1
            if before not in (
                "be",
                "not",
                "been",
                "being",
                "have",
                "also",
                "first",
                "only",
                "probably",
                "likely",
                "n't",
            ):
                break
        return 1 if low in words.ahead else -1
    if low in words.ahead:
        return 1
    if low == "to" and k + 1 < len(tokens) and k > lo:
        following = tokens[k + 1]
        verb = following.tag == "VB" if following.tag else following.lower in ("be", "meet", "hold", "begin", "start", "open", "vote", "sign", "resume", "discuss", "visit", "travel", "take", "attend", "announce", "present", "decide", "continue", "end", "return", "give", "present", "put", "host", "convene", "go", "speak", "receive", "release", "leave", "arrive", "make", "expire", "fly", "strike", "join", "send", "address", "submit", "respond", "reply", "answer", "publish")  # fmt: skip
        if verb:
            return 1
    return 0
