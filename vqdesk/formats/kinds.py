"""The kind of a file, told by its bytes; its name decides only where they leave it open."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Literal

from db.errors import Refused
from db.file.identity import SQLITE_HEAD
from vqdesk.formats.opc.package import DAMAGE, ENCRYPTED, METHODS, open_zip
from vqdesk.text.decoding import detect_encoding

if TYPE_CHECKING:
    import zipfile

FileKind = Literal["word", "excel", "html", "mime", "flat", "json", "csv", "text", "store"]
"""The kinds that are read; `flat` is a Word package in one XML file, `mime` a page with its pictures."""

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_MAC = b"\0\x05\x16\x07"  # AppleDouble
_HEAD = 65_536  # bytes in which a text shows what it is
_SMALL = 4_096  # bytes; what Word and Excel write beside an open file has less
_MOST_TYPES = 1_000_000  # bytes of the list of a package's parts
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "rtf"),
    *((sign, "picture") for sign in (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"AT&TFORM")),
    (b"\x01\x00\x00\x00l\x00\x00\x00", "picture"),  # EMF
    *(
        (sign, "old_excel")
        for sign in (b"\x09\x08\x10\0", b"\x09\x04\x06\0", b"\x09\x02\x06\0", b"\x09\0\x04\0")
    ),
    (b"\xdb\xa5-\0", "old_word"),  # before Word 95
    (b"\xd7\xcd\xc6\x9a", "picture"),  # WMF
    *((sign, "archive") for sign in (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08", b"MSCF")),
    (b"\xfd7zXZ\0", "archive"),
    (b"L\0\0\0\x01\x14\x02\0", "shortcut"),
    (b"[InternetShortcut]", "shortcut"),
    (b"[Desktop Entry]", "shortcut"),
    (b"MZ", "other"),
    (b"\x7fELF", "other"),
    (b"ID3", "other"),
    (b"OggS", "other"),
    (b"\x1aE\xdf\xa3", "other"),
    (b"\0\x01\0\0Standard ", "other"),  # Access
)
_OLE_STREAMS = (  # the first that is there tells; a mail holds whole documents
    ("EncryptedPackage", "file.encrypted"),
    ("__properties_version1.0", "kind.mail"),
    ("PowerPoint Document", "kind.slides"),
    ("WordDocument", "kind.old_word"),
    ("Workbook", "kind.old_excel"),
    ("Book", "kind.old_excel"),
)
# Lists of parts name embedded files too: the part that the package is about is its `main`.
_MAIN_TYPE = re.compile(
    rb"(wordprocessingml|ms-word|spreadsheetml|ms-excel(?:\.sheet\.binary)?|presentationml|ms-powerpoint)[\w.-]{0,60}?\.main\b"
)
_PACKAGES = {
    b"wordprocessingml": "word", b"ms-word": "word", b"spreadsheetml": "excel", b"ms-excel": "excel",
    b"ms-excel.sheet.binary": "binary_excel", b"presentationml": "slides", b"ms-powerpoint": "slides",
}  # fmt: skip
_OPEN_DOCUMENTS = (
    (b"application/vnd.oasis.opendocument.text", "open_text"),
    (b"application/vnd.oasis.opendocument.spreadsheet", "open_sheet"),
    (b"application/vnd.oasis.opendocument.presentation", "slides"),
    (b"application/vnd.sun.xml.writer", "open_text"),
    (b"application/vnd.sun.xml.calc", "open_sheet"),
    (b"application/vnd.oasis.opendocument.graphics", "picture"),
    (b"application/epub", "other"),
)
_XML = (
    ("schemas.microsoft.com/office/2006/xmlPackage", "flat"),
    ("schemas.microsoft.com/office/word/2003/wordml", "word_2003"),
    ("urn:schemas-microsoft-com:office:spreadsheet", "excel_2003"),
    ("office:document", "open_flat"),
    ("<svg", "picture"),
)
_SPACE = r"(?:[\s\ufeff]|<!--(?:(?!-->).){0,4000}+-->)*+"
_PAGE = re.compile(
    rf"{_SPACE}(?:<\?xml[^>]{{0,200}}>)?{_SPACE}<(?:!doctype html|html|head|body|table|meta|style|title)\b",
    re.IGNORECASE | re.DOTALL,
)
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_PART = re.compile(r"<t[rdh]\b", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:(?:From|Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+|Date|To|Subject|Sender|"
    r"Content-[\w-]+|DKIM-Signature|ARC-[\w-]+|Reply-To|Thread-[\w-]+|Cc):[^\n]*+\n(?:[ \t][^\n]*+\n)*+){2}",
    re.IGNORECASE,
)
_ARCHIVED = re.compile(r"content-location:|multipart/related|text/html", re.IGNORECASE)
_OURS = re.compile(r'"schema"\s*:\s*"vqdesk\.')
_CLOUD = re.compile(r'"(?:doc_id|url)"\s*:\s*"[^"]*"')
_OFFICE = frozenset(
    ["docx", "docm", "dotx", "dotm", "xlsx", "xlsm", "xltx", "xltm", "doc", "xls", "xlsb", "dot", "xlt"]
)
_CONTROLS = [chr(sign) for sign in range(32) if chr(sign) not in "\t\n\v\f\r"]
_LOCK_OF_OFFICE, _LOCK_OF_LIBRE = "~$", ".~lock."


def kind_of(data: bytes, name: str) -> FileKind:
    """Return what a file is, to be read by that kind's reader.

    Raises Refused kind.* with what to do for kinds that are not read, file.encrypted, file.unreadable
    for a damaged package, file.not_text where nothing tells what the bytes are.
    """
    if (locked := lock_of(name)) is not None and len(data) <= _SMALL and _is_lock(data, name):
        raise Refused("file.lock", name=name, locked=locked)
    if data.startswith(SQLITE_HEAD):
        return "store"
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _package(data, name)
    if data.startswith(_MAC):
        raise Refused("file.beside", name=name, other=name.removeprefix("._"))
    if data.startswith(_OLE):
        raise Refused(_old(data), name=name)
    if other := _other(data):
        raise Refused(f"kind.{other}", name=name)
    return _text(data, name)


def lock_of(name: str) -> str | None:
    """Return of which file a name says that it is open somewhere; None where it says nothing such.

    Word puts `~$` in the place of the first two letters, Excel before them: the end is the same.
    """
    if name.startswith(_LOCK_OF_OFFICE) and len(name) > len(_LOCK_OF_OFFICE):
        return f"…{name.removeprefix(_LOCK_OF_OFFICE)}"
    if name.startswith(_LOCK_OF_LIBRE) and name.endswith("#"):
        return name[len(_LOCK_OF_LIBRE) : -1]
    return None


def has_macros(data: bytes) -> bool:
    """Tell whether a package has macros; they are never run, and no report holds them."""
    # A part's name stands in the package as it is, before the part and at the end.
    return b"vbaproject.bin" in data[-_HEAD:].lower()


def _is_lock(data: bytes, name: str) -> bool:
    """Tell whether a small file is what its name says: the name of who has another file open."""
    if data.startswith((b"PK", _OLE)):
        return False
    return name.startswith(_LOCK_OF_LIBRE) or _ending(name) in _OFFICE or b"\0" in data


def _is_mail(bare: str, ending: str) -> bool:
    """Tell whether a text is a mail, or a page archived as one; a mail's lines may begin a text, too."""
    if not _MAIL.match(bare.replace("\r\n", "\n")):
        return False
    return ending in ("eml", "mht", "mhtml") or "mime-version:" in bare.lower()


