"""`parley settings`: the settings as they are, as a file that one can keep and change."""

from __future__ import annotations

import argparse
import json

from tui.commands import DONE
from tui.settings import Settings, read_settings, settings_file, themes

_EXAMPLES = """\
examples:
  parley settings                               what is set now, where, and all that can be set
  parley settings > ~/.config/parley/settings.toml
  parley --settings contrast.toml               the dashboard with other settings"""


_NOTICES = (
    "# How a terminal is told, besides the dashboard, of what changes for what you follow: off, bell, osc9 (iTerm2,",
    "# kitty, WezTerm, Ghostty and foot show a notice), osc777 (urxvt, foot, Ghostty). Others may print what is sent.",
)


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """It takes the file only."""
    parser.epilog = _EXAMPLES


def run(options: argparse.Namespace) -> int:
    """Print them. Raises SettingsError."""
    print("\n".join(template(str(settings_file(options.settings)), read_settings(options.settings))))
    return DONE


def template(path: str, settings: Settings) -> list[str]:
    """A settings file: what is set as it is set, and what is not as a comment with what holds instead."""
    from tui.keys import actions, place_of

    known = themes()
    lines = [f"# Settings of parley, read at its start from {path}", ""]
    lines += [*_folded("# Themes: ", known), "# Without a theme, the terminal decides between the first two."]
    lines.append(f"{'' if settings.theme else '# '}theme = {json.dumps(settings.theme or known[0])}")
    lines += ["", "# Whether the place, the sizes of the panes and the theme come back with the next start."]
    lines.append(f"{'# ' if settings.remember else ''}remember = {str(settings.remember).lower()}")
    lines += ["", "[notices]", *_NOTICES]
    lines.append(f"{'# ' if settings.terminal == 'off' else ''}terminal = {json.dumps(settings.terminal)}")
    lines += ["", "[keys]"]
    written = {}
    for action in sorted(actions().values(), key=lambda action: action.id.rpartition(".")[0]):
        own = settings.keys.get(action.id)
        keys = json.dumps(own.split(",") if own else list(action.keys))
        name = action.id if action.id.isidentifier() else json.dumps(action.id)
        written[action.id] = f"{'' if own else '# '}{name} = {keys}"
    width = max(len(line) for line in written.values())
    lines += [f"{line:<{width}}  # {actions()[name].does} ({place_of(name)})" for name, line in written.items()]
    return lines


def _folded(before: str, names: list[str]) -> list[str]:
    from textwrap import wrap

    return wrap(before + ", ".join(names) + ".", 100, subsequent_indent="#   ", break_on_hyphens=False)
