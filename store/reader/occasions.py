"""When an event happens: which of the report's dates, if any, is its day."""

from __future__ import annotations

from store.reader.cues import Scene
from store.reader.linear import chance, lane, spaces, step
from store.reader.possible_days import Day, dated_before, possible_days, spans
from store.reader.reading import Date
from store.reader.triggers import AUXILIARIES, Trigger

LINKS = frozenset(
    "that which who after before when while until since as because but and if whose where than following once".split()
)
PREPOSITIONS = frozenset("on in at by until since from for of to before after till through between during over".split())
LINKED = frozenset("he she they it the his her their that this".split())
QUOTES = frozenset("\" “ '".split())
CARRYING = frozenset("there also then later earlier had meeting session same".split())
"""Words that tie a sentence to the occasion of the one before, or cut it off."""


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


class ReportOccasions:
    """The `Occasions` of each sentence of a report, drawn up once for all that it tells."""

    def __init__(self, scenes: list[Scene], published: str) -> None:
        self._scenes = scenes
        self._published = published
        self._known: dict[int, Occasions] = {}

    def at(self, n: int) -> Occasions:
        """Those of sentence `n`."""
        known = self._known.get(n)
        if known is None:
            known = self._known[n] = Occasions(self._scenes, n, self._published)
        return known


