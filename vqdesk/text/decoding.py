"""The encodings of text files: UTF-8, UTF-16 and old code pages, told from the bytes."""

from __future__ import annotations

import codecs
import re
import unicodedata

from db.errors import Refused
from vqdesk.text.legacy.conversion import guess_charset, has_unicode_letters

_LEAST_ZEROS = 8  # fewer may be damage
SAMPLE_LENGTH = 20_000
"""Characters that are enough to tell an encoding."""

_CONTROLS = [bytes([byte]) for byte in range(32) if chr(byte) not in "\t\n\r\f\v"]
# Windows-1258 writes the five tones behind their vowels.
_TONED = re.compile(rb"[aeiouyAEIOUY\xc2\xc3\xca\xd4\xd5\xdd\xe2\xe3\xea\xf4\xf5\xfd][\xcc\xd2\xde\xec\xf2]")
_TONE = re.compile(rb"[\xcc\xd2\xde\xec\xf2]")
_LEAST_TONES = 3
_LOST = re.compile(r"[^\W\d_](?:\?{1,2}|\ufffd{1,4})(?=[^\W\d_])|(?:\?|\ufffd)\?[^\W\d_]")
_LEAST_LOST = 5  # in a table's headings alone there are as many
_UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, name: str) -> str:
    r"""Decode UTF-8 or UTF-16, with or without a byte order mark; every line ends in `\n`.

    Bytes of the old encodings TCVN3 and VNI come back as they show in Windows-1252; those of
    Windows-1258 are decoded.

    Raises Refused file.empty where there is nothing but white space, file.not_text where the bytes
    are no such text; no text holds U+0000.
    """
    text = _text(data)
    if text is None or "\0" in text:
        raise Refused("file.not_text", name=name)
    if not text.strip():
        raise Refused("file.empty", name=name)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_lost_letters(text: str, name: str) -> None:
    """Refuse (file.letters_lost) a text whose letters became question marks when it was saved.

    A code page that has no Vietnamese letters leaves `Ph?ng N?i v?`: what stood there nobody knows.
    """
    sample = text[:SAMPLE_LENGTH]
    if len(_LOST.findall(sample)) >= _LEAST_LOST and not has_unicode_letters(sample):
        raise Refused("file.letters_lost", name=name)


def decode_any(data: bytes, name: str) -> tuple[str, str]:
    """Decode as `decode` does, and bytes that fit no encoding as Windows-1252.

    The words that are then in doubt come with the text. Raises Refused file.empty, file.not_text.
    """
    try:
        return decode(data, name), ""
    except Refused:
        if any(character in data for character in _CONTROLS) or not data.strip():
            raise
    text = _shown(data).replace("\r\n", "\n").replace("\r", "\n")
    words = [word for word in re.findall(r"[^\s;,|\"]+", text) if not word.isascii()]
    return text, " ".join(words)


def _text(data: bytes) -> str | None:
    """Return the text in the encoding that fits; None where none does."""
    try:
        return data.decode(detect_encoding(data))
    except UnicodeDecodeError:
        return _old_text(data)


def detect_encoding(data: bytes) -> str:
    """Return UTF-16 by its mark or by the zeros of Latin letters, else UTF-8, which is still to be tried."""
    if data.startswith(_UTF16_MARKS):
        return "utf-16"
    zeros = data[::2].count(0), data[1::2].count(0)
    if len(data) % 2 == 0 and max(zeros) > _LEAST_ZEROS and max(zeros) * 6 > len(data) and not min(zeros):
        # Every second byte of Latin letters is zero: before them in one order, behind them in the other.
        return "utf-16-be" if zeros[0] else "utf-16-le"
    return "utf-8-sig"


def _old_text(data: bytes) -> str | None:
    """Return bytes of an old encoding as they show; None where they become no Vietnamese."""
    if any(character in data for character in _CONTROLS):
        return None
    shown = _shown(data)
    return shown if guess_charset(shown[:SAMPLE_LENGTH]) else _vietnamese_windows(data)


def _shown(data: bytes) -> str:
    """Return bytes as Windows-1252 shows them."""
    # TCVN3 uses bytes that it leaves open.
    text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    return data.decode("latin-1").translate(dict(enumerate(text)))


def _vietnamese_windows(data: bytes) -> str | None:
    """Return Windows-1258 as text; None where tones stand elsewhere than behind vowels."""
    tones = len(_TONED.findall(data))
    if tones < _LEAST_TONES or tones != len(_TONE.findall(data)):
        return None
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return None
