"""Questions from threads: one at a time, and only the one that is meant is stopped."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from threading import Thread

import pytest

from store.errors import StoppedError, StoreError
from store.lookup import Lookup
from tests.tui.stories import river_store
from tui.asking import Asker

ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n where i < 0"


def test_a_question_that_is_stopped_raises_in_its_thread(tmp_path: Path) -> None:
    asker = Asker(river_store(tmp_path))

    def question(lookup: Lookup) -> None:
        lookup._db.set_progress_handler(lambda: asker.interrupt(), 1000)
        lookup._all(ENDLESS)

    with pytest.raises(StoppedError):
        asker.ask(question)
    asker.close()


def test_stopping_a_question_that_has_been_answered_does_not_stop_the_next(tmp_path: Path) -> None:
    asker = Asker(river_store(tmp_path))
    asker.ask(lambda lookup: lookup.counts())
    asked = 0

    def question(lookup: Lookup) -> int:
        nonlocal asked
        asked += 1
        if asked == 1:  # the other thread had seen the first question, and comes too late
            lookup._db.set_progress_handler(lambda: lookup.interrupt(), 1000)
            lookup._all(ENDLESS)
        lookup._db.set_progress_handler(None, 0)
        return lookup.counts().documents

    assert asker.ask(question) == 2
    assert asked == 2
    asker.close()


def test_what_is_stopped_while_its_thread_changes_to_another_day_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [None, date(2031, 3, 5)]
    asker = Asker(river_store(tmp_path), lambda: days[0])
    asker.ask(lambda lookup: lookup.counts())
    close, stopping = Lookup.close, list[Thread]()

    def close_while_it_is_stopped(lookup: Lookup) -> None:
        close(lookup)
        if not stopping:
            stopping.append(Thread(target=stop))
            stopping[0].start()
            stopping[0].join(0.2)  # it waits for the other connection

    def stop() -> None:
        try:
            asker.interrupt()
        except Exception as error:
            faults.append(error)

    faults = list[Exception]()
    monkeypatch.setattr(Lookup, "close", close_while_it_is_stopped)
    days.pop(0)
    assert asker.ask(lambda lookup: lookup.as_of) == date(2031, 3, 5)
    stopping[0].join()
    assert faults == []
    asker.close()


def test_the_first_question_is_asked_through_another_and_later_ones_are_not(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    other = Asker(store)
    asker = Asker(store, first=other)
    through_other = other.ask(id)
    assert asker.ask(id) == through_other
    assert asker.ask(lambda lookup: lookup.counts().documents) == 2
    own = asker.ask(id)
    assert own != through_other
    asker.close()
    assert other.ask(id) == through_other
    other.close()


def test_what_is_warmed_up_answers_as_it_would_cold_and_a_fault_is_told_by_the_first_question(tmp_path: Path) -> None:
    broken = tmp_path / "broken.db"
    broken.write_text("no database at all, but long enough to have a header of sixteen bytes and some more" * 20)
    for store in (river_store(tmp_path), broken):
        warm, cold = Asker(store), Asker(store)
        warm.warm_up()
        answers = []
        for asker in (warm, cold):
            try:
                answers.append(str(asker.ask(lambda lookup: lookup.timeline_days().count)))
            except StoreError as error:
                answers.append(str(error))
            asker.close()
        assert answers[0] == answers[1]
        assert ("no SQLite database" in answers[0]) == (store is broken)
