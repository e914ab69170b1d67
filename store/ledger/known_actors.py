"""Which known actor a report names: the same name in any spelling, an abbreviation of it, or the one of that surname.

Only what reports call an actor counts, not a name that a person gave it (`store.ledger.pins.renamed` looks for that):
reports that are laid again would be joined otherwise than before it was given. Candidates are found by keys
(`actor_key`), never by going through all actors. Names of their own are looked for in the whole store; what may stand
for many, a surname, initials or "the opposition", only in the report's negotiation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlite_utils import Database

from store.ledger.names import Likeness, bare, content, initials, near, parts, same_body, same_person
from store.ledger.rows import content_words, marks
from store.reader.actor_words import common_words, known_organizations
from store.reader.states import canonical_state
from store.spelling import folded, skeleton

CANDIDATES = 200
"""Actors of one key that are looked at. So many of one surname in one negotiation: none of them could be told apart."""

_BODIES = frozenset(
    "agency alliance army assembly association authority bank board bureau cabinet chamber commission committee"
    " congress council court delegation department directorate federation forces front government group house"
    " ministry movement office opposition panel parliament parties party police presidency senate side"
    " union unions".split()
)
"""What bodies of many states and trades are called: "Foreign Ministry", "Supreme Court"."""
_OF_ALL = frozenset("international world united global security european african arab".split())


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as a report names it. `party` is the id of the actor whose side it is on."""

    kind: str
    name: str
    names: tuple[str, ...]
    party: int | None
    role: str | None
    negotiation: int


@dataclass(frozen=True, slots=True)
class _Known:
    """An actor of the ledger. `local`: told of in the negotiation of the report; `sides`: its party, and that one's."""

    id: int
    kind: str
    name: str
    names: tuple[str, ...]
    role: str | None
    reports: int
    sides: frozenset[int]
    local: bool


def keys_of(said: Named) -> frozenset[str]:
    """What an actor is found by. Those of a negotiation begin with its number.

    >>> sorted(keys_of(Named("person", "Mira Kosta", ("Mira Kosta",), None, None, 1)))
    ['1~kst', 'p =mrkst', 'p kosta mira', 'p m.kst', 'p mr kst']
    >>> sorted(keys_of(Named("state", "Moscow", ("Moscow", "Russian"), None, None, 1)))
    ['c russia', 'o mskv', 'o rsn']
    """
    names = dict.fromkeys((said.name, *said.names))
    return frozenset(key for name in names for key in _keys_of_name(name, said.kind, said.negotiation))


@lru_cache(maxsize=20_000)
def _keys_of_name(name: str, kind: str, negotiation: int) -> tuple[str, ...]:
    """The keys that one spelling gives; the same names come in report after report."""
    return tuple((_person_keys if kind == "person" else _body_keys)(name, kind, negotiation))


def _person_keys(name: str, kind: str, negotiation: int) -> Iterable[str]:
    words = parts(name)
    sounds = [skeleton(bare(word)) for word in words]
    yield f"{negotiation}~{sounds[-1]}"
    if len(words) == 1:
        yield f"b {words[0]}"
        return
    yield f"p {sounds[0][:1]}.{sounds[-1]}"
    yield f"p {sounds[0]} {sounds[1]}"
    yield f"p ={skeleton(''.join(words))}"
    yield f"p {' '.join(sorted(words))}"


def _body_keys(name: str, kind: str, negotiation: int) -> Iterable[str]:
    if own := _canonical(name, kind):
        yield f"c {own}"
    words = content(name)
    yield f"o {' '.join(sorted(skeleton(word.removesuffix('s')) for word in words))}"
    if kind == "state":
        return
    if len(words) == 1:
        yield f"{negotiation}!{words[0].removesuffix('s')}"
    else:
        yield from (f"{negotiation}!{letters}" for letters in (initials(name), initials(name, small=True)))
        if " of " in folded(name):
            yield f"{negotiation} {folded(name).split(' of ')[0].removeprefix('the ')}"
        else:
            yield f"{negotiation} {' '.join(words)}"


def known_actor(db: Database, said: Named, taken: set[int]) -> int | None:
    """The actor already known that a report names, if there is one and no more than one."""
    candidates = [known for known in _candidates(db, said) if known.id not in taken]
    sides = sides_of(db, said.party)
    ranked: dict[tuple[Likeness, bool], list[_Known]] = {}
    for known in candidates:
        agree = bool(sides & known.sides) if sides and known.sides else None
        how = _person(said, known, agree) if said.kind == "person" else _body(said, known, agree)
        if how:
            ranked.setdefault((how, bool(agree)), []).append(known)
    if not ranked:
        return None
    (how, _), best = max(ranked.items())
    if how is Likeness.BARE and len(best) > 1:
        best = [known for known in best if said.role and known.role and _same_office(said.role, known.role)]
    if how is Likeness.BARE and best and len(parts(said.name)) > 1 and _namesake(said, candidates, best[0]):
        return None
    if len(best) == 1 or (best and how >= Likeness.SOUND):
        return min(best, key=lambda known: (-known.reports, known.name, known.id)).id
    return None


def sides_of(db: Database, party: int | None) -> frozenset[int]:
    """A party and the one on whose side it is itself."""
    if party is None:
        return frozenset()
    row = db.execute("select party_id from actor where id = ?", [party]).fetchone()
    return frozenset((party, row[0])) if row and row[0] is not None else frozenset((party,))


