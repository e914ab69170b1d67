"""The first tables: reports, actors, events, proposals, disputes."""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import DAY, SEARCH, migrations, run


@migrations()
def m001_documents(db: Database) -> None:
    """Reports, where each was found, and the texts that a changed report had before."""
    run(
        db,
        """
        create table document (
            id integer primary key,
            hash text not null unique,
            name text not null,
            title text,
            publisher text,
            address text,
            published text not null,
            published_by text not null,
            imported_at text not null,
            words integer not null,
            laid integer not null default 0,
            text text not null
        )""",
        "create index document_published on document(published, hash)",
        "create index document_to_lay on document(published, hash) where not laid",
        """
        create table origin (
            id integer primary key,
            document_id integer not null references document(id) on delete cascade,
            path text not null unique,
            published text not null,
            published_by text not null
        )""",
        "create index origin_document on origin(document_id)",
        """
        create table earlier_text (
            id integer primary key,
            document_id integer not null references document(id) on delete cascade,
            hash text not null unique,
            replaced_at text not null,
            text text not null
        )""",
        "create index earlier_text_document on earlier_text(document_id)",
        """
        create virtual table document_search using fts5(
            title, text, content='document', content_rowid='id',
            tokenize='unicode61 remove_diacritics 2', prefix='2 3')""",
        """
        create trigger document_search_insert after insert on document begin
            insert into document_search(rowid, title, text) values (new.id, new.title, new.text);
        end""",
        """
        create trigger document_search_delete after delete on document begin
            insert into document_search(document_search, rowid, title, text)
            values ('delete', old.id, old.title, old.text);
        end""",
        """
        create trigger document_search_update after update of title, text on document begin
            insert into document_search(document_search, rowid, title, text)
            values ('delete', old.id, old.title, old.text);
            insert into document_search(rowid, title, text) values (new.id, new.title, new.text);
        end""",
        """
        create table date_mention (
            id integer primary key,
            document_id integer not null references document(id) on delete cascade,
            text text not null,
            value text not null,
            earliest text,
            latest text,
            start integer not null,
            "end" integer not null
        )""",
        "create index date_mention_document on date_mention(document_id, start)",
        "create index date_mention_day on date_mention(earliest, id)",
    )


@migrations()
def m002_actors(db: Database) -> None:
    """Actors over all reports, every spelling of them, and what each report says of them."""
    run(
        db,
        """
        create table actor (
            id integer primary key,
            name text not null,
            kind text not null check (kind in ('person', 'state', 'organization')),
            party_id integer references actor(id) on update cascade on delete set null,
            role text,
            side text not null,
            key text not null,
            reports integer not null default 0,
            last_reported text
        )""",
        "create index actor_side on actor(side collate nocase, (party_id is not null), name collate nocase, id)",
        "create index actor_party on actor(party_id)",
        "create index actor_key on actor(key, kind)",
        """
        create table actor_name (
            id integer primary key,
            actor_id integer not null references actor(id) on update cascade on delete cascade,
            name text not null,
            folded text not null,
            unique (actor_id, name)
        )""",
        "create index actor_name_folded on actor_name(folded)",
        """
        create table actor_report (
            id integer primary key,
            actor_id integer references actor(id) on update cascade,
            document_id integer not null references document(id) on delete cascade,
            name text not null,
            kind text not null,
            party text,
            role text,
            mentions integer not null,
            start integer not null,
            "end" integer not null,
            quote text not null
        )""",
        "create index actor_report_document on actor_report(document_id)",
        "create index actor_report_actor on actor_report(actor_id)",
        """
        create table actor_report_name (
            actor_report_id integer not null references actor_report(id) on delete cascade,
            name text not null,
            primary key (actor_report_id, name)
        ) without rowid""",
        "create virtual table actor_search using fts5("
        "folded, tokenize='trigram', content='actor_name', content_rowid='id')",
        """
        create trigger actor_search_insert after insert on actor_name begin
            insert into actor_search(rowid, folded) values (new.id, new.folded);
        end""",
        """
        create trigger actor_search_delete after delete on actor_name begin
            insert into actor_search(actor_search, rowid, folded) values ('delete', old.id, old.folded);
        end""",
    )


