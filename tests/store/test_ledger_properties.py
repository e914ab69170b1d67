"""What holds of the ledger whatever is told, in whatever order, however often it is told anew."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from store.database import open_store
from store.document import Document
from store.lookup import Filter, Lookup
from store.negotiations import negotiation_id
from store.reader.reading import Reading
from store.recording import record, settle
from store.rereading import reread
from tests.building import actor, answer, dispute, event, proposal, reading, report
from tests.thoroughness import examples

few = settings(max_examples=examples(30), deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=examples(60))

# ------------------------------------------------------------ what reports may tell

KINDS: dict[str, Any] = {
    "Arland": "state", "Borduria": "state", "Dockers Union of Veldt": "organization", "DUV": "organization",
    "Mira Kosta": "person", "Kosta": "person", "M. Kosta": "person", "Jan Kosta": "person",
}  # fmt: skip
OTHERS: dict[str, Any] = {
    "Cordia": "state", "Miners of Orsk": "organization", "Olga Berg": "person", "Berg": "person", "Arland": "state",
}  # fmt: skip
"""Of another negotiation, in which of those above only one has now and then a part."""
PARTIES = {"Mira Kosta": "Arland", "Jan Kosta": "Borduria", "Olga Berg": "Cordia"}
DAYS = (None, "2031-03", "2031-03-04", "2031-03-05", "2031-03-10", "2031-04-01")
PUBLISHED = ("2031-03-04", "2031-03-05", "2031-03-06", "2031-03-20")
OFFERS = ("a round in Veldt", "the round", "open the border")


@dataclass(frozen=True)
class Text:
    """A version of a report's text, the negotiation that it belongs to, and what may be read in it."""

    document: Document
    negotiation: int
    said: Reading
    better: Reading


@st.composite
def readings(draw: st.DrawFn, kinds: dict[str, Any]) -> Reading:
    """What one report tells: a few actors, what they did, what they put forward, and answers."""
    names = draw(st.lists(st.sampled_from(list(kinds)), min_size=1, max_size=4, unique=True))
    some = st.lists(st.sampled_from(names), max_size=2, unique=True).map(tuple)
    facts: list[Any] = [
        actor(name, kinds[name], party=PARTIES.get(name) if PARTIES.get(name) in names else None) for name in names
    ]
    for _ in range(draw(st.integers(0, 2))):
        what = draw(st.sampled_from(("a round in Veldt", "they met", "a strike in Orsk begins")))
        kind: Any = draw(st.sampled_from(("talks", "action", "proposal")))
        status: Any = draw(st.sampled_from(("held", "scheduled", "proposed", "cancelled")))
        facts.append(event(what, kind, draw(st.sampled_from(DAYS)), *draw(some), status=status))
    for _ in range(draw(st.integers(0, 2))):
        kind = draw(st.sampled_from(("meeting", "terms")))
        status = draw(st.sampled_from(("pending", "pending", "accepted", "rejected", "withdrawn")))
        responses: Any = st.sampled_from(("accepts", "rejects", "counters", "considers", "conditions"))
        answers = [answer(draw(responses), *draw(some)) for _ in range(draw(st.integers(0, 2)))]
        offer = draw(st.sampled_from(OFFERS))
        day = draw(st.sampled_from(DAYS))
        facts.append(proposal(offer, draw(some), draw(some), *answers, kind=kind, day=day, status=status))
    if draw(st.booleans()):
        facts.append(dispute("who began", names[0], names[-1]))
    return reading(*facts)


@st.composite
def told(draw: st.DrawFn) -> list[list[Text]]:
    """A few reports, each with the versions that its text has one after the other."""
    reports = []
    for n in range(draw(st.integers(1, 6))):
        published = draw(st.sampled_from(PUBLISHED))
        negotiation = draw(st.sampled_from((1, 2)))
        versions = [
            Text(
                report(f"Report {n}. It begins. Version {version}.", published, path=Path(f"/reports/{n}.txt")),
                negotiation,
                draw(readings(KINDS if negotiation == 1 else OTHERS)),
                draw(readings(KINDS if negotiation == 1 else OTHERS)),
            )
            for version in range(draw(st.integers(1, 2)))
        ]
        reports.append(versions)
    return reports


# ------------------------------------------------------------ stores


@cache
def _empty() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.db"
        with open_store(path) as db:
            assert negotiation_id(db, "The second") == 2
        return path.read_bytes()


@contextmanager
def a_store() -> Iterator[tuple[Path, Database]]:
    """A new store."""
    folder = Path(tempfile.mkdtemp())
    try:
        (folder / "parley.db").write_bytes(_empty())
        with open_store(folder / "parley.db") as db:
            yield folder / "parley.db", db
    finally:
        shutil.rmtree(folder)


