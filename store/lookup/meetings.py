"""Whom an actor met: the talks and contacts that were held, with those of other sides who took part in them."""

from typing import NamedTuple

from store.lookup.asking import Asking
from store.lookup.careers import SIDE

MET = ("talks", "contact")
"""The kinds of events in which one meets."""

_ITS_SIDE = "(select coalesce(party_id, id) from actor where id = ?1)"

_OWN = f"(select id from actor where id = {_ITS_SIDE} or party_id = {_ITS_SIDE})"
"""All who act for the side of an actor, and the side itself."""

_IN_COMMON = f"""
    from event_actor own cross join event on event.id = own.event_id
    cross join event_actor other on other.event_id = own.event_id
    where own.actor_id in {SIDE} and own.negotiation_id {{}}
        and own.kind in {MET} and event.kind in {MET} and event.status = 'held' and event.hidden = 0
        and other.actor_id not in {_OWN}"""
"""Events that an actor had with another. `own.kind` is the kind as it is known now, which has an index; what it was on
a day in the past, the event says."""


class MetRow(NamedTuple):
    """Another whom an actor met: how often, and the last time (`event` is its id, `date` as reports give it)."""

    actor: int
    name: str
    times: int
    event: int
    what: str
    date: str | None
    place: str | None
    sort_day: str


class Meetings(Asking):
    """Questions about who met whom."""

    def met(self, actor_id: int, limit: int, negotiation: int | None = None) -> tuple[list[MetRow], int]:
        """Those whom an actor, or those who act for it, met most often; and how many there are in all. Whoever acts
        for the same side is not among them. With `negotiation` (an id), in that one."""
        where = "in (select id from negotiation)" if negotiation is None else f"= {negotiation:d}"
        rows = self._all(
            "select other_id, count(*) as times, event_id, max(sort_day), count(*) over () as people from"
            " (select distinct other.actor_id as other_id, event.id as event_id, event.sort_day"
            f" {_IN_COMMON.format(where)})"
            " group by other_id order by times desc, max(sort_day) desc, other_id limit ?2",
            [actor_id, limit],
        )
        found = [self._met(row["other_id"], row["times"], row["event_id"]) for row in rows]
        return [row for row in found if row is not None], rows[0]["people"] if rows else 0

    def _met(self, other: int, times: int, event: int) -> MetRow | None:
        row = self._one_or_none(
            "select actor.name, what, date, place, sort_day from actor, event where actor.id = ? and event.id = ?",
            [other, event],
        )
        return MetRow(other, row["name"], times, event, *row[1:]) if row else None