class Occasions:
    """The days that the events of sentence `n` of a report may have, with what speaks for each."""

    def __init__(self, scenes: list[Scene], n: int, published: str) -> None:
        scene = scenes[n]
        self._scenes = scenes
        self.scene = scene
        self.published = published
        self.spans = spans(scene)
        self.days = possible_days(scenes, n, published, self.spans)
        self._places = {d.start: self._place(d) for d in scene.dates}
        self._carried: tuple[str, list[str]] | None = None
        self._own = [self._own_cues(day) for day in self.days]
        space = spaces().get("date")
        self._own_totals = [space.total(own) for own in self._own] if space else []
        self._totals: dict[int, list[int]] = {}

    def chances(self, trigger: Trigger | None, kind: str) -> list[tuple[Day, float]]:
        """How likely what `trigger` tells, an event of that kind, happens on each of the days."""
        space = spaces()["date"]
        key = trigger.i if trigger else -1
        totals = self._totals.get(key)
        if totals is None:
            marks, gaps = self._none_cues(trigger), self._gaps(trigger)
            totals = self._totals[key] = [
                space.total(self._trigger_cues(trigger, day, marks, gaps), own)
                for own, day in zip(self._own_totals, self.days, strict=True)
            ]
        model = space.models.index(kind)
        out = []
        for day, total in zip(self.days, totals, strict=True):
            whole = space.total(self.kind_cues(day, kind), total)
            out.append((day, chance((lane(whole, 0) + lane(whole, model)) / 1000)))
        return out

    def cues(self, trigger: Trigger | None) -> list[list[str]]:
        """What speaks for each of `days` as the day of what `trigger` tells."""
        marks, gaps = self._none_cues(trigger), self._gaps(trigger)
        return [
            own + self._trigger_cues(trigger, day, marks, gaps) for own, day in zip(self._own, self.days, strict=True)
        ]

    def kind_cues(self, day: Day, kind: str) -> list[str]:
        """What speaks for a day by the kind of event: how likely the kind is here, and where the day was given."""
        likely = step(self.scene.odds.get(kind, 0.0))
        out = [f"p{likely}", f"{day.where}|p{likely}"]
        if day.source:
            out.append(f"carried|same {step(day.source.odds.get(kind, 0.0))}")
        return out

    def _place(self, date: Date) -> tuple[int, int]:
        """The first token of a date within its sentence, and the first after it."""
        tokens = self.scene.tokens
        at = next((k for k, t in enumerate(tokens) if t.end > date.start), 0)
        after = next((k for k in range(at, len(tokens)) if tokens[k].start >= date.end), len(tokens))
        return at, after

    def _own_cues(self, day: Day) -> list[str]:
        scene, where, value = self.scene, day.where, day.value
        n = min(len(scene.dates), 3)
        out = [where, f"{where}|n{n}"]
        if value is None or day.expression is None or day.source:
            if value is not None:
                when = side(value, self.published)
                out += [f"{where}|{when}", f"{where}|{precision(value)}", f"{where}|{when}|n{n}"]
            if scene.tokens[0].lower in LINKED:
                out.append(f"{where}|linked start")
            if day.source:
                out += self._carried_cues(day.source, where)
            elif value is None:
                out += self._alone_cues()
            return out
        tokens = scene.tokens
        at, after = self._places[day.expression.start]
        previous = tokens[at - 1].lower if at else "^"
        following = tokens[after].lower if after < len(tokens) else "$"
        order = min(sum(d.start < day.expression.start for d in scene.dates), 3)
        out += [
            side(value, self.published), precision(value), f"prev {previous}", f"next {following}",
            f"order {order} of {n}",
            f"prev2 {tokens[at - 2].lower if at > 1 else '^'} {previous}",
        ]  # fmt: skip
        if where == "here":
            for _, joint, one in self.spans:
                if one is day.expression or (joint in ("span", "and") and one.end < day.expression.start):
                    out.append(f"part of {joint}")
                    break
        verb = self._verb_near(at)
        if verb:
            for name in verb.classes:
                out += [f"near {name}", f"near {name}|{verb.form}"]
        return out

    def _alone_cues(self) -> list[str]:
        """For no day at all: which days of earlier sentences might have been meant."""
        n = min(len(self.scene.dates), 3)
        ways = {day.where.split()[0] for day in self.days if day.source}
        near = any(day.where == "carry 0" for day in self.days)
        return [
            f"none|lead {'lead' in ways}|n{n}",
            f"none|meeting {'meeting' in ways}|n{n}",
            f"none|carry {'carry' in ways}|near {near}|n{n}",
        ]

    def _carried_cues(self, source: Scene, where: str) -> list[str]:
        scene = self.scene
        far = min(max(scene.sentence.i - source.sentence.i - 1, 0), 6)
        dated = self._dated_between(source.sentence.i + 1, scene.sentence.i) if far else 0
        way = where.split()[0]
        if self._carried is None:
            self._carried = self._how_it_carries()
        told, words = self._carried
        n = min(len(scene.dates), 3)
        odds = source.odds
        talks = step(odds.get("talks", 0.0))
        shared = {a.name for _, a in scene.mentions} & {a.name for _, a in source.mentions}
        return [
            f"carried|talks {talks}", f"carried|agreement {step(odds.get('agreement', 0.0))}",
            f"carried|contact {step(odds.get('contact', 0.0))}", f"carried|action {step(odds.get('action', 0.0))}",
            f"{way}|between {dated}", f"{way}|far {far}|n{n}", f"{way}|between {dated}|n{n}|{told}",
            f"{way}|lead verb {told}|n{n}", f"{way}|of {min(len(source.dates), 3)}", f"{way}|talks {talks}|n{n}|{told}",
            f"{way}|quote {scene.tokens[0].text in QUOTES}|n{n}", f"carried|shared {min(len(shared), 2)}",
            f"carried|paragraph {scene.sentence.paragraph == source.sentence.paragraph}", *words,
        ]  # fmt: skip

    def _dated_between(self, first: int, last: int) -> int:
        """How many sentences from `first` up to `last` give a recent day, three at most."""
        before = [dated_before(self._scenes, n, self.published) for n in (first, last)]
        return min(before[1] - before[0], 3)

    def _how_it_carries(self) -> tuple[str, list[str]]:
        """The form of the sentence's first verb of the lists, and its words that tie it to the one before."""
        triggers = self.scene.triggers
        lead = next((t for t in triggers if t.is_verb), triggers[0] if triggers else None)
        words = [f"carried|word {t.lower}" for t in self.scene.tokens if t.lower in CARRYING]
        return lead.form if lead else "-", words

    def _none_cues(self, trigger: Trigger | None) -> list[str]:
        scene = self.scene
        if trigger is None or not scene.dates:
            return []
        lead = next((t for t in scene.triggers if t.is_verb), scene.triggers[0])
        nearest = min(map(abs, self._gaps(trigger).values()))
        out = [f"none|{trigger.form}|lead {c}|{lead.i == trigger.i}" for c in lead.classes]
        out.append("none|nearest " + _distance(nearest))
        if any(where == "span" or where == "days" for _, where, _ in self.spans):
            out.append("none|span")
        return out

    def _trigger_cues(self, trigger: Trigger | None, day: Day, marks: list[str], gaps: dict[int, int]) -> list[str]:
        where, date = day.where, day.expression
        if trigger is None:
            return [f"{where}|?"]
        form = trigger.form
        out = [f"{where}|{form}", f"{where}|{trigger.lemma}", *(f"{where}|{c}" for c in trigger.classes)]
        if day.value is None:
            return out + marks
        when = side(day.value, self.published)
        if date is None or day.source:
            out.append(f"{where}|{when}|{form}")
            return out
        tokens = self.scene.tokens
        at = self._places[date.start][0]
        gap = gaps[date.start]
        place = trigger.i - tokens[0].i
        between = tokens[place + 1 : at] if gap > 0 else tokens[at:place]
        direction = "after" if gap > 0 else "before"
        links = LINKS.intersection([t.lower for t in between])
        verbs = sum(t.tag.startswith("V") and t.lower not in AUXILIARIES for t in between)
        commas = sum(t.text in ",;—:" for t in between)
        nearest = min(map(abs, gaps.values())) == abs(gap)
        far = _distance(abs(gap))
        n = min(len(self.scene.dates), 3)
        out += [
            f"{when}|{form}", f"{direction} {far}", f"verbs {min(verbs, 3)}", f"nearest {nearest}|n{n}",
            f"{direction}|verbs {min(verbs, 2)}", f"{direction}|verbs {min(verbs, 3)}|commas {min(commas, 2)}",
            f"nearest {nearest}|{direction}|verbs {min(verbs, 2)}",
        ]  # fmt: skip
        for link in links:
            out += [f"across {link}", f"{direction}|across {link}", f"{form}|{direction}|across {link}"]
        if not links:
            out.append(f"{direction}|no link")
        tie = self.scene.ties.relation(self.scene.ties.clause(trigger), tokens[at].i)
        out += [f"tie {tie}", f"tie {tie}|{form}", f"tie {tie}|nearest {nearest}"]
        previous = tokens[at - 1].lower if at else "^"
        if previous in PREPOSITIONS:
            out.append(f"{trigger.lemma}|{previous}")
        verb = self._verb_near(at)
        if verb:
            governs = verb.i == trigger.i
            out.append(f"near is trigger {governs}")
            for name in verb.classes:
                out += [f"{form}|near {name}|{governs}", f"{form}|near {name}|{when}"]
        return out

    def _gaps(self, trigger: Trigger | None) -> dict[int, int]:
        """Tokens from a trigger to each date of the sentence; negative where the date comes first."""
        place = trigger.i - self.scene.tokens[0].i if trigger else 0
        return {start: at - place for start, (at, _) in self._places.items()}

    def _verb_near(self, at: int) -> Trigger | None:
        """The verb of the lists that stands nearest before token `at` of the sentence, else the first after it."""
        first = self.scene.tokens[0].i
        found: Trigger | None = None
        for trigger in self.scene.triggers:
            if trigger.is_verb:
                if found is not None and trigger.i - first >= at:
                    break
                found = trigger
        return found


def _distance(n: int) -> str:
    return "1" if n <= 1 else "3" if n <= 3 else "6" if n <= 6 else "10" if n <= 10 else "20" if n <= 20 else "far"
