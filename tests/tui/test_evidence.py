"""What a fact rests on, and of how many reports one is shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.database import open_store
from store.lookup import Lookup
from store.recording import record
from tests.building import actor, reading, report
from tests.tui.conftest import opened, press, settled
from tests.tui.stories import river_store
from tui.panes import evidence as module
from tui.panes import source
from tui.panes.evidence import Told, evidence


def named_by(path: Path, reports: int) -> Path:
    """A store whose one actor is named by so many reports, a day apart."""
    with open_store(path) as db:
        for number in range(reports):
            record(db, report(f"Arland is named. {number}", f"2031-03-0{number + 1}"), reading(actor("Arland")))
    return path


def test_of_an_actor_whom_very_many_reports_name_the_latest_are_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Lookup(named_by(tmp_path / "parley.db", 4)) as lookup:
        [arland] = lookup.actors_named("arland")
        assert evidence(lookup, Told("actor", arland.id)).which_words == "1 of 4 reports"
        monkeypatch.setattr(module, "MOST", 2)
        latest = evidence(lookup, Told("actor", arland.id, index=1))
        assert latest.which_words == "2 of the latest 2 reports"
        assert [each.published for each in latest.reports] == ["2031-03-04", "2031-03-03"]


def test_a_report_that_is_asked_for_is_shown_however_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Lookup(named_by(tmp_path / "parley.db", 4)) as lookup:
        [arland] = lookup.actors_named("arland")
        [oldest] = [row for row in lookup.documents() if row.published == "2031-03-01"]
        monkeypatch.setattr(module, "MOST", 2)
        found = evidence(lookup, Told("actor", arland.id, report_id=oldest.id))
        assert found.which_words == "4 of 4 reports"
        assert found.report == oldest
        assert found.text.endswith("0")


async def test_a_source_that_cannot_be_read_is_told_and_no_longer_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(river_store(tmp_path)) as (app, pilot):
        pane = app.dashboard.source
        read = pane.found
        assert read is not None
        with monkeypatch.context() as broken:
            broken.setattr(source, "evidence", lambda *_: 1 / 0)
            await press(pilot, "up")
            await settled(pilot)
            assert any("cannot be shown (ZeroDivisionError" in notice.message for notice in app._notifications)
            assert pane.found is None
        await press(pilot, "down")
        assert pane.found == read
