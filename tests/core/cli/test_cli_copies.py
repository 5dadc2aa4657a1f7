"""`export --copy`: issued unless the other copy is asked for; an own exchange file is whole, as is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

SECRET = "BIMATNOIBO"
REPORT = {
    "schema": "vqdesk.report/2",
    "organisation": "UBND xã Yên Phúc",
    "period": {"kind": "năm", "ordinal": None, "year": 2026, "from": None, "to": None},
    "titles": ["Danh mục nhiệm vụ"],
    "columns": [
        {"key": "content", "heading": "Nội dung nhiệm vụ"},
        {"key": "unit", "heading": "Đơn vị chủ trì"},
        {"key": "note", "heading": f"Ghi chú {SECRET}", "visibility": "internal"},
    ],
    "domains": [{"tasks": [{"content": "Lập kế hoạch", "unit": "Văn phòng", "note": f"chờ {SECRET}"}]}],
}


@pytest.fixture
def started(run: Run, tmp_path: Path) -> Run:
    """Return the commands of a clerk whose report has an internal column."""
    file = tmp_path / "report.json"
    file.write_text(json.dumps(REPORT), encoding="utf-8")
    assert run("import", file).code == 0
    return run


@pytest.mark.parametrize(
    ("words", "told"), [((), False), (("--copy", "issued"), False), (("--copy", "internal"), True)]
)
def test_an_annex_is_issued_unless_the_leader_s_copy_is_asked_for(
    started: Run, tmp_path: Path, words: tuple[str, ...], told: bool
) -> None:
    out = tmp_path / "annex.html"
    done = started("export", out, *words)
    assert (done.code, done.err) == (0, "")
    assert (SECRET in out.read_text(encoding="utf-8")) == told


def test_the_own_office_s_exchange_file_is_whole_and_says_so(started: Run, tmp_path: Path) -> None:
    out = tmp_path / "own.json"
    done = started("export", out)
    assert done.code == 0
    assert f"Ghi chú {SECRET}" in done.err
    assert "--copy issued" in done.err
    assert SECRET in out.read_text(encoding="utf-8")
    assert started("export", tmp_path / "meant.json", "--copy", "internal").err == ""


def test_the_exchange_file_for_others_has_nothing_internal(started: Run, tmp_path: Path) -> None:
    out = tmp_path / "others.json"
    done = started("export", out, "--copy", "issued")
    assert (done.code, done.err) == (0, "")
    assert SECRET not in out.read_text(encoding="utf-8")


def test_there_is_no_third_copy(started: Run, tmp_path: Path) -> None:
    assert started("export", tmp_path / "a.docx", "--copy", "all").code == 2
