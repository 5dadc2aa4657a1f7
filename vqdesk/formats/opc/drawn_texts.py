"""The texts that charts and diagrams show (DrawingML): no report holds them, so they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vqdesk.formats.opc.number_format.codes import GENERAL
from vqdesk.formats.opc.number_format.rendering import render_number

if TYPE_CHECKING:
    from collections.abc import Iterator

_STRINGS = frozenset({"strCache", "strLit", "multiLvlStrCache", "dlblRangeCache"})
_NUMBERS = frozenset({"numCache", "numLit"})
_VALUES = frozenset({"val", "yVal", "xVal", "bubbleSize"})
_ON = ("1", "true")


def drawn_texts(root: Any) -> list[str]:
    """Return the texts of a chart's or a diagram's part, each once: titles, series, categories, labels.

    Numbers are there where the chart writes them beside its marks or in a table below.
    """
    lines = (line.strip() for line in _texts(root, numbers=_writes_numbers(root)))
    return list(dict.fromkeys(line for line in lines if line))


def element_name(element: Any) -> str:
    """Return an element's name without its namespace; "" for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def run_texts(paragraph: Any) -> str:
    """Return the text of a paragraph of a drawing, without looks."""
    pieces = []
    for each in paragraph.iter():
        name = element_name(each)
        pieces.append("\n" if name == "br" else (each.text or "") if name == "t" else "")
    return "".join(pieces)


def _texts(root: Any, *, numbers: bool) -> Iterator[str]:
    for each in root.iter():
        name = element_name(each)
        if name == "p":
            yield run_texts(each)
        elif name in _STRINGS:
            yield from (part.text or "" for part in each.iter() if element_name(part) == "v")
        elif name in _NUMBERS:
            if numbers or not _is_value(each):
                yield from _numbers(each)
        elif name == "v" and element_name(each.getparent()) in ("tx", "txData"):
            yield each.text or ""
        elif name == "lvl" and element_name(each.getparent()) in ("strDim", "numDim"):
            # Newer charts (2014) have their points' texts bare.
            if numbers or element_name(each.getparent()) == "strDim":
                code = each.get("formatCode", GENERAL)
                yield from (
                    render_number(part.text or "", code) for part in each if element_name(part) == "pt"
                )
        elif name == "name" and element_name(each.getparent()) == "trendline":
            yield each.text or ""


def _numbers(cache: Any) -> Iterator[str]:
    code = next((each.text for each in cache if element_name(each) == "formatCode"), None) or GENERAL
    for each in cache.iter():
        if element_name(each) == "v":
            yield render_number(each.text or "", code)


def _is_value(cache: Any) -> bool:
    return any(element_name(each) in _VALUES for each in cache.iterancestors())


def _writes_numbers(root: Any) -> bool:
    for each in root.iter():
        name = element_name(each)
        if name in ("dTable", "dataLabels") or (name == "showVal" and each.get("val", "1") in _ON):
            return True
    return False
