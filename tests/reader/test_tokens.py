"""Cutting a report into tokens, sentences and what stands before them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.reader.tokens import Text, cut


def words(text: str) -> list[str]:
    return [token.text for token in cut(text).tokens]


def sentences(text: str) -> list[tuple[str, str]]:
    out = cut(text)
    return [(sentence.kind, out.quote(sentence)) for sentence in out.sentences]


def test_hyphened_words_are_whole_and_clitics_are_not() -> None:
    assert words("Norway's U.N.-backed 30-day plan") == ["Norway", "'s", "U.N.-backed", "30-day", "plan"]


def test_negations_are_cut_off_as_in_the_penn_treebank() -> None:
    assert words("They didn’t and can't, cannot.") == ["They", "did", "n’t", "and", "ca", "n't", ",", "can", "not", "."]


def test_numbers_keep_their_marks() -> None:
    assert words("1,200 at 7.30 on the 2nd in the 1990s") == [
        "1,200",
        "at",
        "7.30",
        "on",
        "the",
        "2nd",
        "in",
        "the",
        "1990s",
    ]


def test_titles_and_initials_do_not_end_a_sentence() -> None:
    assert [q for _, q in sentences("Gen. A. B. Holm met Mr. Ruiz. Both left.")] == [
        "Gen. A. B. Holm met Mr. Ruiz.",
        "Both left.",
    ]


def test_a_month_ends_a_sentence_only_before_a_word_that_begins_one() -> None:
    assert [q for _, q in sentences("It opens on Dec. 12 in Bern. It ends in Jan. The rest is open.")] == [
        "It opens on Dec. 12 in Bern.",
        "It ends in Jan.",
        "The rest is open.",
    ]


def test_a_quotation_closes_with_its_sentence() -> None:
    assert [q for _, q in sentences('"We are ready." The envoy left.')] == ['"We are ready."', "The envoy left."]


@pytest.mark.parametrize(
    "line",
    [
        "OSLO, Feb 4 (Wire) -",
        "OSLO (AP) —",
        "Oslo, 5 March 2024 –",
        "OSLO/BERN, Aug. 8 --",
        "OSLO, Norway, June 2 -",
        "Nov 21 (Wire) -",
        "OSLO (July 30) —",
        "4 April 2023.",
    ],
)
def test_a_dateline_is_a_piece_of_its_own(line: str) -> None:
    assert sentences(f"{line} The envoys met.") == [("dateline", line), ("prose", "The envoys met.")]


def test_a_dash_alone_makes_no_dateline() -> None:
    assert sentences("The plan - a short one - failed.")[0][0] == "prose"


@pytest.mark.parametrize("label", ["8.02 a.m.", "21:50", "Saturday, 22:00", "09:15 GMT", "10:40 –"])
def test_the_time_of_a_live_report_is_a_piece_of_its_own(label: str) -> None:
    assert sentences(f"{label} The chair is back.") == [("time", label), ("prose", "The chair is back.")]


def test_speakers_of_a_transcript_are_cut_off_and_remembered() -> None:
    out = cut("MODERATOR: Good day.\nQUESTION: Is it over? MS. RUIZ: It is. We go home.\nWe are glad.")
    said = [(s.speaker, out.quote(s)) for s in out.sentences if s.kind == "prose"]
    assert said == [
        ("MODERATOR", "Good day."),
        ("QUESTION", "Is it over?"),
        ("MS. RUIZ", "It is."),
        ("MS. RUIZ", "We go home."),
        ("MS. RUIZ", "We are glad."),
    ]


def test_a_headline_is_a_first_line_without_a_stop() -> None:
    assert sentences("EU: ministers near deal\nThe ministers met.") == [
        ("headline", "EU: ministers near deal"),
        ("prose", "The ministers met."),
    ]


def test_captions_and_bylines_are_labels() -> None:
    text = "Talks fail\nBy Ann Holm in Bern\nThe talks failed.\nPhoto: The empty hall"
    assert [kind for kind, _ in sentences(text)] == ["headline", "label", "prose", "label", "label"]


def check(out: Text) -> None:
    at = 0
    for k, token in enumerate(out.tokens):
        assert token.i == k and at <= token.start < token.end
        assert out.text[token.start : token.end] == token.text
        at = token.end
    at = 0
    for k, sentence in enumerate(out.sentences):
        assert sentence.i == k and sentence.first == at < sentence.last
        assert out.quote(sentence) == out.text[sentence.start : sentence.end].strip()
        start, end = out.paragraphs[sentence.paragraph]
        assert start <= sentence.start < sentence.end <= end
        at = sentence.last
    assert at == len(out.tokens)


PIECES = st.lists(
    st.sampled_from(
        ["Mr.", "U.S.", "n't", "’s", "May 5", "-", "—", "(AP)", ":", "\n", "OSLO", '"', ".", "he", "8.02", "Q:"]
    )
    | st.text(max_size=3)
)


@given(st.text() | PIECES.map(" ".join) | PIECES.map("".join))
def test_every_token_lies_in_one_sentence_and_in_the_text(text: str) -> None:
    out = cut(text)
    check(out)
    assert cut(text) == out
