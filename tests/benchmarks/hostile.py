"""How the time of a reading grows with texts that nobody writes and somebody sends.

    python tests/benchmarks/hostile.py [NAME ...]

Prints, a text, the CPU seconds for 2 000 and for 20 000 units and their ratio: linear is 10x. Ends with 1 where one
grows by more than 25x.
"""

from __future__ import annotations

import sys
import time
from datetime import date

from rich.console import Console
from rich.table import Table

from store.document import Document
from store.reader import read
from tests.hostile import HOSTILE

MOST = 25.0


def seconds(text: str) -> float:
    """CPU seconds for one reading."""
    began = time.process_time()
    read(Document("report.txt", text, date(2025, 5, 28), "given"))
    return time.process_time() - began


def main() -> int:
    """Print the table; the exit status."""
    names = sys.argv[1:] or list(HOSTILE)
    seconds("Envoys met in Oslo on Monday.")
    table = Table("text", "characters", "2 000 units", "20 000 units", "ratio")
    worst = 0.0
    for name in names:
        print(name, flush=True, file=sys.stderr)
        short, long = HOSTILE[name](2_000), HOSTILE[name](20_000)
        small, large = min(seconds(short) for _ in range(3)), seconds(long)
        worst = max(worst, large / max(small, 0.005))
        table.add_row(name, f"{len(long):,}", f"{small:.3f} s", f"{large:.3f} s", f"{large / small:.1f}x")
    Console(width=100).print(table)
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
