"""The annex as DOCX: its bytes, its styles as they work out, its invisible signs, and the reading back."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from former_columns import Headings, headings_of
from lxml import etree

from db.errors import Refused
from db.records import Domain, Period, Report, Task
from vqdesk.annex.layout.table import lay_out
from vqdesk.first_store.sample import sample_draft
from vqdesk.formats.word.writer import document as word_writer
from vqdesk.formats.word.writer.parts import DOCUMENT

GOLDEN = Path(__file__).parents[4] / "data" / "golden"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

REPORT = Report(
    "r",
    "UBND xã “A & B”",
    Period("9 tháng", 2024),
    ("BIỂU ĐÁNH GIÁ", "Tiến độ <9 tháng> năm 2024"),
    "(Kèm theo Báo cáo số 759/BC -UBND, ngày 27/9/2024)",
    Headings("TT", "Tên đơn vị", "Nội dung", "Kết quả", "Văn bản", "Khối lượng", "Mức độ\n(%)").columns,
)
ROWS = (
    Domain("r", "d1", "I", "Lĩnh vực kinh tế"),
    Task("r", "d1", "t1", "1", "Phòng A", "Một\n\nhai", "42/KH-UBND", "cột\tsau  hai dấu cách ", "88,0%"),
    Task("r", "d1", "t2", "", "", "a\u00a0b\u00adc\u2011d", "<p>&amp;", '"ngoặc"', ""),
    Domain("r", "d2", "II", "Lĩnh vực văn hoá"),
)


def table(*rows, of=REPORT):
    return lay_out(of, lambda: iter(rows or ROWS))


def sample_table():
    draft = sample_draft()
    rows = [record for section in draft.sections for record in (section.domain, *section.tasks)]
    return lay_out(draft.report, lambda: iter(rows))


def written(of) -> bytes:
    stream = io.BytesIO()
    word_writer.write(of, stream)
    return stream.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    parts = parts_of(data)
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.fixture(scope="module")
def sample() -> dict[str, etree._Element]:
    """Return the parts of the sample's DOCX, parsed."""
    return {name: etree.fromstring(content) for name, content in parts_of(written(sample_table())).items()}


@pytest.fixture(scope="module")
def document(sample) -> etree._Element:
    return sample[DOCUMENT]


# parts


@pytest.mark.parametrize(
    "part", ["[Content_Types].xml", "word/styles.xml", "word/settings.xml", "word/fontTable.xml"]
)
def test_what_is_the_same_in_every_annex_is_the_golden_part(part):
    golden = GOLDEN / Path(part).name.strip("[").replace("]", "")
    assert parts_of(written(table()))[part].decode() == golden.read_text(encoding="utf-8")


def test_the_same_annex_is_the_same_bytes():
    data = written(table())
    assert written(table()) == data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_DEFLATED}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_the_properties_name_the_organisation_and_nobody_else():
    parts = parts_of(written(table()))
    core = etree.fromstring(parts["docProps/core.xml"])
    found = {etree.QName(element).localname: element.text for element in core}
    assert found == {
        "title": "BIỂU ĐÁNH GIÁ Tiến độ <9 tháng> năm 2024",
        "creator": "UBND xã “A & B”",
        "language": "vi-VN",
    }


# page


def test_the_page_number_fits_into_the_margin_above(sample, document):
    margins = document.find(f".//{W}pgMar")
    header = sample["word/header1.xml"]
    style = effective(sample["word/styles.xml"], header.find(f".//{W}pStyle").get(W + "val"))
    assert style["jc"] == "center"
    assert 26 <= int(style["sz"]) <= 28
    height = 1.2 * 10 * int(style["sz"])  # of the line, in twentieths of a point
    assert int(margins.get(W + "header")) + height < int(margins.get(W + "top"))


# table


def test_a_domain_s_row_is_bold_and_spans(sample, document):
    row = list(document.iter(W + "tr"))[2]
    assert ["".join(cell.itertext()) for cell in row.iter(W + "tc")] == ["I", "Lĩnh vực kinh tế"]
    assert [attribute(cell, "gridSpan", "1") for cell in row.iter(W + "tc")] == ["1", "5"]
    styles = [style.get(W + "val") for style in row.iter(W + "pStyle")]
    assert all("b" in effective(sample["word/styles.xml"], style) for style in styles)


def test_tt_and_percentage_are_centred_and_the_narrative_justified(sample, document):
    row = list(document.iter(W + "tr"))[3]
    found = [effective(sample["word/styles.xml"], style.get(W + "val")) for style in row.iter(W + "pStyle")]
    assert [style.get("jc", "left") for style in found] == [
        "center",
        "left",
        "left",
        "left",
        "both",
        "center",
    ]
    assert {style["sz"] for style in found} == {"24"}
    assert not any("b" in style for style in found)


def test_the_last_paragraph_makes_no_page_of_its_own(sample, document):
    last = document.find(W + "body")[-2]
    assert last.tag == W + "p"
    style = effective(sample["word/styles.xml"], last.find(f".//{W}pStyle").get(W + "val"))
    assert int(style["sz"]) == 2
    assert style["spacing"] == "exact 20"


# styles


