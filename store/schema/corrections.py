"""What a person corrects: kept apart from what was read, and put on top of it.

A `correction` is one thing that somebody said of an actor, an event or a proposal: a row of its own, with its time and
an optional reason, never deleted; one that was taken back has its `undone_at`. Its entry is found again by the tellings
that it was made on (`correction_telling`: a report, the words, the span of the sentence), whatever becomes of ids.
There are those of the entry and of the `other` one, and, for what made reports be laid again, those that then came to
another entry (`part` says of what kind, `entry_id` which it had been), so that taking it back gives all its id again.

What follows from the corrections that stand is worked out from them anew whenever it may have changed:

- `actor_pin`: names, folded, that stand for the actor of a `grouping`, whatever names look like: merged and split
  actors. `actor_group` has the actor of each grouping.
- `actor_corrected`, `event_corrected`, `proposal_corrected`: what is said of one entry, a row an entry. A column that
  is null leaves what was read (`sided` tells a side that is set to none from one that is not set). The entry itself
  holds what is to be seen; its states keep what was read.
- `event.hidden`, `proposal.hidden`: dropped, or joined to another; nobody is to see it. `checked` says of an entry
  whether a person has 'corrected' or 'confirmed' it.
- `proposal_report.joined_from`: the proposal that a telling was found to be of, where a person joined that to another.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import migrations, run

_CHECKED = "checked text check (checked in ('corrected', 'confirmed'))"


@migrations()
def m008_corrections(db: Database) -> None:
    """Corrections, what follows from them, and marks on what was corrected, confirmed or dropped."""
    run(
        db,
        """
        create table correction (
            id integer primary key,
            made_at text not null,
            about text not null check (about in ('actor', 'event', 'proposal')),
            field text not null check (field in ('name', 'side', 'role', 'merge', 'split', 'day', 'kind', 'status',
                'drop', 'join', 'confirm')),
            entry_id integer,
            title text not null,
            value text,
            was text,
            other_id integer,
            other_title text,
            reason text,
            undone_at text
        )""",
        "create index correction_standing on correction(about, entry_id) where undone_at is null",
        """
        create table correction_telling (
            id integer primary key,
            correction_id integer not null references correction(id) on delete cascade,
            part text not null check (part in ('entry', 'other', 'actor', 'event', 'proposal')),
            document_id integer not null references document(id) on delete cascade,
            told text not null,
            kind text not null,
            start integer not null,
            "end" integer not null,
            entry_id integer
        )""",
        "create index correction_telling_correction on correction_telling(correction_id)",
        "create index correction_telling_document on correction_telling(document_id)",
        "create table actor_pin (folded text not null, person integer not null, grouping integer not null,"
        " primary key (folded, person)) without rowid",
        """
        create table actor_group (
            grouping integer primary key,
            actor_id integer not null unique references actor(id) on update cascade on delete cascade
        )""",
        """
        create table actor_corrected (
            actor_id integer primary key references actor(id) on update cascade on delete cascade,
            name text,
            role text,
            sided integer not null default 0,
            party_id integer references actor(id) on update cascade on delete set null
        )""",
        "create index actor_corrected_party on actor_corrected(party_id)",
        """
        create table event_corrected (
            event_id integer primary key references event(id) on update cascade on delete cascade,
            kind text,
            status text,
            date text,
            earliest text,
            latest text,
            sort_day text
        )""",
        "create index event_corrected_day on event_corrected(earliest)",
        """
        create table proposal_corrected (
            proposal_id integer primary key references proposal(id) on update cascade on delete cascade,
            status text,
            joined_to integer references proposal(id) on update cascade on delete set null
        )""",
        "create index proposal_corrected_joined on proposal_corrected(joined_to)",
        f"alter table actor add column {_CHECKED}",
        f"alter table event add column {_CHECKED}",
        "alter table event add column hidden integer not null default 0",
        f"alter table proposal add column {_CHECKED}",
        "alter table proposal add column hidden integer not null default 0",
        "alter table proposal_report add column joined_from integer references proposal(id) on update cascade",
        "create index proposal_report_joined on proposal_report(joined_from) where joined_from is not null",
        # what is looked at is what is not hidden: these answer counts and pages without a look at the rows
        "create index event_shown on event(sort_day, id) where hidden = 0",
        "create index proposal_shown on proposal(sort_day, id) where hidden = 0",
        "create index proposal_shown_status on proposal(status, sort_day, id) where hidden = 0",
    )
