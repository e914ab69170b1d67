"""The days that what a sentence tells may have happened on: those it gives, and those that its report has told of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as calendar_day
from datetime import timedelta
from itertools import pairwise

from store.reader.cues import Scene
from store.reader.reading import Date

JOINTS = frozenset("to until through and till – — -".split())
NUMBERS = {
    w: n
    for n, w in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(), 2
    )
} | {str(n): n for n in range(2, 16)}
UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
LOOK_BACK = 3
"""How many sentences back a day is carried from."""
FAR_BACK = 20
LEAD = 3
"""How many sentences at the head of a report tell what it is about."""
AHEAD = 4
"""How many sentences further on the lead's own day may follow."""
LEAD_DAYS = 8
"""How old a day of the lead may be to be what the report is about."""
WIDEST = 21
"""The most days that a span of two days named apart may have."""
MEETING = 0.4
"""How likely a sentence must be to tell of talks for its day to be the occasion of what follows."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day that an event may have. `where` says how it comes in; `source` is the sentence it is carried from."""

    value: str | None
    where: str
    expression: Date | None = None
    source: Scene | None = None


class _Days:
    """Days gathered, each value once, the first way in which it comes in kept."""

    def __init__(self) -> None:
        self.found: list[Day] = []
        self._seen: set[str | None] = set()

    def add(self, value: str | None, where: str, expression: Date | None = None, source: Scene | None = None) -> bool:
        if value in self._seen:
            return False
        self._seen.add(value)
        self.found.append(Day(value, where, expression, source))
        return True


def possible_days(scenes: list[Scene], n: int, published: str, own_spans: list[tuple[str, str, Date]]) -> list[Day]:
    """Every day that an event of sentence `n` may have, none at all among them; `own_spans` are its `spans`."""
    scene, days = scenes[n], _Days()
    for value, where, date in own_spans:
        days.add(value, where, date)
    for date in scene.dates:
        days.add(date.value, "here", date)
    days.add(None, "none")
    for value, date in offsets(scene):
        days.add(value, "offset", date)
    for value, date in wide_spans(scene, published):
        days.add(value, "wide", date)
    for back, earlier in enumerate(reversed(scenes[max(0, n - LOOK_BACK) : n])):
        for value, _, date in spans(earlier)[:1]:
            days.add(value, "carry span", date, earlier)
        for date in reversed(earlier.dates):
            if days.add(date.value, f"carry {min(back, 2)}", date, earlier):
                break
    meeting = meeting_before(scenes, n)
    if meeting:
        for value, _, date in spans(meeting)[:1]:
            days.add(value, "meeting span", date, meeting)
        for date in meeting.dates:
            days.add(date.value, "meeting", date, meeting)
    for k in range(min(LEAD, n)):
        for date in recent_dates(scenes[k], published):
            days.add(date.value, "lead", date, scenes[k])
    if n < LEAD:
        for later in scenes[n + 1 : n + 1 + AHEAD]:
            for date in recent_dates(later, published)[:1]:
                days.add(date.value, "ahead", date, later)
    days.add(published, "published")
    return days.found


def recent_dates(scene: Scene, published: str) -> list[Date]:
    """The dates of a sentence that lie in the week that ends with the day of publication."""
    if scene.recent is None:
        scene.recent = [date for date in scene.dates if recent(date.value, published)]
    return scene.recent


def dated_before(scenes: list[Scene], n: int, published: str) -> int:
    """How many sentences before `n` give a recent day; each sentence is counted once, however often this is asked."""
    known = n
    while known and scenes[known].dated is None:
        known -= 1
    count = scenes[known].dated or 0
    for k in range(known, n):
        scenes[k].dated = count
        count += bool(recent_dates(scenes[k], published))
    scenes[n].dated = count
    return count


def recent(value: str, published: str) -> bool:
    """Whether a day lies in the week that ends with the day of publication.

    >>> recent("2025-05-28", "2025-05-30"), recent("2025-06-02", "2025-05-30"), recent("2025-05", "2025-05-30")
    (True, False, False)
    """
    if len(value) != 10 or value > published:
        return False
    return (calendar_day.fromisoformat(published) - calendar_day.fromisoformat(value)).days <= LEAD_DAYS


