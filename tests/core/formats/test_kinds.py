"""The content decides what a file is: read where it can be, else one sentence that says what to do."""

from __future__ import annotations

import base64
import io
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from handmade.word_xml import docx, p, r, tbl, tc, tr, zipped

from db.errors import Refused
from vqdesk.exporting.file_export import export
from vqdesk.first_store.sample import sample_draft
from vqdesk.first_store.store import open_store
from vqdesk.importing import file_import
from vqdesk.messages import file_kinds as file_kind_words
from vqdesk.messages.catalogue import sentence
from vqdesk.periods.period import parse_period

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vqdesk.annex.recognition.recogniser import Recognised

HEAD = ["TT", "Tên đơn vị", "Nội dung nhiệm vụ", "Kết quả thực hiện"]
TASK = ["1", "Phòng Nội vụ", "Rà soát, sắp xếp", "Đã xong 05/07"]
OLE = bytes.fromhex("d0cf11e0a1b11ae1")


def word() -> bytes:
    return docx(tbl(*(tr(*(tc(p(r(cell))) for cell in row)) for row in (HEAD, TASK))))


def excel() -> bytes:
    book = openpyxl.Workbook()
    for row in (HEAD, TASK):
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def page(head: str = "") -> str:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (HEAD, TASK))
    return f"{head}<table>{rows}</table>"


def lines(separator: str, *rows: list[str]) -> str:
    quoted = (
        separator.join(f'"{cell}"' if separator in cell else cell for cell in row)
        for row in rows or (HEAD, TASK)
    )
    return "\r\n".join(quoted) + "\r\n"


def with_part(data: bytes, name: str, content: bytes = b"") -> bytes:
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr(name, content)
    return stream.getvalue()


def flat() -> bytes:
    """Return the Word file as one XML file."""
    pkg = "http://schemas.microsoft.com/office/2006/xmlPackage"
    with zipfile.ZipFile(io.BytesIO(word())) as archive:
        parts = "".join(
            f'<pkg:part pkg:name="/{name}"><pkg:xmlData>{content.decode()}</pkg:xmlData></pkg:part>'
            for name, content in ((name, archive.read(name)) for name in archive.namelist())
        )
    picture = base64.b64encode(b"a picture").decode()
    other = f'<pkg:part pkg:name="/word/a.png"><pkg:binaryData>{picture}</pkg:binaryData></pkg:part>'
    return f'<?xml version="1.0"?><pkg:package xmlns:pkg="{pkg}">{parts}{other}</pkg:package>'.encode()


def archived(charset: str = "utf-8") -> bytes:
    content = base64.encodebytes(page().encode(charset)).decode()
    return (
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n'
        "Content-Location: file:///C:/a.htm\r\nContent-Transfer-Encoding: base64\r\n"
        f'Content-Type: text/html; charset="{charset}"\r\n\r\n{content}\r\n--b--\r\n'
    ).encode()


