"""Part of speech and lemma of every token.

Tags are those of the Penn treebank as the newer treebanks use them: `TO` stands only before a verb (the preposition
"to" is `IN`); hyphens and other marks are `:`. Hyphened words, which those treebanks cut, are tagged as one word:
"30-day" and "Saudi-led" are `JJ`. The clitic "n't" is `RB` with the lemma "not"; straight quotation marks are all `''`.

A word that has one tag in the lexicon gets it at once. The others are decided from left to right by an averaged
perceptron over the word, its neighbours, the tags before it and what the next words can be; only the tags that the
lexicon allows for the word, or that its ending allows where the lexicon does not know it, are weighed.
"""

from __future__ import annotations

from store.reader.lemmas import lemmas
from store.reader.tag_model import TagModel, tag_model
from store.reader.tokens import Text, Token


def tag(text: Text) -> None:
    """Fill `tag` and `lemma` of every token of the report."""
    model, lemma_of = tag_model(), lemmas().of
    for sentence in text.sentences:
        tokens = text.tokens[sentence.first : sentence.last]
        words, dots = written(tokens)
        lowers = [word.lower() for word in words] if dots else [token.lower for token in tokens]
        if sentence.kind == "headline" and _is_titled(words):
            words = [word if model.is_name(word) else lower for word, lower in zip(words, lowers, strict=True)]
        tags = model.tags(words, lowers)
        for k in dots:
            tags.insert(k, ".")
        _mend(tokens, tags, model)
        for token, chosen in zip(tokens, tags, strict=True):
            token.tag = chosen
            token.lemma = lemma_of(token.text, token.lower, chosen)


def _mend(tokens: list[Token], tags: list[str], model: TagModel) -> None:
    """ "To" before a verb is no preposition: "threatened to quit", "due to resume talks"."""
    for k in range(len(tokens) - 1):
        if tags[k] not in ("IN", "TO") or tokens[k].lower != "to":
            continue
        following, tag_ = tokens[k + 1], tags[k + 1]
        if tag_ == "VB":
            tags[k] = "TO"
        elif tag_ in ("VBP", "VBD", "VBN") and lemmas().of(following.text, following.lower, tag_) == following.lower:
            tags[k], tags[k + 1] = "TO", "VB"
        elif tag_ == "NN" and (tags[k] == "TO" or (k and tokens[k - 1].lower in _BEFORE_INFINITIVE)):
            kind = model.lexicon.get(following.lower)
            if kind is not None and "VB" in kind[1]:
                tags[k], tags[k + 1] = "TO", "VB"


_BEFORE_INFINITIVE = frozenset(
    "expected due set scheduled ready likely able unable willing unwilling prepared planning planned plans plan want "
    "wants wanted hopes hope hoped agreed vowed pledged promised refused refuses declined failed threatened decided "
    "intends intend intended seeks sought seeking trying tried bound supposed about".split()
)
"""Words after which "to" is hardly ever a preposition before a noun that may be a verb."""


def written(tokens: list[Token]) -> tuple[list[str], list[int]]:
    """The words of a sentence with the full stops that belong to them, "Mr." and "Dec.", and where these are."""
    words = [token.text for token in tokens]
    dots: list[int] = []
    if "." not in words[1:-1]:
        return words, dots
    words = []
    last = len(tokens) - 1
    for k, token in enumerate(tokens):
        if token.text == "." and 0 < k < last and tokens[k - 1].end == token.start and tokens[k - 1].text[-1].isalpha():
            words[-1] += "."
            dots.append(k)
        else:
            words.append(token.text)
    return words, dots


def _is_titled(words: list[str]) -> bool:
    """Whether a headline is in title case: "Leaders Agree on New Round"."""
    long = [word for word in words if word.isalpha() and len(word) > 3]
    return len(long) > 2 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)
