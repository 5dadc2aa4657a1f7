"""Lengths on paper: twentieths of a point, as whole numbers, for preview, printer and PDF alike."""

from __future__ import annotations

from itertools import accumulate
from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from vqdesk.annex.layout import typography as look

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vqdesk.annex.layout.columns import AnnexColumn

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


TOP_TWIPS, LEFT_TWIPS = millimetres(look.TOP), millimetres(look.LEFT)
NUMBER_TOP = millimetres(look.NUMBER_FROM_EDGE)
CELL_SIDE_TWIPS, CELL_TOP_TWIPS = points(look.CELL_SIDE), points(look.CELL_TOP)
BORDER_TWIPS = points(look.BORDER)
CLOSING_GAP = points(12)


class Sheet(NamedTuple):
    """A sheet of paper: its sides, and what its margins leave for text. Get it by `Sheet.of`."""

    width: int
    height: int
    text_width: int
    text_height: int

    @classmethod
    def of(cls, page: look.Page) -> Sheet:
        """Return the sheet of a page given in millimetres."""
        width, height = millimetres(page.width), millimetres(page.height)
        return cls(width, height, millimetres(page.text_width), height - TOP_TWIPS - millimetres(look.BOTTOM))

    @property
    def diagonal(self) -> int:
        """Return how long a line from corner to corner is."""
        return round(hypot(self.width, self.height))

    @property
    def closing_left(self) -> int:
        """Return where the closing block's right column begins, from the text's left."""
        return self.text_width * look.CLOSING_SHARES[0] // sum(look.CLOSING_SHARES)

    def edges(self, columns: Iterable[AnnexColumn]) -> list[int]:
        """Return where the columns begin, and where the last ends, from the table's left."""
        places = list(accumulate((column.width for column in columns), initial=0))
        return [round(edge * self.text_width / places[-1]) for edge in places]
