"""Parts of workbooks under other names than Excel gives: in another case, with backslashes, from the root."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from handmade.excel_book import DRAWING, IN_SHEET, MAIN, book, read, relations, rows, told, unzipped

from vqdesk.annex.source.grid import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = book(
    rows('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>0.5</v></c></row>'),
    strings="<si><t>chung</t></si>",
    styles='<cellXfs><xf/><xf numFmtId="9"/></cellXfs>',
    parts={
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            ("comments", "../comments1.xml"), ("drawing", "../drawings/drawing1.xml")
        ),
        "xl/comments1.xml": f'<comments xmlns="{MAIN}"><commentList><comment ref="A1"><text><t>xem lại</t></text>'
        "</comment></commentList></comments>",
        "xl/drawings/drawing1.xml": f'<xdr:wsDr xmlns:xdr="{IN_SHEET}" xmlns:a="{DRAWING}"><xdr:sp><xdr:txBody>'
        "<a:p><a:r><a:t>hộp</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>",
    },
)


def packed(name: Callable[[str], str], target: Callable[[str], str] = str) -> bytes:
    """Return the workbook with its parts named otherwise, and otherwise named in relations."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, text in unzipped(DATA).items():
            entry = zipfile.ZipInfo("a")
            entry.filename = name(part)  # kept as it is: zipfile itself turns slashes
            archive.writestr(entry, target(text) if part.endswith(".rels") else text)
    return stream.getvalue()


def rooted(text: str) -> str:
    for folder in ("../", "xl/"):
        text = text.replace(f'Target="{folder}', 'Target="/xl/')
    return text.replace('Target="worksheets', 'Target="/xl/worksheets')


@pytest.mark.parametrize(
    ("name", "target"),
    [
        (str, str),
        (str.upper, str),
        (str.lower, str),
        (lambda part: part.replace("sharedStrings", "SharedStrings"), str),
        (lambda part: part.replace("/", "\\"), str),
        (lambda part: part.replace("/", "\\").title(), str),
        (lambda part: f"/{part}", str),
        (str, rooted),
        (
            str,
            lambda text: text.replace('Target="../', 'Target="..\\').replace('Target="xl/', 'Target="xl\\'),
        ),
        (str, lambda text: text.replace('Target="worksheets', 'Target="./Worksheets')),
        (
            lambda part: part.replace("sheet1.xml", "trang 1.xml"),
            lambda text: text.replace("sheet1", "trang%201"),
        ),
    ],
)
def test_a_part_is_found_whatever_its_name_looks_like(
    name: Callable[[str], str], target: Callable[[str], str]
):
    data = packed(name, target)
    box, table = read(data).blocks
    assert box == Paragraph("hộp", "sheet 1, box 1")
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["chung", "50%"]
    assert [what for _, what, *_ in told(data)] == ["xem lại"]
