"""A headless Chromium, asked through its DevTools: what its terminal shows, keys, sizes, and what it has fetched."""

from __future__ import annotations

import asyncio
import shutil
import time
from asyncio.subprocess import DEVNULL, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
    "--remote-debugging-address=127.0.0.1", "--remote-debugging-port=0",
)  # fmt: skip

SLACK = 60.0
"""Seconds after which a test gives up waiting: a loaded machine is slow."""

_KEEP_TERMINAL = """
Object.defineProperty(Object.prototype, "terminal", {
  configurable: true,
  set(value) {
    window.parleyTerminal ??= value;
    Object.defineProperty(this, "terminal", { value, writable: true, configurable: true });
  },
});
"""
"""The page keeps its terminal to itself: this catches it as the page puts it away under that name."""

_LINES = """
(() => {
  const terminal = window.parleyTerminal;
  if (!terminal) return [];
  const buffer = terminal.buffer.active;
  const line = (_, at) => buffer.getLine(at)?.translateToString(true, 0, terminal.cols) ?? "";
  return Array.from({ length: terminal.rows }, line);
})()
"""

_KEYS: dict[str, tuple[str, int, str]] = {"enter": ("Enter", 13, "\r"), "escape": ("Escape", 27, "")}


class Page:
    """One tab."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket = socket
        self._last = 0
        self._answers: dict[int, asyncio.Future[dict[str, Any]]] = {}
        self._listening = asyncio.create_task(self._listen())
        self.fetched: list[str] = []
        """The addresses of all that the page has asked for."""
        self.complaints: list[str] = []
        """What the browser has to say about it."""

    async def open(self, address: str) -> None:
        """Go to an address."""
        for domain in ("Page", "Network", "Log", "Runtime"):
            await self._tell(f"{domain}.enable")
        await self._tell("Emulation.setFocusEmulationEnabled", enabled=True)  # as a window in front
        await self._tell("Page.addScriptToEvaluateOnNewDocument", source=_KEEP_TERMINAL)
        await self._tell("Page.navigate", url=address)

    async def lines(self) -> list[str]:
        """What the terminal shows."""
        return [str(line) for line in await self.value(_LINES)]

    async def wait_for(self, *words: str) -> str:
        """Wait until the terminal shows all of these words; all that it shows then."""
        return await self._wait(lambda shown: all(each in shown for each in words), f"{words}")

    async def wait_without(self, words: str) -> str:
        """Wait until it does not show these words any more."""
        return await self._wait(lambda shown: words not in shown, f"the end of {words!r}")

    async def _wait(self, enough: Any, what: str) -> str:
        give_up = time.monotonic() + SLACK
        while True:
            shown = "\n".join(await self.lines())
            if enough(shown):
                return shown
            assert time.monotonic() < give_up, f"waited in vain for {what} on\n{shown}\n{self.complaints}"
            await asyncio.sleep(0.05)

    async def press(self, *keys: str) -> None:
        """Press keys: a letter, or one by its name."""
        for key in keys:
            name, code, text = _KEYS.get(key, (key, ord(key.upper()) if key.isalnum() else 191, key))
            how: dict[str, Any] = {"key": name, "windowsVirtualKeyCode": code}
            await self._tell("Input.dispatchKeyEvent", type="keyDown" if text else "rawKeyDown", text=text, **how)
            await self._tell("Input.dispatchKeyEvent", type="keyUp", **how)

    async def resize(self, width: int, height: int) -> None:
        """Give the window another size, in pixels."""
        await self._tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False
        )

    async def value(self, script: str) -> Any:
        """What a script gives."""
        answer = await self._tell("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    async def close(self) -> None:
        """Let it go."""
        self._listening.cancel()
        await self._socket.close()

    async def _tell(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._last += 1
        number = self._last
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._answers[number] = answer
        await self._socket.send_json({"id": number, "method": method, "params": parameters})
        return await asyncio.wait_for(answer, SLACK)

    async def _listen(self) -> None:
        async for message in self._socket:
            told = message.json()
            if "id" in told:
                assert "error" not in told, told
                self._answers.pop(told["id"]).set_result(told["result"])
                continue
            what = told["params"]
            match told["method"]:
                case "Network.requestWillBeSent":
                    self.fetched.append(what["request"]["url"])
                case "Network.webSocketCreated":
                    self.fetched.append(what["url"])
                case "Log.entryAdded" if "WebGL" not in what["entry"]["text"]:  # there is no graphics card
                    self.complaints.append(what["entry"]["text"])
                case "Runtime.exceptionThrown":
                    self.complaints.append(str(what["exceptionDetails"]))


class Browser:
    """A running Chromium."""

    def __init__(self, address: str, session: aiohttp.ClientSession) -> None:
        self._address = address
        self._session = session

    @asynccontextmanager
    async def page(self, address: str) -> AsyncIterator[Page]:
        """A new tab on an address."""
        async with self._session.put(f"{self._address}/json/new?about:blank") as answer:
            target = await answer.json()
        page = Page(await self._session.ws_connect(target["webSocketDebuggerUrl"], max_msg_size=0))
        try:
            await page.open(address)
            yield page
        finally:
            await page.close()
            async with self._session.get(f"{self._address}/json/close/{target['id']}"):
                pass


@asynccontextmanager
async def chromium(folder: Path) -> AsyncIterator[Browser]:
    """Chromium with nothing of its own yet; its files go into the folder."""
    assert CHROMIUM is not None
    process = await asyncio.create_subprocess_exec(
        CHROMIUM, *FLAGS, f"--user-data-dir={folder}", "--window-size=1400,900", "about:blank",
        stdout=DEVNULL, stderr=DEVNULL,
    )  # fmt: skip
    try:
        port = await _port(folder / "DevToolsActivePort", process)
        async with aiohttp.ClientSession() as session:
            yield Browser(f"http://127.0.0.1:{port}", session)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()


async def _port(written: Path, process: Process) -> str:
    give_up = time.monotonic() + SLACK
    while not (written.exists() and "\n" in written.read_text()):
        assert process.returncode is None and time.monotonic() < give_up, "Chromium does not start"
        await asyncio.sleep(0.05)
    return written.read_text().split()[0]
