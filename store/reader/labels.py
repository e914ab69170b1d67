"""What stands before the prose of a paragraph: a dateline, the time of a live report, the name of who speaks, a label.

Each function takes a paragraph and gives the offset at which its prose begins, 0 where nothing stands before it.
"""

from __future__ import annotations

import re

_NAME = r"(?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}|of|the|de|al|van|von|for)"
_SPEAKER = re.compile(rf"(?P<who>{_NAME}(?:,? {_NAME}){{0,7}}(?: ?\([^()\n]{{1,60}}\))?) ?:(?=\s|$)")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_DATE = rf"(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH})(?:,? \d{{4}})?"
_DAY = re.compile(rf"(?:^|[,(] ?| ){_DATE}(?=$|[,.)( ])", re.IGNORECASE)
_DAY_ALONE = re.compile(rf"(?:{_DATE}|{_WEEKDAY}) ?[.:]?", re.IGNORECASE)
_DAY_FIRST = re.compile(rf"{_DATE}\.(?= )", re.IGNORECASE)
_AGENCY = re.compile(r" ?[(/][^()/\n]{1,40}[)/]")
_DASH = re.compile(r" ?(?:--+|[—–]| -)(?: |(?=[A-Z\"“]))| - ")
_PLACE = re.compile(
    r"[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}(?:[ /-](?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}|of|de|la|el|al|da|do|del|and|di|upon)){0,5}"
    r"(?:, [A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}(?: [A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}){0,3}){0,2}"
)
_TIME = re.compile(
    rf"(?:(?:{_WEEKDAY}|{_DATE}),? )?"
    r"(?:\d{1,2}[.:]\d{2}(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4}(?= ?(?:GMT|UTC)))"
    r"(?: ?(?:GMT|UTC|BST|CET|CEST|EST|EDT|ET|PT)\b)?(?: ?(?:[—–:|]|--+| -))?(?:\s+(?=[A-ZÀ-ÖØ-Þ\"“‘'(£€$\d])|$)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"(?:(?:image|photo|picture|video)(?: caption| credit)?|caption|file photo|photograph"
    r"|read more|related|see also|more on this|last updated|updated|published|posted"
    r"|press contacts?|contacts?|media contacts?|sources?|editing by|reporting by"
    r"|notes? to editors|share|tags?) ?:(?=\s|$)",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"By [A-ZÀ-ÖØ-Þ][\w.'’-]{1,24}(?:,? (?:[A-ZÀ-ÖØ-Þ][\w.'’-]{0,24}|and|in|for)){1,12}")
_ROLES = frozenset(
    "question q a answer moderator chair chairman chairwoman president spokesman spokeswoman spokesperson secretary "
    "minister ambassador reporter interviewer host operator journalist".split()
)


def dateline_end(paragraph: str) -> int:
    """Where the prose begins after a dateline: "GENEVA, Feb 4 (Reuters) - The envoy ..." gives 24.

    A place and a dash need a day, an agency or capitals to be one: "Paris - a city" is none.
    """
    first = _DAY_FIRST.match(paragraph)
    if first is not None:
        return first.end() + 1
    dash = _DASH.search(paragraph, 0, 110)
    if dash is None:
        return 0
    before = paragraph[: dash.start()].rstrip(" ,.")
    rest, agencies = _AGENCY.subn("", before)
    rest, days = _DAY.subn("", rest)
    rest = rest.strip(" ,.")
    if not rest:
        return dash.end() if days and agencies else 0
    if _PLACE.fullmatch(rest) is None:
        return 0
    capitals = len(rest) > 2 and rest.split(",")[0].isupper()
    if not (days or (agencies and len(rest) < 40)) and not (capitals and paragraph.rstrip()[-1] in '.?!"”’)'):
        return 0
    return dash.end()


def is_day_alone(paragraph: str) -> bool:
    """Whether a paragraph is only a day, "12 November 2022", or a place with its day, "Oslo, 17 October 2023"."""
    if len(paragraph) > 90:
        return False
    if _DAY_ALONE.fullmatch(paragraph):
        return True
    rest, days = _DAY.subn("", paragraph)
    return bool(days) and _PLACE.fullmatch(rest.strip(" ,.")) is not None


def is_byline(paragraph: str) -> bool:
    """Whether a paragraph names only who wrote the report: "By Ann Clark and Li Wei in Geneva"."""
    return len(paragraph) < 120 and _BYLINE.fullmatch(paragraph) is not None


def time_end(paragraph: str) -> int:
    """Where the prose begins after the time of a live report: "8.02 a.m. Talks are off." gives 10."""
    match = _TIME.match(paragraph)
    return match.end() if match else 0


def caption_end(paragraph: str) -> int:
    """Where a caption or pointer begins after its label: "Photo: A picket line" gives 7."""
    match = _CAPTION.match(paragraph)
    return match.end() if match else 0


def speaker_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """The label of a speaker at `start`, "MS. KOSTA:", "Q (agency):"; group `who` is the label without its colon."""
    match = _SPEAKER.match(text, start, min(end, start + 160))
    return match if match and not _CAPTION.match(text, start, end) else None


def is_speaker(who: str) -> bool:
    """Whether a label is by itself one of a speaker: in capitals, or a role in a transcript."""
    name = who.split("(")[0].strip()
    return name.isupper() or name.lower() in _ROLES


def speakers(paragraphs: list[str]) -> frozenset[str]:
    """The labels of those who speak, where the report is a transcript; empty where it is none.

    A transcript has two paragraphs that begin with labels in capitals, or one label that comes back in mixed case.
    """
    seen: dict[str, int] = {}
    for paragraph in paragraphs:
        match = speaker_at(paragraph, 0, len(paragraph))
        if match is not None:
            seen[match["who"]] = seen.get(match["who"], 0) + 1
    plain = {who for who in seen if is_speaker(who)}
    if sum(seen[who] for who in plain) < 2:
        plain = set()
    return frozenset(plain | {who for who, count in seen.items() if count > 1 and " " in who})
