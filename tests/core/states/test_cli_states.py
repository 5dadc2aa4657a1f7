"""The commands `lock`, `unlock`, `archive`, `duplicate`, and what every other says of a locked report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

PERIOD = "9 tháng năm 2024"
REASON = "Đã gửi UBND tỉnh"


@pytest.fixture
def report(annex: Path, run: Run) -> str:
    """Store the real annex and return its report's id."""
    found: str = json.loads(run("import", annex, "--json").out)["report"]
    return found


def listed(run: Run, *words: str) -> dict[str, Any]:
    return {each["id"]: each for each in json.loads(run("reports", "--json", *words).out)}


def test_a_report_is_locked_signed_and_opened_again(run: Run, report: str, store_path: Path) -> None:
    assert listed(run)[report] | {"titles": 0} == {
        **{"id": report, "organisation": "UBND huyện Văn Quan", "titles": 0, "state": "open", "reason": ""},
        **{"period": listed(run)[report]["period"], "who": "", "at": None, "archived": False},
    }
    done = run("lock", PERIOD, "--reason", REASON)
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"Đã chốt báo cáo 9 tháng năm 2024 của UBND huyện Văn Quan (mã {report}); "
        "từ nay không sửa được cho đến khi mở chốt.\n"
    )
    assert (listed(run)[report]["state"], listed(run)[report]["reason"]) == ("locked", REASON)
    assert listed(run)[report]["at"]
    assert run("reports").out == f"{report}\t{PERIOD}\tUBND huyện Văn Quan\tđã chốt\n"
    signed = json.loads(run("lock", report, "--signed", "--reason", "Chủ tịch đã ký", "--json").out)
    assert (signed["report"], signed["state"], signed["reason"]) == (report, "signed", "Chủ tịch đã ký")
    assert run("reports", "--lang", "en").out.endswith("\tsigned\n")
    assert run("unlock", report, "--reason", "Ký lại").out.startswith("Đã mở chốt báo cáo")
    assert listed(run)[report]["state"] == "open"
    with Store.open(store_path) as store:
        verbs = [each.verb for each in store.history.deeds(report)]
    assert verbs == ["unlock_report", "sign_report", "lock_report", "import"]


def test_wrong_usage_and_reasons_that_are_none(run: Run, report: str) -> None:
    assert run("lock", report).code == 2
    assert run("unlock", report).code == 2
    blank = run("lock", report, "--reason", "  ")
    assert (blank.code, blank.out) == (3, "")
    assert blank.err == "Chưa ghi lý do; hãy ghi vì sao chốt hoặc mở chốt báo cáo.\n"
    opened = run("unlock", report, "--reason", REASON)
    assert (opened.code, opened.out) == (3, "")
    assert run("lock", "năm 1999", "--reason", REASON).code == 3
    assert listed(run)[report]["state"] == "open"


def test_every_command_that_would_change_a_locked_report_is_refused_in_one_sentence(
    run: Run, report: str, annex: Path, store_path: Path, tmp_path: Path
) -> None:
    exported = tmp_path / "cũ.json"
    run("export", exported, "--report", report)
    run("lock", report, "--reason", REASON)
    shown = run("show", report, "--json").out
    tried = (
        ("import", annex, "--into", report),
        ("import", exported, "--into", report),
        ("import", annex, "--into", report, "--dry-run"),
        ("remove", report),
        ("columns", report, "--rename", "unit=Cơ quan"),
        ("replace", "huyện", "xã"),
        ("check", report, "--sign", "content", "--by", "Lan"),
    )
    for words in tried:
        done = run(*words)
        assert (done.code, done.err.count("\n")) == (3, 1), words
        assert f"báo cáo 9 tháng năm 2024 UBND huyện Văn Quan (mã {report})" in done.err, words
        assert f"“{REASON}”" in done.err
        assert "unlock" in done.err
    assert run("show", report, "--json").out == shown
    assert "state" not in json.loads(shown)
    with Store.open(store_path) as store:
        assert [each.verb for each in store.history.deeds(report)] == ["lock_report", "import"]


def test_what_only_reads_a_locked_report_works_and_the_next_period_is_made_of_it(
    run: Run, report: str, annex: Path, tmp_path: Path
) -> None:
    run("lock", report, "--reason", REASON)
    assert run("export", tmp_path / "a.docx", "--report", report).code == 0
    assert run("check", report).code == 0
    carried = run("carry-over", "--report", report, "--to", "năm 2024")
    assert (carried.code, carried.err) == (0, "")
    assert {each["state"] for each in listed(run).values()} == {"open", "locked"}
    exported = tmp_path / "b.json"
    run("export", exported, "--report", report)
    assert run("import", exported).code == 0  # known and equal: nothing changes
    assert "locked" not in exported.read_text(encoding="utf-8")


def test_a_report_is_archived_and_comes_back_and_is_still_found_by_its_id(run: Run, report: str) -> None:
    run("lock", report, "--reason", REASON)
    assert run("reports", "--archived").out == "Không có báo cáo nào được lưu trữ.\n"
    assert run("archive", report).out.startswith("Đã lưu trữ báo cáo 9 tháng năm 2024")
    assert listed(run) == {}
    assert run("reports").out == "Mọi báo cáo đều đã được lưu trữ; xem bằng reports --archived.\n"
    assert listed(run, "--archived")[report]["archived"] is True
    assert listed(run, "--archived")[report]["state"] == "locked"
    assert run("show", PERIOD).code == 0
    assert run("archive", PERIOD, "--back").code == 0
    assert list(listed(run)) == [report]


def test_the_one_in_the_list_is_meant_where_an_archived_one_is_of_the_same_period(
    run: Run, report: str
) -> None:
    copy = json.loads(run("duplicate", report, "--json").out)
    assert (copy["state"], copy["archived"]) == ("open", False)
    assert run("show", PERIOD).code == 3
    run("archive", report)
    assert json.loads(run("show", PERIOD, "--json").out)["id"] == copy["report"]
    assert json.loads(run("show", "--json").out)["id"] == copy["report"]
    assert json.loads(run("show", report, "--json").out)["id"] == report


def test_a_copy_of_a_locked_report_holds_the_same_and_is_open(run: Run, report: str) -> None:
    run("lock", report, "--reason", REASON)
    done = run("duplicate", PERIOD)
    assert (done.code, done.err) == (0, "")
    states = {each["state"]: key for key, each in listed(run).items()}
    assert f"(mã {states['open']})" in done.out
    assert states["locked"] == report
    copy, original = (json.loads(run("show", key, "--json").out) for key in (states["open"], report))
    assert copy | {"id": report} == original
    assert run("replace", "huyện", "xã", "--report", states["open"]).code == 0
