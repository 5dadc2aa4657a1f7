"""Formulas whose result a workbook does not hold, or holds as it no longer is: each cell is told."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from handmade.excel_book import book, rows, texts, told

MISSING, OLD, ERROR = "account.formula", "account.formula_old", "account.error"
ON_LOAD = '<calcPr calcId="124519" fullCalcOnLoad="1"/>'


def one(cell: str, workbook: str = "") -> tuple[list[str], list[tuple[str, str]]]:
    """Return what a cell beside another shows, and what is told: the formula and why."""
    data = book(rows(f'<row r="5">{cell}<c r="Z5"><v>1</v></c></row>'), after=workbook, styles=STYLES)
    (line,) = texts(data)
    return line[:-1], [(what, why) for _, what, _, why in told(data)]


STYLES = '<cellXfs><xf numFmtId="0"/><xf numFmtId="9"/></cellXfs>'


@pytest.mark.parametrize(
    ("cell", "workbook", "shown", "entry"),
    [
        ('<c r="E5"><f>D5/C5</f></c>', "", [], ("=D5/C5", MISSING)),
        ('<c r="E5"><f>D5/C5</f><v/></c>', "", [], ("=D5/C5", MISSING)),
        ('<c r="E5"><f>D5/C5</f><v></v></c>', "", [], ("=D5/C5", MISSING)),
        ('<c r="E5"><f>D5/C5</f><v> </v></c>', "", [], ("=D5/C5", MISSING)),
        ('<c r="E5" t="s"><f>D5</f><v></v></c>', "", [], ("=D5", MISSING)),
        ('<c r="E5" t="b"><f>D5&gt;1</f><v/></c>', "", [], ("=D5>1", MISSING)),
        ('<c r="E5" t="e"><f>D5</f><v/></c>', "", [], ("=D5", MISSING)),
        # A text is there, and it is empty: that is what the formula gave.
        ('<c r="E5" t="str"><f>IF(D5="","",D5)</f><v></v></c>', "", [], None),
        ('<c r="E5" t="str"><f>IF(D5="","",D5)</f><v/></c>', "", [], None),
        ('<c r="E5" t="str"><f>D5</f></c>', "", [], ("=D5", MISSING)),
        ('<c r="E5" t="str"><f>D5</f><v></v></c>', ON_LOAD, [], ("=D5", MISSING)),
        ('<c r="E5" s="1"><f>D5/C5</f><v>0</v></c>', ON_LOAD, [], ("=D5/C5", MISSING)),
        ('<c r="E5" s="1"><f>D5/C5</f><v>-0.0</v></c>', ON_LOAD, [], ("=D5/C5", MISSING)),
        ('<c r="E5" s="1"><f>D5/C5</f><v>0</v></c>', "", ["0%"], None),
        ('<c r="E5"><v>0</v></c>', ON_LOAD, ["0"], None),
        ('<c r="E5" s="1"><f>D5/C5</f><v>0.64</v></c>', '<calcPr forceFullCalc="true"/>', ["64%"], ("=D5/C5", OLD)),
        ('<c r="E5"><f>D5</f><v>3</v></c>', '<calcPr calcMode="manual" calcCompleted="0"/>', ["3"], ("=D5", OLD)),
        ('<c r="E5"><f>D5</f><v>3</v></c>', '<calcPr calcId="191029" fullCalcOnLoad="0"/>', ["3"], None),
        ('<c r="E5"><v>3</v></c>', ON_LOAD, ["3"], None),
        ('<c r="E5"><f>TODAY()</f><v>3</v></c>', "", ["3"], ("=TODAY()", OLD)),
        ('<c r="E5"><f>A1+rand ( )</f><v>3</v></c>', "", ["3"], ("=A1+rand ( )", OLD)),
        ('<c r="E5" t="str"><f>"TODAY()"&amp;A1</f><v>a</v></c>', "", ["a"], None),
        ('<c r="E5"><f>MYTODAY(1)+INDIRECT("A"&amp;ROW())</f><v>3</v></c>', "", ["3"], None),
        ('<c r="E5"><f>[1]Sheet1!$A$1</f><v>3</v></c>', "", ["3"], ("=[1]Sheet1!$A$1", OLD)),
        ("<c r=\"E5\"><f>SUM('[2]Biểu 1'!A1:A4)</f><v>3</v></c>", "", ["3"], ("=SUM('[2]Biểu 1'!A1:A4)", OLD)),
        ("<c r=\"E5\"><f>SUM('Biểu [1] a'!A1:A4)</f><v>3</v></c>", "", ["3"], ("=SUM('Biểu [1] a'!A1:A4)", OLD)),
        ("<c r=\"E5\"><f>SUM(Bảng[[#This Row],[Thu]])</f><v>3</v></c>", "", ["3"], None),
        ('<c r="E5" t="e"><f>D5/C5</f><v>#DIV/0!</v></c>', "", ["#DIV/0!"], ("=D5/C5", ERROR)),
        ('<c r="E5" t="e"><f>#REF!+1</f><v>#REF!</v></c>', "", ["#REF!"], ("=#REF!+1", ERROR)),
        ('<c r="E5" t="e"><v>#N/A</v></c>', "", ["#N/A"], ("#N/A", ERROR)),
        ('<c r="E5"><f>_xlfn.CONCAT(A1:B1)</f></c>', "", [], ("=CONCAT(A1:B1)", MISSING)),
    ],
)  # fmt: skip
def test_a_formula_is_told_where_its_result_is_missing_wrong_or_old(cell, workbook, shown, entry):
    assert one(cell, workbook) == (shown, [entry] if entry else [])


def test_the_result_is_named_beside_the_formula():
    data = book(rows('<row r="5"><c r="E5" s="1"><f>D5/C5</f><v>0.64</v></c></row>'), after=ON_LOAD, styles=STYLES)  # fmt: skip
    from handmade.excel_book import read

    (entry,) = read(data).account
    assert (entry.where, entry.values["after"]) == ("sheet 1, row 5, column 5", "64%")
    assert entry.action == "converted"


def test_formulas_that_several_cells_share_are_told_as_they_read_in_each():
    shared = '<f t="shared" si="0"/>'
    data = book(
        rows(
            '<row r="5"><c r="E5"><f t="shared" ref="E5:F6" si="0">D5/$C5+B$4+LOG10(2)&amp;"A1"&amp;\'B2\'!A1</f></c>'
            f'<c r="F5">{shared}</c></row>',
            f'<row r="6"><c r="E6">{shared}</c><c r="A6"><f t="shared" si="7"/></c></row>',
        )
    )
    assert [(where.removeprefix("sheet 1, "), what) for where, what, *_ in told(data)] == [
        ("row 5, column 5", "=D5/$C5+B$4+LOG10(2)&\"A1\"&'B2'!A1"),
        ("row 5, column 6", "=E5/$C5+C$4+LOG10(2)&\"A1\"&'B2'!B1"),
        ("row 6, column 5", "=D6/$C6+B$4+LOG10(2)&\"A1\"&'B2'!A2"),
        ("row 6, column 1", "="),
    ]


def test_a_shared_formula_that_leaves_the_sheet():
    data = book(
        rows(
            '<row r="5"><c r="E5"><f t="shared" si="0">A4</f></c></row>',
            '<row r="1"><c r="E1"><f t="shared" si="0"/></c></row>',
        )
    )
    assert sorted(what for _, what, *_ in told(data)) == ["=#REF!", "=A4"]


def test_the_cells_of_an_array_formula_without_a_value_are_told():
    data = book(
        rows(
            '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2*2</f><v>4</v></c><c r="B1"/></row>',
            '<row r="2"><c r="A2" t="str"><v></v></c><c r="B2"><v>3</v></c></row>',
            '<row r="9"><c r="A9"><f t="array" ref="A9:XFD1048576">C1</f><v>5</v></c></row>',
        )
    )
    assert told(data) == [("sheet 1, row 1, column 2", "=C1:D2*2", "skipped", MISSING)]


def test_a_table_of_data_without_a_result():
    data = book(rows('<row r="1"><c r="A1"><f t="dataTable" ref="A1" dt2D="1" r1="B1"/><v/></c></row>'))
    assert told(data) == [("sheet 1, row 1, column 1", "=", "skipped", MISSING)]
