"""The tagger's lexicon and weights, and how it looks at a word."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from store.reader.shipped import WEIGHTS

START = "<>"
"""Stands for what lies beyond the ends of a sentence."""

TAGS = tuple(
    "# $ '' , -LRB- -RRB- . : CC CD DT EX FW IN JJ JJR JJS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM TO UH "
    "VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``".split()
)
MARKS = {
    ",": ",", "/": ",", ".": ".", "?": ".", "!": ".", ":": ":", ";": ":", "-": ":", "--": ":", "—": ":", "–": ":",
    "...": ":", "…": ":", "*": ":", "•": ":",
    "(": "-LRB-", "[": "-LRB-", "{": "-LRB-", ")": "-RRB-", "]": "-RRB-", "}": "-RRB-",
    "“": "``", "``": "``", "«": "``", "”": "''", "''": "''", "»": "''", '"': "''",
    "$": "$", "€": "$", "£": "$", "¥": "$", "#": "#", "%": "NN", "&": "CC", "+": "SYM", "=": "SYM",
}  # fmt: skip
BASE = 160
"""The character of the weight 0; weights lie between -100 and 100."""

LANE = 16
"""Bits of a lane: the sums of some twenty weights lie within 2 000 either way."""
MASK = (1 << LANE) - 1
RAISED = sum(1 << (LANE * k + LANE - 1) for k in range(len(TAGS)))
"""Every lane raised by half of what it holds, so that no sum is below 0."""

Class = tuple[str, tuple[str, ...]]
"""A name for how a word is ambiguous, and the tags that it may have.

