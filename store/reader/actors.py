"""The people, states and organizations of a report: one entry a real actor, with its names, role and side."""

from __future__ import annotations

from store.reader.capitals import find_capitals
from store.reader.cast import Cast
from store.reader.contexts import slots
from store.reader.entities import Entities, Entity
from store.reader.groups import find_groups
from store.reader.judging import features, score
from store.reader.names import folded
from store.reader.reading import Actor, Mention
from store.reader.sides import Sides
from store.reader.spans import find_spans
from store.reader.tokens import Text


def find_actors(text: Text) -> Cast:
    """Everyone whom the report names as an actor, one entry a real actor."""
    entities, sides = analyse(text)
    acting = [entity for entity in entities.all if score(seen(entity, entities, sides)) > 0]
    parties = sides.parties(acting)
    missing = [side for side in dict.fromkeys(parties.values()) if side not in acting]
    acting = sorted([*acting, *missing], key=lambda entity: entity.spans[0])
    names = {entity: _name(entity, entities) for entity in acting}
    return Cast(tuple(_actor(entity, entities, sides.role(entity), parties.get(entity), names) for entity in acting))


def analyse(text: Text) -> tuple[Entities, Sides]:
    """Everyone whom the report names, actor or not, and what ties them."""
    capitals = find_capitals(text)
    spans = find_spans(text, capitals)
    spans += find_groups(text, spans)
    spans.sort(key=lambda span: span.first)
    entities = Entities(text, capitals, spans, slots(text, capitals, spans))
    return entities, Sides(entities)


def seen(entity: Entity, entities: Entities, sides: Sides) -> list[str]:
    """The features by which an entity is judged to be an actor or none."""
    return features(entity, entities, sides.roles.get(entity, []), len(sides.tied.get(entity, ())))


def _name(entity: Entity, entities: Entities) -> str:
    """The fullest form in the report; a state goes by its name before its adjective before its capital."""
    wordings = [entities.wording(i) for i in entity.spans]
    if entity.kind == "state":
        forms = [entities.spans[i].state for i in entity.spans]
        for form in ("name", "adjective", "people", "seat", "capital"):
            own = [w for w, f in zip(wordings, forms, strict=True) if f and f.form == form]
            if own:
                return max(own, key=lambda w: len(w) if form == "name" else 0)
    return max(wordings, key=lambda w: (len(w.split()), len(w)))


def _actor(
    entity: Entity, entities: Entities, role: str | None, side: Entity | None, names: dict[Entity, str]
) -> Actor:
    text = entities.text
    mentions = []
    for i in entity.spans:
        span = entities.spans[i]
        start, end = text.tokens[span.first].start, text.tokens[span.last - 1].end
        mentions.append(Mention(text.text[start:end], start, end))
    name = names[entity]
    also = {folded(name): name}
    for mention in mentions:
        also.setdefault(folded(mention.text), mention.text)
    also.pop(folded(name))
    sentence = text.sentences[entities.spans[entity.spans[0]].sentence]
    return Actor(
        name=name,
        kind=entity.kind,
        also=tuple(also.values()),
        party=names.get(side) if side else None,
        role=role,
        mentions=tuple(mentions),
        quote=text.quote(sentence),
        start=sentence.start,
        end=sentence.end,
    )
