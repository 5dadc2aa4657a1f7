"""The measuring set: every layout of three annexes comes in exactly, and no character is lost."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from annexes.compared import differences, missing
from annexes.layouts import LAYOUTS
from handmade.truths import TRUTHS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


@pytest.mark.parametrize("size", TRUTHS)
@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_comes_in_exactly(run: Run, tmp_path: Path, name: str, size: str):
    made = LAYOUTS[name](TRUTHS[size])
    file = tmp_path / f"biểu{made.ending}"
    file.write_bytes(made.data)
    done = run("import", file, "--json", *made.args)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    told = told if isinstance(told, list) else [told]
    shown = [json.loads(run("show", one["report"], "--json").out) for one in told]
    assert len(shown) == len(made.reports)
    for form, report in zip(shown, made.reports, strict=True):
        assert differences(form, report) == []
    assert missing(made.seen, shown, [entry["what"] for one in told for entry in one["account"]]) == ""