def _package(data: bytes, name: str) -> FileKind:
    with open_zip(io.BytesIO(data), name) as archive:
        try:
            found = _kind_of_zip(archive)
        except DAMAGE as error:
            raise Refused("file.unreadable", name=name) from error
    if found == "archive" and _ending(name) in _OFFICE:
        # Its reader says what is wrong with it.
        found = "excel" if _ending(name).startswith("xl") else "word"
    if found == "word" or found == "excel":
        return "word" if found == "word" else "excel"
    raise Refused(f"kind.{found}", name=name)


def _kind_of_zip(archive: zipfile.ZipFile) -> str:
    """Return what a zip holds, by its list of parts, else by the parts' names."""
    names = {info.filename.replace("\\", "/").lstrip("/").casefold(): info for info in archive.infolist()}
    if main := _MAIN_TYPE.search(_read_types(archive, names.get("[content_types].xml"))):
        return _PACKAGES[main[1]]
    listed = _read_types(archive, names.get("mimetype"))
    for sign, kind in _OPEN_DOCUMENTS:
        if listed.startswith(sign):
            return kind
    if "word/document.xml" in names or "xl/workbook.xml" in names:
        return "word" if "word/document.xml" in names else "excel"
    if any(each.endswith(".iwa") or each in ("index.apxl", "buildversionhistory.plist") for each in names):
        return "apple"
    return "archive"


