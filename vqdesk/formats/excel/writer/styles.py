"""Excel's styles for the annex: a font and a cell format for every kind of text, made from its look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from vqdesk.annex.layout.typography import FONT, TABLE_SIZES, TextStyle

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import CellRole, LineRole, TextStyles

SPREADSHEETML = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

TABLE_ROLES: tuple[CellRole, ...] = (
    *("heading", "numeral", "domain", "number", "label", "narrative", "evaluation"),
)
ALIGNMENTS = {"left": "left", "centre": "center", "right": "right", "justified": "justify"}
_FIRST_FORMAT = 164  # those below are Excel's own
_SIDES = ("left", "right", "top", "bottom")
_THIN = "".join(f'<{side} style="thin"><color auto="1"/></{side}>' for side in _SIDES)


class CellFormats:
    """The cell formats of a workbook, numbered as they are first asked for."""

    def __init__(self, styles: TextStyles) -> None:
        self._styles = styles
        # What no format is said of, and by whose figures Excel measures the columns' widths.
        self._fonts: list[TextStyle] = [TextStyle(TABLE_SIZES[0])]
        self._codes: list[str] = []
        self._formats = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>']
        self._known: dict[tuple[str, str, bool], str] = {}

    def format_id(self, role: CellRole | LineRole, code: str = "", *, quoted: bool = False) -> str:
        """Return the number of the format of a kind of text, as an attribute holds it.

        With a `code` it shows a number; `quoted`: Excel is told that a text is no formula.
        """
        key = (role, code, quoted)
        if key not in self._known:
            self._known[key] = str(len(self._formats))
            self._formats.append(self._format(*key))
        return self._known[key]

    def to_xml(self) -> bytes:
        """Return xl/styles.xml with all formats that were asked for."""
        codes = "".join(
            f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
            for number, code in enumerate(self._codes, _FIRST_FORMAT)
        )
        codes = f'<numFmts count="{len(self._codes)}">{codes}</numFmts>' if codes else ""
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<styleSheet xmlns="{SPREADSHEETML}">{codes}'
            f'<fonts count="{len(self._fonts)}">{"".join(map(_font, self._fonts))}</fonts>'
            '<fills count="2"><fill><patternFill patternType="none"/></fill>'
            '<fill><patternFill patternType="gray125"/></fill></fills>'
            '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
            f"<border>{_THIN}<diagonal/></border></borders>"
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
            f'<cellXfs count="{len(self._formats)}">{"".join(self._formats)}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            '<dxfs count="0"/></styleSheet>'
        ).encode()

    def _format(self, role: CellRole | LineRole, code: str, quoted: bool) -> str:
        look = self._styles[role]
        number = _FIRST_FORMAT + _index(self._codes, code) if code else 0
        font = _index(self._fonts, TextStyle(look.size, look.bold, look.italic))
        in_table = role in TABLE_ROLES
        vertical = "center" if role == "heading" else "bottom" if look.before else "top"
        return (
            f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="{int(in_table)}" xfId="0"'
            + (' quotePrefix="1"' if quoted else "")
            + (' applyNumberFormat="1"' if code else "")
            + f' applyFont="1" applyBorder="{int(in_table)}" applyAlignment="1">'
            f'<alignment horizontal="{ALIGNMENTS[look.alignment]}" vertical="{vertical}" wrapText="1"/></xf>'
        )


def _index(items: list[Any], item: Any) -> int:
    """Return where an item stands in a list; a new one is added."""
    if item not in items:
        items.append(item)
    return items.index(item)


def _font(look: TextStyle) -> str:
    marks = ("<b/>" if look.bold else "") + ("<i/>" if look.italic else "")
    name = f'<color rgb="FF000000"/><name val="{FONT}"/><family val="1"/>'
    return f'<font>{marks}<sz val="{look.size:g}"/>{name}</font>'
