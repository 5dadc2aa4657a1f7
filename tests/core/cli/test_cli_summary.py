"""The command `summary`: on the screen, as JSON, as files; as of any day."""

from __future__ import annotations

import html
import json
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from judged_report import GROUPS, ID, LATE, judged_draft

from db.records import Column, Period
from db.store.store import Store
from vqdesk.offices.status_words import keep_status_words
from vqdesk.tracking.status_words import StatusWord, StatusWords

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Any]


@pytest.fixture
def started(run: Run, store_path: Path) -> Run:
    """Return the commands of a clerk whose report has a task of every kind."""
    store_path.parent.mkdir(parents=True)
    with Store.open(store_path) as store:
        store.reports.add(judged_draft())
    return run


@pytest.mark.parametrize("report", [(), (ID,), ("quý III năm 2026",)])
def test_a_report_is_summed_up_as_of_its_period_s_end(started: Run, report: tuple[str, ...]) -> None:
    done = started("summary", *report, "--json")
    assert (done.code, done.err) == (0, "")
    form = json.loads(done.out)
    assert list(form) == [
        *("report", "as_of", "total", "groups", "rates", "by_unit", "by_domain", "late", "sentences", "copy"),
        "overview",
    ]
    assert form["copy"] == "issued"
    assert (form["report"], form["as_of"], form["total"]) == (ID, "2026-09-30", 8)
    assert form["groups"] == GROUPS
    assert [each["task"] for each in form["late"]] == list(LATE)
    assert all(set(each) == {"task", "number", "unit", "deadline", "reason"} for each in form["late"])
    assert form["sentences"][0].startswith("Tổng số nhiệm vụ: 8; hoàn thành 3 (37,5%), trong đó đúng hạn 2")


@pytest.mark.parametrize("day", ["31/8/2026", "2026-08-31", "ngày 31 tháng 8 năm 2026"])
def test_another_day_may_be_asked_about(started: Run, day: str) -> None:
    form = json.loads(started("summary", "--as-of", day, "--json").out)
    assert form["as_of"] == "2026-08-31"
    assert [each["task"] for each in form["late"]] == ["a"]


def test_what_was_finished_after_the_day_was_not_done_on_it(started: Run, store_path: Path) -> None:
    with Store.open(store_path) as store:
        store.tasks.write(ID, "e", "finished", "05/9/2026")
    said = [started("summary", "--as-of", day, "--json").out for day in ("4/9/2026", "5/9/2026")]
    before, after = (json.loads(form) for form in said)
    assert {name: after["groups"][name] - before["groups"][name] for name in GROUPS} == {
        **dict.fromkeys(GROUPS, 0),
        "done_late": 1,
        "open_late": -1,
    }
    reasons = {each["task"]: each["reason"] for each in before["late"]}
    assert reasons["e"] == (
        "Hoàn thành, xong 5/9 (sau ngày tính 4/9), hạn 15/8: chưa hoàn thành, quá hạn 20 ngày"
    )
    assert reasons["c"].startswith("Đang thực hiện, hạn 1/9: ")


def test_an_office_s_own_status_words_are_read(started: Run, store_path: Path) -> None:
    words = StatusWords((StatusWord("Tạm dừng", "done_in_time"),))
    with Store.open(store_path) as store:
        keep_status_words(store, "UBND xã Yên Phúc", words)
    form = json.loads(started("summary", "--json").out)
    assert [each["task"] for each in form["late"]] == ["a"]
    assert form["groups"]["unknown"] == 3  # “Hoàn thành” and “Đang thực hiện” are no words of it
    assert form["groups"]["done_in_time"] == 2


