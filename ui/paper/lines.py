"""Line breaking: paragraphs become lines, ready to be painted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextOption

from ui.paper.fonts import Fonts
from ui.paper.measures import ASCENT, PITCH, TAB, points

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPainter

    from vqdesk.annex.layout.typography import Alignment, Role, TextStyle, TextStyles

_ALIGNMENTS = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justified": Qt.AlignmentFlag.AlignJustify,
}
# What is written in one piece, as `42/KH-UBND`, `63-NQ/HU`, `52 tạ/ha`: Qt would begin a line after the
# hyphen or the slash. `759/BC -UBND` is one too.
_SYMBOL = re.compile(r"(?<![^\s;,])[^\s;,]*/[^\s;,]*(?: -[A-ZĐ]{2}[^\s;,]*)?")


class ParagraphLines(NamedTuple):
    """A paragraph as pages are made of it: the number of lines, their distance, the room before and after."""

    number: int
    pitch: int
    before: int = 0
    after: int = 0


class PaintedParagraph(NamedTuple):
    """A paragraph in lines, ready to be painted; `layout` is None where it is empty."""

    layout: QTextLayout | None
    lines: ParagraphLines
    ascent: int

    def paint(self, painter: QPainter, left: int, top: int, first: int, last: int) -> None:
        """Paint the lines from `first` up to before `last` below each other from a place on."""
        if self.layout is None:
            return
        base = top + self.ascent
        for index in range(first, last):
            line = self.layout.lineAt(index)
            # A sign from another font makes its line higher: the others' baselines stay where they are.
            line.draw(painter, QPointF(left, base - line.ascent()))
            base += self.lines.pitch


class _Kind(NamedTuple):
    """What all paragraphs of a role have in common."""

    font: QFont
    option: QTextOption
    pitch: int
    before: int
    after: int
    ascent: int

    def lines(self, count: int) -> ParagraphLines:
        """Return so many lines of it."""
        return ParagraphLines(count, self.pitch, self.before, self.after)


class Setter:
    """Break paragraphs into lines, the same ones for every device; of one thread."""

    def __init__(self, looks: TextStyles) -> None:
        fonts = Fonts()
        self._kinds = {role: _kind(fonts, look) for role, look in looks.items()}

    def set(self, text: str, role: Role, width: int) -> PaintedParagraph:
        """Break a paragraph into lines of a width, to be painted."""
        kind = self._kinds[role]
        layout, count = (_broken(text, kind, width, keep=True)) if text else (None, 1)
        return PaintedParagraph(layout, kind.lines(count), kind.ascent)

    def measure(self, text: str, role: Role, width: int) -> ParagraphLines:
        """Return what `set` would, without keeping the lines."""
        kind = self._kinds[role]
        count = _broken(text, kind, width, keep=False)[1] if text else 1
        return kind.lines(count)


def _kind(fonts: Fonts, look: TextStyle) -> _Kind:
    return _Kind(
        fonts.of(look),
        _option(look.alignment),
        points(look.size * PITCH),
        points(look.before),
        points(look.after),
        points(look.size * ASCENT),
    )


def _option(alignment: Alignment) -> QTextOption:
    option = QTextOption(_ALIGNMENTS[alignment])
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(TAB)
    return option


def _broken(text: str, kind: _Kind, width: int, *, keep: bool) -> tuple[QTextLayout, int]:
    """Return a paragraph's lines and their number; not kept, they are made again when painted."""
    layout = QTextLayout(text, kind.font)
    layout.setTextOption(kind.option)
    layout.setCacheEnabled(keep)
    symbols = [found.span() for found in _SYMBOL.finditer(text)] if "/" in text else ()
    layout.beginLayout()
    line, count = layout.createLine(), 0
    while line.isValid():
        line.setLineWidth(width)
        if symbols:
            start = line.textStart()
            end = start + line.textLength()
            for first, last in symbols:
                if start < first < end < last:
                    line.setNumColumns(first - start, width)
        count += 1
        line = layout.createLine()
    layout.endLayout()
    return layout, count
