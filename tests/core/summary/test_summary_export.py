"""Word file, Excel file, JSON, screen and sentences of a summary show the same figures."""

from __future__ import annotations

import html
import json
import zipfile
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import docx
import pytest
from judged_report import GROUPS, LATE, PERIOD, judged_draft
from openpyxl import load_workbook

from db.records import Column, Draft
from vqdesk.columns.internal import WATERMARK
from vqdesk.summary import layout
from vqdesk.summary.copies import copy_of_summary
from vqdesk.summary.export import SUMMARY_ENDINGS, export_summary
from vqdesk.summary.json_form import summary_json
from vqdesk.summary.plain_text import format_summary
from vqdesk.summary.sentences import sentences
from vqdesk.summary.summary import ReportSummary, summarise
from vqdesk.system.files import UnknownEnding
from vqdesk.tracking.groups import judge

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

DAY = date(2026, 9, 30)


def summed(draft: Draft) -> ReportSummary:
    return summarise(draft, DAY, lambda task: judge(task, PERIOD, DAY))


@pytest.fixture(scope="module")
def summary() -> ReportSummary:
    return summed(judged_draft())


def table_of(sheet: Worksheet) -> list[list[object]]:
    """Return the rows of a sheet's table as they are shown, headings first."""
    rows = [[cell for cell in row] for row in sheet.iter_rows()]
    begin = next(at for at, row in enumerate(rows) if row[1].value is not None)
    end = next((at for at, row in enumerate(rows) if at > begin and row[1].value is None), len(rows))
    return [[shown(cell) for cell in row] for row in rows[begin:end]]


def shown(cell: object) -> str:
    if isinstance(cell.value, int | float) and cell.number_format == "0.0%":
        return f"{cell.value:.1%}".replace(".", ",")
    return "" if cell.value is None else str(cell.value)


def wanted(summary: ReportSummary, by: layout.By) -> list[list[str]]:
    return [[row.name, *layout.figures(row.count)] for row in layout.counted_rows(summary, by)]


def test_the_figures_are_those_counted_by_hand(summary: ReportSummary) -> None:
    assert dict(summary.count.groups) == GROUPS
    assert wanted(summary, "units") == [
        ["Tổng số", "8", "2", "1", "2", "2", "1", "37,5%", "66,7%", "37,5%"],
        ["Phòng Kinh tế", "5", "1", "1", "2", "1", "0", "40,0%", "50,0%", "40,0%"],
        ["Phòng Văn hóa - Xã hội", "4", "1", "0", "1", "1", "1", "25,0%", "100,0%", "25,0%"],
        ["Trạm Y tế", "1", "0", "0", "0", "1", "0", "0,0%", "-", "100,0%"],
    ]
    assert wanted(summary, "domains")[1:] == [
        ["I. Lĩnh vực kinh tế", "4", "1", "1", "1", "1", "0", "50,0%", "50,0%", "50,0%"],
        ["II. Lĩnh vực văn hóa", "4", "1", "0", "1", "1", "1", "25,0%", "100,0%", "25,0%"],
    ]


def test_word_shows_them(summary: ReportSummary, tmp_path: Path) -> None:
    out = tmp_path / "tổng hợp.docx"
    export_summary(summary, out)
    document = docx.Document(str(out))
    units, domains, late, unknown = document.tables
    for table, by in ((units, "units"), (domains, "domains")):
        rows = [[cell.text for cell in row.cells] for row in table.rows]
        assert rows[2:] == wanted(summary, by)
        assert rows[0][2:6] == ["Hoàn thành", "Hoàn thành", "Chưa hoàn thành", "Chưa hoàn thành"]
    for number in (1, 2):
        repeated = document.element.body.xpath(f"w:tbl[{number}]/w:tr[w:trPr/w:tblHeader]")
        assert repeated == document.element.body.xpath(f"w:tbl[{number}]/w:tr[position() < 3]")
    for table, tasks in ((late, summary.late), (unknown, summary.unknown)):
        rows = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert rows == [layout.list_headings(), *(layout.list_cells(each) for each in tasks)]
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:4] == [
        "TỔNG HỢP TÌNH HÌNH THỰC HIỆN NHIỆM VỤ",
        "Quý III năm 2026",
        "UBND xã Yên Phúc",
        "(Số liệu tính đến ngày 30/09/2026)",
    ]
    assert lines[4:7] == list(sentences(summary))
    assert set(layout.notes(summary)) < set(lines)


