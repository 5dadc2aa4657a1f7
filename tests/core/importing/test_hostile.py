"""Hostile files: each is taken in, or refused with one sentence and the store as it was."""

from __future__ import annotations

import base64
import io
import struct
import warnings
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from annexes.layouts import LAYOUTS
from handmade.docx import NAMESPACES, Pen, p, run, zipped
from handmade.truths import NINE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Run = Callable[..., Any]

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DOCX = LAYOUTS["docx-plain"](NINE).data
XLSX = LAYOUTS["xlsx-plain"](NINE).data
HTML = LAYOUTS["html-word-clipboard"](NINE).data
TEXT = LAYOUTS["text-utf8"](NINE).data
HEADINGS = ("TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả thực hiện", "Mức độ hoàn thành")
TITLE = "Tiến độ thực hiện nhiệm vụ trọng tâm 9 tháng năm 2024"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    return zipped({**parts(data), name: content})


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    content = parts(data)[name].decode()
    assert old in content
    return with_part(data, name, content.replace(old, new, 1).encode())


def doubled(data: bytes, names: Mapping[str, bytes]) -> bytes:
    """Return a zip that has more entries, some under names that are there already."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in [*parts(data).items(), *names.items()]:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", UserWarning)  # it is meant
                archive.writestr(zipfile.ZipInfo(name), content)
    return stream.getvalue()


def bomb(data: bytes, name: str, head: bytes, filler: bytes, megabytes: int) -> bytes:
    """Return a zip of which a part unpacks to this much."""
    stream = io.BytesIO()
    piece = filler * ((1 << 20) // len(filler))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in parts(data).items():
            if other != name:
                archive.writestr(other, content)
        with archive.open(name, "w") as part:
            part.write(head)
            for _ in range(megabytes):
                part.write(piece)
    return stream.getvalue()


def row(*texts: str) -> str:
    return "<w:tr>" + "".join(f"<w:tc>{p(run(Pen(), text))}</w:tc>" for text in texts) + "</w:tr>"


def document(body: str) -> bytes:
    """Return a Word file with the title and this below it."""
    body = p(run(Pen(), TITLE)) + body + "<w:sectPr/>"
    return with_part(
        DOCX, "word/document.xml", f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>".encode()
    )


def annex(*rows: str) -> bytes:
    return document(f"<w:tbl><w:tblPr/>{row(*HEADINGS)}{''.join(rows)}</w:tbl><w:p/>")


def sheet(rows: str, more: str = "") -> bytes:
    """Return an Excel file with the header and these rows from 3."""
    head = cells(1, TITLE) + cells(2, *HEADINGS)
    xml = f"<sheetData>{head}{rows}</sheetData>{more}"
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return with_part(
        XLSX, "xl/worksheets/sheet1.xml", f'<worksheet xmlns="{space}">{xml}</worksheet>'.encode()
    )


def cells(place: int, *texts: str) -> str:
    inner = "".join(
        f'<c r="{"ABCDE"[column]}{place}" t="inlineStr"><is><t>{text}</t></is></c>'
        for column, text in enumerate(texts)
    )
    return f'<row r="{place}">{inner}</row>'


def page(rows: str) -> bytes:
    head = "".join(f"<th>{text}</th>" for text in HEADINGS)
    return f"<html><body><p>{TITLE}</p><table><tr>{head}</tr>{rows}</table></body></html>".encode()


def entity_bomb() -> bytes:
    levels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a0 "aaaaaaaaaa">{levels}]>'
    xml = parts(DOCX)["word/document.xml"].decode().split("?>", 1)[1].replace("Lĩnh vực kinh tế", "&a9;")
    return with_part(DOCX, "word/document.xml", (bomb + xml).encode())


def entity_bomb_in_excel() -> bytes:
    xml = parts(XLSX)["xl/sharedStrings.xml"].decode().split("?>", 1)[1].replace("Lĩnh vực kinh tế", "&b;")
    bomb = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "{"a" * 50_000}"><!ENTITY b "{"&a;" * 50_000}">]>'
    return with_part(XLSX, "xl/sharedStrings.xml", (bomb + xml).encode())


def nested_in_word(depth: int) -> bytes:
    return document(
        "<w:tbl><w:tr><w:tc>" * depth
        + p(run(Pen(), "trong cùng"))
        + "</w:tc></w:tr></w:tbl>" * depth
        + "<w:p/>"
    )


def nested_in_narrative(depth: int) -> bytes:
    inner = (
        "<w:tbl><w:tr><w:tc>" * depth + p(run(Pen(), "trong cùng")) + "<w:p/></w:tc></w:tr></w:tbl>" * depth
    )
    return annex(row("1", "Phòng Nội vụ", "Sắp xếp")[:-7] + f"<w:tc>{inner}<w:p/></w:tc></w:tr>")


def encrypted() -> bytes:
    """Return a zip whose entries say that they are encrypted."""
    data = bytearray(DOCX)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def ole(stream: str) -> bytes:
    """Return the first sectors of a compound file that holds a stream of this name."""
    header = OLE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0) + struct.pack("<I", 0)
    header += b"\xff" * (512 - len(header))
    fat = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * 504
    entries = b""
    for name, kind, child in (("Root Entry", 5, 1), (stream, 2, 0xFFFFFFFF)):
        text = (name + "\0").encode("utf-16-le")
        entry = text.ljust(64, b"\0") + struct.pack(
            "<HBBIII", len(text), kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child
        )
        entries += entry.ljust(128, b"\0")
    return header + fat + entries.ljust(512, b"\0") + bytes(4096)


def declared_small() -> bytes:
    """Return a zip whose directory says that a part of 300 MB is small."""
    data = bytearray(bomb(DOCX, "word/document.xml", b"", b" ", 300))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        if struct.unpack_from("<I", data, at + 24)[0] == 300 << 20:
            struct.pack_into("<I", data, at + 24, 4000)
        at = data.find(b"PK\x01\x02", at + 4)
    return bytes(data)


TASK = ("Phòng Nội vụ", "Sắp xếp đơn vị hành chính", "Đã trình đề án", "50,0%")
LARGE = "Đã thực hiện xong phần việc được giao. " * 160_000  # 6 MB
SPAN = "2147483647"
FILES: dict[str, Callable[[], bytes]] = {
    "zip bomb.docx": lambda: bomb(DOCX, "word/document.xml", b"<a>", b" ", 400),
    "zip bomb aside.docx": lambda: bomb(DOCX, "word/media/image1.png", PNG, bytes(1), 400),
    "zip bomb.xlsx": lambda: bomb(XLSX, "xl/worksheets/sheet1.xml", b"<a>", b" ", 400),
    "zip bomb of strings.xlsx": lambda: bomb(XLSX, "xl/sharedStrings.xml", b"<a>", b"<si/>", 200),
    "declared small.docx": declared_small,
    "many entries.docx": lambda: zipped({**parts(DOCX), **{f"word/x{n}.xml": b"" for n in range(20_000)}}),
    "entity bomb.docx": entity_bomb,
    "entity bomb.xlsx": entity_bomb_in_excel,
    "entity bomb in types.docx": lambda: with_part(
        DOCX,
        "[Content_Types].xml",
        b'<!DOCTYPE t [<!ENTITY a "'
        + b"a" * 99_999
        + b'"><!ENTITY b "'
        + b"&a;" * 99_999
        + b'">]><Types>&b;</Types>',
    ),
    "deep XML.docx": lambda: document(
        "<w:p>" + "<w:smartTag>" * 200_000 + "</w:smartTag>" * 200_000 + "</w:p>"
    ),
    "deep XML.xlsx": lambda: sheet("<row>" + "<c>" * 100_000 + "</c>" * 100_000 + "</row>"),
    "many attributes.docx": lambda: document("<w:p " + " ".join(f'a{n}="1"' for n in range(100_000)) + "/>"),
    "picture.docx": lambda: PNG,
    "picture.xlsx": lambda: PNG,
    "picture.html": lambda: PNG,
    "picture.txt": lambda: PNG,
    "Word.xlsx": lambda: DOCX,
    "Excel.docx": lambda: XLSX,
    "Word.html": lambda: DOCX,
    "Excel.txt": lambda: XLSX,
    "page.docx": lambda: HTML,
    "page.xlsx": lambda: HTML,
    "page.txt": lambda: HTML,
    "text.docx": lambda: TEXT,
    "text.html": lambda: TEXT,
    "empty zip.docx": lambda: zipped({}),
    "other zip.docx": lambda: zipped({"a.txt": b"a"}),
    "other zip.xlsx": lambda: zipped({"a.txt": b"a"}),
    "empty.docx": lambda: b"",
    "empty.xlsx": lambda: b"",
    "empty.html": lambda: b"",
    "nothing but zeros.docx": lambda: bytes(100_000),
    "encrypted zip.docx": encrypted,
    "encrypted.docx": lambda: ole("EncryptedPackage"),
    "encrypted.xlsx": lambda: ole("EncryptedPackage"),
    "old Word.docx": lambda: ole("WordDocument"),
    "old Excel.xlsx": lambda: ole("Workbook"),
    "only the sign of OLE.docx": lambda: OLE,
    "names twice.docx": lambda: doubled(DOCX, {"word/document.xml": b"<a/>"}),
    "names that climb.docx": lambda: doubled(
        DOCX, {"../../../tmp/vqdesk-climbed": b"a", "/etc/vqdesk": b"a", "c:\\a": b"a"}
    ),
    "a part outside.docx": lambda: changed(
        DOCX, "_rels/.rels", "word/document.xml", "../../../../etc/passwd"
    ),
    "a part that is a file's address.docx": lambda: changed(
        DOCX, "_rels/.rels", 'Target="word/document.xml"', 'Target="file:///etc/passwd" TargetMode="External"'
    ),
    "a sheet outside.xlsx": lambda: changed(
        XLSX, "xl/_rels/workbook.xml.rels", "worksheets/sheet1.xml", "/../../a"
    ),
    "60,000 rows.docx": lambda: annex(*(row(str(n), *TASK) for n in range(1, 60_001))),
    "60,000 rows.xlsx": lambda: sheet("".join(cells(n, str(n), *TASK) for n in range(3, 60_003))),
    "60,000 rows.html": lambda: page(
        "".join(f"<tr><td>{n}<td>{'<td>'.join(TASK)}</tr>" for n in range(60_000))
    ),
    "60,000 rows.txt": lambda: "\n".join(
        [TITLE, "\t".join(HEADINGS), *(f"{n}\t" + "\t".join(TASK) for n in range(60_000))]
    ).encode(),
    "60,000 empty rows.docx": lambda: annex(*(row("", "", "", "", "") for _ in range(60_000))),
    "300,000 paragraphs.docx": lambda: document(p(run(Pen(), "Một đoạn văn.")) * 300_000),
    "300,000 paragraphs.html": lambda: ("<html>" + "<p>Một đoạn văn." * 300_000).encode(),
    "a cell of 6 MB.docx": lambda: annex(row("1", *TASK[:2], LARGE, "1%")),
    "a cell of 6 MB.xlsx": lambda: sheet(cells(3, "1", *TASK[:2], LARGE, "1%")),
    "a cell of 6 MB.html": lambda: page(f"<tr><td>1<td>{TASK[0]}<td>{TASK[1]}<td>{LARGE}<td>1%</tr>"),
    "a cell of 6 MB.txt": lambda: "\n".join(
        [TITLE, "\t".join(HEADINGS), "\t".join(["1", *TASK[:2], LARGE, "1%"])]
    ).encode(),
    "3,000 nested tables.docx": lambda: nested_in_word(3000),
    "3,000 nested tables in a narrative.docx": lambda: nested_in_narrative(3000),
    "30 nested tables in a narrative.docx": lambda: nested_in_narrative(30),
    "3,000 nested tables.html": lambda: page("<tr><td>" + "<table><tr><td>" * 3000 + "trong cùng"),
    "30,000 nested divisions.html": lambda: page("<tr><td>" + "<div>" * 30_000 + "trong cùng"),
    "100,000 nested spans.html": lambda: ("<span>" * 100_000 + "trong cùng").encode(),
    "gridSpan.docx": lambda: annex(
        row("1", *TASK).replace("<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{SPAN}"/></w:tcPr>', 1)
    ),
    "negative gridSpan.docx": lambda: annex(
        row("1", *TASK).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="-5"/></w:tcPr>', 1)
    ),
    "gridSpan in words.docx": lambda: annex(
        row("1", *TASK).replace("<w:tc>", '<w:tc><w:tcPr><w:gridSpan w:val="một"/></w:tcPr>', 1)
    ),
    "gridSpan of 5,000 digits.docx": lambda: annex(
        row("1", *TASK).replace("<w:tc>", f'<w:tc><w:tcPr><w:gridSpan w:val="{"9" * 5000}"/></w:tcPr>', 1)
    ),
    "gridBefore.docx": lambda: annex(
        row("1", *TASK).replace("<w:tr>", f'<w:tr><w:trPr><w:gridBefore w:val="{SPAN}"/></w:trPr>', 1)
    ),
    "all merged.xlsx": lambda: sheet(
        cells(3, "1", *TASK), '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    ),
    "merged from 3.xlsx": lambda: sheet(
        cells(3, "1", *TASK), '<mergeCells><mergeCell ref="B3:XFD1048576"/></mergeCells>'
    ),
    "merged beyond.xlsx": lambda: sheet(
        cells(3, "1", *TASK),
        '<mergeCells><mergeCell ref="A3:ZZZZZZ99999999999999"/><mergeCell ref="x"/></mergeCells>',
    ),
    "100,000 merges.xlsx": lambda: sheet(
        cells(3, "1", *TASK),
        "<mergeCells>"
        + "".join(f'<mergeCell ref="A{n}:E{n + 900}"/>' for n in range(1, 100_001))
        + "</mergeCells>",
    ),
    "a row far below.xlsx": lambda: sheet(
        cells(3, "1", *TASK) + '<row r="99999999999999999999"><c r="A9"/></row>'
    ),
    "a cell far right.xlsx": lambda: sheet(
        '<row r="3"><c r="ZZZZZZZZ3" t="inlineStr"><is><t>a</t></is></c></row>'
    ),
    "a string that is not there.xlsx": lambda: sheet(
        '<row r="3"><c r="A3" t="s"><v>99999999999</v></c></row>'
    ),
    "a number of 5,000 digits.xlsx": lambda: sheet(f'<row r="3"><c r="A3"><v>{"9" * 5000}</v></c></row>'),
    "numbers that are none.xlsx": lambda: sheet(
        '<row r="3"><c r="A3"><v>NaN</v></c><c r="B3" s="4"><v>1e999</v></c><c r="C3" s="4"><v>-9e15</v></c>'
        '<c r="D3" s="999"><v>1</v></c><c r="E3" t="b"><v>x</v></c></row>'
    ),
    "colspan.html": lambda: page(f"<tr><td colspan={SPAN} rowspan={SPAN}>1</td><td>{'<td>'.join(TASK)}</tr>"),
    "negative colspan.html": lambda: page(
        f"<tr><td colspan=-3 rowspan='1e9'>1</td><td>{'<td>'.join(TASK)}</tr>"
    ),
    "many colspans.html": lambda: page(f"<tr>{'<td colspan=1000 rowspan=60000>a</td>' * 500}</tr>" * 20),
    "unclosed tags.html": lambda: b"<table" * 200_000,
    "comments.html": lambda: b"<!--" * 200_000 + HTML,
    "quotes.txt": lambda: f"{TITLE}\n".encode() + "\t".join(HEADINGS).encode() + b'\n"\t' * 50_000,
    "tabs.txt": lambda: f"{TITLE}\n".encode() + "\t".join(HEADINGS).encode() + b"\n1" + b"\t" * 1_000_000,
    "many tabs.txt": lambda: (f"{TITLE}\n" + "\t".join(HEADINGS) + ("\n1" + "\ta" * 300) * 5000).encode(),
}


@pytest.fixture
def store_before(run: Run, annex: Path, store_path: Path) -> bytes:
    """Return the bytes of a store with one report."""
    run("import", annex)
    return store_path.read_bytes()


def check(run: Run, file: Path, store_path: Path, before: bytes) -> None:
    """Import a file: it is taken in without a word, or refused with one sentence and nothing changed."""
    done = run("import", file, "--json")
    assert done.code in (0, 3)
    if done.code == 0:
        assert done.err == ""
        assert store_path.read_bytes() != before
        return
    assert done.out == ""
    assert done.err.count("\n") == 1
    assert done.err.endswith("\n")
    assert file.name in done.err
    assert store_path.read_bytes() == before


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_taken_in_or_refused(
    run: Run, tmp_path: Path, store_path: Path, store_before: bytes, name: str
):
    file = tmp_path / name
    file.write_bytes(FILES[name]())
    check(run, file, store_path, store_before)


@pytest.mark.parametrize("name", ["old Word.doc", "old Excel.xls", "old Word.dot"])
def test_an_old_ending_is_wrong_usage(run: Run, tmp_path: Path, name: str):
    file = tmp_path / name
    file.write_bytes(ole("WordDocument"))
    done = run("import", file)
    assert (done.code, done.out) in ((2, ""), (3, ""))
    assert "Traceback" not in done.err


@pytest.mark.parametrize(("name", "word"), [("old Word.docx", ".docx"), ("old Excel.xlsx", ".xlsx")])
def test_an_old_file_is_told_to_be_saved_anew(run: Run, tmp_path: Path, name: str, word: str):
    file = tmp_path / f"cũ{word}"
    file.write_bytes(FILES[name]())
    done = run("import", file)
    assert done.code == 3
    assert word in done.err.replace(file.name, "")


@pytest.mark.parametrize("name", ["encrypted.docx", "encrypted.xlsx", "encrypted zip.docx"])
def test_an_encrypted_file_is_told_to_be_opened_first(run: Run, tmp_path: Path, name: str):
    file = tmp_path / f"kín{name[-5:]}"
    file.write_bytes(FILES[name]())
    assert "mật khẩu" in run("import", file).err


@pytest.mark.parametrize(("ending", "data"), [(".docx", DOCX), (".xlsx", XLSX)])
def test_a_file_that_is_cut_anywhere_is_refused(
    run: Run, tmp_path: Path, store_path: Path, store_before: bytes, ending: str, data: bytes
):
    file = tmp_path / f"cắt{ending}"
    for size in (1, 4, 30, *range(100, len(data) - 1, len(data) // 17), len(data) - 1):
        file.write_bytes(data[:size])
        check(run, file, store_path, store_before)
        assert store_path.read_bytes() == store_before


@pytest.mark.parametrize(("ending", "data"), [(".docx", DOCX), (".xlsx", XLSX)])
def test_parts_that_are_cut_anywhere_are_refused_or_taken_in(
    run: Run, tmp_path: Path, store_path: Path, store_before: bytes, ending: str, data: bytes
):
    file = tmp_path / f"cắt{ending}"
    for name, content in parts(data).items():
        for size in (0, len(content) // 3, len(content) - 4):
            file.write_bytes(with_part(data, name, content[:size]))
            check(run, file, store_path, store_before)
            store_path.write_bytes(store_before)


@pytest.mark.parametrize(("ending", "data"), [(".html", HTML), (".txt", TEXT)])
def test_a_page_or_text_that_is_cut_anywhere_is_read_or_refused(
    run: Run, tmp_path: Path, store_path: Path, store_before: bytes, ending: str, data: bytes
):
    file = tmp_path / f"cắt{ending}"
    for size in range(1, len(data), len(data) // 9):
        file.write_bytes(data[:size])
        check(run, file, store_path, store_before)
        store_path.write_bytes(store_before)


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_no_other_file_is_read(run: Run, tmp_path: Path, store_path: Path, ending: str):
    secret = tmp_path / "secret.txt"
    secret.write_text("BÍ-MẬT-NHÀ-NƯỚC", encoding="utf-8")
    data, name = (DOCX, "word/document.xml") if ending == ".docx" else (XLSX, "xl/sharedStrings.xml")
    xml = parts(data)[name].decode().split("?>", 1)[1].replace("Lĩnh vực kinh tế", "&x;")
    kinds = (
        f'<!ENTITY x SYSTEM "{secret.as_uri()}">',
        f'<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p; <!ENTITY x "">',
    )
    for kind in kinds:
        head = f'<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE a [{kind}]>'
        file = tmp_path / f"ngoài{ending}"
        file.write_bytes(with_part(data, name, (head + xml).encode()))
        done = run("import", file, "--json")
        assert done.code in (0, 3)
        shown = run("show", "--json").out if done.code == 0 else ""
        assert "BÍ-MẬT" not in done.out + done.err + shown
