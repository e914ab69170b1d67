"""What somebody follows, and the notices of what changed for it.

A `follow` is an actor or a proposal that somebody follows until `stopped_at`. Its entry is found again by the tellings
that it was followed on (`follow_telling`), as that of a correction is. `told_up_to` is the arrival of the last report
of which notice was taken for it: at first that of the last report that was there when it was followed.

A `notice` is one change, or one day that draws near, of an entry that somebody followed (`notice_follow` says which):
a new fact, an `answer`, a fact that `changed` from what it was, or its day, which is `near`. It says which report told
it, and what was so then; whether it still stands is asked when it is shown. `start` is where the sentence of an answer
begins. A notice without `read_at` has not been read.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run


@migrations()
def m017_following(db: Database) -> None:
    """Actors and proposals that are followed, and notices."""
    run(
        db,
        """
        create table follow (
            id integer primary key,
            about text not null check (about in ('actor', 'proposal')),
            entry_id integer,
            title text not null,
            since text not null,
            told_up_to integer not null,
            stopped_at text
        )""",
        "create index follow_standing on follow(about, entry_id) where stopped_at is null",
        """
        create table follow_telling (
            id integer primary key,
            follow_id integer not null references follow(id) on delete cascade,
            document_id integer not null references document(id) on delete cascade,
            told text not null,
            kind text not null,
            start integer not null,
            "end" integer not null
        )""",
        "create index follow_telling_follow on follow_telling(follow_id)",
        "create index follow_telling_document on follow_telling(document_id)",
        """
        create table notice (
            id integer primary key,
            told_at text not null,
            about text not null check (about in ('actor', 'event', 'proposal')),
            entry_id integer not null,
            change text not null check (change in ('new', 'changed', 'answer', 'near')),
            document_id integer references document(id) on delete cascade,
            response text,
            start integer,
            status text,
            date text,
            place text,
            role text,
            status_was text,
            date_was text,
            place_was text,
            role_was text,
            near text check (near in ('tomorrow', 'today')),
            read_at text,
            check ((change = 'near') = (near is not null) and (change = 'near') = (document_id is null))
        )""",
        "create index notice_unread on notice(id) where read_at is null",
        "create index notice_document on notice(document_id)",
        # each day is told once as tomorrow and once as today, whoever looks first
        "create unique index notice_near on notice(about, entry_id, date, near) where change = 'near'",
        """
        create table notice_follow (
            notice_id integer not null references notice(id) on delete cascade,
            follow_id integer not null references follow(id) on delete cascade,
            primary key (notice_id, follow_id)
        ) without rowid""",
        "create index notice_follow_follow on notice_follow(follow_id)",
    )
