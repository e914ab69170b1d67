"""What the capitalised words of a report name: persons, states, organizations; places and things set apart.

A run such as "Russian Foreign Minister Sergey Lavrov" is three: the state, the office, the person.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from store.reader.actor_words import common_words, given_names, known_organizations, places, words
from store.reader.capitals import Capitals
from store.reader.names import folded
from store.reader.states import StateName, match_state
from store.reader.tokens import Text, Token

SpanKind = Literal["person", "state", "organization", "place", "thing", "unknown"]

_LINKING = frozenset("of for on and the in de del".split())
_FORMAL = frozenset("government republic kingdom state sultanate".split())
_PASSING = frozenset("acting former ex then interim caretaker new current deputy incoming outgoing".split())
_ROYAL = frozenset("king queen pope prince princess lord lady emir sultan baroness".split())
_RANKS_AS_SURNAMES = frozenset("bishop king prince pope judge marshal abbot dean".split())
_SURNAMES_TOO = frozenset("church house guard price games page major marshall court bank banks day may march".split())


@dataclass(slots=True)
class Span:
    """A name in a report: `tokens[first:last]`.

    `office` are the tokens of the capitalised office before it ("Foreign Minister"), `titled` tells of "Mr" and the
    like. `state` is the state that it names, or, for an organization, that its name begins with ("Libyan National
    Army"). `before` is the span that stands before its office ("Russian" Foreign Minister Sergey Lavrov). `sure` tells
    that lists or titles leave no doubt of the kind, `common` that common nouns name it ("the opposition").
    """

    first: int
    last: int
    kind: SpanKind
    sentence: int
    state: StateName | None = None
    office: tuple[int, int] | None = None
    titled: bool = False
    before: Span | None = None
    sure: bool = False
    common: bool = False


def find_spans(text: Text, capitals: Capitals) -> list[Span]:
    """Everything that the runs of a report name, in order; the kind "unknown" is left to the context."""
    out: list[Span] = []
    sentence = 0
    for first, last in capitals.runs:
        while text.sentences[sentence].last <= first:
            sentence += 1
        out += _Run(text.tokens, capitals.keys, first, last, sentence).spans()
    return out


class _Run:
    """One run of capitalised words, read from left to right."""

    def __init__(self, tokens: list[Token], keys: list[str], first: int, last: int, sentence: int) -> None:
        self.tokens, self.keys = tokens, keys
        self.first, self.last = first, last
        self.sentence = sentence
        self.found: list[Span] = []

    def spans(self) -> list[Span]:
        at = self.first
        office: tuple[int, int] | None = None
        titled = False
        before: Span | None = None
        while at < self.last:
            lower = self.tokens[at].lower
            if lower in _LINKING or not (lower[0].isalnum()):
                at += 1
                continue
            formal = self._formal_state(at)
            if formal:
                before = self._add(at, formal[0], "state", office, False, None)
                before.state, before.sure = formal[1], True
                at, office, titled = formal[0], None, False
                continue
            known: int | None = self._known(at)
            if known == at + 1 and lower in words("office_modifier") and self._office_end(at):
                known = None  # Labour Minister
            if known and not (office and known == at + 1):
                before = self._add(at, known, "organization", office, titled, before)
                before.sure = True
                at, office, titled = known, None, False
                continue
            if lower == "state" and at + 2 < self.last and self.tokens[at + 1].lower in ("rep", "sen"):
                at += 1  # State Rep. Anna Holm
                continue
            state = match_state(self.keys, at, self.last)
            if state and state[1].form == "adjective" and self._governs(state[0]):
                before = self._add(at, state[0] + 1, "state", office, False, None)
                before.state, before.sure = StateName(state[1].state, "seat"), True
                at, office, titled = state[0] + 1, None, False
                continue
            if state and not self._is_given_name(at, state[0], office, titled):
                end = state[0]
                if not self._known(end) and (self._is_body(end) or self._is_people_name(state[1], end)):
                    end = self._chunk_end(end)
                    span = self._add(at, end, self._kind(at, end), None, False, None)
                    span.state, before = state[1], span
                else:
                    before = self._add(at, end, "state", office, False, None)
                    before.state = state[1]
                    before.sure = True
                at, office, titled = end, None, False
                continue
            if (
                lower in words("title")
                and at + 1 == self.last
                and self.keys[at] not in given_names()
                and at == self.first
            ):
                break
            if (
                lower in words("title")
                and at + 1 < self.last
                and self._person_follows(at)
                and not self._names_too(at, office, titled)
            ):
                titled = True
                royal = lower in _ROYAL and self._single_after(at + 1)
                if royal:
                    end = self._chunk_end(at + 1)
                    before = self._add(at, end, "person", (at, at + 1), True, before)
                    before.sure = True
                    at, office, titled = end, None, False
                    continue
                at += 2 if self.tokens[at + 1].text == "." else 1
                continue
            if lower in _PASSING and (self._starts_state(at + 1) or self._known(at + 1)):
                at += 1  # Acting "U.S. Labor Secretary"
                continue
            stop = self._office_end(at) if not self._names_too(at, office, titled) else None
            if stop:
                office = (at, stop)
                if stop >= self.last:
                    break
                at = stop
                continue
            if self._leads(at):
                at += 1
                continue
            end = self._chunk_end(at)
            span = self._add(at, end, self._kind(at, end), office, titled, before)
            plain = span.kind == "unknown" or (span.kind == "organization" and end == at + 1 and lower.isalpha())
            if plain and (titled or (office and end == self.last and span.kind == "unknown")):
                span.kind, span.sure = "person", True
            before = span
            at, office, titled = end, None, False
        return self.found

    def _leads(self, at: int) -> bool:
        """Whether a plain word stands before a full name: "Welder Anna Holm", minister of the "Interior Anna Holm"."""
        lower = self.tokens[at].lower
        if at + 2 >= self.last or lower not in common_words() or self.keys[at] in given_names():
            return False
        following, final = self.keys[at + 1], self.tokens[self._chunk_end(at) - 1].lower
        heads = (words("organization_head"), words("thing_head"), words("place_head"))
        if following not in given_names() or following in common_words():
            return False
        surname = self.tokens[at + 2].lower
        return surname not in _LINKING and not any(word in some for word in (lower, final) for some in heads)

    def _person_follows(self, at: int) -> bool:
        """Whether a word of rank stands before a person, no body: "Justice Sotomayor", no "Justice Department"."""
        return not any(
            self.tokens[k].lower in words("organization_head") for k in range(at + 1, min(at + 3, self.last))
        )

    def _names_too(self, at: int, office: tuple[int, int] | None, titled: bool) -> bool:
        """Whether a word of rank is a person's given name here: "President Sultan al-Jaber", "Prince Turki" aside."""
        if at + 1 >= self.last or self.keys[at] not in given_names():
            return False
        following = self.tokens[at + 1].text
        return office is not None or titled or following[:3].lower() in ("al-", "el-") or following == "Al"

    def _single_after(self, at: int) -> bool:
        """Whether one name follows, with a number at most: King "Charles", Queen "Elizabeth II"."""
        rest = [self.tokens[k].text for k in range(at, self.last)]
        single = len(rest) == 1 or (len(rest) == 2 and set(rest[1]) <= set("IVX"))
        return single and not self._starts_state(at) and not self._office_end(at)

    def _add(
        self, first: int, last: int, kind: SpanKind, office: tuple[int, int] | None, titled: bool, before: Span | None
    ) -> Span:
        span = Span(first, last, kind, self.sentence, office=office, titled=titled, before=before if office else None)
        self.found.append(span)
        return span

    def _known(self, at: int) -> int | None:
        """The end of the longest well-known organization that begins at `at`."""
        if at >= self.last:
            return None
        parts = self.keys[at : self.last]
        known = known_organizations()
        for end in range(min(self.last, at + 9), at, -1):
            if self.tokens[end - 1].lower in _LINKING:
                continue
            if " ".join(filter(None, parts[: end - at])) in known:
                if end < self.last and self.tokens[end].lower in ("of", "for"):
                    return None
                alone = end < self.last and end == at + 1 and not self._office_end(end) and not self._starts_state(end)
                if alone and self.keys[end] not in given_names():
                    return None  # "Ford Foundation", "Congress Party" are other names
                return end
        return None

    def _formal_state(self, at: int) -> tuple[int, StateName] | None:
        """The state under a formal name: "Government of Yemen", "Kingdom of the Netherlands"."""
        if self.tokens[at].lower not in _FORMAL or at + 2 >= self.last or self.tokens[at + 1].lower != "of":
            return None
        k = at + 2 + (self.tokens[at + 2].lower == "the")
        if k >= self.last:
            return None
        found = match_state(self.keys, k, self.last)
        return (found[0], StateName(found[1].state, "name")) if found and found[1].form == "name" else None

    def _governs(self, at: int) -> bool:
        """Whether "Government" alone follows the adjective of a state: "the Swedish Government"."""
        return at == self.last - 1 and self.tokens[at].text == "Government"

    def _starts_state(self, at: int) -> bool:
        return at < self.last and match_state(self.keys, at, self.last) is not None

    def _is_given_name(self, at: int, end: int, office: tuple[int, int] | None, titled: bool) -> bool:
        """Whether the name of a state or a title is a person's: "Georgia March", "Prince Harry" aside."""
        if end != at + 1 or end >= self.last or self.keys[at] not in given_names():
            return False
        following = self.tokens[end].lower
        if not following.replace("-", "").replace("'", "").replace("’", "").isalpha():
            return False
        if titled or office:
            return not self._starts_state(end)
        return not (
            self._office_end(end)
            or following in words("organization_head")
            or following in words("thing_head")
            or following in _LINKING
            or following in words("title")
            or following in words("government_noun")
            or self._starts_state(end)
            or (self.keys[end] in given_names() and end + 1 < self.last)
        )

    def _is_body(self, at: int) -> bool:
        """Whether an organization's own words follow the state's: Russian "Agricultural Bank", Indian "Ministry of"."""
        if at >= self.last or self._starts_state(at):
            return False
        heads, k = words("organization_head"), at
        while k < self.last and not self._office_end(k):
            if self.tokens[k].lower in heads:
                return True
            k += 1
        return False

    def _is_people_name(self, state: StateName, at: int) -> bool:
        """Whether the adjective is part of an agreement's, event's or place's name: "Korean War", "British Museum"."""
        if at >= self.last:
            return False
        final = self.tokens[self._chunk_end(at) - 1].lower
        return final in words("thing_head") or final in words("place_head")

    def _office_end(self, at: int) -> int | None:
        """The end of the office that begins at `at`: "Vice President", "Secretary of State", "Director General"."""
        offices, modifiers = words("office"), words("office_modifier")
        head = None
        k = at
        while k < self.last:
            lower = self.tokens[k].lower
            if lower in offices:
                if k > at and lower in _ROYAL and self._names_too(k, (at, k), False):
                    break  # President Sultan al-Jaber
                head = k
            elif lower not in modifiers and not (lower in ("and", "&") and k > at):
                break
            k += 1
        if head is None:
            return None
        following = head + 1
        if following < self.last and self.tokens[following].lower in words("organization_head"):
            return None if not self._known(following) else following  # Justice Department
        return self._office_complement(following)

    def _office_complement(self, at: int) -> int:
        """The end of "of State", "of Foreign Affairs", "for Northern Ireland" after the head of an office."""
        while at + 1 < self.last and self.tokens[at].lower in ("of", "for"):
            k = at + 1
            while k < self.last and self.tokens[k].lower in ("the", "and"):
                k += 1
            state = match_state(self.keys, k, self.last)
            if state and self.tokens[at].lower == "of":
                break
            after = state[0] if state else self._common_end(k)
            if after == k:
                break
            at = after
        return at

    def _common_end(self, at: int) -> int:
        """The end of words that are no names of persons: "Foreign Affairs", "Human Resources", "Northern Ireland"."""
        k = at
        common = common_words()
        while k < self.last and self.tokens[k].lower in common and self.keys[k] not in given_names():
            k += 1
            if k + 1 < self.last and self.tokens[k].lower == "and":
                k += 1
        for end in range(min(self.last, at + 3), at, -1):
            if " ".join(self.keys[at:end]) in places():
                return max(k, end)
        return k

    def _chunk_end(self, at: int) -> int:
        """The end of the name that begins at `at`: before the next office or state."""
        heads = words("organization_head")
        headed = self.tokens[at].lower in heads
        k = at + 1
        while k < self.last:
            lower = self.tokens[k].lower
            if headed and lower in ("of", "for"):
                return self.last
            headed = headed or lower in heads
            if lower in _RANKS_AS_SURNAMES and k == at + 1 == self.last - 1 and self.keys[at] in given_names():
                k += 1  # Julie Bishop
                continue
            if self._office_end(k) and lower not in ("general", "major", "justice", "judge", "lord"):
                break
            state = match_state(self.keys, k, self.last)
            if state and state[1].form == "adjective" and self.tokens[k - 1].lower not in _LINKING:
                break
            k += 1
        while k > at + 1 and self.tokens[k - 1].lower in _LINKING:
            k -= 1
        return k

    def _kind(self, at: int, end: int) -> SpanKind:
        """What the shape of a name says of it."""
        tokens, keys = self.tokens, self.keys
        lower = [tokens[k].lower for k in range(at, end)]
        heads = words("organization_head")
        given = keys[at] in given_names()
        size = sum(word not in _LINKING for word in lower)
        cut = next((k for k, word in enumerate(lower) if word in ("of", "for") and k), len(lower))
        final = lower[cut - 1]
        if given and size == 2 and cut == len(lower) and (final in _SURNAMES_TOO or final not in heads):
            return "person" if final not in words("thing_head") and final not in words("place_head") else "unknown"
        if lower[:2] == ["city", "of"]:
            return "organization"
        if final in heads or lower[-1] in heads or (lower[-1].isdigit() and size > 1):
            return "organization"
        if final in words("thing_head") or lower[-1] in words("thing_head"):
            return "thing"
        if final in words("place_head") or lower[-1] in words("place_head"):
            return "place"
        if folded(tokens[at].text) in words("never") and size == 1:
            return "thing"
        if given and size >= 2 and cut == len(lower):
            return "person"
        if any(word[:3] in ("al-", "el-") and k for k, word in enumerate(lower)) or (
            {"von", "bin", "ibn", "der", "al"} & set(lower[1:])
        ):
            return "person"
        word = tokens[at].text
        if size == 1 and len(word) > 1 and word.replace(".", "").isupper() and len(word) <= 8:
            return "organization"
        return "unknown"
