"""Reading again: a better reader over the texts of the store, all of it or nothing, with ids kept."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import readers, visits
from store.changes import Change
from store.corrections import correct, undo
from store.database import open_store
from store.document import Document
from store.errors import StoreError
from store.importing import import_paths
from store.lookup import Lookup
from store.reader.reading import Reading
from store.readers import reader_version, version_of
from store.recording import record
from store.rereading import count_outdated, reread
from tests.building import actor, answer, dispute, event, proposal, reading, report

SIDES = (actor("Arland"), actor("Borduria"))
OFFER = "Arland proposes a round in Veldt"
FIRST, SECOND = report("The first report."), report("The second report.", "2031-03-06")

BEFORE = {
    FIRST.hash: reading(
        *SIDES,
        event("They met in Orsk.", "talks", "2031-03-01", "Arland", "Borduria"),
        proposal(OFFER, ("Arland",), ("Borduria",), day="2031-03-10"),
        dispute("who fired", "Arland", "Borduria"),
    ),
    SECOND.hash: reading(
        *SIDES,
        event("A truce is agreed.", "agreement", "2031-03-05", "Arland", "Borduria"),
        proposal(OFFER, ("Arland",), ("Borduria",), answer("considers", "Borduria"), day="2031-03-10"),
    ),
}
"""What an earlier reader found in two reports."""

BETTER = {
    FIRST.hash: reading(
        actor("Mira Kosta", "person", "Kosta", party="Arland"),
        *SIDES,
        event("Kosta called them.", "contact", "2031-03-02", "Mira Kosta", "Borduria"),
        event("They met in Orsk.", "talks", "2031-03-01", "Arland", "Borduria", place="Orsk"),
        proposal(OFFER, ("Mira Kosta", "Arland"), ("Borduria",), day="2031-03-10", place="Veldt"),
        dispute("whose name it bears", "Borduria", "Mira Kosta"),
        dispute("who fired first", "Arland", "Borduria"),
    ),
    SECOND.hash: reading(
        *SIDES,
        event("A truce is agreed.", "agreement", "2031-03-05", "Arland", "Borduria"),
        proposal(OFFER, ("Arland",), ("Borduria",), answer("accepts", "Borduria"), day="2031-03-10"),
    ),
}
"""What a better one finds in them."""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The two reports as an earlier reader read them."""
    with open_store(tmp_path / "parley.db") as db:
        for document in (FIRST, SECOND):
            record(db, document, BEFORE[document.hash], read_by="an earlier reader")
    return tmp_path / "parley.db"


@pytest.fixture
def better(monkeypatch: pytest.MonkeyPatch) -> None:
    """The reader has become better."""
    monkeypatch.setattr("store.reader.read", lambda document: BETTER[document.hash])


def ask(store: Path, question: str) -> list[Any]:
    """The rows that a question gives."""
    with closing(sqlite3.connect(store)) as db:
        return db.execute(question).fetchall()


def everything_in(store: Path) -> list[str]:
    """All that a store holds, in an order that does not depend on when its tables were made."""
    with closing(sqlite3.connect(store)) as db:
        return sorted(db.iterdump())


def beside(store: Path) -> list[str]:
    """The copies that stand beside a store."""
    return [path.name for path in store.parent.glob("parley.db.*")]


# ------------------------------------------------------------ which reader


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("reader/dates.py", True),
        ("reader/words/states.tsv", True),
        ("reader/weights/facts.pickle", True),
        ("days.py", True),
        ("reader/training/facts.py", False),
        ("reader/__pycache__/dates.cpython-311.pyc", False),
        ("ledger/actors.py", False),
    ],
)
def test_a_reader_is_another_when_what_decides_a_reading_is(file: str, counts: bool, tmp_path: Path) -> None:
    mine = Path(readers.__file__).parent
    copied = shutil.copytree(mine, tmp_path / "store", ignore=shutil.ignore_patterns("__pycache__"))
    assert version_of(copied) == reader_version()
    (copied / file).parent.mkdir(exist_ok=True)
    with (copied / file).open("ab") as changed:
        changed.write(b"\n")
    assert (version_of(copied) != reader_version()) == counts


def test_a_report_remembers_what_read_it(tmp_path: Path) -> None:
    (tmp_path / "2031-03-04-talks.txt").write_text("Norland met Sudland in Geneva on Monday.")
    import_paths(tmp_path / "parley.db", [tmp_path / "2031-03-04-talks.txt"])
    assert ask(tmp_path / "parley.db", "select read_by from document") == [(reader_version(),)]
    assert count_outdated(tmp_path / "parley.db") == 0


