"""Those who stand behind an offer by a hyphened adjective alone: "a European-backed ultimatum"."""

from __future__ import annotations

from dataclasses import replace

from store.reader.cast import Cast
from store.reader.reading import Actor, Mention
from store.reader.states import canonical_state
from store.reader.tokens import Text, Token

_BACKED = ("-backed", "-drafted", "-proposed", "-brokered", "-sponsored", "-mediated", "-authored")
_OFFERS = frozenset(
    "ultimatum proposal plan offer draft text initiative paper demand resolution roadmap truce deal".split()
)
_BLOCS = frozenset(("European", "Arab", "African", "Western"))
"""Adjectives of no one state that news uses for those who act together."""


def with_backers(text: Text, cast: Cast) -> Cast:
    """The cast with those added whom the report names only so."""
    lower = text.text.lower()
    if not any(backed in lower for backed in _BACKED):
        return cast
    actors = list(cast.actors)
    for k, token in enumerate(text.tokens):
        if token.lower.endswith(_BACKED) and any(t.lemma in _OFFERS for t in text.tokens[k + 1 : k + 4]):
            _add(text, actors, token)
    return Cast(tuple(actors))


def _add(text: Text, actors: list[Actor], token: Token) -> None:
    name = token.text.rpartition("-")[0]
    state = canonical_state(name)
    if state is None and name not in _BLOCS:
        return
    mention = Mention(name, token.start, token.start + len(name))
    for n, actor in enumerate(actors):
        names = (actor.name, *actor.also)
        if name in names or (state is not None and actor.kind == "state" and canonical_state(actor.name) == state):
            also = actor.also if name in names else (*actor.also, name)
            if all(m.start != mention.start for m in actor.mentions):
                mentions = tuple(sorted((*actor.mentions, mention), key=lambda m: m.start))
                actors[n] = replace(actor, also=also, mentions=mentions)
            return
    sentence = next(s for s in text.sentences if s.start <= token.start < s.end)
    actors.append(
        Actor(
            name, "state" if state else "organization", (), None, None, (mention,), text.quote(sentence),
            sentence.start, sentence.end,
        )
    )  # fmt: skip
