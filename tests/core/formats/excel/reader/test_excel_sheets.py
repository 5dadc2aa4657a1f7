"""Workbooks of several sheets: what goes on with an annex, what is another one, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from handmade.excel_book import book, inline, relations, rows

from db.errors import Refused
from vqdesk.importing.file_import import open_file, read_file
from vqdesk.periods.period import parse_period
from vqdesk.text.numerals import format_letters

if TYPE_CHECKING:
    from pathlib import Path

    from vqdesk.annex.recognition.recogniser import Recognised

HEADER = ("TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Văn bản triển khai", "Kết quả thực hiện", "Tỷ lệ (%)")
RAW = ("ID", "ma_dv", "noi_dung", "vb", "kq", "tl")
YEAR = parse_period("năm 2024")


def task(number: int, word: str = "Việc") -> tuple[str, ...]:
    return (
        str(number),
        f"Phòng {number}",
        f"{word} thứ {number}",
        f"{number}/KH-UBND",
        f"Đạt {number} lượt",
        "64%",
    )


def tasks(start: int, end: int, word: str = "Việc") -> list[tuple[str, ...]]:
    return [task(number, word) for number in range(start, end + 1)]


def sheet(*lines: tuple[str, ...], after: str = "") -> str:
    return rows(
        *(
            f'<row r="{row}">'
            + "".join(
                inline(f"{format_letters(column)}{row}", text) for column, text in enumerate(line, 1) if text
            )
            + "</row>"
            for row, line in enumerate(lines, 1)
        ),
        after=after,
    )


def imported(
    path: Path, *sheets: str, annex: int | str | None = None, states: tuple[str, ...] = (), **more: object
) -> list[Recognised]:
    path.write_bytes(book(*sheets, states=states, **more))  # type: ignore[arg-type]
    return read_file(path, period=YEAR, annex=annex)  # type: ignore[arg-type]


def numbers(found: Recognised) -> list[str]:
    return [task.number for section in found.draft.sections for task in section.tasks]


def whys(found: Recognised, where: str) -> list[str]:
    return [entry.why for entry in found.account if entry.where.startswith(where)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "biểu.xlsx"


def test_an_annex_goes_on_over_sheets_that_repeat_its_header(path: Path):
    (found,) = imported(
        path, sheet(HEADER, *tasks(1, 4)), sheet(HEADER, *tasks(5, 8)), sheet(HEADER, *tasks(9, 9))
    )
    assert numbers(found) == [str(number) for number in range(1, 10)]
    assert whys(found, "sheet 2") == ["account.header_again"] * 6


def test_a_sheet_of_the_same_width_without_the_header_is_told_and_doubles_nothing(path: Path):
    (found,) = imported(path, sheet(HEADER, *tasks(1, 4)), sheet(*tasks(1, 4)), sheet(RAW, *tasks(1, 4)))
    assert numbers(found) == ["1", "2", "3", "4"]
    assert whys(found, "sheet 2") == whys(found, "sheet 3") == ["account.without_header"]
    assert "Việc thứ 4" in next(entry.what for entry in found.account if entry.where == "sheet 3")


@pytest.mark.parametrize("changed", [False, True])
def test_a_sheet_that_lists_the_tasks_again_is_another_annex(path: Path, changed: bool):
    again = [*tasks(1, 3), task(4, "Khác") if changed else task(4)]
    sheets = (sheet(HEADER, *tasks(1, 4)), sheet(HEADER, *again))
    with pytest.raises(Refused) as error:
        imported(path, *sheets)
    assert (error.value.key, error.value.values["count"]) == ("annex.many", 2)
    (found,) = imported(path, *sheets, annex=1)
    assert numbers(found) == ["1", "2", "3", "4"]
    assert whys(found, "sheet 2") == ["account.other_annex"]
    assert [len(numbers(each)) for each in imported(path, *sheets, annex="all")] == [4, 4]


TITLE = ("KẾT QUẢ QUÝ I NĂM 2024",)


@pytest.mark.parametrize("above", [(), (("NHẬP SỐ LIỆU",),)])
@pytest.mark.parametrize("state", ["", "hidden"])
@pytest.mark.parametrize("first", [True, False])
def test_the_sheet_that_an_annex_was_made_from_is_told(
    path: Path, above: tuple[tuple[str, ...], ...], state: str, first: bool
):
    raw, printed = sheet(*above, HEADER, *tasks(1, 4), task(5, "Khác")), sheet(TITLE, HEADER, *tasks(1, 4))
    sheets, states = ((raw, printed), (state, "")) if first else ((printed, raw), ("", state))
    (found,) = imported(path, *sheets, annex="all", states=states)
    assert numbers(found) == ["1", "2", "3", "4"]
    (told,) = [entry for entry in found.account if entry.why == "account.list_again"]
    assert "Khác thứ 5" in told.what


@pytest.mark.parametrize(
    "other",
    [
        (("KẾT QUẢ QUÝ II NĂM 2024",), HEADER, *tasks(1, 4)),
        (HEADER, *((*task(number)[:4], "Khác hẳn", "10%") for number in range(1, 5))),
        (HEADER, *tasks(1, 3), (*task(4)[:4], "Khác hẳn", "10%")),
    ],
)
def test_a_sheet_of_another_period_or_with_other_results_is_an_annex(
    path: Path, other: tuple[tuple[str, ...], ...]
):
    found = imported(path, sheet(TITLE, HEADER, *tasks(1, 4)), sheet(*other), annex="all")
    assert [len(numbers(each)) for each in found] == [4, 4]


def test_sheets_with_titles_of_their_own_are_annexes_of_their_own(path: Path):
    sheets = [
        sheet((f"BIỂU SỐ {number}",), HEADER, *tasks(number * 10, number * 10 + 2)) for number in (1, 2, 3)
    ]
    assert [numbers(each)[0] for each in imported(path, *sheets, annex="all")] == ["10", "20", "30"]
    assert [annex.title for annex in open_file(path).annexes] == [
        "Biểu 1 - BIỂU SỐ 1",
        "Biểu 2 - BIỂU SỐ 2",
        "Biểu 3 - BIỂU SỐ 3",
    ]


@pytest.mark.parametrize(
    ("second", "count"),
    [
        ((("BIỂU SỐ 1",), HEADER, *tasks(4, 6)), 1),
        ((("BIỂU SỐ 1 (tiếp theo)",), HEADER, *tasks(4, 6)), 1),
        ((("BIỂU SỐ 1",), HEADER, *tasks(1, 3, "Khác")), 2),  # one form, filled in twice
        ((("BIỂU SỐ 1",), HEADER, *tasks(7, 9)), 2),
        ((("BIỂU SỐ 2",), HEADER, *tasks(4, 6)), 2),
    ],
)
def test_a_sheet_that_repeats_the_titles_goes_on_where_the_numbers_do(
    path: Path, second: tuple[tuple[str, ...], ...], count: int
):
    found = imported(path, sheet(("BIỂU SỐ 1",), HEADER, *tasks(1, 3)), sheet(*second), annex="all")
    assert [len(numbers(each)) for each in found] == ([6] if count == 1 else [3, 3])


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_annex_comes_last_and_needs_no_choice(path: Path, state: str):
    sheets = (sheet(HEADER, *tasks(1, 3, "Cũ")), sheet(HEADER, *tasks(1, 4)))
    (found,) = imported(path, *sheets, states=(state,))
    assert numbers(found) == ["1", "2", "3", "4"]
    assert whys(found, "sheet 1") == ["account.hidden_sheet", "account.other_annex"]
    assert [annex.hidden for annex in open_file(path).annexes] == [False, True]
    (other,) = imported(path, *sheets, states=(state,), annex=2)
    assert numbers(other) == ["1", "2", "3"]


def test_a_hidden_sheet_goes_on_with_no_annex_that_is_seen(path: Path):
    (found,) = imported(
        path, sheet(HEADER, *tasks(1, 4)), sheet(HEADER, *tasks(5, 8)), states=("visible", "hidden")
    )
    assert numbers(found) == ["1", "2", "3", "4"]


def test_two_annexes_that_are_seen_need_a_choice_beside_a_hidden_one(path: Path):
    sheets = [sheet((f"BIỂU SỐ {number}",), HEADER, *tasks(number, number)) for number in (1, 2, 3)]
    with pytest.raises(Refused) as error:
        imported(path, *sheets, states=("hidden",))
    assert error.value.key == "annex.many"
    (found,) = imported(path, *sheets, states=("hidden",), annex=3)
    assert numbers(found) == ["1"]


def test_a_workbook_of_hidden_sheets_alone_is_read(path: Path):
    (found,) = imported(path, sheet(HEADER, *tasks(1, 4)), states=("hidden",))
    assert numbers(found) == ["1", "2", "3", "4"]


def test_sheets_of_other_kinds_are_passed(path: Path):
    chart = '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews/></chartsheet>'
    dialog = chart.replace("chartsheet", "dialogsheet")
    macro = '<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" ' + sheet(("=ALERT()",)).removeprefix("<worksheet ").removesuffix("</worksheet>") + "</xm:macrosheet>"  # fmt: skip # noqa: E501
    (found,) = imported(path, chart, rows(), sheet(HEADER, *tasks(1, 2)), dialog, macro)
    assert numbers(found) == ["1", "2"]
    assert whys(found, "sheet 5") == ["account.after_table"]


# What is printed


@pytest.mark.parametrize(
    ("area", "outside"),
    [
        ("Biểu!$A$1:$F$9", ["sheet 1, column 7"]),
        ("'Biểu 1, in'!$A:$F", ["sheet 1, column 7"]),
        ("Biểu!$A$1:$F$3", ["sheet 1, column 7", "sheet 1, row 4"]),
        ("Biểu!$1:$3", ["sheet 1, row 4"]),
        ("Biểu!$A$1:$C$9,Biểu!$D$1:$G$9", []),
        ("OFFSET(Biểu!$A$1,0,0,9,6)", []),
        ("#REF!", []),
    ],
)
def test_what_stands_outside_the_print_area_is_told(path: Path, area: str, outside: list[str]):
    lines = [(*line, f"ghi {line[0]}") for line in (HEADER, *tasks(1, 3))]
    name = f'<definedName name="_xlnm.Print_Area" localSheetId="0">{area}</definedName>'
    (found,) = imported(path, sheet(*lines), after=f"<definedNames>{name}</definedNames>")
    assert numbers(found) == ["1", "2", "3"]
    assert [entry.where for entry in found.account if entry.why == "account.not_printed"] == outside


# Text boxes stand where they are seen


def test_a_text_box_below_the_header_stands_behind_the_table(path: Path):
    space = "http://schemas.openxmlformats.org/drawingml/2006/"
    anchors = "".join(
        f"<xdr:twoCellAnchor><xdr:from><xdr:row>{row}</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>{text}"
        "</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>"
        for row, text in ((0, "BIỂU TIẾN ĐỘ"), (5, "Người lập biểu"))
    )
    drawing = f'<xdr:wsDr xmlns:xdr="{space}spreadsheetDrawing" xmlns:a="{space}main">{anchors}</xdr:wsDr>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("drawing", "../drawings/drawing1.xml")),
        "xl/drawings/drawing1.xml": drawing,
    }
    sheets = sheet((), (), HEADER, *tasks(1, 3)), sheet(("BIỂU 2",), HEADER, *tasks(7, 8))
    first, second = imported(path, *sheets, annex="all", parts=parts)
    assert first.draft.report.titles == ("BIỂU TIẾN ĐỘ",)
    assert second.draft.report.titles == ("BIỂU 2",)
    assert whys(first, "sheet 1, box 2") == ["account.after_table"]
