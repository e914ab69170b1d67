"""The README's pictures show the dashboard as it is. Where this fails: python -m tests.screenshot makes them anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.screenshot import FOLDER, PICTURES, draw, text_of

README = Path(__file__).parents[1] / "README.md"


@pytest.mark.parametrize("name", PICTURES)
async def test_a_picture_says_what_the_dashboard_says(name: str) -> None:
    kept = text_of((FOLDER / f"{name}.svg").read_text(encoding="utf-8"))
    assert len(kept) > 10
    assert text_of(await draw(PICTURES[name])) == kept


def test_the_readme_shows_every_picture_and_no_other() -> None:
    shown = re.findall(r"!\[[^]]+\]\(tests/screenshots/(\w+)\.svg\)", README.read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(PICTURES) == sorted(path.stem for path in FOLDER.glob("*.svg"))
