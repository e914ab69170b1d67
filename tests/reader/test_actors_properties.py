"""What holds for the cast of any text: spans inside it, names that stand in it, the same cast for the same text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from store.reader.actors import find_actors
from store.reader.tokens import cut

WORDS = st.sampled_from(
    "President Prime Minister of the Ali Hassan Russia Russian Moscow Kremlin U.S. EU UN (UAW) United Auto Workers "
    "said met and , . : ; ( ) \" ' 's ’s al-Jaber von der Leyen Ministry Group 77 COP29 in to by with told “ ” — -- "
    "Bank Kim Jong Un Mr. Ms Dr J. J .. ... ¿ ñ é 中文 مرحبا 🙂 \n \t I A O'Neill Northern Ireland Government for "
    "Georgia March Jordan spokesman , the opposition rebels ministry foreign council May Sunday June 2".split(" ")
)


def check(text: str) -> None:
    cast = find_actors(cut(text))
    names = {actor.name for actor in cast.actors}
    for actor in cast.actors:
        assert actor.name
        assert actor.party is None or actor.party in names
        assert text[actor.start : actor.end] == actor.quote
        for mention in actor.mentions:
            assert 0 <= mention.start < mention.end <= len(text)
            assert text[mention.start : mention.end] == mention.text
    assert find_actors(cut(text)) == cast


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_row_of_words_gives_a_sound_cast(words: list[str]) -> None:
    check(" ".join(words))


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_any_text_gives_a_sound_cast(text: str) -> None:
    check(text)
