"""Bytes of a text file into text."""

from __future__ import annotations

import codecs

from db.errors import Refused

_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, name: str) -> str:
    r"""Decode UTF-8 with or without a byte order mark, or UTF-16 with one; every line ends in `\n`.

    Raises Refused file.empty where there is nothing but white space, file.not_text where the bytes
    are no such text; no text holds U+0000.
    """
    encoding = "utf-16" if data.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refused("file.not_text", name=name) from error
    if "\0" in text:
        raise Refused("file.not_text", name=name)
    if not text.strip():
        raise Refused("file.empty", name=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")
