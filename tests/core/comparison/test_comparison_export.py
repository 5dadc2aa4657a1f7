from __future__ import annotations

import errno
import json
import os
import zipfile
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import docx
import pytest
from openpyxl import load_workbook

from db.errors import Refused
from db.records import TASK_FIELDS, Column, Domain, Draft, Period, Report, Section, Task
from vqdesk.comparison import plain_text as comparison_text
from vqdesk.comparison.comparison import Comparison, as_json, compare_reports, issued_comparison
from vqdesk.comparison.export import COMPARISON_ENDINGS, export_comparison
from vqdesk.comparison.layout import moved_tasks
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.opc import package
from vqdesk.periods.carry_over import carry_over
from vqdesk.system.files import UnknownEnding

if TYPE_CHECKING:
    from pathlib import Path

    from docx.table import _Cell

    from vqdesk.text.word_diff import DiffPiece

LONG = "dài " * 10_000


def changed(task: Task, place: int) -> Task:
    """Return a task of the later report: each of the first ones has changed in its own way."""
    ways = {
        0: {
            "result": task.result.replace("14/16 xã", "16/16 xã") + "\nXong <toàn bộ> & đủ.",
            "evaluation": "100%",
        },
        1: {"evaluation": "40,5"},
        2: {"result": "=1+1"},
        3: {"result": LONG},
    }
    return replace(task, **ways.get(place, {}))


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    """Return the sample compared with what became of it: risen, fallen, changed, gone and new tasks."""
    sample = sample_draft()
    carried = carry_over(sample, Period("năm", 2024), result="copy", evaluation="copy")
    first, second, *others = carried.sections
    new = Task(
        first.domain.report_id, first.domain.id, "new", number="-1", unit="+Phòng", content="@việc\tmới"
    )
    tasks = (*(changed(task, place) for place, task in enumerate(first.tasks)), new)
    sections = (replace(first, tasks=tasks), replace(second, tasks=second.tasks[1:]), *others)
    return compare_reports(sample, Draft(carried.report, sections))


def runs(cell: _Cell) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for number, paragraph in enumerate(cell.paragraphs):
        found += [("break", "\n")] if number else []
        for run in paragraph.runs:
            kind = "added" if run.font.underline else "removed" if run.font.strike else "same"
            found.append((kind, run.text))
    return found


def flat(pieces: tuple[DiffPiece, ...]) -> list[tuple[str, str]]:
    """Return pieces as Word's runs: a line break ends a run and its paragraph."""
    found: list[tuple[str, str]] = []
    for kind, text in pieces:
        for number, line in enumerate(text.split("\n")):
            found += [("break", "\n")] if number else []
            found += [(kind, line)] if line else []
    return found


def test_the_word_file_shows_every_task_with_its_changes(comparison: Comparison, tmp_path: Path) -> None:
    out = tmp_path / "so sánh.docx"
    export_comparison(comparison, out)
    document = docx.Document(str(out))
    assert [paragraph.text for paragraph in document.paragraphs[:3]] == [
        "SO SÁNH KẾT QUẢ THỰC HIỆN NHIỆM VỤ",
        "9 tháng năm 2024 và năm 2024",
        "UBND huyện Văn Quan",
    ]
    summary, tasks = document.tables
    rows = [row for row in tasks.rows[2:] if row.cells[0].text != row.cells[-1].text]
    assert len(rows) == len(comparison.tasks) == 14
    for row, task in zip(rows, comparison.tasks, strict=True):
        assert row.cells[2].text == task.task.content
        assert runs(row.cells[3]) == flat(task.documents)
        assert runs(row.cells[4]) == flat(task.result)
        assert (row.cells[5].text, row.cells[6].text) == (task.evaluation_then, task.evaluation_now)
    assert [row.cells[8].text for row in rows][:6] == [
        "Tăng",
        "Giảm",
        "Có thay đổi",
        "Có thay đổi",
        "Giữ nguyên",
        "Mới",
    ]
    assert [row.cells[7].text for row in rows][:2] == ["+12,0", "-38,5"]
    assert [cell.text for cell in summary.rows[2].cells[:8]] == [
        "Tổng số",
        "14",
        "1",
        "1",
        "8",
        "1",
        "1",
        "2",
    ]
    for number in (1, 2):
        repeated = document.element.body.xpath(f"w:tbl[{number}]/w:tr[w:trPr/w:tblHeader]")
        assert repeated == document.element.body.xpath(f"w:tbl[{number}]/w:tr[position() < 3]")
    assert document.sections[0].page_width.mm == pytest.approx(297, abs=0.1)


