"""Which line shows what: as a list written out line by line has it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.panes.layout import Layout, Spot


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """Lists with headings or without, with a line of today or without."""
    count = draw(st.integers(0, 12))
    rows = st.integers(0, count - 1) if count else st.nothing()
    starts = sorted(draw(st.sets(rows)) | {0}) if count and draw(st.booleans()) else []
    return Layout(count, draw(st.integers(1, 3)), draw(st.none() | st.integers(0, count)), starts)


def written_out(layout: Layout) -> list[Spot]:
    """Line by line."""
    lines = []
    for row in range(layout.count + 1):
        if row == layout.mark:
            lines.append(Spot("mark"))
        if row in layout.starts:
            lines.append(Spot("heading", list(layout.starts).index(row)))
        if row < layout.count:
            lines += [Spot("row", row, part) for part in range(layout.height)]
    return lines


@given(layouts())
def test_each_line_shows_what_it_would_if_all_were_written_out(layout: Layout) -> None:
    lines = written_out(layout)
    assert [layout.at(line) for line in range(layout.lines)] == lines
    assert layout.at(layout.lines).kind == "nothing"
    for row in range(layout.count):
        first = lines.index(Spot("row", row, 0))
        assert layout.line_of(row) == first
        assert layout.above(row) == (row == layout.mark) + (row in layout.starts)
        belonging = range(first - layout.above(row), first + layout.height)
        assert {layout.row_at(line) for line in belonging} == {row}


def test_a_million_rows_are_laid_out_as_fast_as_ten() -> None:
    layout = Layout(1_000_000, 1, 500_000, range(0, 1_000_000, 100))
    line = layout.line_of(777_777)
    assert (line, layout.row_at(line)) == (777_777 + 7_778 + 1, 777_777)
