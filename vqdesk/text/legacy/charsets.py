"""The old encodings TCVN3 (ABC) and VNI: their fonts, their letters, their look when read as Windows-1252."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from vqdesk.system import resources

if TYPE_CHECKING:
    from collections.abc import Mapping


class Charset(NamedTuple):
    """An old encoding; with `capitals` the font shows every letter as a capital."""

    name: Literal["TCVN3", "VNI"]
    capitals: bool = False


TCVN3, VNI = Charset("TCVN3"), Charset("VNI")

_TCVN3_FONT = re.compile(r"\.vn[\w -].*", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ].*", re.IGNORECASE)
# Letters that only Unicode has: a text with one of them is in no old encoding.
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
# What right Vietnamese never has: letters of other languages; signs at letters; accents within a word's
# small letters as capitals, behind a vowel that has none in Vietnamese, or before a stop. One class comes
# first, so that the search passes quickly over everything else.
_LETTER = "A-Za-zÀ-ÖØ-öø-ÿ\u0102-\u01b0\u1ea0-\u1ef9"
_SUSPICIOUS = re.compile(
    "[\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00beÀ-ÿ](?:"
    "(?<=[äåæçëîïðñöøûüþÿÄÅÆÇËÎÏÐÑÖØÛÜÞß÷])"
    f"|(?<=[{_LETTER}][\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be×])(?![\\s\u00bb.,;:)]|$)"
    f"|(?<=[\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be])(?=[{_LETTER}])"
    f"|(?<=[{_LETTER}][\u00a8-\u00aa\u00ac\u00b5-\u00b8\u00bd\u00be])"
    "|(?<=[aA][ùáàãâêéèúõÙÁÀÃÂÊÉÈÚÕ])|(?<=[eE][áàãâùõÁÀÃÂÙÕ])|(?<=[oO][ùâõÙÂÕ])|(?<=[uUyYôÔ][ùõÙÕ])"
    "|(?<=[a-zà-öø-ÿ][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ])|(?<=[éèêÉÈÊ])(?=[iI])|(?<=[ôâêÔÂÊ])(?=(?:[ctpCTP]|ch|CH)\\b)"
    ")"
)
_CONTROLS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}


def charset_of_font(font: str) -> Charset | None:
    """Return the encoding that a font's name tells: `.VnTime`, `.VnTimeH`, `VNI-Times`."""
    name = font.strip(" \"'")
    if _TCVN3_FONT.fullmatch(name):
        return Charset("TCVN3", name.endswith("H") or (name.islower() and name.endswith("h")))
    return VNI if _VNI_FONT.fullmatch(name) else None


def is_suspicious(text: str) -> bool:
    """Tell whether a text may be in an old encoding; right Vietnamese is not, unless signs touch words."""
    return _SUSPICIOUS.search(text) is not None


def has_unicode_letters(text: str) -> bool:
    """Tell whether a text has Vietnamese letters that no old encoding has."""
    return _UNICODE_ONLY.search(text) is not None


def decode_charset(text: str, charset: Charset) -> str:
    """Return a text in Unicode (NFC); what the encoding does not know stays as it is.

    Bytes that were read as Latin-1 are known too: controls become Windows-1252's signs.
    """
    table, pattern = _tables()[charset.name]
    plain = pattern.sub(lambda match: table[match[0]], text).translate(_CONTROLS)
    return plain.upper() if charset.capitals else plain


def to_windows_1252(text: str) -> str:
    """Return a text that was read as Windows-1258 as Windows-1252 shows it."""
    return text.translate(_as_1258())


@cache
def _as_1258() -> dict[int, str]:
    """Return what bytes that were read as Windows-1258 show in place of Windows-1252's letters."""
    return {
        ord(shown): bytes([byte]).decode("cp1252")
        for byte in range(0xC0, 0x100)
        if (shown := bytes([byte]).decode("cp1258", "ignore")) and shown != bytes([byte]).decode("cp1252")
    }


@cache
def _tables() -> Mapping[str, tuple[Mapping[str, str], re.Pattern[str]]]:
    import csv  # what no start needs

    tcvn3: dict[str, str] = {}
    vni: dict[str, str] = {}
    with resources.path("words/legacy_charsets.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            vni[row["vni"]] = row["char"]
            # A toned capital shares its byte with the small letter; the font alone tells them apart.
            if row["char"].islower() or row["tcvn3"] not in tcvn3:
                tcvn3[row["tcvn3"]] = row["char"]
    # A mark may have been typed in the other case than its letter.
    other = {written[0] + written[1:].swapcase(): char for written, char in vni.items() if len(written) > 1}
    vni = other | vni
    return {"TCVN3": (tcvn3, _pattern(tcvn3)), "VNI": (vni, _pattern(vni))}


def _pattern(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))
