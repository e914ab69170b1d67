"""Noun groups joined: of-complements, coordination, apposition. They shorten the row of chunks of a sentence."""

from __future__ import annotations

from store.reader.chunks import Chunk
from store.reader.phrases import NounGroup, Phrase

_JOINS = frozenset(("and", "or", "&", "as well as", "nor"))


def join(row: list[Chunk]) -> list[Chunk]:
    """The row with each noun group taking in what belongs to it."""
    return _coordinations(_appositions(_complements(row)))


def _complements(row: list[Chunk]) -> list[Chunk]:
    """ "The foreign minister of Norway": the phrase with "of" goes to the noun before it."""
    out: list[Chunk] = []
    k = 0
    while k < len(row):
        chunk = row[k]
        if chunk.kind == "P" and chunk.word == "of" and out and k + 1 < len(row):
            following, owner = row[k + 1].noun, out[-1].noun
            if following is not None and owner is not None:
                innermost(owner).phrases.append(Phrase("of", chunk.first, following))
                out[-1].last = row[k + 1].last
                k += 2
                continue
        out.append(chunk)
        k += 1
    return out


def innermost(group: NounGroup) -> NounGroup:
    """The noun that stands last: "Norway" in "the foreign minister of Norway"."""
    while group.phrases and group.phrases[-1].preposition == "of":
        group = group.phrases[-1].group
    return group


def _appositions(row: list[Chunk]) -> list[Chunk]:
    """ "Ann Holm, the chief mediator, left"; "the mediator, Ann Holm, left"; "the Union of Pilots (UP)"."""
    out: list[Chunk] = []
    k = 0
    while k < len(row):
        chunk = row[k]
        owner = out[-1].noun if out else None
        if owner is not None and owner.apposition is None and k + 1 < len(row) and row[k + 1].noun is not None:
            other = row[k + 1].noun
            assert other is not None
            after = row[k + 2].kind if k + 2 < len(row) else ";"
            inside = len(out) > 1 and out[-2].kind == "P"
            if chunk.kind == "," and _apposed(owner, other, after, inside):
                owner.apposition = other
                out[-1].last = row[k + 1].last
                k += 2
                if k < len(row) and row[k].kind == "," and k + 1 < len(row) and row[k + 1].kind in ("V", "P", "D", "C"):
                    k += 1
                continue
            if chunk.kind == "(" and after == ")":
                owner.apposition = other
                out[-1].last = row[k + 2].last
                k += 3
                continue
        out.append(chunk)
        k += 1
    return out


def _apposed(owner: NounGroup, other: NounGroup, after: str, inside: bool) -> bool:
    """Whether `other` names `owner` again; `inside` a prepositional phrase it needs its second comma."""
    if owner.pronoun or other.pronoun or owner.time or other.time:
        return False
    if after not in (",", ";", ")") and (inside or after not in ('"', "P", "R")):
        return False
    if owner.name:
        return not other.name and (
            other.determiner in ("a", "an", "the") or other.possessor is not None or after == ","
        )
    return other.name and (owner.determiner is not None or owner.possessor is not None)


def _coordinations(row: list[Chunk]) -> list[Chunk]:
    """ "Iran and Oman", "the union, the company and the state" become one chunk."""
    out: list[Chunk] = []
    k = 0
    verb_before = False
    while k < len(row):
        chunk = row[k]
        if chunk.kind == "V":
            verb_before = True
        elif chunk.kind in ("S", "R", ";", '"'):
            verb_before = False
        if chunk.noun is None:
            out.append(chunk)
            k += 1
            continue
        members, last = _members(row, k, verb_before)
        if len(members) > 1:
            _coordinate(chunk, members, row[last - 1].last)
        out.append(chunk)
        k = last
    return out


def _members(row: list[Chunk], k: int, verb_before: bool) -> tuple[list[NounGroup], int]:
    """The members of the coordination that begins at `k`, and the chunk after it."""
    first = row[k].noun
    assert first is not None
    members, at = [first], k + 1
    while at + 1 < len(row):
        mark = row[at]
        if mark.kind == "C" and mark.word in _JOINS:
            closing, step = True, 1
        elif mark.kind == ",":
            closing = row[at + 1].kind == "C" and row[at + 1].word in _JOINS
            step = 2 if closing else 1
        else:
            break
        if at + step >= len(row):
            break
        other = row[at + step].noun
        if other is None or not _alike(first, other):
            break
        if closing:
            end = at + step + 1
            if (verb_before and _verb_follows(row, end)) or (step == 2 and len(members) == 1):
                break
            return [*members, other], _inside(row, other, end)
        members.append(other)
        at += step + 1
        if len(members) > 12:
            break
    return [first], k + 1


def _inside(row: list[Chunk], last: NounGroup, end: int) -> int:
    """The chunk after a coordination whose last member has one in it: "the union and the owners of ships and ports"."""
    inner = innermost(last)
    if inner is last or end + 1 >= len(row) or row[end].kind != "C" or row[end].word not in _JOINS:
        return end
    other = row[end + 1].noun
    if other is None or not _alike(inner, other):
        return end
    owner = last
    while owner.phrases[-1].group is not inner:
        owner = owner.phrases[-1].group
    owner.phrases[-1].group = _coordination([inner, other])
    return end + 2


def _alike(one: NounGroup, other: NounGroup) -> bool:
    return one.time == other.time


def _verb_follows(row: list[Chunk], at: int) -> bool:
    """Whether a finite verb comes next, past phrases: then the noun before it is its subject."""
    for k in range(at, min(len(row), at + 8)):
        chunk = row[k]
        if chunk.verb is not None:
            return chunk.verb.form == "finite"
        if chunk.kind == "N" and (k == at or row[k - 1].kind != "P"):
            return False
        if chunk.kind not in ("P", "N", "D"):
            return False
    return False


def _coordinate(chunk: Chunk, members: list[NounGroup], last: int) -> None:
    """Make one group of `members`; where the first has a complement of the kind of the others, these go to it."""
    first = members[0]
    inner = innermost(first)
    if inner is not first and len(members) == 2 and _closer(first, inner, members[1]):
        owner = first
        while owner.phrases[-1].group is not inner:
            owner = owner.phrases[-1].group
        owner.phrases[-1].group = _coordination([inner, *members[1:]])
    else:
        chunk.noun = _coordination(members)
    chunk.last = last


def _closer(first: NounGroup, inner: NounGroup, other: NounGroup) -> bool:
    """Whether `other` goes with the complement: not "the head of Iran and his aide"."""
    if inner.name == other.name and first.name != other.name:
        return True
    return inner.determiner == other.determiner and first.determiner != other.determiner and inner.name == other.name


def _coordination(members: list[NounGroup]) -> NounGroup:
    first = members[0]
    group = NounGroup(first.first, members[-1].last, first.head, first.lemma, first.determiner, True)
    group.name, group.time, group.members = first.name, first.time, members
    return group