# ------------------------------------------------------------ what is read again


@pytest.mark.usefixtures("better")
def test_what_a_better_reader_finds_takes_the_place_of_what_was_read_before(store: Path) -> None:
    done = reread(store)
    assert (done.read, done.refused) == (2, ())
    assert (done.before["event"], done.after["event"]) == (2, 3)
    assert ask(store, "select name from actor where kind = 'person'") == [("Mira Kosta",)]
    assert ask(store, "select response from answer") == [("accepts",)]
    assert ask(store, "select distinct read_by from document") == [(reader_version(),)]


@pytest.mark.usefixtures("better")
def test_the_ledger_is_the_one_of_a_store_that_the_better_reader_read_at_once(store: Path, tmp_path: Path) -> None:
    reread(store)
    with open_store(tmp_path / "fresh.db") as db:
        for document in (FIRST, SECOND):
            record(db, document, BETTER[document.hash])
    for question in (
        "select name, kind, role, side, reports from actor order by 1, 2",
        "select what, kind, status, date, place, reports from event order by 1, 2",
        "select what, kind, status, date, place, reports from proposal order by 1, 2",
        "select about, group_concat(side) from dispute join account on dispute_id = dispute.id group by 1 order by 1",
    ):
        assert ask(store, question) == ask(tmp_path / "fresh.db", question)


@pytest.mark.usefixtures("better")
@pytest.mark.parametrize(
    "question",
    [
        "select id, name from actor where kind = 'state' order by id",
        "select id, what from event where kind in ('talks', 'agreement') order by id",
        "select id, what from proposal order by id",
        "select id, substr(about, 1, 9) from dispute where about like 'who fired%'",
    ],
)
def test_ids_are_kept_where_what_they_tell_is(question: str, store: Path) -> None:
    before = ask(store, question)
    reread(store)
    assert before and ask(store, question) == before


@pytest.mark.usefixtures("better")
def test_only_what_another_reader_has_read_is_read_again(store: Path) -> None:
    with sqlite3.connect(store) as db:
        db.execute("update document set read_by = ? where hash = ?", [reader_version(), SECOND.hash])
    assert count_outdated(store) == 1
    begun: list[int] = []
    assert reread(store, on_begin=begun.append).read == 1
    assert begun == [1]
    assert ask(store, "select response from answer") == [("considers",)]
    assert reread(store).read == 0
    assert reread(store, everything=True).read == 2


def test_reading_again_with_the_same_reader_changes_nothing(tmp_path: Path) -> None:
    store, folder = tmp_path / "parley.db", tmp_path / "reports"
    folder.mkdir()
    (folder / "2031-03-04.txt").write_text("Norland proposed on Monday to meet Sudland in Vienna on March 20.")
    (folder / "2031-03-06.txt").write_text("Sudland accepted the offer of Norland to meet in Vienna on March 20.")
    import_paths(store, [folder])
    tables = ("actor", "event", "proposal", "dispute", "event_search", "event_actor", "proposal_actor")
    before = {table: ask(store, f"select * from {table}") for table in tables}
    assert reread(store, everything=True).read == 2
    after = {table: ask(store, f"select * from {table}") for table in tables}
    pointers = {"answer_id", "offer_id"}  # what they point at are rows of the reading, which are new
    for table in tables:
        kept = [i for i, column in enumerate(columns(store, table)) if column not in pointers]
        assert [[row[i] for i in kept] for row in after[table]] == [[row[i] for i in kept] for row in before[table]]


def columns(store: Path, table: str) -> list[str]:
    """The columns of a table."""
    return [row[1] for row in ask(store, f"pragma table_info({table})")]


def test_many_reports_are_read_in_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, folder = tmp_path / "parley.db", tmp_path / "reports"
    folder.mkdir()
    for n in range(10, 22):
        (folder / f"2031-03-{n}.txt").write_text(f"Norland met Sudland in Geneva on March {n}.")
    import_paths(store, [folder])
    before = ask(store, "select * from event order by id")
    monkeypatch.setattr(readers, "WORTH_A_POOL", 100)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert reread(store, everything=True).read == 12
    assert ask(store, "select * from event order by id") == before


# ------------------------------------------------------------ all of it or nothing


