"""Where a report writes capitals because it names something: runs of capitalised words, datelines and headlines aside.

A run joins the small words that stand inside names: "Ministry of Foreign Affairs", "Ursula von der Leyen",
"Organization for Security and Cooperation in Europe", "Tigray People's Liberation Front".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from store.reader.actor_words import common_words, given_names, known_organizations, words
from store.reader.names import folded
from store.reader.states import match_state
from store.reader.tokens import Sentence, Text, Token

_ARABIC_ARTICLE = re.compile(r"(?:al|el|ad|as|an|ar|at|az|ash|ul|bin|ibn|abu|d|l)[-’'][^\W\d_a-z]", re.ASCII)
_COMPOUND = re.compile(
    r"[-‐‑](?:led|based|backed|run|controlled|owned|aligned|born|era|style|drafted|brokered|held|occupied|mediated|"
    r"sponsored|funded|trained|made|dominated|chaired|managed|hosted|allied|friendly|speaking|wide|related|educated|"
    r"registered|listed|flagged|administered|bound|linked|imposed|approved|supported|appointed|inspired|majority)$"
)
_NUMBERED = frozenset("district local lodge chapter branch division brigade battalion".split())
_PARTICLES = frozenset(
    "al el bin ibn ben abu von der den de van da di do du del della dos das la le y e ter ten zu".split()
)
_LINKS = frozenset("of for on and the in to de del du des la et y &".split())
_OPENERS = frozenset("\"'“‘«([—–--•*")
_CLOCK = frozenset(". a.m. p.m. am pm gmt".split())
_FUNCTION = frozenset(
    "the a an this that these those he she it they we i you his her its their our my your him them us who whom which "
    "what when where while why how if though although because since until unless after before as at by for from in "
    "into of off on onto out over to toward towards under up upon via with within without about above across against "
    "along among around behind below beneath beside besides between beyond despite down during except inside like near "
    "past per through throughout than and but or nor so yet both either neither not no only also again meanwhile "
    "however earlier later then now there here once still even just some many most much more few several all any each "
    "every other another such same own one two three four five six seven eight nine ten yesterday today tomorrow "
    "according asked speaking separately elsewhere nobody everyone someone somebody none nothing hours days weeks "
    "months years last next previous previously recently instead rather perhaps maybe yes let do does did is are was "
    "were be been has have had will would can could may might must should shall".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december jan feb mar apr jun jul "
    "aug sept sep oct nov dec".split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_PEOPLES = frozenset(
    "people workers women children teachers veterans farmers citizens soldiers mothers peoples".split()
)
_FORMAL = frozenset("republic kingdom sultanate state city museum university".split())
"""Nouns with a capital whose "of" belongs to the name: the "City of Aberdeen", the "Museum of Science"."""
_LONGEST_NAME = 14


@dataclass(slots=True)
class Capitals:
    """What a report's capitals say. All lists run over its tokens.

    `keys` are the folded tokens; `runs` the pairs (first, last) of capitalised words that may name something;
    `dateline` tells the tokens of datelines, `titled` those of lines that are capitalised throughout.
    """

    keys: list[str]
    runs: list[tuple[int, int]]
    dateline: list[bool]
    titled: list[bool]
    small: set[str]


def find_capitals(text: Text) -> Capitals:
    """All runs of capitalised words of a report, in order."""
    tokens = text.tokens
    keys = [_key(token) for token in tokens]
    dateline = [False] * len(tokens)
    titled = [False] * len(tokens)
    for sentence in text.sentences:
        size = sentence.last - sentence.first
        if sentence.kind in ("dateline", "time"):
            dateline[sentence.first : sentence.last] = [True] * size
        elif sentence.kind == "headline" and _is_titled(tokens, sentence):
            titled[sentence.first : sentence.last] = [True] * size
    small = {token.text for token in tokens if token.text[0].islower()}
    out = Capitals(keys, [], dateline, titled, small)
    for sentence in text.sentences:
        _runs(out, tokens, sentence)
    return out


def _key(token: Token) -> str:
    """A token folded; most words are so in small letters. What is longer than names are folds to nothing."""
    word = token.text
    if len(word) >= 60:
        return ""
    return token.lower if word.isalnum() and word.isascii() else folded(word)


def is_capital(token: Token) -> bool:
    """Whether a word is written like a name: "Moscow", "al-Jaber", "d'Ivoire"."""
    word = token.text
    if word[0].isupper():
        return word != "I" and not ("-" in word and _COMPOUND.search(word))
    return not word.islower() and word[0].islower() and _ARABIC_ARTICLE.match(word) is not None


def _is_titled(tokens: list[Token], sentence: Sentence) -> bool:
    """Whether a headline is capitalised throughout: "Supreme Leader Has Historic Meeting"."""
    longer = [t.text for t in tokens[sentence.first : sentence.last] if len(t.text) > 3 and t.text[0].isalpha()]
    return len(longer) >= 4 and sum(word[0].isupper() for word in longer) >= 0.8 * len(longer)


def _runs(out: Capitals, tokens: list[Token], sentence: Sentence) -> None:
    i, last = sentence.first, sentence.last
    initial = True
    while i < last:
        token = tokens[i]
        word = token.text
        if word.islower():
            initial = initial and token.lower in _CLOCK
            i += 1
            continue
        if out.dateline[i] or not is_capital(token):
            if word == ":":
                initial = True
            elif word not in _OPENERS and not (initial and (word[0].isdigit() or token.lower in _CLOCK)):
                initial = False
            i += 1
            continue
        if (initial or out.titled[i]) and _is_ordinary(out, tokens, i, last):
            initial = False
            i += 1
            continue
        lower = token.lower
        if (
            lower in _WEEKDAYS
            or lower in ("the", "a", "an")
            or (lower in _MONTHS and not _is_given(out, tokens, i, last))
        ):
            initial = False
            i += 1
            continue
        end = _run_end(out, tokens, i, last)
        out.runs.append((i, end))
        initial = False
        i = end


def _is_ordinary(out: Capitals, tokens: list[Token], i: int, last: int) -> bool:
    """Whether a word has its capital only from its place at the head of a sentence or in a headline."""
    token = tokens[i]
    lower = token.lower
    if lower == "us" and token.text == "US":
        return False
    if lower in _FUNCTION:
        following = tokens[i + 1] if i + 1 < last else None
        given = out.keys[i] in given_names() and following is not None and is_capital(following)
        return not (given and lower in ("may", "will"))
    if len(token.text) > 1 and token.text.isupper():
        return False
    if match_state(out.keys, i, last) or out.keys[i] in known_organizations():
        return False
    if lower not in common_words() and lower not in out.small:
        return False
    if i + 1 < last and is_capital(tokens[i + 1]) and not out.titled[i]:
        kept = lower in words("office_modifier") or lower in words("office") or lower in words("title")
        return not (kept or out.keys[i] in given_names() or _ends_in_head(out, tokens, i, last))
    if i + 1 < last and lower in words("organization_head") and tokens[i + 1].lower == "of":
        after = i + 3 if i + 2 < last and tokens[i + 2].lower == "the" else i + 2
        return not (after < last and is_capital(tokens[after]))
    return lower not in words("title") or out.titled[i]


def _ends_in_head(out: Capitals, tokens: list[Token], i: int, last: int) -> bool:
    end = _run_end(out, tokens, i, last)
    heads = words("organization_head")
    return any(tokens[k].lower in heads or tokens[k].lower in words("thing_head") for k in range(i + 1, end)) or (
        " ".join(filter(None, out.keys[i:end])) in known_organizations()
    )


def _is_given(out: Capitals, tokens: list[Token], i: int, last: int) -> bool:
    """Whether a month begins the name of a person: "April Chen", no "April 13"."""
    if i + 1 >= last or not is_capital(tokens[i + 1]) or tokens[i + 1].lower in _MONTHS:
        return False
    return out.keys[i] in given_names() and tokens[i].end + 1 == tokens[i + 1].start


def _run_end(out: Capitals, tokens: list[Token], i: int, last: int) -> int:
    """The end of the run that begins at `i`."""
    heads = words("organization_head")
    headed = tokens[i].lower in heads
    end = i + 1
    last = min(last, i + _LONGEST_NAME)
    while end < last:
        token = tokens[end]
        word, lower = token.text, token.lower
        adjacent = tokens[end - 1].end == token.start
        if is_capital(token):
            if adjacent and tokens[end - 1].text not in ".&'’":
                break
            if out.titled[i] and lower in common_words() and not _of_office(lower):
                break
            if lower in _WEEKDAYS and tokens[end - 1].lower != "good":  # the Good Friday Agreement
                break
            if lower in _MONTHS and not (out.keys[end - 1] in given_names() and not _digit(tokens, end + 1)):
                break
            headed = headed or lower in heads
            end += 1
        elif word.isdigit() and tokens[end - 1].lower in _NUMBERED:  # District 751
            end += 1
        elif word == "." and adjacent and len(tokens[end - 1].text) == 1 and _capital_at(tokens, end + 1, last):
            end += 1  # Donald J. Trump
        elif (
            word == "." and adjacent and tokens[end - 1].lower in words("title") and _capital_at(tokens, end + 1, last)
        ):
            end += 1  # Mr. Fain
        elif word in "'’" and adjacent and tokens[end - 1].text[-1] == "s" and _head_follows(tokens, end + 1, last):
            end += 1  # Carriers' Conference Committee
        elif lower in ("'s", "’s") and tokens[end - 1].lower in _PEOPLES and _capital_at(tokens, end + 1, last):
            end += 1  # People's Liberation Front
        elif word == "&" and _capital_at(tokens, end + 1, last):
            end += 1
        elif lower in _PARTICLES and _particle(tokens, end, last):
            while tokens[end].lower in _PARTICLES:
                end += 1
        elif lower in _LINKS:
            joined = _link(out, tokens, i, end, last, headed)
            if joined == end:
                break
            end = joined
        else:
            break
    return end


def _of_office(lower: str) -> bool:
    return lower in words("office") or lower in words("office_modifier") or lower in words("organization_head")


def _digit(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].text[0].isdigit()


def _capital_at(tokens: list[Token], i: int, last: int) -> bool:
    return i < last and is_capital(tokens[i])


def _particle(tokens: list[Token], at: int, last: int) -> bool:
    """Whether small words lead on to a capital, as in "Ursula von der Leyen"."""
    while at < last and tokens[at].lower in _PARTICLES and tokens[at].text[0].islower():
        at += 1
    return _capital_at(tokens, at, last)


def _head_follows(tokens: list[Token], at: int, last: int) -> bool:
    heads = words("organization_head")
    while _capital_at(tokens, at, last):
        if tokens[at].lower in heads:
            return True
        at += 1
    return False


def _link(out: Capitals, tokens: list[Token], first: int, at: int, last: int, headed: bool) -> int:
    """Where a name goes on after the small words at `at`, or `at` where they do not belong to it."""
    word = tokens[at].lower
    after = at + 1
    if after < last and tokens[after].lower == "the" and word in ("of", "for", "on"):
        after += 1
    if not _capital_at(tokens, after, last):
        grouped = word == "of" and tokens[at - 1].lower in ("group", "council", "quartet")
        return after + 1 if grouped and after < last and tokens[after].text[0].isdigit() else at
    if tokens[after].lower in _WEEKDAYS or tokens[after].lower in _MONTHS:
        return at
    nominal = tokens[at - 1].lower
    office = nominal in words("office") or (
        nominal in words("office_modifier")
        and any(tokens[k].lower in words("office") for k in range(max(first, at - 3), at))
    )
    if word == "of":
        office = office and not match_state(out.keys, after, last)
        whole = headed or office or nominal in words("thing_head") or nominal in _FORMAL
        return after if whole and not _named_person(out, tokens, after, last) else at
    if word in ("for", "on"):
        return after if headed or (office and nominal in ("state", "minister", "commissioner", "secretary")) else at
    if word == "in":
        return after if headed and nominal in ("cooperation", "co-operation", "development", "reconciliation") else at
    if word in ("and", "&"):
        return after if _coordinated(out, tokens, first, at, after, last, headed) else at
    return at


def _named_person(out: Capitals, tokens: list[Token], at: int, last: int) -> bool:
    """Whether the words after "of" name a person: "the team of Gustavo Petro"."""
    return out.keys[at] in given_names() and _capital_at(tokens, at + 1, last) and not match_state(out.keys, at, last)


def _coordinated(out: Capitals, tokens: list[Token], first: int, at: int, after: int, last: int, headed: bool) -> bool:
    """Whether "and" stands inside one name: "Security and Cooperation", no "Russia and Wagner Group"."""
    common = common_words()
    left, right = tokens[at - 1].lower, tokens[after].lower
    if match_state(out.keys, at - 1, at) or match_state(out.keys, after, last):
        return False
    inside = any(tokens[k].lower in ("of", "for") for k in range(first, at))
    members = words("member")
    if (
        headed
        and inside
        and left in members
        and any(tokens[k].lower in members for k in range(after, min(after + 3, last)))
    ):
        return True
    if left in members and right in members and _head_follows(tokens, after, last):
        return True  # Nurses and Midwives Federation
    if left not in common or not (
        right in common or right.endswith(("tion", "ment", "ance", "ence", "ing", "ship", "ity"))
    ):
        return False
    if headed and inside:
        return right not in words("organization_head")
    return _head_follows(tokens, after, last) and left not in words("organization_head")
