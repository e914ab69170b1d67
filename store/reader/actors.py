"""The people, states and organizations of a report: one entry a real actor, with its names, role and side."""

from __future__ import annotations

from store.reader.capitals import Capitals, find_capitals
from store.reader.cast import Cast
from store.reader.contexts import slots
from store.reader.entities import Entities, Entity
from store.reader.groups import find_groups
from store.reader.judging import features, score
from store.reader.names import folded
from store.reader.reading import Actor, Mention
from store.reader.sides import Sides
from store.reader.spans import Span, find_spans
from store.reader.tokens import Sentence, Text

_PLACES = frozenset(("in", "row:in", "adjective:place", "modifier:place", "possessive:place"))
"""Uses in which a capital is the town."""


def find_actors(text: Text) -> Cast:
    """Everyone whom the report names as an actor, one entry a real actor.

    A capital that is only the place of something is not among the mentions of its state.
    """
    entities, sides = analyse(text)
    judged = [entity for entity in entities.all if score(seen(entity, entities, sides)) > 0]
    parties = sides.parties(judged)
    acting = sorted(dict.fromkeys([*judged, *parties.values()]), key=lambda entity: entity.spans[0])
    namings = {entity: _namings(entity, entities) for entity in acting}
    names = {entity: _name(entity, own, entities) for entity, own in namings.items()}
    quotes: dict[int, str] = {}
    actors = []
    for entity in acting:
        mentions = [_mention(i, entities) for i in namings[entity]]
        first = text.sentences[entities.spans[namings[entity][0]].sentence]
        side = parties.get(entity)
        actors.append(
            Actor(
                name=names[entity],
                kind=entity.kind,
                also=_also(names[entity], mentions),
                party=names[side] if side else None,
                role=sides.role(entity),
                mentions=tuple(mentions),
                quote=_quote(text, first, quotes),
                start=first.start,
                end=first.end,
            )
        )
    return Cast(tuple(actors))


def analyse(text: Text) -> tuple[Entities, Sides]:
    """Everyone whom the report names, actor or not, and what ties them."""
    entities = Entities(text, *namings(text))
    return entities, Sides(entities)


def namings(text: Text) -> tuple[Capitals, list[Span], list[str]]:
    """The capitals of a report, all that it names, and how each name is used, before names are joined."""
    capitals = find_capitals(text)
    spans = find_spans(text, capitals)
    spans += find_groups(text, spans)
    spans.sort(key=lambda span: span.first)
    return capitals, spans, slots(text, capitals, spans)


def seen(entity: Entity, entities: Entities, sides: Sides) -> set[str]:
    """The features by which an entity is judged to be an actor or none."""
    return features(entity, entities, sides.roles.get(entity, []), len(sides.tied.get(entity, ())))


def _namings(entity: Entity, entities: Entities) -> list[int]:
    """The spans that name an actor, those left out where its capital is only a place ("met in Moscow")."""
    if entity.kind != "state":
        return entity.spans
    kept = []
    for i in entity.spans:
        state, slot = entities.spans[i].state, entities.slots[i]
        if not (state and state.form == "capital" and slot in _PLACES):
            kept.append(i)
    return kept or entity.spans


def _name(entity: Entity, namings: list[int], entities: Entities) -> str:
    """The fullest form in the report; a state goes by its name before its adjective before its capital."""
    wordings = [entities.wording(i) for i in namings]
    if entity.kind == "state":
        forms = [entities.spans[i].state for i in namings]
        for form in ("name", "adjective", "people", "seat", "capital"):
            own = [w for w, f in zip(wordings, forms, strict=True) if f and f.form == form]
            if own:
                return max(own, key=len) if form == "name" else own[0]
    return max(wordings, key=lambda w: (len(w.split()), len(w)))


def _quote(text: Text, sentence: Sentence, quotes: dict[int, str]) -> str:
    """The sentence as it stands, taken out once for all who are first named in it."""
    if sentence.i not in quotes:
        quotes[sentence.i] = text.quote(sentence)
    return quotes[sentence.i]


def _mention(i: int, entities: Entities) -> Mention:
    span, tokens = entities.spans[i], entities.text.tokens
    start, end = tokens[span.first].start, tokens[span.last - 1].end
    return Mention(entities.text.text[start:end], start, end)


def _also(name: str, mentions: list[Mention]) -> tuple[str, ...]:
    """Every other way in which the report names an actor, in order; dots and case make no other way."""
    out = {folded(name): name}
    for mention in mentions:
        out.setdefault(folded(mention.text), mention.text)
    return tuple(out.values())[1:]
