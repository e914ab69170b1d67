"""What may be written after `parley`: the commands, their options, and their help.

What a command needs is imported when it is known to be meant, so that each starts with no more than its own.
"""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path
from typing import Any

from tui.commands import default_store

_COMMANDS = {
    "watch": ("taking_in", "import what a folder holds, open the dashboard, and keep following the folder"),
    "import": ("taking_in", "put reports into the store"),
    "read": ("read", "show what would be found in reports; stores nothing"),
    "new": ("new", "what came in since somebody last looked, in words"),
    "follow": ("following", "follow an actor or a proposal: what changes for it is told"),
    "inbox": ("following", "what has changed for what you follow"),
    "timeline": ("lists", "what happened, and what is to happen"),
    "actors": ("lists", "who takes part: states, organizations, persons, by side"),
    "proposals": ("lists", "what was put forward and is pending"),
    "dates": ("lists", "every date that the reports name"),
    "documents": ("lists", "the reports that the store holds"),
    "correct": ("correct", "say what you know better: merge actors, set a day or a status, drop, confirm"),
    "reread": ("reread", "read the reports of the store again, with a better reader"),
    "serve": ("serve", "show the dashboard to colleagues in a browser; they only look"),
    "settings": ("settings", "what can be set, and what is set: theme, keys"),
}
"""Each command, the module of `tui.commands` that has it, and what it does."""

_WITH_SETTINGS = ("watch", "serve", "settings")

_EPILOG = """\
examples:
  parley                              the dashboard on your store
  parley watch ~/reports              the same, and follow a folder
  parley import talks.txt             one report more
  parley proposals --all              what became of every proposal

The store is a SQLite file: --store FILE, else $PARLEY_STORE, else {store}
Theme and keys are settings: --settings FILE, else $PARLEY_SETTINGS; see parley settings --help"""


class _Parser(argparse.ArgumentParser):
    """A parser that a command's module fills when that command is meant."""

    def __init__(self, *, module: str | None = None, **options: Any) -> None:
        super().__init__(formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False, **options)
        self.module = module

    def format_help(self) -> str:
        """The help, with the place of the user's own store."""
        self.epilog = (self.epilog or "").replace("{store}", _short(default_store()))
        return super().format_help()

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> tuple[Any, list[str]]:
        """Parse, with options and words in any order."""
        if self.module is None:
            return super().parse_known_args(args, namespace)
        command = self.prog.split()[-1]
        module, self.module = import_module(f"tui.commands.{self.module}"), None
        _add_store(self)
        if command in _WITH_SETTINGS:
            _add_settings(self)
        module.configure(self, command)
        self.set_defaults(run=module.run)
        known, rest = super().parse_known_args(args, namespace)
        several = [action.dest for action in self._get_positional_actions() if action.nargs in ("*", "+")]
        if several and not any(word.startswith("-") and word != "-" for word in rest):
            setattr(known, several[0], [*getattr(known, several[0]), *rest])  # words after an option that split them
            rest = []
        return known, rest


class _Version(argparse.Action):
    """Looks the version up only when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"parley {version('parley-tui')}")
        parser.exit()


def _add_store(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--store", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="the store, where it is not yours alone"
    )


def _add_settings(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--settings", type=Path, metavar="FILE", default=argparse.SUPPRESS, help="the settings, where not your own"
    )


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    parser = _Parser(
        prog="parley",
        description="Follow negotiations: who met whom, who proposed what, and what became of it, out of reports.",
        epilog=_EPILOG,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show the version and exit")
    _add_store(parser)
    _add_settings(parser)
    parser.add_argument("--read-only", action="store_true", help="only look: nothing can be changed")
    parser.add_argument("--in", dest="kept_to", metavar="NAME", help="with --read-only: that negotiation alone")
    commands = parser.add_subparsers(metavar="COMMAND", dest="command", parser_class=_Parser)
    for name, (module, what) in _COMMANDS.items():
        commands.add_parser(name, module=module, help=what, description=what[0].upper() + what[1:] + ".")
    return parser


def _short(path: Path) -> str:
    home = Path.home()
    return f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path)
