"""Notices outside the dashboard: what is sent to the terminal so that it rings, or shows a notice of its own.

OSC 9 (iTerm2, kitty, WezTerm, Ghostty, foot, ConEmu) takes a text, OSC 777 (urxvt, foot, Ghostty, WezTerm, VTE with a
patch) a title and a text with semicolons between. No terminal says which of these it knows, and some print what they do
not know; so nothing is sent unless somebody has set it.
"""

from __future__ import annotations

from tui.settings import Terminal
from tui.words import shown

LONGEST = 200
"""Characters of a text at most: what shows it has about two lines."""

_BELL, _OSC, _END = "\x07", "\x1b]", "\x1b\\"


def sequence(way: Terminal, text: str) -> str:
    """What is written to the terminal; nothing where it is off.

    The text may come from anywhere: it is cut, and loses whatever a terminal might obey.

    >>> sequence("osc9", "Sutharia accepts; 14 March")
    '\\x1b]9;Sutharia accepts, 14 March\\x1b\\\\'
    >>> sequence("osc777", "a\\x1b]0;title\\x07b")
    '\\x1b]777;notify;parley;a␛]0,title␇b\\x1b\\\\'
    """
    match way:
        case "off":
            return ""
        case "bell":
            return _BELL
        case "osc9":
            return f"{_OSC}9;{_plain(text)}{_END}"
        case "osc777":
            return f"{_OSC}777;notify;parley;{_plain(text)}{_END}"


def _plain(text: str) -> str:
    """A text in one line that is no longer than it may be, without semicolons, which separate."""
    line = shown(text).replace(";", ",")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
