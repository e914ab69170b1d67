"""Two quiet themes, one for dark and one for light terminals, and two of high contrast. Textual's own are there too."""

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


CONTRAST_DARK = Theme(
    name="parley-contrast", dark=True, primary="#7fd4ff", secondary="#d0d0d0", accent="#ffd75f", foreground="#ffffff",
    background="#000000", surface="#000000", panel="#262626", success="#7dff7d", warning="#ffd75f", error="#ff9a9a",
    variables={
        "text-muted": "#d0d0d0", "text-disabled": "#b8b8b8", "foreground-muted": "#d0d0d0",
        "block-cursor-background": "#ffd75f", "block-cursor-foreground": "#000000", "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#4a4a4a",
        "footer-background": "#000000", "footer-foreground": "#ffffff", "footer-description-foreground": "#ffffff",
        "footer-key-foreground": "#ffd75f",
        "border": "#ffffff", "border-blurred": "#9e9e9e", "scrollbar": "#9e9e9e", "scrollbar-background": "#000000",
        "scrollbar-hover": "#d0d0d0", "scrollbar-active": "#ffffff",
    },
)  # fmt: skip

CONTRAST_LIGHT = Theme(
    name="parley-contrast-light", dark=False, primary="#003a70", secondary="#303030", accent="#6a2c00",
    foreground="#000000", background="#ffffff", surface="#ffffff", panel="#e0e0e0", success="#00460c",
    warning="#6a2c00", error="#8c0000",
    variables={
        "text-muted": "#303030", "text-disabled": "#454545", "foreground-muted": "#303030",
        "block-cursor-background": "#003a70", "block-cursor-foreground": "#ffffff", "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": "#d0d0d0",
        "footer-background": "#ffffff", "footer-foreground": "#000000", "footer-description-foreground": "#000000",
        "footer-key-foreground": "#6a2c00",
        "border": "#000000", "border-blurred": "#5e5e5e", "scrollbar": "#5e5e5e", "scrollbar-background": "#ffffff",
        "scrollbar-hover": "#303030", "scrollbar-active": "#000000",
    },
)  # fmt: skip

OWN = (DARK, LIGHT, CONTRAST_DARK, CONTRAST_LIGHT)


def theme_for(environment: Mapping[str, str], setting: str | None = None) -> str:
    """The theme that `TEXTUAL_THEME` names, or the one that is set, or else the one for the terminal's background,
    where the terminal tells it (`COLORFGBG`, as rxvt, Konsole and iTerm2 set it: the last number is the background's;
    7 and 15 are white)."""
    if named := environment.get("TEXTUAL_THEME") or setting:
        return named
    return LIGHT.name if environment.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15") else DARK.name
