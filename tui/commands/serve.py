"""`parley serve`: the dashboard in a browser, for colleagues who only look."""

from __future__ import annotations

import argparse
import asyncio
import errno
import logging
import os
import shlex
import socket
import subprocess
import sys
from pathlib import Path

from store.errors import QueryError
from tui.commands import DONE, complain
from tui.commands.belonging import add_negotiation

HOST, PORT, VIEWERS = "127.0.0.1", 8000, 8

_EXAMPLES = """\
examples:
  parley serve                              at http://127.0.0.1:8000, for this machine only
  parley serve --in "Orva river"            one negotiation; the others are not to be seen
  ssh -L 8000:127.0.0.1:8000 desk           then http://127.0.0.1:8000 shows what is served on the machine “desk”
  parley serve --host 0.0.0.0 --port 8080   for everybody who reaches this machine

Nothing can be changed, and the store is never written. Each who looks has a process of its own. It is served without
a password and without encryption: what others are not to read stays on 127.0.0.1."""


def configure(parser: argparse.ArgumentParser, command: str) -> None:
    """Add the options of `parley serve`."""
    parser.epilog = _EXAMPLES
    add_negotiation(parser, "this negotiation only")
    parser.add_argument("--host", default=HOST, help=f"the address to serve at, if not {HOST}")
    parser.add_argument("--port", type=_port, default=PORT, help=f"the port, if not {PORT}; 0 for any that is free")
    parser.add_argument(
        "--viewers", type=_several, default=VIEWERS, metavar="N", help=f"at most so many, if not {VIEWERS}"
    )


def _port(given: str) -> int:
    if given.isdecimal() and int(given) < 65536:
        return int(given)
    raise argparse.ArgumentTypeError(f"“{given}” is no port; there are 1 to 65535")


def _several(given: str) -> int:
    if given.isdecimal() and 0 < int(given) < 1000:
        return int(given)
    raise argparse.ArgumentTypeError(f"“{given}” is no number of viewers; there may be 1 to 999")


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted."""
    from store.lookup import Lookup
    from store.renewal import check_is_of_this_parley
    from tui.settings import read_settings

    read_settings(options.settings)  # what is wrong is said here, not to each who looks
    check_is_of_this_parley(options.store)
    with Lookup(options.store) as lookup:
        negotiation = lookup.negotiation(options.negotiation).name if options.negotiation is not None else None
    from tui.serving.server import DashboardServer, is_loopback

    _tell_what_goes_wrong()
    what = f"{options.store.name}" if negotiation is None else negotiation or "reports without a name"
    command = viewing(options.store, negotiation, options.settings)
    try:
        alone = is_loopback(options.host)
        server = DashboardServer(command, options.host, options.port, f"parley · {what}", options.viewers)

        def on_open(port: int) -> None:
            print(f"{what}, read only: {_address(options.host, port)} (ctrl+c ends it)", flush=True)
            if not alone:
                complain(
                    f"whoever reaches {options.host} can read it, without a password and unencrypted; for one"
                    f" colleague rather: ssh -L {port}:127.0.0.1:{port} {socket.gethostname()}"
                )

        asyncio.run(server.run(on_open))
    except OSError as error:
        raise QueryError(_why_not(error, options.host, options.port)) from error
    return DONE


def viewing(store: Path, negotiation: str | None, settings: Path | None) -> str:
    """The command line of one who looks: this very parley, wherever the browser was opened from."""
    root = Path(__file__).parents[2]
    start = f"import sys; sys.path.append({str(root)!r}); from tui.cli import main; sys.exit(main())"
    words = [sys.executable, "-P", "-c", start, "--read-only", "--store", str(store.absolute())]
    if negotiation is not None:
        words += ["--in", negotiation]
    if settings is not None:
        words += ["--settings", str(settings.absolute())]
    if sys.platform == "win32":
        return subprocess.list2cmdline(words)
    return f"exec {shlex.join(words)}"


def _address(host: str, port: int) -> str:
    if host in ("0.0.0.0", "::", ""):
        host = socket.gethostname()
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is taken; end what listens there, or choose another: parley serve --port {port + 1}"
    if error.errno == errno.EACCES:
        return f"port {port} is not yours to take; choose one above 1023, such as: parley serve --port {PORT}"
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return f"“{host}” is no address of this machine; serve at {HOST}, or at 0.0.0.0 for all its addresses"
    return f"nothing can be served at {host}, port {port} ({(os.strerror(error.errno or 0) or str(error)).lower()})"


def _tell_what_goes_wrong() -> None:
    """What the server has to say goes the way of all complaints: one line each."""

    class Complaining(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            complain(record.getMessage())

    logging.basicConfig(level=logging.WARNING, handlers=[Complaining()])