def test_no_row_of_the_word_file_is_torn_by_a_page(summary: ReportSummary, tmp_path: Path) -> None:
    export_summary(summary, tmp_path / "tổng hợp.docx")
    body = docx.Document(str(tmp_path / "tổng hợp.docx")).element.body
    rows = body.xpath(".//w:tr")
    assert rows
    assert body.xpath(".//w:tr[w:trPr/w:cantSplit]") == rows


def test_excel_shows_them_as_numbers(summary: ReportSummary, tmp_path: Path) -> None:
    out = tmp_path / "tổng hợp.xlsx"
    export_summary(summary, out)
    book = load_workbook(out)
    assert book.sheetnames == ["Theo đơn vị chủ trì", "Theo lĩnh vực", "Quá hạn, chưa xác định", "Biểu đồ"]
    for sheet, by in zip(book.worksheets, ("units", "domains"), strict=False):
        headings, *rows = table_of(sheet)
        assert headings == list(layout.count_headings(by))
        assert rows == wanted(summary, by)
        first = next(row for row in sheet.iter_rows() if row[0].value == "Tổng số")
        assert [cell.data_type for cell in first[1:]] == ["n"] * 9
        assert first[7].value == 0.375
    texts = [row[0].value for row in book.worksheets[0].iter_rows()]
    assert texts[-5:] == [*layout.notes(summary), *sentences(summary)]
    listed = table_of(book.worksheets[2])
    assert listed[1:] == [list(layout.list_cells(each)) for each in (*summary.late, *summary.unknown)]


def test_the_chart_is_excel_s_own_and_shows_the_units(summary: ReportSummary, tmp_path: Path) -> None:
    out = tmp_path / "a.xlsx"
    export_summary(summary, out)
    book = load_workbook(out)
    (chart,) = book["Biểu đồ"]._charts  # noqa: SLF001 - openpyxl gives no other way to it
    assert (chart.type, chart.grouping, len(chart.series)) == ("bar", "stacked", 5)
    units = book["Theo đơn vị chủ trì"]
    for series, group in zip(chart.series, GROUPS, strict=True):
        heading = series.tx.strRef.f.partition("!")[2].replace("$", "")
        assert units[heading].value == layout.group_heading(group)
        names, values = (
            [row[0].value for row in units[ref.f.partition("!")[2].replace("$", "")]]
            for ref in (series.cat.strRef, series.val.numRef)
        )
        assert names == [each.name for each in summary.units]
        assert values == [each.count.groups[group] for each in summary.units]
    with zipfile.ZipFile(out) as archive:
        assert b'formatCode="0;;;" sourceLinked="0"' in archive.read("xl/charts/chart1.xml")


def test_screen_and_json_show_them(summary: ReportSummary) -> None:
    screen = format_summary(summary, "vi")
    assert "\n  Phòng Kinh tế: 5; hoàn thành đúng hạn 1; hoàn thành quá hạn 1; " in screen
    form = summary_json(summary)
    assert form["groups"] == GROUPS
    assert form["rates"] == {"done": "37.5", "in_time": "66.7", "late": "37.5"}
    assert [(each["name"], each["total"]) for each in form["by_unit"]] == [
        (row[0], int(row[1])) for row in wanted(summary, "units")[1:]
    ]
    assert [each["reason"] for each in form["late"]] == [layout.list_cells(each)[-1] for each in summary.late]
    for sentence in form["sentences"]:
        assert f"\n{sentence}\n" in screen


@pytest.mark.parametrize("ending", SUMMARY_ENDINGS)
def test_the_same_summary_is_the_same_bytes_and_names_no_time(
    summary: ReportSummary, tmp_path: Path, ending: str
) -> None:
    one, other = tmp_path / f"một{ending}", tmp_path / f"hai{ending}"
    export_summary(summary, one)
    export_summary(summary, other)
    assert one.read_bytes() == other.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"dcterms:" not in archive.read("docProps/core.xml").partition(b"<dc:")[2]


@pytest.mark.parametrize("key", ["deadline", "status", "note"])
def test_a_file_that_quotes_an_internal_column_says_that_it_is_internal(tmp_path: Path, key: str) -> None:
    draft = judged_draft()
    columns = (*draft.report.columns, Column(key, "Cột", visibility="internal"))
    found = summed(Draft(replace(draft.report, columns=columns), draft.sections))
    for ending in SUMMARY_ENDINGS:
        export_summary(found, tmp_path / f"a{ending}")
    first = docx.Document(str(tmp_path / "a.docx")).paragraphs[0].text
    firsts = [first, *(sheet["A1"].value for sheet in load_workbook(tmp_path / "a.xlsx").worksheets)]
    firsts.append(format_summary(found, "vi").partition("\n")[0])
    assert {text == "Bản nội bộ" for text in firsts} == {key != "note"}


