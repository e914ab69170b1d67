"""The negotiation as an option: `--in NAME`."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.negotiations import Belonging


def add_negotiation(parser: argparse.ArgumentParser, what: str) -> None:
    """Where reports belong, or what a list is narrowed to; `what` is the help."""
    parser.add_argument("--in", dest="negotiation", metavar="NAME", help=what)


def said(options: argparse.Namespace) -> Belonging | None:
    """Where the user says that reports belong. Raises QueryError for what is no name."""
    if options.negotiation is None:
        return None
    from store.negotiations import Belonging, named

    return Belonging(named(options.negotiation))
