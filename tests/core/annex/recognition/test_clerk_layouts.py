"""Layouts by hand: what a clerk says is right comes in from every container, and no character is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from annexes.compared import differences, missing
from clerks.all_pages import PAGES
from clerks.page import written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

CASES = [(name, ending) for name, page in PAGES.items() for ending in page.endings]


@pytest.mark.parametrize(("name", "ending"), CASES)
def test_a_page_comes_in_as_a_clerk_reads_it(run: Run, tmp_path: Path, name: str, ending: str) -> None:
    page = PAGES[name]
    data, seen = written(page, ending)
    file = tmp_path / f"biểu{ending}"
    file.write_bytes(data)
    done = run("import", file, "--json", "--annex", "all", *page.args)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    shown = [json.loads(run("show", one["report"], "--json").out) for one in told]
    assert len(shown) == len(page.reports)
    for form, report in zip(shown, page.reports, strict=True):
        assert differences(form, report) == []
    assert missing(seen, shown, [entry["what"] for one in told for entry in one["account"]]) == ""
