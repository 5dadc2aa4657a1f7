"""The watermark of the leader's copy: on every page of a Word file, our own or an office's."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
import pytest
from docx.enum.section import WD_SECTION

from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.columns.internal import WATERMARK
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer
from vqdesk.formats.word.writer.template_example import example
from vqdesk.importing.file_import import read_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"


def table(watermark: str = WATERMARK) -> AnnexTable:
    draft = sample_draft()
    rows = [row for section in draft.sections for row in (section.domain, *section.tasks)]
    return replace(lay_out(draft.report, lambda: iter(rows)), watermark=watermark)


def written(template: bytes | None = None, watermark: str = WATERMARK) -> bytes:
    stream = io.BytesIO()
    word_writer.write(table(watermark), stream, template)
    word_writer.compare(table(watermark), stream, "annex.docx", template)
    return stream.getvalue()


def template(*, first: bool = False, even: bool = False, own: bool = False, sections: int = 1) -> bytes:
    """Return an office's template whose pages have these headers."""
    document = docx.Document()
    document.add_paragraph("[[BIỂU]]")
    for _ in range(sections - 1):
        document.add_section(WD_SECTION.NEW_PAGE)
    document.settings.odd_and_even_pages_header_footer = even
    for section in document.sections:
        section.different_first_page_header_footer = first
    if own:
        document.sections[0].header.paragraphs[0].text = "Văn phòng"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def marks(part) -> list[str]:
    return [str(each.get("string")) for each in part.element.iter(TEXTPATH) if each.get("string")]


def headers_shown(data: bytes) -> list[list[str]]:
    """Return the words behind the pages of each kind that Word shows, section by section."""
    document = docx.Document(io.BytesIO(data))
    shown = []
    for section in document.sections:
        kinds = [section.header]
        kinds += [section.first_page_header] if section.different_first_page_header_footer else []
        kinds += [section.even_page_header] if document.settings.odd_and_even_pages_header_footer else []
        shown += [marks(kind.part) for kind in kinds]
    return shown


@pytest.mark.parametrize(
    "office",
    [
        None,
        example(),
        template(),
        template(own=True),
        template(first=True, even=True),
        template(first=True, own=True, sections=3),
        template(sections=2),
    ],
    ids=["our own", "example", "bare", "header", "three kinds", "three sections", "two sections"],
)
def test_the_watermark_stands_behind_every_page(office):
    shown = headers_shown(written(office))
    assert shown
    assert all(each == [WATERMARK] for each in shown)
    assert not any(headers_shown(written(office, "")))


def test_all_else_of_a_marked_file_is_as_it_was():
    def body(data: bytes) -> bytes:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.read("word/document.xml").partition(b"<w:sectPr")[0]

    assert body(written()) == body(written(watermark=""))
    assert body(written(example())) == body(written(example(), ""))


def test_an_office_s_own_header_stays():
    document = docx.Document(io.BytesIO(written(template(own=True))))
    assert document.sections[0].header.paragraphs[0].text == "Văn phòng"


def test_a_marked_file_is_read_as_the_same_annex_and_the_words_are_told(tmp_path):
    file = tmp_path / "annex.docx"
    file.write_bytes(written())
    (found,) = read_file(file)
    assert found.draft.report.titles == sample_draft().report.titles
    told = [(entry.what.replace(WATERMARK, ""), entry.action) for entry in found.account]
    assert told == [("", "skipped")]
