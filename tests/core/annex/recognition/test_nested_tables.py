"""Tables in cells: which are annexes and come out, which become lines, and what their places are called."""

from __future__ import annotations

import pytest

from db.errors import Refused
from vqdesk.annex.recognition.open_questions import nested_tables
from vqdesk.annex.recognition.open_questions.nested_tables import take_out_nested
from vqdesk.annex.source.cell_contents import join_contents
from vqdesk.annex.source.grid import Cell, Paragraph, Source, Table
from vqdesk.annex.source.import_log import LogEntry

HEADINGS = ("TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả")

Block = Paragraph | Table


def table(number: int, *rows: tuple[str | list[Block], ...], chunk: str = "") -> Table:
    """Return a table whose cells are texts, or hold paragraphs and tables."""
    contents: dict[str, list[Block]] = {}
    cells: list[list[Cell]] = []
    for index, row in enumerate(rows):
        cells.append([])
        for column, inner in enumerate(row):
            where = f"{chunk}table {number}, row {index + 1}, column {column + 1}"
            if not isinstance(inner, str):
                contents[where] = inner
            text = inner if isinstance(inner, str) else join_contents(inner)
            cells[-1].append(Cell(text, index, column, where=where))
    return Table(cells, contents=contents)


def annex(number: int) -> Table:
    return table(number, HEADINGS, ("1", "Công an", "Tuần tra", "Xong"))


def small(number: int, chunk: str = "") -> Table:
    return table(number, ("x", "y"), chunk=chunk)


def shown(source: Source) -> list[object]:
    return [
        block.text if isinstance(block, Paragraph) else [[cell.text for cell in row] for row in block.rows]
        for block in source.blocks
    ]


def places(source: Source) -> list[str]:
    return [
        block.where if isinstance(block, Paragraph) else block.rows[0][0].where.partition(", row")[0]
        for block in source.blocks
    ]


def test_an_annex_comes_out_with_the_texts_around_it_as_paragraphs() -> None:
    strong = Paragraph("TÊN BIỂU", "w", strong=True)
    outer = table(1, ("a\nb", [strong, Paragraph("", "w"), annex(2), Paragraph("Nơi nhận", "w")]), ("c", ""))
    found = take_out_nested(Source([outer, Paragraph("sau")], (), "a"))
    rows = [list(HEADINGS), ["1", "Công an", "Tuần tra", "Xong"]]
    assert shown(found) == ["a", "b", "TÊN BIỂU", rows, "Nơi nhận", "c", "sau"]
    assert found.blocks[2] == strong
    assert not found.account


def test_tables_that_became_lines_are_counted_no_more() -> None:
    first = table(1, HEADINGS, ("1", "a", "b", [Paragraph("c", "w"), small(2)]))
    told = LogEntry("table 2, row 1, column 2", "kín", "skipped", "account.hidden_text")
    found = take_out_nested(
        Source([first, small(3)], (told, LogEntry("table 3", "s", "converted", "y")), "a")
    )
    assert places(found) == ["table 1", "table 2"]
    assert [(entry.where, entry.what) for entry in found.account] == [
        ("table 1, row 2, column 4", "kín"),
        ("table 2", "s"),
        ("table 1, row 2, column 4", "x\ty"),
    ]


def test_each_file_in_a_file_counts_its_own_tables() -> None:
    inside = table(1, ("a", [small(2, "chunk 1, ")]), chunk="chunk 1, ")
    found = take_out_nested(Source([inside, small(3, "chunk 1, "), small(3)], (), "a"))
    assert places(found) == ["chunk 1, table 1", "chunk 1, table 2", "table 3"]


def test_what_lies_in_an_annex_stays_in_it_however_deep() -> None:
    deep = table(2, ("z", [annex(3)]))
    found = take_out_nested(Source([table(1, HEADINGS, ("1", "a", "b", [deep])), small(4)], (), "a"))
    assert places(found) == ["table 1", "table 2"]
    assert {entry.where for entry in found.account} == {"table 1, row 2, column 4"}


def test_an_annex_in_a_layout_in_a_layout_comes_out() -> None:
    found = take_out_nested(Source([table(1, ([table(2, ("a", [annex(3)])), small(4)],))], (), "a"))
    assert places(found) == ["table 2, row 1, column 1", "table 3", "table 1, row 1, column 1"]
    assert shown(found)[0] == "a"
    assert shown(found)[2] == "x\ty"


def test_a_cell_of_too_many_lines_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nested_tables, "LONGEST_CELL", 3)
    source = Source([table(1, ([Paragraph("a", "w"), small(2)],))], (), "a")
    with pytest.raises(Refused) as refused:
        take_out_nested(source)
    assert refused.value.key == "file.too_big"


def test_a_source_without_any_is_the_same() -> None:
    source = Source([small(1), Paragraph("a")], (), "a")
    assert take_out_nested(source) is source