READ: dict[str, tuple[bytes, tuple[str, ...]]] = {
    "Word": (word(), ("a.docx", "a.doc", "a", "A.DOCX", "a.xlsx", "a.txt", "bieu 2024.5")),
    "Word with a list of parts": (
        with_part(
            word(),
            "[Content_Types].xml",
            b'<Default ContentType="application/vnd.openxmlformats-officedocument.presentationml.x"/>'
            b'<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml'
            b'.document.main+xml"/>',
        ),
        ("a.doc", "a.docm", "a.dotx"),
    ),
    "Excel": (excel(), ("a.xlsx", "a.xls", "a", "a.XLSM", "a.xltx", "a.docx", "a.csv")),
    "one XML file": (flat(), ("a.xml", "a.doc", "a")),
    "an archived page": (archived(), ("a.mht", "a.mhtml", "a.doc", "a.xls")),
    "an archived page in UTF-16": (archived("utf-16"), ("a.mht",)),
    "a page": (page("<html><head></head><body>").encode(), ("a.html", "a.xls", "a.doc", "a.txt", "a")),
    "a bare table": (page("\r\n  <!-- made by x -->\n").encode(), ("a.xls", "a", "a.csv")),
    "a table behind a word": (page("Báo cáo ").encode(), ("a.xls", "a.doc")),
    "XHTML": (page('<?xml version="1.0"?><html xmlns="x">').encode(), ("a.xls", "a.xml")),
    "a page in UTF-16": (page("<html>").encode("utf-16"), ("a.xls", "a.html")),
    "tabs": (lines("\t").encode(), ("a.txt", "a.tsv", "a.xls", "a", "a.tab")),
    "tabs in UTF-16": (lines("\t").encode("utf-16"), ("a.xls", "a.txt", "a.csv")),
    "commas": (lines(",").encode(), ("a.csv", "A.CSV", "a", "a.xls")),
    "commas with a mark": (lines(",").encode("utf-8-sig"), ("a.csv",)),
    "commas in UTF-16 without a mark": (lines(",").encode("utf-16-le"), ("a.csv",)),
    "semicolons": (lines(";").encode(), ("a.csv", "a.xls")),
    "bars": (lines("|").encode(), ("a.csv",)),
    "a named separator": (b"sep=;\r\n" + lines(";").encode(), ("a.csv",)),
}
NOT_READ: dict[str, tuple[bytes, str]] = {
    "old.doc": (OLE + "WordDocument".encode("utf-16-le"), "kind.old_word"),
    "old.xls": (OLE + "Workbook".encode("utf-16-le"), "kind.old_excel"),
    "oldest.xls": (OLE + "Book".encode("utf-16-le"), "kind.old_excel"),
    "old named new.docx": (OLE + "WordDocument".encode("utf-16-le"), "kind.old_word"),
    "other.doc": (OLE + bytes(600), "file.old_office"),
    "secret.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "file.encrypted"),
    "mail.msg": (OLE + "__properties_version1.0WordDocument".encode("utf-16-le"), "kind.mail"),
    "mail.eml": (b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: x\r\n\r\nMIME-Version", "kind.mail"),
    "slides.ppt": (OLE + "PowerPoint Document".encode("utf-16-le"), "kind.slides"),
    "slides.pptx": (
        zipped({"[Content_Types].xml": "presentationml.presentation.main+xml wordprocessingml.document"}),
        "kind.slides",
    ),
    "binary.xlsb": (
        zipped({"[Content_Types].xml": "application/vnd.ms-excel.sheet.binary.macroEnabled.main"}),
        "kind.binary_excel",
    ),
    "text.odt": (zipped({"mimetype": "application/vnd.oasis.opendocument.text"}), "kind.open_text"),
    "sheet.ods": (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "kind.open_sheet"),
    "sheet named.xlsx": (
        zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
        "kind.open_sheet",
    ),
    "flat.fodt": (b'<?xml version="1.0"?><office:document xmlns:office="x">', "kind.open_flat"),
    "sheet.numbers": (zipped({"Index/Document.iwa": "x"}), "kind.apple"),
    "text.rtf": (b"{\\rtf1\\ansi x}", "kind.rtf"),
    "text.doc": (b"{\\rtf1\\ansi x}", "kind.rtf"),
    "paper.pdf": (b"%PDF-1.7\n%\xe2\xe3", "kind.pdf"),
    "paper.docx": (b"\n%PDF-1.4", "kind.pdf"),
    "scan.jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "kind.picture"),
    "scan.png": (b"\x89PNG\r\n\x1a\n\0", "kind.picture"),
    "scan.tif": (b"II*\0abc", "kind.picture"),
    "photo.heic": (b"\0\0\0\x18ftypheic", "kind.picture"),
    "drawing.svg": (b'<?xml version="1.0"?><svg xmlns="x"/>', "kind.picture"),
    "all.zip": (zipped({"biểu.docx": word(), "b.txt": "x"}), "kind.archive"),
    "all.rar": (b"Rar!\x1a\x07\x01\0", "kind.archive"),
    "all.7z": (b"7z\xbc\xaf\x27\x1c\0", "kind.archive"),
    "word 2003.xml": (
        b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>',
        "kind.word_2003",
    ),
    "web.xls": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "kind.excel_2003",
    ),
    "other.xml": (b'<?xml version="1.0"?><a/>', "kind.xml"),
    "link.lnk": (b"L\0\0\0\x01\x14\x02\0\0", "kind.shortcut"),
    "link.url": (b"[InternetShortcut]\r\nURL=https://a.vn\r\n", "kind.shortcut"),
    "bieu.gdoc": (b'{"doc_id": "1", "email": "a@b.vn"}', "kind.cloud"),
    "bieu.gsheet": (b'{"url": "https://docs.google.com/open?id=1"}', "kind.cloud"),
    "~$bieu.docx": (b"\x07Nguyen " + b" " * 46 + b"\0" * 108, "file.lock"),
    "~$ieu.doc": (b"\x05Admin" + b" " * 100, "file.lock"),
    "~$bieu.xlsx": (b"\x05Admin" + b" " * 160, "file.lock"),
    ".~lock.biểu.docx#": (b",a,may,29.11.2026 08:00,file:///x;", "file.lock"),
    "program.exe": (b"MZ\x90\0\x03", "kind.other"),
    "song.mp3": (b"ID3\x03\0\0", "kind.other"),
    "strange.dat": (bytes(range(256)) * 9, "kind.other"),
    "zeros.docx": (bytes(2000), "file.unreadable"),
    "cut off.docx": (word()[:300], "file.unreadable"),
    "text.docx": (b"not a Word file", "file.unreadable"),
    "empty.doc": (b"", "file.empty"),
    "._biểu.docx": (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", "file.beside"),
    "1992.xls": (b"\x09\x04\x06\0\0\0\x10\0", "kind.old_excel"),
    "1993.doc": (b"\xdb\xa5-\0\0\0", "kind.old_word"),
    "frames.xls": (
        b"<html><head></head><frameset><frame src='a_files/sheet001.htm'></frameset>",
        "kind.frames",
    ),
    "lost.csv": (
        ",".join(HEAD).encode("cp1252", "replace") + b"\n1,Ph\xf2ng N?i v?,R\xe0 so\xe1t,?\xe3 xong\n",
        "file.letters_lost",
    ),
    "lost.txt": (
        "\t".join(HEAD).encode("ascii", "replace") + b"\n1\tPh?ng N?i v?\tR? so?t\tx\n",
        "file.letters_lost",
    ),
    "list.csv": (b"1,2,3\n4,5,6\n", "file.no_table"),
    "binary.csv": (bytes(range(256)) * 9, "file.not_text"),
}


def read(path: Path) -> Recognised:
    (found,) = file_import.read_file(path, period=parse_period("năm 2024"))
    return found


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, (_, names) in READ.items() for name in names]
)
def test_what_can_be_read_is_read_whatever_it_is_called(tmp_path: Path, kind: str, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(READ[kind][0])
    found = read(file)
    (section,) = found.draft.sections
    (task,) = section.tasks
    assert [task.number, task.unit, task.content, task.result] == TASK
    assert {entry.why for entry in found.account} <= {"account.separator_line"}


@pytest.mark.parametrize("name", NOT_READ)
def test_for_the_rest_one_sentence_says_what_to_do(
    run: Callable[..., object], tmp_path: Path, name: str
) -> None:
    data, key = NOT_READ[name]
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(Refused) as refused:
        file_import.open_file(file)
    assert (refused.value.key, refused.value.values["name"]) == (key, name)
    told = run("import", file)
    assert (told.code, told.out) == (3, "")  # type: ignore[attr-defined]
    assert told.err == sentence(refused.value, "vi") + "\n"  # type: ignore[attr-defined]


def test_every_sentence_is_tried() -> None:
    assert {key for _, key in NOT_READ.values()} >= set(file_kind_words.VI)


@pytest.mark.parametrize(
    ("name", "locked"), [("~$bieu.docx", "…bieu.docx"), (".~lock.biểu.docx#", "biểu.docx")]
)
def test_what_word_keeps_beside_an_open_file_names_that_file(tmp_path: Path, name: str, locked: str) -> None:
    (tmp_path / name).write_bytes(b"\x05Admin" + b" " * 100)
    with pytest.raises(Refused) as refused:
        file_import.open_file(tmp_path / name)
    assert f"hãy chọn chính tệp “{locked}”" in sentence(refused.value, "vi")


def test_a_real_file_may_be_called_like_that(tmp_path: Path) -> None:
    for name, data in (("~$bieu.docx", word()), ("~$bieu.txt", lines("\t").encode())):
        (tmp_path / name).write_bytes(data)
        assert read(tmp_path / name).draft.sections


def test_a_store_is_known_without_its_ending(tmp_path: Path) -> None:
    with open_store(tmp_path / "clerk.vqd") as store:
        file_import.store_draft(store, sample_draft())
        export(store, store.reports.all()[0].id, tmp_path / "sample.json")
    for old, new in (("clerk.vqd", "clerk.bak"), ("sample.json", "sample"), ("sample", "sample.txt")):
        (tmp_path / old).rename(tmp_path / new)
        assert len(file_import.open_file(tmp_path / new).annexes) == 1


def test_macros_are_told_and_left(tmp_path: Path) -> None:
    (tmp_path / "a.docm").write_bytes(with_part(word(), "word/vbaProject.bin", b"code"))
    assert [entry.why for entry in read(tmp_path / "a.docm").account] == ["account.macros"]
