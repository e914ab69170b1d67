"""The names of a report joined into entities: one for each person, state and organization, actor or not."""

from __future__ import annotations

from dataclasses import dataclass, field

from store.reader.actor_words import common_words, known_organizations, places, words
from store.reader.capitals import Capitals
from store.reader.name_kinds import name_kinds
from store.reader.names import folded, initials, is_acronym_of
from store.reader.reading import ActorKind
from store.reader.spans import Span
from store.reader.tokens import Text

_SMALL = frozenset("of and the for on in & 's ' ’s ’ .".split())


@dataclass(slots=True, eq=False)
class Entity:
    """Somebody or something that a report names. `spans` are its names, as places in the list of spans."""

    kind: ActorKind
    name: str
    spans: list[int] = field(default_factory=list)
    words: tuple[str, ...] = ()
    state: str | None = None


class Entities:
    """The entities of one report. `owner` gives the entity of each span, or None for places and things.

    `opening` is the first sentence that is told, `bargaining` those that speak of negotiations (by number).
    """

    def __init__(self, text: Text, capitals: Capitals, spans: list[Span], slots: list[str]) -> None:
        self.text, self.keys, self.spans, self.slots = text, capitals.keys, spans, slots
        self.capitals = capitals
        self.all: list[Entity] = []
        self.owner: list[Entity | None] = [None] * len(spans)
        self._acronyms: dict[str, Entity] = {}
        openings = (s.i for s in text.sentences if s.kind in ("prose", "headline"))
        self.opening = next(openings, 0)
        matter, tokens = words("matter"), text.tokens
        self.bargaining = {
            s.i for s in text.sentences if any(tokens[k].lower in matter for k in range(s.first, s.last))
        }
        self.kinds = name_kinds(tokens, self.keys, spans, slots)
        for i, kind in self.kinds.items():
            if spans[i].last - spans[i].first > 1 and kind != "thing" and not self._is_place(i):
                spans[i].kind = kind
        self.place_starts = {span.first for span in spans if span.kind in ("place", "state")}
        self._states()
        self._persons()
        self._organizations()

    def wording(self, i: int) -> str:
        """A span's words as the report writes them."""
        span, tokens = self.spans[i], self.text.tokens
        return self.text.text[tokens[span.first].start : tokens[span.last - 1].end]

    def _new(self, kind: ActorKind, i: int, name: tuple[str, ...] = ()) -> Entity:
        entity = Entity(kind, self.wording(i), words=name)
        self.all.append(entity)
        self._join(entity, i)
        return entity

    def _join(self, entity: Entity, i: int) -> None:
        entity.spans.append(i)
        self.owner[i] = entity

    def _words(self, i: int) -> tuple[str, ...]:
        span = self.spans[i]
        return tuple(self.keys[k] for k in range(span.first, span.last) if self.keys[k] and self.keys[k] not in _SMALL)

    # states

    def _states(self) -> None:
        known: dict[str, Entity] = {}
        for i, span in enumerate(self.spans):
            if span.kind == "state" and span.state:
                entity = known.get(span.state.state)
                if entity is None:
                    known[span.state.state] = entity = self._new("state", i)
                    entity.state = span.state.state
                else:
                    self._join(entity, i)

    # persons

    def _persons(self) -> None:
        full: dict[tuple[str, ...], Entity] = {}
        by_word: dict[str, list[Entity]] = {}
        later = []
        for i, span in enumerate(self.spans):
            if span.kind != "person":
                continue
            name = tuple(word.removeprefix("al-") for word in self._words(i))
            if len(name) < 2:
                later.append(i)
                continue
            entity = full.get(name) or self._same_person(name, by_word)
            if entity is None:
                entity = self._new("person", i, name)
                for word in set(name):
                    by_word.setdefault(word, []).append(entity)
            else:
                self._join(entity, i)
                if len(name) > len(entity.words):
                    entity.words = name
                    for word in set(name):
                        if entity not in by_word.setdefault(word, []):
                            by_word[word].append(entity)
            full[name] = entity
        unknown = [i for i, span in enumerate(self.spans) if span.kind == "unknown" or self._may_be_label(i)]
        for i in sorted(later + unknown):
            name = tuple(word.removeprefix("al-") for word in self._words(i))
            found = self._bearer(i, name, by_word)
            if found:
                self._join(found, i)
                self.spans[i].kind = "person"
            elif self.spans[i].kind == "person":
                self._lone_person(i, name, by_word)
        begun = self._first_words_of_organizations()
        for i in unknown:
            span = self.spans[i]
            if span.kind == "unknown" and not self._is_place(i) and self.kinds.get(i) == "person":
                name = tuple(word.removeprefix("al-") for word in self._words(i))
                if len(name) == 1 and name[0] in begun:
                    continue  # "Nordlink" beside "Nordlink Ferries"
                span.kind = "person"
                self._lone_person(i, name, by_word)

    def _first_words_of_organizations(self) -> set[str]:
        """The words with which the longer names of organizations begin."""
        names = (self._words(i) for i, span in enumerate(self.spans) if span.kind == "organization")
        return {name[0] for name in names if len(name) > 1}

    def _may_be_label(self, i: int) -> bool:
        """Whether a word in capitals may be the surname that labels what a person says: "BYRNE: We floated it."."""
        span, tokens = self.spans[i], self.text.tokens
        after = tokens[span.last].text if span.last < len(tokens) else ""
        return span.kind == "organization" and not span.sure and span.last - span.first == 1 and after == ":"

    def _lone_person(self, i: int, name: tuple[str, ...], by_word: dict[str, list[Entity]]) -> None:
        found = self._bearer(i, name, by_word)
        if found:
            self._join(found, i)
            return
        entity = self._new("person", i, name)
        for word in set(name):
            by_word.setdefault(word, []).append(entity)

    def _is_place(self, i: int) -> bool:
        return folded(self.wording(i)) in places()

    def _same_person(self, name: tuple[str, ...], by_word: dict[str, list[Entity]]) -> Entity | None:
        """The person whose name holds this one or stands in it: "Moussa Faki", "Moussa Faki Mahamat"."""
        for entity in by_word.get(name[0], ())[-20:]:
            short, long = sorted((name, entity.words), key=len)
            if len(short) > 1 and any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1)):
                return entity
            if short[0] == long[0] and short[-1] == long[-1]:
                return entity
        return None

    def _bearer(self, i: int, name: tuple[str, ...], by_word: dict[str, list[Entity]]) -> Entity | None:
        """The person whom a short name means: by surname first, the one named last before it."""
        if not name:
            return None
        options = by_word.get(name[-1], ())[-20:]
        ends = [e for e in options if len(e.words) >= len(name) and e.words[-len(name) :] == name]
        begins = [
            e for e in by_word.get(name[0], ())[-20:] if len(e.words) > len(name) and e.words[: len(name)] == name
        ]
        inner = [e for e in options if len(name) == 1 and len(e.words) > 2 and name[0] in e.words[1:]]
        for group in (ends, begins, inner):
            if group:
                before = [e for e in group if e.spans[0] < i]
                if not before:
                    return group[0]
                return max(before, key=lambda e: max((k for k in e.spans[-50:] if k < i), default=e.spans[0]))
        return None

    # organizations

    def _organizations(self) -> None:
        spans = self.spans
        known = known_organizations()
        by_name: dict[str, Entity] = {}
        by_word: dict[str, list[Entity]] = {}
        short = []
        for i, span in enumerate(spans):
            if self.owner[i] is not None or span.kind not in ("organization", "unknown"):
                continue
            if span.kind == "unknown":
                if self._is_place(i):
                    span.kind = "place"
                    continue
                span.kind = self.kinds.get(i, "thing")
                if span.kind != "organization":
                    short.append(i)
                    continue
            if span.last - span.first == 1 and not span.common:
                short.append(i)
                continue
            self._organization(i, by_name, by_word)
        for i in short:
            span = spans[i]
            name = folded(self.wording(i)).removeprefix("the ")
            word = self._words(i)
            full = known.get(name)
            entity = by_name.get(name) or (by_name.get(folded(full)) if full else None)
            entity = entity or self._in_brackets(i) or self._abbreviated(i)
            if entity is None and word:
                entity = self._shortened(i, word, by_word)
            if entity is not None:
                self._join(entity, i)
                span.kind = "organization"
                by_name.setdefault(name, entity)
            elif span.kind == "organization":
                self._organization(i, by_name, by_word)

    def _organization(self, i: int, by_name: dict[str, Entity], by_word: dict[str, list[Entity]]) -> None:
        name = folded(self.wording(i)).removeprefix("the ")
        full = known_organizations().get(name)
        entity = by_name.get(name) or (by_name.get(folded(full)) if full else None)
        if entity is None:
            entity = self._new("organization", i, self._words(i))
            self._note_acronyms(entity)
            for word in set(entity.words):
                by_word.setdefault(word, []).append(entity)
            span = self.spans[i]
            if span.state:
                entity.state = span.state.state
        else:
            self._join(entity, i)
        by_name[name] = entity
        if full:
            by_name.setdefault(folded(full), entity)

    def _note_acronyms(self, entity: Entity) -> None:
        parts = entity.name.replace("'s", "").replace("’s", "").replace("'", "").split()
        if 1 < len(parts) < 15:
            for small in (False, True):
                self._acronyms.setdefault(initials(parts, small).upper(), entity)

    def _in_brackets(self, i: int) -> Entity | None:
        """The organization that a bracketed short name stands behind: "United Auto Workers (UAW)"."""
        span, tokens = self.spans[i], self.text.tokens
        if i and span.first > 1 and tokens[span.first - 1].text in "(" and self.spans[i - 1].last == span.first - 1:
            before = self.owner[i - 1]
            return before if before is not None and before.kind == "organization" else None
        if i and span.first > 2 and tokens[span.first - 1].lower == "or" and self.spans[i - 1].last == span.first - 2:
            before = self.owner[i - 1]
            if (
                before is not None
                and before.kind == "organization"
                and is_acronym_of(self.wording(i), list(before.words))
            ):
                return before
        return None

    def _abbreviated(self, i: int) -> Entity | None:
        """The organization whose words an acronym begins: "UAW" of "United Auto Workers"."""
        letters = self.wording(i)
        if not letters[:2].replace(".", "").isupper() or len(letters) > 12:
            return None
        letters = letters.replace(".", "").replace("-", "").removesuffix("s").upper()
        return self._acronyms.get(letters) if len(letters) > 1 else None

    def _shortened(self, i: int, word: tuple[str, ...], by_word: dict[str, list[Entity]]) -> Entity | None:
        """The organization that a part of its name stands for: "Larkfield" (Games), the (European) "Commission"."""
        options = [e for e in by_word.get(word[0], ())[-20:] if len(e.words) > len(word)]
        starts = [e for e in options if e.words[: len(word)] == word]
        if starts and (word[0] not in common_words() or word[0] in words("organization_head")):
            return starts[-1]
        if word[-1] in words("organization_head") or word[-1] in words("thing_head"):
            ends = [e for e in options if e.words[-len(word) :] == word]
            if ends:
                before = [e for e in ends if e.spans[0] < i]
                return (before or ends)[-1]
        return None
