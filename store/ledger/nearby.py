"""Events and proposals that a report may tell again: those of the same kind with somebody in common, by index.

None of these questions costs more where more is known: each gives the few that are near in time, of one actor at a time
(`store.schema.matching` has the indexes).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from store.ledger.rows import Row, content_words, marks, rows

RECENT = 50
"""Entries of one actor and kind that are looked at where no day leads to them: those told of last. In the stories
nobody has more than 12 proposals of a kind, and 30 events."""

OF_DAYS = 200
"""Entries of one actor and kind that are looked at around a day."""

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

FIGURE = re.compile(r"\d[\d,.]*\d|\d")
"""A number as it is written: a percentage, a sum, a count."""


def events(db: Database, told: Row, actors: Iterable[int]) -> list[int]:
    """Events of the kind of one that is told, around its day or without one, with one of its actors or with nobody."""
    found: set[int] = set()
    people = sorted(actors)
    for actor_id in people:
        key = [told["negotiation_id"], actor_id, told["kind"]]
        near = "select event_id from event_actor where negotiation_id = ? and actor_id = ? and kind = ?"
        found |= _ids(db, f"{near} and earliest is null order by told desc limit {RECENT}", key)
        if told["earliest"] is None:
            found |= _ids(db, f"{near} order by told desc limit {RECENT}", key)
        else:
            first, last, year = _around(told)
            found |= _ids(db, f"{near} and earliest between ? and ? limit {OF_DAYS}", [*key, first, last])
            found |= _ids(
                db,
                f"{near} and latest > earliest and earliest between ? and ? and latest >= ? limit {OF_DAYS}",
                [*key, year, first, told["earliest"]],
            )
    if told["earliest"] is not None:
        first, last, _ = _around(told)
        alone = " and alone" if people else ""
        found |= _ids(
            db,
            "select id from event where negotiation_id = ? and kind = ?"
            f" and earliest between ? and ?{alone} order by earliest limit {OF_DAYS}",
            [told["negotiation_id"], told["kind"], first, last],
        )
    return sorted(found)


def proposals(db: Database, told: Row, actors: Iterable[int]) -> list[int]:
    """Proposals of the kind of one that is told by one of these actors: for the same day, and those told of last."""
    found: set[int] = set()
    for actor_id in sorted(actors):
        key = [told["negotiation_id"], actor_id, told["kind"]]
        near = "select proposal_id from proposal_actor where negotiation_id = ? and actor_id = ? and kind = ?"
        found |= _ids(db, f"{near} and part = 'by' order by told desc limit {RECENT}", key)
        if told["earliest"] is not None:
            found |= _ids(db, f"{near} and earliest = ? and part = 'by' limit {OF_DAYS}", [*key, told["earliest"]])
    return sorted(found)


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


def names(db: Database, document_id: object) -> frozenset[str]:
    """The words that a report's actors are called by: in a sentence they tell nothing of what it is about."""
    called = db.execute(
        "select group_concat(actor_report_name.name, ' ') from actor_report_name"
        " join actor_report on actor_report.id = actor_report_id where document_id = ?",
        [document_id],
    ).fetchone()[0]
    return content_words(called or "")


def _ids(db: Database, sql: str, values: Sequence[object]) -> set[int]:
    return {row[0] for row in db.execute(sql, values)}


def _around(told: Row) -> tuple[str, str, str]:
    """The first and the last day around those of an event, and the beginning of the year before."""
    first = max(date.fromisoformat(str(told["earliest"])), date.min + AROUND)
    last = min(date.fromisoformat(str(told["latest"])), date.max - AROUND)
    return (first - AROUND).isoformat(), (last + AROUND).isoformat(), f"{max(first.year - 1, 1):04d}-01-01"
