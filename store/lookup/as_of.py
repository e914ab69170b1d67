"""What was known at the end of a day in the past: the same questions, asked of the states of that day.

On the connection that asks, each table that a question may name is hidden by a temporary view of that name: of entries
there is the state of that day, of reports and names only those of that day or before. No question needs to know of it,
and nothing is worked out: `store.schema.states` says what a state is.

A correction counts whenever the day: who an actor is, when a meeting was, that a thing was no proposal. Only the status
that a person set counts from the entry's last state on: before that it had another.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from datetime import date

_KEPT = {
    "actor": ("name", "kind", "party_id", "role", "key", "reports", "last_reported"),
    "event": ("what", "kind", "status", "date", "earliest", "latest", "place", "reports", "sort_day"),
    "proposal": (
        "what", "kind", "date", "earliest", "latest", "place", "made", "status", "why", "answer_id", "told_by",
        "event_id", "later_id", "counters_id", "reports", "sort_day",
    ),
}  # fmt: skip
"""What the state of a day knows of an entry; all else (id, negotiation, whether it is hidden) is as it is now."""

_DAY = ("date", "earliest", "latest", "sort_day")


def look_back(db: sqlite3.Connection, day: date) -> None:
    """From now on this connection sees the store as it was known at the end of `day`."""
    then = f"'{day.isoformat()}'"
    reported = f"(select 1 from main.document d where d.id = {{}} and d.published <= {then})"
    views = {
        "document": f"select * from main.document where published <= {then}",
        "dispute": f"select * from main.dispute where exists {reported.format('dispute.document_id')}",
        "joined_then": _JOINED.format(then),
        "actor_then": _entries(db, "actor", then),
        "actor": "select actor_then.*, coalesce((select party.name from temp.actor_then party"
        " where party.id = actor_then.party_id), actor_then.name) as side from temp.actor_then",
        "event": _events(db, then),
        "proposal": _entries(db, "proposal", then),
        "actor_name": _told_then("actor_name", then, "join main.actor_report_name x on x.actor_report_id = told.id",
                                 "actor_report", "told.actor_id = {0}.actor_id and x.name = {0}.name"),
        "event_actor": _told_then("event_actor", then, _LINKS.format("event"), "event_report",
                                  "told.event_id = {0}.event_id and who.actor_id = {0}.actor_id"),
        "proposal_actor": _told_then(
            "proposal_actor", then, _LINKS.format("proposal"), "proposal_report",
            "told.proposal_id = {0}.proposal_id and who.actor_id = {0}.actor_id and x.part = {0}.part",
        ),
    }  # fmt: skip
    for name, question in views.items():
        db.execute(f"create temp view {name} as {question}")


_JOINED = (
    "select joined_to as id from main.proposal_corrected where joined_to is not null and not exists"
    " (select 1 from main.proposal_report told join main.document d on d.id = told.document_id"
    " where told.proposal_id = joined_to and d.published > {})"
)
"""The proposals to which a person joined others, whose states are their own, where all was known: they are as now."""

_LINKS = (
    "join main.{0}_report_actor x on x.{0}_report_id = told.id join main.actor_report who on who.id = x.actor_report_id"
)


def _told_then(table: str, then: str, joins: str, told: str, match: str) -> str:
    """The rows of a table that a report of that day or before tells of; and those of which no report tells at all."""
    who = f"select 1 from main.{told} told {joins} join main.document d on d.id = told.document_id where"
    same = match.format(table)
    return (
        f"select * from main.{table} where exists ({who} {same} and d.published <= {then}) or not exists ({who} {same})"
    )


def _entries(db: sqlite3.Connection, table: str, then: str) -> str:
    """The entries that were known, as they were; with what a person has corrected since."""
    columns = [name for name in _columns(db, table) if name != "side"]
    corrected = _columns(db, f"{table}_corrected")
    shown = ", ".join(f"{_column(table, name, corrected)} as {name}" for name in columns)
    if table == "proposal":
        joined = "s.until is null and e.id in (select id from temp.joined_then)"
        cases = ((name, _column(table, name, corrected)) for name in columns)
        shown = ", ".join(  # what is as it is now stays a plain column, which has an index
            f"e.{name}" if column == f"e.{name}" else f"case when {joined} then e.{name} else {column} end as {name}"
            for name, column in cases
        )
    corrections = f"left join main.{table}_corrected c on c.{table}_id = e.id" if corrected else ""
    if table == "actor":  # one may have thousands of states, and each row of the other lists names some actors
        return (
            f"select {shown} from main.actor e join main.actor_state s on s.id = (select x.id from main.actor_state x"
            f" where x.actor_id = e.id and x.since <= {then} and (x.until is null or x.until > x.since)"
            f" order by x.since desc limit 1) {corrections}"
        )
    return (
        f"select {shown} from main.{table}_state s join main.{table} e on e.id = s.{table}_id {corrections}"
        f" where s.since <= {then} and (s.until is null or s.until > {then})"
    )


def _events(db: sqlite3.Connection, then: str) -> str:
    """The events that were known, so that a page of them costs little however many there are.

    Nearly all stand on the day that their state gives: those come in order from `event_state_page`, and what is not
    asked for is not looked up. Those that a person has put on another day are sorted, and the two are merged: which
    SQLite does only where each column is of one type in both, hence the cast.
    """
    columns, corrected = _columns(db, "event"), _columns(db, "event_corrected")
    shown = {name: _column("event", name, corrected) for name in columns}
    shown["id"] = "s.event_id"
    there = {**shown, **{name: f"s.{name}" for name in _DAY}}
    elsewhere = {**shown, **{name: f"cast({shown[name]} as text)" for name in _DAY}}
    moved = "s.event_id {} (select event_id from main.event_corrected where sort_day is not null)"
    parts = ((there, moved.format("not in")), (elsewhere, moved.format("in")))
    return " union all ".join(  # cross join: in the order of states, which are of all negotiations
        f"select {', '.join(f'{what} as {name}' for name, what in part.items())} from main.event_state s"
        " cross join main.event e on e.id = s.event_id left join main.event_corrected c on c.event_id = s.event_id"
        f" where s.since <= {then} and (s.until is null or s.until > {then}) and {where}"
        for part, where in parts
    )


def _columns(db: sqlite3.Connection, table: str) -> list[str]:
    return [row[1] for row in db.execute(f"pragma main.table_info({table})")]


def _column(table: str, name: str, corrected: Collection[str]) -> str:
    """Where a column of an entry comes from."""
    if name == "last_reported" and table != "actor":  # of the last report up to then: the state counts from its day on
        return "s.since"
    if name not in _KEPT[table]:
        return f"e.{name}"
    if name not in corrected:
        return f"s.{name}"
    if name == "status":
        return "case when s.until is null then coalesce(c.status, s.status) else s.status end"
    if name == "party_id":
        return "case when c.sided then c.party_id else s.party_id end"
    if name in _DAY and "sort_day" in corrected:
        return f"case when c.sort_day is null then s.{name} else c.{name} end"
    return f"coalesce(c.{name}, s.{name})"
