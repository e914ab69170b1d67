"""Two quiet themes, one for dark and one for light terminals; Textual's own can be had with ctrl+p."""

from __future__ import annotations

from collections.abc import Mapping

from textual.theme import Theme

DARK = Theme(
    name="parley-dark", dark=True, primary="#6cb2e0", secondary="#8b9bb0", accent="#e2b268", foreground="#d8dde3",
    background="#12151a", surface="#171b21", panel="#252b34", success="#86bf86", warning="#e2b268", error="#ec7a7a",
    variables={
        "block-cursor-background": "#2f4a63", "block-cursor-foreground": "#ffffff", "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#232b35",
        "footer-background": "#171b21", "footer-key-foreground": "#e2b268",
        "border": "#6cb2e0", "border-blurred": "#3a434f", "scrollbar": "#3a434f", "scrollbar-background": "#171b21",
        "scrollbar-hover": "#566273", "scrollbar-active": "#6cb2e0",
    },
)  # fmt: skip

LIGHT = Theme(
    name="parley-light", dark=False, primary="#145c92", secondary="#5b6675", accent="#8a4b00", foreground="#1d2229",
    background="#fbfaf6", surface="#f4f2ec", panel="#e3dfd5", success="#2b6e35", warning="#8a4b00", error="#b3261e",
    variables={
        "block-cursor-background": "#bfd9ee", "block-cursor-foreground": "#0b1620", "block-cursor-text-style": "none",
        "block-cursor-blurred-background": "#e3e6e8",
        "footer-background": "#f4f2ec", "footer-key-foreground": "#8a4b00",
        "border": "#145c92", "border-blurred": "#c6c0b2", "scrollbar": "#c6c0b2", "scrollbar-background": "#f4f2ec",
        "scrollbar-hover": "#a49d8c", "scrollbar-active": "#145c92",
    },
)  # fmt: skip


def theme_for(environment: Mapping[str, str]) -> str:
    """The theme that `TEXTUAL_THEME` names, or else the one for the terminal's background, where the terminal tells it
    (`COLORFGBG`, as rxvt, Konsole and iTerm2 set it: the last number is the background's, 7 and 15 are white)."""
    if named := environment.get("TEXTUAL_THEME"):
        return named
    return LIGHT.name if environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK.name
