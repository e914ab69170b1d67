"""A line with its source, as text to be copied, and the web address of a report, as it may be opened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import quote, urlsplit, urlunsplit

from store.lookup import ActorRow, DisputeRow, DocumentRow, Lookup, ProposalRow
from tui.panes.evidence import Evidence, Told, evidence
from tui.panes.facts import Fact
from tui.words import day_words, names, published_words, report_title, shown, standing_words

MOST_QUOTED = 1000
"""Characters of a quote at most: a terminal may take no more than 75 000 bytes at once."""


# ------------------------------------------------------------ copying


def citation(lookup: Lookup, told: Told, today: date) -> str | None:
    """A fact with its sentence and its report, in one line; None where no report tells it any more. Runs in a thread.
    Raises StoreError."""
    found = evidence(lookup, told)
    if found.report is None:
        return None
    return cited(_fact(lookup, told), found, today)


def cited(fact: Fact | None, found: Evidence, today: date) -> str:
    """“what — day · status · “quote” — publisher, title, day of publication, address”: what a person pastes into notes.
    Cleaned of all that a terminal or an editor might take for an order."""
    quotes = [shown(found.text[start:end]) for start, end in found.passages]
    said = " … ".join(dict.fromkeys(quotes))
    said = said if len(said) <= MOST_QUOTED else f"{said[: MOST_QUOTED - 1]}…"
    middle = [*_particulars(fact, today), f"“{said}”" if said else ""]
    parts = [_what(fact), " · ".join(part for part in middle if part), report_cited(found.report)]
    return " — ".join(part for part in parts if part)


def _fact(lookup: Lookup, told: Told) -> Fact | None:
    match told.kind:
        case "event":
            return lookup.event(told.id)
        case "proposal":
            return lookup.proposal(told.id)
        case "actor":
            return lookup.actor(told.id)
        case "dispute":
            place = lookup.dispute_index(told.id)
            return next(iter(lookup.disputes(start=place, limit=1)), None) if place is not None else None
    return None


def _what(fact: Fact | None) -> str:
    match fact:
        case None:
            return ""
        case ActorRow():
            return shown(fact.name)
        case DisputeRow():
            return shown(fact.about)
    return shown(fact.what)


def _particulars(fact: Fact | None, today: date) -> list[str]:
    match fact:
        case None:
            return []
        case ActorRow():
            return [shown(fact.role), shown(fact.party)]
        case DisputeRow():
            return [" ≠ ".join(shown(account.side) for account in fact.accounts)]
        case ProposalRow():
            return [day_words(fact.date) if fact.date else "no day named", standing_words(fact, today)]
    return [day_words(fact.date), shown(fact.place), fact.status, names(fact.actors)]


def report_cited(report: DocumentRow | None) -> str:
    """A report as it is named in a citation: publisher, title, day of publication, address."""
    if report is None:
        return ""
    parts = (shown(report.publisher), report_title(report), published_words(report), shown(report.address))
    return ", ".join(part for part in parts if part)


# ------------------------------------------------------------ addresses


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address that a browser may be given, in plain characters only: what is shown is what is opened."""

    host: str
    url: str


Wrong = Literal["none", "no web address"]


def web_address(address: str | None) -> WebAddress | Wrong:
    """The address of a report, if it is one of the web. Letters that are not plain are written as a browser sends them,
    so that none can look like another; what names a user, or has blanks or control characters, is refused.

    >>> web_address("https://example.org/talks?day=2")
    WebAddress(host='example.org', url='https://example.org/talks?day=2')
    >>> web_address("file:///etc/passwd"), web_address("https://bank.example@evil.example/"), web_address(None)
    ('no web address', 'no web address', 'none')
    """
    if not address or not address.strip():
        return "none"
    address = address.strip()
    if not address.isprintable() or any(character.isspace() or character in '\\"<>' for character in address):
        return "no web address"
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = parts.port
    except ValueError:  # UnicodeError is one, too
        return "no web address"
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return "no web address"
    where = f"[{host}]" if ":" in host else host
    where = where if port is None else f"{where}:{port}"
    rest = (quote(part, safe="/%:@!$&'()*+,;=~?-._") for part in (parts.path, parts.query, parts.fragment))
    return WebAddress(host, urlunsplit((parts.scheme, where, *rest)))
