"""Small workbooks by hand, and what is read of them."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from handmade.docx import zipped

from db.errors import Refused
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.source.grid import Source, Table
from vqdesk.formats.excel.reader.workbook import read_source

if TYPE_CHECKING:
    import openpyxl

NAME = "biểu.xlsx"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
IN_SHEET = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
ALTERNATIVE = "http://schemas.openxmlformats.org/markup-compatibility/2006"


def relations(*related: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{n}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(related, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}">{lines}</Relationships>'


def worksheet(inner: str) -> str:
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{RELATIONS}">{inner}</worksheet>'


def rows(*lines: str, after: str = "", before: str = "") -> str:
    return worksheet(f"{before}<sheetData>{''.join(lines)}</sheetData>{after}")


def book(
    *sheets: str,
    strings: str | None = None,
    styles: str = "",
    properties: str = "",
    after: str = "",
    states: tuple[str, ...] = (),
    parts: dict[str, str] | None = None,
) -> bytes:
    """Return a workbook of sheets in XML; `styles` and `strings` are the inner XML of theirs.

    `properties` stand before the sheets in the workbook's own part, `after` behind them.
    """
    states = states + ("visible",) * (len(sheets) - len(states))
    listed = "".join(
        f'<sheet name="Biểu {n}" sheetId="{n}" state="{state}" r:id="rId{n}"/>'
        for n, state in enumerate(states, 1)
    )
    others = [("styles", "styles.xml")] + (
        [("sharedStrings", "sharedStrings.xml")] if strings is not None else []
    )
    files = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{properties}<sheets>{listed}</sheets>{after}</workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *(("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)), *others
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
        **{f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in enumerate(sheets, 1)},
        **(parts or {}),
    }
    if strings is not None:
        files["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{strings}</sst>'
    return zipped(files)


def saved(made: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def read(data: bytes) -> Source:
    return decide_open(read_source(data, NAME))


def tables(data: bytes) -> list[Table]:
    return [block for block in read(data).blocks if isinstance(block, Table)]


def texts(data: bytes) -> list[list[str]]:
    (table,) = tables(data)
    return [[cell.text for cell in row] for row in table.rows]


def told(data: bytes) -> list[tuple[str, str, str, str]]:
    return [(entry.where, entry.what, entry.action, entry.why) for entry in read(data).account]


def inline(place: str, text: str, more: str = "") -> str:
    return f'<c r="{place}" t="inlineStr" {more}><is><t xml:space="preserve">{text}</t></is></c>'


def refused(data: bytes) -> str:
    with pytest.raises(Refused) as error:
        read(data)
    assert error.value.values == {"name": NAME}
    return error.value.key


def unzipped(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode().partition("?>")[2] for name in archive.namelist()}


def escaped(text: str) -> str:
    return "".join(f"&#{ord(sign)};" for sign in text)
