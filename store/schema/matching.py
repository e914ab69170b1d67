"""What the ledger finds by: keys of actors, and events and proposals by who takes part, kind and day.

`actor_key` has the keys by which an actor is found (`store.ledger.known_actors`), and of how many reports each is.
Names are counted likewise in `actor_name`: `reports` that use the name, and `named` of them that call the actor by it
in full. `heard` is a name as it sounds (`store.spelling`).

Who takes part in an event, and who has a part in a proposal, stands with the kind and the days of it, and the day of
the last report that tells it (`told`), so that one index finds what a report may tell again, however much is known
of the same actors. The triggers keep that so; the ledger writes only who takes part. An event in which nobody takes
part is marked as `alone`.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run


@migrations()
def m011_matching(db: Database) -> None:
    """Keys, counted names, and indexes. Whatever was laid before is laid again, so that it gets its keys."""
    run(
        db,
        "drop index actor_key",
        "alter table actor drop column key",
        "alter table actor_state drop column key",
        """
        create table actor_key (
            key text not null,
            actor_id integer not null references actor(id) on update cascade on delete cascade,
            reports integer not null,
            primary key (key, actor_id)
        ) without rowid""",
        "create index actor_key_actor on actor_key(actor_id)",
        "alter table actor_name add column heard text not null default ''",
        "alter table actor_name add column reports integer not null default 0",
        "alter table actor_name add column named integer not null default 0",
        "drop trigger actor_search_insert",
        "drop trigger actor_search_delete",
        "drop table actor_search",
        "create virtual table actor_search using fts5("
        "folded, heard, tokenize='trigram', content='actor_name', content_rowid='id')",
        """
        create trigger actor_search_insert after insert on actor_name begin
            insert into actor_search(rowid, folded, heard) values (new.id, new.folded, new.heard);
        end""",
        """
        create trigger actor_search_delete after delete on actor_name begin
            insert into actor_search(actor_search, rowid, folded, heard)
            values ('delete', old.id, old.folded, old.heard);
        end""",
        "alter table event add column alone integer not null default 1",
        "create index event_alone on event(negotiation_id, kind, earliest) where alone",
        "create index event_of_day on event(negotiation_id, kind, earliest)",
        *(statement.format(table) for table in ("event", "proposal") for statement in _NEAR),
        "create index event_actor_undated on event_actor(negotiation_id, actor_id, kind, told) where earliest is null",
        """
        create trigger event_actor_joins after insert on event_actor begin
            update event set alone = 0 where id = new.event_id and alone;
        end""",
        """
        create trigger event_actor_leaves after delete on event_actor
        when not exists (select 1 from event_actor where event_id = old.event_id) begin
            update event set alone = 1 where id = old.event_id;
        end""",
        *(f"create index {table}_empty on {table}(id) where reports = 0" for table in ("actor", "event", "proposal")),
        # What a person hid is little among much that nobody did.
        "create index event_hidden on event(id) where hidden",
        "create index proposal_hidden on proposal(id) where hidden",
        *_LAY_AGAIN,
    )


_NEAR = (
    "alter table {0}_actor add column negotiation_id integer",
    "alter table {0}_actor add column kind text",
    "alter table {0}_actor add column earliest text",
    "alter table {0}_actor add column latest text",
    "alter table {0}_actor add column told text",
    "create index {0}_actor_day on {0}_actor(negotiation_id, actor_id, kind, earliest) where earliest is not null",
    "create index {0}_actor_wide on {0}_actor(negotiation_id, actor_id, kind, earliest) where latest > earliest",
    "create index {0}_actor_told on {0}_actor(negotiation_id, actor_id, kind, told)",
    """
    create trigger {0}_actor_near after insert on {0}_actor begin
        update {0}_actor set (negotiation_id, kind, earliest, latest) =
            (select negotiation_id, kind, earliest, latest from {0} where id = new.{0}_id),
            told = (select max(published) from {0}_report join document on document.id = document_id
                where {0}_id = new.{0}_id and laid)
        where {0}_id = new.{0}_id and actor_id = new.actor_id;
    end""",
    """
    create trigger {0}_near after update of negotiation_id, kind, earliest, latest on {0} begin
        update {0}_actor set negotiation_id = new.negotiation_id, kind = new.kind, earliest = new.earliest,
            latest = new.latest
        where {0}_id = new.id;
    end""",
)

_LAY_AGAIN = (
    "update document set laid = 0",
    "delete from event_state",
    "delete from proposal_state",
    "delete from actor_state",
    "delete from event_actor",
    "delete from event_search",
    "update event set reports = 0",
    "delete from proposal_actor",
    "delete from proposal_search",
    "update proposal set reports = 0",
    "delete from actor_name",
    "update actor set reports = 0, party_id = null",
)
