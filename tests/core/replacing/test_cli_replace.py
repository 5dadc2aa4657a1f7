from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from db.errors import Refused
from db.history.recorder import Recorder
from db.store.store import Store

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]

NINE, YEAR = "9 tháng năm 2024", "năm 2024"


@pytest.fixture
def two(annex: Path, run: Run) -> Run:
    """Return the commands on a store with the real annex and the period after it, all copied."""
    assert run("import", annex).code == 0
    assert run("carry-over", "--to", YEAR, "--result", "copy").code == 0
    return run


def shown(run: Run, report: str) -> str:
    return str(run("show", report, "--json").out)


def test_a_trial_shows_each_place_in_its_sentence_and_writes_nothing(two: Run) -> None:
    before = shown(two, YEAR)
    done = two("replace", "phòng kinh tế", "Phòng KT", "--dry-run")
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "năm 2024\tnhiệm vụ 1\tTên đơn vị\t[Phòng Kinh tế] và Hạ tầng\n"
        "Sẽ thay “phòng kinh tế” bằng “Phòng KT” ở 1 chỗ trong 1 báo cáo; chưa ghi gì.\n"
    )
    assert shown(two, YEAR) == before


def test_it_is_done_in_the_latest_in_named_or_in_all_reports(two: Run, store_path: Path) -> None:
    nine = shown(two, NINE)
    assert two("replace", "phòng kinh tế", "Phòng KT").out.endswith(" ở 1 chỗ trong 1 báo cáo.\n")
    assert shown(two, NINE) == nine
    assert two("replace", "Phòng Kinh tế", "Phòng KT", "--report", NINE, "--report", YEAR).code == 0
    assert shown(two, NINE) == nine.replace("Phòng Kinh tế", "Phòng KT")
    done = two(
        "replace", "Phòng KT", "Phòng Kinh tế", "--all", "--json", "--organisation", "UBND huyen Van Quan"
    )
    told = json.loads(done.out)
    assert (told["places"], told["reports"], told["replaced"], told["refused"]) == (2, 2, True, [])
    assert [hit["text"] for hit in told["hits"]] == ["Phòng KT"] * 2
    assert shown(two, NINE) == nine
    with Store.open(store_path) as store:
        step = store.history.undoable(store.reports.all()[0].id)
        assert step is not None
        assert store.history.take_back(None, step.id)


def test_words_may_be_found_by_letters_alone_by_whole_words_and_by_capitals(two: Run) -> None:
    def places(*words: str) -> int:
        return int(json.loads(two("replace", *words, "x", "--dry-run", "--json").out)["places"])

    assert places("duong") == 0
    assert places("duong", "--ignore-marks") > 0
    assert places("XÃ") > places("XÃ", "--match-case") == 0
    assert places("an") > places("an", "--whole-words") > 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("", "x"), 2),
        (("\u00ad", "x"), 2),
        (("x",), 2),
        (("a", "b", "--all", "--report", NINE), 2),
        (("a", "b", "--report", "quý I năm 2031"), 3),
        (("a", "b", "--all", "--organisation", "không có"), 3),
    ],
)
def test_what_cannot_be_meant_is_refused_and_all_stays(two: Run, words: tuple[str, ...], code: int) -> None:
    before = shown(two, YEAR)
    done = two("replace", *words)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert shown(two, YEAR) == before


def test_what_is_not_found_is_said(two: Run) -> None:
    done = two("replace", "không có đâu", "x")
    assert (done.code, done.out, done.err) == (0, "Không tìm thấy “không có đâu”.\n", "")


def test_a_report_that_refuses_is_named_and_the_others_are_done(
    two: Run, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store.open(store_path) as store:
        newest, oldest = (each.id for each in store.reports.all())
    update = Recorder.update

    def refusing(self: Recorder, kind: Any, report_id: str | None, changes: Any) -> None:
        if report_id == newest:
            raise Refused("report.unknown", report=newest)
        update(self, kind, report_id, changes)

    monkeypatch.setattr(Recorder, "update", refusing)
    before = shown(two, newest)
    done = two("replace", "Phòng Kinh tế", "Phòng KT", "--all")
    assert done.code == 3
    assert done.err.startswith("Bỏ qua báo cáo năm 2024: ")
    assert done.out.endswith(" ở 1 chỗ trong 1 báo cáo.\n")
    assert shown(two, newest) == before
    assert "Phòng KT" in shown(two, oldest)


def test_nothing_is_found_where_there_is_no_report(run: Run) -> None:
    done = run("replace", "a", "b", "--dry-run")
    assert (done.code, done.out) == (3, "")
