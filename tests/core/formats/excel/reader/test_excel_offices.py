"""Annexes as offices keep them in Excel come in exactly, every field; what is left out is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from excel_offices import OFFICES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

FIELDS = ("number", "unit", "content", "documents", "result", "evaluation")


@pytest.mark.parametrize("name", OFFICES)
def test_an_office_s_annex_comes_in_exactly(run: Run, tmp_path: Path, name: str):
    office = OFFICES[name]
    file = tmp_path / "biểu.xlsx"
    file.write_bytes(office.data())
    done = run("import", file, "--json", *office.args)
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    form = json.loads(run("show", told["report"], "--json").out)
    found = [
        (
            domain["numeral"].rstrip(" ."),
            domain["name"],
            [tuple(map(task.get, FIELDS)) for task in domain["tasks"]],
        )
        for domain in form["domains"]
    ]
    assert found == office.domains
    others = {
        each["key"]: each["heading"] for each in form["columns"] if each["key"] not in (*FIELDS, "extra")
    }
    tasks = [task for domain in form["domains"] for task in domain["tasks"]]
    told_beside = [
        (task["number"], {heading: task[key] for key, heading in others.items()} | task.get("extra", {}))
        for task in tasks
    ]
    filled = [(number, {head: text for head, text in each.items() if text}) for number, each in told_beside]
    assert {number: each for number, each in filled if each} == office.extra
    if office.titles is not None:
        assert tuple(form["titles"]) == office.titles
    if office.attached is not None:
        assert form["attached_to"] == office.attached
    if office.period:
        period = form["period"]
        kind, _, ordinal = (
            office.period.partition(" ") if not office.period[0].isdigit() else (office.period, "", "")
        )
        wanted = {"": None, "II": 2, "III": 3}.get(ordinal, int(ordinal) if ordinal.isdigit() else None)
        assert (period["kind"], period["ordinal"], period["year"]) == (kind, wanted, 2025)
    what = [entry["what"] for entry in told["account"]]
    assert [text for text in office.told if text not in what] == []
