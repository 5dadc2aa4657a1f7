"""Shapes that a stranger may choose cost steps and memory in proportion to their size; no clock is asked."""

from __future__ import annotations

import json
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from handmade.excel_book import book, inline, rows
from handmade.word_xml import docx, p, r, root, t, tbl, tc, tr
from steps import LINEAR, growth

from db.errors import Refused
from db.records import Period
from vqdesk.importing import file_import

if TYPE_CHECKING:
    from collections.abc import Callable

HEADINGS = ("TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Văn bản triển khai", "Kết quả", "Mức độ hoàn thành (%)")
TASK = ("1", "Phòng Nội vụ", "Sắp xếp", "Số 12/KH-UBND", "Đã xong", "50%")
PERIOD = Period("năm", 2024)


def word_row(texts: tuple[str, ...], properties: str = "") -> str:
    return tr(*(tc(text, properties) for text in texts))


def word_table(*lines: str) -> str:
    return tbl(word_row(HEADINGS), word_row(TASK), *lines)


def based_on_one_another(size: int) -> bytes:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(size)
    )
    body = word_table() + "".join(p(f"a{n}", f'<w:pStyle w:val="s{n}"/>') for n in range(size))
    return docx(body, styles=root("styles", styles))


def numbered_by_many_lists(size: int) -> bytes:
    lists = "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:lvl w:ilvl="0"><w:lvlText w:val="%1."/></w:lvl>'
        "</w:abstractNum>"
        for n in range(size)
    ) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(size))
    body = "".join(
        p("a", f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{n}"/></w:numPr>') for n in range(size)
    )
    return docx(word_table() + body, numbering=root("numbering", lists))


def merged_down(size: int) -> bytes:
    first = word_row(TASK, '<w:vMerge w:val="restart"/>')
    return docx(tbl(word_row(HEADINGS), first, *[word_row(("",) * 6, "<w:vMerge/>")] * size))


def runs_of_a_cell(size: int) -> bytes:
    cell = tc(p("".join(r(t(f"a{n} ")) for n in range(size))))
    return docx(tbl(word_row(HEADINGS), tr(*(tc(text) for text in TASK[:4]), cell, tc("1%"))))


def tables_one_after_another(size: int) -> bytes:
    return docx(word_table() + (p("a") + tbl(word_row(("x", "y")))) * size)


def tables_in_a_cell(size: int) -> bytes:
    return docx(word_table(tr(tc("2"), tc("B"), tc(tbl(word_row(("a", "b"))) * size + p()))))


def strings_that_share_looks(size: int) -> bytes:
    texts = "".join(f'<row r="{n}">{inline(f"A{n}", f"dòng {n}")}</row>' for n in range(3, size))
    head = "".join(inline(f"{'ABCDEF'[at]}1", text) for at, text in enumerate(HEADINGS))
    task = "".join(inline(f"{'ABCDEF'[at]}2", text) for at, text in enumerate(TASK))
    return book(rows(f'<row r="1">{head}</row><row r="2">{task}</row>{texts}'))


def merges_side_by_side(size: int) -> bytes:
    merges = "".join(f'<mergeCell ref="A{3 * n + 3}:F{3 * n + 4}"/>' for n in range(size))
    texts = "".join(f'<row r="{n}">{inline(f"A{n}", "a")}</row>' for n in range(3, 3 * size + 3))
    head = "".join(inline(f"{'ABCDEF'[at]}1", text) for at, text in enumerate(HEADINGS))
    task = "".join(inline(f"{'ABCDEF'[at]}2", text) for at, text in enumerate(TASK))
    after = f"<mergeCells>{merges}</mergeCells>"
    return book(rows(f'<row r="1">{head}</row><row r="2">{task}</row>{texts}', after=after))


def page(inside: str, style: str = "") -> bytes:
    lines = ("".join(f"<td>{text}" for text in line) for line in (HEADINGS, TASK))
    table = "".join(f"<tr>{line}" for line in lines)
    return f"<html><style>{style}</style><body><table>{table}{inside}</table></body></html>".encode()


def rules_for_many_classes(size: int) -> bytes:
    style = "".join(f"td.c{n} p span {{color:red}}" for n in range(size))
    return page("".join(f"<tr><td class=c{n}><p><span>a</span>" for n in range(size)), style)


def spans_that_hang(size: int) -> bytes:
    return page("".join(f"<tr><td rowspan={size}>a<td>b" for _ in range(60)) + "<tr><td>c" * size)


def wide_spans(size: int) -> bytes:
    return page("<tr><td colspan=6>a" * size)


def lists_in_cells(size: int) -> bytes:
    return page("<tr><td>2<td>B<td><ol>" + "<li>a" * size + "</ol>")


def lines_of_text(size: int) -> bytes:
    lines = ["\t".join(line) for line in (HEADINGS, TASK)]
    return "\n".join([*lines, *["đoạn văn không thuộc bảng"] * size]).encode()


def quotes_in_text(size: int) -> bytes:
    lines = ["\t".join(line) for line in (HEADINGS, TASK)]
    return "\n".join([*lines, *['2\t"B\t"a""\tb"'] * size]).encode()


def rows_of_csv(size: int) -> bytes:
    return "\n".join([";".join(HEADINGS), *[";".join(TASK)] * size]).encode()


def unknown_keys(size: int) -> bytes:
    form = {"schema": "vqdesk.report/1", "period": {"kind": "năm", "year": 2024}, "domains": []}
    return json.dumps({**form, **{f"lạ {n}": [{"a": [n]}] for n in range(size)}}).encode()


def tasks_of_json(size: int) -> bytes:
    tasks = [{"number": str(n), "content": "việc", "extra": {"Ghi chú": "a"}} for n in range(size)]
    headings = {"content": "Nội dung", "extra": ["Ghi chú"]}
    form = {"schema": "vqdesk.report/1", "period": {"kind": "năm", "year": 2024}, "headings": headings}
    return json.dumps({**form, "domains": [{"tasks": tasks}]}).encode()


SHAPES: dict[str, tuple[Callable[[int], bytes], int]] = {
    "a.docx, styles": (based_on_one_another, 150),
    "a.docx, lists": (numbered_by_many_lists, 100),
    "a.docx, merged": (merged_down, 100),
    "a.docx, runs": (runs_of_a_cell, 200),
    "a.docx, tables": (tables_one_after_another, 60),
    "a.docx, nested": (tables_in_a_cell, 60),
    "a.xlsx, strings": (strings_that_share_looks, 150),
    "a.xlsx, merges": (merges_side_by_side, 60),
    "a.html, rules": (rules_for_many_classes, 100),
    "a.html, hanging": (spans_that_hang, 60),
    "a.html, wide": (wide_spans, 100),
    "a.html, lists": (lists_in_cells, 300),
    "a.txt, lines": (lines_of_text, 300),
    "a.txt, quotes": (quotes_in_text, 150),
    "a.csv, rows": (rows_of_csv, 100),
    "a.json, keys": (unknown_keys, 200),
    "a.json, tasks": (tasks_of_json, 100),
}


def take(data: bytes, name: str) -> None:
    """Take a file in, up to what would be stored; what is refused is done as well."""
    try:
        for each in file_import._opened(data, name, None, keep_struck=False).annexes:  # noqa: SLF001
            each.recognise(period=PERIOD)
    except Refused as refused:
        if refused.key not in ("annex.no_task", "file.no_table"):
            raise


def most_memory(data: bytes, name: str) -> int:
    tracemalloc.start()
    try:
        take(data, name)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_much_takes_twice_the_steps(shape: str) -> None:
    make, size = SHAPES[shape]
    name = shape.partition(",")[0]
    assert growth(make, lambda data: take(data, name), size) < LINEAR


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_as_much_takes_twice_the_memory(shape: str) -> None:
    make, size = SHAPES[shape]
    name = shape.partition(",")[0]
    small, large = (make(2 * times * size) for times in (1, 2))
    take(small, name)  # what is made at the first use alone
    assert most_memory(large, name) < LINEAR * most_memory(small, name)
