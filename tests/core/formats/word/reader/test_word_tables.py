"""Tables of Word files: spans, changes of rows and cells, tables in one another."""

from __future__ import annotations

import pytest
from handmade.word_xml import noted, p, r, shown, source, tbl, tc, tr

from vqdesk.annex.source.grid import Source, Table


def shapes(found: Source) -> list[list[tuple[str, int, int, int, int]]]:
    (table,) = (block for block in found.blocks if isinstance(block, Table))
    return [[tuple(cell[:5]) for cell in row] for row in table.rows]


def test_spans_become_cells_with_spans():
    rows = (
        tr(tc("A", '<w:vMerge w:val="restart"/>'), tc("B", '<w:gridSpan w:val="2"/>'), tc("C")),
        tr(tc("", "<w:vMerge/>"), tc("D"), tc("E"), tc("F")),
        tr(tc("", '<w:vMerge w:val="continue"/>'), tc("G", '<w:gridSpan w:val="3"/>')),
        tr(tc("H"), tc("", "<w:vMerge/>")),
        tr(tc("", "<w:vMerge/>"), tc("I")),
    )
    found = source(tbl(*rows))
    assert shapes(found) == [
        [("A", 0, 0, 3, 1), ("B", 0, 1, 1, 2), ("C", 0, 3, 1, 1)],
        [("D", 1, 1, 1, 1), ("E", 1, 2, 1, 1), ("F", 1, 3, 1, 1)],
        [("G", 2, 1, 1, 3)],
        # What continues nothing is a cell of its own, as Word shows it.
        [("H", 3, 0, 1, 1), ("", 3, 1, 1, 1)],
        [("", 4, 0, 1, 1), ("I", 4, 1, 1, 1)],
    ]
    (table,) = found.blocks
    assert [cell.where for cell in table.rows[1]] == [f"table 1, row 2, column {at}" for at in (2, 3, 4)]  # type: ignore[union-attr]


def test_text_that_a_merged_cell_hides_is_told_of():
    rows = tr(tc("A", '<w:vMerge w:val="restart"/>'), tc("B")), tr(tc("khuất", "<w:vMerge/>"), tc("C"))
    found = source(tbl(*rows))
    assert shapes(found) == [[("A", 0, 0, 2, 1), ("B", 0, 1, 1, 1)], [("C", 1, 1, 1, 1)]]
    assert noted(found) == [("table 1, row 2, column 1", "khuất", "hidden_text")]


def test_cells_merged_the_old_way():
    row = tr(tc("A", '<w:hMerge w:val="restart"/>'), tc("khuất", "<w:hMerge/>"), tc("B"))
    found = source(tbl(row))
    assert shapes(found) == [[("A", 0, 0, 1, 2), ("B", 0, 2, 1, 1)]]
    assert noted(found) == [("table 1, row 1, column 2", "khuất", "hidden_text")]


def test_a_row_that_begins_further_right_keeps_its_columns():
    rows = (
        tr(tc("a"), tc("b"), tc("c")),
        tr(tc("d"), properties='<w:gridBefore w:val="2"/><w:gridAfter w:val="1"/>'),
    )
    assert shapes(source(tbl(*rows)))[1] == [("d", 1, 2, 1, 1)]


@pytest.mark.parametrize("span", ["0", "-5", "một", ""])
def test_a_span_that_is_none_is_one(span: str):
    assert shapes(source(tbl(tr(tc("a", f'<w:gridSpan w:val="{span}"/>'), tc("b"))))) == [
        [("a", 0, 0, 1, 1), ("b", 0, 1, 1, 1)]
    ]


def test_deleted_and_inserted_rows_and_cells():
    found = source(
        tbl(
            tr(tc("a"), tc("b")),
            tr(
                tc("x"),
                tc("<w:p><w:del>" + r("<w:delText>y</w:delText>") + "</w:del></w:p>"),
                properties="<w:del/>",
            ),
            tr(tc("c"), tc("d"), properties="<w:ins/>"),
            tr(tc("z", "<w:cellDel/>"), tc("e", "<w:cellIns/>")),
        )
    )
    assert shown(found) == [[["a", "b"], ["c", "d"], ["", "e"]]]
    assert noted(found) == [
        ("table 1, row 2", "x\ny", "deleted"),
        ("table 1, row 2", "c\td", "inserted"),
        ("table 1, row 3, column 1", "z", "deleted"),
        ("table 1, row 3, column 2", "e", "inserted"),
    ]


def test_a_cell_has_a_line_for_each_paragraph_and_no_blank_ones_around():
    for content in (
        p() + p("a") + p() + p(" ") + p("b") + p(" "),
        p(r("<w:br/>")) + p("a") + p() + p(" ") + p("b") + p(r("<w:br/>")),
    ):
        assert shown(source(tbl(tr(tc(content))))) == [[["a\n\n \nb"]]]


def test_a_table_in_a_cell_becomes_lines():
    inner = tbl(tr(tc("x"), tc(p("y") + p("z"))), tr(tc(), tc("1")), tr(tc(), tc()))
    found = source(tbl(tr(tc(p("a") + inner + p("b")))) + tbl(tr(tc("c"))))
    assert shown(found) == [[["a\nx\ty z\n\t1\nb"]], [["c"]]]
    assert noted(found) == [("table 1, row 1, column 1", "x\ty z\n\t1", "nested")]


ANNEX = tbl(
    tr(*map(tc, ("TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả", "Đánh giá"))),
    tr(*map(tc, ("1", "Công an", "Sắp xếp", "Xong", "50%"))),
)


def test_an_annex_in_a_table_that_lays_out_the_page_is_a_table():
    outer = tbl(tr(tc(p("TÊN BIỂU") + p("(Kèm theo)") + ANNEX + p("Nơi nhận"))), tr(tc("TM. UBND")))
    found = source(p("trước") + outer + p("sau"))
    annex = [
        ["TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả", "Đánh giá"],
        ["1", "Công an", "Sắp xếp", "Xong", "50%"],
    ]
    assert shown(found) == ["trước", "TÊN BIỂU", "(Kèm theo)", annex, "Nơi nhận", "TM. UBND", "sau"]
    assert noted(found) == []
    deeper = source(tbl(tr(tc("a"), tc(outer)), tr(tc("b"))))
    assert shown(deeper) == ["a", "TÊN BIỂU", "(Kèm theo)", annex, "Nơi nhận", "TM. UBND", "b"]


def test_a_table_like_an_annex_in_the_cell_of_an_annex_stays_text():
    found = source(ANNEX.replace(p("Xong"), p("Xong") + ANNEX))
    assert len(found.blocks) == 1
    assert [entry.why for entry in found.account] == ["account.nested"]
