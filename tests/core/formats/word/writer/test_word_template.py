"""An office's own Word file as the template: what is kept, what is put in, what is refused."""

from __future__ import annotations

import io
import itertools
import re
import shutil
import struct
import subprocess
import unicodedata
import zipfile
import zlib
from typing import TYPE_CHECKING

import docx
import pytest
from docx.enum.section import WD_SECTION
from docx.shared import Mm
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from db.errors import Refused
from vqdesk.annex.layout.style import AnnexStyle, Closing
from vqdesk.annex.layout.table import AnnexTable, lay_out
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer
from vqdesk.formats.word.writer.template import LARGEST_TEMPLATE, Template
from vqdesk.formats.word.writer.template_example import example
from vqdesk.importing.file_import import read_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MARKER = "[[BIỂU]]"
DOCUMENT, TYPES, STYLES = "word/document.xml", "[Content_Types].xml", "word/styles.xml"
SETTINGS, SETTINGS_RELATIONS = "word/settings.xml", "word/_rels/settings.xml.rels"
CLOSING = Closing(("Như trên;",), "Văn Quan, ngày 27 tháng 9 năm 2024", ("CHỦ TỊCH",), "Nguyễn Văn A")


def table(form: str = "paper", **style: object) -> AnnexTable:
    draft = sample_draft()
    rows = [row for section in draft.sections for row in (section.domain, *section.tasks)]
    return lay_out(draft.report, lambda: iter(rows), form, AnnexStyle(**style))


def written(template: bytes | None, annex: AnnexTable | None = None) -> bytes:
    """Write the sample into a template and let it be compared."""
    annex = annex or table()
    stream = io.BytesIO()
    word_writer.write(annex, stream, template)
    word_writer.compare(annex, stream, "annex.docx", template)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def made(*paragraphs: str) -> bytes:
    """Return a template by hand, of paragraphs as XML or as text."""
    inside = "".join(
        each if each.startswith("<") else f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs
    )
    content = b"<w:body>" + inside.encode()
    return changed(
        {DOCUMENT: lambda data: re.sub(rb"<w:body>.*?(?=<w:sectPr)", content, data, flags=re.DOTALL)}
    )


def changed(how: dict[str, Callable[[bytes], bytes]], template: bytes | None = None) -> bytes:
    """Return a template with some parts changed."""
    parts = parts_of(template or example())
    return packed(parts | {name: change(parts[name]) for name, change in how.items()})


def body(data: bytes) -> etree._Element:
    return etree.fromstring(parts_of(data)[DOCUMENT])[0]


def text_of(element: etree._Element) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def texts(data: bytes) -> list[str]:
    return [text_of(paragraph) for paragraph in body(data).iter(f"{W}p")]


def refused(template: bytes) -> str:
    with pytest.raises(Refused) as caught:
        Template(template, "mẫu.docx")
    assert caught.value.values["name"] == "mẫu.docx"
    return caught.value.key


