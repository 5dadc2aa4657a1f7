"""A watermark in a workbook: in the margin of every printed page, and in front of each sheet on a screen.

Excel knows none: its own is a picture in the margin, which no other program shows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vqdesk.annex.layout.typography import FONT, NUMBER_FROM_EDGE, TOP
from vqdesk.formats.opc.values import escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_EMU_A_MM = 36_000
_WIDTH, _HEIGHT, _DOWN, _TURN = 150, 35, 20, -35  # millimetres, and degrees
_MARGIN_SIZE = TOP - NUMBER_FROM_EDGE + 10  # points: what a margin of the page has room for

SHEET_END = f'<drawing xmlns:r="{_OFFICE}" r:id="rId1"/>'
"""What a sheet with a watermark has last."""


def margin_code(words: str) -> str:
    """Return what Excel prints at the left in the margin of a page, as XML has it."""
    return escaped(f'&L&"{FONT},Bold"&{_MARGIN_SIZE}&K808080{words}')


def content_types(count: int) -> str:
    """Return what the list of parts says of the drawings of so many sheets."""
    return "".join(
        f'<Override PartName="/{_drawing(number)}" ContentType="{_TYPE}"/>' for number in range(1, count + 1)
    )


def drawings(words: str, rows: Sequence[int]) -> dict[str, bytes]:
    """Return the parts that put words in front of sheets, each on one of its table's rows, from 0.

    Over the table a reader does not take them for a title.
    """
    parts = {}
    for number, row in enumerate(rows, 1):
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = (
            f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/drawing" Target="../{_drawing(number).removeprefix("xl/")}"/></Relationships>'
        ).encode()
        parts[_drawing(number)] = _shape(words, row).encode()
    return parts


def _drawing(number: int) -> str:
    return f"xl/drawings/drawing{number}.xml"


def _shape(words: str, row: int) -> str:
    size = f'cx="{_WIDTH * _EMU_A_MM}" cy="{_HEIGHT * _EMU_A_MM}"'
    return (
        f'{_DECLARATION}<xdr:wsDr xmlns:xdr="{_DRAWING}/spreadsheetDrawing" xmlns:a="{_DRAWING}/main">'
        "<xdr:oneCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff>"
        f"<xdr:row>{row}</xdr:row><xdr:rowOff>{_DOWN * _EMU_A_MM}</xdr:rowOff></xdr:from><xdr:ext {size}/>"
        '<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="2" name="Watermark 1"/>'
        '<xdr:cNvSpPr txBox="1"/></xdr:nvSpPr>'
        f'<xdr:spPr><a:xfrm rot="{_TURN * 60_000}"><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln></xdr:spPr>'
        '<xdr:txBody><a:bodyPr wrap="none" anchor="ctr"/><a:lstStyle/><a:p><a:pPr algn="ctr"/>'
        '<a:r><a:rPr lang="vi-VN" sz="7200" b="1"><a:solidFill><a:srgbClr val="808080">'
        f'<a:alpha val="35000"/></a:srgbClr></a:solidFill><a:latin typeface="{FONT}"/></a:rPr>'
        f"<a:t>{escaped(words)}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
        "<xdr:clientData/></xdr:oneCellAnchor></xdr:wsDr>"
    )
