"""States over time: what was known of each actor, event and proposal, from each report's day on.

A report that tells of an entry, or makes a proposal lapse, gives the entry a state: what it looked like once that
report was laid, one state an entry and report. `since` is the report's day of publication, `until` the day from which
the next state of the entry counts (null for the last one, which is what the entry itself holds; equal to `since` where
another report of the same day follows). So what was known at the end of a day D are the states with
`since <= D and (until is null or until > D)`.

`why` says what a proposal's status rests on: 'answer' (the answer `answer_id`), 'counter' (an offer in return, which
`answer_id` tells of), 'report' (the report `told_by` says so), 'day' (the proposal's day lies before the report
`told_by`, and no report gives an answer), 'event' (the meeting that it proposes was held, or the sides have come to
terms since: `event_id`), 'version' (the same side has offered `later_id` since), 'open' (nothing settles it).
`counters_id` is the offer that it counters.
"""

from __future__ import annotations

from sqlite_utils import Database

from store.schema.steps import DAY, migrations, run

_STATE = """
    document_id integer not null references document(id) on delete cascade,
    since text not null,
    until text"""

_INDEXES = (
    "create unique index {0}_state_entry on {0}_state({0}_id, document_id)",
    "create index {0}_state_document on {0}_state(document_id)",
    "create index {0}_state_last on {0}_state({0}_id) where until is null",
)


@migrations()
def m006_states(db: Database) -> None:
    """States of actors, events and proposals; why a proposal has its status; which offer an answer makes in return.

    Whatever was laid before is laid again, so that it gets its states.
    """
    run(
        db,
        f"""
        create table actor_state (
            id integer primary key,
            actor_id integer not null references actor(id) on update cascade on delete cascade,{_STATE},
            name text not null,
            kind text not null,
            party_id integer references actor(id) on update cascade on delete set null,
            role text,
            key text not null,
            reports integer not null,
            last_reported text
        )""",
        f"""
        create table event_state (
            id integer primary key,
            event_id integer not null references event(id) on update cascade on delete cascade,{_STATE},
            what text not null,
            kind text not null,
            status text not null,
            {DAY},
            place text,
            reports integer not null,
            sort_day text not null
        )""",
        f"""
        create table proposal_state (
            id integer primary key,
            proposal_id integer not null references proposal(id) on update cascade on delete cascade,{_STATE},
            what text not null,
            kind text not null,
            {DAY},
            place text,
            made text,
            status text not null,
            why text not null,
            answer_id integer references answer(id) on delete set null,
            told_by integer references document(id) on delete set null,
            event_id integer references event(id) on update cascade on delete set null,
            later_id integer references proposal(id) on update cascade on delete set null,
            counters_id integer references proposal(id) on update cascade on delete set null,
            reports integer not null,
            sort_day text not null
        )""",
        *(index.format(table) for table in ("actor", "event", "proposal") for index in _INDEXES),
        # an actor may have thousands of states: the one of a day is found without a look at the others
        "create index actor_state_day on actor_state(actor_id, since) where until is null or until > since",
        "create index actor_state_party on actor_state(party_id)",
        "create index event_state_sort on event_state(sort_day, event_id)",
        "create index proposal_state_sort on proposal_state(sort_day, proposal_id)",
        "create index proposal_state_answer on proposal_state(answer_id)",
        "create index proposal_state_told_by on proposal_state(told_by)",
        "create index proposal_state_event on proposal_state(event_id)",
        "create index proposal_state_later on proposal_state(later_id)",
        "create index proposal_state_counters on proposal_state(counters_id)",
        "alter table proposal add column why text not null default 'open'",
        "alter table proposal add column answer_id integer references answer(id) on delete set null",
        "alter table proposal add column told_by integer references document(id) on delete set null",
        "alter table proposal add column event_id integer references event(id) on update cascade on delete set null",
        "alter table proposal add column later_id integer references proposal(id) on update cascade on delete set null",
        "alter table proposal add column counters_id integer"
        " references proposal(id) on update cascade on delete set null",
        "create index proposal_answer on proposal(answer_id)",
        "create index proposal_told_by on proposal(told_by)",
        "create index proposal_event on proposal(event_id)",
        "create index proposal_later on proposal(later_id)",
        "create index proposal_counters on proposal(counters_id)",
        "create index proposal_passing on proposal(latest) where status = 'pending' and latest is not null",
        # the telling of the offer that an answer 'counters' makes in return, in the same report
        "alter table answer add column offer_id integer references proposal_report(id) on delete set null",
        "create index answer_offer on answer(offer_id)",
        "update document set laid = 0",
        "delete from event_actor",
        "delete from event_search",
        "update event set reports = 0",
        "delete from proposal_actor",
        "delete from proposal_search",
        "update proposal set reports = 0",
        "delete from actor_name",
        "update actor set reports = 0, party_id = null",
    )
