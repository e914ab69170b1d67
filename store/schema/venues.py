"""The places where something happened or is proposed to happen, so that they are found by name however many events
there are.

`venue` has each place of each negotiation, as reports write it, with how many events and proposals are shown there;
`venue_search` finds it by its words, as they are written and as one types them ("lodz"). Triggers keep both in step
with the tables, so that they are right at every commit of any process; a place where nothing is shown any more has no
row.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from store.schema.steps import migrations, run

_TABLES = (("event", "events"), ("proposal", "proposals"))

_LETTERS = "øo łl đd ðd þth ßss æae œoe ıi ħh ŋn ØO ŁL ĐD ÐD ÞTh ẞSS ÆAE ŒOE ĦH ŊN"
"""Letters that Unicode does not decompose, each with how one types it."""


def _plain(name: str) -> str:
    """An expression for a name without such letters."""
    for each in _LETTERS.split():
        name = f"replace({name}, '{each[0]}', '{each[1:]}')"
    return name


def _triggers(table: str, count: str) -> Iterator[str]:
    """Count what comes, goes, and moves."""
    add = (
        f"insert into venue (negotiation_id, name, {count}) select new.negotiation_id, new.place, 1"
        " where new.place != '' and new.hidden = 0"
        f" on conflict (negotiation_id, name) do update set {count} = {count} + 1; "
    )
    this = "negotiation_id = old.negotiation_id and name = old.place"
    take = (
        f"update venue set {count} = {count} - 1 where {this} and old.hidden = 0; "
        f"delete from venue where {this} and events = 0 and proposals = 0; "
    )
    changed = " or ".join(f"new.{column} is not old.{column}" for column in ("place", "negotiation_id", "hidden"))
    yield f"create trigger venue_of_{table}_comes after insert on {table} begin {add}end"
    yield f"create trigger venue_of_{table}_goes after delete on {table} begin {take}end"
    yield (
        f"create trigger venue_of_{table}_moves after update of place, negotiation_id, hidden on {table}"
        f" when {changed} begin {take}{add}end"
    )


def _counts() -> Iterator[str]:
    """Count what is there."""
    for table, count in _TABLES:
        yield (
            f"insert into venue (negotiation_id, name, {count}) select negotiation_id, place, count(*) from {table}"
            " where place != '' and hidden = 0 group by 1, 2"
            f" on conflict (negotiation_id, name) do update set {count} = excluded.{count}"
        )


def count_venues_anew(db: Database) -> None:
    """Count all places: for one who has filled the tables without their triggers."""
    run(db, "delete from venue", *_counts(), "insert into venue_search (venue_search) values ('rebuild')")


@migrations()
def m019_venues(db: Database) -> None:
    """Places by name, what keeps them, and indexes for what happened at one: now, and as it was known on a day."""
    run(
        db,
        f"""
        create table venue (
            id integer primary key,
            negotiation_id integer not null,
            name text not null,
            plain text not null generated always as ({_plain("name")}) virtual,
            events integer not null default 0,
            proposals integer not null default 0,
            unique (negotiation_id, name)
        )""",
        "create virtual table venue_search using fts5(name, plain, content='venue', content_rowid='id',"
        " tokenize='unicode61 remove_diacritics 2', prefix='2 3')",
        """
        create trigger venue_search_insert after insert on venue begin
            insert into venue_search(rowid, name, plain) values (new.id, new.name, new.plain);
        end""",
        """
        create trigger venue_search_delete after delete on venue begin
            insert into venue_search(venue_search, rowid, name, plain)
            values ('delete', old.id, old.name, old.plain);
        end""",
        *_counts(),
        *(trigger for table in _TABLES for trigger in _triggers(*table)),
        "create index event_shown_at on event(place, sort_day, id) where hidden = 0 and place is not null",
        "create index proposal_shown_at on proposal(place, sort_day, id) where hidden = 0 and place is not null",
        "create index event_state_at on event_state(place, since) where place is not null",
        "create index proposal_state_at on proposal_state(place, since) where place is not null",
    )
