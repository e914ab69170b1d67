"""What has been looked at, so that what came in since can be marked.

Reports are counted as they arrive: `document.arrival` is the number that a report had when its text came in, the
highest of all at that time, whatever its day of publication. What a report tells came in with it; where a new version
of the text tells what an older one told already, the row keeps the older number in a column of its own.

A `visit` is each time that somebody came to look, a `look` what was then looked at: one fact, or everything (of one
negotiation, or of all), up to an arrival. Nothing else is kept: what is new follows from these, and to undo a look is
to delete its row.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run


@migrations()
def m009_visits(db: Database) -> None:
    """Reports by arrival, visits, and what was looked at. Of the reports that are there, the order of their ids is the
    order in which they came."""
    run(
        db,
        "alter table document add column arrival integer not null default 0",
        "update document set arrival = id",
        "create index document_arrival on document(arrival)",
        *(
            f"alter table {table} add column arrival integer"
            for table in ("actor_report", "event_report", "proposal_report", "answer", "dispute")
        ),
        "create table visit (id integer primary key, at text not null, arrival integer not null)",
        """
        create table look (
            id integer primary key,
            at text not null,
            arrival integer not null,
            kind text check (kind in ('event', 'proposal', 'actor', 'dispute')),
            fact_id integer,
            negotiation_id integer references negotiation(id),
            check ((kind is null) = (fact_id is null))
        )""",
        "create index look_fact on look(kind, fact_id, arrival)",
    )
