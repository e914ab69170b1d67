"""How lists are sorted otherwise than by day: what was reported last first, or what most reports tell first.

`last_reported` of an event or a proposal is the day from which its last state counts: of the last report that tells of
it, or that makes a proposal lapse. Triggers keep it in step with the states, so that an index has each list in order
and a page from anywhere is found without sorting it.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run
from store.spelling import LETTERS, respelled

_LAST = "select max(since) from {0}_state where {0}_id = {0}.id and until is null"

_FOLLOWS = """
    create trigger {0}_last_reported_{1} after {2} on {0}_state when new.until is null begin
        update {0} set last_reported = new.since where id = new.{0}_id and last_reported is not new.since;
    end"""


@migrations()
def m022_sorts(db: Database) -> None:
    """The day of the last report of each event and proposal, and indexes for each way to sort.

    The last columns of an index are there to be looked at in it: what a list is narrowed to, and what is counted of it.
    """
    for table, status in (("event", ""), ("proposal", ", status")):
        run(
            db,
            f"alter table {table} add column last_reported text",
            f"update {table} set last_reported = ({_LAST.format(table)})",
            _FOLLOWS.format(table, "comes", "insert"),
            _FOLLOWS.format(table, "returns", "update of until"),
            f"create index {table}_newest on {table}(last_reported, id, negotiation_id{status}) where hidden = 0",
            f"create index {table}_most_reported on {table}(reports, last_reported, id, negotiation_id{status})"
            " where hidden = 0",
        )
    run(
        db,
        "create index actor_newest on actor(last_reported, id)",
        "create index actor_most_reported on actor(reports, last_reported, id)",
        "drop index event_shown_kind",
        "create index event_shown_kind on event(kind, sort_day, id, latest, status, negotiation_id) where hidden = 0",
    )


@migrations()
def m023_plain_letters(db: Database) -> None:
    """The words of events and proposals are found also as one types them: "lodz", "tromso"."""
    for table in ("event_search", "proposal_search"):
        found = db.execute(f"select rowid, text from {table} where text glob ?", [f"*[{LETTERS}]*"]).fetchall()
        db.conn.executemany(
            f"update {table} set text = ? where rowid = ?", ((f"{text} {respelled(text)}", row) for row, text in found)
        )
