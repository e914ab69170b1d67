"""`parley serve` as colleagues see it: in a real browser, several at once; and who is not let in."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp
import pytest

from store.database import open_store
from tests.browser import CHROMIUM, SLACK, Page, chromium
from tests.building import event
from tests.test_end_to_end import parley
from tests.tui.stories import river_store, told
from tests.tui.test_read_only import bytes_of
from tui.commands.serve import viewing

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

NEWS = ("The dam on the Orva was opened.", event("Dam on the Orva opened", "action", "2031-03-09", "Norland"))


@pytest.fixture(autouse=True)
def surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings and a memory of its own."""
    for folder in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(folder, str(tmp_path / folder))
    for name in ("PARLEY_STORE", "NO_COLOR", "TEXTUAL_THEME", "COLORFGBG"):
        monkeypatch.delenv(name, raising=False)


@contextmanager
def served(store: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address at which a store is served, and the process; ended as ctrl+c ends it, it leaves nothing running."""
    command = parley("serve", "--store", store, "--port", "0", *options)
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None and process.stderr is not None
    try:
        line = process.stdout.readline()
        found = re.search(r"http://\S+", line)
        assert found, line + process.stderr.read()
        yield found[0], process
        process.send_signal(signal.SIGINT)
        assert process.wait(SLACK) == 0
        assert process.stderr.read() == ""
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stderr.close()


@asynccontextmanager
async def looked_at(store: Path, folder: Path, *options: str) -> AsyncIterator[tuple[Page, str]]:
    """The dashboard in a browser, and its address."""
    with served(store, *options) as (address, _):
        async with chromium(folder / "chromium") as browser, browser.page(address) as page:
            yield page, address


# ------------------------------------------------------------ in a browser


@needs_chromium
async def test_a_colleague_looks_around_and_sees_what_comes_in(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    async with looked_at(store, tmp_path) as (page, address):
        await page.wait_for("First round on the water of the Orva", "Pending proposals (2)", "read only", "2 reports")
        await page.press("p")
        await page.wait_for("┏━ Pending proposals (2)")
        await page.press("p")
        await page.wait_for("┏━ All proposals (3)")
        told(store, "2031-03-09-dam.txt", "2031-03-09", "The dam", NEWS)
        await page.wait_for("Dam on the Orva opened", "3 reports")
        assert all(each.startswith((address, address.replace("http", "ws"), "data:")) for each in page.fetched)
        assert any(each.endswith(".ttf") for each in page.fetched)
        assert not page.complaints


@needs_chromium
async def test_keys_that_write_do_nothing_and_not_a_byte_is_written(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with open_store(store) as db:
        db.execute("pragma wal_autocheckpoint = 0")
        with db.atomic():
            db.execute("update document set title = title")
        before = bytes_of(store)
        async with looked_at(store, tmp_path) as (page, _):
            await page.wait_for("First round on the water of the Orva")
            await page.press("i", "e", "u", "n", "f")
            await page.press("?")  # the key after them has come through, and they did nothing
            shown = await page.wait_for("Keys · Timeline")
            assert "Import" not in shown and "Correct" not in shown
        assert bytes_of(store) == before


@needs_chromium
async def test_the_window_may_change_its_size(tmp_path: Path) -> None:
    async with looked_at(river_store(tmp_path), tmp_path) as (page, _):
        await page.wait_for("First round on the water of the Orva", "Actors (4)")
        await page.resize(700, 500)
        await page.wait_without("Actors (4) ─")  # narrow: one list at a time, the others as tabs
        narrow = await page.lines()
        await page.resize(1900, 1000)
        await page.wait_for("Actors (4) ─", "First round on the water of the Orva")
        assert len(await page.lines()) > len(narrow)


@needs_chromium
async def test_who_quits_may_look_again(tmp_path: Path) -> None:
    async with looked_at(river_store(tmp_path), tmp_path) as (page, _):
        await page.wait_for("First round on the water of the Orva")
        await page.press("q")
        give_up = time.monotonic() + SLACK
        while not await page.value("document.body.classList.contains('-closed')"):
            assert time.monotonic() < give_up
            await asyncio.sleep(0.05)
        assert await page.value("document.querySelector('#ended').checkVisibility()")
        assert "look has ended" in await page.value("document.querySelector('#ended').innerText")


# ------------------------------------------------------------ who comes in


def processes(store: Path) -> list[int]:
    """Those that show a store to somebody."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().split(b"\0")
            except OSError:
                continue
            if b"--read-only" in words and str(store).encode() in words:
                found.append(int(entry.name))
    return found


async def until(number: int, store: Path) -> None:
    """Wait until so many processes show the store."""
    give_up = time.monotonic() + SLACK
    while len(processes(store)) != number:
        assert time.monotonic() < give_up, processes(store)
        await asyncio.sleep(0.05)


async def first_bytes(socket: aiohttp.ClientWebSocketResponse) -> bytes:
    return await asyncio.wait_for(socket.receive_bytes(), SLACK)


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
async def test_so_many_at_once_and_no_process_outlives_its_page(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with served(store, "--viewers", "2") as (address, _):
        async with aiohttp.ClientSession() as session:
            first = await session.ws_connect(f"{address}/ws?width=100&height=30")
            second = await session.ws_connect(f"{address}/ws?width=999999999&height=x")
            assert await first_bytes(first) and await first_bytes(second)
            await until(2, store)
            async with session.get(address) as answer:
                assert answer.status == 503 and "(2)" in await answer.text()
            with pytest.raises(aiohttp.WSServerHandshakeError, match="503"):
                await session.ws_connect(f"{address}/ws")
            await first.close()
            await until(1, store)
            await second.send_str("no message of the page")
            await until(0, store)
            async with session.get(address) as answer:
                assert answer.status == 200
            last = await session.ws_connect(f"{address}/ws")
            assert await first_bytes(last)
    await until(0, store)  # the server has ended, and with it who looked


@pytest.mark.skipif(not Path("/proc").exists(), reason="needs /proc")
async def test_a_server_that_is_cut_off_leaves_no_process(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with pytest.raises(AssertionError), served(store) as (address, process):
        async with aiohttp.ClientSession() as session:
            socket = await session.ws_connect(f"{address}/ws")
            assert await first_bytes(socket)
            process.kill()
            process.wait()
            await until(0, store)


async def test_other_pages_and_other_names_are_not_let_in(tmp_path: Path) -> None:
    with served(river_store(tmp_path)) as (address, _):
        async with aiohttp.ClientSession() as session:
            with pytest.raises(aiohttp.WSServerHandshakeError, match="403"):
                await session.ws_connect(f"{address}/ws", origin="https://elsewhere.example")
            async with session.get(address, headers={"Host": "elsewhere.example"}) as answer:
                assert answer.status == 421
            async with session.get(f"{address}/static/../../../etc/passwd") as answer:
                assert answer.status == 404
            async with session.get(address, headers={"Host": "localhost:9000"}) as answer:  # through a tunnel
                assert answer.status == 200 and "ws://localhost:9000/ws" in await answer.text()


# ------------------------------------------------------------ what is told


def told_by(*arguments: str | Path) -> tuple[int, str]:
    """The status and the complaints of a run that ends by itself."""
    done = subprocess.run(parley("serve", *arguments), capture_output=True, text=True, timeout=SLACK)
    return done.returncode, done.stderr


def test_what_cannot_be_served_gives_one_line(tmp_path: Path) -> None:
    store = river_store(tmp_path)
    with served(store) as (address, _):
        port = address.rpartition(":")[2]
        status, line = told_by("--store", store, "--port", port)
        assert status == 2 and line.startswith(f"parley: port {port} is taken; ") and line.count("\n") == 1
    status, line = told_by("--store", store, "--port", "99999")
    assert status == 2 and "“99999” is no port; there are 1 to 65535" in line
    status, line = told_by("--store", store, "--host", "192.0.2.1")
    assert status == 2 and line.startswith("parley: “192.0.2.1” is no address of this machine; ")
    status, line = told_by("--store", store, "--in", "Elbe")
    assert status == 2 and "there is no negotiation “Elbe”" in line
    status, line = told_by("--store", tmp_path / "none.db")
    assert status == 1 and "is not there; put reports in with: parley import PATH" in line


def test_other_machines_are_let_in_with_a_warning(tmp_path: Path) -> None:
    process = subprocess.Popen(
        parley("serve", "--store", river_store(tmp_path), "--host", "0.0.0.0", "--port", "0"),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    try:
        assert process.stdout.readline().startswith("talks.db, read only: http://")
        assert "without a password and unencrypted" in process.stderr.readline()
    finally:
        process.terminate()
        assert process.wait(SLACK) == 0
        process.stdout.close()
        process.stderr.close()


def test_paths_and_names_with_spaces_and_quotes_arrive_as_they_are(tmp_path: Path) -> None:
    store = tmp_path / "it's $HOME & co.db"
    code = "import json, sys; print(json.dumps(sys.argv[1:]))"
    command = viewing(store, 'the "Orva"; true', tmp_path / "my settings.toml")
    shown = re.sub(r"-P -c '[^']*(?:'\"'\"'[^']*)*'", lambda _: f"-c {code!r}".replace("'", '"'), command, count=1)
    printed = subprocess.run(shown, shell=True, capture_output=True, text=True, check=True).stdout
    assert printed == (
        f'["--read-only", "--store", "{store}", "--in", "the \\"Orva\\"; true", '
        f'"--settings", "{tmp_path / "my settings.toml"}"]\n'
    )
    assert sys.executable in command and os.sep in command
