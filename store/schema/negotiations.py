"""Several negotiations in one store: each report, event and proposal belongs to one. Actors are one across them."""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run


@migrations()
def m007_negotiations(db: Database) -> None:
    """Negotiations by name; the first has none, and takes every report of which nobody said where it belongs.

    The columns cannot say that they refer to `negotiation`: SQLite adds such a column only where it may be empty. A
    negotiation is never deleted.
    """
    run(
        db,
        "create table negotiation (id integer primary key, name text not null unique)",
        "insert into negotiation (id, name) values (1, '')",
        "alter table document add column negotiation_id integer not null default 1",
        "create index document_negotiation on document(negotiation_id, published, hash)",
        "alter table event add column negotiation_id integer not null default 1",
        "create index event_negotiation on event(negotiation_id, sort_day, id)",
        "alter table proposal add column negotiation_id integer not null default 1",
        "create index proposal_negotiation on proposal(negotiation_id, sort_day, id)",
    )
