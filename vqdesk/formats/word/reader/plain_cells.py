"""Cells of plain text in Word tables: nearly all of a long annex, read several times as fast."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from lxml import etree

from vqdesk.formats.formulas.omml import MATH_TEXT
from vqdesk.formats.opc.values import OFF
from vqdesk.formats.opc.xml import SAFELY
from vqdesk.formats.word.names import VAL, W, tag_names
from vqdesk.formats.word.reader.styles import is_special_font
from vqdesk.formats.word.walk import ALT_CHUNK, ALTERNATE, DELETED_TAGS, SYM, TBL, TC, TR, P, T

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.formats.word.reader.styles import Styles

_PSTYLE, _RSTYLE, _FONTS, _RAISED, _TAB = (
    W + tag for tag in ("pStyle", "rStyle", "rFonts", "vertAlign", "tab")
)
_LINES = tag_names("strike", "dstrike")
# Whatever changes how a cell is read, or its place.
_SPECIAL = (
    *(TBL, ALTERNATE, ALT_CHUNK, MATH_TEXT, SYM, *DELETED_TAGS, _FONTS, _RAISED, _TAB),
    *tag_names("gridSpan", "vMerge", "hMerge", "gridBefore", "cellIns", "cellDel", "ins", "moveTo"),
    *tag_names(
        "vanish",
        "numPr",
        "showingPlcHdr",
        "framePr",
        "subDoc",
        "contentPart",
        "hidden",
        "fldChar",
        "fldSimple",
        "delText",
        "ruby",
        "drawing",
        "pict",
        "object",
    ),
    *tag_names("ptab", "br", "cr", "softHyphen"),
    *_LINES,
)
HYPHEN, NO_BREAK = W + "noBreakHyphen", "\u2011"
_HOLDERS = (TC, TR, TBL)
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_VOWELS = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
_LETTERS = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel in _VOWELS for tone in _TONES)
# Letters and signs of right Vietnamese; of these alone every text is NFC and in no old encoding.
_RIGHT = re.compile(
    f"[\\x00-\\x7f{_LETTERS}đĐ\u00a0\u00ad\u00b0\u00b2\u00b3\u2010-\u2015\u2018-\u2026\u2030]*+"
)


def is_odd(text: str) -> bool:
    """Tell whether a text has characters that right Vietnamese does not need."""
    return _RIGHT.fullmatch(text) is None


def texts_of_row(names: Mapping[str | None, str], row: bytes) -> list[str] | None:
    """Return the texts of the cells of a row in a table with these namespaces; None where it is not whole."""
    try:
        start = etree.tostring(etree.Element("table", nsmap=dict(names))).removesuffix(b"/>")
        table = etree.fromstring(b"%b>%b</table>" % (start, row), etree.XMLParser(**SAFELY))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return _plain_texts(table[0]) if len(table) == 1 and table[0].tag == TR else None


def _plain_texts(row: Any) -> list[str] | None:
    """Return the texts of a row's cells as they are, a line a paragraph; None where a text is in no cell.

    All of them must be plain.
    """
    texts: list[str] = []
    begun = False  # the cell's first paragraph
    for each in row.iter(TC, P, T, HYPHEN):
        tag = each.tag
        if tag == TC:
            texts.append("")
            begun = False
        elif tag == P:
            if texts and (begun or texts[-1]):
                texts[-1] += "\n"
            begun = True
        elif not texts:
            return None
        else:
            texts[-1] += "-" if tag == HYPHEN else each.text or ""
    return texts


def special_holders(table: Any, styles: Styles, *, own: bool = False) -> set[Any]:
    """Return the cells, rows and tables, itself included, of which something is more than plain text.

    In a table of our `own` a no-break hyphen is a plain hyphen.
    """
    # An element lives as long as someone holds it, and is the same one when it is met again.
    found: set[Any] = set()
    # Where no style changes a text, the sixty thousand names of styles need not be looked at.
    tags = (*_SPECIAL, *((_PSTYLE, _RSTYLE) if styles.special else ()), *(() if own else (HYPHEN,)))
    passed: set[Any] = set()  # out of what lies deep is not climbed again and again
    known = None
    for element in table.iter(*tags):
        parent = element.getparent()
        if parent is known or not _is_special(element, element.tag, styles):
            continue
        holder = known = parent
        while holder is not None and holder not in passed and holder.tag not in _HOLDERS:
            if holder is not parent:
                passed.add(holder)
            holder = holder.getparent()
        if holder is not None and holder not in passed:
            found.add(holder)
    return found


def _is_special(element: Any, tag: str, styles: Styles) -> bool:
    if tag in (_PSTYLE, _RSTYLE):
        return element.get(VAL) in styles.special
    if tag == _FONTS:
        return any(map(_is_special_font, element.values()))
    if tag in _LINES:
        return element.get(VAL, "1") not in OFF
    if tag == _RAISED:
        return bool(element.get(VAL) == "superscript")
    # A place in the ruler has the same name as the sign.
    return tag != _TAB or element.getparent().tag != W + "tabs"


@lru_cache(maxsize=256)
def _is_special_font(font: str) -> bool:
    return is_special_font(font)
