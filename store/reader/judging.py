"""Who of those whom a report names is an actor: a linear classifier over the uses of a name.

The weights come from training/actors.py; the card of figures stands in training/README.md.
"""

from __future__ import annotations

from functools import cache

from store.reader.actor_words import bodies, common_words, known_organizations, places, words
from store.reader.entities import Entities, Entity
from store.reader.names import folded
from store.reader.roles import Role
from store.reader.shipped import WEIGHTS


def features(entity: Entity, entities: Entities, roles: list[tuple[int, Role]], tied: int) -> set[str]:
    """What the classifier sees of an entity: how it is named, used, placed, and who is tied to it (`tied` persons)."""
    spans, text = entities.spans, entities.text
    tokens, keys = text.tokens, entities.keys
    kind = entity.kind[0]
    many = len(entity.spans)
    first = spans[entity.spans[0]]
    sentence = text.sentences[first.sentence]
    paragraphs = len(text.paragraphs)
    out = {f"{kind}", f"{kind}|n={min(many, 4)}", f"{kind}|tied={min(tied, 2)}"}
    place = "lead" if sentence.paragraph < 2 else "end" if sentence.paragraph >= paragraphs - 1 else "mid"
    out.add(f"{kind}|at={place}|{many > 1}")
    if first.sentence >= len(text.sentences) - 2:
        out.add(f"{kind}|last sentences")
    acting = False
    for i in entity.spans[:40]:
        span, slot = spans[i], entities.slots[i]
        form = span.state.form if kind == "s" and span.state else ""
        out.add(f"{kind}{form}|{slot}")
        out.add(f"{kind}|{slot.split(':')[0]}")
        acting = acting or slot.startswith(("subject", "row:subject"))
        after = keys[span.last] if span.last < len(keys) else ""
        before = keys[span.first - 1] if span.first else ""
        out.add(f"{kind}|a={after}")
        out.add(f"{kind}|b={before}")
        if span.sentence in entities.bargaining:
            out.add(f"{kind}|matter")
        if span.sentence == entities.opening:
            out.add(f"{kind}|first sentence")
        if after in words("place_head") or after in words("thing_head"):
            out.add(f"{kind}|before place")
        if span.last + 1 < len(keys) and tokens[span.last].text == "," and span.last + 1 in entities.place_starts:
            out.add(f"{kind}|city, region")
    if not acting:
        out.add(f"{kind}|never subject|{place}|{many > 1}")
    if kind == "p":
        out |= _person(entity, entities, roles)
    elif kind == "o":
        out |= _organization(entity, entities)
    else:
        forms = sorted({span.state.form for i in entity.spans if (span := spans[i]).state})
        out.add("s|forms=" + ",".join(forms))
        if all(entities.slots[i] in ("in", "row:in") for i in entity.spans):
            out.add("s|only in")
    return out


def _person(entity: Entity, entities: Entities, roles: list[tuple[int, Role]]) -> set[str]:
    spans, tokens = entities.spans, entities.text.tokens
    out = set()
    offices = [role.office for _, role in roles if role.office]
    out.add(f"p|office={bool(offices)}")
    if offices:
        out.add(f"p|o={offices[0].lower().split()[-1]}")
    out.add(f"p|ties={min(sum(len(role.ties) for _, role in roles), 2)}")
    out.add(f"p|words={min(len(entity.words), 3)}|{bool(offices)}")
    bystander = words("bystander")
    for i in entity.spans[:10]:
        span = spans[i]
        near = range(max(span.first - 3, 0), min(span.last + 6, len(tokens)))
        if any(tokens[k].lower in bystander for k in near):
            out.add("p|bystander")
        if span.titled:
            out.add("p|titled")
    return out


def _organization(entity: Entity, entities: Entities) -> set[str]:
    spans = entities.spans
    out = set()
    name = entity.name
    key = folded(name)
    parts = key.split()
    span = spans[entity.spans[0]]
    if span.common:
        out |= {"o|common", f"o|common={parts[-1]}", f"o|common|{len(entity.spans) > 1}"}
        slots = {entities.slots[i] for i in entity.spans}
        out |= {f"o|common|{slot}" for slot in slots}
    if any(word in words("news_media") for word in (key, parts[0])) or parts[-1] in words("media_word"):
        out.add("o|media")
    out.add(f"o|known={key in known_organizations()}")
    out.add(f"o|place={key in places()}")
    out.add(f"o|state={entity.state is not None}|{parts[-1] in words('state_body') or parts[0] in words('state_body')}")
    slots = {entities.slots[i] for i in entity.spans}
    body = parts[-1] in words("state_body") or parts[0] in words("state_body")
    if all(slot in ("modifier:government", "modifier:office") for slot in slots):
        out |= {"o|only modifier", f"o|only modifier|{body}|{key in bodies()}"}
    if key in bodies():
        out.add("o|body of a state")
    out.add(f"o|head={parts[-1]}")
    out.add(f"o|words={min(len(parts), 4)}|{all(part in common_words() for part in parts)}")
    out.add(f"o|acronym={name.isupper()}|{len(entity.spans) > 1}")
    return out


@cache
def weights() -> dict[str, int]:
    """The weight of each feature, in hundredths: whole numbers, so that the order of adding them up changes nothing."""
    text = (WEIGHTS / "actors.txt").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: int(number) for name, _, number in rows}


def score(names: set[str]) -> int:
    """How much the features speak for an actor; above 0 it is one."""
    return sum(filter(None, map(weights().get, names)))