def picture() -> io.BytesIO:
    """Return a PNG of one red pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")
    )


@pytest.fixture
def portrait() -> bytes:
    """Return a letter of python-docx: upright, a picture in the header, a footer, an author."""
    document = docx.Document()
    document.core_properties.author = "MAY-CUA-AN"
    document.core_properties.last_modified_by = "MAY-CUA-AN"
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header.paragraphs[0].add_run().add_picture(picture(), width=Mm(20))
    section.header.add_paragraph("[[CƠ QUAN]]")
    section.footer.paragraphs[0].text = "Địa chỉ: phố Tâm Thanh"
    document.add_heading("Thư của văn phòng", 1)
    document.add_paragraph(MARKER)
    document.add_paragraph("Dòng sau bảng")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


# What comes out


def test_the_table_takes_the_place_of_the_marker() -> None:
    out = written(made("Dòng trước", MARKER, "Dòng sau"))
    shown = texts(out)
    assert shown[0] == "Dòng trước"
    assert shown[1:4] == [
        "BIỂU ĐÁNH GIÁ",
        "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024",
        sample_draft().report.attached_to,
    ]
    assert shown[-2:] == ["", "Dòng sau"]
    assert MARKER not in "".join(shown)


def test_the_same_report_is_the_same_file(portrait: bytes) -> None:
    assert written(portrait) == written(portrait)


def test_an_annex_without_a_template_is_what_it_was() -> None:
    assert parts_of(written(None))[DOCUMENT].startswith(b"<?xml")
    assert next(iter(parts_of(written(None)))) == TYPES


def test_everything_else_is_kept_to_the_byte(portrait: bytes) -> None:
    before, after = parts_of(portrait), parts_of(written(portrait))
    assert set(before) == set(after)
    differing = {name for name in before if before[name] != after[name]}
    header = next(name for name in before if re.fullmatch(r"word/header\d*\.xml", name))
    assert differing <= {DOCUMENT, STYLES, "docProps/core.xml", "docProps/app.xml", header}
    assert "UBND huyện Văn Quan".encode() in after[header]
    start, end = before[DOCUMENT].index(MARKER.encode()), before[DOCUMENT].rindex(MARKER.encode())
    start = before[DOCUMENT].rindex(b"<w:p>", 0, start)
    end = before[DOCUMENT].index(b"</w:p>", end) + len(b"</w:p>")
    assert after[DOCUMENT].startswith(before[DOCUMENT][:start])
    assert after[DOCUMENT].endswith(before[DOCUMENT][end:])


def test_no_name_of_a_machine_is_left(portrait: bytes) -> None:
    out = parts_of(written(portrait))
    assert not any(b"MAY-CUA-AN" in data for data in out.values())
    core = out["docProps/core.xml"].decode()
    assert "<dc:creator>UBND huyện Văn Quan</dc:creator>" in core
    assert "BIỂU ĐÁNH GIÁ" in core
    assert "vi-VN" in core


def test_the_table_fills_the_room_between_the_template_s_margins(portrait: bytes) -> None:
    grid = [int(column.get(f"{W}w")) for column in body(written(portrait)).iter(f"{W}gridCol")]
    section = docx.Document(io.BytesIO(portrait)).sections[0]
    assert sum(grid) == round((section.page_width - section.left_margin - section.right_margin) / 635)


def test_python_docx_opens_it(portrait: bytes) -> None:
    document = docx.Document(io.BytesIO(written(portrait)))
    assert document.paragraphs[0].style.name == "Heading 1"
    assert document.tables[0].style.name == "Bảng biểu"
    assert len(document.tables[0].rows) == 2 + 4 + 13
    assert document.sections[0].footer.paragraphs[0].text == "Địa chỉ: phố Tâm Thanh"


def test_the_annex_comes_in_again(portrait: bytes, tmp_path: Path) -> None:
    for count, template in enumerate((example(), portrait)):
        path = tmp_path / f"annex{count}.docx"
        path.write_bytes(written(template, table(closing=CLOSING)))
        draft = read_file(path)[0].draft
        mine = sample_draft()
        # A letter's own heading stands over the titles as if it were one.
        assert draft.report.titles[count:] == mine.report.titles
        assert [len(section.tasks) for section in draft.sections] == [len(s.tasks) for s in mine.sections]
        for section, own in zip(draft.sections, mine.sections, strict=True):
            for task, meant in zip(section.tasks, own.tasks, strict=True):
                assert (task.result, task.evaluation) == (meant.result, meant.evaluation)


@pytest.mark.parametrize(
    "marker",
    [MARKER, "[[biểu]]", unicodedata.normalize("NFD", MARKER), "[[BIEU]]", " [[ Biểu ]] ", "[[BIÊU]]"],
)
def test_the_marker_is_found_however_it_is_typed(marker: str) -> None:
    assert "BIỂU ĐÁNH GIÁ" in texts(written(made(marker)))


@given(st.lists(st.integers(1, len(MARKER) - 1), max_size=6))
def test_the_marker_is_found_however_word_has_split_it(places: list[int]) -> None:
    edges = [0, *sorted(set(places)), len(MARKER)]
    runs = "".join(
        f"<w:proofErr/><w:r><w:rPr><w:b/></w:rPr><w:t>{MARKER[start:end]}</w:t></w:r>"
        for start, end in itertools.pairwise(edges)
    )
    template = Template(made("Trước", f"<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr>{runs}</w:p>", "Sau"))
    frame = template.frame(table())
    assert frame.before.endswith("<w:t>Trước</w:t></w:r></w:p>".encode())
    assert frame.after.startswith(b"<w:p><w:r><w:t>Sau</w:t>")


def test_titles_attached_line_and_organisation_stand_where_their_markers_stand() -> None:
    runs = "<w:r><w:t>[[CƠ </w:t></w:r><w:r><w:t>QUAN]] &amp; xã</w:t></w:r>"
    cell = f"<w:tbl><w:tr><w:tc><w:p>{runs}</w:p></w:tc></w:tr></w:tbl>"
    out = written(
        made(
            cell,
            "Số: [[tiêu đề]]!",
            "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>[[KÈM THEO]]</w:t></w:r></w:p>",
            MARKER,
        )
    )
    xml = parts_of(out)[DOCUMENT].decode()
    assert 'UBND huyện Văn Quan</w:t></w:r><w:r><w:t xml:space="preserve"> &amp; xã</w:t>' in xml
    assert 'Số: BIỂU ĐÁNH GIÁ</w:t><w:br/><w:t xml:space="preserve">Tiến độ' in xml
    assert '<w:i/></w:rPr><w:t xml:space="preserve">(Kèm theo' in xml
    assert xml.count("BIỂU ĐÁNH GIÁ") == xml.count("(Kèm theo") == 1


def test_text_that_only_looks_like_a_marker_stays() -> None:
    assert "[[ghi chú]] [x] [[" in texts(written(made("[[ghi chú]] [x] [[", MARKER)))


def test_the_electronic_form_leaves_the_top_of_the_page_to_the_template() -> None:
    out = parts_of(written(made(MARKER), table("electronic")))[DOCUMENT]
    assert b"ChoKySo" not in out
    assert "số ....".encode() in out


def test_the_section_of_the_marker_gives_the_width_and_stays() -> None:
    document = docx.Document()
    document.add_paragraph("Trang đứng")
    across = document.add_section(WD_SECTION.NEW_PAGE)
    across.page_width, across.page_height = Mm(297), Mm(210)
    across.left_margin = across.right_margin = Mm(20)
    document.add_paragraph(MARKER)
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("Trang cuối")
    stream = io.BytesIO()
    document.save(stream)
    out = written(stream.getvalue())
    assert len(docx.Document(io.BytesIO(out)).sections) == 3
    grid = [int(column.get(f"{W}w")) for column in body(out).iter(f"{W}gridCol")]
    assert sum(grid) == round((across.page_width - across.left_margin - across.right_margin) / 635)


def test_a_page_that_begins_with_the_marker_still_does() -> None:
    paragraph = f"<w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>{MARKER}</w:t></w:r></w:p>"
    assert b"<w:pageBreakBefore/>" in parts_of(written(made("Bìa", paragraph)))[DOCUMENT]


def test_a_template_of_word_s_own_kind_becomes_a_document() -> None:
    dotx = changed({TYPES: lambda data: data.replace(b"document.main+xml", b"template.main+xml")})
    assert b"template.main+xml" not in parts_of(written(dotx))[TYPES]
    assert docx.Document(io.BytesIO(written(dotx)))


def test_the_file_that_a_template_was_made_from_is_not_named() -> None:
    parts = parts_of(example())
    relation = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" '
        b'Target="file:///C:/Users/an/mau.dotx" TargetMode="External"/></Relationships>'
    )
    parts[SETTINGS_RELATIONS] = relation
    parts[SETTINGS] = parts[SETTINGS].replace(b"<w:zoom", b'<w:attachedTemplate r:id="r1"/><w:zoom')
    parts[SETTINGS] = parts[SETTINGS].replace(
        b"<w:settings ",
        b'<w:settings xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ',
    )
    out = parts_of(written(packed(parts)))
    assert b"Users" not in out[SETTINGS_RELATIONS]
    assert b"attachedTemplate" not in out[SETTINGS]
    assert etree.fromstring(out[SETTINGS]) is not None


# Styles


def style_of(data: bytes, style_id: str) -> etree._Element:
    return next(s for s in etree.fromstring(parts_of(data)[STYLES]) if s.get(f"{W}styleId") == style_id)


def test_our_styles_are_added_and_the_template_s_own_win() -> None:
    own = '<w:style w:type="paragraph" w:styleId="BangChu"><w:name w:val="Của tôi"/></w:style></w:styles>'
    out = written(changed({STYLES: lambda data: data.replace(b"</w:styles>", own.encode())}))
    assert style_of(out, "BangChu").find(f"{W}name").get(f"{W}val") == "Của tôi"
    assert style_of(out, "BangNoiDung").find(f"{W}rPr/{W}lang").get(f"{W}val") == "vi-VN"
    ids = [style.get(f"{W}styleId") for style in etree.fromstring(parts_of(out)[STYLES]).iter(f"{W}style")]
    assert len(ids) == len(set(ids))


def test_a_style_that_word_gave_another_id_is_followed() -> None:
    own = '<w:style w:type="paragraph" w:styleId="Biu-tn"><w:name w:val="Biểu - tên"/></w:style></w:styles>'
    out = written(changed({STYLES: lambda data: data.replace(b"</w:styles>", own.encode())}))
    style = style_of(out, "TenBieu")
    assert style.find(f"{W}basedOn").get(f"{W}val") == "Biu-tn"
    assert style.find(f"{W}pPr") is None
    assert style.find(f"{W}name").get(f"{W}val") != "Biểu - tên"


def test_our_table_stands_on_the_template_s_usual_table() -> None:
    out = written(
        changed(
            {
                STYLES: lambda data: re.sub(
                    rb'<w:style w:type="table" w:customStyle.*</w:style>', b"", data, flags=re.DOTALL
                ).replace(b'w:styleId="TableNormal"', b'w:styleId="BangThngthng"')
            }
        )
    )
    for style in ("BangBieu", "BangKy"):
        assert style_of(out, style).find(f"{W}basedOn").get(f"{W}val") == "BangThngthng"


def test_the_table_s_size_is_the_style_s() -> None:
    out = written(example(), table(table_size=14))
    assert style_of(out, "BangNoiDung").find(f"{W}rPr/{W}sz").get(f"{W}val") == "28"


def test_properties_that_a_template_lacks_are_added() -> None:
    parts = {name: data for name, data in parts_of(example()).items() if not name.startswith("docProps")}
    parts["_rels/.rels"] = re.sub(rb"<Relationship [^>]*docProps[^>]*/>", b"", parts["_rels/.rels"])
    parts[TYPES] = re.sub(rb'<Override PartName="/docProps[^>]*/>', b"", parts[TYPES])
    document = docx.Document(io.BytesIO(written(packed(parts))))
    assert document.core_properties.author == "UBND huyện Văn Quan"


# What is refused


@pytest.mark.parametrize(
    ("paragraphs", "key"),
    [
        (("Không có dấu",), "template.no_marker"),
        ((MARKER, MARKER), "template.markers"),
        ((f"{MARKER}{MARKER}",), "template.markers"),
        ((f"Bảng: {MARKER}",), "template.alone"),
        ((f"{MARKER}.",), "template.alone"),
        ((f"<w:p><w:r><w:br/><w:t>{MARKER}</w:t></w:r></w:p>",), "template.alone"),
        ((f"<w:p><w:r><w:t>{MARKER}</w:t></w:r><w:r><w:drawing/></w:r></w:p>",), "template.alone"),
        (
            (f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{MARKER}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",),
            "template.place",
        ),
        (
            (
                MARKER,
                f"<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>{MARKER}</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>",
            ),
            "template.place",
        ),
        (
            (f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{MARKER}</w:t></w:r></w:p></w:sdtContent></w:sdt>",),
            "template.place",
        ),
    ],
)
def test_a_marker_that_is_missing_or_misplaced_is_refused(paragraphs: tuple[str, ...], key: str) -> None:
    assert refused(made(*paragraphs)) == key


def test_a_marker_in_a_header_is_refused(portrait: bytes) -> None:
    parts = parts_of(portrait)
    header = next(name for name in parts if re.fullmatch(r"word/header\d*\.xml", name))
    template = changed({header: lambda data: data.replace("CƠ QUAN".encode(), "BIỂU".encode())}, portrait)
    assert refused(template) == "template.place"


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        (rb'<w:pgMar [^>]*/>', rb'\g<0><w:cols w:num="2"/>', "template.columns"),
        (rb'w:left="\d+"', b'w:left="14000"', "template.page"),
        (rb'w:left="\d+"', b'w:left="-5"', "template.page"),
        (rb'w:pgSz w:w="\d+"', b'w:pgSz w:w="999999999"', "template.page"),
        (rb'w:pgSz w:w="\d+"', b'w:pgSz w:w="x"', "template.page"),
        (rb'xmlns:w="[^"]*"', b'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"', "template.form"),
        (rb'<w:body>', b'<w:body xmlns:w="urn:other">', "template.form"),
        (rb'encoding="UTF-8"', b'encoding="ISO-8859-1"', "template.form"),
        (rb'\?>', b'?><!DOCTYPE x [<!ENTITY a "b">]>', "file.unreadable"),
        (rb'</w:body>', b'', "file.unreadable"),
    ],
)  # fmt: skip
def test_a_document_that_cannot_take_the_table_is_refused(old: bytes, new: bytes, key: str) -> None:
    template = changed({DOCUMENT: lambda data: re.sub(old, new, data, count=1)})
    assert refused(template) == key


@pytest.mark.parametrize(
    ("how", "key"),
    [
        (lambda parts: parts | {"word/vbaProject.bin": b"x"}, "template.macros"),
        (lambda parts: parts | {"word/activeX/activeX1.xml": b"<x/>"}, "template.macros"),
        (
            lambda parts: (
                parts
                | {TYPES: parts[TYPES].replace(b"wordprocessingml.document.main", b"x.macroEnabled.main")}
            ),
            "template.macros",
        ),
        (
            lambda parts: (
                parts
                | {
                    TYPES: parts[TYPES].replace(
                        b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"
                    )
                }
            ),
            "template.form",
        ),
        (lambda parts: {name: data for name, data in parts.items() if name != STYLES}, "template.form"),
        (lambda parts: {name: data for name, data in parts.items() if name != DOCUMENT}, "file.unreadable"),
        (lambda parts: parts | {"word/../../x": b""}, "file.unreadable"),
        (lambda parts: parts | {DOCUMENT: parts[DOCUMENT].decode().encode("utf-16")}, "template.form"),
    ],
)
def test_a_package_that_is_none_of_word_s_documents_is_refused(
    how: Callable[[dict[str, bytes]], dict[str, bytes]], key: str
) -> None:
    assert refused(packed(how(parts_of(example())))) == key


def test_what_is_no_package_is_refused() -> None:
    assert refused(b"") == "file.unreadable"
    assert refused(b"[[BI\xe1\xbb\x82U]]") == "file.unreadable"
    assert refused(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)) == "file.old_office"
    assert refused(bytes(LARGEST_TEMPLATE + 1)) == "file.too_big"
    bomb = parts_of(example()) | {"word/media/a.bin": bytes(200 << 20)}
    assert refused(packed(bomb)) == "file.too_big"


def test_a_document_that_is_none_of_a_clerk_s_is_too_big() -> None:
    assert refused(made(*["[[CƠ QUAN]]"] * 1001, MARKER)) == "file.too_big"
    assert refused(made("a" * (4 << 20), MARKER)) == "file.too_big"
    assert written(made(*["[[CƠ QUAN]]"] * 900, MARKER))


def test_styles_that_cannot_take_ours_are_refused() -> None:
    hidden = b"</w:styles><!-- </w:styles> -->"
    template = changed({STYLES: lambda data: data.replace(b"</w:styles>", hidden)})
    with pytest.raises(Refused) as caught:
        Template(template, "mẫu.docx")  # when it is chosen, not with each annex that it shall hold later
    assert (caught.value.key, caught.value.values) == ("template.form", {"name": "mẫu.docx"})


def test_a_part_is_found_whatever_its_case_when_properties_are_added() -> None:
    parts = {name: data for name, data in parts_of(example()).items() if not name.startswith("docProps/")}
    relations = re.sub(rb"<Relationship [^>]*docProps[^>]*/>", b"", parts.pop("_rels/.rels"))
    assert written(packed(parts | {"_RELS/.RELS": relations}))


@pytest.mark.parametrize("old", [b"Ph\xc3\xb2ng", b"<w:sectPr", "UBND huyện".encode()])
def test_whatever_is_changed_in_the_file_is_found_when_read_back(old: bytes) -> None:
    template = example()
    out = changed({DOCUMENT: lambda data: data.replace(old, old + b"x", 1)}, written(template))
    with pytest.raises(Refused) as caught:
        word_writer.compare(table(), io.BytesIO(out), "annex.docx", template)
    assert caught.value.key == "file.changed_readback"


@pytest.mark.parametrize("part", [STYLES, "word/header1.xml", "docProps/core.xml"])
def test_another_part_that_was_changed_is_found(part: str) -> None:
    out = changed({part: lambda data: data + b"\n"}, written(example()))
    with pytest.raises(Refused):
        word_writer.compare(table(), io.BytesIO(out), "annex.docx", example())


# With the other office program


@pytest.mark.skipif(
    shutil.which("soffice") is None or shutil.which("pdftotext") is None,
    reason="soffice or pdftotext is not there",
)
def test_a_template_that_libreoffice_saved_keeps_its_page_in_the_pdf(portrait: bytes, tmp_path: Path) -> None:
    (tmp_path / "mau.docx").write_bytes(portrait)
    call = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    saved = tmp_path / "saved"
    convert = [*call, "--convert-to", "docx", "--outdir", str(saved), str(tmp_path / "mau.docx")]
    subprocess.run(convert, check=True, capture_output=True)
    annex = table(closing=CLOSING)
    out = tmp_path / "annex.docx"
    out.write_bytes(written((saved / "mau.docx").read_bytes(), annex))
    assert len(read_file(out)[0].draft.sections) == 4
    subprocess.run(
        [*call, "--convert-to", "pdf", "--outdir", str(tmp_path), str(out)], check=True, capture_output=True
    )
    shown = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "annex.pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    for text in (
        "Thư của văn phòng",
        "88,0%",
        "Địa chỉ: phố Tâm Thanh",
        "Dòng sau bảng",
        "Nguyễn Văn A",
    ):
        assert text in unicodedata.normalize("NFC", shown)
