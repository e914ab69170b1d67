"""How fast a report is read, beside `dateparser.search.search_dates` on the same text in the same run.

    python tests/benchmarks/reading.py [FOLDER]

Prints a table: words a CPU second of the whole reading on one core, how it grows with the length of the report, and the
ratio to dateparser's search of dates alone. FOLDER holds the reports (default: seeds/).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from dateparser.search import search_dates  # type: ignore[import-untyped]
from rich.console import Console
from rich.table import Table

from store.document import Document
from store.reader import read

DAY = date(2025, 5, 28)


def seconds(work: Callable[[str], object], texts: list[str], repeat: int = 3) -> float:
    """CPU seconds for all texts: the best of some runs."""
    best = float("inf")
    for _ in range(repeat):
        began = time.process_time()
        for text in texts:
            work(text)
        best = min(best, time.process_time() - began)
    return best


def reading(text: str) -> object:
    """The whole reading of one report."""
    return read(Document("report.txt", text, DAY, "given"))


def main() -> None:
    """Print the table."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "seeds"
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    reading(texts[0])
    table = Table(title=f"{len(texts)} reports, {words} words")
    for column in ("what", "CPU seconds", "words/s", "ratio"):
        table.add_column(column, justify="left" if column == "what" else "right")
    ours = seconds(reading, texts)
    few = texts[: max(1, min(len(texts), 10))]
    few_words = sum(len(text.split()) for text in few)
    theirs = seconds(lambda text: search_dates(text, languages=["en"]), few, repeat=1)
    rate, their_rate = words / ours, few_words / theirs
    table.add_row("the whole reading", f"{ours:.3f}", f"{rate:,.0f}", f"{rate / their_rate:.1f}x dateparser")
    table.add_row("dateparser.search_dates", f"{theirs:.3f}", f"{their_rate:,.0f}", "1x")
    body = "\n".join(texts)
    last = 0.0
    for size in (10_000, 100_000, 1_000_000):
        text = (body * (size // len(body) + 1))[:size]
        took = seconds(reading, [text], repeat=1)
        growth = f"{took / last:.1f}x for 10x" if last else ""
        table.add_row(f"one report of {size:,} characters", f"{took:.3f}", f"{len(text.split()) / took:,.0f}", growth)
        last = took
    Console(width=100).print(table)


if __name__ == "__main__":
    main()
