"""Texts that nobody writes and somebody sends, by name, in any length."""

from __future__ import annotations

from collections.abc import Callable


def _name(i: int) -> str:
    return "Q" + "".join(chr(97 + i // 26**k % 26) for k in range(4))


def _names(unit: str) -> Callable[[int], str]:
    def text(count: int) -> str:
        return "".join(unit.format(a=_name(i), b=_name(i * 7 + 1), A=_name(i).upper()) for i in range(count))

    return text


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda count: unit * count


HOSTILE: dict[str, Callable[[int], str]] = {
    "brackets": _repeated("["),
    "one word": _repeated("a"),
    "one line of words": _repeated("word "),
    "capitals": _repeated("A "),
    "stops and quotes": _repeated('. "'),
    "questions and answers": _repeated("Q: A. "),
    "dates": _repeated("June 2 "),
    "weekdays": _repeated("Monday "),
    "days that count from others": _repeated("the same day "),
    "months and years": _repeated("in May 2014. "),
    "numbers": _repeated("1 "),
    "halves of dates": _repeated("2025-"),
    "open phrases": _repeated("the end of the "),
    "verbs": _repeated("said to be not "),
    "clauses in clauses": _repeated("The envoy who said that "),
    "nouns of nouns": _repeated("of the talks "),
    "coordination": _repeated("Iran and Oman, "),
    "emoji": _repeated("🕊️ "),
    "right to left": _repeated("السلام "),
    "persons": _names("{a} {b} said. "),
    "groups": _names("{a} Group said. "),
    "initials": _names("the {A} and "),
    "titles": _names("President {a}, "),
    "banks": _names("{a} of the {b} Bank, "),
    "possessives": _names("Russia's {a} "),
    "offers": _names("{a} offered {b} a truce on Monday. "),
    "answers": _names("{a} rejected the offer. "),
}
"""A text by its name: what makes it, from the number of times that its unit is repeated."""
