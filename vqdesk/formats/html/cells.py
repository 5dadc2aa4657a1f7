"""Cells of a table alone as HTML: what the clipboard hands to Excel and Word."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

# As in `writer`: a spreadsheet must take each text as it is written, and a line break is no new row.
_CELL = r'<td x:str="" sdnum="1033;0;@" style="mso-number-format:\@;white-space:pre-wrap">{text}</td>'
_BREAK = '<br style="mso-data-placement:same-cell"/>'
_PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<head><meta charset="utf-8"/></head><body><table border="1" cellspacing="0" x:str="">{rows}</table>'
    "</body></html>\n"
)


def format_rows(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of texts as a page that holds one table."""
    return _PAGE.format(rows="".join(f"<tr>{''.join(map(_cell, row))}</tr>\n" for row in rows))


def _cell(text: str) -> str:
    return _CELL.format(text=escape(text, quote=False).replace("\n", _BREAK))
