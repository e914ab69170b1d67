"""Where to go: what was chosen in the look-up, or in any list of finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from store.lookup import ActorRow, LookUpKind

Kind = Literal[LookUpKind, "date"]


@dataclass(frozen=True, slots=True)
class Chosen:
    """Where to go. `day` is given for a date, `actor` for an actor, `place` (as reports write it) for a
    place; `pending` says whether a proposal is."""

    kind: Kind
    id: int
    title: str = ""
    detail: str = ""
    day: date | None = None
    actor: ActorRow | None = None
    pending: bool = False
    place: str = ""
