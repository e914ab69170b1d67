"""The same reports in any order, from one process or from four at once, make the same ledger."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import TypeVar

import pytest
from sqlite_utils import Database

from store.database import open_store
from store.document import Document
from store.opening import open_report
from store.reader import read
from store.reader.reading import Reading
from store.recording import record

Told = tuple[Document, Reading]
Ledger = dict[str, list[tuple[object, ...]]]
T = TypeVar("T")

SEED = 20310304
ORDERS = 10

_STORY = (
    "Norway and Chile met in Geneva on Monday, officials said. Foreign Minister Volodymyr {zelensky} of Norway"
    " proposed a second round in Geneva on {day}. Chile said that it was studying the proposal.",
    "Chile accepted the proposal of Norway to meet in Geneva on {day}. Mr {zelensky} welcomed the answer. The talks"
    " will be held in Geneva on {day}, the Foreign Ministry of Chile said.",
    "The talks between Norway and Chile in Geneva, planned for {day}, were called off on Friday. {zelensky} said"
    " that Norway had asked for a new date. Chile rejected a call by the United Nations for a truce.",
    "Norway and Chile agreed on a truce on Thursday after talks in Geneva. Norway proposed to exchange prisoners"
    " next week. Volodymyr {zelensky} said that the offer stood. Chile demanded a tariff of 12 percent.",
)
_SPELLINGS = ("Zelensky", "Zelenskyy", "Zelenskiy", "Zelenski")


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Fourteen reports over two months, several of one day, that tell of the same things in turn."""
    folder = tmp_path_factory.mktemp("reports")
    out = []
    for n in range(14):
        path = folder / f"2031-{3 + n // 12:02d}-{1 + 2 * (n // 2) % 27:02d}-report-{n}.txt"
        text = _STORY[n % 4].format(zelensky=_SPELLINGS[n % 3 if n % 5 else 3], day=f"{3 + n // 4} April")
        path.write_text(f"Report {n}. {text}\n", encoding="utf-8")
        out.append(path)
    return out


@pytest.fixture(scope="module")
def told(reports: list[Path]) -> list[Told]:
    """The reports with what is read in them."""
    return [(document, read(document)) for document in map(open_report, reports)]


@pytest.fixture(scope="module")
def in_order(told: list[Told], tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The ledger of the reports taken in one after another, in order of publication."""
    with open_store(tmp_path_factory.mktemp("stores") / "in-order.db") as db:
        for document, reading in told:
            record(db, document, reading)
        return whole_ledger(db)


def shuffled(items: list[T], n: int) -> list[T]:
    """The n-th order."""
    order = list(items)
    random.Random(SEED + n).shuffle(order)
    return order


def whole_ledger(db: Database) -> Ledger:
    """All that the ledger holds, with what an id points at in place of the id, in an order of its own."""
    db.conn.create_function("in_order", 1, lambda text: " ".join(sorted(text.split())), deterministic=True)
    return {
        name: sorted(db.execute(" ".join(question.split())).fetchall(), key=repr)
        for name, question in QUESTIONS.items()
    }


_TOLD = (
    "(select group_concat(t, ' ') from (select substr(hash, 1, 8) || ':' || start || ':' || {0}_report.{1} as t"
    " from {0}_report join document on document.id = document_id where {0}_id = {0}.id order by t))"
)
"""By what an entry is known, whatever its id: the reports that tell it, where, and in which words."""

_WHO = (
    "(select group_concat(n, '|') from (select {1} actor.name as n from {0}_actor join actor on actor.id = actor_id"
    " where {0}_id = {0}.id order by n))"
)

QUESTIONS = {
    "actor": f"""
        select actor.name, actor.kind, role, side, (select name from actor party where party.id = actor.party_id),
            reports, last_reported, {_TOLD.format("actor", "name")},
            (select group_concat(n, '|') from (select name || reports || named || heard as n from actor_name
                where actor_id = actor.id order by n)),
            (select group_concat(n, '|') from (select key || reports as n from actor_key
                where actor_id = actor.id order by n)) from actor""",
    "actor_state": f"""
        select substr(hash, 1, 8), since, until, s.name, s.kind, s.role, s.reports, s.last_reported,
            (select name from actor party where party.id = s.party_id), {_TOLD.format("actor", "name")}
        from actor_state s join actor on actor.id = actor_id join document on document.id = document_id""",
    "event": f"""
        select what, kind, status, date, earliest, latest, place, sort_day, alone, negotiation_id,
            (select in_order(text) from event_search where rowid = event.id), {_WHO.format("event", "")},
            (select group_concat(n, '|') from (select kind || ifnull(earliest, '') || told as n from event_actor
                where event_id = event.id order by n)), {_TOLD.format("event", "what")}, reports from event""",
    "event_state": f"""
        select substr(hash, 1, 8), since, until, s.what, s.kind, s.status, s.date, s.place, s.reports, s.sort_day,
            {_TOLD.format("event", "what")}
        from event_state s join event on event.id = event_id join document on document.id = document_id""",
    "proposal": f"""
        select what, kind, date, earliest, latest, place, made, status, why, sort_day, negotiation_id,
            (select quote from answer where answer.id = answer_id),
            (select what from proposal other where other.id = proposal.counters_id),
            (select in_order(text) from proposal_search where rowid = proposal.id),
            {_WHO.format("proposal", "part || place_in_list ||")}, {_TOLD.format("proposal", "what")}, reports
        from proposal""",
    "proposal_state": f"""
        select substr(hash, 1, 8), since, until, s.what, s.kind, s.status, s.why, s.date, s.place, s.made, s.reports,
            (select quote from answer where answer.id = s.answer_id), {_TOLD.format("proposal", "what")}
        from proposal_state s join proposal on proposal.id = proposal_id join document on document.id = document_id""",
    "document": "select hash, published, laid, negotiation_id from document",
}


def test_there_is_something_to_join(in_order: Ledger) -> None:
    [zelenskyy] = [row for row in in_order["actor"] if str(row[0]).startswith("Volodymyr")]
    assert all(f"Volodymyr {spelling}" in str(zelenskyy[-2]) for spelling in _SPELLINGS)
    assert max(int(str(row[-1])) for row in in_order["event"]) > 2
    assert max(int(str(row[-1])) for row in in_order["proposal"]) > 2


@pytest.mark.parametrize("n", range(ORDERS))
def test_any_order_of_arrival_gives_the_same_ledger(n: int, told: list[Told], in_order: Ledger, tmp_path: Path) -> None:
    with open_store(tmp_path / "parley.db") as db:
        for document, reading in shuffled(told, n):
            record(db, document, reading)
        assert whole_ledger(db) == in_order


def test_four_processes_at_once_give_the_same_ledger(reports: list[Path], in_order: Ledger, tmp_path: Path) -> None:
    order = shuffled(reports, ORDERS)
    processes = [
        subprocess.Popen(
            [sys.executable, "-m", "tui.cli", "--store", str(tmp_path / "parley.db"), "import", *map(str, order[i::4])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for i in range(4)
    ]  # fmt: skip
    said = [process.communicate(timeout=120) for process in processes]
    assert [process.returncode for process in processes] == [0] * 4, said
    with open_store(tmp_path / "parley.db") as db:
        assert whole_ledger(db) == in_order