def take_in(db: Database, reports: list[list[Text]], random: Random) -> None:
    """Each report's versions in their order, the reports mixed, now and then put off to be settled together."""
    waiting = [list(versions) for versions in reports]
    while any(waiting):
        versions = random.choice([versions for versions in waiting if versions])
        text = versions.pop(0)
        record(db, text.document, text.said, negotiation=text.negotiation, more=random.random() < 0.3)
    settle(db)


def plain(db: Database, reports: list[list[Text]]) -> None:
    """Only the last version of each, in order of publication."""
    for versions in sorted(reports, key=lambda v: (v[-1].document.published, v[-1].document.hash)):
        last = versions[-1]
        record(db, last.document, last.said, negotiation=last.negotiation)


# ------------------------------------------------------------ what is to hold

LAYERS = ("actor", "event", "proposal")

LEDGER = {
    "actors": "select name, kind, role, side, reports, last_reported, (select group_concat(name, '|') from"
    " (select name from actor_name where actor_id = actor.id order by name)) from actor",
    "events": "select negotiation_id, what, kind, status, date, place, reports, sort_day,"
    " (select group_concat(name, '|') from (select actor.name from event_actor join actor on actor.id = actor_id"
    " where event_id = event.id order by 1)) from event",
    "proposals": "select negotiation_id, what, kind, status, why, date, place, made, reports, sort_day,"
    " (select group_concat(name, '|') from (select part || actor.name as name from proposal_actor"
    " join actor on actor.id = actor_id"
    " where proposal_id = proposal.id order by 1)),"
    " (select name from document where id = told_by), (select quote from answer where id = answer_id),"
    " (select what from event where id = event_id) from proposal",
    "countered": "select proposal.what, proposal.sort_day, other.what, other.sort_day from proposal"
    " join proposal other on other.id = proposal.counters_id",
    "actors then": "select s.name, s.kind, s.role, since, until, document.name, s.reports, party.name"
    " from actor_state s join document on document.id = document_id left join actor party on party.id = s.party_id",
    "events then": "select s.what, s.status, s.date, s.place, since, until, document.name, s.reports from event_state s"
    " join document on document.id = document_id",
    "proposals then": "select s.what, s.status, s.why, s.date, since, until, document.name, s.reports"
    " from proposal_state s join document on document.id = document_id",
    "disputes": "select about, group_concat(side) from dispute join account on dispute_id = dispute.id"
    " group by dispute.id",
}
"""The whole ledger in words, without ids."""


def ledger_of(db: Database) -> dict[str, list[Any]]:
    """The whole ledger in words, in an order of its own."""
    return {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in LEDGER.items()}


def check_whole(db: Database) -> None:
    """No row that points at a missing one, none that nothing needs, no report half taken in."""
    assert db.execute("pragma foreign_key_check").fetchall() == []
    assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert db.execute("select count(*) from document where not laid").fetchone() == (0,)
    for table in LAYERS:
        entries = dict(db.execute(f"select id, reports from {table}"))
        told_of = dict(db.execute(f"select {table}_id, count(distinct document_id) from {table}_report group by 1"))
        assert entries == told_of, table
        lasting = [row[0] for row in db.execute(f"select {table}_id from {table}_state where until is null order by 1")]
        assert lasting == sorted(entries), f"one last state for each {table}"
    for table, of in (("actor_name", "actor"), ("event_actor", "event"), ("proposal_actor", "proposal")):
        assert not db.execute(f"select 1 from {table} where {of}_id not in (select id from {of})").fetchall()
    assert not db.execute("select 1 from actor where id not in (select actor_id from actor_name)").fetchall()
    assert not db.execute("select 1 from dispute where id not in (select dispute_id from account)").fetchall()


def check_searched(db: Database) -> None:
    """What can be looked up is what there is."""
    for table in ("document_search", "actor_search"):  # of what another table holds: SQLite compares it itself
        db.execute(f"insert into {table}({table}, rank) values ('integrity-check', 1)")
    for table in ("event", "proposal"):
        searched = [row[0] for row in db.execute(f"select rowid from {table}_search order by 1")]
        assert searched == [row[0] for row in db.execute(f"select id from {table} order by 1")]
        for entry, what in db.execute(f"select id, what from {table}").fetchall():
            found = db.execute(f"select rowid from {table}_search where {table}_search match ?", [f'"{what}"'])
            assert (entry,) in found.fetchall()


