"""The line that a pane shows for a fact."""

from __future__ import annotations

import pytest

from store.reader.wording import LONGEST, line_for
from tests.reader.test_constructions import analysed


@pytest.mark.parametrize(
    ("sentence", "line"),
    [
        ("On Wednesday, Norway offered Iceland a quota.", "Norway offered Iceland a quota"),
        ("Instead, Norway offered a quota.", "Norway offered a quota"),
        ("He also confirmed that Norway has drafted a text.", "Norway has drafted a text"),
        ("She said that she had drafted a text.", "She said that she had drafted a text"),
        ("Norway offered a quota.", "Norway offered a quota"),
    ],
)
def test_a_line_begins_where_a_sentence_begins_to_tell(sentence: str, line: str) -> None:
    analysis, [scene] = analysed(sentence)
    assert line_for(analysis, scene, scene.triggers[0]) == line


def test_a_long_sentence_is_cut_at_a_word() -> None:
    analysis, [scene] = analysed("Norway offered " + "one more herring and " * 20 + "a quota.")
    line = line_for(analysis, scene, scene.triggers[0])
    assert len(line) <= LONGEST
    assert line.startswith("Norway offered one more") and line.endswith("…")


def test_what_stands_far_on_is_told_from_its_clause() -> None:
    analysis, [scene] = analysed(
        "The weather over the fjord was the worst that anybody in the small town of Larkin could remember, but the two"
        " delegations met."
    )
    assert line_for(analysis, scene, scene.triggers[-1]) == "The two delegations met"


@pytest.mark.parametrize(
    ("sentence", "verb", "line"),
    [
        (
            "Martin Lindqvist, who took over the ministry from the founder of his party only last week, had suggested"
            " that the two delegations should meet in Larkin, if the storm allowed it.",
            "suggested",
            "Martin Lindqvist had suggested that the two delegations should meet in Larkin, if the storm allowed it",
        ),
        (
            "In a message late on the evening of the worst storm over the fjord since last year, Martin Lindqvist,"
            " the minister, rejected the quota.",
            "rejected",
            "Martin Lindqvist rejected the quota",
        ),
        (
            "On the morning after the worst storm over the fjord since the great storm of the year before, the union"
            " agreed to meet the employers.",
            "meet",
            "The union agreed to meet the employers",
        ),
    ],
)
def test_of_a_long_sentence_it_is_told_who_does_what(sentence: str, verb: str, line: str) -> None:
    analysis, [scene] = analysed(sentence)
    trigger = next(t for t in scene.triggers if analysis.text.tokens[t.i].text == verb)
    assert line_for(analysis, scene, trigger) == line


def test_words_between_commas_that_only_say_who_speaks_are_no_line() -> None:
    analysis, [scene] = analysed(
        "Each of the two countries would now put down on paper in detail how it saw the quota, he added, and after that"
        " it would make sense to carry on with talks."
    )
    for trigger in scene.triggers:
        assert not line_for(analysis, scene, trigger).startswith("He added")