Names of words with a capital begin with "^" or, at the start of a sentence, "~"; names of unknown words with "?" and
their shape.
"""


@dataclass(slots=True)
class TagModel:
    """`lexicon` gives words (as written, or in small letters) their class, `endings` those of words that it lacks.

    `packed` holds the weights of each feature as they ship; `columns`, for each class, those unpacked so far, as one
    number with a lane for each of its tags: no more than the model has, however long the text.
    """

    lexicon: dict[str, Class]
    endings: dict[str, Class]
    packed: dict[str, str] = field(default_factory=dict)
    columns: dict[str, dict[str, int]] = field(default_factory=dict)

    def class_of(self, word: str, lower: str, first: bool) -> Class:
        """How a word is ambiguous; `first` says that it begins its sentence."""
        found = self.lexicon.get(word)
        if found is not None:
            return found
        if first and word is not lower:
            found = self.lexicon.get(lower)
            if found is not None:
                name, tags = found
                return ("~" + name, tags if "NNP" in tags else (*tags, "NNP"))
        shape = shape_of(word, lower, first)
        for length in (4, 3, 2):
            found = self.endings.get(shape + lower[-length:])
            if found is not None:
                return found
        return self.endings.get(shape) or ("?", ("NNP", "NN"))

    def tags(self, words: list[str], lowers: list[str]) -> list[str]:
        """The tags of a sentence."""
        return walk(words, lowers, self.classes(words, lowers), self.decide)

    def classes(self, words: list[str], lowers: list[str]) -> list[Class]:
        """How each word of a sentence is ambiguous."""
        known = self.lexicon.get
        return [
            known(w) or self.class_of(w, lower, not k) for k, (w, lower) in enumerate(zip(words, lowers, strict=True))
        ]

    def is_name(self, word: str) -> bool:
        """Whether a word of a title in capitals is a name: the lexicon has it as nothing else."""
        found = self.lexicon.get(word)
        return word.lower() not in self.lexicon or (found is not None and set(found[1]) <= {"NNP", "NNPS"})

    def decide(self, at: int, kind: Class, given: list[str]) -> str:
        """The best tag of those that `kind` allows for a word with these features."""
        name, tags = kind
        known = self.columns.get(name)
        if known is None:
            known = self.columns[name] = {}
        total = RAISED
        for feature in given:
            row = known.get(feature)
            if row is None:
                line = self.packed.get(feature)
                if line is None:
                    continue
                whole = unpack(line)
                row = known[feature] = sum(whole.get(tag, 0) << (LANE * k) for k, tag in enumerate(tags))
            total += row
        best, most = tags[0], -1
        for tag in tags:
            score = total & MASK
            if score > most:
                best, most = tag, score
            total >>= LANE
        return best


def walk(
    words: list[str],
    lowers: list[str],
    classes: list[Class],
    decide: Callable[[int, Class, list[str]], str],
) -> list[str]:
    """The tags of a sentence from left to right; `decide` is asked for each word that may have several."""
    out: list[str] = []
    n = len(words)
    before = before2 = START
    verb = ""
    for k in range(n):
        name, tags = classes[k]
        if len(tags) == 1:
            chosen = tags[0]
        else:
            following, after = (lowers[k + 1], classes[k + 1][0]) if k + 1 < n else (START, START)
            previous = lowers[k - 1] if k else START
            given = features(lowers[k], name, before, before2, verb, previous, following, after)
            chosen = decide(k, classes[k], given)
        out.append(chosen)
        before2, before = before, chosen
        if chosen in _VERBS:
            verb = _AUXILIARIES.get(lowers[k], chosen)
        elif chosen in _BREAKS:
            verb = ""
    return out


_VERBS = frozenset("MD VB VBD VBG VBN VBP VBZ".split())
_BREAKS = frozenset(". : CC WDT WP".split())
_AUXILIARIES = {
    **dict.fromkeys("be is are was were been being am 's 're 'm ’s ’re ’m".split(), "be"),
    **dict.fromkeys("have has had having 've ’ve".split(), "have"),
    **dict.fromkeys("do does did".split(), "do"),
}


def shape_of(word: str, lower: str, first: bool) -> str:
    """What a word that the lexicon lacks looks like: capitals, digits, hyphens."""
    if word[0].isdigit():
        return "0" if word[-1].isdigit() else "9"
    if "-" in word:
        return "h" if word is lower or word == lower else "H"
    if word == lower:
        return "a" if word[0].isalpha() else "."
    if len(word) > 1 and word.isupper():
        return "C"
    return "F" if first else "A"


def features(
    lower: str, name: str, before: str, before2: str, verb: str, previous: str, following: str, after: str
) -> list[str]:
    """What the decision rests on: the word and its class, what stands before it and after it."""
    given = [
        "1" + lower,
        "2" + name,
        f"3{before} {lower}",
        f"4{before2} {before}",
        "5" + following,
        "6" + after,
        f"7{before} {after}",
        "8" + previous,
        f"9{verb} {name}",
        f"b{before} {name}",
        f"e{previous} {lower}",
    ]
    if name[0] == "?":
        given += ["s" + lower[-3:], "t" + lower[-2:], f"u{before} {lower[-2:]}", "v" + lower[:3], "x" + lower[-5:]]
    return given


def unpack(line: str) -> dict[str, int]:
    """The weights of one feature: pairs of a tag and a weight, a character each."""
    return {TAGS[ord(line[k]) - 48]: ord(line[k + 1]) - BASE for k in range(0, len(line), 2)}


def pack(row: dict[str, int]) -> str:
    """The other way."""
    return "".join(chr(TAGS.index(name) + 48) + chr(weight + BASE) for name, weight in sorted(row.items()))


@cache
def tag_model() -> TagModel:
    """The model that ships with the reader; `training/tagger.py` makes it."""
    data = zlib.decompress((WEIGHTS / "tagger.z").read_bytes()).decode("utf-8")
    lexicon, endings, names, rows = data.split("\n\n")
    return TagModel(_classes(lexicon), _classes(endings), dict(zip(names.split("\n"), rows.split("\n"), strict=True)))


def _classes(block: str) -> dict[str, Class]:
    out: dict[str, Class] = {}
    for line in block.split("\n"):
        name, words = line.split("\t")
        entry = (name, tuple(name.lstrip("^").split("|") if name[0] != "?" else name[2:].split("|")))
        out.update(dict.fromkeys(words.split(" "), entry))
    return out