def check_explained(db: Database) -> None:
    """Every status follows from what its explanation points at."""
    by_answer = {"accepted": "accepts", "rejected": "rejects"}
    for entry, status, why, answer_id, told_by, event_id, later_id, last_day in db.execute(
        "select id, status, why, answer_id, told_by, event_id, later_id, latest from proposal"
    ).fetchall():
        answered = db.execute(
            "select response, proposal_id from answer join proposal_report on proposal_report.id = proposal_report_id"
            " where answer.id = ?",
            [answer_id],
        ).fetchone()
        if why == "open":
            assert status == "pending"
        elif why == "answer":
            assert answered == (by_answer[status], entry)
        elif why == "counter":
            assert status == "superseded" and answered == ("counters", entry)
        elif why == "report":
            assert (status,) in db.execute(
                "select status from proposal_report where proposal_id = ? and document_id = ?", [entry, told_by]
            ).fetchall()
        elif why == "day":
            (published,) = db.execute("select published from document where id = ?", [told_by]).fetchone()
            assert status == "lapsed" and last_day < published
        elif why == "version":
            assert status == "superseded" and later_id not in (None, entry)
        else:
            assert why == "event" and status in ("accepted", "superseded")
            assert db.execute("select status from event where id = ?", [event_id]).fetchone() == ("held",)


def check_as_of_the_last_day(path: Path, db: Database) -> None:
    """What was known at the end of the last day is what is known now."""
    (last,) = db.execute("select max(published) from document").fetchone()
    with Lookup(path) as now, Lookup(path, as_of=date.fromisoformat(last)) as then:
        assert then.timeline() == now.timeline()
        assert then.actors() == now.actors()
        assert then.proposals() == now.proposals()
        assert then.documents() == now.documents()
        assert then.disputes() == now.disputes()
        assert then.counts() == now.counts()
        for row in now.actors():
            wanted = Filter(actor=row.id)
            assert then.timeline(wanted) == now.timeline(wanted)
            assert then.proposals(wanted) == now.proposals(wanted)
        for number in (1, 2):
            wanted = Filter(negotiation=number)
            assert then.timeline(wanted) == now.timeline(wanted)
            assert then.counts(wanted) == now.counts(wanted)


def check(path: Path, db: Database) -> None:
    """All that is to hold of a store."""
    check_whole(db)
    check_searched(db)
    check_explained(db)
    check_as_of_the_last_day(path, db)


# ------------------------------------------------------------ and holds


@given(told(), st.randoms(use_true_random=False))
@many
def test_whatever_is_told_in_whatever_order_leaves_the_store_whole(reports: list[list[Text]], random: Random) -> None:
    with a_store() as (path, db):
        take_in(db, reports, random)
        check(path, db)


@given(told(), st.randoms(use_true_random=False))
@many
def test_the_ledger_follows_from_the_last_texts_alone(reports: list[list[Text]], random: Random) -> None:
    """The order of arrival and the versions that a text had before make no difference."""
    with a_store() as (_, db), a_store() as (_, other):
        take_in(db, reports, random)
        plain(other, reports)
        assert ledger_of(db) == ledger_of(other)


@given(told(), st.randoms(use_true_random=False))
@few
def test_reading_again_gives_the_ledger_of_the_better_reader(reports: list[list[Text]], random: Random) -> None:
    last = [versions[-1] for versions in reports]
    better = {text.document.hash: text.better for text in last}
    with a_store() as (path, db), a_store() as (_, other):
        take_in(db, reports, random)
        with patch("store.reader.read", lambda document: better[document.hash]):
            assert reread(path).read == len(reports)
        check(path, db)
        plain(other, [[Text(text.document, text.negotiation, text.better, text.better)] for text in last])
        assert ledger_of(db) == ledger_of(other)


@given(told(), st.randoms(use_true_random=False))
@few
def test_reading_again_with_the_same_reader_keeps_every_id(reports: list[list[Text]], random: Random) -> None:
    same = {versions[-1].document.hash: versions[-1].said for versions in reports}
    with a_store() as (path, db):
        take_in(db, reports, random)
        before = ids_of(db)
        with patch("store.reader.read", lambda document: same[document.hash]):
            reread(path)
        assert ids_of(db) == before


def ids_of(db: Database) -> list[Any]:
    """Each entry with its id, and what it is."""
    return [
        db.execute(question).fetchall()
        for question in (
            "select id, name, kind, party_id, reports from actor order by id",
            "select id, what, kind, status, date, reports from event order by id",
            "select id, what, kind, status, date, reports from proposal order by id",
            "select id, about from dispute order by id",
        )
    ]
