"""What a sheet may hide, share and repeat is looked at in time proportional to its size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handmade.excel_book import book, inline, read, rows, told
from steps import LINEAR, growth

from vqdesk.annex.recognition import finder
from vqdesk.formats.excel.reader import formulas, hidden

if TYPE_CHECKING:
    import pytest

STRIKING = "<dxfs><dxf><font><strike/></font></dxf></dxfs>"
HEADER = "".join(
    inline(f"{column}1", text)
    for column, text in zip("ABCD", ("TT", "Đơn vị", "Nội dung nhiệm vụ", "Kết quả thực hiện"), strict=True)
)


def lines(count: int, cell: str = "") -> str:
    return "".join(f'<row r="{n}">{cell or inline(f"A{n}", "a")}</row>' for n in range(2, count + 2))


def conditions(count: int) -> bytes:
    each = (
        '<conditionalFormatting sqref="A1:A{}"><cfRule type="expression" dxfId="0"/></conditionalFormatting>'
    )
    return book(rows(lines(count), after="".join(map(each.format, range(900, 900 + count)))), styles=STRIKING)


def test_conditions_over_the_same_cells_end_soon(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(hidden, "_MOST_LOOKED", 200)
    assert growth(conditions, read, 100) < LINEAR
    area, cells = told(conditions(100))
    assert area == ("sheet 1, A1:A901", "A1:A901", "converted", "account.struck_if")
    assert cells[0] == "sheet 1, row 2, column 1"


def test_areas_that_are_printed_have_a_limit():
    assert hidden.printed_areas(",".join(["A!$A$1"] * 100)) == [(1, 1, 1, 1)] * 100
    assert hidden.printed_areas(",".join(["A!$A$1"] * 101)) == []


def shared(count: int) -> bytes:
    first = f'<c r="A1"><f t="shared" si="0">{"+".join(["B1"] * count)}</f></c>'
    return book(rows(f'<row r="1">{first}</row>' + lines(count, '<c><f t="shared" si="0"/></c>')))


def test_a_long_formula_that_many_cells_share_is_told_soon(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(formulas, "_MOST_MOVED", 1000)
    texts = [what for _, what, *_ in told(shared(100))]
    assert texts[0].startswith("=B1+B1")
    assert (texts[2].startswith("=B3+B3"), texts[99]) == (True, texts[0])


def test_an_array_formula_over_everything_is_told_once():
    cell = '<c r="A1"><f t="array" ref="A1:XFD1048576">B1</f></c>'
    assert [what for _, what, *_ in told(book(rows(f'<row r="1">{cell * 50}</row>')))] == ["=B1" * 50]


def sheets(count: int) -> bytes:
    task = "".join(inline(f"{column}2", f"{column}") for column in "ABCD")
    return book(
        *(
            rows(f'<row r="1">{HEADER}</row><row r="2">{task.replace("C<", f"việc {n}<")}</row>')
            for n in range(count)
        )
    )


def test_many_sheets_that_go_on_with_one_another_are_put_together_soon():
    assert growth(lambda count: read(sheets(count)), finder.find_annexes, 20) < LINEAR
    assert len(finder.find_annexes(read(sheets(20)))) == 1