@pytest.mark.parametrize("ending", SUMMARY_ENDINGS)
def test_a_report_without_tasks_goes_out_too(tmp_path: Path, ending: str) -> None:
    draft = judged_draft()
    out = tmp_path / f"a{ending}"
    export_summary(summed(Draft(draft.report, ())), out)
    if ending == ".xlsx":
        assert "Biểu đồ" not in load_workbook(out).sheetnames
    else:
        assert "Không có." in [paragraph.text for paragraph in docx.Document(str(out)).paragraphs]


def test_no_text_of_the_excel_file_is_a_formula(tmp_path: Path) -> None:
    draft = judged_draft()
    first, *others = draft.sections
    odd = replace(first.tasks[0], unit="=1+1", content="+84 @", number="-1")
    out = tmp_path / "a.xlsx"
    export_summary(summed(Draft(draft.report, (replace(first, tasks=(odd, *first.tasks[1:])), *others))), out)
    for sheet in load_workbook(out).worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_another_ending_is_refused_and_touches_nothing(summary: ReportSummary, tmp_path: Path) -> None:
    out = tmp_path / "a.pdf"
    with pytest.raises(UnknownEnding):
        export_summary(summary, out)
    assert not out.exists()


def test_sentences_for_the_report_name_no_unit_where_the_units_are_internal() -> None:
    draft = judged_draft()
    columns = tuple(
        replace(column, visibility="internal") if column.key == "unit" else column
        for column in draft.report.columns
    )
    assert any(column.key == "unit" for column in columns)
    closed = replace(draft, report=replace(draft.report, columns=columns))
    units = {each.name for each in summed(draft).units if each.name}
    named = [
        [unit for unit in units if unit in " ".join(sentences(summed(each)))] for each in (draft, closed)
    ]
    assert (bool(named[0]), named[1]) == (True, [])
    assert sentences(summed(closed))[0] == sentences(summed(draft))[0]


SECRET = "BIMATNOIBO"


def closed_summary(key: str) -> ReportSummary:
    """Return a summary of a report of which one column is internal, its texts known by a word."""
    draft = judged_draft()
    others = tuple(column for column in draft.report.columns if column.key != key)
    columns = (*others, Column(key, f"Cột {SECRET}", visibility="internal"))
    sections = tuple(
        replace(
            section,
            tasks=tuple(replace(task, **{key: f"{getattr(task, key)} {SECRET}"}) for task in section.tasks),
        )
        for section in draft.sections
    )
    return summed(Draft(replace(draft.report, columns=columns), sections))


def parts_of(summary: ReportSummary, folder: Path) -> str:
    """Return all that a summary says, in every form that it may have."""
    told = [json.dumps(summary_json(summary), ensure_ascii=False), format_summary(summary, "vi")]
    for ending in SUMMARY_ENDINGS:
        export_summary(summary, folder / f"a{ending}")
        with zipfile.ZipFile(folder / f"a{ending}") as archive:
            parts = (archive.read(name).decode(errors="replace") for name in archive.namelist())
            told += map(html.unescape, parts)
    return "\n".join(told)


@pytest.mark.parametrize(
    "key", ["number", "unit", "content", "deadline", "assignment", "evaluation", "status", "finished", "note"]
)
def test_nothing_internal_is_quoted_for_others(tmp_path: Path, key: str) -> None:
    whole = closed_summary(key)
    issued = copy_of_summary(whole, "issued")
    said = parts_of(issued, tmp_path)
    assert SECRET not in said
    assert WATERMARK not in said
    # The figures are those of all tasks, and that something is left out is said.
    assert (issued.count, issued.domains, issued.as_of) == (whole.count, whole.domains, whole.as_of)
    assert ("Bản phát hành không có" in said) == (key != "note")
    leader = parts_of(copy_of_summary(whole, "internal"), tmp_path)
    assert WATERMARK in leader
    if key not in ("note", "assignment", "status", "finished", "evaluation"):
        assert SECRET in leader


def test_tasks_that_are_judged_by_nothing_internal_are_listed_for_others() -> None:
    issued = copy_of_summary(closed_summary("unit"), "issued")
    assert [each.task.id for each in issued.late] == list(LATE)
    assert {each.task.unit for each in issued.late} == {""}
    assert issued.units == ()
    assert not copy_of_summary(closed_summary("status"), "issued").lists_tasks


def test_a_summary_without_anything_internal_is_the_same_for_others(summary: ReportSummary) -> None:
    assert summary.copy == "issued"
    assert copy_of_summary(summary, "issued") == copy_of_summary(summary, None) == summary
    assert layout.internal_mark(copy_of_summary(summary, "internal")) == WATERMARK
