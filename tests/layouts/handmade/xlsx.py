"""Excel files by hand: a plan's blocks become a sheet; numbers are numbers that a format shows."""

# Markup is not broken where it would be.
# ruff: noqa: E501

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from handmade.docx import Pen, zipped
from handmade.plan import C, Para, Table, flat

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = {
    _S: "http://purl.oclc.org/ooxml/spreadsheetml/main",
    _R: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
# cellXfs by place: general, bold wrapped, 0.0%, 0%, dd/mm/yyyy, #,##0, 0.00%, text, d/m/yyyy
_FORMATS = (0, 0, 164, 9, 165, 3, 10, 49, 166)


@dataclass
class Sheet:
    """How a sheet is written; `value` returns a cell's XML, or None for a text."""

    name: str = "Biểu"
    value: Callable[[Pen, C, str], str | None] = lambda _pen, _cell, _ref: None
    inline: bool = False
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    first_row: int = 1
    first_column: int = 0
    dimension: str = ""
    tail: str = ""
    titles_across: int = 0
    merge_covered: bool = True
    state: str = ""
    blocks: Sequence[Para | Table] = ()
    after: Sequence[Sequence[str]] = ()
    rows_of: list[int] = field(default_factory=list)


def letters(column: int) -> str:
    """Return a column's letters, from 0."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


class Book:
    """Collect sheets and shared strings."""

    def __init__(self, *, strict: bool = False, fonts: Sequence[str] = ("Times New Roman",)) -> None:
        self.pen = Pen()
        self.strings: list[str] = []
        self.sheets: list[tuple[Sheet, str]] = []
        self.strict = strict
        self.fonts = fonts

    def add(self, sheet: Sheet) -> None:
        """Write a sheet."""
        rows: dict[int, str] = {}
        merges: list[str] = []
        here = sheet.first_row
        for block in sheet.blocks:
            if isinstance(block, Para):
                if block.text:
                    cell = C(block.text, across=sheet.titles_across or 1, role=block.role)
                    rows[here] = self._cell(sheet, cell, here, sheet.first_column, merges)
                here += 1
                continue
            for r, line in enumerate(flat(block.rows)):
                rows[here + r] = "".join(
                    self._cell(sheet, cell, here + r, sheet.first_column + column, merges)
                    for cell, column, began in line
                    if began == r
                )
            sheet.rows_of.append(here)
            here += len(block.rows) + 1
        for texts in sheet.after:
            here += 1
            rows[here] = "".join(
                self._cell(sheet, C(text), here, sheet.first_column + c, merges)
                for c, text in enumerate(texts)
                if text
            )
        self.sheets.append((sheet, self._xml(sheet, rows, merges)))

    def bytes(self) -> bytes:
        """Return the package."""
        files: dict[str, str | bytes] = {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
            f'ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
            + "".join(
                f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{_TYPE}.worksheet+xml"/>'
                for n in range(1, len(self.sheets) + 1)
            )
            + f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
            f'Type="{_R}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{_S}" xmlns:r="{_R}"><sheets>'
            + "".join(
                f'<sheet name="{sheet.name}" sheetId="{n}" {sheet.state} r:id="rId{n}"/>'
                for n, (sheet, _) in enumerate(self.sheets, 1)
            )
            + "</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
            + "".join(
                f'<Relationship Id="rId{n}" Type="{_R}/worksheet" Target="worksheets/sheet{n}.xml"/>'
                for n in range(1, len(self.sheets) + 1)
            )
            + f'<Relationship Id="rId90" Type="{_R}/styles" Target="styles.xml"/>'
            f'<Relationship Id="rId91" Type="{_R}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
            "xl/styles.xml": self._styles(),
            "xl/sharedStrings.xml": f'<sst xmlns="{_S}">{"".join(self.strings)}</sst>',
        }
        for n, (_, xml) in enumerate(self.sheets, 1):
            files[f"xl/worksheets/sheet{n}.xml"] = xml
        if self.strict:
            for old, new in _STRICT.items():
                files = {name: xml.replace(old, new) for name, xml in files.items()}  # type: ignore[union-attr,arg-type]
        return zipped(files)

    @property
    def seen(self) -> str:
        """Return what a reader sees."""
        return "".join(self.pen.seen)

    def _cell(self, sheet: Sheet, cell: C, row: int, column: int, merges: list[str]) -> str:
        ref = f"{letters(column)}{row}"
        covered = ""
        if cell.across > 1 or cell.down > 1:
            last = f"{letters(column + cell.across - 1)}{row + cell.down - 1}"
            merges.append(f'<mergeCell ref="{ref}:{last}"/>')
            covered = "".join(
                f'<c r="{letters(c)}{row}" s="1"/>' for c in range(column + 1, column + cell.across)
            )
        if not cell.text:
            return f'<c r="{ref}" s="1"/>' + covered
        return (sheet.value(self.pen, cell, ref) or self.text(cell, ref, inline=sheet.inline)) + covered

    def text(self, cell: C, ref: str, *, inline: bool = False, style: int = 1) -> str:
        """Return a cell of text; every third shared string is rich."""
        said = self.pen.say(cell.text)
        if inline:
            return f'<c r="{ref}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'
        middle = cell.text.find(" ", len(cell.text) // 2)
        if self.pen.next() % 3 == 0 and middle > 0:
            quiet = Pen()
            parts = [cell.text[:middle], cell.text[middle:]]
            runs = [f'<r><rPr><b/></rPr><t xml:space="preserve">{quiet.say(part)}</t></r>' for part in parts]
            self.strings.append(f'<si>{"".join(runs)}<phoneticPr fontId="0"/></si>')
        else:
            self.strings.append(f'<si><t xml:space="preserve">{said}</t></si>')
        return f'<c r="{ref}" s="{style}" t="s"><v>{len(self.strings) - 1}</v></c>'

    def _xml(self, sheet: Sheet, rows: Mapping[int, str], merges: Sequence[str]) -> str:
        hidden = set(sheet.hidden_rows)
        lines = "".join(
            f'<row r="{row}" hidden="{int(row in hidden)}">{cells}</row>'
            for row, cells in sorted(rows.items())
        )
        columns = "".join(
            f'<col min="{c + 1}" max="{c + 1}" width="9" hidden="1"/>' for c in sheet.hidden_columns
        )
        return (
            f'<worksheet xmlns="{_S}" xmlns:r="{_R}">'
            + (f'<dimension ref="{sheet.dimension}"/>' if sheet.dimension else "")
            + (f"<cols>{columns}</cols>" if columns else "")
            + f"<sheetData>{lines}{sheet.tail}</sheetData>"
            + (f'<mergeCells count="{len(merges)}">{"".join(merges)}</mergeCells>' if merges else "")
            + "</worksheet>"
        )

    def _styles(self) -> str:
        fonts = "".join(f'<font><sz val="12"/><name val="{name}"/></font>' for name in self.fonts)
        forms = "".join(
            f'<numFmt numFmtId="{number}" formatCode="{code}"/>'
            for number, code in ((164, "0.0%"), (165, "dd/mm/yyyy"), (166, "d/m/yyyy"))
        )
        font = len(self.fonts) - 1
        xfs = "".join(
            f'<xf numFmtId="{number}" fontId="{font}" fillId="0" borderId="0" xfId="0"/>'
            for number in _FORMATS
        )
        return (
            f'<styleSheet xmlns="{_S}"><numFmts count="3">{forms}</numFmts><fonts>{fonts}</fonts><fills><fill><patternFill patternType="none"/></fill></fills>'
            f"<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs>{xfs}</cellXfs></styleSheet>"
        )


_NUMBER = re.compile("[1-9][0-9]{0,8}")
_SHARE = re.compile("(0|[1-9][0-9]{0,3})(,[0-9])?%")
_DAY = re.compile("([1-9]|0[1-9]|1[0-9]|2[0-8])/([1-9]|0[1-9]|1[0-2])/(20[0-9]{2})|(30|31)/(12)/(20[0-9]{2})")


def numbers(pen: Pen, cell: C, ref: str) -> str | None:
    """Write numbers, shares and days as Excel keeps them; what is shown is the cell's text."""
    if cell.role == "number" and _NUMBER.fullmatch(cell.text):
        pen.say(cell.text)
        return f'<c r="{ref}" s="0"><v>{cell.text}</v></c>'
    if cell.role == "evaluation" and (share := _SHARE.fullmatch(cell.text)):
        pen.say(cell.text)
        value = round(float(f"{share[1]}.{(share[2] or ',0')[1:]}") / 100, 4)
        return f'<c r="{ref}" s="{2 if share[2] else 3}"><v>{value!r}</v></c>'
    if cell.role == "deadline" and (day := _DAY.fullmatch(cell.text)):
        pen.say(cell.text)
        first, second, year = (part for part in day.groups() if part)
        serial = (date(int(year), int(second), int(first)) - date(1899, 12, 30)).days
        style = 4 if len(first) == len(second) == 2 else 8
        return f'<c r="{ref}" s="{style}"><v>{serial}</v></c>'
    return None


def formulas(pen: Pen, cell: C, ref: str) -> str | None:
    """Write what `numbers` writes, and every third text, as formulas with their last values."""
    if found := numbers(pen, cell, ref):
        return found.replace("<v>", "<f>COUNTA(A$1:A2)/1</f><v>", 1)
    if cell.role in ("unit", "documents", "evaluation") and pen.next() % 2:
        return f'<c r="{ref}" s="1" t="str"><f>VLOOKUP(A1,DM!A:B,2,0)</f><v>{pen.say(cell.text)}</v></c>'
    return None