def _candidates(db: Database, said: Named) -> list[_Known]:
    near_by = f"{said.negotiation}"
    found: dict[int, bool] = {}
    for key in sorted(keys_of(said)):
        local = key.startswith(near_by) and key[len(near_by)] in "~! "
        for (actor_id,) in db.execute("select actor_id from actor_key where key = ? limit ?", [key, CANDIDATES]):
            found[actor_id] = found.get(actor_id, False) or local
    ids = list(found)
    names: dict[int, list[str]] = {}
    for actor_id, name in db.execute(
        f"select actor_id, name from actor_name where actor_id in ({marks(ids)}) and reports > 0"
        " order by actor_id, name",
        ids,
    ):
        names.setdefault(actor_id, []).append(name)
    return [
        _Known(
            actor_id, kind, name, tuple(names.get(actor_id, ())), role, reports,
            frozenset(side for side in (party, further) if side is not None),
            found[actor_id] or _told_in(db, actor_id, said.negotiation),
        )
        for actor_id, kind, name, role, reports, party, further in db.execute(
            "select actor.id, actor.kind, actor.name, actor.role, actor.reports, actor.party_id, party.party_id"
            f" from actor left join actor party on party.id = actor.party_id where actor.id in ({marks(ids)})"
            " and actor.reports > 0 order by actor.id",
            ids,
        ).fetchall()
        if (kind == "person") == (said.kind == "person")
    ]  # fmt: skip


def _told_in(db: Database, actor_id: int, negotiation: int) -> bool:
    """Whether reports of a negotiation name an actor."""
    return bool(
        db.execute("select 1 from actor_key where key = ? and actor_id = ?", [f"{negotiation}", actor_id]).fetchone()
    )


def _person(said: Named, known: _Known, agree: bool | None) -> Likeness:
    """How well a person whom a report names may be a known one; `agree` says whether they are of one side."""
    mine, theirs = _full(said.name, said.names), _full(known.name, known.names)
    how = max(same_person(one, other) for one in mine for other in theirs)
    if how is Likeness.NONE and folded(said.name) in map(folded, known.names):
        how = Likeness.BARE  # Lula, of Luiz Inácio Lula da Silva
    alone = how is Likeness.BARE or (how > Likeness.BARE and len(parts(said.name)) == 1)
    if agree is False and (alone or how is Likeness.ABBREVIATED or (how is Likeness.SOUND and not known.local)):
        return Likeness.NONE
    if alone and agree is None:
        offices = said.role and known.role
        if not known.local or (offices and not _same_office(str(said.role), str(known.role))):
            return Likeness.NONE
    return how


def _full(name: str, names: tuple[str, ...]) -> list[str]:
    """The spellings with a given name; the name itself where it has none."""
    return [each for each in dict.fromkeys((name, *names)) if len(parts(each)) > 1] or [name]


def _same_office(one: str, other: str) -> bool:
    return bool(content_words(one) & content_words(other))


def _namesake(said: Named, candidates: list[_Known], found: _Known) -> bool:
    """Whether somebody else of that surname is known, so that the surname alone could have meant either."""
    surname = parts(said.name)[-1]
    return any(
        known.local and len(parts(known.name)) > 1 and near(parts(known.name)[-1], surname)
        for known in candidates
        if known is not found
    )


def _body(said: Named, known: _Known, agree: bool | None) -> Likeness:
    """How well a body or state that a report names may be a known one."""
    own, theirs = _canonical(said.name, said.kind), _canonical(known.name, known.kind)
    if own and theirs:
        return Likeness.SAME if own == theirs else Likeness.NONE
    if _called(said) & _called(known):
        return Likeness.SOUND
    how = max(same_body(one, other) for one in _long(said) for other in _long(known))
    if how < Likeness.SOUND:
        my_names, their_names = ({folded(n) for n in names} for names in (said.names, known.names))
        if folded(said.name) in their_names or folded(known.name) in my_names:
            how = Likeness.SOUND
        elif any(_telling(name, said.name, known.name) for name in my_names & their_names):
            how = Likeness.ABBREVIATED
    vague = how is Likeness.ABBREVIATED or _common(said.name) or _common(known.name)
    return Likeness.NONE if vague and (not known.local or agree is False) else how


def _long(each: Named | _Known) -> list[str]:
    """The name, and other spellings of several words."""
    return [each.name, *(name for name in each.names if name != each.name and len(content(name)) > 1)]


def _telling(shared: str, name: str, known: str) -> bool:
    """Whether a spelling that two bodies share says that they are one: not where it shortens both names alike."""
    return not all(
        set(content(shared)) <= set(content(each)) or shared in (initials(each), initials(each, small=True))
        for each in (name, known)
    )


def _common(name: str) -> bool:
    """Whether many are called that: "rebels", "Parliament", "Foreign Ministry".

    >>> _common("rebels"), _common("Foreign Ministry"), _common("United Nations"), _common("Hamas")
    (True, True, False, False)
    """
    words = content(name)
    if not any(c.isupper() for c in name) or (len(words) == 1 and words[0] in common_words()):
        return True
    if words[0] in _OF_ALL or not all(word in common_words() for word in words):
        return False
    return bool(_BODIES & set(words))


def _called(each: Named | _Known) -> set[str]:
    """What a body is known as by any of its names, acronyms apart, which many share."""
    return {full for name in each.names if not name.isupper() and (full := _canonical(name, each.kind))}


def _canonical(name: str, kind: str) -> str | None:
    plain = name.removeprefix("the ").removeprefix("The ")
    for opening in ("Government of the ", "Government of ", "Republic of "):
        plain = plain.removeprefix(opening)
    if plain.casefold() == "brussels" and kind == "organization":
        return "european union"
    full = (canonical_state(plain) if kind == "state" else None) or known_organizations().get(folded(plain))
    full = full or canonical_state(plain)
    return folded(full) if full else None