def test_every_style_in_use_is_defined(sample, document):
    defined = {style.get(W + "styleId") for style in sample["word/styles.xml"].iter(W + "style")}
    used = {one.get(W + "val") for one in document.iter(W + "pStyle", W + "tblStyle")}
    assert used <= defined
    based = {one.get(W + "val") for one in sample["word/styles.xml"].iter(W + "basedOn")}
    assert based <= defined


def attribute(cell: etree._Element, tag: str, default: str) -> str:
    found = cell.find(f"{W}tcPr/{W}{tag}")
    return default if found is None else found.get(W + "val")


def effective(styles: etree._Element, style_id: str) -> dict:
    """Return what a paragraph style comes to: the document's defaults, then its ancestors, then itself."""
    chain = []
    while style_id:
        (style,) = styles.findall(f"{W}style[@{W}styleId='{style_id}']")
        chain.append(style)
        based = style.find(W + "basedOn")
        style_id = "" if based is None else based.get(W + "val")
    result: dict = {}
    for place in (styles.find(W + "docDefaults"), *reversed(chain)):
        for element in place.iter():
            name = etree.QName(element).localname
            values = {etree.QName(key).localname: value for key, value in element.attrib.items()}
            if name == "spacing" and "line" in values:
                result[name] = f"{values['lineRule']} {values['line']}"
            elif name in ("b", "i", "jc", "sz"):
                result[name] = values.get("val", "")
    return result


# text


def test_paragraphs_tabs_and_invisible_characters_are_kept():
    rows = list(etree.fromstring(parts_of(written(table()))[DOCUMENT]).iter(W + "tr"))
    content = list(rows[3].iter(W + "tc"))[2]
    assert ["".join(p.itertext()) for p in content.iter(W + "p")] == ["Một", "", "hai"]
    result = list(rows[3].iter(W + "tc"))[4]
    assert [etree.QName(one).localname for one in result.iter(W + "t", W + "tab")] == ["t", "tab", "t"]
    assert [one.text for one in result.iter(W + "t")] == ["cột", "sau  hai dấu cách "]
    assert {one.get("{http://www.w3.org/XML/1998/namespace}space") for one in result.iter(W + "t")} == {
        "preserve"
    }
    assert "".join(list(rows[4].iter(W + "tc"))[2].itertext()) == "a\u00a0b\u00adc\u2011d"


def test_more_columns_than_word_can_hold_are_refused():
    headings = replace(headings_of(REPORT), extra=tuple(str(number) for number in range(58)))
    with pytest.raises(Refused) as refused:
        written(table(of=replace(REPORT, columns=headings.columns)))
    assert refused.value.key == "word.columns"


# reading back


def test_what_was_written_compares_equal():
    for one in (table(), sample_table(), table(of=replace(REPORT, titles=(), attached_to=""))):
        word_writer.compare(one, io.BytesIO(written(one)), "a.docx")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        (DOCUMENT, "hai dấu cách ", "hai dấu cách"),
        (DOCUMENT, "BIỂU", "Biểu"),
        (DOCUMENT, "759/BC", "760/BC"),
        (DOCUMENT, "Khối lượng", "Khối"),
        (DOCUMENT, '<w:vMerge w:val="continue"/>', ""),
        (DOCUMENT, "</w:body>", "<w:p/></w:body>"),
        (DOCUMENT, "</w:document>", ""),
        (DOCUMENT, "88,0%</w:t>", '88,0%</w:t><w:sym w:char="F0FC"/>'),
        ("word/styles.xml", "Times New Roman", "Arial"),
        ("docProps/core.xml", "UBND", "HĐND"),
    ],
)
def test_a_difference_is_caught(part, old, new):
    data = changed(written(table()), part, old, new)
    with pytest.raises(Refused) as refused:
        word_writer.compare(table(), io.BytesIO(data), "a.docx")
    assert refused.value.key == "file.changed_readback"
    assert refused.value.values == {"name": "a.docx"}


@pytest.mark.parametrize("rows", [ROWS[:-1], (*ROWS, ROWS[1]), (ROWS[0], ROWS[2], ROWS[1], ROWS[3])])
def test_a_row_too_few_too_many_or_in_another_place_is_caught(rows):
    with pytest.raises(Refused) as refused:
        word_writer.compare(table(*rows), io.BytesIO(written(table())), "a.docx")
    assert refused.value.key == "file.changed_readback"


def test_a_part_too_many_is_caught():
    stream = io.BytesIO(written(table()))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"")
    with pytest.raises(Refused) as refused:
        word_writer.compare(table(), stream, "a.docx")
    assert refused.value.key == "file.changed_readback"


def test_a_carriage_return_would_come_back_as_one():
    odd = table(Task("r", "d", "t", content="a\rb\r"))
    word_writer.compare(odd, io.BytesIO(written(odd)), "a.docx")


def test_what_xml_cannot_hold_is_caught():
    odd = table(Task("r", "d", "t", content="a\x0bb"))
    with pytest.raises(Refused) as refused:
        word_writer.compare(odd, io.BytesIO(written(odd)), "a.docx")
    assert refused.value.key == "file.changed_readback"


def test_half_a_file_is_caught():
    data = written(table())
    with pytest.raises(Refused) as refused:
        word_writer.compare(table(), io.BytesIO(data[: len(data) // 2]), "a.docx")
    assert refused.value.key == "file.changed_readback"
