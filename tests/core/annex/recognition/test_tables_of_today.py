"""Task tables of 2025 and 2026: each column under its key, in every container, and no character lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from annexes.compared import missing
from today.files import ENDINGS, file_of, read_as, right_of
from today.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("name", TABLES)
def test_a_table_comes_in_with_each_column_under_its_key(
    run: Run, tmp_path: Path, name: str, ending: str
) -> None:
    data, seen = file_of(TABLES[name], ending)
    file = tmp_path / f"biểu{ending}"
    file.write_bytes(data)
    done = run("import", file, "--json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    shown = json.loads(run("show", told["report"], "--json").out)
    assert read_as(shown) == right_of(TABLES[name])
    assert missing(seen, [shown], [entry["what"] for entry in told["account"]]) == ""
