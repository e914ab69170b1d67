"""What a name stands for, where neither lists nor shape settle it, from all its namings in a report.

"Varna Deep" may be a person or a firm: "Varna Deep's shares", "the board of Varna Deep" and a later "Varna" alone tell.
A linear model weighs the words beside every naming, and for a name of one word what name_types.py says of each. Its
weights come from training/name_kinds.py; the card of figures stands in training/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from store.reader.actor_words import common_words, given_names, places, words
from store.reader.name_types import TYPES, NameType, type_scores
from store.reader.shipped import WEIGHTS
from store.reader.spans import Span
from store.reader.tokens import Token

KINDS: tuple[NameType, ...] = ("person", "organization", "thing")
"""What the model tells apart; a place is a thing to it."""
_MOST = 8
"""So many namings of one name are looked at."""
_SHOWN = ("office", "organization_head", "speech_verb", "act_verb", "place_preposition", "office_modifier")
_OWNING = frozenset(("'s", "’s", "'", "’", "s"))
_MARKS = _OWNING | {",", "("}


@dataclass(slots=True)
class Group:
    """A name whose kind is open. `own` are its namings as places in the list of spans.

    `first_alone` and `last_alone` tell whether its first and its last word name something by themselves elsewhere.
    """

    name: str
    own: list[int]
    first_alone: bool = False
    last_alone: bool = False


def open_groups(keys: list[str], spans: list[Span]) -> list[Group]:
    """The names whose kind is open, those of several words first."""
    found: dict[str, list[int]] = {}
    shut: set[str] = set()
    for i, span in enumerate(spans):
        if span.kind == "unknown" or (span.kind == "place" and span.last - span.first > 1):
            found.setdefault(" ".join(filter(None, keys[span.first : span.last])), []).append(i)
        elif span.kind == "person":
            shut.add(" ".join(filter(None, keys[span.first : span.last])))
    out = []
    for name, own in found.items():
        if name not in shut:
            first, last = name.partition(" ")[0], name.rpartition(" ")[2]
            out.append(Group(name, own, first != name and first in found, last != name and last in found))
    out.sort(key=lambda group: " " not in group.name)
    return out


def features(tokens: list[Token], keys: list[str], spans: list[Span], slots: list[str], group: Group) -> set[str]:
    """What the model sees of a name in all its namings."""
    parts = group.name.split() or [""]
    size = min(len(parts), 3)
    small, first = common_words(), spans[group.own[0]]
    given = parts[0] in given_names()
    known = sum(part in small for part in parts)
    capitals = tokens[first.first].text.isupper(), tokens[first.last - 1].text.isupper()
    out = {
        f"{size}", f"{size}|{first.kind}", f"{size}|given={given}", f"{size}|common={known == len(parts)}|{known > 0}",
        f"{size}|l={parts[-1]}", f"{size}|s={parts[-1][-3:]}", f"{size}|n={min(len(group.own), 4)}",
        f"{size}|place={group.name in places()}",
        f"{size}|capitals={capitals}",
    }  # fmt: skip
    if size > 1:
        out |= {f"f={parts[0]}", f"alone={group.first_alone}|{group.last_alone}", f"{size}|joined={'-' in group.name}"}
    for i in group.own[:_MOST]:
        span = spans[i]
        before = keys[span.first - 1] or tokens[span.first - 1].text if span.first else "^"
        after = keys[span.last] or tokens[span.last].text if span.last < len(keys) else "$"
        second = keys[span.last + 1] if span.last + 1 < len(keys) else "$"
        slot = slots[i]
        if first.kind == "place":
            out |= {f"place|slot={slot}", f"place|slot={slot.partition(':')[0]}"}
        out |= {f"{size}|b={before}", f"{size}|a={after}", f"slot={slot}", f"{size}|slot={slot.partition(':')[0]}"}
        if after in _MARKS:
            out.add(f"{after}|a2={second}")
        for kind in _SHOWN:
            members = words(kind)
            if before in members:
                out.add(f"b:{kind}")
            if after in members or (after in _OWNING and second in members):
                out.add(f"a:{kind}|{after in members}")
    if size == 1:
        out |= _types(tokens, keys, [spans[i] for i in group.own[:_MOST]])
    return out


def _types(tokens: list[Token], keys: list[str], spans: list[Span]) -> set[str]:
    """How far each type of name_types.py lies behind the likeliest, over all namings."""
    totals = [sum(column) for column in zip(*(type_scores(tokens, keys, span) for span in spans), strict=True)]
    best = max(totals)
    steps = {f"{kind}={min((best - t) // (len(spans) * 25), 6)}" for kind, t in zip(TYPES, totals, strict=True)}
    return steps | {f"type={TYPES[totals.index(best)]}"}


def name_kinds(tokens: list[Token], keys: list[str], spans: list[Span], slots: list[str]) -> dict[int, NameType]:
    """The kind of each naming of a name that is open, by place in `spans`; words of a person's full name stay open."""
    out: dict[int, NameType] = {}
    persons = {key for span in spans if span.kind == "person" for key in keys[span.first : span.last]}
    for group in open_groups(keys, spans):
        if group.name in persons:
            continue
        kind = likeliest(features(tokens, keys, spans, slots, group))
        if kind == "person":
            persons.update(group.name.split())
        for i in group.own:
            out[i] = kind
    return out


@cache
def weights() -> dict[str, tuple[int, ...]]:
    """What each feature says for each kind, in hundredths."""
    text = (WEIGHTS / "name_kinds.txt").read_text(encoding="utf-8")
    rows = (line.rpartition("\t") for line in text.splitlines() if line and line[0] != "#")
    return {name: tuple(map(int, numbers.split(" "))) for name, _, numbers in rows}


def likeliest(seen: set[str]) -> NameType:
    """The kind that the features speak for most."""
    known = weights()
    totals = [sum(column) for column in zip(*(known[name] for name in seen if name in known), strict=True)]
    return KINDS[totals.index(max(totals))] if totals else "person"
