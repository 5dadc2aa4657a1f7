"""What Word keeps in the conditional comments of its HTML: formulas, text boxes and EQ fields."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from lxml import etree

from vqdesk.formats.formulas import eq_fields, line, omml
from vqdesk.formats.formulas.line import GAP, Untold
from vqdesk.formats.opc.xml import SAFELY

if TYPE_CHECKING:
    from collections.abc import Iterator

FORMULA, BESIDE = "x-formula", "x-beside"
"""Elements that take the place of comments: a formula as a line, `what` it was; a text that is not shown."""

_COMMENT = re.compile(r"<!--\[if ([^\]]{0,40})\]>|<!\[if !msEquation\]>", re.IGNORECASE)
_END_OF_COMMENT, _END = "<![endif]-->", "<![endif]>"
_TAG = re.compile(r"<[^<>]*>")
_BLOCK_END = re.compile(r"</(?:p|div|td|tr|h\d)>|<br[^<>]*>", re.IGNORECASE)
# Attributes of pages need no quotes, those of XML do.
_UNQUOTED, _QUOTED = re.compile(r"(\s[\w:-]{1,40}=)([^\s\"'<>]+)"), r'\1"\2"'
_M = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def open_comments(html: str) -> str:
    """Return a page in which what Word shows of such comments stands as elements.

    Formulas take the place of their pictures; what a text box holds is there to be told.
    """
    return "".join(_parts(html)) if "[if " in html else html


def _parts(html: str) -> Iterator[str]:
    place = 0
    while match := _COMMENT.search(html, place):
        condition = match[1]
        end_mark = _END if condition is None else _END_OF_COMMENT
        end = html.find(end_mark, match.end())
        if end < 0:
            break
        yield html[place : match.start()]
        yield _replacement(condition, html[match.end() : end])
        place = end + len(end_mark)
    yield html[place:]


def _replacement(condition: str | None, inside: str) -> str:
    """Return what stands for a comment; a picture of a formula is nothing beside the formula itself."""
    if condition is None:
        return ""
    condition = condition.lower()
    if "msequation" in condition:
        return _formula(inside)
    if "supportfields" in condition:
        return _field(inside)
    if "<v:textbox" in inside.lower() and (text := _text(inside)):
        return f"<{BESIDE}>{escape(text)}</{BESIDE}>"
    return ""


def _formula(inside: str) -> str:
    what = _text(inside)
    parser = etree.XMLParser(recover=True, **SAFELY)
    root = etree.fromstring(f'<x xmlns:m="{_M}">{_UNQUOTED.sub(_QUOTED, inside)}</x>'.encode(), parser)
    told = ""
    if root is not None:
        # Word sets looks around the runs; of a formula's parts each name counts.
        etree.strip_tags(root, "{}*")
        try:
            told = line.row([omml.linearise_omml(each, _shown_by) for each in root])
        except Untold:
            told = GAP
    return f'<{FORMULA} what="{escape(what)}">{escape(told or GAP)}</{FORMULA}>'


def _shown_by(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _field(inside: str) -> str:
    code = _text(inside)
    if not eq_fields.is_formula_field(code):
        return ""
    try:
        told = eq_fields.linearise_field(code)
    except Untold:
        told = GAP
    return f'<{FORMULA} what="{escape(code)}">{escape(told)}</{FORMULA}>'


def _text(inside: str) -> str:
    return " ".join(unescape(_TAG.sub("", _BLOCK_END.sub(" ", inside))).split())
