"""One who looks: a process of its own, between a browser's socket and the store."""

from __future__ import annotations

import asyncio

from textual_serve.app_service import AppService

WIDTHS, HEIGHTS = (20, 500), (5, 200)
"""Cells that a browser may ask for: what a screen of 8 000 pixels holds, and no gigabytes."""

PATIENCE = 5.0
"""Seconds in which a process ends by itself when it is told to."""


class Viewer(AppService):
    """The process. It ends with the socket, and the socket with it."""

    async def start(self, width: int, height: int) -> None:
        """Start it on a screen of that many cells."""
        await super().start(_within(width, WIDTHS), _within(height, HEIGHTS))

    async def set_terminal_size(self, width: int, height: int) -> None:
        """The browser's window has another size now."""
        await super().set_terminal_size(_within(width, WIDTHS), _within(height, HEIGHTS))

    async def run(self) -> None:
        """Send what it draws until it ends, however it does: then the page says so, and does not wait for ever."""
        try:
            await super().run()
        finally:
            await self.remote_close()

    async def stop(self) -> None:
        """Tell it to end; one that does not is made to."""
        try:
            await asyncio.wait_for(super().stop(), PATIENCE)
        except TimeoutError:
            pass
        finally:
            self._task = None
            if self._process is not None and self._process.returncode is None and not await self._has_ended():
                self._process.kill()

    async def _has_ended(self) -> bool:
        assert self._process is not None
        try:
            await asyncio.wait_for(self._process.wait(), PATIENCE)
        except TimeoutError:
            return False
        return True


def _within(cells: object, limits: tuple[int, int]) -> int:
    """What a browser says is taken for a number only if it is one."""
    least, most = limits
    return max(least, min(cells, most)) if isinstance(cells, int) else least
