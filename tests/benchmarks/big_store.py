"""Stores of any size to measure on: 1 000 or 1 000 000 events, with their actors, proposals, reports and states.

    python tests/benchmarks/big_store.py FILE [EVENTS]

The same number gives the same rows. They are written table by table with plain SQL instead of report by report, in the
shape that the ledger gives them: a report tells of ten events and a proposal, five actors have a part in them, and
every fact stands as a sentence in the text of its report. There are as many reports and proposals as a tenth of the
events, and as many actors; their days are spread over twenty years up to the end of 2030.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlite_utils import Database

from store.database import open_store
from store.schema.days_as_told import count_anew
from store.schema.venues import count_venues_anew
from store.spelling import folded, heard

FIRST, DAYS = date(2011, 1, 1), 7300
EVENTS_A_REPORT = 10
MOST_STATES = 40

KINDS = ("talks", "contact", "response", "agreement", "demand", "suspension", "action", "deadline", "proposal")
DOINGS = ("meet", "speak", "answer", "agree", "make demands", "break off", "act", "set a deadline", "make an offer")
PLACES = ("Veldt", "Orsk", "Bergen", "Varna", "Kolm", "Tarsis", "Lund", "Aravan", "Port Selen", "Midhaven")
GIVEN = tuple(
    "Mira Jan Olga Piet Rustem Ana Ivo Lena Omar Sara Tomas Yana Karel Nadia Viktor Elsa Amir Dora Felix Greta".split()
)
HEADS = tuple("Bar Kos Zel Um Tar Vel Mor Sha Kri Dol Fen Gra Hal Jur Lem Nav Osk Pav Ras Sol".split())
MIDDLES = tuple("an er il ov ust eni ari ola uri emo".split())
TAILS = tuple("ov ski sen ic ta dze yan berg nko mann rov ling ari eva son".split())
OUTCOMES = ("accepted", "rejected", "withdrawn", "superseded", "lapsed")


def make(path: Path, events: int) -> None:
    """Write a store of so many events to a file that is not there yet."""
    reports = max(1, events // EVENTS_A_REPORT)
    actors = max(20, events // 10)
    states = min(MOST_STATES, actors // 4)
    with open_store(path) as db:
        db.execute("pragma synchronous = off")
        db.execute("pragma temp_store = memory")
        db.execute("pragma cache_size = -400000")
        db.execute("pragma foreign_keys = off")
        db.execute("begin")
        laid_aside = list(_lay_aside(db))
        db.execute("create temp table number (i integer primary key)")
        db.execute(
            "with recursive n(i) as (select 1 union all select i + 1 from n where i < ?) insert into number"
            " select i from n",
            [max(events, actors)],
        )
        _actors(db, actors, states)
        _reports(db, reports, actors, states)
        _events(db, events)
        _proposals(db, reports)
        _texts(db)
        _actors_told(db)
        _states(db)
        _search(db)
        for sql in laid_aside:
            db.execute(sql)
        count_anew(db)
        count_venues_anew(db)
        db.execute("insert into visit (at, arrival) values ('2031-01-01T00:00:00+00:00', ?)", [reports])
        db.execute("drop table number")
        db.commit()
        db.execute("pragma wal_checkpoint(truncate)")


def _mixed(number: str, salt: int, below: int) -> str:
    """A number below `below` that follows from another but does not look so (Knuth's multiplicative hash)."""
    return f"((({number} + {salt}) * 2654435761 % 4294967296 >> 7) % {below})"


def _lay_aside(db: Database) -> Iterator[str]:
    """Indexes and triggers are made again when the rows are there: that is a tenth of the time."""
    kept = db.execute("select type, name, sql from sqlite_master where type in ('index', 'trigger') and sql not null")
    for kind, name, sql in kept.fetchall():
        db.execute(f"drop {kind} {name}")
        yield sql


def _names(actors: int, states: int) -> Iterator[tuple[int, str, str]]:
    for number in range(states):
        yield number + 1, f"{HEADS[number % 20]}{'landia' if number < 20 else 'ovina'}", "state"
    for number in range(actors - states):
        rest, given = divmod(number, len(GIVEN))
        rest, tail = divmod(rest, len(TAILS))
        rest, head = divmod(rest, len(HEADS))
        rest, middle = divmod(rest, len(MIDDLES))
        more = f" {HEADS[rest % 20].lower().capitalize()}" if rest else ""
        yield (
            states + number + 1,
            f"{GIVEN[given]}{more} {HEADS[head]}{MIDDLES[middle]}{TAILS[tail]}",
            "person",
        )


def _actors(db: Database, actors: int, states: int) -> None:
    named = list(_names(actors, states))
    db.conn.executemany(
        f"insert into actor (id, name, kind, party_id, role, side) values (?1, ?2, ?3, case when ?3 = 'person'"
        f" then 1 + ?1 % {states} end, case when ?3 = 'person' then 'envoy' end, ?2)",
        named,
    )
    db.execute("update actor set side = (select name from actor party where party.id = actor.party_id) where party_id")
    db.conn.executemany(
        "insert into actor_name (actor_id, name, folded, heard) values (?, ?, ?, ?)",
        (
            (number, each, folded(each), heard(each))
            for number, name, kind in named
            for each in ((name, name.rsplit(" ", 1)[-1]) if kind == "person" else (name,))
        ),
    )


def _reports(db: Database, reports: int, actors: int, states: int) -> None:
    db.execute(
        "insert into document (id, hash, name, title, publisher, published, published_by, imported_at, words, laid,"
        " text, arrival, read_by) select i, printf('%016x%08x', i * 2654435761 % 4294967296, i),"
        " date(?1, (i * ?2 / ?3) || ' days') || '-' || i || '.txt', 'Report ' || i, 'Agency ' || (i % 7),"
        " date(?1, (i * ?2 / ?3) || ' days'), 'file name', '2031-01-01T00:00:00+00:00', 120, 1, '', i, null"
        " from number where i <= ?3",
        [FIRST.isoformat(), DAYS, reports],
    )
    persons = actors - states
    db.execute("create temp table casting (document_id integer, part integer, actor_id integer)")
    for part in range(5):
        who = (
            f"1 + ({_mixed('i', 3, states)} + {part}) % {states}"
            if part < 2
            else f"{states} + 1 + ({_mixed('i', 11, persons)} + {part} * 7) % {persons}"
        )
        db.execute(f"insert into casting select i, {part}, {who} from number where i <= ?", [reports])
    db.execute("create index temp.casting_document on casting(document_id, part)")
    db.execute(
        "insert into date_mention (document_id, text, value, earliest, latest, start, \"end\") select d.id, 'Report',"
        " date(published, (part * 9) || ' days'), date(published, (part * 9) || ' days'),"
        " date(published, (part * 9) || ' days'), 0, 6 from document d join casting on document_id = d.id"
        " where part < 2"
    )


def _choice(words: tuple[str, ...], number: str) -> str:
    whens = " ".join(f"when {at} then '{word}'" for at, word in enumerate(words))
    return f"case {number} {whens} end"


def _events(db: Database, events: int) -> None:
    kind, place = _mixed("i", 5, len(KINDS)), _mixed("i", 9, len(PLACES))
    day = f"date(d.published, ({_mixed('i', 21, 25)} - 8) || ' days')"
    db.execute(
        "create temp table happening as select i as id, d.id as document_id, d.published as published,"
        f" {day} as day, i % 10 = 0 as wide, s.actor_id as one, p.actor_id as other, s.name || ' and ' || p.name"
        f" || ' {{}} in ' || {_choice(PLACES, place)} as what, {_choice(KINDS, kind)} as kind,"
        f" {_choice(DOINGS, kind)} as doing, {_choice(PLACES, place)} as place, case when {day} > d.published then"
        f" case i % 4 when 0 then 'proposed' when 1 then 'cancelled' else 'scheduled' end else 'held' end as status"
        " from number join document d on d.id = 1 + (i - 1) / ?2"
        " join (select document_id, part, actor_id, name from casting join actor on actor.id = actor_id) s"
        " on s.document_id = d.id and s.part = i % 2"
        " join (select document_id, part, actor_id, name from casting join actor on actor.id = actor_id) p"
        " on p.document_id = d.id and p.part = 2 + i % 3 where i <= ?1 and d.id <= (select count(*) from document)"
        " order by i",
        [events, EVENTS_A_REPORT],
    )
    db.execute("update happening set what = replace(what, '{}', doing)")
    dated = (
        "case when wide then substr(day, 1, 7) else day end as date, case when wide then date(day, 'start of month')"
        " else day end as earliest, case when wide then date(day, 'start of month', '+1 month', '-1 day') else day end"
        " as latest"
    )
    db.execute(
        "insert into event (id, what, kind, status, date, earliest, latest, place, reports, sort_day, alone)"
        " select id, what, kind, status, date, earliest, latest, place, 1, earliest, 0"
        f" from (select *, {dated} from happening)"
    )
    db.execute(
        "insert into event_actor (event_id, actor_id, negotiation_id, kind, earliest, latest, told)"
        " select e.id, a.actor_id, 1, e.kind, e.earliest, e.latest, h.published from happening h join event e"
        " on e.id = h.id join (select id, one as actor_id from happening union all select id, other from happening) a"
        " on a.id = h.id order by e.id, a.actor_id"
    )


def _proposals(db: Database, reports: int) -> None:
    place = _choice(PLACES, "d.id % 10")
    settled = _choice(OUTCOMES, _mixed("d.id", 2, len(OUTCOMES)))
    db.execute(
        "insert into proposal (id, what, kind, status, date, earliest, latest, place, made, reports, sort_day, why)"
        " select id, what, kind, status, day, day, day, place, published, 1, coalesce(day, '9999-12-31'), case"
        " when status in ('accepted', 'rejected') then 'answer' when status = 'pending' then 'open' else 'report' end"
        f" from (select d.id, d.published, a.name || ' offers ' || b.name || ' a round in ' || {place}"
        f" as what, {_choice(('meeting', 'terms', 'document'), 'd.id % 3')} as kind, {place}"
        f" as place, case when d.id % 9 then date(d.published, (3 + {_mixed('d.id', 8, 40)}) || ' days') end"
        f" as day, case when d.id % 20 = 0 or d.id > ?1 - ?1 / 50 - 10 then 'pending' else {settled} end as status"
        " from document d join casting x on x.document_id = d.id and x.part = 0 join actor a on a.id = x.actor_id"
        " join casting y on y.document_id = d.id and y.part = 1 join actor b on b.id = y.actor_id)",
        [reports],
    )
    db.execute(
        "insert into proposal_actor (proposal_id, actor_id, part, place_in_list, negotiation_id, kind, earliest,"
        " latest, told) select p.id, c.actor_id, case c.part when 0 then 'by' else 'to' end, 0, 1, p.kind, p.earliest,"
        " p.latest, p.made from proposal p join casting c on c.document_id = p.id and c.part < 2"
    )


def _texts(db: Database) -> None:
    """Each sentence at its place in the text of its report."""
    db.execute(
        "create temp table sentence as select *, sum(length(quote) + 1) over (partition by document_id order by kind,"
        " id)"
        " - length(quote) - 1 as start from (select 'event' as kind, id, document_id, what || '.' as quote"
        " from happening union all select 'proposal', id, id, what || '.' from proposal"
        " union all select 'reply', p.id, p.id, b.name || ' replies.' from proposal p join casting c"
        " on c.document_id = p.id and c.part = 1 join actor b on b.id = c.actor_id)"
    )
    db.execute("create index temp.sentence_of on sentence(kind, id)")
    db.execute(
        "update document set text = t.text from (select document_id, group_concat(quote, ' ') as text"
        " from (select * from sentence order by document_id, start) group by document_id) t where document.id ="
        " t.document_id"
    )
    db.execute(
        "insert into event_report (id, event_id, document_id, what, kind, status, date, earliest, latest, place, start,"
        ' "end", quote) select e.id, e.id, s.document_id, what, e.kind, status, date, earliest, latest, place, start,'
        " start + length(quote), quote from event e join sentence s on s.kind = 'event' and s.id = e.id"
    )
    db.execute(
        "insert into proposal_report (id, proposal_id, document_id, what, kind, status, date, earliest, latest, place,"
        ' made, start, "end", quote) select p.id, p.id, p.id, what, p.kind, status, date, earliest, latest, place,'
        " made, start, start + length(quote), quote from proposal p join sentence s on s.kind = 'proposal'"
        " and s.id = p.id"
    )
    db.execute(
        'insert into answer (id, proposal_report_id, response, said, start, "end", quote) select p.id, p.id,'
        " case status when 'accepted' then 'accepts' when 'rejected' then 'rejects' else 'considers' end, made, start,"
        " start + length(quote), quote from proposal p join sentence s on s.kind = 'reply' and s.id = p.id"
        " where p.id % 3 or status in ('accepted', 'rejected')"
    )
    db.execute("update proposal set answer_id = id where why = 'answer'")
    db.execute("update proposal set told_by = id where why = 'report'")
    db.execute(
        "insert into dispute (id, document_id, about) select id, id, 'Round ' || id from document where id % 50 = 1"
    )
    db.execute(
        'insert into account (dispute_id, side, start, "end", quote) select dispute.id, actor.name, start,'
        " start + length(quote), quote from dispute join casting c on c.document_id = dispute.document_id and c.part"
        " < 2"
        " join actor on actor.id = c.actor_id join sentence s on s.id = dispute.document_id"
        " and s.kind = case c.part when 0 then 'proposal' else 'reply' end order by dispute.id, c.part"
    )


def _actors_told(db: Database) -> None:
    """What each report says of its five actors, and who has which part in what it tells."""
    db.execute(
        'insert into actor_report (id, actor_id, document_id, name, kind, party, role, mentions, start, "end", quote)'
        " select (c.document_id - 1) * 5 + c.part + 1, c.actor_id, c.document_id, a.name, a.kind, party.name, a.role,"
        " 1,"
        " s.start, s.start + length(s.quote), s.quote from casting c join actor a on a.id = c.actor_id"
        " left join actor party on party.id = a.party_id join sentence s on s.kind = 'event' and s.id ="
        f" (c.document_id - 1) * {EVENTS_A_REPORT} + case when c.part < 2 then 2 - c.part else c.part end"
    )
    db.execute("insert into actor_report_name (actor_report_id, name) select id, name from actor_report")
    db.execute(
        "update actor set reports = t.n, last_reported = t.day from (select actor_id, count(*) as n,"
        " max(published) as day from actor_report join document on document.id = document_id group by actor_id) t"
        " where t.actor_id = actor.id"
    )
    db.execute(
        "update actor_name set reports = actor.reports, named = actor.reports from actor where actor.id = actor_id"
        " and actor.name = actor_name.name"
    )
    db.execute("insert into actor_key (key, actor_id, reports) select folded, actor_id, max(reports) from actor_name"
               " group by folded, actor_id")  # fmt: skip
    db.execute(
        "insert into event_report_actor (event_report_id, actor_report_id) select id, (document_id - 1) * 5 + 1 + id"
        " % 2"
        " from happening union all select id, (document_id - 1) * 5 + 3 + id % 3 from happening"
    )
    db.execute(
        "insert into proposal_report_actor (proposal_report_id, actor_report_id, part, place_in_list) select"
        " id, (id - 1) * 5 + 1, 'by', 0 from proposal union all select id, (id - 1) * 5 + 2, 'to', 0 from proposal"
    )
    db.execute("insert into answer_actor (answer_id, actor_report_id, place_in_list) select id, (id - 1) * 5 + 2, 0"
               " from answer")  # fmt: skip


def _states(db: Database) -> None:
    """Each entry as it was from each of its reports on."""
    db.execute(
        "insert into actor_state (actor_id, document_id, since, until, name, kind, party_id, role, reports,"
        " last_reported) select a.id, told.document_id, published, lead(published) over w, a.name, a.kind, party_id,"
        " a.role, row_number() over w, published from actor_report told join actor a on a.id = told.actor_id"
        " join document on document.id = told.document_id window w as (partition by a.id order by published,"
        " document_id)"
    )
    db.execute(
        "insert into event_state (event_id, document_id, since, what, kind, status, date, earliest, latest, place,"
        " reports, sort_day) select e.id, document_id, published, e.what, e.kind, e.status, date, earliest, latest,"
        " e.place, 1, sort_day from event e join happening h on h.id = e.id"
    )
    db.execute(
        "insert into proposal_state (proposal_id, document_id, since, what, kind, date, earliest, latest, place, made,"
        " status, why, answer_id, told_by, reports, sort_day) select id, id, made, what, kind, date, earliest, latest,"
        " place, made, status, why, answer_id, told_by, reports, sort_day from proposal"
    )
    db.execute("update event set last_reported = h.published from happening h where h.id = event.id")
    db.execute("update proposal set last_reported = made")


def _search(db: Database) -> None:
    """The search tables, in step with what they find."""
    db.execute(
        "insert into event_search (rowid, text) select e.id, what || ' ' || place || ' ' || e.kind || ' ' || quote"
        " from event e join sentence s on s.kind = 'event' and s.id = e.id order by e.id"
    )
    db.execute(
        "insert into proposal_search (rowid, text) select p.id, what || ' ' || place || ' ' || p.kind || ' ' || quote"
        " from proposal p join sentence s on s.kind = 'proposal' and s.id = p.id order by p.id"
    )
    for table in ("document_search", "actor_search"):
        db.execute(f"insert into {table} ({table}) values ('rebuild')")


def main() -> None:
    """Make a store, and say how long it took."""
    path, events = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    if path.exists():
        sys.exit(f"{path} is there already; remove it, or name another file")
    began = time.perf_counter()
    make(path, events)
    print(f"{events:,} events: {path.stat().st_size / 1e6:,.0f} MB in {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    main()
