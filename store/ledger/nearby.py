"""Events and proposals that a report may tell again: those of the same kind with somebody in common, by index.

None of these questions costs more where more is known: each gives the few that are near in time, of one actor at a time
(`store.schema.matching` has the indexes).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from sqlite_utils import Database

from store.ledger.rows import Row, Value, content_words, marks, rows

RECENT = 50
"""Entries of one actor and kind that are looked at where no day leads to them: those told of last. In the stories
nobody has more than 12 proposals of a kind, and 30 events."""

OF_DAYS = 100
"""Entries of one actor and kind that are looked at on a day, and around it."""

CLOSEST = 24
"""Entries that are weighed: those of the same day and with most actors in common, then those told of last. With 12 the
timelines and proposals of the stories for learning are the same."""

FEW = 4
"""Words of which one in common is a quarter, however few there are."""

AROUND = timedelta(days=31)
"""How far a day may be from the one that a meeting was first set for, or that a month or a quarter begins with."""


EVERYWHERE = frozenset(
    "accept agreed agreem also announ answer any april asked august back billio both but called came chief come"
    " compan day days deal decemb delega demand down draft due each early end envoy februa first five follow foreig"
    " forwar four friday gave go govern handed head held him hold hours if instea invite januar july june last later"
    " leader letter made march may meet meetin member met minist monday month more negoti new next no nothin novemb"
    " oct octobe off offer offere one open other out over own page paper part partie percen place plan presen presid"
    " prime propos put ready refuse replie reques return round s same saturd secret sent septem sessio should side"
    " sides signed sit so strike sugges summit sunday table take talk talks teleph text them there three thursd time"
    " told took truce tuesda turned two under union until up vote wanted wants we wednes week when which who within"
    " withou year years".split()
)
"""Content words, cut to six letters, that stand in more than 2% of the events or proposals of the stories for
learning, and the months: they do not tell one from another."""

_FIGURE = re.compile(r"\d[\d,.]*\d|\d")


@dataclass(slots=True)
class _Found:
    """How an entry was found: by how many actors, on the same day, when it was told last."""

    actors: int = 0
    same_day: bool = False
    told: str = ""


class _Near:
    """What is found for something that is told."""

    def __init__(self, db: Database, told: Row, table: str, where: str = "") -> None:
        self.db, self.told = db, told
        self.found: dict[int, _Found] = {}
        self.sql = (
            f"select {table}_id, earliest, told from {table}_actor"
            f" where negotiation_id = ? and actor_id = ? and kind = ?{where}"
        )

    def add(self, actor_id: int, *questions: tuple[str, list[Value]]) -> None:
        """Look for entries of one actor by each of these conditions; the actor counts once for each entry."""
        seen: set[int] = set()
        key = [self.told["negotiation_id"], actor_id, self.told["kind"]]
        for condition, values in questions:
            self.note(self.db.execute(f"{self.sql} {condition}", [*key, *values]), seen)

    def note(self, rows: Iterable[tuple[int, str | None, str | None]], seen: set[int]) -> None:
        """Take in what was found."""
        for entry, earliest, last_told in rows:
            how = self.found.setdefault(entry, _Found())
            how.actors += entry not in seen
            how.same_day = how.same_day or (earliest is not None and earliest == self.told["earliest"])
            how.told = last_told or how.told
            seen.add(entry)

    def closest(self) -> list[int]:
        """The entries to weigh."""

        def rank(entry: int) -> tuple[int, str, int]:
            how = self.found[entry]
            return 2 * how.same_day + how.actors, how.told, entry

        return sorted(sorted(self.found, key=rank, reverse=True)[:CLOSEST])


def events(db: Database, told: Row, actors: Collection[int]) -> list[int]:
    """Events of the kind of one that is told, around its day or without one, with one of its actors or with nobody."""
    near = _Near(db, told, "event")
    undated = (f"and earliest is null order by told desc limit {RECENT}", list[Value]())
    if told["earliest"] is None:
        for actor_id in sorted(actors):
            near.add(actor_id, undated, (f"order by told desc limit {RECENT}", []))
        return near.closest()
    first, last, year = _around(told)
    for actor_id in sorted(actors):
        near.add(
            actor_id,
            (f"and earliest = ? limit {OF_DAYS}", [told["earliest"]]),
            (f"and earliest between ? and ? limit {OF_DAYS}", [first, last]),
            (
                f"and latest > earliest and earliest between ? and ? and latest >= ? limit {OF_DAYS}",
                [year, first, told["earliest"]],
            ),
            undated,
        )
    near.note(
        db.execute(
            "select id, earliest, null from event where negotiation_id = ? and kind = ? and earliest between ? and ?"
            f"{' and alone' if actors else ''} order by earliest limit {OF_DAYS}",
            [told["negotiation_id"], told["kind"], first, last],
        ),
        set(),
    )
    return near.closest()


def proposals(db: Database, told: Row, actors: Collection[int]) -> list[int]:
    """Proposals of the kind of one that is told by one of these actors: for the same day, and those told of last."""
    near = _Near(db, told, "proposal", " and part = 'by'")
    for actor_id in sorted(actors):
        near.add(
            actor_id,
            (f"and earliest = ? limit {OF_DAYS}", [told["earliest"]]),
            (f"order by told desc limit {RECENT}", []),
        )
    return near.closest()


def tellings(db: Database, table: str, ids: list[int], but: object) -> dict[int, list[Row]]:
    """What the reports that are laid, but for one, tell of these entries, in order of publication.

    The entry that was told first is the first, whatever its id. The one report is that which is being laid: what it
    told when it was laid before counts no more.
    """
    found: dict[int, list[Row]] = {}
    for telling in rows(
        db,
        f"select told.*, document.published from {table}_report told join document on document.id = document_id"
        f" where {table}_id in ({marks(ids)}) and document.laid"
        " and document_id != ? order by document.published, document.hash, told.start, told.id",
        [*ids, but],
    ):
        found.setdefault(int(telling[f"{table}_id"] or 0), []).append(telling)
    return found


@lru_cache(maxsize=10_000)
def words(text: str) -> frozenset[str]:
    """The words of a text that tell one event or proposal from another."""
    return content_words(text) - EVERYWHERE


@lru_cache(maxsize=10_000)
def figures(text: str) -> frozenset[str]:
    """The numbers of a text, as they are written: a percentage, a sum, a count."""
    return frozenset(_FIGURE.findall(text))


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of words in common, 0 to 1, of the fewer; of very few words none is a large share."""
    return len(one & other) / max(FEW, min(len(one), len(other)))


def names(db: Database, document_id: object) -> frozenset[str]:
    """The words that a report's actors are called by: in a sentence they tell nothing of what it is about."""
    called = db.execute(
        "select group_concat(actor_report_name.name, ' ') from actor_report_name"
        " join actor_report on actor_report.id = actor_report_id where document_id = ?",
        [document_id],
    ).fetchone()[0]
    return content_words(called or "")


def _around(told: Row) -> tuple[str, str, str]:
    """The first and the last day around those of an event, and the beginning of the year before."""
    first = max(date.fromisoformat(str(told["earliest"])), date.min + AROUND)
    last = min(date.fromisoformat(str(told["latest"])), date.max - AROUND)
    return (first - AROUND).isoformat(), (last + AROUND).isoformat(), f"{max(first.year - 1, 1):04d}-01-01"
