"""The word lists that actors are found by, from the files of words/."""

from __future__ import annotations

from functools import cache

from store.reader.names import folded
from store.reader.shipped import WORDS


def lines(name: str) -> list[str]:
    """The lines of a file of words/ that are no comment."""
    text = (WORDS / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and line[0] != "#"]


@cache
def words(name: str) -> frozenset[str]:
    """One list of actors.txt, in lower case. Raises KeyError where there is none of that name."""
    return _lists()[name]


@cache
def _lists() -> dict[str, frozenset[str]]:
    out = {}
    for line in lines("actors.txt"):
        name, _, items = line.partition(":")
        out[name] = frozenset(item.strip() for item in items.split(","))
    return out


@cache
def given_names() -> frozenset[str]:
    """Given names, folded."""
    return frozenset(lines("given_names.txt"))


@cache
def common_words() -> frozenset[str]:
    """Words that English writes with a small letter."""
    return frozenset(lines("common_words.txt"))


@cache
def known_organizations() -> dict[str, str]:
    """Full name of each organization of organizations.txt by each of its names, folded."""
    return {name: full for name, (full, _) in _organizations().items()}


@cache
def organization_kinds() -> dict[str, str]:
    """The kind of each organization of organizations.txt (union, company, armed ...) by each of its names, folded."""
    return {name: kind for name, (_, kind) in _organizations().items()}


@cache
def _organizations() -> dict[str, tuple[str, str]]:
    out = {}
    kind = ""
    for line in lines("organizations.txt"):
        if line.startswith("="):
            kind = line[1:].strip()
            continue
        names = [name.strip() for name in line.split(";")]
        for name in names:
            out[folded(name)] = (names[0], kind)
    return out


@cache
def places() -> frozenset[str]:
    """Cities, provinces and regions that are no states, folded."""
    return frozenset(lines("places.txt"))


@cache
def bodies() -> dict[str, str]:
    """The state (or the European Union) that a body or an office of this name belongs to, by folded name."""
    return _by_item("bodies.txt")


def _by_item(name: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for line in lines(name):
        side, _, items = line.partition(":")
        for item in items.split(","):
            out.setdefault(folded(item.strip()), side)
    return out
