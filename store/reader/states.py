"""The states of the world by every name that news gives them: name, adjective, people, capital, seat of power."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from store.reader.actor_words import lines
from store.reader.names import folded

Form = Literal["name", "adjective", "people", "capital", "seat"]

_RANK: dict[Form, int] = {"name": 0, "adjective": 1, "people": 2, "seat": 3, "capital": 4}


@dataclass(frozen=True, slots=True)
class StateName:
    """One way to name a state. `state` is its canonical English name."""

    state: str
    form: Form


@cache
def state_names() -> dict[str, StateName]:
    """Every name of a state, folded. Where two states share one, the country's own name wins over a capital."""
    out: dict[str, StateName] = {}
    names = {code: (name, also) for code, name, also in (line.split("\t") for line in lines("states.tsv"))}
    for line in lines("demonyms.tsv"):
        code, adjectives, people, capitals, seats, further = line.split("\t")
        state, also = names[code]
        for form, given in (
            ("name", f"{state};{also};{further}"),
            ("adjective", adjectives),
            ("people", _peoples(adjectives, people)),
            ("capital", capitals),
            ("seat", seats),
        ):
            for name in given.split(";"):
                key = folded(name).removeprefix("the ")
                if key and (key not in out or _RANK[out[key].form] > _RANK[form]):  # type: ignore[index]
                    out[key] = StateName(state, form)  # type: ignore[arg-type]
    return out


def _peoples(adjectives: str, people: str) -> str:
    regular = [a + "s" for a in adjectives.split(";") if a.endswith("an")]
    return ";".join([people, *regular])


def canonical_state(name: str) -> str | None:
    """The state that a name stands for, or None: "Moscow", "Russian" and "the Kremlin" are "Russia"."""
    found = state_names().get(folded(name).removeprefix("the "))
    return found.state if found else None


@cache
def _phrases() -> dict[str, list[tuple[list[str], StateName]]]:
    out: dict[str, list[tuple[list[str], StateName]]] = {}
    for key, found in state_names().items():
        parts = key.split()
        out.setdefault(parts[0], []).append((parts, found))
    for options in out.values():
        options.sort(key=lambda option: -len(option[0]))
    return out


def match_state(keys: list[str], at: int, last: int) -> tuple[int, StateName] | None:
    """The longest name of a state that begins at `at` in `keys` (folded tokens): where it ends, and which it is.

    Marks fold to nothing and are passed over: "No. 10" is the keys "no", "", "10".
    """
    for parts, found in _phrases().get(keys[at], ()):
        end = at
        for part in parts:
            while end < last and end > at and not keys[end]:
                end += 1
            if end >= last or keys[end] != part:
                break
            end += 1
        else:
            return end, found
    return None
