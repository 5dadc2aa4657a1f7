"""How a workbook's cells are formatted, as far as it changes what they show."""

from __future__ import annotations

from typing import Any, NamedTuple

from vqdesk.formats.excel_code import GENERAL, for_text, format_code
from vqdesk.formats.excel_places import whole
from vqdesk.formats.excel_stream import MAIN
from vqdesk.formats.excel_strings import SYMBOL_FONTS
from vqdesk.text.legacy import charset_of_font

_MOST = 100_000  # Excel keeps up to 65,490 styles and fewer fonts


class CellStyle(NamedTuple):
    """A cell's number format, whether it shows texts otherwise, and its font.

    The font is "" unless it is of an old encoding or of symbols.
    """

    code: str = GENERAL
    changes_texts: bool = False
    font: str = ""


class CellStyles:
    """The cell styles by their place; a missing part is as good as an empty one."""

    def __init__(self, root: Any | None) -> None:
        self._styles: dict[str | None, CellStyle] = {}
        if root is None:
            return
        custom = {
            int(each.get("numFmtId")): each.get("formatCode", GENERAL)
            for each in root.iter(MAIN + "numFmt")
            if whole(each.get("numFmtId"), _MOST)
        }
        fonts = [_font(each) for each in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
        for place, each in enumerate(root.iterfind(f"{MAIN}cellXfs/{MAIN}xf")):
            at, number = whole(each.get("fontId"), _MOST), whole(each.get("numFmtId"), _MOST)
            code = format_code(number, custom)
            changes = code != GENERAL and _changes_texts(code)
            self._styles[str(place)] = CellStyle(code, changes, fonts[at] if at < len(fonts) else "")
        self._styles[None] = self._styles.get("0", _PLAIN)

    def __getitem__(self, place: str | None) -> CellStyle:
        return self._styles.get(place, _PLAIN)


_PLAIN = CellStyle()


def _changes_texts(code: str) -> bool:
    section = for_text(code)
    return section is not None and section.parts != (("at", "@"),)


def _font(element: Any) -> str:
    named = element.find(MAIN + "name")
    name = "" if named is None else str(named.get("val", ""))
    return name if name.casefold() in SYMBOL_FONTS or charset_of_font(name) else ""
