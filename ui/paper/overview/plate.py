"""Sizes, kinds of text, colours and patterns of the overview's page: the only ones that it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from ui.paper.measures import millimetres
from vqdesk.annex.layout.typography import ACROSS, TextStyle

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vqdesk.summary.overview import DueKind
    from vqdesk.tracking.groups import StatusGroup

# Narrower than an annex's: what is shown here is filed with its report or hung up.
SHEET = QRectF(0, 0, millimetres(ACROSS.width), millimetres(ACROSS.height))
INSIDE = SHEET.adjusted(millimetres(20), millimetres(14), -millimetres(15), -millimetres(12))

TITLE_TEXT, SUBTITLE = TextStyle(15, bold=True), TextStyle(12)
HEAD, FIGURE = TextStyle(11, bold=True), TextStyle(22, bold=True)
TEXT, STRONG, SMALL_TEXT = TextStyle(9.5), TextStyle(9.5, bold=True), TextStyle(8.5)

BLACK, QUIET, HAIR = QColor("#111111"), QColor("#4a4a4a"), QColor("#b5b5b5")
BLUE, PALE, ORANGE, WHITE = QColor("#1d5a9e"), QColor("#cfe0f2"), QColor("#d55e00"), QColor("#ffffff")
"""Blue and orange are told apart by every kind of eye, and by their lightness on a copy without colours."""

HAIR_WIDTH, LINE_WIDTH = millimetres(0.15), millimetres(0.3)
HATCH_STEP = millimetres(1.3)
NARROW_GAP, PART_GAP = millimetres(1.5), millimetres(4)
BAR, THIN_BAR = millimetres(3.4), millimetres(2.2)


class Filling(NamedTuple):
    """What a bar is filled with: a ground, and lines over it that lean one way, both ways, or not at all."""

    ground: QColor
    hatch: QColor | None = None
    crossed: bool = False


NOW, THEN = Filling(BLUE), Filling(WHITE)
_WARNING, _NOTHING = Filling(ORANGE, BLACK, crossed=True), Filling(WHITE)
GROUP_FILLINGS: Mapping[StatusGroup, Filling] = {
    "done_in_time": Filling(BLUE),
    "done_late": Filling(BLUE, WHITE),
    "open_in_time": Filling(PALE),
    "open_late": _WARNING,
    "unknown": _NOTHING,
}
DUE_FILLINGS: Mapping[DueKind, Filling] = {
    "overdue": _WARNING,
    "soon": Filling(ORANGE, WHITE),
    "later": Filling(PALE),
    "none": _NOTHING,
    "untold": Filling(WHITE, QUIET),
}