@migrations()
def m003_events(db: Database) -> None:
    """Events over all reports, and each report's telling of them."""
    run(
        db,
        f"""
        create table event (
            id integer primary key,
            what text not null,
            kind text not null,
            status text not null check (status in ('held', 'scheduled', 'proposed', 'cancelled')),
            {DAY},
            place text,
            reports integer not null default 0,
            sort_day text not null
        )""",
        "create index event_sort_day on event(sort_day, id)",
        "create index event_day_kind on event(earliest, kind)",
        "create table event_actor (event_id integer not null references event(id) on update cascade on delete cascade,"
        " actor_id integer not null references actor(id) on update cascade on delete cascade,"
        " primary key (event_id, actor_id)) without rowid",
        "create index event_actor_actor on event_actor(actor_id)",
        f"""
        create table event_report (
            id integer primary key,
            event_id integer references event(id) on update cascade,
            document_id integer not null references document(id) on delete cascade,
            what text not null,
            kind text not null,
            status text not null,
            {DAY},
            place text,
            said_by text,
            start integer not null,
            "end" integer not null,
            quote text not null
        )""",
        "create index event_report_document on event_report(document_id)",
        "create index event_report_event on event_report(event_id)",
        "create table event_report_actor (event_report_id integer not null references event_report(id)"
        " on delete cascade, actor_report_id integer not null references actor_report(id) on delete cascade,"
        " primary key (event_report_id, actor_report_id)) without rowid",
        "create index event_report_actor_actor on event_report_actor(actor_report_id)",
        SEARCH.format("event_search"),
    )


@migrations()
def m004_proposals(db: Database) -> None:
    """Proposals over all reports, each report's telling of them, and the answers."""
    run(
        db,
        f"""
        create table proposal (
            id integer primary key,
            what text not null,
            kind text not null check (kind in ('meeting', 'terms', 'document')),
            {DAY},
            place text,
            made text,
            status text not null
                check (status in ('pending', 'accepted', 'rejected', 'withdrawn', 'superseded', 'lapsed')),
            reports integer not null default 0,
            sort_day text not null
        )""",
        "create index proposal_sort on proposal(status, sort_day, id)",
        "create index proposal_sort_day on proposal(sort_day, id)",
        "create table proposal_actor ("
        " proposal_id integer not null references proposal(id) on update cascade on delete cascade,"
        " actor_id integer not null references actor(id) on update cascade on delete cascade,"
        " part text not null check (part in ('by', 'to')), place_in_list integer not null,"
        " primary key (proposal_id, part, actor_id)) without rowid",
        "create index proposal_actor_actor on proposal_actor(actor_id)",
        f"""
        create table proposal_report (
            id integer primary key,
            proposal_id integer references proposal(id) on update cascade,
            document_id integer not null references document(id) on delete cascade,
            what text not null,
            kind text not null,
            {DAY},
            place text,
            made text,
            status text not null,
            start integer not null,
            "end" integer not null,
            quote text not null
        )""",
        "create index proposal_report_document on proposal_report(document_id)",
        "create index proposal_report_proposal on proposal_report(proposal_id)",
        "create table proposal_report_actor (proposal_report_id integer not null references proposal_report(id)"
        " on delete cascade, actor_report_id integer not null references actor_report(id) on delete cascade,"
        " part text not null check (part in ('by', 'to')), place_in_list integer not null,"
        " primary key (proposal_report_id, part, actor_report_id)) without rowid",
        "create index proposal_report_actor_actor on proposal_report_actor(actor_report_id)",
        """
        create table answer (
            id integer primary key,
            proposal_report_id integer not null references proposal_report(id) on delete cascade,
            response text not null
                check (response in ('accepts', 'rejects', 'counters', 'considers', 'conditions')),
            said text,
            start integer not null,
            "end" integer not null,
            quote text not null
        )""",
        "create index answer_proposal_report on answer(proposal_report_id)",
        "create table answer_actor (answer_id integer not null references answer(id) on delete cascade,"
        " actor_report_id integer not null references actor_report(id) on delete cascade,"
        " place_in_list integer not null,"
        " primary key (answer_id, actor_report_id)) without rowid",
        "create index answer_actor_actor on answer_actor(actor_report_id)",
        SEARCH.format("proposal_search"),
    )


@migrations()
def m005_disputes(db: Database) -> None:
    """Two accounts of the same matter, side by side."""
    run(
        db,
        """
        create table dispute (
            id integer primary key,
            document_id integer not null references document(id) on delete cascade,
            about text not null
        )""",
        "create index dispute_document on dispute(document_id)",
        """
        create table account (
            id integer primary key,
            dispute_id integer not null references dispute(id) on delete cascade,
            side text not null,
            start integer not null,
            "end" integer not null,
            quote text not null
        )""",
        "create index account_dispute on account(dispute_id)",
    )
