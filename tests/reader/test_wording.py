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