def test_the_excel_file_shows_every_task_with_its_changes(comparison: Comparison, tmp_path: Path) -> None:
    out = tmp_path / "so sánh.xlsx"
    export_comparison(comparison, out)
    book = load_workbook(out, rich_text=True)
    tasks, summary = book.worksheets
    rows = list(tasks.iter_rows(min_row=7))
    assert tasks.auto_filter.ref == f"A6:J{6 + len(comparison.tasks)}"
    assert len(rows) == len(comparison.tasks)
    for row, task in zip(rows, comparison.tasks, strict=True):
        whole = "".join(piece.text for piece in task.result)
        if len(whole) < 32_767:
            assert str(row[5].value or "") == whole
        assert row[3].value == task.task.content
    first = rows[0][5].value
    assert [(block.font.u, bool(block.font.strike), block.text) for block in first][1:3] == [
        (None, True, "14/16 "),
        ("single", False, "16/16 "),
    ]
    assert [(cell.value, cell.number_format) for cell in rows[0][6:9]] == [
        (0.88, "0.0%"),
        (1, "0%"),
        (12, "+0.0;-0.0;0.0"),
    ]
    assert (rows[1][7].value, rows[1][7].number_format) == (40.5, "0.0")
    assert summary.cell(7, 2).value == "Tổng số"
    assert (tasks.page_setup.orientation, tasks.page_setup.fitToHeight) == ("landscape", 0)


