"""The cast of a report: its actors, and where each is named."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field

from store.reader.reading import Actor, Mention


@dataclass(slots=True)
class Cast:
    """The actors of one report, with every place that names them, in order of appearance.

    `mentions` holds (mention, actor) pairs sorted by start; pronouns and descriptions are not among them.
    """

    actors: tuple[Actor, ...]
    mentions: list[tuple[Mention, Actor]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _by_name: dict[str | None, Actor] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.mentions = sorted(((m, a) for a in self.actors for m in a.mentions), key=lambda pair: pair[0].start)
        self._starts = [m.start for m, _ in self.mentions]
        self._by_name = {actor.name: actor for actor in reversed(self.actors)}

    def between(self, start: int, end: int) -> list[tuple[Mention, Actor]]:
        """The mentions that begin at or after `start` and before `end` (characters), in order."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def named(self, name: str | None) -> Actor | None:
        """The actor of that `name`."""
        return self._by_name.get(name)
