"""The negotiations written for training keep to their form, and their readings point at what stands in the reports."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.reader.training.own_stories import HERE, written

REPORT = """# A quarrel over a ferry, between Norland and the seamen
== 2031-03-05
0 Ferry talks to resume

1 OSVIK, March 5 - The seamen's union rejected Norland's offer on Monday.
2 They will meet again on Friday.

3 The sea was calm.
-- actors
state | Norland | -
organization | seamen's union | - | -
-- dates
1 | March 5 = 2031-03-05 | Monday = 2031-03-03
2 | Friday = 2031-03-07
-- events
1 | response | held | 2031-03-03 | seamen's union; Norland | -
2 | talks | scheduled | 2031-03-07 | seamen's union; Norland | -
-- proposals
1 | terms | Norland > seamen's union | - | - | rejected
1 rejects: seamen's union
-- disputes
"""


def test_a_report_becomes_its_text_and_the_reading_in_the_schema_of_the_gold(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_text(REPORT, encoding="utf-8")
    [report] = written([path])
    assert report.troubles == []
    assert report.text.split("\n")[0] == "Ferry talks to resume"
    assert report.text.endswith("They will meet again on Friday.\nThe sea was calm.")
    assert report.gold["title"] == "Ferry talks to resume"
    assert [(e["kind"], e["date"]) for e in report.gold["events"]] == [
        ("response", "2031-03-03"), ("talks", "2031-03-07"),
    ]  # fmt: skip
    [proposal] = report.gold["proposals"]
    assert proposal["by"] == ["Norland"]
    assert [answer["response"] for answer in proposal["responses"]] == ["rejects"]
    assert proposal["quote"] in report.text


@pytest.mark.parametrize(
    ("line", "wrong", "trouble"),
    [
        ("2 | talks | scheduled", "9 | talks | scheduled", "ferry.txt:17: no sentence 9"),
        ("2031-03-07 | seamen", "7 March | seamen", "ferry.txt:17: no day: 7 March"),
        ("Norland > seamen's union", "Sealand > seamen's union", "ferry.txt:19: 'Sealand' is not among the actors"),
        ("| response | held", "| answer | held", "ferry.txt:16: an event is SENTENCE"),
        ("state | Norland | -", "state | Norland | Norlandic", "'Norlandic' does not stand in the report"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, line: str, wrong: str, trouble: str) -> None:
    path = tmp_path / "ferry.txt"
    assert line in REPORT
    path.write_text(REPORT.replace(line, wrong), encoding="utf-8")
    [report] = written([path])
    assert any(trouble in said for said in report.troubles)


def test_the_shipped_negotiations_are_without_trouble() -> None:
    reports = written()
    assert len(reports) > 500
    assert len({report.story for report in reports}) == len(list(HERE.glob("*.txt")))
    assert [trouble for report in reports for trouble in report.troubles] == []
