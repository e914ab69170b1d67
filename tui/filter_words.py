"""What a list is narrowed to and how it is sorted, in words."""

from __future__ import annotations

from store.lookup import FactKind, Filter, Order
from tui.standing import Standing
from tui.words import shown

ORDERS: dict[Order, str] = {
    "usual": "by day", "newest": "newest report first", "reported": "most reported first",
}  # fmt: skip
"""The ways to sort. Actors come by side, disputes by report."""

LISTED: dict[FactKind, str] = {
    "event": "Timeline", "proposal": "Proposals", "actor": "Actors", "dispute": "Disputed",
}  # fmt: skip
"""What each list is called."""


def order_words(order: Order, of: FactKind) -> str:
    """How a list is sorted.

    >>> order_words("usual", "event"), order_words("usual", "actor"), order_words("reported", "actor")
    ('by day', 'by side', 'most reported first')
    """
    return "by side" if (order, of) == ("usual", "actor") else ORDERS[order]


def common_words(wanted: Filter, actor: str = "") -> str:
    """What all lists are narrowed to: `actor` is what the actor of the filter is called.

    >>> from datetime import date
    >>> common_words(Filter(actor=3, since=date(2025, 5, 1)), "Ukraine")
    'Ukraine · since 1 May 2025'
    >>> common_words(Filter(place="Istanbul"))
    'Istanbul'
    """
    parts = [shown(actor) if wanted.actor is not None else "", shown(wanted.place or "")]
    if wanted.since is not None or wanted.until is not None:
        from tui.typed_spans import Days

        parts.append(Days(wanted.since, wanted.until).words)
    return " · ".join(part for part in parts if part)


def own_words(wanted: Filter) -> str:
    """What one list is narrowed to besides, and how it is sorted if not as it comes.

    >>> own_words(Filter(kinds=("talks", "contact"), statuses=("held",), order="newest", words="veldt"))
    '“veldt” · talks, contact · held · newest report first'
    """
    parts = [
        f"“{shown(wanted.words)}”" if wanted.words else "",
        ", ".join(wanted.kinds),
        ", ".join(wanted.statuses),
        ORDERS[wanted.order] if wanted.order != "usual" else "",
    ]
    return " · ".join(part for part in parts if part)


def header_words(standing: Standing) -> str:
    """What is left of all that there is, in the list in which one is: "Ukraine · talks · since 1 May 2025"."""
    wanted = standing.wanted(standing.pane)._replace(order="usual")
    filtered = standing.filter._replace(words="")
    parts = (common_words(filtered, standing.actor_name), own_words(wanted))
    return " · ".join(part for part in parts if part)
