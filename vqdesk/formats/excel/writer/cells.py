"""What stands in the cells of a workbook of ours: numbers, shared texts, empty cells, each in its format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from db.errors import Refused
from vqdesk.formats.excel.writer import row_heights as heights
from vqdesk.formats.excel.writer.figures import share_of

if TYPE_CHECKING:
    from vqdesk.annex.layout.typography import CellRole, LineRole
    from vqdesk.formats.excel.writer.styles import CellFormats

MOST_CHARACTERS = 32_767
"""Excel holds no more in a cell, counted in UTF-16."""

_SPARE = 1.0  # points; a number that does not fit is shown as ####
# What Excel would take for a formula, or a program that copies the cell out as text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# What Excel would show otherwise, as a number or a day, once somebody went into the cell and out again.
_TYPED = re.compile(r"(?!(?:0|[1-9][0-9]{0,10})$)[0-9(][0-9.,:/% ()Ee+-]{0,40}")
_DIGITS = frozenset("0123456789(")  # with which such a text begins
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

CellContent = tuple[str, str, str]
"""A cell's format, type ("s" a shared text, "n" a number, "" nothing) and value, as XML has them."""


class Cells:
    """Make cells of texts, and number the texts that the sheets share; `size` is that of the table's."""

    def __init__(self, formats: CellFormats, size: float) -> None:
        self._formats = formats
        self._size = size
        self._shared = 0
        self._texts: list[str] = []

    def make(self, text: str, role: CellRole | LineRole, room: float) -> CellContent:
        """Return a text's cell in a column `room` points wide; a percentage is a number where it fits in.

        Raises Refused excel.text for more than Excel can hold.
        """
        if not text:
            return self._formats.format_id(role), "", ""
        share = share_of(text) if text[-1] == "%" else None
        if share and heights.text_width(text, self._size) + heights.SIDES + _SPARE < room:
            return self._formats.format_id(role, share.code), "n", share.value
        if len(text) * 2 > MOST_CHARACTERS and count_characters(text) > MOST_CHARACTERS:
            raise Refused("excel.text", start=text[:60], count=len(text), most=MOST_CHARACTERS)
        self._texts.append(text)
        self._shared += 1
        return self._formats.format_id(role, quoted=needs_quote(text)), "s", str(self._shared - 1)

    def take_texts(self) -> list[str]:
        """Return the shared texts that came since the last call, in their order."""
        texts, self._texts = self._texts, []
        return texts


def needs_quote(text: str) -> bool:
    """Tell whether Excel has to be told that a text is one, and no formula, number or day."""
    if text[:1] in _DIGITS:
        return _TYPED.fullmatch(text) is not None
    return text.startswith(_FORMULA)


def count_characters(text: str) -> int:
    """Return how many characters a text has as Excel counts them, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape_codes(text: str) -> str:
    """Return a text in which Excel finds no coded character: `_x0041_` would be shown as A."""
    return _CODED.sub("_x005F_", text) if "_x" in text else text
