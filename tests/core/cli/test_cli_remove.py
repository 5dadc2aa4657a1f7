from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from former_columns import Headings

from db.access.tidying import Tidying
from db.errors import Refused
from db.records import Draft, Period, Report
from db.store.store import Store

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
        other = Report("khac", "UBND xã Tràng Các", Period("9 tháng", 2024), (), "", Headings().columns)
        store.reports.add(Draft(other, ()))
    return run


def ids(run: Run) -> list[str]:
    return [line.split("\t")[0] for line in run("reports").out.splitlines() if "\t" in line]


def test_a_report_is_taken_away_by_its_id_and_the_bin_gives_it_back(two: Run) -> None:
    before = json.loads(two("show", PERIOD, "--organisation", "ubnd huyen van quan", "--json").out)
    done = two("remove", before["id"])
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        f"Đã xóa báo cáo 9 tháng năm 2024 của UBND huyện Văn Quan (mã {before['id']}); "
        f"trong 90 ngày lấy lại được bằng bin --restore {before['id']}.\n"
    )
    assert ids(two) == ["khac"]
    assert two("bin", "--restore", PERIOD).out == (
        f"Đã lấy báo cáo 9 tháng năm 2024 của UBND huyện Văn Quan (mã {before['id']}) ra khỏi Thùng rác.\n"
    )
    assert json.loads(two("show", before["id"], "--json").out) == before
    assert two("bin").out == "Thùng rác trống.\n"


def test_a_period_that_several_reports_have_is_refused_with_their_ids(two: Run) -> None:
    before = ids(two)
    done = two("remove", PERIOD)
    assert (done.code, done.out) == (3, "")
    assert all(report_id in done.err for report_id in before)
    assert ids(two) == before
    assert two("remove", PERIOD, "--organisation", "UBND xa Trang Cac", "--lang", "en").out == (
        "Deleted the report 9 tháng năm 2024 of UBND xã Tràng Các (id khac); "
        "for 90 days it can be had back by bin --restore khac.\n"
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


def test_the_bin_lists_what_was_removed_the_last_first(two: Run) -> None:
    assert two("bin", "--lang", "en").out == "The bin is empty.\n"
    first, second = ids(two)
    two("remove", first)
    two("remove", second)
    lines = [line.split("\t") for line in two("bin").out.splitlines()]
    assert [line[0] for line in lines] in ([second, first], [first, second])  # of one second
    assert {line[1] for line in lines} == {PERIOD}
    told = json.loads(two("bin", "--json").out)
    assert sorted((each["organisation"], each["tasks"]) for each in told) == [
        ("UBND huyện Văn Quan", 13),
        ("UBND xã Tràng Các", 0),
    ]
    only = json.loads(two("bin", "--json", "--organisation", "ubnd xa trang cac").out)
    assert [each["report"] for each in only] == ["khac"]
    assert ids(two) == []


def test_what_is_meant_in_the_bin_must_be_one_report_that_is_there(two: Run) -> None:
    before = ids(two)
    done = two("bin", "--restore", before[0])
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    for report_id in before:
        two("remove", report_id)
    done = two("bin", "--restore", PERIOD)
    assert done.code == 3
    assert all(report_id in done.err for report_id in before)
    told = json.loads(two("bin", "--restore", PERIOD, "--organisation", "UBND xã Tràng Các", "--json").out)
    assert told == {"report": "khac", "period": PERIOD, "organisation": "UBND xã Tràng Các"}
    assert ids(two) == ["khac"]


def test_the_bin_tells_the_days_left_and_removes_a_report_for_good(two: Run, store_path: Path) -> None:
    before = ids(two)
    for report_id in before:
        two("remove", report_id)
    assert two("bin", "--organisation", "UBND xã Tràng Các").out.endswith("\tcòn 90 ngày\n")
    assert {each["days_left"] for each in json.loads(two("bin", "--json").out)} == {90}
    held = store_path.read_bytes()
    assert "quy hoạch".encode() in held
    several = two("bin", "--purge", PERIOD)
    assert (several.code, several.out, several.err.count("\n")) == (3, "", 1)
    both = two("bin", "--purge", "khac", "--restore", "khac")
    assert (both.code, both.out) == (2, "")
    assert two("bin", "--purge", PERIOD, "--organisation", "UBND xã Tràng Các", "--lang", "en").out == (
        "Removed the report 9 tháng năm 2024 of UBND xã Tràng Các (id khac) from the store for good.\n"
    )
    gone = two("bin", "--purge", "khac")
    assert (gone.code, gone.out, gone.err.count("\n")) == (3, "", 1)
    told = json.loads(two("bin", "--purge", PERIOD, "--json").out)
    assert told["report"] in before
    assert json.loads(two("bin", "--json").out) == []
    assert "quy hoạch".encode() not in store_path.read_bytes()
    assert two("doctor").code == 0


def test_old_steps_are_thinned_and_what_that_gave_back_is_told(two: Run, store_path: Path) -> None:
    with Store.open(store_path, now=lambda: datetime(2020, 5, 4, tzinfo=UTC)) as store:
        report = next(each.id for each in store.reports.all() if each.id != "khac")
        task = store.tasks.outline(report)[0].id
        for number in range(30):
            store.tasks.write(report, task, "result", f"{number} đã làm " * 500)
    assert two("thin").code == 2
    assert two("thin", "--before", "hôm kia").code == 2
    assert two("thin", "--before", "4/5/2020").out == "Không có bước cũ nào để thu gọn.\n"
    told = json.loads(two("thin", "--before", "6/5/2020", "--json").out)
    assert told["removed"] == 29
    assert told["bytes"] > 100_000
    assert two("thin", "--before", "2020-05-06", "--lang", "en").out.startswith("There are no old steps")
    assert two("doctor").code == 0


def test_whoever_names_a_report_of_the_bin_is_told_that_it_is_there(two: Run) -> None:
    two("remove", "khac")
    for words in (["show", "khac"], ["remove", "khac"], ["export", "x.docx", "--report", "khac"]):
        done = two(*words)
        assert (done.code, done.out) == (3, "")
        assert "Thùng rác" in done.err
    assert two("show", PERIOD).code == 0, "of two of a period, one is there"


def test_an_import_knows_what_is_in_the_bin(two: Run, tmp_path: Path) -> None:
    report_id = next(each for each in ids(two) if each != "khac")
    out = tmp_path / "trao đổi.json"
    assert two("export", out, "--report", report_id).code == 0
    two("remove", report_id)
    changed = json.loads(out.read_text(encoding="utf-8")) | {"attached_to": "khác"}
    other = tmp_path / "khác.json"
    other.write_text(json.dumps(changed, ensure_ascii=False), encoding="utf-8")
    refused = two("import", other)
    assert (refused.code, refused.out) == (3, "")
    assert "Thùng rác" in refused.err
    assert report_id in refused.err
    assert ids(two) == ["khac"]
    done = two("import", out)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"Báo cáo {PERIOD} của UBND huyện Văn Quan (mã {report_id}) đang ở Thùng rác")
    assert sorted(ids(two)) == sorted(["khac", report_id])
    assert two("bin").out == "Thùng rác trống.\n"


