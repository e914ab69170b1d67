"""The offices of persons, and the sides that a report ties them to: title, possessive, apposition, "of", "who leads".

Each tie is an entity with the construction that it comes from; sides.py chooses among them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from store.reader.actor_words import words
from store.reader.entities import Entities, Entity
from store.reader.owners import hers, led, theirs
from store.reader.spans import Span

Tie = Literal["title", "possessive", "of", "leads", "led", "apposition", "for", "former", "its", "man"]

_LEADS = frozenset(
    "leads lead led heads head headed chairs chair chaired represents represented runs ran speaks signed commands "
    "commanded presides shares co-chairs represents acts speaking acting speaks spoke acted negotiates".split()
)
_PHRASE = 24
"""The longest apposition that is read, in tokens."""
_STOPS = frozenset('.;:()—–"“”?!')
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_DETERMINERS = frozenset("the a an its their his her our one two both".split())
_THEIRS = frozenset(("its", "their", "whose"))
_HERS = frozenset(("his", "her"))
_ON_BEHALF = frozenset("for representing on speaking negotiating acting".split())
_LINKS = ("of", "for", "at", "to", "general")
_BREAKS = frozenset(
    "said says told was were is are had has have and but that which when while after before as by with to at from on "
    "under between against met than because".split()
)


@dataclass(slots=True)
class Role:
    """What a report says a person is. `office` is its own words; `noun` the word before it that is no name.

    `serves` is the person whose office it is: "Putin's aide", "adviser to Abiy Ahmed".
    """

    office: str | None = None
    ties: list[tuple[Entity, Tie]] = field(default_factory=list)
    noun: str | None = None
    serves: Entity | None = None


class Roles:
    """Reads the roles of a report's persons."""

    def __init__(self, entities: Entities) -> None:
        self.entities = entities
        self.tokens = entities.text.tokens
        self.starts = {span.first: i for i, span in enumerate(entities.spans)}
        self.ends = {span.last: i for i, span in enumerate(entities.spans)}

    def roles(self, spans: list[int]) -> list[tuple[int, Role]]:
        """The roles at the namings of one person; only the first forty namings are read."""
        return [(i, self._shared(i, self.role(i))) for i in spans[:40]]

    def _shared(self, i: int, role: Role) -> Role:
        """The role that a person has in common with the next one named: "Trivedi and Laurenson, co-chairs of"."""
        spans = self.entities.spans
        if role.office is None and not role.ties and i + 1 < len(spans) and spans[i + 1].kind == "person":
            between = [self.tokens[k].lower for k in range(spans[i].last, spans[i + 1].first)]
            if between and len(between) <= 3 and all(w in ("and", ",", "dr", "mr", "ms", ".") for w in between):
                other = self.role(i + 1)
                office = other.office if other.office and other.office.split()[0].lower().endswith("s") else None
                if office or (other.ties and other.office is None):
                    return Role(office, [t for t in other.ties if t[1] not in ("title", "possessive")], other.noun)
        return role

    def role(self, i: int) -> Role:
        """The role that the words beside one naming of a person give, if any."""
        span = self.entities.spans[i]
        sentence = self.entities.text.sentences[span.sentence]
        role = Role()
        self._title(role, span, sentence.first)
        self._after(role, span, sentence.last)
        if role.office is None:
            self._before(role, span, sentence.first)
        self._bare_possessive(role, span)
        leading = led(self.entities, self.ends, span, sentence.first)
        if leading is not None:
            role.ties.append((leading, "led"))
        return role

    def _entity(self, at: int, ends: bool = True) -> Entity | None:
        """The state or organization whose name ends before (or begins at) token `at`."""
        i = (self.ends if ends else self.starts).get(at)
        found = self.entities.owner[i] if i is not None else None
        return found if found is not None and found.kind != "person" else None

    def _person(self, at: int, ends: bool = True) -> Entity | None:
        i = (self.ends if ends else self.starts).get(at)
        found = self.entities.owner[i] if i is not None else None
        return found if found is not None and found.kind == "person" else None

    def _words(self, first: int, last: int) -> str:
        return self.entities.text.text[self.tokens[first].start : self.tokens[last - 1].end]

    def _office_start(self, last: int, floor: int) -> int | None:
        """Where the office that ends before token `last` begins, None where no office ends there."""
        offices, modifiers = words("office"), words("office_modifier")
        if last <= floor or self.tokens[last - 1].lower not in offices:
            return None
        first = last - 1
        while first > floor:
            lower = self.tokens[first - 1].lower
            if first in self.ends:
                break
            if lower in modifiers or lower in offices:
                first -= 1
            elif lower in ("and", "&", "general") and first - 1 > floor and self.tokens[first - 2].lower in modifiers:
                first -= 2
            else:
                break
        return first

    def _title(self, role: Role, span: Span, floor: int) -> None:
        """ "Russian Foreign Minister Sergey Lavrov", "presidential envoy Zamir Kabulov", "ELN commander Garcia"."""
        tokens = self.tokens
        first = span.first
        while first > floor and tokens[first - 1].lower in words("title") | {"."} and first - 1 not in self.starts:
            first -= 1
        if span.office:
            begin, end = span.office
            while begin > floor and begin not in self.ends and tokens[begin - 1].lower in words("office_modifier"):
                begin -= 1
            role.office = self._words(begin, end)
            self._of(role, begin, end)
        else:
            start = self._office_start(first, floor)
            if start is None:
                return
            begin = start
            role.office = self._words(begin, first)
        self._owner_before(role, begin, floor, "title")

    def _owner_before(self, role: Role, begin: int, floor: int, tie: Tie) -> None:
        """The name or noun that an office belongs to, just before it."""
        tokens = self.tokens
        k = begin
        while k > floor and k not in self.ends and tokens[k - 1].lower in _SKIPPED:
            k -= 1
        owner = self._entity(k)
        if owner is not None:
            role.ties.append((owner, "former" if self._is_former(k, begin, floor) else tie))
            return
        if k > floor and tokens[k - 1].lower in _POSSESSIVE:
            owner = self._entity(k - 1)
            if owner is not None:
                role.ties.append((owner, "former" if self._is_former(k - 1, begin, floor) else "possessive"))
                return
            role.serves = role.serves or self._person(k - 1)
            k -= 1
        if k > floor and tokens[k - 1].lower in _THEIRS:
            owner = theirs(self.entities, k - 1, floor)
            if owner is not None:
                role.ties.append((owner, "its"))
        elif k > floor and tokens[k - 1].lower in _HERS:
            role.serves = role.serves or hers(self.entities, k - 1)
        if k > floor and tokens[k - 1].text[0].islower() and tokens[k - 1].lower not in _BREAKS:
            role.noun = tokens[k - 1].lower
            if tokens[k - 1].lower not in _DETERMINERS:
                owner = self._entity(k - 1)
                if owner is not None:
                    role.ties.append((owner, tie))

    def _is_former(self, at: int, begin: int, floor: int) -> bool:
        """Whether the office is one of the past: "former Nigerian President", "Kenya's ex-president"."""
        i = self.ends.get(at)
        start = self.entities.spans[i].first if i is not None else at
        before = self.tokens[start - 1].lower if start > floor else ""
        first = self.tokens[begin].lower
        return before in _PAST or first in _PAST or first.startswith("ex-")

    def _of(self, role: Role, begin: int, end: int) -> None:
        """ "Secretary of State for Northern Ireland", "president of the European Commission"."""
        for k in range(begin, end):
            owner = self._entity(k, ends=False)
            if owner is not None:
                role.ties.append((owner, "of"))

    def _after(self, role: Role, span: Span, end: int) -> None:
        """What follows a name: ", Iran's new chief negotiator,", " of the House", ", who leads the DUP,"."""
        tokens = self.tokens
        at = span.last
        if at >= end:
            return
        if tokens[at].lower == "of" or (tokens[at].lower == "from" and not role.ties):
            self._first_name(role, at + 1, end, "of")
            return
        if tokens[at].lower == "for" and not role.ties:  # Ann Holm for Oslo and Li Wei for Beijing
            owner = self._entity(at + 1, ends=False)
            if owner is not None:
                role.ties.append((owner, "for"))
            return
        if tokens[at].text not in (",", "("):
            return
        at += 1
        if at < end and tokens[at].lower in ("who", "whose"):
            self._relative(role, at, end)
            return
        if at < end and tokens[at].lower in _ON_BEHALF:
            k = at + 1
            while k < min(at + 4, end) and tokens[k].lower in ("behalf", "for", "of"):
                k += 1
            self._first_name(role, k, end, "for")
            return
        stop = at
        while stop < min(end, at + _PHRASE) and tokens[stop].text not in _STOPS and tokens[stop].text != ",":
            stop += 1
        self._apposition(role, at, stop)

    def _first_name(self, role: Role, at: int, end: int, tie: Tie) -> None:
        for k in range(at, min(at + 3, end)):
            owner = self._entity(k, ends=False)
            if owner is not None:
                role.ties.append((owner, tie))
                return
            if self.tokens[k].lower not in _DETERMINERS:
                role.noun = role.noun or self.tokens[k].lower
                return

    def _relative(self, role: Role, at: int, end: int) -> None:
        """ "who leads the British team", "whose DUP keeps the government in office"."""
        tokens = self.tokens
        if tokens[at].lower == "whose":
            owner = self._entity(at + 1, ends=False)
            if owner is not None:
                role.ties.append((owner, "leads"))
            return
        for k in range(at + 1, min(at + 6, end)):
            if tokens[k].lower == "as":  # who took over as Polaris's chief executive
                stop = k + 1
                while stop < min(end, k + _PHRASE) and tokens[stop].text not in _STOPS and tokens[stop].text != ",":
                    stop += 1
                self._apposition(role, k + 1, stop)
                return
            if tokens[k].lower in _LEADS and k < at + 4:
                for m in range(k + 1, min(k + 10, end)):
                    if tokens[m].text in _STOPS or tokens[m].text == ",":
                        break
                    owner = self._entity(m, ends=False)
                    if owner is not None:
                        role.ties.append((owner, "leads"))
                        return
                    if tokens[m].text[0].islower() and tokens[m].lower not in _DETERMINERS and role.noun is None:
                        role.noun = tokens[m].lower
                return

    def _apposition(self, role: Role, at: int, stop: int) -> None:
        """ ", the Russian foreign minister,", ", chief negotiator of the Unitary Platform,"."""
        tokens, offices = self.tokens, words("office")
        head = None
        self._somebodys(role, at, stop)
        for k in range(at, min(stop, at + 9)):
            if tokens[k].lower in offices and k not in self.starts:
                head = k
                nearer = k + 1 < stop and (
                    tokens[k + 1].lower in offices or tokens[k + 1].lower in words("office_modifier")
                )
                if not nearer:
                    break
            elif tokens[k].lower in _BREAKS and tokens[k].lower not in ("and", "to"):
                return
        if head is None:
            return
        first = self._office_start(head + 1, at)
        if first is None:
            return
        last = head + 1
        if last < stop and tokens[last].lower in _LINKS:
            last = self._complement(role, last, stop)
        last = self._second_office(role, last, stop)
        if role.office is None:
            role.office = self._words(first, last)
        self._owner_before(role, first, at, "apposition")

    def _somebodys(self, role: Role, at: int, stop: int) -> None:
        """ ", Oslo's man in the room,", ", the Guild's lawyer,": whose somebody is, whatever the noun."""
        for k in range(at, min(stop, at + 6)):
            owner = self._entity(k)
            if owner is not None and k + 1 < stop and self.tokens[k].lower in _POSSESSIVE:
                if self.tokens[k + 1].lower not in words("office"):
                    role.ties.append((owner, "man"))
                return

    def _second_office(self, role: Role, at: int, stop: int) -> int:
        """Reads "and the head of Norway's delegation" after an office and gives its end, or `at` where none follows."""
        tokens = self.tokens
        first = at + 1
        while first < stop and tokens[first].lower in _DETERMINERS:
            first += 1
        if at >= stop or tokens[at].lower != "and" or first >= stop:
            return at
        head = next((k for k in range(first, min(first + 4, stop)) if tokens[k].lower in words("office")), None)
        if head is None or self._office_start(head + 1, first) != first:
            return at
        last = head + 1
        return self._complement(role, last, stop) if last < stop and tokens[last].lower in _LINKS else last

    def _complement(self, role: Role, at: int, stop: int) -> int:
        """Reads "of the Taliban's political office" after an office and gives its end."""
        tokens = self.tokens
        k = at
        while k < stop and tokens[k].lower in _LINKS:
            k += 1
            while k < stop and tokens[k].lower in _DETERMINERS:
                k += 1
            begin = k
            while k < stop and k not in self.starts and tokens[k].text[0].islower() and tokens[k].lower not in _BREAKS:
                if tokens[k].lower in ("of", "for", "at", "to"):
                    break
                k += 1
            owner = self._entity(k, ends=False)
            served = self._served(k, stop)
            if served is not None:
                role.serves = role.serves or served
                while k < stop and k not in self.starts:
                    k += 1
                k = self.entities.spans[self.starts[k]].last
                break
            if owner is not None:
                past = (role.office or "").lower().startswith(("former", "ex-")) or tokens[at - 2].lower in _PAST
                role.ties.append((owner, "former" if past else "of"))
                k = self.entities.spans[self.starts[k]].last
                if k < stop and tokens[k].lower in _POSSESSIVE:
                    k += 1
                    while k < stop and tokens[k].text[0].isalpha() and tokens[k].lower not in _BREAKS:
                        k += 1
                break
            if k == begin:
                break
            role.noun = role.noun or tokens[begin].lower
        return k

    def _served(self, at: int, stop: int) -> Entity | None:
        """The person named at `at`, after a capitalised office: adviser to "Prime Minister Abiy Ahmed"."""
        for k in range(at, min(at + 4, stop)):
            found = self._person(k, ends=False)
            if found is not None:
                return found
            if not self.tokens[k].text[0].isupper():
                return None
        return None

    def _before(self, role: Role, span: Span, floor: int) -> None:
        """ "Ford's chief executive, Jim Farley", "the president of the SNTC, Helena Pires"."""
        tokens = self.tokens
        comma = span.first - 1
        if comma <= floor or tokens[comma].text != ",":
            return
        first = comma
        while (
            first > max(floor, comma - _PHRASE)
            and tokens[first - 1].text not in _STOPS
            and tokens[first - 1].text != ","
        ):
            first -= 1
        start = self._office_start(comma, first)
        if start is not None:
            role.office = self._words(start, comma)
            self._owner_before(role, start, first, "apposition")
            return
        for k in range(comma - 1, first, -1):
            if tokens[k].lower in ("of", "for", "at", "to"):
                start = self._office_start(k, first)
                if start is not None:
                    self._complement(role, k, comma)
                    role.office = self._words(start, comma)
                    self._owner_before(role, start, first, "apposition")
                    return

    def _bare_possessive(self, role: Role, span: Span) -> None:
        """ "GM's Mary Barra"."""
        at = span.office[0] if span.office else span.first
        if at > 1 and self.tokens[at - 1].lower in _POSSESSIVE:
            owner = self._entity(at - 1)
            if owner is not None:
                role.ties.append((owner, "possessive"))
            elif role.noun is None and self.tokens[at - 2].text[0].islower():  # the union's Ann Holm
                role.noun = self.tokens[at - 2].lower
        elif span.office is None:
            owner = self._entity(at)
            if owner is not None:
                role.ties.append((owner, "title"))


_PAST = frozenset("former ex late then onetime retired".split())
_SKIPPED = frozenset("new then own top first former".split())
