"""A report that is read again tells most of what it told before: its new rows are paired with those of the reading
before, so that the ledger gives what they tell the same place, under the same id."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from store.ledger.rows import overlap
from store.spelling import folded

SAME_WORDING = 0.8
"""Share of content words in common from which two rows of one kind tell the same, although the sentences that they rest
on are others. Not measured: a sentence that was cut or mended in a new version of the text keeps nearly all of them."""

TABLES = ("date_mention", "dispute", "proposal_report", "event_report", "actor_report")
"""What a report says by itself; all else of it hangs on these. Proposals and events stand before the actors that they
name, as they are deleted in this order."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A row of a report's own layer, by what tells it from its like: `names` are spellings, folded. It belongs to the
    reading that the row `part_of` of the table `table` (itself, or what it hangs on) belongs to."""

    id: int
    kind: str
    what: str
    quote: str
    table: str = ""
    part_of: int = 0
    names: frozenset[str] = frozenset()

    def is_old(self, before: Mapping[str, Sequence[int]]) -> bool:
        """Whether it is a row of the reading before."""
        return self.part_of in before[self.table]


def rows_of(db: Database, document_id: int) -> dict[str, list[int]]:
    """The rows of what a report says, by table."""
    return {
        table: [row[0] for row in db.execute(f"select id from {table} where document_id = ?", [document_id])]
        for table in TABLES
    }


def replace(db: Database, document_id: int, before: Mapping[str, Sequence[int]]) -> None:
    """Let the new rows of a report take the place of those `before`, which are deleted.

    A row that tells what one of them told keeps when that came in, and until it is laid the actor, event or proposal
    that it is told of; a dispute keeps its id.
    """
    if any(before.values()):
        for table, tellings in _TELLINGS.items():
            told = tellings(db, document_id)
            same = pairs([t for t in told if t.is_old(before)], [t for t in told if not t.is_old(before)])
            for now, then in same.items():
                for column in _KEPT[table]:
                    db.execute(
                        f"update {table} set {column} = (select {column} from {table} where id = ?) where id = ?",
                        [then, now],
                    )
            if table == "dispute":
                for now, then in same.items():
                    _keep_dispute(db, now, then)
                before = {**before, table: [row for row in before[table] if row not in same.values()]}
    for table in TABLES:
        db.conn.executemany(f"delete from {table} where id = ?", [(row,) for row in before[table]])


def pairs(before: Sequence[Telling], now: Sequence[Telling]) -> dict[int, int]:
    """For each new row that tells what one of the reading before told, that one; no two the same, the likest first."""
    scored = [(likeness(new, old), new.id, old.id) for new in now for old in before]
    out: dict[int, int] = {}
    for score, new_id, old_id in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if score > 0 and new_id not in out and old_id not in out.values():
            out[new_id] = old_id
    return out


def likeness(one: Telling, other: Telling) -> float:
    """How well two rows of one report may tell the same; 0 where they do not.

    Of actors those with a spelling in common; of the rest those that rest on the same sentence, also where its kind is
    now read otherwise, and those of one kind in nearly the same words.
    """
    kind = float(one.kind == other.kind)
    if one.names or other.names:
        shared = len(one.names & other.names)
        return shared and 2.0 * (one.what == other.what) + kind + shared / max(len(one.names), len(other.names))
    wording = overlap(one.what, other.what) + (one.what == other.what)
    if one.quote == other.quote:
        return 4 + 2 * kind + wording
    if one.quote in other.quote or other.quote in one.quote:
        return 2 + 2 * kind + wording
    return kind + wording if kind and overlap(one.what, other.what) >= SAME_WORDING else 0.0


# ------------------------------------------------------------ what tells a row from its like


def _actors(db: Database, document_id: int) -> list[Telling]:
    names: dict[int, set[str]] = {}
    spelled = db.execute(
        "select actor_report_id, spelling.name from actor_report_name spelling"
        " join actor_report on actor_report.id = actor_report_id where document_id = ?",
        [document_id],
    )
    for row_id, name in spelled:
        names.setdefault(row_id, set()).add(folded(name))
    said = db.execute("select id, kind, name, quote from actor_report where document_id = ?", [document_id])
    return [
        Telling(row_id, kind, name, quote, "actor_report", row_id, frozenset(names.get(row_id, ())))
        for row_id, kind, name, quote in said
    ]


def _asked(sql: str) -> Callable[[Database, int], list[Telling]]:
    def tellings(db: Database, document_id: int) -> list[Telling]:
        return [Telling(*row) for row in db.execute(sql, [document_id])]

    return tellings


_TELLINGS: dict[str, Callable[[Database, int], list[Telling]]] = {
    "actor_report": _actors,
    "event_report": _asked(
        "select id, kind, what, quote, 'event_report', id from event_report where document_id = ? order by id"
    ),
    "proposal_report": _asked(
        "select id, kind, what, quote, 'proposal_report', id from proposal_report where document_id = ? order by id"
    ),
    "answer": _asked(
        "select answer.id, response, what, answer.quote, 'proposal_report', proposal_report.id from answer"
        " join proposal_report on proposal_report.id = proposal_report_id where document_id = ? order by answer.id"
    ),
    "dispute": _asked(
        "select dispute.id, '', about, group_concat(quote, ' '), 'dispute', dispute.id from dispute"
        " join account on account.dispute_id = dispute.id where document_id = ? group by dispute.id"
    ),
}

_KEPT = {
    "actor_report": ("arrival", "actor_id"),
    "event_report": ("arrival", "event_id"),
    "proposal_report": ("arrival", "proposal_id"),
    "answer": ("arrival",),
    "dispute": (),
}
"""The columns that a row takes over from the one that told the same."""


def _keep_dispute(db: Database, now: int, then: int) -> None:
    """Nothing stands between a dispute and whoever looked at it, so it keeps its own id."""
    db.execute("delete from account where dispute_id = ?", [then])
    db.execute("update dispute set about = (select about from dispute where id = ?) where id = ?", [now, then])
    db.execute("update account set dispute_id = ? where dispute_id = ?", [then, now])
    db.execute("delete from dispute where id = ?", [now])
