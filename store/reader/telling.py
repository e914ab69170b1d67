"""What a report has told so far: what "that day" and "a week later" count from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from store.reader.outlook import Outlook
from store.reader.periods import Period

FAR_DAYS = 60
"""How far from publication a day may lie to be meant by "that day" some sentences on."""


RECENT = 40
"""Among how many days told last "that same Friday" is looked for."""

FAR_MONTH = 75
"""How far from publication the first day of a month may lie to be what "the 22nd" is of."""


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
    `sentence` the number of the sentence that is read; `month` the first day of the month named last, and its sentence.
    """

    published: date
    leanings: dict[int, tuple[float, int]] = field(default_factory=dict)
    days: list[Told] = field(default_factory=list)
    period: Period | None = None
    year: int | None = None
    narrative: int | None = None
    sentence: int = 0
    month: tuple[date, int] | None = None

    def tell(self, period: Period, cue: Outlook, strong: bool) -> None:
        """Take in a date that was told."""
        if period.grain in ("D", "span", "E"):
            ahead = period.first > self.published or (period.first == self.published and cue.ahead() > 0)
            self.days.append(Told(period.first, period.last, self.sentence, strong, ahead))
        self.period = period

    def name_month(self, period: Period) -> None:
        """Take in that a date named its month."""
        self.month = (period.last.replace(day=1), self.sentence)

    def month_spoken_of(self) -> date | None:
        """The first day of the month that "the 22nd" lies in: one named in this sentence or the one before it."""
        if self.month is None or self.sentence - self.month[1] > 1:
            return None
        return self.month[0] if abs((self.month[0] - self.published).days) <= FAR_MONTH else None

    @property
    def month_is_of_this_sentence(self) -> bool:
        """Whether the month named last stands in the sentence that is read."""
        return self.month is not None and self.month[1] == self.sentence

    def last_on(self, weekday: int) -> date | None:
        """The last day told that was such a day of the week: what "that same Friday" means."""
        recent = reversed(self.days[-RECENT:])
        return next((t.first for t in recent if t.first == t.last and t.first.weekday() == weekday), None)

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
