"""How the annex looks, for every output: the page in millimetres, each kind of text in points."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, get_args

FONT = "Times New Roman"

# The margins of Decree 30/2020/NĐ-CP, Appendix I: top and bottom 20-25, left 30-35, right 15-20 mm. The page
# number stands in the middle of the top margin, 10 mm from the edge, not on page 1.
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
NUMBER_FROM_EDGE = 10


class Page(NamedTuple):
    """A sheet of paper: its sides in mm, and what the margins leave of them."""

    width: int
    height: int

    @property
    def text_width(self) -> int:
        """Return what is left for text from side to side."""
        return self.width - LEFT - RIGHT

    @property
    def text_height(self) -> int:
        """Return what is left for text from top to bottom."""
        return self.height - TOP - BOTTOM

    @property
    def is_upright(self) -> bool:
        """Tell whether the sheet is higher than wide."""
        return self.height > self.width


ACROSS, UPRIGHT = Page(297, 210), Page(210, 297)
"""A4, as the columns need it."""

LARGE, LARGEST = Page(420, 297), Page(558, 394)
"""For more columns than A4 has room for: A3, and the widest that Word opens, of the same shape."""

TEXT_WIDTH = ACROSS.text_width

SIGNATURE_ROOM = 15
"""Height in mm kept free at the top of page 1 for the digital signature: three lines of 10 points."""

CELL_SIDE, CELL_TOP = 4.25, 2.0
"""Points between a cell's border and its text, at the sides and above and below."""

BORDER = 0.5
"""Width in points of the table's lines."""

TABLE_SIZES = (12, 13, 14)
"""Sizes in points that a table's text may have; the decree's own wide table has 12 to 14."""

CLOSING_SHARES = (45, 55)
"""How the closing block divides the text's width, in hundredths: whom it goes to, and who signs."""

_SIGNING = 60
"""Points between who signs and his name: signature and seal go there."""

Alignment = Literal["left", "centre", "right", "justified"]
CellRole = Literal["heading", "numeral", "domain", "number", "label", "narrative", "evaluation"]
CELL_ROLES = get_args(CellRole)
LineRole = Literal[
    "annex", "title", "subtitle", "attached", "recipients", "recipient", "date", "authority", "signer"
]
Role = CellRole | LineRole | Literal["page_number", "watermark"]


class TextStyle(NamedTuple):
    """One kind of text: size and room before and after in points; `keep_next` holds it to what follows."""

    size: float
    bold: bool = False
    italic: bool = False
    alignment: Alignment = "left"
    before: float = 0
    after: float = 0
    keep_next: bool = False


TextStyles = Mapping[Role, TextStyle]

WATERMARK_STYLE = TextStyle(100, bold=True, alignment="centre")


def text_styles(table_size: int = 12, evaluation: Alignment = "centre") -> TextStyles:
    """Return the look of every kind of text with the table's text at a size of TABLE_SIZES."""
    text = TextStyle(table_size)
    strong = TextStyle(table_size, bold=True, keep_next=True)
    title = TextStyle(14, bold=True, alignment="centre", keep_next=True)
    return MappingProxyType(
        {
            "annex": title,
            "title": title,
            "subtitle": title._replace(after=2),
            "attached": TextStyle(14, italic=True, alignment="centre", after=8, keep_next=True),
            "heading": strong._replace(alignment="centre"),
            "numeral": strong._replace(alignment="centre"),
            "domain": strong,
            "number": text._replace(alignment="centre"),
            "label": text,
            "narrative": text._replace(alignment="justified"),
            "evaluation": text._replace(alignment=evaluation),
            "page_number": TextStyle(13, alignment="centre"),
            "recipients": TextStyle(12, bold=True, italic=True, keep_next=True),
            "recipient": TextStyle(11, keep_next=True),
            "date": TextStyle(14, italic=True, alignment="centre", keep_next=True),
            "authority": TextStyle(14, bold=True, alignment="centre", keep_next=True),
            "signer": TextStyle(14, bold=True, alignment="centre", before=_SIGNING),
        }
    )
