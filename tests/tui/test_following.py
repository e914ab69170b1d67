"""Importing by hand, and following a folder: what goes in shows; what is refused is told in one line."""

from __future__ import annotations

import shutil
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from store import importing
from store.recording import record
from tests.tui.conftest import lines, opened, press, settled, until
from tests.tui.stories import empty_store
from tui.screens.importing import ImportScreen

REPORT = """\
Norway's Foreign Minister Espen Barth Eide met his Swedish counterpart Maria Malmer Stenergard in Oslo on Monday.
Eide proposed a second round of talks on March 14 in Stockholm. Sweden is considering the proposal.
"""


async def test_i_imports_a_file_and_says_what_became_of_it(tmp_path: Path) -> None:
    report = tmp_path / "2031-03-04-fish.txt"
    report.write_text(REPORT)
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await press(pilot, "i")
        assert isinstance(app.screen, ImportScreen)
        app.screen.query_one("Input").value = str(report)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: "1 report read" in "\n".join(lines(app)), 15)
        await until(pilot, lambda: app.dashboard.timeline.count > 0)  # it asks again once it hears of the change
        await press(pilot, "i")
        app.screen.query_one("Input").value = str(report)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: "1 known already" in "\n".join(lines(app)), 15)


async def test_a_path_that_is_not_there_is_said_in_the_dialog(tmp_path: Path) -> None:
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await press(pilot, "i", *"/no/[such", "enter")
        assert isinstance(app.screen, ImportScreen)
        assert "/no/[such: there is no such file or folder" in "\n".join(lines(app))
        await press(pilot, "escape")
        assert len(app.screen_stack) == 1


async def test_names_are_completed(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "reports" / "2031-03-04-fish.txt").write_text(REPORT)
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await press(pilot, "i")
        entry = app.screen.query_one("Input")
        entry.value = f"{tmp_path}/rep"  # type: ignore[attr-defined]
        await settled(pilot)
        await press(pilot, "end", "right")
        assert entry.value == f"{tmp_path}/reports/"  # type: ignore[attr-defined]


async def test_refused_files_are_told_and_the_others_go_in(tmp_path: Path) -> None:
    folder = tmp_path / "[mixed"
    folder.mkdir()
    (folder / "2031-03-04-fish.txt").write_text(REPORT)
    (folder / "2031-03-05-empty.txt").write_text("")
    (folder / "2031-03-06-[red].txt").write_bytes(b"%PDF-1.7\n\x00\xff\xfe binary")
    async with opened(empty_store(tmp_path)) as (app, pilot):
        await press(pilot, "i")
        app.screen.query_one("Input").value = str(folder)  # type: ignore[attr-defined]
        await press(pilot, "enter")
        await until(pilot, lambda: "1 report read" in "\n".join(lines(app)), 15)
        text = "\n".join(lines(app))
        assert "2031-03-05-empty.txt" in text
        assert "2031-03-06-[red].txt" in text
        await until(pilot, lambda: "1 report ·" in lines(app)[0])


async def test_an_import_says_how_far_it_is_and_i_stops_it_between_two_reports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = tmp_path / "reports", empty_store(tmp_path)
    folder.mkdir()
    for n in range(3):
        (folder / f"2031-03-0{n + 1}.txt").write_text(f"{REPORT} This is report {n}.")
    in_second, on = Event(), Event()
    calls: list[str] = []

    def slow(*arguments: Any, **options: Any) -> Any:
        calls.append("")
        if len(calls) == 2:
            in_second.set()
            on.wait(60)
        return record(*arguments, **options)

    monkeypatch.setattr(importing, "record", slow)
    async with opened(store) as (app, pilot):
        app._import(folder)
        await until(pilot, lambda: in_second.is_set() and "importing 1 of 3 (i stops it)" in lines(app)[0], 60)
        app.action_import()
        await until(pilot, lambda: "stopping" in lines(app)[0], 60)
        on.set()
        await until(pilot, lambda: "Stopped: 2 of 3 reports done" in "\n".join(lines(app)), 60)
        await until(pilot, lambda: "2 reports ·" in lines(app)[0])
        assert "importing" not in lines(app)[0] and "stopping" not in lines(app)[0]
        app._import(folder)  # and again for the rest
        await until(pilot, lambda: "1 report read, 2 known already" in "\n".join(lines(app)), 60)


async def test_a_followed_folder_is_read_and_its_end_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "desk"
    folder.mkdir()
    async with opened(empty_store(tmp_path), following=folder) as (app, pilot):
        assert "following desk/" in lines(app)[0]
        (folder / "2031-03-04-fish.txt").write_text(REPORT)
        await until(pilot, lambda: app.dashboard.timeline.count > 0, 15)
        (folder / "2031-03-05-bad.txt").write_bytes(b"%PDF-1.7\n\x00\xff\xfe binary")
        await until(pilot, lambda: "2031-03-05-bad.txt" in "\n".join(lines(app)))
        shutil.rmtree(folder)
        await until(pilot, lambda: not app.dashboard.header.live)
        assert "○ not following" in lines(app)[0]
        folder.mkdir()
        (folder / "2031-03-07-more.txt").write_text(REPORT.replace("March 14", "March 21"))
        await until(pilot, lambda: app.dashboard.header.live)
