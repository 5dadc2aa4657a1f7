"""What is put into a Word file from others (altChunk): read where it stands, or told as what it is."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from handmade.word_xml import docx, noted, p, r, root, shown, tbl, tc, tr, zipped

from db.errors import Refused
from vqdesk.annex.recognition.open_questions.decision import decide_open
from vqdesk.annex.source.grid import Table
from vqdesk.formats.opc import package
from vqdesk.formats.readers import read_source
from vqdesk.formats.word.reader import embedded_files, flat_xml
from vqdesk.importing.file_import import open_clipboard, open_file

if TYPE_CHECKING:
    from pathlib import Path

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk"
PLACE = '<w:altChunk r:id="a1"/>'
PAGE = "<html><head><meta charset=utf-8></head><body>{}</body></html>"
MAIL = (
    "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n"
    "Content-Transfer-Encoding: 8bit\r\n\r\n" + PAGE.format("<p>Thu 3,2 tỷ</p>")
)
FLAT = "http://schemas.microsoft.com/office/2006/xmlPackage"


def holding(body: str, name: str, data: bytes, target: str = "", **sides: str) -> bytes:
    """Return a Word file with another file in it."""
    with zipfile.ZipFile(io.BytesIO(docx(body, **sides))) as archive:
        parts: dict[str, str | bytes] = {each: archive.read(each) for each in archive.namelist()}
    relation = f'<Relationship Id="a1" Type="{KIND}" Target="{target or name}"/></Relationships>'
    for part in [*parts]:
        if part.startswith("word/") and part.endswith((".xml", ".rels")):
            owner = f"word/_rels/{part.removeprefix('word/')}.rels"
            if part == "word/_rels/document.xml.rels":
                parts[part] = bytes(parts[part]).replace(b"</Relationships>", relation.encode())
            elif owner not in parts:
                empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                parts[owner] = empty + relation
    return zipped({**parts, f"word/{name}": data})


def one_file(data: bytes) -> bytes:
    """Return a Word file as one XML file, parts that are no XML in Base64."""

    def content(name: str, part: bytes) -> str:
        if name.endswith((".xml", ".rels")):
            return f"<pkg:xmlData>{part.decode()}</pkg:xmlData>"
        return f"<pkg:binaryData>{base64.b64encode(part).decode()}</pkg:binaryData>"

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}">{content(name, archive.read(name))}</pkg:part>'
            for name in archive.namelist()
        )
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{FLAT}">{parts}</pkg:package>'.encode()


READ = {
    "a page": ("a.htm", PAGE.format("<p>Thu 3,2 tỷ</p>").encode()),
    "a page of another name": ("a.bin", PAGE.format("<p>Thu 3,2 tỷ</p>").encode()),
    "a bare fragment": ("a.html", "<p>Thu 3,2 tỷ</p>".encode()),
    "an archived page": ("a.mht", MAIL.encode()),
    "a text": ("a.txt", "Thu 3,2 tỷ".encode()),
    "a document": ("a.docx", docx(p("Thu 3,2 tỷ"))),
    "a document in one file": ("a.xml", one_file(docx(p("Thu 3,2 tỷ")))),
}


@pytest.mark.parametrize("kind", READ)
def test_it_is_read_in_a_cell(kind: str) -> None:
    name, data = READ[kind]
    found = read_source("word", holding(tbl(tr(tc("1"), tc(p("trước") + PLACE + p("sau")))), name, data), "a")
    assert shown(found) == [[["1", "trước\nThu 3,2 tỷ\nsau"]]]
    assert noted(found) == [("table 1, row 1, column 2", "Thu 3,2 tỷ", "chunk")]


@pytest.mark.parametrize("kind", READ)
def test_it_is_read_in_the_body(kind: str) -> None:
    name, data = READ[kind]
    found = read_source("word", holding(p("trước") + PLACE + p("sau"), name, data), "a")
    assert shown(found) == ["trước", "Thu 3,2 tỷ", "sau"]
    assert noted(found) == [("paragraph 2", name, "chunk")]


TABLE = "<table><tr><td>1</td><td>Làm đường</td></tr><tr><td>2</td><td>Thu thuế</td></tr></table>"


def test_a_table_in_the_body_is_a_table_and_in_a_cell_lines() -> None:
    page = PAGE.format(TABLE).encode()
    found = read_source("word", holding(PLACE, "a.htm", page), "a")
    assert shown(found) == [[["1", "Làm đường"], ["2", "Thu thuế"]]]
    (table,) = found.blocks
    assert table.rows[1][0].where == "chunk 1, table 1, row 2, column 1"
    found = read_source("word", holding(tbl(tr(tc("1"), tc(PLACE + p()))), "a.htm", page), "a")
    assert shown(found) == [[["1", "1\tLàm đường\n2\tThu thuế"]]]
    assert [why for _, _, why in noted(found)] == ["chunk", "nested"]


ROWS = [["TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả"], ["1", "Phòng Nội vụ", "Làm đường", "xong"]]
TEXTS = {
    "tabs": "\n".join(map("\t".join, ROWS)),
    "commas": "\n".join(map(",".join, ROWS)),
    "semicolons": "\n".join(map(";".join, ROWS)),
    "bars": "\n".join(map("|".join, ROWS)),
    "spaces": "\n".join("".join(cell.ljust(20) for cell in row) for row in ROWS),
}


@pytest.mark.parametrize("sign", TEXTS)
def test_a_text_has_the_columns_that_its_headings_tell(sign: str) -> None:
    data = holding(p("trước") + PLACE + p("sau"), "a.txt", TEXTS[sign].encode())
    found = read_source("word", data, "a", decide=decide_open)
    assert shown(found) == ["trước", ROWS, "sau"]
    table = found.blocks[1]
    assert isinstance(table, Table)
    assert table.rows[1][0].where == "chunk 1, line 2, column 1"
    assert shown(read_source("flat", one_file(data), "a", decide=decide_open)) == ["trước", ROWS, "sau"]
    deep = read_source("word", holding(PLACE, "a.docx", data), "a", decide=decide_open)
    assert shown(deep) == ["trước", ROWS, "sau"]


@pytest.mark.parametrize("sign", TEXTS)
def test_it_is_imported_as_from_a_text_or_the_clipboard(sign: str, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(holding(p("trước") + PLACE + p("sau"), "a.txt", TEXTS[sign].encode()))
    (tmp_path / "a.txt").write_text(f"trước\n\n{TEXTS[sign]}\n", encoding="utf-8")
    for found in (
        open_file(tmp_path / "a.docx"),
        open_file(tmp_path / "a.txt"),
        open_clipboard("", TEXTS[sign], "c"),
    ):
        (annex,) = found.annexes
        assert annex.grid is not None
        assert [[cell.text for cell in row] for row in annex.grid.rows] == ROWS


@pytest.mark.parametrize("sign", TEXTS)
def test_a_text_with_columns_is_lines_in_a_cell(sign: str) -> None:
    data = holding(tbl(tr(tc("1"), tc(PLACE + p()))), "a.txt", TEXTS[sign].encode())
    found = read_source("word", data, "a", decide=decide_open)
    assert shown(found) == [[["1", "\n".join(map("\t".join, ROWS))]]]
    assert [why for _, _, why in noted(found)] == ["chunk", "nested"]


def test_an_annex_that_a_page_lays_out_is_lines_in_a_cell() -> None:
    annex = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in ROWS)
    page = f"<table><tr><td>trái</td><td><table>{annex}</table></td></tr></table>"
    for each in (page, PAGE.format(page)):
        data = holding(tbl(tr(tc("1"), tc(PLACE + p()))), "a.htm", each.encode())
        found = read_source("word", data, "a", decide=decide_open)
        assert shown(found) == [[["1", "\n".join(["trái", *map("\t".join, ROWS)])]]]


def test_a_text_whose_headings_tell_no_columns_stays_lines() -> None:
    data = holding(PLACE, "a.txt", "Kính gửi: các phòng, ban; xã\nThu 3,2 tỷ".encode())
    found = read_source("word", data, "a", decide=decide_open)
    assert shown(found) == ["Kính gửi: các phòng, ban; xã", "Thu 3,2 tỷ"]


def test_a_csv_is_told() -> None:
    found = read_source("word", holding(PLACE, "a.csv", TEXTS["commas"].encode()), "a", decide=decide_open)
    assert noted(found) == [("paragraph 1", "a.csv", "chunk_unread")]


def test_what_the_file_itself_leaves_out_is_told_in_its_place() -> None:
    inner = docx(p(r("kín", "<w:vanish/>") + r("Thu")))
    found = read_source("word", holding(PLACE, "a.docx", inner), "a")
    assert noted(found)[1] == ("chunk 1, paragraph 1", "kín", "hidden_text")
    found = read_source("word", holding(tbl(tr(tc("1"), tc(PLACE + p()))), "a.docx", inner), "a")
    assert noted(found)[1] == ("table 1, row 1, column 2", "kín", "hidden_text")


def test_it_is_told_in_margins_and_notes() -> None:
    sides = {
        "header1": root("hdr", PLACE + p()),
        "footnotes": root("footnotes", f"<w:footnote>{PLACE}</w:footnote>"),
    }
    found = read_source("word", holding(p("a"), *READ["a page"], **sides), "a")
    texts = {what for _, what, why in noted(found) if why in ("word.margin", "footnote")}
    assert texts == {"Thu 3,2 tỷ"}


UNREAD = {
    "rich text": ("a.rtf", rb"{\rtf1 Thu}"),
    "a workbook": ("a.xlsx", zipped({"xl/workbook.xml": "<workbook/>"})),
    "an old document": ("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)),
    "something damaged": ("a.docx", b"PK\x03\x04 and no more"),
    "nothing": ("a.htm", b""),
    "a picture": ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
}


@pytest.mark.parametrize("kind", UNREAD)
def test_what_is_not_read_is_told(kind: str) -> None:
    name, data = UNREAD[kind]
    found = read_source(
        "word", holding(p("a") + PLACE + tbl(tr(tc("1"), tc(PLACE + p("b")))), name, data), "a"
    )
    assert shown(found) == ["a", [["1", "b"]]]
    assert noted(found) == [
        ("paragraph 2", name, "chunk_unread"),
        ("table 1, row 1, column 2", name, "chunk_unread"),
    ]


def test_nothing_is_fetched_from_outside() -> None:
    data = holding(PLACE, "a.htm", b"x", target='http://other.example/a.htm" TargetMode="External')
    assert noted(read_source("word", data, "a")) == [("paragraph 1", "", "chunk_unread")]


def test_files_in_files_are_read_to_a_depth() -> None:
    data = docx(p("trong cùng"))
    for _ in range(5):
        data = holding(p("a") + PLACE, "a.docx", data)
    found = read_source("word", data, "a")
    assert shown(found) == ["a", "a", "a"]
    assert noted(found)[-1] == ("chunk 1, chunk 1, paragraph 2", "a.docx", "chunk_unread")


def test_a_file_that_is_put_in_again_and_again_is_too_big(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded_files, "MOST_CHUNKS", 3)
    assert shown(read_source("word", holding(PLACE * 3, *READ["a page"]), "a")) == ["Thu 3,2 tỷ"] * 3
    with pytest.raises(Refused) as refused:
        read_source("word", holding(PLACE * 4, *READ["a page"]), "a")
    assert refused.value.key == "file.too_big"


FLAT_PART = '<pkg:part pkg:name="{}"><pkg:binaryData>{}</pkg:binaryData></pkg:part>'


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        (FLAT_PART.format("/word/document.xml", "ệ"), "file.unreadable"),
        (FLAT_PART.format("/word/document.xml", "a"), "file.unreadable"),
        (FLAT_PART.format("/a.xml", "") * 2, "file.unreadable"),
        (FLAT_PART.format("/" + "a" * 70_000, ""), "file.too_big"),
    ],
    ids=["letters", "cut", "twice", "a long name"],
)
def test_a_flat_file_of_odd_parts_is_refused(parts: str, key: str):
    data = f'<pkg:package xmlns:pkg="{FLAT}">{parts}</pkg:package>'.encode()
    with pytest.raises(Refused) as refused:
        flat_xml.read_source(data, "tệp.xml")
    assert (refused.value.key, refused.value.values) == (key, {"name": "tệp.xml"})


def test_files_in_a_file_share_what_may_be_unpacked(monkeypatch: pytest.MonkeyPatch):
    inner = docx(p("b" * 300_000))
    data = holding(p("c" * 300_000) + PLACE, "inner.docx", inner)
    monkeypatch.setattr(package.Allowance.__init__, "__defaults__", (700_000,))
    assert read_source("word", data, "tệp.docx").blocks
    monkeypatch.setattr(package.Allowance.__init__, "__defaults__", (450_000,))
    with pytest.raises(Refused) as refused:
        read_source("word", data, "tệp.docx")
    assert refused.value.key == "file.too_big"