def stop(*_: object) -> None:
    """What a person does who has waited long enough."""
    raise KeyboardInterrupt


@pytest.mark.usefixtures("better")
@pytest.mark.parametrize("when", ["on_begin", "on_report", "on_laying"])
def test_what_is_cancelled_leaves_the_store_as_it_was(when: str, store: Path) -> None:
    before = everything_in(store)
    stops: dict[str, Any] = {when: stop}
    with pytest.raises(KeyboardInterrupt):
        reread(store, **stops)
    assert everything_in(store) == before
    assert beside(store) == []


@pytest.mark.usefixtures("better")
def test_a_failure_while_it_is_laid_leaves_the_store_as_it_was(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = everything_in(store)
    monkeypatch.setattr("store.ledger.proposals.lay", stop)
    with pytest.raises(KeyboardInterrupt):
        reread(store)
    assert everything_in(store) == before
    assert beside(store) == []


KILLED = """
import os, sys
from pathlib import Path
import store.ledger.proposals
from store.rereading import reread
lay, laid = store.ledger.proposals.lay, []
def dies(db, *told):
    lay(db, *told)
    laid.append(told)
    if len(laid) == 2:
        os._exit(9)
store.ledger.proposals.lay = dies
reread(Path(sys.argv[1]))
"""


def test_a_process_that_is_killed_while_it_writes_leaves_the_store_as_it_was(store: Path) -> None:
    before = everything_in(store)
    assert subprocess.run([sys.executable, "-c", KILLED, str(store)], timeout=60).returncode == 9
    with open_store(store) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
    assert everything_in(store) == before
    assert count_outdated(store) == 2


@pytest.mark.usefixtures("better")
def test_a_copy_of_the_store_as_it_was_is_kept_beside_it(store: Path) -> None:
    before = everything_in(store)
    copy = reread(store).copy
    assert copy is not None and copy.name.startswith("parley.db.before-reread-2")
    assert everything_in(copy) == before
    again = reread(store, everything=True).copy
    assert again != copy and everything_in(copy) == before


@pytest.mark.usefixtures("better")
def test_where_there_is_nothing_to_read_nothing_is_copied(store: Path) -> None:
    reread(store)
    copies = beside(store)
    assert reread(store).copy is None
    assert beside(store) == copies


@pytest.mark.usefixtures("better")
def test_a_copy_that_does_not_fit_leaves_the_store_as_it_was(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("parley.db", "cannot be written: the disk is full", "free some space")

    before = everything_in(store)
    monkeypatch.setattr("store.rereading.keep_copy", full)
    with pytest.raises(StoreError, match="disk is full"):
        reread(store)
    assert everything_in(store) == before


def test_a_report_that_cannot_be_read_keeps_what_was_read_in_it(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_fault(document: Document) -> Reading:
        if document.hash == SECOND.hash:
            raise RecursionError("too deep")
        return BETTER[document.hash]

    monkeypatch.setattr("store.reader.read", at_fault)
    done = reread(store)
    assert done.read == 1 and len(done.refused) == 1 and "too deep" in done.refused[0]
    assert ask(store, "select response from answer") == [("considers",)]
    assert ask(store, "select what from event where kind = 'agreement'") == [("A truce is agreed.",)]
    assert count_outdated(store) == 1


def test_a_report_whose_text_changes_meanwhile_keeps_its_newer_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another process takes in a new version of the second report while the old one is being read."""
    store, place = tmp_path / "parley.db", tmp_path / "second.txt"
    second, newer = (
        report(text, "2031-03-06", path=place) for text in (f"{SECOND.text} It goes on.", f"{SECOND.text} It ends.")
    )
    with open_store(store) as db:
        record(db, FIRST, BEFORE[FIRST.hash])
        record(db, second, BEFORE[SECOND.hash])

    monkeypatch.setattr("store.reader.read", lambda document: BETTER.get(document.hash, BETTER[SECOND.hash]))

    def arrives() -> None:
        with open_store(store) as other:
            record(other, newer, reading(*SIDES, event("News.", "action", "2031-03-06")), read_by="another")

    assert reread(store, everything=True, on_laying=arrives).read == 1
    assert ask(store, "select read_by from document where published = '2031-03-06'") == [("another",)]
    assert ask(store, "select what from event where kind = 'action'") == [("News.",)]


# ------------------------------------------------------------ what persons have said and seen


def entry(store: Path, table: str, where: str) -> int:
    """The id of an entry."""
    return int(ask(store, f"select id from {table} where {where}")[0][0])


CORRECTIONS: dict[str, tuple[Callable[[Path], Change], str, list[tuple[Any, ...]], list[tuple[Any, ...]]]] = {
    "the day of an event": (
        lambda store: Change("event", entry(store, "event", "kind = 'talks'"), "day", "2031-02-27"),
        "select date from event where kind = 'talks'", [("2031-02-27",)], [("2031-03-01",)],
    ),
    "an event that is dropped": (
        lambda store: Change("event", entry(store, "event", "kind = 'talks'"), "drop"),
        "select hidden from event where kind = 'talks'", [(1,)], [(0,)],
    ),
    "the status of a proposal": (
        lambda store: Change("proposal", entry(store, "proposal", "1"), "status", "withdrawn"),
        "select status from proposal", [("withdrawn",)], [("accepted",)],
    ),
    "the name of an actor": (
        lambda store: Change("actor", entry(store, "actor", "name = 'Arland'"), "name", "Republic of Arland"),
        "select name, side from actor where kind = 'state' order by 1 desc",
        [("Republic of Arland", "Republic of Arland"), ("Borduria", "Borduria")],
        [("Borduria", "Borduria"), ("Arland", "Arland")],
    ),
    "two actors that are one": (
        lambda store: Change("actor", entry(store, "actor", "name = 'Arland'"), "merge",
                             other=entry(store, "actor", "name = 'Borduria'")),
        "select count(*) from actor where kind = 'state'", [(1,)], [(2,)],
    ),
}  # fmt: skip
"""For each: the correction, a question, its answer as corrected and read again, and its answer once taken back."""


@pytest.mark.usefixtures("better")
@pytest.mark.parametrize("what", CORRECTIONS)
def test_what_a_person_corrected_stays_corrected_and_can_be_taken_back(what: str, store: Path) -> None:
    change, question, corrected, taken_back = CORRECTIONS[what]
    with open_store(store) as db:
        correct(db, change(store))
    assert reread(store).read == 2
    assert ask(store, question) == corrected
    with open_store(store) as db:
        undo(db)
        assert db.execute("pragma foreign_key_check").fetchall() == []
    assert ask(store, question) == taken_back


@pytest.mark.usefixtures("better")
def test_what_a_person_confirmed_stays_confirmed_where_it_is_read_alike(store: Path) -> None:
    """The truce is read as before; the talks have a place by now, so that it was another thing that was confirmed."""
    with open_store(store) as db:
        for kind in ("talks", "agreement"):
            correct(db, Change("event", entry(store, "event", f"kind = '{kind}'"), "confirm"))
    reread(store)
    assert ask(store, "select kind, checked from event where kind != 'contact' order by 1") == [
        ("agreement", "confirmed"), ("talks", None),
    ]  # fmt: skip


def news(store: Path) -> list[tuple[Any, ...]]:
    """What is new, each with its id and the day of the report that brought it."""
    with Lookup(store) as lookup:
        return [(row.kind, row.fact.id, row.report.published, row.answer is not None) for row in lookup.news().rows]


def test_reading_again_with_the_same_reader_makes_nothing_new_and_nothing_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second report came in since somebody looked; of what it brought one thing was looked at."""
    store = tmp_path / "parley.db"
    with open_store(store) as db:
        record(db, FIRST, BEFORE[FIRST.hash])
        visits.remember_visit(db)
        record(db, SECOND, BEFORE[SECOND.hash])
        up_to = visits.latest_arrival(db)
        before = news(store)
        assert len(before) == 2
        visits.look_at(db, "event", entry(store, "event", "kind = 'agreement'"), up_to)
    looked = news(store)
    assert [kind for kind, *_ in looked] == ["proposal"]
    monkeypatch.setattr("store.reader.read", lambda document: BEFORE[document.hash])
    reread(store)
    assert news(store) == looked
    with open_store(store) as db:
        visits.take_back(db)
    assert sorted(news(store)) == sorted(before)


@pytest.mark.usefixtures("better")
def test_what_a_better_reader_finds_in_reports_that_were_looked_at_is_not_new(store: Path) -> None:
    with open_store(store) as db:
        visits.remember_visit(db)
        visits.look_at_all(db, visits.latest_arrival(db))
    reread(store)
    assert news(store) == []
