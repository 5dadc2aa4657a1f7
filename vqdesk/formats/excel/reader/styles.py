"""How a workbook's cells are formatted, as far as it changes what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from db.errors import Refused
from vqdesk.formats.excel.element_stream import elements, local_name
from vqdesk.formats.excel.references import parse_index
from vqdesk.formats.excel.strings import SYMBOL_FONTS, is_switched_on
from vqdesk.formats.opc.number_format.codes import GENERAL, MOST_CODES, for_text, format_code
from vqdesk.text.legacy.conversion import charset_of_font

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST = 100_000  # Excel keeps up to 65,490 styles and fewer fonts
# What is read of a part, and what only fills it: workbooks that were copied together have much of that.
_CONTAINERS = {
    **{"numFmts": "numFmt", "fonts": "font", "cellXfs": "xf", "dxfs": "dxf", "tableStyles": "tableStyle"},
    **dict.fromkeys(("fills", "borders", "cellStyleXfs", "cellStyles"), ""),
}


class CellStyle(NamedTuple):
    """A cell's number format, whether it shows texts otherwise, its font, and whether that is struck out.

    The font is "" unless it is of an old encoding or of symbols. `is_box`: truth is shown by a tick.
    """

    code: str = GENERAL
    changes_texts: bool = False
    font: str = ""
    struck: bool = False
    is_box: bool = False

    @property
    def shows_texts(self) -> bool:
        """Tell whether texts are shown as they are stored."""
        return not (self.changes_texts or self.font or self.struck)


class CellStyles:
    """The cell styles by their place; a missing part is as good as an empty one.

    `plain` are the places of those that show texts as they are stored; `striking`, `hiding` and `changing`
    those of the looks that a condition or a table may give, where they strike texts out, show nothing, or
    show numbers otherwise. Raises Refused file.too_big, with the file's `name`, for more than any program
    keeps.
    """

    def __init__(self, blocks: Iterable[bytes] | None, name: str) -> None:
        self._styles: dict[str | None, CellStyle] = {}
        custom: dict[int, str] = {}
        fonts: list[tuple[str, bool]] = []
        self.striking: set[str] = set()
        self.hiding: set[str] = set()
        self.changing: set[str] = set()
        self._tables: dict[str, list[str]] = {}
        looks = 0
        formats: list[tuple[int, int, bool]] = []
        for each in elements(blocks, _CONTAINERS, (), name) if blocks is not None else ():
            kind = local_name(each.tag)
            number = parse_index(each.get("numFmtId"), _MOST)
            if kind == "font":
                fonts.append(_font(each))
            elif kind == "xf":
                formats.append((parse_index(each.get("fontId"), _MOST), number, _is_box(each)))
            elif kind == "dxf":
                self._read_look(each, str(looks))
                looks += 1
            elif kind == "tableStyle":
                self._tables[each.get("name", "")] = [part.get("dxfId", "") for part in each]
            elif number:
                custom[number] = each.get("formatCode", GENERAL)
            if len(custom) > MOST_CODES or max(len(fonts), len(formats), looks, len(self._tables)) > _MOST:
                raise Refused("file.too_big", name=name)
        codes = {number: _read_code(format_code(number, custom)) for number in {at for _, at, _ in formats}}
        for place, (at, number, is_box) in enumerate(formats):
            font, struck = fonts[at] if at < len(fonts) else ("", False)
            self._styles[str(place)] = codes[number]._replace(font=font, struck=struck, is_box=is_box)
        self._styles[None] = self._styles.get("0", _PLAIN)
        self.plain = frozenset(place for place, style in self._styles.items() if style.shows_texts)

    def __getitem__(self, place: str | None) -> CellStyle:
        return self._styles.get(place, _PLAIN)

    def table_strikes(self, name: str) -> bool:
        """Tell whether a style of tables, by its name, strikes texts out."""
        return not self.striking.isdisjoint(self._tables.get(name, ()))

    def _read_look(self, look: Any, place: str) -> None:
        if strikes_cell(look):
            self.striking.add(place)
        if hides_numbers(look):
            self.hiding.add(place)
        elif changes(look):
            self.changing.add(place)


def strikes_cell(look: Any) -> bool:
    """Tell whether a look strikes texts out (ECMA-376 part 1, 18.8.14)."""
    return any(map(is_switched_on, look.iterfind("{*}font/{*}strike")))


def hides_numbers(look: Any) -> bool:
    """Tell whether a look shows no number, by a format without a sign."""
    return any(not code.strip("; ") for code in _codes(look))


def changes(look: Any) -> bool:
    """Tell whether a look has a number format of its own."""
    return any(code != GENERAL for code in _codes(look))


def _codes(look: Any) -> list[str]:
    return [each.get("formatCode", GENERAL) for each in look.iterfind("{*}numFmt")]


_PLAIN = CellStyle()


def _read_code(code: str) -> CellStyle:
    """Return the style of a number format, without its font."""
    section = for_text(code) if code != GENERAL else None
    return CellStyle(code, section is not None and section.parts != (("at", "@"),))


def _is_box(form: Any) -> bool:
    """Tell whether cells of a form are boxes to be ticked (MS-XLSX, feature property bags)."""
    return len(form) > 0 and next(form.iter("{*}xfComplement"), None) is not None


def _font(element: Any) -> tuple[str, bool]:
    named = next(element.iterchildren("{*}name"), None)
    name = "" if named is None else str(named.get("val", ""))
    struck = any(map(is_switched_on, element.iterchildren("{*}strike")))
    return name if name.casefold() in SYMBOL_FONTS or charset_of_font(name) else "", struck