def test_what_lies_in_the_bin_of_another_store_does_not_come_with_it(
    two: Run, store_path: Path, tmp_path: Path
) -> None:
    two("remove", "khac")
    new = tmp_path / "mới.vqd"
    sent = store_path.rename(tmp_path / "gửi.vqd")
    assert two("import", sent, "--annex", "all", "--store", new).code == 0
    assert json.loads(two("bin", "--json", "--store", new).out) == []
    assert len(json.loads(two("reports", "--json", "--store", new).out)) == 1


def test_a_twin_that_was_made_meanwhile_is_told(two: Run, annex: Path) -> None:
    two("remove", "khac")
    assert two("import", annex, "--organisation", "UBND xã Tràng Các").code == 0
    done = two("bin", "--restore", "khac")
    assert (done.code, done.out.startswith("Đã lấy báo cáo 9 tháng năm 2024")) == (0, True)
    assert done.err.startswith("Trước đó đã có báo cáo 9 tháng năm 2024 của UBND xã Tràng Các")


def test_a_removal_whose_texts_cannot_be_cleared_yet_is_told_as_done(
    two: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    two("remove", "khac")

    def full(_self: Tidying) -> int:
        raise Refused("disk.full", name="x.vqd")

    monkeypatch.setattr(Tidying, "tidy", full)
    done = two("bin", "--purge", "khac")
    assert done.code == 0
    assert done.out.startswith("Đã xóa hẳn báo cáo")
    assert "chương trình sẽ tự dọn" in done.err
    assert two("bin", "--json").out == "[]\n"
