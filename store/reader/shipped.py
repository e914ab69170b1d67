"""Where the files lie that ship with the reader: the lists of words, and the weights of its models.

Plain paths: `importlib.resources` would load zip files, temporary folders and more, 20 ms of every start.
"""

from __future__ import annotations

from pathlib import Path

WORDS = Path(__file__).parent / "words"
WEIGHTS = Path(__file__).parent / "weights"
