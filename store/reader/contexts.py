"""How a report uses a name: as the subject of a verb, a possessor, an adjective before a noun, after a preposition.

The use is told by a short code, the slot ("subject:said", "adjective:government", "in"), that the judgement of who is
an actor learns from. Names in a row ("Britain, China and Russia will sit") share the slot of the row.
"""

from __future__ import annotations

from store.reader.actor_words import words
from store.reader.capitals import Capitals
from store.reader.spans import Span
from store.reader.tokens import Text, Token

_ADVERBS = frozenset(
    "also now still never then later has have had is are was were will would could can may might must should does did "
    "not n't yet both again already finally reportedly recently soon quickly all".split()
)
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today earlier late early last this week month "
    "morning afternoon evening night".split()
)
"""Words of a day that stands between a name and its verb: "Norway on Monday night asked ...", "Norway today said"."""
_SPACES = frozenset(", and or & the as well".split())


def slots(text: Text, capitals: Capitals, spans: list[Span]) -> list[str]:
    """The slot of each span."""
    tokens = text.tokens
    out = [""] * len(spans)
    k = 0
    while k < len(spans):
        row = k
        while row + 1 < len(spans) and _in_row(tokens, spans[row], spans[row + 1]):
            row += 1
        for i in range(k, row + 1):
            own = _slot(text, tokens, spans[i], spans[i].first, spans[i].last)
            if row > k and not own.startswith(("possessive", "adjective:government")):
                own = "row:" + _slot(text, tokens, spans[i], spans[k].first, spans[row].last)
            out[i] = own
        k = row + 1
    return out


def _in_row(tokens: list[Token], left: Span, right: Span) -> bool:
    if (
        left.sentence != right.sentence
        or right.first - left.last > 3
        or right.office
        or left.kind in ("thing", "unknown")
    ):
        return False
    between = [tokens[k].lower for k in range(left.last, right.first)]
    return bool(between) and between != ["the"] and all(word in _SPACES for word in between) and left.kind == right.kind


def _slot(text: Text, tokens: list[Token], span: Span, first: int, last: int) -> str:
    sentence = text.sentences[span.sentence]
    if sentence.kind == "speaker":
        return "speaker"
    after = tokens[last].lower if last < sentence.last else "."
    k = first - 1
    while k >= sentence.first and tokens[k].lower in ("the", "a", "an", "both", "its", "their"):
        k -= 1
    before = tokens[k].lower if k >= sentence.first else "^"
    if after in ("'s", "’s") or (after in "'’" and tokens[last - 1].text[-1] == "s"):
        return "possessive:" + _noun(tokens, last + 1, sentence.last)
    if span.state is not None and span.kind == "state" and span.state.form == "adjective":
        return "adjective:" + _noun(tokens, last, sentence.last)
    if before in words("place_preposition"):
        return "in"
    verb = _verb(tokens, last, sentence.last)
    if verb:
        return "subject:" + verb
    if before == "of":
        return "of"
    if before in words("actor_preposition"):
        return "with" if before != "and" else "and"
    if before in words("speech_verb"):
        return "object:speech" if after != "." else "end:speech"
    if before in words("act_verb"):
        return "object"
    if before in ("-", "—", "(", ":"):
        return "mark"
    if after and after[0].isalpha() and span.kind != "person":
        return "modifier:" + _noun(tokens, last, sentence.last)
    if before == "," and after in (",", "."):
        return "comma"
    return "other"


def _noun(tokens: list[Token], at: int, end: int) -> str:
    """What kind of noun begins at `at`, adjectives aside: of government, of a venue, or another."""
    government, venue = words("government_noun"), words("capital_place_noun")
    for k in range(at, min(at + 3, end)):
        lower = tokens[k].lower
        if lower in government:
            return "government"
        if lower in ("capital", "city", "town", "border", "territory", "soil", "airspace", "waters") or lower in venue:
            return "place"
        if lower in words("office"):
            return "office"
        if not lower[0].isalpha():
            break
    return "noun" if at < end and tokens[at].text[0].islower() else "name"


def _verb(tokens: list[Token], at: int, end: int) -> str:
    """The class of the verb that follows a name at once, a day, adverbs, auxiliaries and a clause in commas aside."""
    speech, act = words("speech_verb"), words("act_verb")
    k = at
    if k < end and tokens[k].text == ",":  # the Taliban, who have freed 1,005, say
        stop = k + 1
        while stop < min(end, k + 16) and tokens[stop].text != ",":
            stop += 1
        k = stop + 1 if stop < min(end, k + 16) else end
        if k < end and tokens[k].lower not in speech and tokens[k].lower not in act:
            return ""
    found = ""
    k = _behind_day(tokens, k, end)
    while k < min(end, at + 20):
        lower = tokens[k].lower
        if lower in speech:
            return "speech"
        if lower in _ADVERBS:
            found = "auxiliary" if lower not in ("both", "all") else found
            k += 1
            continue
        if lower in act or (lower.endswith("ed") and len(lower) > 4):
            return "act"
        break
    return found


def _behind_day(tokens: list[Token], at: int, end: int) -> int:
    """Where a sentence goes on behind "on Monday" or "last week"; `at` where no day stands there."""
    k = at + 1 if at < end and tokens[at].lower == "on" else at
    first = k
    while k < min(end, first + 3) and tokens[k].lower in _DAYS:
        k += 1
    return k if k > first else at
