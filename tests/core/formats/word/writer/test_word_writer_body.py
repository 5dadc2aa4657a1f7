"""The rows of a Word file, written a page at a time and read back by markup that was met before."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

import pytest
from former_columns import Headings
from handmade.word_xml import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from db.errors import Refused
from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout.table import lay_out
from vqdesk.annex.source.cell_contents import trim_blank_lines
from vqdesk.annex.source.grid import Table
from vqdesk.formats.word.known_rows import KnownRows
from vqdesk.formats.word.reader.document import read_source
from vqdesk.formats.word.writer import body, readback
from vqdesk.formats.word.writer.body import TABLE_END, TEXT_WIDTH_DXA, body_pieces
from vqdesk.formats.word.writer.styles import STYLE_IDS
from vqdesk.text.document_symbols import replace_hyphens

if TYPE_CHECKING:
    from vqdesk.annex.layout.table import AnnexRow

REPORT = Report(
    "r", "", Period("năm", 2024), (), "", Headings("TT", "Đơn vị", "Việc", None, None, "Kết quả").columns
)
TEXTS = st.sampled_from(
    (
        "",
        "Trồng rừng",
        "một\n\nhai",
        "\n",
        "số 42/KH-UBND, 3-CV/HU",
        "a & <b>\t\r",
        "a\x1fb",
        "/A-B\n/C-D",
        "5-",
    )
) | st.text(st.sampled_from("aĐ/-\n&<1 "), max_size=12)
TASKS = st.builds(lambda *texts: Task("r", "d", "t", *texts[:3], "", texts[3]), *[TEXTS] * 4)
DOMAINS = st.builds(lambda numeral, name: Domain("r", "d", numeral, name), TEXTS, TEXTS)
RECORDS = st.lists(TASKS | DOMAINS, max_size=9)


def written(records: list[Task | Domain], rows_a_piece: int) -> bytes:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(body, "_ROWS_A_PIECE", rows_a_piece)
        return b"".join(body_pieces(lay_out(REPORT, lambda: iter(records)), TEXT_WIDTH_DXA))


def written_cell_by_cell(row: AnnexRow) -> str:
    """Return a row as it stands between its tags, without its cells' properties."""
    cells = []
    for text, (role, _, _) in zip(row.texts, row.shape, strict=True):
        paragraphs = ""
        for line in text.split("\n"):
            marked = escape(line).replace("\r", "&#13;")
            marked = marked.replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
            marked = replace_hyphens(marked, '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">')
            run = f'<w:r><w:t xml:space="preserve">{marked}</w:t></w:r>' if line else ""
            paragraphs += f'<w:p><w:pPr><w:pStyle w:val="{STYLE_IDS[role]}"/></w:pPr>{run}</w:p>'
        cells.append(paragraphs)
    return "".join(cells)


@settings(max_examples=200, deadline=None)
@given(RECORDS, st.integers(1, 4))
def test_rows_written_a_page_at_a_time_are_those_written_cell_by_cell(records, rows_a_piece):
    xml = written(records, rows_a_piece).decode()
    rows = xml.removesuffix(f"</w:tbl>{TABLE_END}").split("<w:tr>")
    expected = list(map(written_cell_by_cell, lay_out(REPORT, lambda: iter(records)).rows))
    for row, plain in zip(rows[len(rows) - len(expected) :], expected, strict=True):
        cells = [cell[cell.index("<w:p>") :] for cell in row.removesuffix("</w:tr>").split("</w:tc>")[:-1]]
        assert "".join(cells) == plain


def found(data: bytes, size: int) -> list[object] | str:
    """Return what is read back, or why nothing is."""
    try:
        return list(
            readback.read_body_pieces((data[at : at + size] for at in range(0, len(data), size)), "tệp.docx")
        )
    except Refused as refused:
        return refused.key


def found_by_grammar(data: bytes, size: int) -> list[object] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KnownRows, "texts", lambda _self, _rows: None)
        return found(data, size)


@settings(max_examples=300, deadline=None)
@given(
    RECORDS,
    st.integers(20, 2_000),
    st.integers(0, 9_999),
    st.sampled_from(
        (b"", b"<", b">", b"&", b"&#13;", b"\x08", b"\xc3", b"\xef\xbf\xbe", b"</w:tr>", b"<w:t/>", b"{0}")
    ),
    st.integers(0, 3),
)
def test_known_markup_is_read_back_as_by_the_grammar(records, size, place, sign, gone):
    data = written(records * 2, 64)
    assert found(data, size) == found_by_grammar(data, size)
    place %= len(data)
    data = data[:place] + sign + data[place + gone :]
    assert found(data, size) == found_by_grammar(data, size)


def test_a_long_annex_is_read_back_by_markup_that_was_met_before(monkeypatch):
    asked = [0, 0]
    texts = KnownRows.texts

    def counted(self, rows):
        known = texts(self, rows)
        asked[known is None] += len(rows)
        return known

    monkeypatch.setattr(KnownRows, "texts", counted)
    records = [Task("r", "d", f"t{at}", str(at), "Phòng A", f"Việc {at}", "", "xong") for at in range(90)]
    assert len(found(written(records, 64), 1_000)) == 92
    assert asked[0] > 85


READ_ALIKE = st.sampled_from(("số 42/KH-UBND, 3-CV/HU", "/A-B\n/C-D", "\n", "a & <b>\t")) | st.text(
    st.sampled_from("aĐ/-\n&<1\t "), max_size=12
)
ANYBODYS = st.lists(
    st.builds(lambda *texts: Task("r", "d", "t", *texts[:3], "", texts[3]), *[READ_ALIKE] * 4)
    | st.builds(lambda numeral, name: Domain("r", "d", numeral, name), READ_ALIKE, READ_ALIKE),
    max_size=9,
)


@settings(max_examples=200, deadline=None)
@given(ANYBODYS)
def test_the_grammar_finds_what_the_reader_of_anybodys_files_finds(records):
    data = written(records, 64)
    by_grammar = [
        [(trim_blank_lines(text), columns) for text, (columns, _) in zip(row.texts, row.spans, strict=True)]
        for row in found(data, 2_000)
        if isinstance(row, readback.TableRow)
    ]
    document = docx(data.decode().replace(TABLE_END, ""))
    tables = (block for block in read_source(document, "tệp.docx").blocks if isinstance(block, Table))
    read = [[(cell.text, cell.column_span) for cell in row] for table in tables for row in table.rows]
    assert by_grammar == read