def test_the_screen_shows_sentences_figures_and_what_is_late(started: Run) -> None:
    done = started("summary")
    assert done.code == 0
    assert done.out.startswith("TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ\nQuý III năm 2026\n")
    for said in (
        "Theo đơn vị chủ trì\nTổng số: 8; ",
        "Có 2 nhiệm vụ do nhiều đơn vị chủ trì",
        "quá hạn 5 ngày",
    ):
        assert said in done.out


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_it_goes_out_as_a_file(started: Run, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"tổng hợp{ending}"
    done = started("summary", "--out", out)
    assert (done.code, done.out, done.err) == (0, f"Đã ghi tệp “{out}”.\n", "")
    assert out.read_bytes().startswith(b"PK")
    both = started("summary", "--out", out, "--json")
    assert json.loads(both.out)["total"] == 8


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--as-of", "31/6/2026"), 2, "“31/6/2026” không phải là một ngày"),
        (("--as-of", "mai"), 2, "không phải là một ngày"),
        (("--as-of", "2026-13-01"), 2, "không phải là một ngày"),
        (("--as-of", "20260930"), 2, "không phải là một ngày"),
        (("--as-of", ""), 2, "không phải là một ngày"),
        (("--as-of", "từ 1/1/2026 đến 30/9/2026"), 2, "không phải là một ngày"),
        (("--out", "a.pdf"), 2, ".docx, .xlsx"),
        (("--out", "a"), 2, ".docx, .xlsx"),
        (("--out", "không/a.docx"), 3, "không có thư mục"),
        (("quý I năm 2020",), 3, "Không tìm thấy báo cáo"),
        (("--organisation", "UBND xã Khác"), 3, "hãy "),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    started: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    code: int,
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.iterdir())
    done = started("summary", *words)
    assert (done.code, done.out, done.err.count("\n")) == (code, "", 1)
    assert said in done.err
    assert sorted(tmp_path.iterdir()) == before


def test_a_period_that_tells_no_last_day_wants_a_day(run: Run, store_path: Path) -> None:
    draft = judged_draft()
    store_path.parent.mkdir(parents=True)
    with Store.open(store_path) as store:
        store.reports.add(draft.with_report(replace(draft.report, period=Period("khác", 2026))))
    done = run("summary")
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert "“kỳ khác năm 2026” không cho biết ngày cuối; hãy ghi ngày" in done.err
    assert json.loads(run("summary", "--as-of", "30/9/2026", "--json").out)["total"] == 8


def test_without_a_report_it_says_so(run: Run) -> None:
    done = run("summary")
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)


SECRET = "BIMATNOIBO"


@pytest.fixture
def closed(started: Run, store_path: Path) -> Run:
    """Return the commands of a clerk whose report has internal deadlines."""
    with Store.open(store_path) as store:
        report = store.reports.get(ID)
        columns = (*report.columns, Column("deadline", f"Hạn {SECRET}", visibility="internal"))
        store.columns.write(ID, columns, {}, verb="write_columns")
        store.tasks.write(ID, "c", "deadline", f"1/9/2026 ({SECRET})")
    return started


@pytest.mark.parametrize(
    ("words", "copy"),
    [
        ((), "internal"),
        (("--copy", "internal"), "internal"),
        (("--copy", "issued"), "issued"),
    ],
)
def test_what_is_internal_is_quoted_for_the_own_office_alone(
    closed: Run, words: tuple[str, ...], copy: str
) -> None:
    done = closed("summary", "--json", *words)
    form = json.loads(done.out)
    assert form["copy"] == copy
    assert (SECRET in done.out) == (copy == "internal")
    assert [each["task"] for each in form["late"]] == (list(LATE) if copy == "internal" else [])
    assert form["groups"] == GROUPS
    screen = closed("summary", *words).out
    assert (SECRET in screen, screen.startswith("Bản nội bộ")) == (copy == "internal",) * 2


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
@pytest.mark.parametrize(("words", "told"), [((), False), (("--copy", "internal"), True)])
def test_a_file_is_for_others_unless_the_leader_s_is_asked_for(
    closed: Run, tmp_path: Path, ending: str, words: tuple[str, ...], told: bool
) -> None:
    out = tmp_path / f"tong-hop{ending}"
    done = closed("summary", "--out", out, *words)
    assert (done.code, done.err) == (0, "")
    with zipfile.ZipFile(out) as archive:
        parts = html.unescape(b"".join(map(archive.read, archive.namelist())).decode(errors="replace"))
    assert [text in parts for text in (SECRET, "Bản nội bộ")] == [told, told]


def test_there_is_no_third_copy_of_a_summary(started: Run) -> None:
    assert started("summary", "--copy", "all").code == 2
