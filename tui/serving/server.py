"""The server of `parley serve`: who may come in, and how many at once.

textual-serve draws a Textual app in a browser. What it leaves open is closed here: it takes a WebSocket from any page
that a browser has open, starts as many processes as are asked for, and its own page needs a server elsewhere.
"""

from __future__ import annotations

import asyncio
import json
import signal
import socket
from collections.abc import Awaitable, Callable
from ipaddress import ip_address
from urllib.parse import urlsplit

from aiohttp import WSCloseCode, web
from textual_serve.server import Server

from tui.serving.page import FONT_SIZE, KEYS, forbidden, full_page, page
from tui.serving.viewer import Viewer

LARGEST_MESSAGE = 1 << 20
"""Bytes that a browser may send at once: what somebody pastes."""

FONT_SIZES = range(6, 49)

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class DashboardServer(Server):
    """A page at `/`, its socket at `/ws`; each socket has a process that runs `command`. At most `viewers` at once."""

    def __init__(self, command: str, host: str, port: int, title: str, viewers: int) -> None:
        super().__init__(command, host=host, port=port, title=title)
        self.viewers = viewers
        self.name = title
        self._sockets: set[web.WebSocketResponse] = set()
        self._own_names = {"localhost", host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}

    async def run(self, on_open: Callable[[int], object]) -> None:
        """Serve until SIGINT or SIGTERM; `on_open` is told the port once browsers can come. Raises OSError where host
        and port cannot be had."""
        runner = web.AppRunner(await self._make_app(), access_log=None, shutdown_timeout=15)
        ended = asyncio.Event()
        loop = asyncio.get_running_loop()
        await runner.setup()
        try:
            await web.TCPSite(runner, self.host, self.port).start()
            for each in (signal.SIGINT, signal.SIGTERM):
                loop.add_signal_handler(each, ended.set)
            on_open(runner.addresses[0][1])
            await ended.wait()
        finally:
            await runner.cleanup()

    async def _make_app(self) -> web.Application:
        app = web.Application(middlewares=[self._only_under_its_own_names])
        app.add_routes(
            [
                web.get("/", self.handle_index),
                web.get("/keys.js", self._handle_keys),
                web.get("/ws", self.handle_websocket),
                web.get("/download/{key}", self.handle_download),
                web.static("/static", self.statics_path),
            ]
        )
        app.on_shutdown.append(self.on_shutdown)
        return app

    async def on_shutdown(self, app: web.Application) -> None:
        """All who look are told."""
        for each in list(self._sockets):
            await each.close(code=WSCloseCode.GOING_AWAY)

    @web.middleware
    async def _only_under_its_own_names(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """A page from elsewhere whose name was made to point here would be taken for this one."""
        if not self._is_own(urlsplit(f"//{request.host}").hostname or ""):
            raise web.HTTPMisdirectedRequest(text="This is not served under that name; open it by its address.\n")
        return await handler(request)

    def _is_own(self, name: str) -> bool:
        try:
            ip_address(name)
        except ValueError:
            return name.lower() in self._own_names
        return True

    # ------------------------------------------------------------ page and socket

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page."""
        if len(self._sockets) >= self.viewers:
            return web.Response(status=503, text=full_page(self.name, self.viewers), content_type="text/html")
        asked = request.query.get("fontsize", "")
        font_size = int(asked) if asked.isdecimal() and int(asked) in FONT_SIZES else FONT_SIZE
        address = f"ws://{request.host}/ws"
        return web.Response(
            text=page(self.name, address, font_size), content_type="text/html", headers=forbidden(address)
        )

    async def _handle_keys(self, request: web.Request) -> web.StreamResponse:
        return web.Response(text=KEYS, content_type="text/javascript")

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """The socket of one who looks, from its opening to its end."""
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.host:  # another page that the browser has open
            raise web.HTTPForbidden(text="Open the page first.\n")
        if len(self._sockets) >= self.viewers:
            raise web.HTTPServiceUnavailable(text="As many look already as are shown at once.\n")
        opened = web.WebSocketResponse(heartbeat=15, max_msg_size=LARGEST_MESSAGE)
        self._sockets.add(opened)
        try:
            await opened.prepare(request)
            viewer = Viewer(
                self.command, write_bytes=opened.send_bytes, write_str=opened.send_str, close=_closing(opened),
                download_manager=self.download_manager,
            )  # fmt: skip
            await viewer.start(_number(request, "width", 80), _number(request, "height", 24))
            try:
                await self._process_messages(opened, viewer)
            except (AssertionError, KeyError, TypeError, IndexError, AttributeError, json.JSONDecodeError):
                pass  # no message of the page; whoever sent it is let go
            finally:
                await viewer.stop()
                await opened.close()
        finally:
            self._sockets.discard(opened)
        return opened


def _closing(opened: web.WebSocketResponse) -> Callable[[], Awaitable[None]]:
    async def close() -> None:
        await opened.close()

    return close


def _number(request: web.Request, name: str, otherwise: int) -> int:
    given = request.query.get(name, "")
    return int(given) if given.isdecimal() and len(given) < 6 else otherwise


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what is served there. Raises OSError for a name that nobody has."""
    found = {address[4][0] for address in socket.getaddrinfo(host, None)}
    return all(ip_address(str(address).partition("%")[0]).is_loopback for address in found)
