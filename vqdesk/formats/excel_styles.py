"""How a workbook's cells are formatted, as far as it changes what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from vqdesk.formats.excel_code import GENERAL, MOST_CODES, for_text, format_code
from vqdesk.formats.excel_places import whole
from vqdesk.formats.excel_stream import elements, local
from vqdesk.formats.excel_strings import SYMBOL_FONTS
from vqdesk.text.legacy import charset_of_font

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 100_000  # Excel keeps up to 65,490 styles and fewer fonts
# What is read of a part, and what only fills it: workbooks that were copied together have much of that.
_CONTAINERS = {
    **{"numFmts": "numFmt", "fonts": "font", "cellXfs": "xf"},
    **dict.fromkeys(("fills", "borders", "cellStyleXfs", "cellStyles", "dxfs"), ""),
}


class CellStyle(NamedTuple):
    """A cell's number format, whether it shows texts otherwise, and its font.

    The font is "" unless it is of an old encoding or of symbols.
    """

    code: str = GENERAL
    changes_texts: bool = False
    font: str = ""


class CellStyles:
    """The cell styles by their place; a missing part is as good as an empty one.

    Raises Refused file.too_big, with the file's `name`, for more than any program keeps.
    """

    def __init__(self, blocks: Iterable[bytes] | None, name: str) -> None:
        self._styles: dict[str | None, CellStyle] = {}
        custom: dict[int, str] = {}
        fonts: list[str] = []
        formats: list[tuple[int, int]] = []
        for each in elements(blocks, _CONTAINERS, (), name) if blocks is not None else ():
            kind = local(each.tag)
            number = whole(each.get("numFmtId"), _MOST)
            if kind == "font":
                fonts.append(_font(each))
            elif kind == "xf":
                formats.append((whole(each.get("fontId"), _MOST), number))
            elif number:
                custom[number] = each.get("formatCode", GENERAL)
            if len(custom) > MOST_CODES or max(len(fonts), len(formats)) > _MOST:
                raise Refused("file.too_big", name=name)
        codes = {number: _coded(format_code(number, custom)) for number in {at for _, at in formats}}
        for place, (at, number) in enumerate(formats):
            self._styles[str(place)] = codes[number]._replace(font=fonts[at] if at < len(fonts) else "")
        self._styles[None] = self._styles.get("0", _PLAIN)

    def __getitem__(self, place: str | None) -> CellStyle:
        return self._styles.get(place, _PLAIN)


_PLAIN = CellStyle()


def _coded(code: str) -> CellStyle:
    """Return the style of a number format, without its font."""
    section = for_text(code) if code != GENERAL else None
    return CellStyle(code, section is not None and section.parts != (("at", "@"),))


def _font(element: Any) -> str:
    named = next(element.iterchildren("{*}name"), None)
    name = "" if named is None else str(named.get("val", ""))
    return name if name.casefold() in SYMBOL_FONTS or charset_of_font(name) else ""
