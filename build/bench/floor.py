"""The floor of the export: the same document, written as plain strings and zipped."""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from vqdesk.formats.opc.package import LEVEL
from vqdesk.formats.word.writer.parts import DOCUMENT

if TYPE_CHECKING:
    from pathlib import Path

_STYLES = ("BangSo", "BangChu", "BangChu", "BangChu", "BangNoiDung", "BangTyLe")
_ROWS_A_PIECE = 64
_SYMBOL = re.compile(r"/[A-ZĐ]\w*(?:-[A-ZĐ]\w*)+|-(?=[A-ZĐ]{2,5}/[A-ZĐ])(?<=[0-9]-)")
_HYPHEN = '</w:t><w:noBreakHyphen/><w:t xml:space="preserve">'


def write(out: Path, sides: dict[str, bytes], before: str, rows: list[list[str]], after: str) -> None:
    """Write the other parts, what stands before the rows, the rows' texts, and what stands after them."""
    widths = [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"', before)]
    width = f'<w:tcW w:w="{sum(widths[1:])}" w:type="dxa"/>'
    span = f'<w:tcPr>{width}<w:gridSpan w:val="{len(widths) - 1}"/></w:tcPr>'
    task = [_cell(style) for style in _STYLES]
    domain = [_cell("BangSoLinhVuc"), _cell("BangLinhVuc", span)]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=LEVEL) as archive:
        for name, content in sides.items():
            with archive.open(name, "w") as part:
                part.write(content)
        with archive.open(DOCUMENT, "w") as part:
            part.write(before.encode())
            for start in range(0, len(rows), _ROWS_A_PIECE):
                piece = [
                    _row(row, domain if len(row) == 2 else task)
                    for row in rows[start : start + _ROWS_A_PIECE]
                ]
                part.write("".join(piece).encode())
            part.write(after.encode())


def _row(row: list[str], starts: list[str]) -> str:
    cells = [f"{start}{_run(text)}</w:p></w:tc>" for start, text in zip(starts, row, strict=True)]
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _run(text: str) -> str:
    if not text:
        return ""
    # Words are shuffled: in a text with both signs there may be a symbol, which is not to be broken.
    shown = escape(text)
    if "/" in shown and "-" in shown:
        shown = _SYMBOL.sub(lambda found: found[0].replace("-", _HYPHEN), shown)
    return f'<w:r><w:t xml:space="preserve">{shown}</w:t></w:r>'


def _cell(style: str, properties: str = "") -> str:
    return f'<w:tc>{properties}<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
