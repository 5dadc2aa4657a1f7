"""The watermark of the leader's copy: in the margin of every printed page, and in front of both sheets."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import openpyxl

from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.columns.internal import WATERMARK
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.excel.writer import workbook
from vqdesk.importing.file_import import read_file


def table(watermark: str = WATERMARK) -> AnnexTable:
    draft = sample_draft()
    rows = [row for section in draft.sections for row in (section.domain, *section.tasks)]
    return replace(lay_out(draft.report, lambda: iter(rows)), watermark=watermark)


def written(watermark: str = WATERMARK) -> bytes:
    stream = io.BytesIO()
    workbook.write(table(watermark), stream)
    workbook.compare(table(watermark), stream, "annex.xlsx")
    return stream.getvalue()


def test_every_printed_page_says_it_in_its_margin() -> None:
    for sheet in openpyxl.load_workbook(io.BytesIO(written())):
        assert sheet.oddHeader.left.text == sheet.firstHeader.left.text == WATERMARK
        assert sheet.oddHeader.center.text == "&P"


def test_both_sheets_say_it_on_a_screen() -> None:
    with zipfile.ZipFile(io.BytesIO(written())) as archive:
        drawings = [name for name in archive.namelist() if name.startswith("xl/drawings/")]
        assert [WATERMARK.encode() in archive.read(name) for name in drawings] == [True, True]


def test_an_issued_workbook_says_nothing_of_it() -> None:
    with zipfile.ZipFile(io.BytesIO(written(""))) as archive:
        assert not any("drawing" in name for name in archive.namelist())
        assert not any(WATERMARK.encode() in archive.read(name) for name in archive.namelist())


def test_a_marked_workbook_is_read_as_the_same_annex_and_the_words_are_told(tmp_path) -> None:
    def told(watermark: str) -> set[str]:
        file = tmp_path / "annex.xlsx"
        file.write_bytes(written(watermark))
        (found,) = read_file(file)
        assert found.draft.report.titles == sample_draft().report.titles
        return {entry.what for entry in found.account}

    assert told(WATERMARK) - told("") == {WATERMARK}
