"""How a workbook's cells are formatted, as far as it changes what they show."""

from __future__ import annotations

from typing import Any, NamedTuple

from vqdesk.formats.excel_shown import GENERAL, format_code
from vqdesk.formats.excel_strings import MAIN, whole
from vqdesk.text.legacy import charset_of_font


class CellStyle(NamedTuple):
    """A cell's number format, and its font where that is of an old encoding, else ""."""

    code: str = GENERAL
    old_font: str = ""


_PLAIN = CellStyle()


class CellStyles:
    """The cell styles by their place; a missing part is as good as an empty one."""

    def __init__(self, root: Any | None) -> None:
        self._styles: list[CellStyle] = []
        if root is None:
            return
        custom = {
            int(each.get("numFmtId")): each.get("formatCode", GENERAL)
            for each in root.iter(MAIN + "numFmt")
            if each.get("numFmtId", "").isdigit()
        }
        fonts = [_old_font(each) for each in root.iterfind(f"{MAIN}fonts/{MAIN}font")]
        for each in root.iterfind(f"{MAIN}cellXfs/{MAIN}xf"):
            font, number = whole(each.get("fontId"), 0), whole(each.get("numFmtId"), 0)
            old_font = fonts[font] if font < len(fonts) else ""
            self._styles.append(CellStyle(format_code(number, custom), old_font))

    def __getitem__(self, place: str | None) -> CellStyle:
        at = whole(place, 0)
        return self._styles[at] if at < len(self._styles) else _PLAIN


def _old_font(element: Any) -> str:
    named = element.find(MAIN + "name")
    name = "" if named is None else str(named.get("val", ""))
    return name if charset_of_font(name) else ""