def _read_types(archive: zipfile.ZipFile, info: zipfile.ZipInfo | None) -> bytes:
    if info is None or info.flag_bits & ENCRYPTED or info.compress_type not in METHODS:
        return b""
    with archive.open(info) as stream:
        return stream.read(_MOST_TYPES)


def _old(data: bytes) -> str:
    for stream, key in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return key
    return "file.old_office"


def _other(data: bytes) -> str:
    """Return the kind of bytes that begin as no text does; "" where they may be one."""
    binary = b"\0" in data[:_HEAD]
    for sign, kind in _MAGIC:
        if data.startswith(sign) and (binary or kind != "other"):
            return kind
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data[4:8] == b"ftyp":
        return "picture" if data[8:11] in (b"hei", b"hev", b"mif", b"avi") else "other"
    if data.startswith(b"RIFF") and b"\0" in data[:64]:
        return "picture" if data[8:12] == b"WEBP" else "other"
    if data.startswith(b"BM") and b"\0" in data[6:10]:
        return "picture"
    return "archive" if data[257:262] == b"ustar" else ""


def _text(data: bytes, name: str) -> FileKind:
    ending = _ending(name)
    head = _head(data)
    # What a page holds may look like anything; nothing else begins as one.
    if _PAGE.match(head):
        if "<frameset" in (page := head.lower()) and "<table" not in page:
            raise Refused("kind.frames", name=name)
        return "html"
    bare = head.lstrip("\ufeff \t\r\n")
    if _is_mail(bare, ending):
        if _ARCHIVED.search(head) and ending != "eml":
            return "mime"
        raise Refused("kind.mail", name=name)
    if (table := _TABLE.search(head)) and _TABLE_PART.search(head, table.end()):
        return "html"
    if bare.startswith("<?xml") or bare.startswith("<office:") or bare.startswith("<pkg:"):
        return _xml(bare, ending, name)
    if ending in ("html", "htm", "xhtml"):
        return "html"
    return _plain(data, bare, ending, name)


def _plain(data: bytes, bare: str, ending: str, name: str) -> FileKind:
    if bare.startswith("{") and _OURS.search(bare):
        return "json"
    if bare.startswith(("{", "[")) and ending not in ("txt", "tsv", "csv"):
        if ending in ("gdoc", "gsheet", "gslides", "gform") or (
            len(data) <= _SMALL and "google.com" in bare and _CLOUD.search(bare)
        ):
            raise Refused("kind.cloud", name=name)
        if ending == "json" or bare.startswith("{"):
            return "json"
    if ending == "json" and not _has_columns(bare):
        return "json"
    if not data.strip(b"\0"):
        raise Refused("file.unreadable", name=name)
    if _is_binary(data):
        known = ending in ("txt", "tsv", "csv", "tab", "")
        key = "file.unreadable" if ending in _OFFICE else "file.not_text" if known else "kind.other"
        raise Refused(key, name=name)
    if ending in _OFFICE and not _has_columns(bare):
        raise Refused("file.unreadable", name=name)
    return "csv" if ending == "csv" or ("\t" not in bare and ending not in ("txt", "tsv")) else "text"


def _has_columns(head: str) -> bool:
    """Tell whether two lines of a text have three columns each."""
    lines = head.split("\n")
    return any(sum(line.count(sign) > 1 for line in lines) > 1 for sign in "\t;,|")


def _xml(bare: str, ending: str, name: str) -> FileKind:
    for sign, kind in _XML:
        if sign in bare:
            if kind == "flat":
                return "flat"
            raise Refused(f"kind.{kind}", name=name)
    if ending in ("html", "htm", "xhtml"):
        return "html"
    raise Refused("kind.xml", name=name)


def _head(data: bytes) -> str:
    """Return a text's beginning, its letters of ASCII right in any encoding."""
    head = data[:_HEAD]
    encoding = detect_encoding(head)
    if encoding.startswith("utf-16"):
        return head.decode(encoding, "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes are certainly no text: zeros that are no UTF-16, or many controls."""
    text = _head(data)
    return "\0" in text or sum(map(text.count, _CONTROLS)) * 50 > len(text)


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return ending.strip().lower() if dot and stem else ""
