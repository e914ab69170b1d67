"""A standing as it is kept in a file. Whatever the file says, what of it makes sense comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, get_args

from store.lookup import Filter, Order
from tui.kept_files import table
from tui.standing import LISTS, Place, Standing

LONGEST = 500
"""Characters of a word or a name that are believed."""

LOWEST = 10_000
"""Rows below the top of the screen at which no cursor can stand."""


def said(standing: Standing) -> dict[str, Any]:
    """What is to be written of a standing: all but where one was before its filter."""
    here = standing.filter
    return {
        "pane": standing.pane,
        "in_source": standing.in_source,
        "negotiation": None if here.negotiation is None else [here.negotiation, standing.negotiation_name],
        "actor": None if here.actor is None else [here.actor, standing.actor_name],
        "since": here.since.isoformat() if here.since else None,
        "until": here.until.isoformat() if here.until else None,
        "place": here.place,
        "as_of": standing.as_of.isoformat() if standing.as_of else None,
        "all_proposals": standing.all_proposals,
        "view": standing.view,
        "lists": {
            pane: {"words": own.words, "kinds": own.kinds, "statuses": own.statuses, "order": own.order}
            for pane, own in standing.own.items()
            if own != Filter()
        },
        "places": {
            pane: {"row_id": place.row_id, "offset": place.offset, "index": place.index}
            for pane, place in standing.places.items()
        },
    }


def understood(said: Mapping[str, Any]) -> Standing:
    """The standing that was written."""
    negotiation, actor = _entry(said.get("negotiation")), _entry(said.get("actor"))
    places = {pane: _place(place) for pane, place in table(said.get("places")).items()}
    return Standing(
        Filter(
            negotiation=negotiation[0],
            actor=actor[0],
            since=_day(said.get("since")),
            until=_day(said.get("until")),
            place=_text(said.get("place")) or None,
        ),
        {pane: _own(table(own)) for pane, own in table(said.get("lists")).items() if pane in LISTS},
        said.get("all_proposals") is True,
        _day(said.get("as_of")),
        pane if (pane := said.get("pane")) in LISTS else LISTS[0],
        said.get("in_source") is True,
        {pane: place for pane, place in places.items() if place is not None and pane in LISTS},
        actor[1],
        negotiation[1],
        view=_text(said.get("view")),
    )


def _entry(said: object) -> tuple[int | None, str]:
    match said:
        case [bool(), _]:
            return None, ""
        case [int(number), str(name)] if abs(number) < 2**63:
            return number, name[:LONGEST]
    return None, ""


def _place(said: object) -> Place | None:
    match said:
        case {"row_id": int(row_id), "offset": int(offset)} if 0 <= offset < LOWEST and abs(row_id) < 2**63:
            index = table(said).get("index")
            return Place(row_id, offset, index if isinstance(index, int) and 0 <= index < 2**63 else None)
    return None


def _own(said: Mapping[str, Any]) -> Filter:
    order: Order = next((order for order in get_args(Order) if order == said.get("order")), "usual")
    return Filter(
        words=_text(said.get("words")),
        kinds=_texts(said.get("kinds")),
        statuses=_texts(said.get("statuses")),
        order=order,
    )


def _text(said: object) -> str:
    return said[:LONGEST] if isinstance(said, str) else ""


def _texts(said: object) -> tuple[str, ...]:
    return tuple(each[:LONGEST] for each in said if isinstance(each, str)) if isinstance(said, list | tuple) else ()


def _day(said: object) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None
