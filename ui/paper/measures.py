"""Lengths on paper: twentieths of a point, as whole numbers, for preview, printer and PDF alike."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from vqdesk.annex.layout import typography as look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.annex.layout.columns import Column

PER_INCH = 1440
"""Units of an inch. So fine that letters keep their widths at every size and on every device."""

# Of a letter's size. Times New Roman and Liberation Serif have the same; Qt tells others for the same font
# on other systems, and lines would break into pages elsewhere.
ASCENT, PITCH = 0.891, 1.15
TAB = 720


def points(length: float) -> int:
    """Return a length given in points."""
    return round(length * PER_INCH / 72)


def millimetres(length: float) -> int:
    """Return a length given in millimetres."""
    return round(length * PER_INCH / 25.4)


PAGE_WIDTH_TWIPS, PAGE_HEIGHT_TWIPS = millimetres(look.PAGE_WIDTH), millimetres(look.PAGE_HEIGHT)
TOP_TWIPS, LEFT_TWIPS = millimetres(look.TOP), millimetres(look.LEFT)
TEXT_WIDTH_TWIPS = millimetres(look.TEXT_WIDTH)
TEXT_HEIGHT_TWIPS = PAGE_HEIGHT_TWIPS - TOP_TWIPS - millimetres(look.BOTTOM)
NUMBER_TOP = millimetres(look.NUMBER_FROM_EDGE)
CELL_SIDE_TWIPS, CELL_TOP_TWIPS = points(look.CELL_SIDE), points(look.CELL_TOP)
BORDER_TWIPS = points(look.BORDER)
CLOSING_GAP = points(12)
CLOSING_LEFT = TEXT_WIDTH_TWIPS * 45 // 100


def edges(columns: Iterable[Column]) -> list[int]:
    """Return where the columns begin, and where the last ends, from the table's left."""
    places = list(accumulate((column.width for column in columns), initial=0))
    return [round(edge * TEXT_WIDTH_TWIPS / places[-1]) for edge in places]
