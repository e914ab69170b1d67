"""What a report has told so far: what "that day" and "a week later" count from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.reader.outlook import Outlook
from store.reader.periods import Period

FAR_DAYS = 60
"""How far from publication a day may lie to be meant by "that day" some sentences on."""


@dataclass(frozen=True, slots=True)
class Told:
    """A day that was told, and where. `strong` where it dates the sentence, and does not only qualify a noun of it."""

    first: date
    last: date
    sentence: int
    strong: bool
    ahead: bool


@dataclass(slots=True)
class Telling:
    """What the report has told so far.

    `days` are the days told, in order; `year` the year that a narrative is in, `narrative` that year while it lasts;
    `leanings` the log odds of each weekday over the whole report, and how many mentions they are summed over;
    `sentence` the number of the sentence that is read.
    """

    published: date
    leanings: dict[int, tuple[float, int]] = field(default_factory=dict)
    days: list[Told] = field(default_factory=list)
    period: Period | None = None
    year: int | None = None
    narrative: int | None = None
    sentence: int = 0

    def tell(self, period: Period, cue: Outlook, strong: bool) -> None:
        """Take in a date that was told."""
        if period.grain in ("D", "span", "E"):
            ahead = period.first > self.published or (period.first == self.published and cue.ahead() > 0)
            self.days.append(Told(period.first, period.last, self.sentence, strong, ahead))
        self.period = period

    def antecedent(self, cue: Outlook) -> Told | None:
        """The day that "that day" or "a week later" counts from; None where that is the day of publication.

        In the past tense one that is past; of those the last that dates its sentence, then the last of any kind, but
        none that was long ago and told of some sentences before.
        """
        recent = self.days[-8:]
        past = [told for told in recent if not told.ahead]
        if past and len(past) < len(recent) and cue.ahead() <= 0:
            recent = past
        if not recent:
            return None
        strong = [told for told in recent if told.strong]
        if strong and strong[-1].sentence >= self.sentence - 1:
            return strong[-1]
        told = (strong or recent)[-1]
        far = abs((told.first - self.published).days) > FAR_DAYS
        return None if far and told.sentence < self.sentence - 1 else told
