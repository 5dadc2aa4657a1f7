"""The bytes of an HTML file into text, in the encoding that is right."""

from __future__ import annotations

import codecs
import re
import unicodedata

from db.errors import Refused
from vqdesk.text.legacy.conversion import guess_charset

_HEAD = 4096  # bytes in which browsers look for a declaration too
_SAMPLE = 40_000  # characters that are enough to tell an encoding
_DECLARED = re.compile(
    rb"""<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w-]+)""",
    re.IGNORECASE,
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UTF16 = ((re.compile(rb"(?:\s\0)*<\0"), "utf-16-le"), (re.compile(rb"(?:\0\s)*\0<"), "utf-16-be"))
# Python knows codecs that are no encodings of pages; only these are taken from a declaration.
_KNOWN = re.compile(r"(?:(?:windows|cp|x-cp)-?125[0-8]|iso-?8859-\d{1,2})")
_WINDOWS = frozenset(
    ["latin1", "iso-8859-1", "us-ascii", "ascii", "windows-1252", "cp1252", "x-user-defined"]
)
_TAG = re.compile(r"<[^<>]*>?")


def decode_html(data: bytes, name: str) -> str:
    """Return the text of an HTML file: by its mark, as UTF-8 where it is that, else as it declares.

    A file that declares nothing is taken only where it becomes Vietnamese by an old encoding.
    Raises Refused file.not_text.
    """
    text = _text(data)
    if text is None or "\0" in text:
        raise Refused("file.not_text", name=name)
    return text


def _text(data: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _by(encoding, data[len(mark) :])
    for beginning, encoding in _UTF16:
        if beginning.match(data):
            return _by(encoding, data)
    # Bytes that are UTF-8 by chance do not occur; wrong declarations do, where a page was converted.
    text = _by("utf-8", data)
    return text if text is not None else _old_text(data)


def _old_text(data: bytes) -> str | None:
    match = _DECLARED.search(data[:_HEAD])
    declared = (match[1] or match[2]).decode("ascii").lower() if match else ""
    if declared in _WINDOWS:
        return _windows(data)
    if _KNOWN.fullmatch(declared):
        text = _by(declared.removeprefix("x-").replace("windows-", "cp"), data)
        # This encoding writes tones behind their letters.
        return unicodedata.normalize("NFC", text) if text and declared.endswith("1258") else text
    if b"\0" in data:
        return None
    text = _windows(data)
    return text if guess_charset(_TAG.sub(" ", text[:_SAMPLE])) else None


def _by(encoding: str, data: bytes) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _windows(data: bytes) -> str:
    """Decode Windows-1252 as browsers do: the bytes that it leaves open are controls, which TCVN3 uses."""
    table = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
    return data.decode("latin-1").translate(table)