def test_no_text_of_the_excel_file_is_a_formula(comparison: Comparison, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    export_comparison(comparison, out)
    tasks = load_workbook(out).worksheets[0]
    cells = [cell for row in tasks.iter_rows(min_row=7) for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    odd = [cell for cell in cells if str(cell.value).startswith(("+", "@", "-")) and cell.data_type == "s"]
    assert len(odd) == 3
    assert all(cell.quotePrefix for cell in odd)


@pytest.mark.parametrize(
    ("evaluation", "shown"),
    [
        ("88,0%", (0.88, "0.0%")),
        ("1.293,5%", (12.935, "#,##0.0%")),
        ("40,5", (40.5, "0.0")),
        ("-3", (-3, "0")),
        ("100 %", ("100 %", "General")),
        ("088%", ("088%", "General")),
        ("1OO%", ("1OO%", "General")),
        ("1" * 40, ("1" * 40, "General")),
    ],
)
def test_an_evaluation_is_a_number_only_where_excel_shows_it_as_typed(
    tmp_path: Path, evaluation: str, shown: tuple[object, str]
) -> None:
    out = tmp_path / "a.xlsx"
    sample = sample_draft()
    first, *others = sample.sections
    tasks = (replace(first.tasks[0], evaluation=evaluation), *first.tasks[1:])
    export_comparison(
        compare_reports(sample, Draft(sample.report, (replace(first, tasks=tasks), *others))), out
    )
    cell = load_workbook(out).worksheets[0]["H7"]
    assert (cell.value, cell.number_format) == shown


def test_what_excel_cannot_hold_is_told(comparison: Comparison, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    export_comparison(comparison, out)
    text = load_workbook(out).worksheets[0]["F10"].value
    whole = "".join(piece.text for piece in comparison.tasks[3].result)
    kept, mark, told = text.partition("… (còn ")
    assert len(text) <= 32_767
    assert mark
    assert whole.startswith(kept)
    assert int(told.split()[0]) == len(whole) - len(kept)


@pytest.mark.parametrize("ending", COMPARISON_ENDINGS)
def test_the_same_comparison_is_the_same_bytes_and_names_no_time(
    comparison: Comparison, tmp_path: Path, ending: str
) -> None:
    one, other = tmp_path / f"một{ending}", tmp_path / f"hai{ending}"
    export_comparison(comparison, one)
    export_comparison(comparison, other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").partition(b"<dc:")[2]


@pytest.mark.parametrize("ending", COMPARISON_ENDINGS)
@pytest.mark.parametrize(("number", "key"), [(errno.ENOSPC, "disk.full"), (errno.EACCES, "folder.read_only")])
def test_errors_of_the_disk_leave_the_old_file(
    comparison: Comparison,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
    number: int,
    key: str,
) -> None:
    out = tmp_path / f"a{ending}"
    out.write_bytes(b"before")

    def fail(_handle: int) -> None:
        raise OSError(number, "planted")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(Refused) as caught:
        export_comparison(comparison, out)
    assert caught.value.key == key
    assert out.read_bytes() == b"before"
    assert os.listdir(tmp_path) == [out.name]


@pytest.mark.parametrize("ending", COMPARISON_ENDINGS)
def test_a_file_that_reads_back_otherwise_is_refused(
    comparison: Comparison, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    monkeypatch.setattr(package.Package, "read", lambda *_: b"other")
    with pytest.raises(Refused) as caught:
        export_comparison(comparison, tmp_path / f"a{ending}")
    assert caught.value.key == "file.changed_readback"
    assert os.listdir(tmp_path) == []


def test_a_missing_folder_and_another_ending_are_refused(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        export_comparison(comparison, tmp_path / "không có" / "a.docx")
    assert caught.value.key == "folder.missing"
    with pytest.raises(UnknownEnding):
        export_comparison(comparison, tmp_path / "a.pdf")


def test_the_plain_text_marks_words_and_cuts_what_stayed(comparison: Comparison) -> None:
    text = comparison_text.format_comparison(comparison, "vi")
    assert "1. Phòng Kinh tế và Hạ tầng [Tăng] 88,0% → 100% (+12,0)\n" in text
    assert "đã có [-14/16 -]{+16/16 +}xã" in text
    assert "{+\n      Xong <toàn bộ> & đủ.+}" in text
    assert "-1. +Phòng [Mới] -\n" in text
    assert "Tổng số: số nhiệm vụ 14, mới 1, không còn 1, giữ nguyên 8, giảm 1, tăng 1, có thay đổi 2" in text
    assert "14. " not in text
    assert comparison_text.format_comparison(comparison, "en").startswith("COMPARISON OF RESULTS: ")


@pytest.fixture(scope="module")
def moved() -> Comparison:
    """Return the sample with a deadline that was moved and a task that is done late by now."""
    sample = sample_draft()
    (first, *others) = sample.sections
    one, two, *more = first.tasks
    then = replace(
        first,
        tasks=(replace(one, deadline="15/8/2024"), replace(two, evaluation="", deadline="31/10"), *more),
    )
    year = Period("năm", 2024)
    carried = carry_over(Draft(sample.report, (then, *others)), year, result="copy", evaluation="copy")
    (section, *rest) = carried.sections
    one, two, *more = section.tasks
    tasks = (
        replace(one, deadline="31/12/2024", first_deadline="15/8/2024"),
        replace(two, status="Hoàn thành", finished="5/11/2024"),
        *more,
    )
    columns = (*carried.report.columns, Column("deadline", "Thời hạn"))
    report = replace(carried.report, columns=columns)
    now = Draft(report, (replace(section, tasks=tasks), *rest)).with_report(report)
    return compare_reports(Draft(sample.report, (then, *others)), now)


def test_moved_deadlines_and_changed_groups_are_a_table_of_their_own(
    moved: Comparison, tmp_path: Path
) -> None:
    for ending in COMPARISON_ENDINGS:
        export_comparison(moved, tmp_path / f"a{ending}")
    document = docx.Document(str(tmp_path / "a.docx"))
    assert "Cột mới: Thời hạn" in [paragraph.text for paragraph in document.paragraphs]
    rows = [[cell.text for cell in row.cells][3:] for row in document.tables[1].rows]
    late, in_time = "Hoàn thành quá hạn", "Chưa hoàn thành, trong hạn"
    assert rows == [
        ["Thời hạn kỳ trước", "Thời hạn kỳ này", "Nhóm kỳ trước", "Nhóm kỳ này"],
        ["15/8/2024", "31/12/2024", "Chưa hoàn thành, quá hạn", "Chưa hoàn thành, quá hạn"],
        ["31/10", "31/10", in_time, late],
    ]
    sheet = load_workbook(tmp_path / "a.xlsx")["Thời hạn, nhóm thay đổi"]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[-4:] for row in cells[-2:]] == rows[1:]


def test_the_screen_tells_moved_deadlines_and_changed_groups(moved: Comparison) -> None:
    text = comparison_text.format_comparison(moved, "vi")
    assert "Cột mới: Thời hạn" in text
    assert "   Tình trạng: - → Hoàn thành\n   Ngày hoàn thành: - → 5/11/2024\n" in text
    assert "   Thời hạn: 15/8/2024 → 31/12/2024" in text
    assert "   Nhóm: Chưa hoàn thành, trong hạn → Hoàn thành quá hạn" in text


def test_a_comparison_of_annexes_without_deadlines_has_no_such_table(
    comparison: Comparison, tmp_path: Path
) -> None:
    export_comparison(comparison, tmp_path / "a.docx")
    export_comparison(comparison, tmp_path / "a.xlsx")
    assert len(docx.Document(str(tmp_path / "a.docx")).tables) == 2
    assert len(load_workbook(tmp_path / "a.xlsx").sheetnames) == 2


def test_what_is_internal_is_in_no_file_s_table(moved: Comparison) -> None:
    columns = (*moved.then.columns, Column("status", "Tình trạng", visibility="internal"))
    assert len(moved_tasks(moved)) == 2
    closed = replace(moved, then=replace(moved.then, columns=columns))
    assert moved_tasks(issued_comparison(closed)) == []


SECRET = "BIMATNOIBO"


def secretive(period: str, key: str, number: int, columns: tuple[Column, ...]) -> Draft:
    """Return a report of two tasks: of one of them a text of each key is not for others."""
    told = f"{number} {SECRET} {period}"
    texts: dict[str, Any] = {key: {"deadline": f"{number}/9/2024 {SECRET}"}.get(key, told)}
    if key.startswith("extra:"):
        texts = {"extra": {key.removeprefix("extra:"): told}}
    common = {"content": "Xây dựng kế hoạch", "unit": "Văn phòng", "number": "1"} | texts
    tasks = (
        Task(period, "d", "t", **common),
        Task(period, "d", period, content=f"Việc khác hẳn {period}"),
        Task(period, "d", f"{period}-own", **common | {"content": f"Báo cáo riêng của {period}"} | texts),
    )
    report = Report(period, "UBND xã", Period("năm", int(period)), ("Biểu",), "", columns)
    return Draft(report, (Section(Domain(period, "d", "I", "Kinh tế"), tasks),))


@pytest.mark.parametrize("internal_in", ["then", "now"])
@pytest.mark.parametrize("key", [*(key for key in TASK_FIELDS), "extra:Ý kiến"])
def test_nothing_that_is_internal_in_either_report_leaves_a_comparison(
    key: str, internal_in: str, tmp_path: Path
) -> None:
    heading = "Ý kiến" if key.startswith("extra:") else f"Cột {SECRET}"
    names = [*(each for each in TASK_FIELDS if each != key), key.partition(":")[0]]
    drafts = []
    for number, period in enumerate(("2023", "2024"), 1):
        closed = (internal_in == "then") == (period == "2023")
        columns = tuple(
            Column(name, heading, visibility="internal" if closed else "shown")
            if name == key.partition(":")[0]
            else Column(name, name)
            for name in names
        )
        drafts.append(secretive(period, key, number, columns))
    found = compare_reports(*drafts)
    assert SECRET in repr(found)
    assert SECRET not in comparison_text.format_comparison(found, "vi")
    assert SECRET not in json.dumps(as_json(found), ensure_ascii=False)
    for ending in COMPARISON_ENDINGS:
        export_comparison(found, tmp_path / f"a{ending}")
        with zipfile.ZipFile(tmp_path / f"a{ending}") as archive:
            assert not [name for name in archive.namelist() if SECRET.encode() in archive.read(name)]


def test_what_is_derived_of_an_internal_evaluation_goes_with_it() -> None:
    columns = tuple(Column(key, key) for key in ("number", "unit", "content", "result"))
    closed = Column("evaluation", "Đánh giá", visibility="internal")
    drafts = [
        secretive(period, "note", 1, (*columns, closed, Column("note", "Ghi chú", visibility="internal")))
        for period in ("2023", "2024")
    ]
    drafts = [
        replace(
            each,
            sections=(
                replace(
                    each.sections[0],
                    tasks=tuple(
                        replace(task, evaluation=share, result="Đã làm") for task in each.sections[0].tasks
                    ),
                ),
            ),
        )
        for each, share in zip(drafts, ("41%", "87%"), strict=True)
    ]
    found = compare_reports(*drafts)
    assert found.total.counts["risen"] == 3
    issued = as_json(found)
    assert (issued["total"]["risen"], issued["total"]["unchanged"]) == (0, 3)
    assert issued["total"]["mean"] == {"then": None, "now": None}
    assert not [each for each in issued["tasks"] if "group" in each or each["difference"]]
