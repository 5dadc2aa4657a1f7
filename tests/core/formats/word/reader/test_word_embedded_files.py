"""What is put into a Word file from others (altChunk): read where it stands, or told as what it is."""

from __future__ import annotations

import io
import zipfile

import pytest
from handmade.word_xml import docx, noted, p, r, root, shown, tbl, tc, tr, zipped

from db.errors import Refused
from vqdesk.formats.readers import read_source
from vqdesk.formats.word.reader import embedded_files

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


def flat(text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(docx(p(text)))) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>'
            f"{archive.read(name).decode()}</pkg:xmlData></pkg:part>"
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
    "a document in one file": ("a.xml", flat("Thu 3,2 tỷ")),
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
