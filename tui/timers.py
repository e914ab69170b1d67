"""Timers that surely go off."""

from __future__ import annotations

from textual.message_pump import MessagePump
from textual.timer import Timer, TimerCallback


class SureTimers(MessagePump):
    """What sets a timer that goes off however busy the machine is.

    A Textual timer passes over the ticks that it is too late for. One that has a single tick, and is held up for longer
    than its delay between two statements, passes over that, and never goes off: a list would stay as it was, keys would
    wait for good, a terminal's new size would not be noticed.
    """

    def set_timer(
        self, delay: float, callback: TimerCallback | None = None, *, name: str | None = None, pause: bool = False
    ) -> Timer:
        """As in Textual, but if it is late it goes off late."""
        timer = super().set_timer(delay, callback, name=name, pause=pause)
        timer._skip = False
        return timer
