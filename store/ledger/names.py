"""Whether two names are one person's or one body's, whatever the transliteration, the initials or the titles."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from store.spelling import folded, skeleton, sounded

NEAR = 75
"""How alike (rapidfuzz's ratio, 0 to 100) two words of a name must sound that have the same consonants. Of the 56
pairs of full names that the stories for learning give one person, 47 are found at any from 50 to 80 (the others are
of a surname alone), 42 at 85; of the 4 703 pairs of names of different persons none is taken for one. Khamenei and
Khomeini have 67."""

SHORT = 4
"""Words of fewer letters must be written alike: Kim Jong Un, Kim Jong Il."""

_TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lord lady dame baron baroness count sheikh shaikh hajji ayatollah imam rev"
    " reverend father sister chairman president minister general gen colonel col captain capt major maj admiral marshal"
    " king queen prince princess judge senator seyed sayed sayyid".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv kc qc mp phd".split())
_ARTICLES = frozenset("al el ul ad as ash an ar at az bin ibn bint".split())
_GLUED = re.compile(r"^[ae]l(?=\w{4})")
"""The article written together with its name: Albusaidi."""
_JOINED = frozenset("abd abdul abdel abdal abu abou".split())
"""Arabic name parts that are written with the next one or apart: Abdul Hamid, Abdulhamid."""
_SMALL = frozenset("of and the for on in to at by with de del de la le du des da do dos y et".split())
_SHORT_FORMS = {
    frozenset(map(sounded, pair.split("/")))
    for pair in (
        "bill/william bob/robert bobby/robert jim/james tony/anthony mike/michael mick/michael dick/richard"
        " rick/richard ted/edward ed/edward jack/john peggy/margaret meg/margaret liz/elizabeth beth/elizabeth"
        " betty/elizabeth kate/catherine kate/katherine harry/henry hank/henry jerry/gerald gerry/gerard"
        " chuck/charles nick/nicholas sasha/alexander misha/mikhail volodya/vladimir pepe/jose paco/francisco"
        " andy/andrew dave/david steve/stephen jeff/geoffrey greg/gregory larry/lawrence bernie/bernard"
        " pat/patricia sandy/alexander tony/antony petro/pyotr serhiy/sergei serhii/sergei oleksandr/alexander"
        " mykola/nikolai mykhailo/mikhail yevhen/yevgeny oleksiy/alexei oleksii/alexei pavlo/pavel oleh/oleg"
        " ihor/igor hryhoriy/grigory"
    ).split()
}
"""Short forms of given names that do not begin like the full one, and names that Ukrainian and Russian write with other
consonants; general knowledge."""


class Likeness(IntEnum):
    """How well two names may be one actor's; a likelier one is greater."""

    NONE = 0
    BARE = 1
    """A surname alone, or a given name alone: of several of that name any may be meant."""
    ABBREVIATED = 2
    """An initial, a short form, a name more, or the initials of a body."""
    SOUND = 3
    """The same name in another transliteration."""
    SAME = 4
    """The same name but for case, accents and marks."""


@lru_cache(maxsize=65536)
def parts(name: str) -> tuple[str, ...]:
    """The words of a person's name that tell persons apart: no titles, suffixes and articles; Abdul with what follows.

    >>> parts("Lord Frost"), parts("Omar al-Bashir"), parts("Abdul Hamid Dbeibah"), parts("Kim Jong-un")
    (('frost',), ('omar', 'bashir'), ('abdulhamid', 'dbeibah'), ('kim', 'jong', 'un'))
    """
    words = re.split(r"[\s\-‐‑–]+", folded(name))
    kept: list[str] = []
    joined = ""
    for n, word in enumerate(words):
        if not word or (word in _ARTICLES and n + 1 < len(words)) or word in _SUFFIXES:
            continue
        if word in _TITLES and not kept and n + 1 < len(words):
            continue
        if word in _JOINED and n + 1 < len(words):
            joined += word
            continue
        kept.append(joined + word)
        joined = ""
    return tuple(kept) or (folded(name),)


def same_person(name: str, known: str) -> Likeness:
    """How well two names may be one person's.

    >>> same_person("Zelensky", "Volodymyr Zelenskyy").name, same_person("Rob Laurenson", "Robert Laurenson").name
    ('BARE', 'ABBREVIATED')
    >>> same_person("Khaled al-Mishri", "Khalid Mishri").name, same_person("Mira Kosta", "Jan Kosta").name
    ('SOUND', 'NONE')
    """
    one, other = sorted((parts(name), parts(known)), key=len)
    if one == other or "".join(one) == "".join(other):
        return Likeness.SAME
    if len(one) == 1:
        if not near(one[0], other[-1]) and one[0] != other[0]:
            return Likeness.NONE
        return Likeness.SOUND if len(other) == 1 else Likeness.BARE
    if len(one) == len(other) and all(map(near, one, other)):
        return Likeness.SOUND
    if len(one) != len(other) and min(map(len, one + other)) > 1 and near("".join(one), "".join(other)):
        return Likeness.SOUND
    if near(one[-1], other[-1]) and _given(one[0], other[0]) and _begins(one[1:-1], other[1:-1]):
        return Likeness.ABBREVIATED
    if all(map(near, one, other[: len(one)])) or sorted(one) == sorted(other):
        return Likeness.ABBREVIATED
    return Likeness.BARE if all(map(near, one, other[-len(one) :])) else Likeness.NONE


def near(one: str, other: str) -> bool:
    """Whether two words are one in different transliterations. How they end tells women from men: Ivanov and Ivanova,
    Mario and Maria, Michael and Michelle."""
    return one == other or _alike(one, other) or _alike(bare(one), bare(other))


def bare(word: str) -> str:
    """A word of a name without an article that is written together with it.

    >>> bare("albusaidi"), bare("busaidi")
    ('busaidi', 'busaidi')
    """
    return _GLUED.sub("", word)


def _alike(one: str, other: str) -> bool:
    if min(len(one), len(other)) < SHORT or skeleton(one) != skeleton(other):
        return False
    a, b = sounded(one), sounded(other)
    if a == b:
        return True
    if a.endswith("a") != b.endswith("a") or (a[-1:] in "eiou") != (b[-1:] in "eiou"):
        return False
    if len(skeleton(one)) < 3:  # too little else to go by
        return _coarse(a) == _coarse(b)
    return fuzz.ratio(a, b) >= NEAR


def _coarse(sound: str) -> str:
    return sound.replace("ai", "i").replace("e", "i").replace("u", "o")


def _given(one: str, other: str) -> bool:
    """Whether two given names may be one person's: alike, an initial, or a short form."""
    if near(one, other) or frozenset((sounded(one), sounded(other))) in _SHORT_FORMS:
        return True
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and (len(shorter) <= 1 or (len(shorter) >= 3 and not longer.endswith("a")))


def _begins(few: tuple[str, ...], many: tuple[str, ...]) -> bool:
    """Whether the middle names of the one are the first of the other's: none are, but H. W. is not W."""
    return all(map(_given, few, many))


def content(name: str) -> tuple[str, ...]:
    """The words of a body's name that carry meaning, in small letters.

    >>> content("High Council of State"), content("the Houthi movement")
    (('high', 'council', 'state'), ('houthi', 'movement'))
    """
    return tuple(w for w in re.split(r"[\s\-‐‑–/]+", folded(name)) if w and w not in _SMALL) or (folded(name),)


def initials(name: str, *, small: bool = False) -> str:
    """The letters that a body of several words is abbreviated by; empty for one of one word. With `small` those of
    "of" and "and" too.

    >>> initials("Alliance of Small Island States"), initials("Alliance of Small Island States", small=True)
    ('asis', 'aosis')
    """
    words = re.split(r"[\s\-‐‑–/]+", folded(name)) if small else content(name)
    return "".join(word[0] for word in words if word) if len(words) > 1 else ""


def same_body(name: str, known: str) -> Likeness:
    """How well two names may be those of one organization or state.

    >>> same_body("High State Council", "High Council of State").name
    'SOUND'
    >>> same_body("LDCs", "Least Developed Countries").name
    'ABBREVIATED'
    """
    if folded(name).removeprefix("the ") == folded(known).removeprefix("the "):
        return Likeness.SAME
    one, other = sorted((content(name), content(known)), key=len)
    if len(one) == len(other) and (sorted(one) == sorted(other) or all(map(_plural, one, other))):
        return Likeness.SOUND
    if len(one) == 1:
        longer, short = (known, name) if len(content(known)) > 1 else (name, known)
        letters = one[0].removesuffix("s") if short.endswith("s") and short[:-1].isupper() else one[0]
        if letters and letters in (initials(longer), initials(longer, small=True)):
            return Likeness.ABBREVIATED
        return Likeness.NONE
    rest = folded(known if len(content(known)) > len(one) else name).split(" of ")
    return Likeness.ABBREVIATED if len(rest) > 1 and content(rest[0]) == one and len(one) > 1 else Likeness.NONE


def _plural(one: str, other: str) -> bool:
    return near(one.removesuffix("s"), other.removesuffix("s"))
