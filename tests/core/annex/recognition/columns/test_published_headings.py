"""Headings of published annexes, registers and plans, with the texts below them: which key each has."""

from __future__ import annotations

from pathlib import Path

import pytest
from today.header_letters import read_letters

_DATA = Path(__file__).parents[4] / "data"


def _tables() -> list[tuple[str, ...]]:
    blocks = (_DATA / "published-tables.txt").read_text(encoding="utf-8").split("\n\n")
    return [tuple(block.strip().split("\n")) for block in blocks if not block.startswith("#")]


@pytest.mark.parametrize("table", _tables(), ids="\n".join)
def test_each_heading_has_the_key_that_its_table_tells(table: tuple[str, ...]) -> None:
    headings, letters, *rows = table
    assert (read_letters(headings, tuple(rows)) or "none") == letters.removeprefix("= ")
