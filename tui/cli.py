"""The `parley` command: which command is meant, where the store is, and how a run ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from store.errors import ParleyError, QueryError
from tui.commands import DONE, MISUSED, REFUSED, complain, default_store, look_only, open_dashboard, tell_renewal

__all__ = ["default_store", "main"]

_WITHOUT_STORE = ("read", "settings")


def _options(arguments: Sequence[str]) -> Any:
    """What the command line says. Where it names no more than a store, what reads it is not loaded: that takes 14 ms,
    a thirtieth of a start."""
    plain = SimpleNamespace(command=None, read_only=False, kept_to=None)
    match arguments:
        case []:
            return plain
        case ["--store", store] if store and not store.startswith("-"):
            plain.store = Path(store)
            return plain
    from tui.command_line import parser

    return parser().parse_args(arguments)


def _store(options: Any) -> Path:
    if hasattr(options, "store"):
        return Path(options.store).expanduser()
    named = os.environ.get("PARLEY_STORE")
    return Path(named).expanduser() if named else default_store()


def _check_kept_to(options: Any) -> None:
    if options.read_only and options.command is not None:
        raise QueryError(f"--read-only is for the dashboard; parley {options.command} does not take it")
    if options.kept_to is not None and not options.read_only:
        raise QueryError("without a command, --in goes with --read-only")


def _only_reads(options: Any) -> bool:
    """Whether not even the tables of an earlier parley are to be brought up."""
    return options.command == "serve" or (options.command is None and options.read_only)


def _settings(options: Any) -> Path | None:
    """The settings file that is named, if one is."""
    named = options.settings if hasattr(options, "settings") else os.environ.get("PARLEY_SETTINGS")
    return Path(named) if named else None


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; returns the exit status."""
    try:
        options = _options(sys.argv[1:] if arguments is None else arguments)
        _check_kept_to(options)
        options.settings = _settings(options)
        if options.command not in _WITHOUT_STORE:
            options.store = _store(options)
            if options.store.is_file() and not _only_reads(options):
                from store.renewal import renew_tables

                renew_tables(options.store, tell_renewal)
        if options.command:
            status = int(options.run(options))
        elif options.read_only:
            status = look_only(options.store, options.kept_to, options.settings)
        else:
            status = open_dashboard(options.store, settings=options.settings)
        sys.stdout.flush()
    except QueryError as error:
        complain(str(error))
        return MISUSED
    except ParleyError as error:
        complain(str(error))
        return REFUSED
    except KeyboardInterrupt:
        return 130  # what a shell gives for a command that was interrupted
    except BrokenPipeError:
        _abandon_output()  # what reads it has seen enough
        return DONE
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO):
            raise
        _abandon_output()
        complain(f"the output cannot be written ({(error.strerror or str(error)).lower()})")
        return REFUSED
    return status


def _abandon_output() -> None:
    """Send what is left of the output nowhere: Python would complain again when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
