"""What a date expression stands for, from the day of publication and from what was told before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from store.reader import periods
from store.reader.date_meanings import Calendar, End, Half, Meaning, Part, Quarter, Season, Span, Step, Weekday
from store.reader.outlook import Outlook
from store.reader.periods import Period
from store.reader.telling import Telling

POOL = 0.5
"""How much the other mentions of a weekday in the report weigh beside its own words (0.3 to 0.7 do as well)."""

SURE, SURE_HERE = 0.9, 2.7
"""From how many log odds on the words overrule the month that the sentence before, or this one, speaks of."""

NEARER = 12
"""How many days nearer the last or the next "22nd" weighs as much as log odds of 1."""

CLOSE_BY = 7
""""Later in the day" is of the day last told only where that lies so many days before publication."""


def clamped(logit: float) -> float:
    """Log odds kept within bounds, so that no single mention decides for the others."""
    return max(-4.0, min(4.0, logit))


def resolve(meaning: Meaning, telling: Telling, cue: Outlook) -> Period | None:
    """The stretch of the calendar that `meaning` stands for, or None where it leads to no day that exists."""
    try:
        return _resolve(meaning, telling, cue)
    except (ValueError, OverflowError):
        return None


def _resolve(meaning: Meaning, telling: Telling, cue: Outlook) -> Period | None:
    if isinstance(meaning, Calendar):
        return _calendar(meaning, telling, cue)
    if isinstance(meaning, Weekday):
        return periods.day(_weekday(meaning, telling, cue))
    if isinstance(meaning, Step):
        return _step(meaning, telling, cue)
    if isinstance(meaning, Quarter):
        return _quarter(meaning, telling, cue)
    if isinstance(meaning, Season):
        return _season(meaning, telling.published, cue)
    if isinstance(meaning, End):
        return _end(meaning, telling, cue)
    if isinstance(meaning, Half):
        return _half(meaning, telling, cue)
    if isinstance(meaning, Part):
        return _part(meaning, telling, cue)
    return _span(meaning, telling, cue)


def _calendar(at: Calendar, telling: Telling, cue: Outlook) -> Period | None:
    published = telling.published
    if at.month is None and at.day is not None:
        return periods.day(_day_of_month(at.day, at.weekday, telling, cue))
    year = at.year
    if year is None and at.year_step is not None:
        told = telling.antecedent(cue) if at.told else None
        year = (told.first if told else published).year + at.year_step
    if at.month is None:
        return periods.year(year) if year else None
    if at.day is None:
        return periods.month(year or _year_of_month(at, telling, cue), at.month)
    if year is None:
        year = _year_of_day(at.month, at.day, at.weekday, telling, cue)
    return periods.day(date(year, at.month, at.day))


def _year_of_day(month: int, day: int, weekday: int | None, telling: Telling, cue: Outlook) -> int:
    """The year of "June 2": the last or the coming one, by the words and the distance; the last after "since"."""
    published = telling.published
    if weekday is not None:
        for year in sorted(range(published.year - 6, published.year + 3), key=lambda y: abs(y - published.year)):
            try:
                if date(year, month, day).weekday() == weekday:
                    return year
            except ValueError:
                continue
    if telling.year is not None:
        return telling.year
    passed = _nearest_year(month, day, published, -1)
    coming = _nearest_year(month, day, published, 1)
    if coming is None or passed is None or cue.since:
        return passed or coming or published.year
    if passed == coming:
        return passed
    distance = (date(coming, month, day) - published).days
    return coming if cue.ahead(f"D{distance // 30}") > 0 else passed


def _nearest_year(month: int, day: int, published: date, way: int) -> int | None:
    """The nearest year, before (-1) or after (1), in which the day is not after or not before that of publication."""
    for year in range(published.year, published.year + way * 9, way):
        try:
            days = (date(year, month, day) - published).days
        except ValueError:
            continue
        if days * way >= 0:
            return year
    return None


def _year_of_month(at: Calendar, telling: Telling, cue: Outlook) -> int:
    published, number = telling.published, at.month or 1
    here = published.year * 12 + published.month - 1
    back = (published.month - number) % 12
    if at.turn == -1:
        back = back or 12
        return (here - back) // 12
    if at.turn == 1:
        return (here + (12 - back)) // 12
    if at.turn == 0 or back == 0:
        return (here - back) // 12 if at.turn is None or back <= 8 else (here + 12 - back) // 12
    if telling.year is not None:
        return telling.year
    if cue.since or cue.ahead(f"M{back}") <= 0:
        return (here - back) // 12
    return (here + 12 - back) // 12


def _day_of_month(day: int, weekday: int | None, telling: Telling, cue: Outlook) -> date:
    """ "The 22nd": of the month just named, else the last or the next one, by the words and by which is nearer.

    "The round of 8 March was put back to the 15th"; "They will meet on the 22nd".
    """
    published = telling.published
    logit = cue.ahead()
    spoken_of = telling.month_spoken_of()
    if spoken_of is not None and weekday is None:
        found = spoken_of.replace(day=day)
        if abs(logit) < (SURE_HERE if telling.month_is_of_this_sentence else SURE) or (found >= published) == (
            logit > 0
        ):
            return found
    passed, coming = (_nearest_day(day, weekday, published, way) for way in (-1, 1))
    nearer = ((published - passed).days - (coming - published).days) / NEARER
    return coming if logit + nearer > 0 and not cue.since else passed


def _nearest_day(day: int, weekday: int | None, published: date, way: int) -> date:
    """The last (-1) or the next (1) such day of a month, that of publication among them."""
    for months in range(13):
        of = periods.month(published.year, published.month + way * months)
        if day <= of.last.day:
            found = of.first.replace(day=day)
            if (found - published).days * way >= 0 and (weekday is None or found.weekday() == weekday):
                return found
    raise ValueError(day)


def _weekday(at: Weekday, telling: Telling, cue: Outlook) -> date:
    """The day that a weekday names: within -5 to +1 days of publication, later only where the verb looks ahead."""
    published = telling.published
    if at.week is not None:
        monday = published - timedelta(days=published.weekday()) + timedelta(days=7 * at.week)
        return monday + timedelta(days=at.day)
    told = telling.antecedent(cue) if at.told else None
    if at.told and at.turn == 0 and (same := telling.last_on(at.day)):
        return same
    if told is not None and at.turn is not None:
        base = told.last if at.turn > 0 else told.first
        if at.turn == 0:
            return base - timedelta(days=(base.weekday() - at.day) % 7)
        if at.turn < 0:
            return base - timedelta(days=(base.weekday() - at.day - 1) % 7 + 1)
        return base + timedelta(days=(at.day - base.weekday() - 1) % 7 + 1)
    back = (published.weekday() - at.day) % 7
    if at.turn == -1:
        return published - timedelta(days=back or 7)
    if at.turn == 1:
        return published + timedelta(days=7 - back)
    if at.weeks:
        return published + timedelta(days=7 - back + 7 * at.weeks)
    if back == 0:
        return published
    if at.turn == 0:
        return published + timedelta(days=at.day - published.weekday())
    logit = cue.ahead(f"W{back}")
    total, count = telling.leanings.get(at.day, (0.0, 0))
    if count > 1:
        logit += POOL * (total - clamped(logit)) / (count - 1)
    if not cue.since and logit > 0:
        return published + timedelta(days=7 - back)
    return published - timedelta(days=back)


def _step(at: Step, telling: Telling, cue: Outlook) -> Period | None:
    base = telling.published
    told = telling.antecedent(cue) if at.told else None
    if told is not None and not (at.loose and not 0 <= (base - told.first).days <= CLOSE_BY):
        base = told.last if at.count > 0 else told.first
    if at.told and at.grain in "MY" and telling.period is not None and telling.period.grain in ("M", "Y"):
        base = telling.period.first
    if at.grain == "E":
        return _weekend(at, base, cue)
    if at.loose and not at.told and cue.ahead() <= 0:
        return None
    if at.exact:
        return periods.day(base + timedelta(days=7 * at.count))
    if at.grain == "Y" and at.count > 0 and told is not None and told.ahead:
        return periods.day(periods.same_day(base, years=at.count))
    return periods.shifted(base, at.grain, at.count)


def _weekend(at: Step, base: date, cue: Outlook) -> Period:
    """ "The weekend": the coming one from Wednesday on and where the words look ahead, else the one just past."""
    if at.told:
        return periods.shifted(base, "E", at.count)
    if at.count < 0:
        return periods.shifted(base, "E", -1)
    if base.weekday() >= 5:
        return periods.shifted(base, "E", at.count)
    if at.count > 0:
        return periods.weekend(base)
    doubt = 1.0 - 0.7 * base.weekday()
    return periods.weekend(base) if cue.ahead() > doubt else periods.shifted(base, "E", -1)


def _quarter(at: Quarter, telling: Telling, cue: Outlook) -> Period | None:
    if at.of is not None:
        of = _resolve(at.of, telling, cue)
        return of and periods.quarter(at.number, of.first.year)
    published = telling.published
    here = (published.month + 2) // 3
    if cue.ahead() > 0 and not at.attributive:
        return periods.quarter(at.number, published.year + (at.number < here))
    return periods.quarter(at.number, published.year - (at.number > here))


def _season(at: Season, published: date, cue: Outlook) -> Period:
    """A season without a turn is the coming one where the words look ahead, as with months, else the one that began."""
    this = periods.season(at.name, published.year)
    if at.name == "WI" and published.month <= 2:
        this = periods.season(at.name, published.year - 1)
    if at.turn is None:
        back = (published.month - this.first.month) % 12
        if this.first <= published <= this.last or (cue.ahead(f"M{back}") > 0 and not cue.since):
            return this if this.last >= published else periods.season(at.name, this.first.year + 1)
        return this if this.first <= published else periods.season(at.name, this.first.year - 1)
    if at.turn < 0:
        return this if this.last < published else periods.season(at.name, this.first.year - 1)
    if at.turn > 0:
        return this if this.first > published else periods.season(at.name, this.first.year + 1)
    return this


def _end(at: End, telling: Telling, cue: Outlook) -> Period | None:
    """The last day. On a Sunday "the end of the week" is not that very day."""
    of = _resolve(at.of, telling, cue)
    if of is not None and of.grain == "W" and of.last == telling.published:
        of = periods.shifted(telling.published, "W", 1)
    return of and periods.last_day(of)


def _half(at: Half, telling: Telling, cue: Outlook) -> Period | None:
    """The half of a year is a span of months; the half of a month is told by its month."""
    of = _resolve(at.of, telling, cue)
    if of is None or of.grain != "Y":
        return of
    start = 1 if at.number == 1 else 7
    return periods.span(periods.month(of.first.year, start), periods.month(of.first.year, start + 5))


def _part(at: Part, telling: Telling, cue: Outlook) -> Period | None:
    """ "The last weekend of June" is a Saturday and Sunday; "the last ten days of June" a span of days."""
    of = _resolve(at.of, telling, cue)
    if of is None:
        return None
    if at.number == 0:
        return periods.week(of.first) if at.grain == "W" else periods.weekend(of.first)
    if at.grain == "N":
        return periods.day(of.first.replace(day=at.number))
    if at.grain == "E":
        saturday = of.first + timedelta(days=(5 - of.first.weekday()) % 7 + 7 * (at.number - 1))
        if at.number < 0:
            saturday = of.last - timedelta(days=(of.last.weekday() - 6) % 7 + 1)
        return periods.weekend(saturday)
    days = timedelta(days=abs(at.number) - 1)
    if at.number > 0:
        return periods.span(periods.day(of.first), periods.day(of.first + days))
    return periods.span(periods.day(of.last - days), periods.day(of.last))


def _span(at: Span, telling: Telling, cue: Outlook) -> Period | None:
    first = _resolve(at.first, telling, cue)
    if first is None:
        return None
    last: Period | None
    if isinstance(at.last, Weekday):
        last = periods.day(first.first + timedelta(days=(at.last.day - first.first.weekday()) % 7))
    elif isinstance(at.last, Calendar) and at.last.year is None and at.last.month:
        month = at.last.month
        last = _resolve(replace(at.last, year=first.first.year + (month < first.first.month)), telling, cue)
    else:
        last = _resolve(at.last, telling, cue)
    if last is None or last.first <= first.first:
        return None
    return periods.span(first, last)