def meeting_before(scenes: list[Scene], n: int) -> Scene | None:
    """The last sentence before `n` that tells of talks and gives a day, not further back than `FAR_BACK`."""
    for k in range(n - 1, max(-1, n - 1 - FAR_BACK), -1):
        if scenes[k].dates and scenes[k].odds.get("talks", 0.0) >= MEETING:
            return scenes[k]
    return None


def offsets(scene: Scene) -> list[tuple[str, Date]]:
    """Days told by their distance from another event of the sentence, with the date that this one has.

    >>> "sailed on Monday, two days after Russia walked out" -> the Saturday
    >>> "the plan came on 30 July, two weeks after she first met them" -> 16 July
    """
    tokens = scene.tokens
    exact = [d for d in scene.dates if len(d.value) == 10]
    out: list[tuple[str, Date]] = []
    if not exact:
        return out
    for k in range(1, len(tokens) - 1):
        unit, way = UNITS.get(tokens[k].lower), tokens[k + 1].lower
        if unit is None or way not in ("after", "before"):
            continue
        number = tokens[k - 1].lower
        n = 1 if number in ("a", "one", "the") else NUMBERS.get(number)
        if n is None:
            continue
        date = min(exact, key=lambda d: abs(d.start - tokens[k].start))
        step = timedelta(n * unit if way == "before" else -n * unit)
        out.append(((calendar_day.fromisoformat(date.value) + step).isoformat(), date))
    return out


def wide_spans(scene: Scene, published: str) -> list[tuple[str, Date]]:
    """Spans whose first and last day a sentence names apart, or of which it names the first, "since".

    >>> "met on Monday and again on Wednesday" -> "2024-10-07/2024-10-09"
    >>> "have been talking since Monday" -> from Monday to the day of publication
    """
    exact = [d for d in scene.dates if len(d.value) == 10]
    out: list[tuple[str, Date]] = []
    for one, other in pairwise(exact):
        first, last = sorted((one.value, other.value))
        length = (calendar_day.fromisoformat(last) - calendar_day.fromisoformat(first)).days
        if 0 < length <= WIDEST:
            out.append((f"{first}/{last}", one))
    for date in exact:
        if date.value < published:
            before = [t.lower for t in scene.tokens if t.end <= date.start][-1:]
            if before == ["since"]:
                out.append((f"{date.value}/{published}", date))
    return out


def spans(scene: Scene) -> list[tuple[str, str, Date]]:
    """The spans that the sentence gives in two expressions, or in one and a number of days.

    >>> "from Feb. 26 to March 6" -> ("2018-02-26/2018-03-06", "span", the first of the two)
    >>> "wound up five days of talks on Thursday" -> ("2020-09-06/2020-09-10", "days", Thursday)
    """
    if scene.spans is None:
        scene.spans = _spans(scene)
    return scene.spans


def _spans(scene: Scene) -> list[tuple[str, str, Date]]:
    out: list[tuple[str, str, Date]] = []
    tokens = scene.tokens
    exact = [d for d in scene.dates if len(d.value) == 10]
    if not exact:
        return out
    for one, other in pairwise(scene.dates):
        if len(one.value) == 10 == len(other.value) and one.value < other.value and other.start - one.end < 12:
            between = [t.lower for t in tokens if one.end <= t.start < other.start]
            if len(between) in (1, 2) and between[0] in JOINTS:
                out.append((f"{one.value}/{other.value}", "span" if between[0] != "and" else "and", one))
    for token, after in pairwise(tokens):
        if after.lower in ("days", "nights"):
            n = NUMBERS.get(token.lower)
        elif token.lower.endswith(("-day", "-night")):
            n = NUMBERS.get(token.lower.split("-")[0])
        else:
            continue
        for date in exact if n else ():
            day, length = calendar_day.fromisoformat(date.value), timedelta((n or 1) - 1)
            out.append(((day - length).isoformat() + "/" + date.value, "days", date))
            out.append((date.value + "/" + (day + length).isoformat(), "days on", date))
    return out
