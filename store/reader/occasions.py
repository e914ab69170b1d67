"""When an event happens: which of the report's dates, if any, is its day."""

from __future__ import annotations

from store.reader.cues import Scene
from store.reader.reading import Date
from store.reader.tokens import Token
from store.reader.triggers import AUXILIARIES, Trigger

LINKS = frozenset(
    "that which who after before when while until since as because but and if whose where than following once".split()
)
PREPOSITIONS = frozenset(
    "on in at by until since from for of to before after till through between during over dated".split()
)


def precision(value: str) -> str:
    """How exact a day is: "day", "span", "week", "month", "year"."""
    if "/" in value:
        return "span"
    if "W" in value:
        return "week"
    return {4: "year", 7: "month", 10: "day"}.get(len(value), "other")


def side(value: str, published: str) -> str:
    """Whether a day lies before, on or after the day of publication."""
    if value[:10] == published:
        return "today"
    return "future" if value > published else "past"


def candidates(scene: Scene, before: list[Scene], published: str) -> list[tuple[str | None, str, Date | None]]:
    """The days that an event of the sentence may have: (value, where it comes from, expression)."""
    out: list[tuple[str | None, str, Date | None]] = []
    seen: set[str | None] = {None}
    for date in scene.dates:
        if date.value not in seen:
            out.append((date.value, "here", date))
            seen.add(date.value)
    out.append((None, "none", None))
    for n, earlier in enumerate(reversed(before[-2:])):
        for date in reversed(earlier.dates):
            if date.value not in seen:
                out.append((date.value, f"carry {n}", date))
                seen.add(date.value)
                break
    if published not in seen:
        out.append((published, "published", None))
    return out


def date_cues(
    kind: str, scene: Scene, trigger: Trigger | None, where: str, date: Date | None, published: str, value: str | None
) -> list[str]:
    """Named features of one day as the day of an event of that kind at that trigger."""
    form = trigger.form if trigger else "?"
    n = min(len(scene.dates), 3)
    out = [
        f"{where}",
        f"{kind}|{where}",
        f"{where}|n{n}",
        f"{kind}|{where}|n{n}",
        f"{where}|{form}",
        f"{kind}|{where}|{form}",
    ]
    if trigger:
        out += [f"{where}|{trigger.lemma}", *(f"{where}|{c}" for c in trigger.classes)]
    if value is None or date is None or where != "here":
        if value is not None:
            out += [f"{where}|{side(value, published)}", f"{where}|{precision(value)}|{kind}"]
        if scene.tokens[0].lower in ("he", "she", "they", "it", "the", "his", "her", "their", "that", "this"):
            out.append(f"{where}|linked start")
        if trigger and scene.dates and where == "none":
            out.append("none|nearest " + _distance(min(abs(_gap(scene.tokens, trigger, d)[0]) for d in scene.dates)))
            out.append(
                f"none|{kind}|nearest " + _distance(min(abs(_gap(scene.tokens, trigger, d)[0]) for d in scene.dates))
            )
        return out
    tokens = scene.tokens
    at = next((k for k, t in enumerate(tokens) if t.end > date.start), 0)
    after = next((k for k, t in enumerate(tokens) if t.start >= date.end), len(tokens))
    previous = tokens[at - 1].lower if at else "^"
    following = tokens[after].lower if after < len(tokens) else "$"
    when, exact = side(date.value, published), precision(date.value)
    out += [
        when, f"{kind}|{when}", f"{kind}|{exact}", f"prev {previous}", f"{kind}|prev {previous}", f"{kind}|{when}|{form}",
        f"next {following}", f"order {_order(scene, date)} of {n}", f"{kind}|order {_order(scene, date)} of {n}",
        f"prev2 {tokens[at - 2].lower if at > 1 else '^'} {previous}",
    ]  # fmt: skip
    verb = _verb_near(scene, tokens, at)
    if verb:
        for name in verb.classes:
            out += [f"near {name}", f"{kind}|near {name}", f"{kind}|near {name}|{verb.form}"]
        out.append(f"{kind}|near is trigger {trigger is not None and verb.i == trigger.i}")
    if trigger:
        gap, between = _gap(tokens, trigger, date)
        direction = "after" if gap > 0 else "before"
        marks = [t.lower for t in between if t.lower in LINKS]
        verbs = sum(t.tag.startswith("V") and t.lower not in AUXILIARIES for t in between)
        commas = sum(t.text in ",;—:" for t in between)
        nearest = min(abs(_gap(tokens, trigger, d)[0]) for d in scene.dates) == abs(gap)
        out += [
            f"{direction} {_distance(abs(gap))}", f"{kind}|{direction} {_distance(abs(gap))}", f"verbs {min(verbs, 3)}",
            f"{direction}|verbs {min(verbs, 3)}|commas {min(commas, 2)}", f"nearest {nearest}", f"{kind}|nearest {nearest}|n{n}",
            f"nearest {nearest}|{direction}|verbs {min(verbs, 2)}", f"{kind}|{direction}|verbs {min(verbs, 2)}",
        ]  # fmt: skip
        for mark in set(marks):
            out += [f"across {mark}", f"{direction}|across {mark}", f"{kind}|across {mark}"]
        if not marks:
            out.append(f"{direction}|no link")
        if previous in PREPOSITIONS:
            out.append(f"{trigger.lemma}|{previous}")
    return out


def _order(scene: Scene, date: Date) -> int:
    return min(sum(d.start < date.start for d in scene.dates), 3)


def _distance(n: int) -> str:
    return "1" if n <= 1 else "3" if n <= 3 else "6" if n <= 6 else "10" if n <= 10 else "20" if n <= 20 else "far"


def _gap(tokens: list[Token], trigger: Trigger, date: Date) -> tuple[int, list[Token]]:
    """Tokens between a trigger and a date: how many (negative where the date comes first), and which."""
    first = tokens[0].i
    at = next((k for k, t in enumerate(tokens) if t.end > date.start), 0)
    place = trigger.i - first
    if at > place:
        return at - place, tokens[place + 1 : at]
    return at - place, tokens[at:place]


def _verb_near(scene: Scene, tokens: list[Token], at: int) -> Trigger | None:
    """The trigger that stands nearest before the date, else the first after it."""
    first = tokens[0].i
    before = [t for t in scene.triggers if t.i - first < at and t.is_verb]
    if before:
        return before[-1]
    return next((t for t in scene.triggers if t.is_verb), None)
