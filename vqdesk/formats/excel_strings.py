"""The texts that a workbook's cells share, with the fonts of their runs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from vqdesk.text.characters import raised_digits

if TYPE_CHECKING:
    from collections.abc import Iterator

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


class Text(NamedTuple):
    """A text as it is shown, the fonts of its runs where it has any, and the digits that are raised."""

    shown: str
    runs: tuple[tuple[str, str], ...] = ()
    raised: str = ""


class Strings:
    """The shared texts by their place; a missing part is as good as an empty one."""

    def __init__(self, root: Any | None) -> None:
        self._texts = [] if root is None else [text_of(each) for each in root.iterfind(MAIN + "si")]

    def __getitem__(self, place: int) -> Text:
        return self._texts[place] if 0 <= place < len(self._texts) else Text("")


def text_of(element: Any) -> Text:
    """Return the text of a shared or inline string; what only helps to pronounce it is left out."""
    if len(element) == 1 and element[0].tag == MAIN + "t":
        return Text(unescaped(element[0].text or ""))
    runs, raised = [], ""
    for text, font, is_raised in _runs(element):
        digits = raised_digits(text) if is_raised else None
        raised += text if digits else ""
        runs.append((digits or text, font))
    shown = "".join(text for text, _ in runs)
    return Text(shown, tuple(runs) if any(font for _, font in runs) else (), raised)


def whole(text: str | None, otherwise: int) -> int:
    """Return a number of at most eight digits; else what stands for it."""
    return int(text) if text and len(text) < 9 and text.isascii() and text.isdigit() else otherwise


def unescaped(text: str) -> str:
    """Return a text with the characters that Excel writes as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _runs(element: Any) -> Iterator[tuple[str, str, bool]]:
    for child in element:
        if child.tag == MAIN + "t":
            yield unescaped(child.text or ""), "", False
        elif child.tag == MAIN + "r":
            properties = child.find(MAIN + "rPr")
            font, raised = "", False
            if properties is not None:
                named = properties.find(MAIN + "rFont")
                font = "" if named is None else named.get("val", "")
                align = properties.find(MAIN + "vertAlign")
                raised = align is not None and align.get("val") == "superscript"
            for text in child.iterfind(MAIN + "t"):
                yield unescaped(text.text or ""), font, raised
