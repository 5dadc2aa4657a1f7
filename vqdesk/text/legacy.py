"""Vietnamese text in the old encodings TCVN3 (ABC) and VNI, as it shows when read as Windows-1252."""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from vqdesk import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping


class Charset(NamedTuple):
    """An old encoding; with `capitals` the font shows every letter as a capital."""

    name: Literal["TCVN3", "VNI"]
    capitals: bool = False


TCVN3, VNI = Charset("TCVN3"), Charset("VNI")

_TCVN3_FONT = re.compile(r"\.vn\w.*?(?P<capitals>h)?", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[- ].*", re.IGNORECASE)
# Letters that only Unicode has: a text with one of them is in no old encoding.
_UNICODE_ONLY = re.compile(
    "[\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
# What right Vietnamese never has: letters of other languages, signs inside words, and pairs of vowels.
_SUSPICIOUS = re.compile(
    "[äåæçëîïðñöøûüþÿÄÅÆÇËÎÏÐÑÖØÛÜÞß]"
    "|(?<=[^\\W\\d_])[\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be]|[\u00a1-\u00ae\u00b5-\u00b9\u00bb-\u00be](?=[^\\W\\d_])"
    "|[aA][ùáàãâêéèúõÙÁÀÃÂÊÉÈÚÕ]|[eE][áàãâùõÁÀÃÂÙÕ]|[oO][ùâõÙÂÕ]|[uU][ùõÙÕ]|[yY][ùõÙÕ]"
)
_WORD = re.compile(r"\S+")
_SYMBOL = re.compile(r"\d|/|^[BCDĐGHKLMNPQRSTVXÑ§]+$")
_LETTERS = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?"
    r"(?:uyê|uya|oai|oay|uây|iêu|yêu|ươi|ươu|uôi|uyu|oeo|oao|iê|yê|uô|ươ|ia|ya|ua|ưa|oa|oă|oe|oo|uâ|uê|uy|uơ"
    r"|ai|ay|ao|au|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
    r"(?P<stop>ch|[cpt])?(?:ng|nh|[mn])?"
)
_LEAST_WORDS = 2  # one word alone may be a name of another language


def charset_of_font(font: str) -> Charset | None:
    """Return the encoding that a font's name tells: `.VnTime`, `.VnTimeH`, `VNI-Times`."""
    if match := _TCVN3_FONT.fullmatch(font):
        return Charset("TCVN3", bool(match["capitals"]))
    return VNI if _VNI_FONT.fullmatch(font) else None


def is_suspicious(text: str) -> bool:
    """Tell whether a text may be in an old encoding; right Vietnamese is not, unless signs touch words."""
    return _SUSPICIOUS.search(text) is not None


def has_unicode_letters(text: str) -> bool:
    """Tell whether a text has Vietnamese letters that no old encoding has."""
    return _UNICODE_ONLY.search(text) is not None


def decoded(text: str, charset: Charset) -> str:
    """Return a text in Unicode (NFC); what the encoding does not know stays as it is."""
    table, pattern = _tables()[charset.name]
    plain = pattern.sub(lambda match: table[match[0]], text)
    return plain.upper() if charset.capitals else plain


def guess(text: str, likely: Charset | None = None) -> Charset | None:
    """Return the encoding in which a text becomes Vietnamese; None where it is right, or nobody can tell.

    One word alone tells nothing, unless `likely` is what the text around it is in.
    """
    words = [word for word in _WORD.findall(text) if is_suspicious(word) and _tells(word)]
    best: Charset | None = None
    most = 0
    for charset in (TCVN3, VNI):
        right = sum(_is_vietnamese(decoded(word, charset)) for word in words)
        enough = right >= _LEAST_WORDS or (charset == likely and right)
        if right > most and enough and right * 5 >= len(words) * 4:
            best, most = charset, right
    return best


def _tells(word: str) -> bool:
    """Tell whether a word tells its encoding: the symbols of documents, such as 88/QĐ-UBND, do not."""
    return not (has_unicode_letters(word) or _SYMBOL.search(word))


@cache
def _tables() -> Mapping[str, tuple[Mapping[str, str], re.Pattern[str]]]:
    tcvn3: dict[str, str] = {}
    vni: dict[str, str] = {}
    with shipped.path("words/legacy_charsets.csv").open(encoding="utf-8", newline="") as source:
        for row in csv.DictReader(source):
            vni[row["vni"]] = row["char"]
            # A toned capital shares its byte with the small letter; the font alone tells them apart.
            if row["char"].islower() or row["tcvn3"] not in tcvn3:
                tcvn3[row["tcvn3"]] = row["char"]
    return {"TCVN3": (tcvn3, _pattern(tcvn3)), "VNI": (vni, _pattern(vni))}


def _pattern(table: Mapping[str, str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(table, key=len, reverse=True))))


def _is_vietnamese(word: str) -> bool:
    """Tell whether all letters of a word are syllables that Vietnamese can have."""
    parts = _LETTERS.findall(word)
    return bool(parts) and all(map(_is_syllable, parts)) and not is_suspicious(word)


def _is_syllable(letters: str) -> bool:
    apart = unicodedata.normalize("NFD", letters.lower())
    tones = [sign for sign in apart if sign in _TONES]
    bare = unicodedata.normalize("NFC", "".join(sign for sign in apart if sign not in _TONES))
    match = _SYLLABLE.fullmatch(bare)
    if match is None or len(tones) > 1:
        return False
    # A syllable that ends in a stop has one of two tones.
    return not match["stop"] or tones in (["\u0301"], ["\u0323"])
