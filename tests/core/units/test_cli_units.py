"""The commands `units` and `merge-units`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

NINE, YEAR = "9 tháng năm 2024", "năm 2024"
OLD, NEW = "Phòng Kinh tế và Hạ tầng", "Phòng Kinh tế - Hạ tầng"


@pytest.fixture
def two(annex: Path, run: Run) -> Run:
    """Return the commands on a store with the real annex and the period after it, a unit spelled anew."""
    assert run("import", annex).code == 0
    assert run("carry-over", "--to", YEAR, "--result", "copy").code == 0
    assert run("replace", OLD, NEW, "--report", YEAR).code == 0
    return run


def shown(run: Run, report: str) -> str:
    return str(run("show", report, "--json").out)


def test_spellings_are_listed_and_those_that_are_likely_one(two: Run) -> None:
    listed = two("units")
    assert (listed.code, listed.err) == (0, "")
    assert f"{OLD}\t1 nhiệm vụ trong 1 báo cáo\ttên chính thức\n" in listed.out
    assert f"{NEW}\t1 nhiệm vụ trong 1 báo cáo\tchưa có trong danh mục\n" in listed.out
    alike = two("units", "--alike")
    groups = [[line.split("\t")[0] for line in group.splitlines()] for group in alike.out.split("\n\n")]
    assert [OLD, NEW] in groups
    data = {each["name"]: each for each in json.loads(two("units", "--json").out)}
    assert data[OLD]["alike"] == data[NEW]["alike"]
    assert (data[NEW]["tasks"], data[NEW]["standing"], data[NEW]["official"]) == (1, "unknown", None)
    likely = [each["name"] for each in json.loads(two("units", "--alike", "--json").out)]
    assert likely == [name for group in groups for name in group]


def test_without_a_store_there_are_no_units(run: Run, store_path: Path) -> None:
    assert run("units").out == "Chưa có đơn vị nào.\n"
    assert json.loads(run("units", "--json").out) == []
    assert not store_path.exists()


def test_a_trial_shows_each_place_and_writes_nothing(two: Run) -> None:
    before = shown(two, YEAR)
    done = two("merge-units", NEW, "--into", OLD, "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"năm 2024\tnhiệm vụ 1\tTên đơn vị\t{NEW} → {OLD}\n"
        f"Sẽ gộp đơn vị “{NEW}” vào “{OLD}” ở 1 chỗ trong 1 báo cáo; chưa ghi gì.\n"
    )
    assert shown(two, YEAR) == before


def test_spellings_are_merged_and_the_register_may_learn_them(two: Run, store_path: Path) -> None:
    done = two("merge-units", NEW, "--into", OLD, "--remember", "--json")
    told = json.loads(done.out)
    assert (done.code, told["merged"], told["places"], told["refused"]) == (0, True, 1, [])
    assert (told["hits"][0]["before"], told["hits"][0]["after"]) == (NEW, OLD)
    assert NEW not in two("units").out
    with Store.open(store_path) as store:
        assert next(each for each in store.registers.units() if each.name == OLD).aliases[-1] == NEW
        step = store.history.undoable(store.reports.all()[0].id)
        assert step is not None
        assert store.history.take_back(None, step.id)
    assert NEW in two("units").out


def test_a_locked_report_is_passed_over_with_code_3(two: Run) -> None:
    before = shown(two, YEAR)
    assert two("lock", YEAR, "--reason", "Đã gửi").code == 0
    done = two("merge-units", NEW, "--into", OLD)
    assert (done.code, done.out) == (3, "Không có chỗ nào được gộp.\n")
    assert done.err.startswith("Bỏ qua báo cáo năm 2024: ")
    assert shown(two, YEAR) == before
    both = two("merge-units", NEW, OLD, "--into", "Phòng Kinh tế", "--dry-run")
    assert both.code == 3
    assert both.out.startswith("9 tháng năm 2024\tnhiệm vụ 1\t")


def test_named_reports_alone_are_merged(two: Run) -> None:
    before = shown(two, NINE)
    assert two("merge-units", OLD, NEW, "--into", "Phòng KT", "--report", YEAR).code == 0
    assert shown(two, NINE) == before
    assert "Phòng KT\t1 nhiệm vụ" in two("units").out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--into", OLD), 2),
        ((NEW,), 2),
        ((NEW, "--into", " "), 3),
        ((OLD, "--into", OLD), 3),
        (("Không có đâu", "--into", OLD), 3),
        ((NEW, "--into", OLD, "--report", "quý I năm 2031"), 3),
    ],
)
def test_what_cannot_be_merged_is_said(two: Run, words: tuple[str, ...], code: int) -> None:
    done = two("merge-units", *words)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
