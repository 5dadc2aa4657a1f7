"""A report and a plan in one file: without a choice the report is meant, and the plan is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

REPORT = (
    "KẾT QUẢ NHIỆM VỤ THÁNG 9 NĂM 2026\nTT\tNhiệm vụ\tĐơn vị\tKết quả\n1\tSửa đường\tPhòng Kinh tế\tĐã xong\n"
)
PLAN = (
    "NHIỆM VỤ THÁNG 10 NĂM 2026\nTT\tNhiệm vụ\tĐơn vị\tThời hạn\n1\tTrồng rừng\tPhòng Kinh tế\t31/10/2026\n"
)


@pytest.mark.parametrize("text", [f"{REPORT}\n{PLAN}", f"{PLAN}\n{REPORT}"])
def test_the_report_is_meant_where_a_plan_stands_beside_it(run: Run, tmp_path: Path, text: str) -> None:
    file = tmp_path / "biểu.txt"
    file.write_text(text, encoding="utf-8")
    done = run("import", file, "--json")
    assert (done.code, done.err) == (0, "")
    told = json.loads(done.out)
    shown = json.loads(run("show", told["report"], "--json").out)
    assert [task["content"] for task in shown["domains"][0]["tasks"]] == ["Sửa đường"]
    assert any("Trồng rừng" in entry["what"] for entry in told["account"])
    both = json.loads(run("import", file, "--annex", "all", "--json").out)
    assert len(both) == 2


def test_a_plan_alone_is_an_annex(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "biểu.txt"
    file.write_text(PLAN, encoding="utf-8")
    done = run("import", file, "--json")
    shown = json.loads(run("show", json.loads(done.out)["report"], "--json").out)
    assert shown["domains"][0]["tasks"][0]["deadline"] == "31/10/2026"
