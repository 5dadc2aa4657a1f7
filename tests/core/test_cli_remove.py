from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.records import Draft, Headings, Period, Report
from db.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

PERIOD = "9 tháng năm 2024"


@pytest.fixture
def two(store_path: Path, annex: Path, run: Run) -> Run:
    """Return the commands on a store with the real annex and a report of another office, of one period."""
    assert run("import", annex).code == 0
    with Store.open(store_path) as store:
        other = Report("khac", "UBND xã Tràng Các", Period("9 tháng", 2024), (), "", Headings())
        store.add_report(Draft(other, ()))
    return run


def ids(run: Run) -> list[str]:
    return [line.split("\t")[0] for line in run("reports").out.splitlines() if "\t" in line]


def test_a_report_is_taken_away_by_its_id_and_undo_brings_it_back(two: Run, store_path: Path) -> None:
    before = json.loads(two("show", PERIOD, "--organisation", "ubnd huyen van quan", "--json").out)
    done = two("remove", before["id"])
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"Đã xóa báo cáo 9 tháng năm 2024 của UBND huyện Văn Quan (mã {before['id']}); "
        "muốn lấy lại thì mở cửa sổ và chọn Hoàn tác trước khi làm việc khác.\n"
    )
    assert ids(two) == ["khac"]
    with Store.open(store_path) as store:
        assert store.undo() is not None
    assert json.loads(two("show", before["id"], "--json").out) == before


def test_a_period_that_several_reports_have_is_refused_with_their_ids(two: Run) -> None:
    before = ids(two)
    done = two("remove", PERIOD)
    assert (done.code, done.out) == (3, "")
    assert all(report_id in done.err for report_id in before)
    assert ids(two) == before
    assert two("remove", PERIOD, "--organisation", "UBND xa Trang Cac", "--lang", "en").out == (
        "Deleted the report 9 tháng năm 2024 of UBND xã Tràng Các (id khac); "
        "to have it back, open the window and choose Undo before doing anything else.\n"
    )
    assert two("remove", PERIOD).code == 0
    assert ids(two) == []


@pytest.mark.parametrize("words", [["khong-co"], ["quý I năm 2031"], [PERIOD, "--organisation", "không có"]])
def test_what_is_not_there_is_refused_and_all_stays(two: Run, words: list[str]) -> None:
    before = ids(two)
    done = two("remove", *words)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert ids(two) == before


def test_the_report_must_be_named(two: Run) -> None:
    before = ids(two)
    assert two("remove").code == 2
    assert ids(two) == before


def test_no_store_is_made_to_remove_from(run: Run, store_path: Path) -> None:
    assert run("remove", PERIOD).code == 3
    assert not store_path.exists()


def test_json_names_what_was_taken_away(two: Run) -> None:
    told = json.loads(two("remove", "khac", "--json").out)
    assert told == {"report": "khac", "period": PERIOD, "organisation": "UBND xã Tràng Các"}
